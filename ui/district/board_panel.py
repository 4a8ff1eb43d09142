"""What is known of the unit that the board stands on, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.district.board import Tile, UnitFacts, second_line
from models.district.reminders import may_be_reminded
from ui.district.state_signs import state_sign
from ui.kit.dialogs import plain_label
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.signs import sign
from ui.kit.theme import colours
from ui.kit.wrapping_row import WrappingRow

_MARGIN, _GAP = 12, 6
"""Pixels between the edge and the words, and between lines. Source: the scale of the design."""


class BoardPanel(QFrame):
    """Says what is known of a unit.

    Signals:
        open_asked: The clerk wants to look at what it has handed in.
        remind_asked: The clerk wants the words of a reminder to it.
    """

    open_asked = Signal()
    remind_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName("选中的单位")
        self._tile: Tile | None = None
        self.name = plain_label("", "section")
        self.sign, self.state = PlainLabel(), plain_label("", "strong")
        self.found_sign, self.found = PlainLabel(), plain_label("", "strong")
        self.lines, self.particulars = plain_label(""), plain_label("", "guide")
        self.passed, self.history = PlainLabel("经过", "strong"), plain_label("")
        self.open = QPushButton(lettered("打开审核", "O"))
        self.open.setObjectName("primary")
        self.remind = QPushButton(lettered("复制催报", "P"))
        self.open.clicked.connect(lambda _=False: self.open_asked.emit())
        self.remind.clicked.connect(lambda _=False: self.remind_asked.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_GAP)
        column.addWidget(self.name)
        column.addLayout(_beside(self.sign, self.state))
        column.addLayout(_beside(self.found_sign, self.found))
        for part in (self.lines, self.particulars, self.passed, self.history):
            column.addWidget(part)
            if part is not self.passed:
                column.addSpacing(_GAP)
        column.addStretch()
        column.addLayout(WrappingRow([self.open, self.remind]))

    def show_unit(self, tile: Tile | None, facts: UnitFacts, today: date) -> None:
        """Say what is known of a unit; None is no unit."""
        self._tile = tile
        self.name.setText(tile.name if tile else "")
        self.state.setText(second_line(tile, today) if tile else "")
        self.found.setText(facts.found)
        self.lines.setText("\n".join(facts.lines))
        self.particulars.setText("\n".join(f"{name}　{value}" for name, value in facts.particulars))
        self.history.setText("\n".join(facts.history))
        for part, words in (
            (self.found, facts.found),
            (self.found_sign, facts.errors),
            (self.lines, facts.lines),
            (self.particulars, facts.particulars),
            (self.passed, facts.history),
            (self.history, facts.history),
        ):
            part.setVisible(bool(words))
        self.open.setEnabled(tile is not None)
        self.remind.setEnabled(tile is not None and may_be_reminded(tile))
        self.wear_theme()

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        if self._tile:
            self.sign.setPixmap(state_sign(self._tile.state))
        self.found_sign.setPixmap(sign(colours().error))


def _beside(sign_: QWidget, words: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    row.addWidget(sign_, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
