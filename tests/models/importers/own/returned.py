"""Workbooks of rooms as they come back: filled in, and saved again by another program than ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.room_sheets.room_workbook import write_room_workbook
from models.form.figures import Amount
from models.form.refs import CellRef
from models.gathering.gathering import Gathering
from models.gathering.returned import RoomSheet, judged
from models.gathering.room_sheet import ROOM_MARK, ROOM_SHEET, Mark, mark_of, order_for
from models.importers import read_sheet
from models.report.report import Report

DRAFT = "5f2c"

Change = Callable[[Workbook, Mark], object]
"""What somebody does to a workbook before it is saved."""


def sent(gathering: Gathering, report: Report, room: str, draft: str = DRAFT) -> bytes:
    """Return the workbook of a room as it is sent out."""
    stream = BytesIO()
    write_room_workbook(order_for(gathering, report, draft, room), stream)
    return stream.getvalue()


def changed(content: bytes, *changes: Change) -> bytes:
    """Return a workbook that was opened, changed and saved again."""
    book = load_workbook(BytesIO(content))
    mark = mark_of("".join(str(row[0].value) for row in book[ROOM_MARK]))
    for change in changes:
        change(book, mark)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed(figures: Mapping[CellRef, Any]) -> Change:
    """Return what types figures into their cells, as numbers where they are some."""

    def change(book: Workbook, mark: Mark) -> None:
        for row, column, ref in mark.cells:
            if ref in figures:
                book[ROOM_SHEET].cell(row, column).value = _stored(figures[ref])

    return change


def labelled(label: str, text: str | None) -> Change:
    """Return what writes something into the cell of a label."""

    def change(book: Workbook, mark: Mark) -> None:
        [(row, column)] = [(row, column) for row, column, known in mark.labels if known == label]
        book[ROOM_SHEET].cell(row, column).value = text

    return change


def on_sheet(change: Callable[[Worksheet], object]) -> Change:
    """Return what does something to the sheet that is filled in."""
    return lambda book, _: change(book[ROOM_SHEET])


def returned(content: bytes, gathering: Gathering, report: Report, draft: str = DRAFT) -> RoomSheet:
    """Return what a workbook says, as the draft takes it that is open."""
    return judged(read_sheet(content), gathering, report, draft)


def _stored(value: Any) -> Any:  # noqa: ANN401  whatever a cell can hold
    """Return what a spreadsheet stores of what was typed."""
    if isinstance(value, Amount):
        return f"{value.value:f}{value.unit}"
    return float(value) if isinstance(value, Decimal) else value
