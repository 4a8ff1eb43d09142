"""A field for a day, as clerks write it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit


class DayField(QDateEdit):
    """Takes a day by its parts: arrows change the one with the cursor."""

    def __init__(self, day: date) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy年M月d日")
        self.put(day)

    @property
    def day(self) -> date:
        """The day that stands there."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def put(self, day: date) -> None:
        """Let this day stand there."""
        self.setDate(QDate(day.year, day.month, day.day))
