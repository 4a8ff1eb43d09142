"""Our own workbooks read back: the report they carry, and what has been changed in their tables since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook

from models.form.figures import read_figure
from models.form.grid import Grid, lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import FigureKind, Section, Table
from models.importers.own.cover_sheet import changed_answers
from models.importers.own.imported import ChangedByHand, Imported
from models.importers.own.workbook_layout import COVER_SHEET, PAYLOAD, TOP, unescaped, unspaced_cell, visible
from models.importers.readers.damage import quietly
from models.importers.safe_package import ensure_safe
from models.report.report import Edit, Report, Value
from models.report.report_json import read_json
from models.system.errors import ForeignWorkbook, ReportError, UnreadableReport

_MOST_CHUNKS = 2_000
"""Rows of the hidden sheet that are read. Chosen: with 15,000 characters in each, more than any report may have."""

_MOST_ROWS = 2_000
"""Rows of a sheet that are read. Chosen: a paragraph takes one, a table of ours up to 46."""

_DIGITS = 15
"""Significant ones that a cell keeps: Excel calculates with doubles and shows no more."""

_UNIT = re.compile("亿元|万元|元")


def read_workbook(content: bytes) -> Imported:
    """Return the report in a workbook that this program has written.

    Raises:
        UnreadableReport: It is no such workbook, or damaged, protected by a password, or unsafe to open.
        NewerVersion: A later version of the program has written it.
        NoFormForYear: The year is before the first edition of the form.
    """
    with _damage_named(), quietly():
        ensure_safe(content)
        source = _Source(content)
        report = read_json(_payload(source.formulas).encode())
        edit = _edit(report, source)
        after = report.applied(edit)
        return Imported(after, tuple(_difference(report, after, change.ref) for change in edit))


def _difference(before: Report, after: Report, ref: Ref) -> ChangedByHand:
    if isinstance(ref, CellRef):
        return ChangedByHand(ref, before.content(ref), after.content(ref))
    return ChangedByHand(ref, before.printed(ref), after.printed(ref))


@contextmanager
def _damage_named() -> Iterator[None]:
    """Turn whatever the parsers stumble over into a sentence."""
    try:
        yield
    except ReportError:
        raise
    except Exception as error:
        raise UnreadableReport("工作簿已损坏，没有打开；可能没有拷贝完整，请重新拷贝或者请对方重新导出。") from error


class _Spot(NamedTuple):
    """A cell of a sheet without its format, except the unit that the format shows."""

    content: object = None
    unit: str = ""
    is_formula: bool = False


@dataclass(frozen=True)
class _Source:
    """A workbook twice: with formulas, and, only where somebody has typed one, with their results."""

    content: bytes

    @cached_property
    def formulas(self) -> Workbook:
        return load_workbook(BytesIO(self.content), read_only=True, keep_links=False)

    @cached_property
    def results(self) -> Workbook:
        return load_workbook(BytesIO(self.content), read_only=True, data_only=True, keep_links=False)


def _payload(book: Workbook) -> str:
    if PAYLOAD not in book.sheetnames:
        raise ForeignWorkbook
    rows = book[PAYLOAD].iter_rows(min_row=TOP + 1, max_row=TOP + _MOST_CHUNKS, max_col=1, values_only=True)
    return "".join(str(row[0]) for row in rows if row and row[0] is not None)


def _edit(report: Report, source: _Source) -> Edit:
    """Return the edit from what was exported to what the tables show now."""
    found: dict[CellRef, Value | None] = {}
    texts = _changed_cover(report, source.formulas)
    for section in report.form.sections:
        if isinstance(section.body, Table):
            found |= _figures(report, source, section, section.body)
        else:
            texts |= _changed_text(report, source.formulas, section, TextRef("texts", section.body.id))
    texts |= {ref: value for ref, value in found.items() if value != _as_shown(report, ref)}
    return report.edit(texts)


def _changed_cover(report: Report, book: Workbook) -> dict[Ref, Value | None]:
    if COVER_SHEET not in book.sheetnames:
        raise UnreadableReport(f"工作簿里没有“{COVER_SHEET}”这张表，没有打开；表名不能改，表也不能删。")
    rows = book[COVER_SHEET].iter_rows(min_row=TOP + 1, max_row=TOP + _MOST_ROWS, max_col=2, values_only=True)
    return changed_answers(report, rows)


def _changed_text(report: Report, book: Workbook, section: Section, ref: TextRef) -> dict[Ref, Value | None]:
    """Return the text of a sheet, a paragraph a row, if it is another one than was exported."""
    if section.short not in book.sheetnames:
        raise UnreadableReport(f"工作簿里没有“{section.short}”这张表，没有打开；表名不能改，表也不能删。")
    rows = book[section.short].iter_rows(min_row=TOP + 1, max_row=TOP + _MOST_ROWS, max_col=2, values_only=True)
    lines = ["".join(str(cell) for cell in row if cell is not None).strip() for row in rows]
    text = "\n".join(filter(None, lines))
    return {} if unescaped(text) == unescaped(report.printed(ref)) else {ref: text}


def _figures(report: Report, source: _Source, section: Section, table: Table) -> dict[CellRef, Value | None]:
    """Return what the cells of a table hold; None for a blank, and for a total that follows from its parts."""
    grid = lay_out(table)
    spots = _spots(source.formulas, section, grid)
    _ensure_in_place(section, grid, spots)
    answers = {ref: spots[place[:2]] for ref, place in grid.places.items()}
    following = {ref for ref, spot in answers.items() if spot.is_formula and ref in report.form.totals}
    if any(spot.is_formula for ref, spot in answers.items() if ref not in following):
        results = _spots(source.results, section, grid)
        answers = {ref: _result(spot, results[grid.places[ref][:2]]) for ref, spot in answers.items()}
    kinds = {ref: cell.kind for ref, cell in report.form.cells.items()}
    return {ref: None if ref in following else _read(spot, kinds[ref]) for ref, spot in answers.items()}


def _result(typed: _Spot, calculated: _Spot) -> _Spot:
    """Return what a cell shows; a formula that nobody has calculated shows itself."""
    return calculated if typed.is_formula and calculated.content is not None else typed


def _spots(book: Workbook, section: Section, grid: Grid) -> dict[tuple[int, int], _Spot]:
    """Return the cells where the table stands; nothing else of the sheet is looked at."""
    if section.short not in book.sheetnames:
        raise UnreadableReport(f"工作簿里没有“{section.short}”这张表，没有打开；表名不能改，表也不能删。")
    rows = book[section.short].iter_rows(min_row=TOP + 1, max_row=TOP + grid.rows, max_col=grid.columns)
    blank = {(row, column): _Spot() for row in range(grid.rows) for column in range(grid.columns)}
    return blank | {(y, x): _spot(cell) for y, row in enumerate(rows) for x, cell in enumerate(row)}


def _spot(cell: Cell | MergedCell) -> _Spot:
    if cell.value is None:
        return _Spot()
    is_formula = cell.data_type == "f"
    content = getattr(cell.value, "text", cell.value) if is_formula else cell.value
    shown = re.sub(r'["\\]', "", cell.number_format or "").partition("（")[0]
    unit = _UNIT.search(shown)
    return _Spot(content, unit[0] if unit else "", is_formula)


def _ensure_in_place(section: Section, grid: Grid, spots: dict[tuple[int, int], _Spot]) -> None:
    """Refuse a table with rows or columns moved; a label that merely reads otherwise is nobody's harm."""
    labels = {place[:2]: unspaced_cell(place.content) for place in grid.cells if isinstance(place.content, str)}
    elsewhere = {"", *labels.values()}
    for where, label in labels.items():
        if (found := unspaced_cell(spots[where].content)) != label and found in elsewhere:
            raise UnreadableReport(
                f"“{section.short}”的行或者列被移动过，对不上原来的格子，没有打开；请重新导出，只改数字。"
            )


def _read(spot: _Spot, kind: FigureKind) -> Value | None:
    if spot.content is None:
        return None
    if isinstance(spot.content, int | float) and not isinstance(spot.content, bool):
        unit = spot.unit if kind is FigureKind.AMOUNT else ""
        return read_figure(f"{Decimal(f'{spot.content:.{_DIGITS}g}'):f}{unit}", kind)
    return read_figure(str(spot.content), kind)


def _as_shown(report: Report, ref: CellRef) -> Value | None:
    """Return what reading a cell gives if nobody has changed it."""
    value = report.values.get(ref)
    kind = report.form.cells[ref].kind
    return read_figure(visible(value), kind) if isinstance(value, str) else value
