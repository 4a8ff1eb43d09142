"""使用说明: the help for clerks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from resources import read_text
from ui.kit.dialogs import within_screen
from ui.kit.plain_widgets import PlainPage
from ui.kit.wrapping_row import WrappingRow

_MARGIN = 16
"""Pixels around the words. Chosen: a step of the scale of the design."""


class HelpDialog(QDialog):
    """The help for clerks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        within_screen(self, 760, 620)
        page = PlainPage()
        page.setAccessibleName("使用说明")
        page.setMarkdown(read_text("help.md"))
        page.document().setDocumentMargin(_MARGIN)
        page.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        layout = QVBoxLayout(self)
        layout.addWidget(page, 1)
        shut = QPushButton("关闭(&C)")
        shut.setObjectName("primary")
        shut.setDefault(True)
        shut.clicked.connect(self.reject)
        layout.addLayout(WrappingRow([], [shut]))
