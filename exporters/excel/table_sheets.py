"""The sheets of figures: a statutory table as printed, with live totals and balances that colour themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.excel.number_formats import number_format
from exporters.excel.sheet import (
    LANDSCAPE,
    LINE,
    PADDING,
    PLAIN,
    PORTRAIT,
    SIZE,
    SQUEEZE,
    Area,
    Book,
    Locked,
    SheetLook,
    add_sheet,
    fit_pages,
    put,
)
from exporters.notes import NoteRoom, PrintedFigure, printed_figures
from exporters.typeset.text_width import TALLEST, line_count, room, units
from models.form.figures import Amount
from models.form.grid import CellRole, Grid, GridCell, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Section, Table
from models.importers.own.workbook_layout import TOP, visible
from models.report.report import Report
from models.report.wording import heading

_STUBS = (4.8, 9.8, 26.5)
"""Widths of the label columns of the deepest tables, in digits; the last takes the long labels. Chosen by eye."""

_ONE_STUB = 23
"""Digits, of a single column of labels. Chosen: 11 characters."""

_NARROWEST, _WIDEST = 7.8, 19
"""Of a column of figures: room for eight digits at least; what is wider looks empty. Chosen by eye."""

_GAP = 0.7
"""Digits, between the width of a column and the room it takes: the five pixels or so that spreadsheets add."""

_ROW, _AIRY_ROW = 25, 30
"""Points, of a row of one line; the latter in a table of few rows. Chosen by eye."""

_FEW_ROWS = 20
"""Chosen: so many airy rows, 600 points, still stand on one page under the heading lines."""

_BOX: SheetLook = {**PLAIN, "align": "center", "border": 1}
_STUB: SheetLook = {**_BOX, "align": "left", "indent": 1}
_FIGURE: SheetLook = {**_BOX, "text_wrap": False, "shrink": True}
_TINTS: tuple[SheetLook, SheetLook] = ({"bg_color": "#FFEB9C"}, {"bg_color": "#FFC7CE", "font_color": "#9C0006"})
"""Of the two sides of a balance that does not hold."""

_UNQUOTABLE = frozenset('"\\\n')


class _Plan(NamedTuple):
    """How a table lies on its sheet."""

    grid: Grid
    widths: tuple[float, ...]

    def room(self, cell: GridCell) -> float:
        """Return how many half characters fit side by side into a cell."""
        width = room(sum(self.widths[column] + _GAP for column in cell.columns) - _GAP, SIZE)
        return width - 2 * _in_list(self.grid, cell)


def write_table(book: Book, section: Section, table: Table) -> None:
    """Add the sheet of a table."""
    plan = _plan(lay_out(table))
    sheet = add_sheet(book, section.short, heading(book.report, section), plan.widths, Locked.LABELS)
    figures = printed_figures(book.report, plan.grid.places, _note_room(book.report, plan))
    for cell in plan.grid.cells:
        _write_cell(book, sheet, plan.grid, cell, figures)
    notes = _notes(plan, figures.values())
    for row, (text, _) in enumerate(notes, TOP + plan.grid.rows):
        put(sheet, Area(row, 0, 1, plan.grid.columns), text, book.style(PLAIN))
    heights = [*_heights(plan, book.report), *(height for _, height in notes)]
    for row, height in enumerate(heights, TOP):
        sheet.set_row(row, height)
    _add_tints(book, sheet, table, plan.grid)
    _set_view(sheet, plan.grid)
    fit_pages(sheet, _page(plan.widths, 0, 0), sum(heights), 0.15)


# ---------------------------------------------------------------- measures


def _plan(grid: Grid) -> _Plan:
    deep = ((_STUBS[0],) * grid.stub_columns + _STUBS)[-grid.stub_columns :]
    stubs = deep if grid.stub_columns > 1 else (_ONE_STUB,) * grid.stub_columns
    figures = grid.columns - len(stubs)
    landscape = _page(stubs, figures, _NARROWEST) > PORTRAIT * SQUEEZE
    free = (LANDSCAPE if landscape else PORTRAIT) - _page(stubs, 0, 0)
    width = min(_WIDEST, max(_NARROWEST, free / figures - _GAP))
    return _Plan(grid, (*stubs, *[width] * figures))


def _page(stubs: tuple[float, ...], figures: int, width: float) -> float:
    return sum(stub + _GAP for stub in stubs) + figures * (width + _GAP)


def _heights(plan: _Plan, report: Report) -> list[float]:
    """Return the height of every row in points, so that the longest text in it fits."""
    heights: list[float] = [_AIRY_ROW if plan.grid.rows <= _FEW_ROWS else _ROW] * plan.grid.rows
    for cell in sorted(plan.grid.cells, key=lambda cell: cell.row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        needed = line_count(_text(report, cell), plan.room(cell)) * LINE + PADDING
        lacking = min(needed, TALLEST) - sum(heights[row] for row in rows)
        for row in rows if lacking > 0 else ():
            heights[row] += lacking / len(rows)
    return heights


def _text(report: Report, cell: GridCell) -> str:
    """Return what wraps in a cell; numbers do not."""
    content = report.content(cell.content) if isinstance(cell.content, CellRef) else cell.content
    return content if isinstance(content, str) else ""


# ---------------------------------------------------------------- cells


def _write_cell(
    book: Book, sheet: Worksheet, grid: Grid, cell: GridCell, figures: Mapping[CellRef, PrintedFigure]
) -> None:
    if isinstance(cell.content, str):
        style = book.style(_STUB if _in_list(grid, cell) else _BOX)
        put(sheet, Area(cell.row + TOP, *cell[1:4]), cell.content, style)
    else:
        _write_figure(book, sheet, grid, cell.content, figures[cell.content].behind)


def _write_figure(book: Book, sheet: Worksheet, grid: Grid, ref: CellRef, note: str) -> None:
    """Write what is typed, or the formula of a total; a number is shown with `note` behind it."""
    cell = grid.places[ref]
    area, style = Area(cell.row + TOP, *cell[1:4]), _figure_style(book, ref, note)
    value = book.report.content(ref)
    put(sheet, area, value if isinstance(value, str) else "", style)
    if _follows(book.report, ref):
        result = value if isinstance(value, Decimal) else ""
        sheet.write_formula(*area[:2], _sum(grid, book.report.form.totals[ref]), style, result)
    elif isinstance(value, Decimal | Amount):
        sheet.write_number(*area[:2], value.value if isinstance(value, Amount) else value, style)


def _in_list(grid: Grid, cell: GridCell) -> bool:
    """Return whether a label is one of a list of long ones, which stand to the left."""
    return cell.role is CellRole.ROW and grid.stub_columns > 1 and cell.columns.stop == grid.stub_columns


def _figure_style(book: Book, ref: CellRef, note: str) -> Format:
    value, locked = book.report.content(ref), _follows(book.report, ref)
    if isinstance(value, str):
        return book.style(_BOX, locked=locked)
    code = number_format(value, book.report.form.cells[ref].kind, note)
    return book.style(_FIGURE, locked=locked, num_format=code)


def _follows(report: Report, ref: CellRef) -> bool:
    """Return whether a cell is a total that follows from its parts."""
    return ref in report.form.totals and ref not in report.values


def _sum(grid: Grid, parts: Iterable[CellRef]) -> str:
    """Return the formula of a total; blank while all parts are blank."""
    addresses = ranges(grid, parts)
    return f'=IF(COUNT({addresses})=0,"",SUM({addresses}))'


def ranges(grid: Grid, refs: Iterable[CellRef], separator: str = ",", prefix: str = "") -> str:
    """Return the addresses of cells, neighbours as one range, each after the name of its sheet if that is given."""
    cells = sorted((grid.places[ref] for ref in refs), key=lambda cell: cell[:2])
    breaks = [number for number, pair in enumerate(pairwise(cells), 1) if not _adjoin(*pair)]
    runs = [cells[start:stop] for start, stop in pairwise((0, *breaks, len(cells)))]
    return separator.join(prefix + _range(run[0], run[-1]) for run in runs)


def _adjoin(one: GridCell, two: GridCell) -> bool:
    below = (one.row + one.row_span, one.column) == two[:2]
    return below or (one.row, one.columns.stop) == two[:2]


def _range(first: GridCell, last: GridCell) -> str:
    address: str = xl_range_abs(first.row + TOP, first.column, last.row + TOP, last.column)
    return address


# ---------------------------------------------------------------- notes


def _note_room(report: Report, plan: _Plan) -> NoteRoom:
    """Return what the cells have room for: any text, since it wraps, and a note behind a number, which does not."""
    both = partial(_holds_both, report, plan)
    return NoteRoom(visible, holds=lambda _figure: True, holds_both=both, mark=lambda _number: "*", label="{} ")


def _holds_both(report: Report, plan: _Plan, ref: CellRef, figure: str, note: str) -> bool:
    value = report.content(ref)
    is_number = value is not None and not isinstance(value, str)
    fits = units(f"{figure}（{note}）") <= plan.room(plan.grid.places[ref])
    return is_number and not _UNQUOTABLE.intersection(note) and fits


def _notes(plan: _Plan, figures: Iterable[PrintedFigure]) -> list[tuple[str, float]]:
    """Return what stands below the table, each with its height in points."""
    width = plan.room(GridCell(0, 0, 1, plan.grid.columns, "", CellRole.CORNER))
    texts = filter(None, (figure.below for figure in figures))
    return [(text, min(TALLEST, line_count(text, width) * LINE + PADDING)) for text in texts]


# ---------------------------------------------------------------- the sheet


def _add_tints(book: Book, sheet: Worksheet, table: Table, grid: Grid) -> None:
    """Colour both sides of each balance while it does not hold; what is corrected in the sheet loses its colour."""
    styles = [book.style(look) for look in _TINTS]
    for identity in book.report.form.identities:
        if identity.table is not table:
            continue
        left, right = (ranges(grid, side) for side in (identity.left, identity.right))
        broken = f"=AND(COUNT({left})>0,COUNT({right})>0,ROUND(SUM({left})-SUM({right}),6)<>0)"
        for refs, style in zip((identity.left, identity.right), styles, strict=True):
            _add_tint(sheet, grid, refs, {"type": "formula", "criteria": broken, "format": style})


def _add_tint(sheet: Worksheet, grid: Grid, refs: tuple[CellRef, ...], rule: dict[str, object]) -> None:
    first = min(grid.places[ref][:2] for ref in refs)
    where = ranges(grid, refs, " ").replace("$", "")
    sheet.conditional_format(first[0] + TOP, first[1], first[0] + TOP, first[1], {**rule, "multi_range": where})


def _set_view(sheet: Worksheet, grid: Grid) -> None:
    """Keep headings in sight and on every page."""
    if grid.stub_columns:
        sheet.freeze_panes(TOP + grid.header_rows, grid.stub_columns)
    if grid.header_rows:
        sheet.repeat_rows(TOP, TOP + grid.header_rows - 1)
