"""改截止日期: another last day, of the task or of what went back to a unit, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from models.district.unit_names import LONGEST_NAME
from ui.district.day_field import DayField
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import answers, plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.shown_text import one_line
from ui.kit.spoken import name_choice

_SIZE = 520, 300
"""Pixels. Chosen by eye: the name of a unit has room."""

_ABOUT = (
    "改了马上算数：各单位的状态、过了几天、催报都按新的日期。单位那边要再发一份任务包，或者打电话告诉。"
    "自己写的通知样文里的日期不会跟着改。"
)


class Limit(NamedTuple):
    """A last day that can be moved.

    Attributes:
        name: Of what went back, as its SHA-256; blank for the task.
        called: Of what it is the last day, for the clerk.
    """

    name: str
    called: str
    due: date


class DueMove(NamedTuple):
    """Which last day is moved, to when, and why."""

    limit: Limit
    due: date
    reason: str


class DueDialog(QDialog):
    """Asks for the day and the reason; nothing counts before it is accepted.

    Args:
        limits: What can be moved, that of the task first.
    """

    def __init__(self, limits: Sequence[Limit], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "收件汇总（区县用）")
        self.setWindowTitle("改截止日期")
        self._limits = tuple(limits)
        self.which, self.due, self.reason = QComboBox(), DayField(limits[0].due), QLineEdit()
        self.told, self.buttons = plain_label("", "caution"), answers("记下来(&S)")
        name_choice(self.which, "哪个期限")
        for limit in self._limits:
            self.which.addItem(one_line(f"{limit.called}　现在 {limit.due.month}月{limit.due.day}日"))
        self.reason.setMaxLength(LONGEST_NAME)
        self.reason.setPlaceholderText("例如：市里通知延期三天")
        self._lay_out()
        self.which.currentIndexChanged.connect(self._show_limit)
        self.due.dateChanged.connect(self._look)
        self.reason.textChanged.connect(self._look)
        self._look()
        within_screen(self, *_SIZE)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("哪个期限(&W)", self.which)
        form.addRow("改到哪一天(&D)", self.due)
        form.addRow("为什么(&Y)", self.reason)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        said = QVBoxLayout()
        said.addWidget(plain_label(_ABOUT, "guide"))
        said.addLayout(form)
        said.addWidget(self.told)
        said.addStretch(1)
        lay_out(self, said, self.buttons)

    @property
    def moved(self) -> DueMove:
        """What is to be kept."""
        return DueMove(self._limits[max(0, self.which.currentIndex())], self.due.day, self.reason.text().strip())

    def _show_limit(self) -> None:
        self.due.put(self.moved.limit.due)
        self._look()

    def _look(self) -> None:
        moved = self.moved
        lacking = "日期还没有改" if moved.due == moved.limit.due else "" if moved.reason else "还没有写为什么"
        self.told.setText(lacking)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not lacking)

    @classmethod
    def ask(cls, limits: Sequence[Limit], parent: QWidget | None = None) -> DueMove | None:
        """Return what is moved; None if the clerk turns back."""
        dialog = cls(limits, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.moved if accepted else None
