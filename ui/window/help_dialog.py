"""使用说明: the help for clerks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QVBoxLayout,
    QWidget,
)

from resources import read_text
from ui.kit.dialogs import within_screen
from ui.kit.plain_widgets import PlainPage


class HelpDialog(QDialog):
    """The help for clerks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        within_screen(self, 760, 620)
        page = PlainPage()
        page.setAccessibleName("使用说明")
        page.setMarkdown(read_text("help.md"))
        page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        layout = QVBoxLayout(self)
        layout.addWidget(page)
