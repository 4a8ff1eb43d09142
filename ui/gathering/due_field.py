"""By when the sheets are to be back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QDateEdit, QWidget

from ui.gathering.open_gathering import OpenGathering
from ui.kit.spin_boxes import indent_figure

_JANUARY = 20
"""The day in January that is proposed. Chosen: units hand in by the 31st, and need a week and a half for the rest."""


class DueField(QDateEdit):
    """A day, or none: the one before all that can be chosen."""

    def __init__(self, gathered: OpenGathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gathered = gathered
        year = gathered.report.year
        self.setDisplayFormat("M月d日")
        self.setDateRange(QDate(year + 1, 1, 1).addDays(-61), QDate(year + 1, 12, 31))
        self.setSpecialValueText("没有定")
        self.setAccessibleName("交回日期")
        indent_figure(self)
        self._proposed = QDate(year + 1, 1, _JANUARY)
        self._show()
        self.dateChanged.connect(self._on_changed)
        gathered.changed.connect(self._show)

    def _show(self) -> None:
        due = self._gathered.value.due
        with QSignalBlocker(self):
            self.setDate(QDate(due.year, due.month, due.day) if due else self.minimumDate())

    def _on_changed(self, chosen: QDate) -> None:
        """Begin at the day that is proposed, when the clerk chooses the first one after none."""
        is_first = self._gathered.value.due is None and chosen == self.minimumDate().addDays(1)
        shown = self._proposed if is_first else chosen
        due = None if shown == self.minimumDate() else date(shown.year(), shown.month(), shown.day())
        self._gathered.change(self._gathered.value.with_due(due), "定交回日期", "due")
