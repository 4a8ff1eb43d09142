"""By when the sheets are to be back: a day that is typed, or chosen from the usual ones."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from models.form.cover import read_date
from ui.gathering.open_gathering import OpenGathering
from ui.kit.spoken import name_choice
from ui.kit.undo import leave_undo_to_window

_FIRST, _DAYS = (12, 20), 43
"""The first day that is listed, in the year of the report, and how many follow. Chosen: to the end of January."""

_TURN = 7
"""The first month that, without a year, is one of the year of the report. Chosen: sheets go out around New Year."""

_NONE = "没有定"
_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile("（周.）$")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})\s?[-月./]\s?(\d{1,2})\s?日?", re.ASCII)


class DueField(QComboBox):
    """A day, or none.

    Signals:
        told: A sentence about what was typed and is no day.
    """

    told = Signal(str)

    def __init__(self, gathered: OpenGathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gathered, self._year = gathered, gathered.report.year
        self.setEditable(True)
        field = _Day(self)
        self.setLineEdit(field)
        self.setCompleter(None)  # type: ignore[arg-type]  # takes none: half a date is another day
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        name_choice(self, "交回日期")
        field.setAccessibleName("交回日期，例如 1月8日")
        field.setPlaceholderText("例如 1月8日")
        first = date(self._year, *_FIRST)
        self._days = [None, *(first + timedelta(days=at) for at in range(_DAYS))]
        self.addItems([self._said(one) for one in self._days])
        self._shown: date | None = None
        self._show()
        self.activated.connect(lambda at: self._keep(self._days[at]))
        field.editingFinished.connect(self._take)
        gathered.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._gathered.value.due != self._shown:
            self._show()

    def _show(self) -> None:
        self._shown = due = self._gathered.value.due
        with QSignalBlocker(self):
            self.setCurrentIndex(self._days.index(due) if due in self._days else -1)
            self.setEditText(self._said(due))

    def _take(self) -> None:
        """Keep the day that was typed; what is none stays there, and is told."""
        text = self.currentText().strip()
        day = day_of(text, self._year)
        if day or text in {"", _NONE}:
            self._keep(day)
        else:
            self.told.emit(f"“{text}”不是日期，交回日期没有改；请写成 1月8日，或者 {self._year + 1}-1-8 这样。")

    def _keep(self, day: date | None) -> None:
        self._gathered.change(self._gathered.value.with_due(day), "定交回日期", "due")
        self._show()

    def _said(self, day: date | None) -> str:
        if not day:
            return _NONE
        year = "" if day_of(f"{day.month}月{day.day}日", self._year) == day else f"{day.year}年"
        return f"{year}{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def day_of(text: str, year: int) -> date | None:
    """Return the day that was typed, with or without a year; None if it is none.

    Args:
        text: As it was typed: 1月8日, 1.8, 2026-01-08.
        year: Of the report; the days of the last months are of this year, those of the first ones of the next.
    """
    plain = _WEEKDAY.sub("", text).strip()
    if found := _MONTH_AND_DAY.fullmatch(plain):
        month, day = map(int, found.groups())
        plain = f"{year if month >= _TURN else year + 1}-{month}-{day}"
    return read_date(plain)


class _Day(QLineEdit):
    """The line in which it is typed; undo goes to the window."""

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)
