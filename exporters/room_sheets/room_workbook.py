"""The sheet of a room as a workbook: only what it is asked, locked but for the figures, marked to be known again."""

from __future__ import annotations

from typing import IO

from models.gathering.room_sheet import RoomOrder


def write_room_workbook(order: RoomOrder, stream: IO[bytes]) -> None:
    """Write the sheet of a room as a workbook to `stream`; the same order gives the same bytes."""
    raise NotImplementedError(order, stream)
