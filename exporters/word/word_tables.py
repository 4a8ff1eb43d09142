"""A statutory table in Word: the grid with real merged cells, as wide as the type area."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from exporters.manuscript import PrintedTable
from exporters.typeset.label_columns import column_widths, label_length
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from exporters.typeset.table_measures import DIGITS, LEADING, MOST_COLUMNS, PADDING, RULE, SIZES
from exporters.typeset.text_width import units
from exporters.word.markup import Element, flag, paragraph, run, twips, w
from exporters.word.styles import CELL, HEI, LINE, spacing, type_size
from models.form.grid import CellRole, Grid, GridCell

_SMALLEST = 5.0
"""Points. Chosen: a figure of 15 digits in the narrowest column; whatever is real is set far larger."""

_HALF = 0.64
"""A digit, in em, at most. Chosen: in 宋体 it is half an em, but what stands in for that on other systems is wider."""

_MARGIN, _NARROW_MARGIN = 2.5, 1.0
"""What is kept free at both sides of a cell, in points; the latter in a table of many columns. Chosen by eye."""

_HEADING = 1.25 * LINE
"""Points: the line of the heading above a table, and the white below it. Chosen by eye."""

_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Plan(NamedTuple):
    """How a table lies on the page; lengths are in points.

    Attributes:
        size: Of type.
        widths: Of the columns.
        is_whole: Whether it fits a page, and so is not parted.
    """

    table: PrintedTable
    size: float
    widths: tuple[float, ...]
    is_whole: bool = True

    @property
    def grid(self) -> Grid:
        """The cells of the table."""
        return self.table.grid

    @property
    def margin(self) -> float:
        """What is kept free at both sides of a cell."""
        return _margin(self.grid)

    def width(self, cell: GridCell) -> float:
        """Return how wide a cell is."""
        return sum(self.widths[column] for column in cell.columns)

    def room(self, cell: GridCell) -> float:
        """Return how much of it text may take; a label in a list stands off from the rule."""
        return self.width(cell) - 2 * self.margin - (PADDING * self.size if _in_list(cell) else 0)

    def text(self, cell: GridCell) -> str:
        """Return what stands in a cell; a note has a line of its own unless there is room behind the figure."""
        text = self.table.text(cell)
        if cell.role is not CellRole.FIGURE:
            return text
        whole = text.replace("\n", "")
        return whole if _HALF * self.size * units(whole) <= self.room(cell) else text


def word_table(table: PrintedTable) -> Element:
    """Return a table of the report; headings repeat where a page breaks, and no row is cut."""
    plan = _plan(table)
    columns = (w("gridCol", w=twips(width)) for width in plan.widths)
    covering = {
        (row, cell.column): cell for cell in plan.grid.cells for row in range(cell.row, cell.row + cell.row_span)
    }
    rows = (_row(plan, row, [covering[at] for at in sorted(covering) if at[0] == row]) for row in range(plan.grid.rows))
    return w("tbl", _properties(plan), w("tblGrid", *columns), *rows)


# ---------------------------------------------------------------- measures


def _plan(table: PrintedTable) -> _Plan:
    """Return the table in the largest type in which nothing is cramped and it fits a page under its heading."""
    plans = [_Plan(table, size, _widths(table, size)) for size in SIZES]
    return next(filter(_is_roomy, plans), plans[-1]._replace(is_whole=_fits_page(plans[-1])))


def _is_roomy(plan: _Plan) -> bool:
    fits = all(_type(plan, cell) == plan.size for cell in plan.grid.cells)
    return fits and plan.widths[-1] >= _least(plan.grid, plan.size) and _fits_page(plan)


def _fits_page(plan: _Plan) -> bool:
    """Return whether the table fits a page under its heading."""
    return sum(_heights(plan)) + _HEADING <= AREA_HEIGHT


def _widths(table: PrintedTable, size: float) -> tuple[float, ...]:
    """Return the widths of the columns: figures as wide as they need, the labels the rest."""
    grid = table.grid
    labels = [_label_width(grid, column, size) for column in range(grid.stub_columns)]
    needed = (_needed(table, cell, size) for cell in grid.cells) if grid.columns <= MOST_COLUMNS else ()
    return column_widths(labels, grid.columns - grid.stub_columns, max(_least(grid, size), *needed, 0), AREA_WIDTH)


def _label_width(grid: Grid, column: int, size: float) -> float:
    return (label_length(grid, column) + 2 * PADDING) * size + 2 * _margin(grid)


def _margin(grid: Grid) -> float:
    return _MARGIN if grid.columns <= MOST_COLUMNS else _NARROW_MARGIN


def _least(grid: Grid, size: float) -> float:
    """Return the width of a column of figures, which also has room for two characters of its label side by side."""
    return 2 * _margin(grid) + size * max(2, _HALF * DIGITS)


def _needed(table: PrintedTable, cell: GridCell, size: float) -> float:
    """Return the width of the figure in a cell that is one column wide; labels may wrap."""
    if cell.role is not CellRole.FIGURE or cell.column_span > 1:
        return 0.0
    return 2 * _MARGIN + _HALF * size * units(_unbroken(table.text(cell)))


def _unbroken(text: str) -> str:
    """Return the figure without its note, which may wrap."""
    return text.partition("\n")[0].partition("（")[0]


def _type(plan: _Plan, cell: GridCell) -> float:
    """Return the size of type in a cell: no figure is broken or clipped."""
    text = _unbroken(plan.text(cell))
    if not text.isascii():
        return plan.size
    fitting = plan.room(cell) / (_HALF * units(text) or 1)
    return max(_SMALLEST, min(plan.size, fitting // 0.5 / 2))


def _heights(plan: _Plan) -> list[float]:
    """Return how high the rows become, to see whether they fit a page; Word works them out itself."""
    line, padding = LEADING * plan.size, 2 * PADDING * plan.size + RULE
    heights = [line + padding] * plan.grid.rows
    for cell in sorted(plan.grid.cells, key=lambda cell: cell.row_span):
        rows = range(cell.row, cell.row + cell.row_span)
        lacking = _line_count(plan, cell) * line + padding - sum(heights[row] for row in rows)
        if lacking > 0:
            heights[rows[-1]] += lacking
    return heights


def _line_count(plan: _Plan, cell: GridCell) -> int:
    characters = max(1, int(plan.room(cell) / _type(plan, cell)))
    return sum(max(1, ceil(units(line) / 2 / characters)) for line in plan.text(cell).split("\n"))


# ---------------------------------------------------------------- elements


def _properties(plan: _Plan) -> Element:
    above = PADDING * plan.size
    rules = (w(side, val="single", sz=round(8 * RULE), space=0, color="000000") for side in _RULES)
    sides = {"top": above, "left": plan.margin, "bottom": above, "right": plan.margin}
    margins = (w(side, w=twips(width), type="dxa") for side, width in sides.items())
    return w(
        "tblPr",
        w("tblW", w=twips(AREA_WIDTH), type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *rules),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
        w("tblLook", val="04A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=0, noVBand=1),
    )


def _row(plan: _Plan, row: int, cells: list[GridCell]) -> Element:
    is_head, is_last = row < plan.grid.header_rows, row == plan.grid.rows - 1
    properties = w("trPr", w("cantSplit"), flag("tblHeader", on=is_head))
    stays = is_head or (plan.is_whole and not is_last)
    return w("tr", properties, *(_cell(plan, row, cell, stays=stays) for cell in cells))


def _cell(plan: _Plan, row: int, cell: GridCell, *, stays: bool) -> Element:
    """Return the part of a cell that lies in `row`; what is merged with the cell above has no text."""
    merged = "restart" if cell.row == row else "continue"
    properties = w(
        "tcPr",
        w("tcW", w=twips(plan.width(cell)), type="dxa"),
        w("gridSpan", val=cell.column_span) if cell.column_span > 1 else None,
        w("vMerge", val=merged) if cell.row_span > 1 else None,
        w("vAlign", val="center"),
    )
    return w("tc", properties, _text(plan, cell, plan.text(cell) if cell.row == row else "", stays=stays))


def _text(plan: _Plan, cell: GridCell, text: str, *, stays: bool) -> Element:
    size = _type(plan, cell)
    runs = [run(text, *type_size(size), font=HEI if cell.role is CellRole.BANNER else "")] if text else []
    return paragraph(CELL.id, *runs, properties=_layout(plan, cell, size, stays=stays))


def _layout(plan: _Plan, cell: GridCell, size: float, *, stays: bool) -> Iterator[Element | None]:
    """Yield how the paragraph differs from its style; a row that stays is not parted from the next."""
    yield flag("keepNext", on=stays)
    yield spacing(LEADING * size)
    if _in_list(cell):
        yield w("ind", left=twips(PADDING * plan.size))
        yield w("jc", val="left")


def _in_list(cell: GridCell) -> bool:
    """Return whether a label is one of a list, which stand to the left."""
    return cell.role is CellRole.ROW and cell.row_span == 1
