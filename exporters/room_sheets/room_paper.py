"""The sheet of a room on A4, to be filled in by hand: empty boxes, what each row counts, who signs."""

from __future__ import annotations

from collections.abc import Sequence

from models.gathering.room_sheet import RoomOrder


def room_paper(orders: Sequence[RoomOrder]) -> bytes:
    """Return the sheets of rooms as one PDF, each room on pages of its own; the same orders give the same bytes."""
    raise NotImplementedError(orders)
