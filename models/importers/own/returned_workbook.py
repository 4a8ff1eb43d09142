"""The workbooks of rooms that have come back: what stands in which cell, and what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.workbook import Workbook

from models.gathering.room_sheet import (
    ROOM_MARK,
    ROOM_SHEET,
    SHEET_FORMAT,
    Mark,
    ReturnedCell,
    ReturnedSheet,
    format_of,
    mark_of,
)
from models.importers.readers.damage import damage_named, quietly
from models.importers.safe_package import ensure_safe
from models.system.errors import NewerVersion, UnreadableReport

_MOST_ROWS, _MOST_COLUMNS = 400, 40
"""Of a sheet that are looked at. Chosen: the largest of ours has some 60 rows and 8 columns."""

_MOST_CHUNKS = 100
"""Rows of the mark. Chosen: it takes one or two."""

_LONGEST = 2_000
"""Characters of a cell. Chosen: what a room remarks has some hundred."""

_MOST_OTHERS = 20
"""Other sheets that are named. Chosen: a sentence names three."""

_DIGITS = 15
"""Significant ones that a cell keeps: Excel calculates with doubles and shows no more."""

_NO_SHEET = "这个工作簿不是本程序发给科室的收集表，没有读取；请选发出去、填好交回来的那个 .xlsx 文件。"
_LOST = "收集表里程序用来辨认的那一页坏了，没有读取；请重新发一张，或者看着它手工录入。"


def read_returned(content: bytes) -> ReturnedSheet:
    """Return what stands on the sheet of a room.

    Raises:
        UnreadableReport: It is no such sheet, or is damaged, protected by a password, or unsafe to open.
        NewerVersion: A later version of the program has written it.
    """
    begun = datetime.now(UTC).replace(tzinfo=None)
    with damage_named("工作簿"), quietly():
        ensure_safe(content)
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        mark = _mark(book)
        names = [name for name in book.sheetnames if name != ROOM_MARK]
        if not names:
            raise UnreadableReport(_LOST)
        name = ROOM_SHEET if ROOM_SHEET in names else names[0]
        others = tuple(one for one in names if one != name and _holds_something(book, one))[:_MOST_OTHERS]
        saved = _saved(book, begun)
        return ReturnedSheet(mark, tuple(_cells(book, name)), others, saved.isoformat() if saved else "")


def _mark(book: Workbook) -> Mark:
    if ROOM_MARK not in book.sheetnames:
        raise UnreadableReport(_NO_SHEET)
    rows = book[ROOM_MARK].iter_rows(max_row=_MOST_CHUNKS, max_col=1, values_only=True)
    text = "".join(str(row[0]) for row in rows if row and row[0] is not None)
    if (found := format_of(text)) > SHEET_FORMAT:
        raise NewerVersion(found, SHEET_FORMAT)
    try:
        return mark_of(text)
    except ValueError as error:
        raise UnreadableReport(_LOST) from error


def _saved(book: Workbook, begun: datetime) -> datetime | None:
    """Return when a workbook says it was saved; openpyxl lets one that does not say it have been saved just now."""
    saved: datetime | None = book.properties.modified
    return saved if saved and saved.replace(tzinfo=None) < begun else None


def _holds_something(book: Workbook, name: str) -> bool:
    if not hasattr(book[name], "iter_rows"):
        return True
    rows = book[name].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    return any(value is not None for row in rows for value in row)


def _cells(book: Workbook, name: str) -> Iterator[ReturnedCell]:
    """Yield what stands on a sheet; a cell that holds but white space is blank."""
    for row, cells in enumerate(book[name].iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS), 1):
        for column, cell in enumerate(cells, 1):
            if text := _text(cell).strip():
                yield ReturnedCell(row, column, text[:_LONGEST], cell.data_type == "f")


def _text(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return str(getattr(value, "text", value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        number = Decimal(f"{value:.{_DIGITS}g}")
        return f"{number * 100:f}%" if "%" in cell.number_format else f"{number:f}"  # as its clerk has seen it
    if isinstance(value, datetime | date | time):
        return f"日期 {value.isoformat()}"
    return str(value)
