"""The sheets of figures: a statutory table as printed, with live totals and balances that colour themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from itertools import pairwise

from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range_abs  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.excel.heading_lines import Locked, SheetHead, head_height
from exporters.excel.new_workbook import SheetLook
from exporters.excel.number_formats import number_format
from exporters.excel.sheet import LINE, PADDING, PLAIN, Area, Book, put
from exporters.excel.sheet_pages import add_sheet, fit_pages
from exporters.excel.table_plan import TablePlan, table_plan
from exporters.notes import NoteRoom, PrintedFigure, printed_figures
from exporters.typeset.text_width import TALLEST, line_count, units
from models.form.figures import Amount
from models.form.grid import CellRole, Grid, GridCell, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Section, Table
from models.importers.own.workbook_layout import TOP, visible
from models.report.report import Report
from models.report.wording import heading

_OVERHANG = 0.15
"""Pages, that are squeezed onto the one before. Chosen: four rows of table 3 are no page."""

_BOX: SheetLook = {**PLAIN, "align": "center", "border": 1}
_STUB: SheetLook = {**_BOX, "align": "left", "indent": 1}
_FIGURE: SheetLook = {**_BOX, "text_wrap": False, "shrink": True}
_TINTS: tuple[SheetLook, SheetLook] = ({"bg_color": "#FFEB9C"}, {"bg_color": "#FFC7CE", "font_color": "#9C0006"})
"""Of the two sides of a balance that does not hold."""

_UNQUOTABLE = frozenset('"\\\n')


def write_table(book: Book, section: Section, table: Table) -> None:
    """Add the sheet of a table."""
    plan = table_plan(lay_out(table))
    head = SheetHead(heading(book.report, section), plan.widths, Locked.LABELS, _OVERHANG, plan.lies_across)
    sheet = add_sheet(book, section.short, head)
    figures = printed_figures(book.report, plan.grid.places, _note_room(book.report, plan))
    for cell in plan.grid.cells:
        _write_cell(book, sheet, plan, cell, figures)
    notes = _notes(plan, figures.values())
    for row, (text, _) in enumerate(notes, TOP + plan.grid.rows):
        put(sheet, Area(row, 0, 1, plan.grid.columns), text, book.style(PLAIN))
    heights = [*plan.heights(book.report), *(height for _, height in notes)]
    for row, height in enumerate(heights, TOP):
        sheet.set_row(row, height)
    _add_tints(book, sheet, table, plan.grid)
    _set_view(sheet, plan.grid)
    fit_pages(sheet, head, head_height(book, head) + sum(heights))


# ---------------------------------------------------------------- cells


def _write_cell(
    book: Book, sheet: Worksheet, plan: TablePlan, cell: GridCell, figures: Mapping[CellRef, PrintedFigure]
) -> None:
    if isinstance(cell.content, str):
        style = book.style(_STUB if plan.in_list(cell) else _BOX)
        put(sheet, Area(cell.row + TOP, *cell[1:4]), plan.label(cell.content, cell), style)
    else:
        _write_figure(book, sheet, plan.grid, cell.content, figures[cell.content].behind)


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


def _note_room(report: Report, plan: TablePlan) -> NoteRoom:
    """Return what the cells have room for: any text, since it wraps, and a note behind a number, which does not."""
    both = partial(_holds_both, report, plan)
    return NoteRoom(visible, holds=lambda _figure: True, holds_both=both, mark=lambda _number: "*", label="{} ")


def _holds_both(report: Report, plan: TablePlan, ref: CellRef, figure: str, note: str) -> bool:
    value = report.content(ref)
    is_number = value is not None and not isinstance(value, str)
    fits = units(f"{figure}（{note}）") <= plan.room(plan.grid.places[ref])
    return is_number and not _UNQUOTABLE.intersection(note) and fits


def _notes(plan: TablePlan, figures: Iterable[PrintedFigure]) -> list[tuple[str, float]]:
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
