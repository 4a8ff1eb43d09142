"""What a cell of the report was added up from, as whoever gathers it says it."""

from __future__ import annotations

from typing import NamedTuple

from models.form.refs import CellRef


class CellParts(NamedTuple):
    """What a cell was added up from.

    Attributes:
        words: The parts, and their sum; empty where there are none.
        differs: Whether the report says another figure, and nobody has said why.
    """

    words: str = ""
    differs: bool = False


NO_PARTS = CellParts()


def of_no_parts(_ref: CellRef) -> CellParts:
    """Return that a cell was added up from nothing."""
    return NO_PARTS
