"""The keys of a spreadsheet: what a key asks for, in a table as in the open editor of a cell."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from models.form.grid import Direction


class Move(Enum):
    """Where the cursor goes on to once a cell is done."""

    TAB = "the next cell of the row"
    BACKTAB = "the one before"
    ENTER = "the next cell of the column, or below where a run of Tabs began"
    SHIFT_ENTER = "the one above"
    UP = Direction.UP
    DOWN = Direction.DOWN
    LEFT = Direction.LEFT
    RIGHT = Direction.RIGHT


class Fill(Enum):
    """How cells are filled with what stands in another one."""

    CHOSEN = "every chosen cell, with what stands in the current one"
    DOWN = "with what stands above"
    RIGHT = "with what stands to the left"


ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
"""Qt calls the key beside the letters Return, and that of the number pad Enter."""

ARROWS = {
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Left: Move.LEFT,
    Qt.Key.Key_Right: Move.RIGHT,
}
_FILLS = {
    Qt.Key.Key_Return: Fill.CHOSEN,
    Qt.Key.Key_Enter: Fill.CHOSEN,
    Qt.Key.Key_D: Fill.DOWN,
    Qt.Key.Key_R: Fill.RIGHT,
}
_CONTROL, _SHIFT, _ALT, _PAD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


def move_of(event: QKeyEvent) -> Move | None:
    """Return where a key without Ctrl or Alt leads; None if it is for something else."""
    key, shift = Qt.Key(event.key()), bool(event.modifiers() & _SHIFT)
    if event.modifiers() & (_CONTROL | _ALT):
        return None
    if key in ENTERS:
        return Move.SHIFT_ENTER if shift else Move.ENTER
    if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
        return Move.BACKTAB if shift or key == Qt.Key.Key_Backtab else Move.TAB
    return ARROWS.get(key)


def fill_of(event: QKeyEvent) -> Fill | None:
    """Return how a key with Ctrl alone fills cells; None if it is for something else."""
    return _FILLS.get(Qt.Key(event.key())) if event.modifiers() & ~_PAD == _CONTROL else None
