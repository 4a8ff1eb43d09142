"""`dev.py picture`: makes the picture of the window again that README shows.

Nothing in it is of the computer or of the day: it is drawn without a screen, in the program's own font.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from pylopdf_fonts_zh_cn import sans_path
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from tests import ROOT
from ui.session.application import make_application
from ui.session.session import open_window
from ui.window.main_window import MainWindow
from ui.window.start_view import StartView

PICTURE = ROOT / "resources" / "pictures" / "window.png"
_SAMPLE = "samples/003_changle_office_2024.json"
"""Two rows of its table 3 do not add up."""

_SIZE = (1280, 784)
"""Pixels; so high that the whole table is seen."""

_INKS = 256
"""Colours that a small PNG has room for; what is left out are shades at the edges of letters."""


def window_picture() -> QImage:
    """Return the window on table 3 of a sample, at the first of two rows that do not add up."""
    with TemporaryDirectory() as folder:
        window = open_window(Path(folder))
        window.showNormal()
        window.resize(*_SIZE)  # the screen there would be is smaller
        _open_first_problem(window)
        picture = window.grab().toImage()  # it is not closed: that would write settings when the folder is gone
    return _with_few_colours(picture.convertToFormat(QImage.Format.Format_RGB32))


def _open_first_problem(window: MainWindow) -> None:
    [start] = window.findChildren(StartView)
    start.wants_exercise.emit(_SAMPLE)
    window.activateWindow()
    if window.report_view:
        window.report_view.check_all()
    QApplication.processEvents()


def _with_few_colours(picture: QImage) -> QImage:
    """Return a picture in the colours that most of it is in."""
    counted = Counter(memoryview(picture.constBits()).cast("B").cast("I"))
    kept = sorted(counted, key=lambda colour: (-counted[colour], colour))[:_INKS]
    return picture.convertToFormat(QImage.Format.Format_Indexed8, kept, Qt.ImageConversionFlag.ThresholdDither)


def _own_font() -> QFont:
    """Return the font that comes with the program, drawn without what a computer has set up for its screen."""
    font = QFont(QApplication.font())
    font.setFamilies(QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(sans_path()))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def main() -> int:
    """Write the picture to where README looks for it, or to the file named on the command line."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application([])
    path = Path(sys.argv[1]) if sys.argv[1:] else PICTURE
    application.setFont(_own_font())
    return 0 if window_picture().save(str(path)) else 1


if __name__ == "__main__":
    sys.exit(main())
