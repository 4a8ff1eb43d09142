"""A report in a workbook as a clerk keeps it, with 12 permits, and somebody's hand in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from models.form.refs import CellRef
from models.importers import open_content
from models.importers.published.reading import Found, Reading
from tests.builders import balanced, cell
from tests.models.importers.own.workbooks import repacked
from tests.models.importers.readers.builders import as_xlsx, kept
from tests.models.importers.readers.hostile import SHEET, swollen

PERMITS = cell("disclosure/permits/decisions")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = "xl/workbook.xml"

Edit = Callable[[Worksheet, Cell], None]
"""What is done to the sheet, and to the cell with the permits."""


@cache
def _plain() -> bytes:
    """Return the report down to the end of table 1, so that tests take little time."""
    book = load_workbook(BytesIO(as_xlsx(balanced())))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    end = next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("三、"))
    for area in list(sheet.merged_cells.ranges):
        if area.min_row >= end:
            sheet.unmerge_cells(area.coord)
    sheet.delete_rows(end, sheet.max_row)
    return kept(book)


def permits_of(sheet: Worksheet) -> Cell:
    """Return the cell with the permits."""
    row = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "行政许可")
    spot = sheet.cell(row, 2)
    assert isinstance(spot, Cell)
    return spot


@cache
def edited(edit: Edit | None = None) -> bytes:
    """Return the workbook, as openpyxl saves it after an edit."""
    book = load_workbook(BytesIO(_plain()))
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    spot = permits_of(sheet)
    spot.value = 12
    if edit:
        edit(sheet, spot)
    book.calculation.fullCalcOnLoad = False
    return kept(book)


def with_value(value: object, number_format: str = "General") -> bytes:
    """Return the workbook with something else in the cell with the permits."""

    def type_in(_: Worksheet, spot: Cell) -> None:
        spot.value = value  # type: ignore[assignment]  # the stubs know no object
        spot.number_format = number_format

    return edited(type_in)


def with_row(sheet: Worksheet, at: int, label: str, figure: int) -> None:
    """Insert a row of table 1, and move what is merged below it."""
    moved = _spread(sheet, row=at)
    sheet.insert_rows(at)
    sheet.cell(at, 1, label)
    sheet.cell(at, 2, figure)
    _merge(sheet, moved)


def with_column(sheet: Worksheet, at: int, figure: int, row: int) -> None:
    """Insert a column, and move what is merged right of it."""
    moved = _spread(sheet, column=at)
    sheet.insert_cols(at)
    sheet.cell(row, at, figure)
    _merge(sheet, moved)


Bounds = tuple[int, int, int, int]


def _spread(sheet: Worksheet, row: int = 10_000, column: int = 10_000) -> list[Bounds]:
    """Undo what is merged; return where it will be once a row or a column has been inserted."""
    moved = []
    for area in list(sheet.merged_cells.ranges):
        left, top, right, bottom = area.bounds
        sheet.unmerge_cells(area.coord)
        moved.append((top + (top >= row), left + (left >= column), bottom + (bottom >= row), right + (right >= column)))
    return moved


def _merge(sheet: Worksheet, areas: list[Bounds]) -> None:
    for top, left, bottom, right in areas:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def rewritten(content: bytes, part: str, pattern: str, new: str) -> bytes:
    """Return a package in one part of which a pattern is replaced, which is there."""

    def change(name: str, inside: bytes) -> bytes:
        if name != part:
            return inside
        text, count = re.subn(pattern, new, inside.decode(), flags=re.DOTALL)
        assert count
        return text.encode()

    return repacked(content, change)


def in_cell(inside: str, attributes: str = "") -> bytes:
    """Return the workbook with this XML in the cell with the permits."""
    number = address()
    return rewritten(
        edited(), SHEET, f'<c r="{number}"( s="[0-9]+")?[^>]*>.*?</c>', f'<c r="{number}"\\1{attributes}>{inside}</c>'
    )


@cache
def address() -> str:
    book = load_workbook(BytesIO(_plain()))
    assert isinstance(book.active, Worksheet)
    return permits_of(book.active).coordinate


def related(content: bytes, parts: Mapping[str, tuple[str, str]], in_sheet: str = "") -> bytes:
    """Return a workbook whose sheet refers to more parts: by name, what kind they are and what is in them."""
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/{kind}" Target="/{name}"/>'
        for at, (name, (kind, _)) in enumerate(parts.items(), 1)
    )
    begin = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    more = {name: inside.encode() for name, (_, inside) in parts.items()}
    more["xl/worksheets/_rels/sheet1.xml.rels"] = f"{begin}{relations}</Relationships>".encode()
    added = f"{in_sheet.replace('<drawing', f'<drawing xmlns:r={RELATIONS!r}')}</worksheet>"
    return swollen(rewritten(content, SHEET, "</worksheet>", added), more)


def without(content: bytes, *parts: str) -> bytes:
    """Return a package without some parts."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
    return stream.getvalue()


def read(content: bytes) -> Reading:
    """Return what the program reads."""
    opened = open_content(content, "a.xlsx")
    assert isinstance(opened, Reading)
    return opened


def found_in(reading: Reading, ref: CellRef = PERMITS) -> Found | None:
    """Return what was read for a cell; nothing if nothing was."""
    return next((one for one in reading.found if one.ref == ref), None)


def told_in(reading: Reading) -> str:
    """Return all that was told of what was not read."""
    return "\n".join(f"{one.where}：{one.text}" for one in reading.unread)
