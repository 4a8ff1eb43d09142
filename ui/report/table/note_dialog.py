"""加注: asks for the remark that is printed in brackets beside a figure."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel

_WIDTH = 420
"""Pixels. Chosen by eye: what is asked stands in one line."""


class NoteDialog(QDialog):
    """Asks for a remark.

    Args:
        note: The one that is there; empty if there is none.
        parent: The window to ask over.
    """

    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "表格里的按键（和 Excel 一样）")
        self.setWindowTitle("加注")
        self.note = QLineEdit(note)
        self.note.selectAll()
        asked = PlainLabel("加在数字后面的注(&N)，例如：其中修订16件")
        asked.setBuddy(self.note)
        buttons = answers("确定(&O)")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        for widget in (asked, self.note, plain_label("注印在括号里；清空就不加了。", "guide")):
            column.addWidget(widget)
        lay_out(self, column, buttons)
        within_screen(self, _WIDTH, self.sizeHint().height())
        self.note.setFocus()

    @classmethod
    def ask(cls, note: str, parent: QWidget | None = None) -> str | None:
        """Return the remark, which may be empty; None if the clerk turns back."""
        dialog = cls(note, parent)
        given = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.note.text().strip() if given else None
