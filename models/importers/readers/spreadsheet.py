"""Workbooks that this program has not made (.xlsx, .xlsm), sheet by sheet, as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, islice
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from models.importers.readers.cell_display import shown
from models.importers.readers.cells import Spot, lines, one_cell, raw_table
from models.importers.readers.damage import damage_named, quietly
from models.importers.safe_package import ensure_safe
from models.importers.source import Source, SourceBlock, SourceParagraph

_ROWS, _COLUMNS, _SHEETS = 400, 60, 40
"""What is looked at. Chosen: our own sheets have up to 46 rows, and a report has some ten of them."""

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})[\"']")
_MOST_MERGED = 5_000
"""Merged cells of a sheet. Chosen: ours have up to 21, and each may cover the whole sheet, cell by cell."""


class _Square(NamedTuple):
    """A cell of a sheet that no merged cell covers; rows and columns count from 1."""

    row: int
    column: int
    text: str
    is_ruled: bool


_Row = tuple[_Square, ...]


def read_sheets(content: bytes) -> Source:
    """Return what the visible sheets of a workbook show, formulas by the results that are stored.

    Raises:
        UnreadableReport: It is damaged, protected by a password, or unsafe to open.
    """
    with damage_named("工作簿"), quietly():
        ensure_safe(content)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        visible = {_part(sheet): sheet for sheet in book.worksheets if sheet.sheet_state == "visible"}.values()
        with ZipFile(BytesIO(content)) as archive:
            return tuple(block for sheet in islice(visible, _SHEETS) for block in _blocks(sheet, archive))


def _part(sheet: Worksheet) -> str:
    """Return the name of the part of the package that holds a sheet; a sheet read bit by bit does not tell."""
    return str(getattr(sheet, "_worksheet_path", ""))


def _blocks(sheet: Worksheet, archive: ZipFile) -> Iterator[SourceBlock]:
    for is_empty, rows in groupby(_rows(sheet, _covered(sheet, archive)), key=_is_empty):
        if not is_empty:
            yield from _segment(tuple(rows), sheet.title)


def _covered(sheet: Worksheet, archive: ZipFile) -> frozenset[tuple[int, int]]:
    """Return the places that belong to a merged cell but are not its upper left corner."""
    covered: set[tuple[int, int]] = set()
    corners: set[tuple[int, int]] = set()
    part = archive.read(_part(sheet))
    for found in islice(_MERGED.finditer(part), _MOST_MERGED):
        left, top, right, bottom = range_boundaries(found[1].decode())
        if left is None or top is None or (top, left) in covered or (top, left) in corners:
            continue
        corners.add((top, left))
        rows = range(top, min(bottom or top, _ROWS) + 1)
        columns = range(left, min(right or left, _COLUMNS) + 1)
        covered |= {(row, column) for row in rows for column in columns} - {(top, left)}
    return frozenset(covered)


def _rows(sheet: Worksheet, covered: frozenset[tuple[int, int]]) -> Iterator[_Row]:
    cells = sheet.iter_rows(min_row=1, max_row=_ROWS, min_col=1, max_col=_COLUMNS)
    for y, row in enumerate(cells, 1):
        yield tuple(_square(y, x, cell) for x, cell in enumerate(row, 1) if (y, x) not in covered)


def _square(row: int, column: int, cell: Cell | MergedCell) -> _Square:
    text = one_cell((shown(cell.value, cell.number_format or ""),)) if cell.value is not None else ""
    border = getattr(cell, "border", None)
    sides = (border.left, border.right) if border else ()
    return _Square(row, column, text, any(side is not None and side.style for side in sides))


def _is_empty(row: _Row) -> bool:
    return not any(square.text or square.is_ruled for square in row)


def _segment(rows: Sequence[_Row], sheet: str) -> Iterator[SourceBlock]:
    """Yield what stands between two empty rows: text, and tables by their rules, or else by their columns."""
    if any(map(_is_ruled, rows)):
        for is_ruled, part in groupby(rows, key=_is_ruled):
            read = _table if is_ruled else _paragraphs
            yield from read(tuple(part), sheet)
        return
    several = [at for at, row in enumerate(rows) if sum(bool(square.text) for square in row) > 1]
    first, last = (several[0], several[-1] + 1) if several else (0, 0)
    yield from _paragraphs(rows[:first], sheet)
    yield from _table(rows[first:last], sheet)
    yield from _paragraphs(rows[last:], sheet)


def _is_ruled(row: _Row) -> bool:
    return any(square.is_ruled for square in row)


def _paragraphs(rows: Sequence[_Row], sheet: str) -> Iterator[SourceParagraph]:
    for row in rows:
        found = [square for square in row if square.text]
        text = (
            "\n".join(square.text for square in found)
            if len(found) == 1
            else "　".join(square.text.replace("\n", " ") for square in found)
        )
        yield from (SourceParagraph(line, f"工作表“{sheet}”第 {found[0].row} 行") for line in lines(text))


def _table(rows: Sequence[_Row], sheet: str) -> Iterator[SourceBlock]:
    marked = [square for row in rows for square in row if square.text or square.is_ruled]
    if len({square.column for square in marked if square.text}) < 2:
        yield from _paragraphs(rows, sheet)
        return
    left, right = min(square.column for square in marked), max(square.column for square in marked)
    spots = (Spot(*square[:3]) for row in rows for square in row if left <= square.column <= right)
    yield raw_table(spots, f"工作表“{sheet}”从 {get_column_letter(left)}{marked[0].row} 起的表")
