"""By when the sheets are to be back."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QWidget

from ui.gathering.open_gathering import OpenGathering
from ui.kit.spoken import name_choice

_FIRST, _DAYS = (12, 20), 43
"""The first day that can be chosen, in the year of the report, and how many follow. Chosen: to the end of January."""

_NONE = "没有定"
_WEEKDAYS = "一二三四五六日"


class DueField(QComboBox):
    """A day, or none."""

    def __init__(self, gathered: OpenGathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gathered = gathered
        name_choice(self, "交回日期")
        first = date(gathered.report.year, *_FIRST)
        self._days = [None, *(first + timedelta(days=at) for at in range(_DAYS))]
        self.addItems([_said(one) for one in self._days])
        self._show()
        self.activated.connect(self._on_chosen)
        gathered.changed.connect(self._show)

    def _show(self) -> None:
        """Show the day that is kept, which may be one that could not be chosen here."""
        due = self._gathered.value.due
        with QSignalBlocker(self):
            if due not in self._days:
                self._days.append(due)
                self.addItem(_said(due))
            self.setCurrentIndex(self._days.index(due))

    def _on_chosen(self, at: int) -> None:
        self._gathered.change(self._gathered.value.with_due(self._days[at]), "定交回日期", "due")


def _said(day: date | None) -> str:
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）" if day else _NONE
