"""Fills in the workbook of a room, as its clerk does in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from models.gathering.room_sheet import ROOM_MARK, ROOM_SHEET, mark_of


def fill_in(path: Path, figures: Mapping[str, str]) -> None:
    """Write figures into a workbook, by row and column of the form: ``new/natural``; all others become 0."""
    book = load_workbook(path)
    rows = book[ROOM_MARK].iter_rows(max_col=1, values_only=True)
    mark = mark_of("".join(str(row[0]) for row in rows if row[0] is not None))
    for row, column, ref in mark.cells:
        text = figures.get(f"{ref.row}/{ref.column}", "0")
        book[ROOM_SHEET].cell(row, column).value = int(text) if text.isdecimal() else text
    book.save(path)
