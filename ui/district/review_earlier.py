"""The points of earlier slips in a review: what the unit answers, what is seen, and ticks for what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from models.district.earlier_points import EarlierPoint, Seen
from models.district.unit_state import UnitState
from ui.district.point_list import PointList
from ui.district.state_signs import state_sign
from ui.kit.shown_text import several_lines, tool_tip
from ui.kit.theme import colours

_MOST = 160
"""Characters of a point in the list. Chosen: five lines; the tool tip has it whole."""

_SIGN = 20
"""Pixels of a sign. Source: the design."""


class ReviewEarlier(PointList):
    """Lists points; the cursor leads to their places, Space ticks what is done.

    Signals:
        place_asked: The clerk wants to see a place, a `Ref`.
    """

    place_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("以前退回的意见", _SIGN, parent)
        self.points: Sequence[EarlierPoint] = ()

    def show_points(self, points: Sequence[EarlierPoint]) -> None:
        """List these; what is seen to be mended is ticked, all else is for the clerk to decide."""
        self.points = points
        self.blockSignals(True)
        self.clear()
        for one in points:
            self.addItem(_line(one))
        self.blockSignals(False)
        self.wear_theme()
        self.ticks_changed.emit()

    @property
    def done(self) -> tuple[int, ...]:
        """The numbers of the points that were open, and are ticked."""
        return tuple(one.number for row, one in enumerate(self.points) if self._is_done(row) and self._is_open(row))

    @property
    def left(self) -> int:
        """How many points stay open."""
        return sum(self._is_open(row) and not self._is_done(row) for row in range(len(self.points)))

    def _is_done(self, row: int) -> bool:
        return self.item(row).checkState() is Qt.CheckState.Checked

    def _is_open(self, row: int) -> bool:
        return self.points[row].seen is not Seen.DONE

    def wear_theme(self) -> None:
        """Show the signs and inks in the present theme."""
        self.blockSignals(True)
        theme = colours()
        for row, one in enumerate(self.points):
            state = UnitState.ACCEPTED if one.seen.is_done else UnitState.SENT_BACK
            self.item(row).setIcon(QIcon(state_sign(state)))
            self.item(row).setForeground(QBrush(QColor(theme.ink if one.seen.is_done else theme.warning)))
        self.blockSignals(False)

    @override
    def tell(self) -> None:
        row = self.currentRow()
        if 0 <= row < len(self.points) and self.points[row].refs:
            self.place_asked.emit(self.points[row].refs[0])


def words_of(one: EarlierPoint) -> str:
    """Return what is said of a point."""
    answer = f"单位答：{one.answer}" if one.answer else "单位没有答"
    return f"{one.number}. {one.sentence}\n" + "　".join(filter(None, (answer, one.changed, one.seen.value)))


def _line(one: EarlierPoint) -> QListWidgetItem:
    item = QListWidgetItem(several_lines(words_of(one), _MOST))
    item.setToolTip(tool_tip(words_of(one)))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if one.seen is not Seen.DONE:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if one.seen.is_done else Qt.CheckState.Unchecked)
    return item
