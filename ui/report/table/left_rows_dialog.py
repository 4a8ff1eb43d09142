"""The rows of a pasted block that were not placed, to be read in full with the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.wrapping_row import WrappingRow

_WIDTH, _HEIGHT = 640, 420
"""Pixels. Chosen by eye: the longest label with its figures takes two lines."""


class LeftRowsDialog(QDialog):
    """Says what a paste has done, and lists every row that was not placed."""

    def __init__(self, sentence: str, rows: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "粘贴")
        self.setWindowTitle("没有放进表里的行")
        self.rows = QPlainTextEdit("\n".join(rows))
        self.rows.setReadOnly(True)
        self.rows.setTabChangesFocus(True)
        self.rows.setAccessibleName("没有放进表里的行")
        close = QPushButton("知道了(&O)")
        close.setDefault(True)
        close.setObjectName("primary")
        close.clicked.connect(self.accept)
        column = QVBoxLayout()
        column.addWidget(plain_label(sentence))
        column.addWidget(self.rows, 1)
        lay_out(self, column, WrappingRow([], [close]))
        within_screen(self, _WIDTH, _HEIGHT)
        self.rows.setFocus()

    @classmethod
    def tell(cls, sentence: str, rows: Sequence[str], parent: QWidget | None = None) -> None:
        """Show the rows, and wait until they are read."""
        dialog = cls(sentence, rows, parent)
        dialog.exec()
        dialog.deleteLater()
