"""How many units are in each state, grouped by whose turn it is; each count is a filter."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from models.district.board import Tile, TurnCount, counts
from models.district.unit_state import UnitState
from ui.district.state_signs import SIDE, WIDE, state_sign, width_of
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_SHORT = MappingProxyType({UnitState.SUCCEEDED: "有新件", UnitState.OVERDUE: "逾期", UnitState.PAPER_DIFFERS: "纸质"})
"""What is said of states whose name is too long beside others; the tool tip has it whole."""

_GAP = 4
"""Pixels between two counts. Source: the scale of the design."""


class BoardFilters(QWidget):
    """A button for each state, on Alt+1 to Alt+9 in the order in which they stand.

    Signals:
        chosen: Units in these states are looked for, a frozenset of `UnitState`; an empty one stands for all.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[TurnCount, ...] = counts(())
        self.labels = {one.turn: PlainLabel(name="strong") for one in self._counts}
        self.buttons = {count.state: QPushButton() for one in self._counts for count in one.counts}
        in_order = [
            widget
            for one in self._counts
            for widget in (self.labels[one.turn], *(self.buttons[count.state] for count in one.counts))
        ]
        row = WrappingRow(in_order)
        row.setSpacing(_GAP)
        self.setLayout(row)
        for number, (state, button) in enumerate(self.buttons.items(), start=1):
            button.setCheckable(True)
            button.setObjectName("count")
            button.setIconSize(QSize(width_of(state), SIDE))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor on its unit
            set_tool_tip(button, f"只看“{state.value}”的，再按一次看全部（Alt+{number}）")
            button.toggled.connect(lambda _=False: self.chosen.emit(self.states))
        self._label()
        self.wear_theme()

    @property
    def states(self) -> frozenset[UnitState]:
        """The states that are looked for."""
        return frozenset(state for state, button in self.buttons.items() if button.isChecked())

    def show_counts(self, tiles: Iterable[Tile]) -> None:
        """Count these units."""
        self._counts = counts(tiles)
        self._label()

    def clear(self) -> None:
        """Look for all again."""
        for button in self.buttons.values():
            button.setChecked(False)

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        for state, button in self.buttons.items():
            button.setIcon(QIcon(state_sign(state)))

    def _label(self) -> None:
        number = 0
        for one in self._counts:
            self.labels[one.turn].setText(f"{one.turn.value} {one.units}")
            for count in one.counts:
                number += 1
                button = self.buttons[count.state]
                words = f"{_SHORT.get(count.state, count.state.value)} {count.units}"
                button.setText(lettered(words, str(number)))
                button.setAccessibleName(f"{count.state.value} {count.units} 个")

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(WIDE, super().minimumSizeHint().height())
