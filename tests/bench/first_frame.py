"""Run the window program until its first frame; print the modules that should not be there, then leave."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ui.session.application import make_application
from ui.session.session import open_window

HEAVY = (
    *("openpyxl", "xlsxwriter", "reportlab", "uharfbuzz", "PIL", "pypdfium2", "docx", "lxml"),
    *("models.rules", "models.statements", "models.importers", "models.stick"),
    *("exporters.manuscript", "exporters.pdf", "exporters.word", "exporters.excel", "exporters.typeset"),
    *("ui.incoming", "ui.outgoing", "ui.report.document", "ui.report.report_view", "ui.restoring.ways_back"),
    *("ui.window.report_page", "ui.window.opening", "ui.window.beginning", "ui.window.about", "ui.window.rules_page"),
)
"""What is loaded when first used: libraries of file formats, and our own rooms that no start page needs."""


class FirstFrame(QObject):
    """Ends the program once the window is painted."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QApplication.exit(0)
        return super().eventFilter(watched, event)


if __name__ == "__main__":
    application = make_application([])
    window = open_window(Path(sys.argv[1]))
    frame = FirstFrame()
    window.installEventFilter(frame)
    window.show()
    application.exec()
    print(*(name for name in HEAVY if name in sys.modules))
