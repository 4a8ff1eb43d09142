"""Every page and dialog on every screen that clerks have: nothing is cut, squeezed or out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pylopdf_fonts_zh_cn import __file__ as package
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.all_dialogs import all_dialogs
from tests.ui.clerk import shown
from tests.ui.cut_widgets import faults

TASKBAR, TITLE = 40, 30
"""Pixels of Windows that no window has; the first are those of the screen, the others are scaled."""

SCREENS = tuple(
    QSize(width * 100 // percent, (height - TASKBAR) * 100 // percent - TITLE)
    for width, height, percents in (
        (1366, 768, (200, 175, 150, 125, 100)),
        (1024, 700, (100,)),
        (1920, 1080, (200, 175, 150, 125, 100)),
    )
    for percent in percents
)
SEEN = [SCREENS[0], SCREENS[2], SCREENS[4]]

FONT = Path(package).with_name("NotoSansSC-Regular.otf")
"""Its lines are higher than those of the fonts of Windows: 1.45 times the size, where those have 1.32."""


@pytest.fixture(autouse=True)
def _high_lines(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    [family] = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(FONT)))
    qapp.setFont(QFont(family, before.pointSize()))
    yield
    qapp.setFont(before)


def test_every_dialog_can_be_read_and_answered_on_every_screen(
    qtbot: QtBot, tmp_path: Path, settings: QSettings
) -> None:
    found = []
    for dialog in all_dialogs(tmp_path, settings):
        wanted = dialog.size().expandedTo(dialog.sizeHint())
        shown(qtbot, dialog)
        for screen in SEEN:
            dialog.resize(wanted.boundedTo(screen))
            found += [f"{screen.width()} × {screen.height()}, {fault}" for fault in faults(dialog, screen)]
        dialog.hide()
    assert not found, "\n".join(found)
