"""A statutory table in Word: the grid with real merged cells, as wide as the type area."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from exporters.manuscript import PrintedTable
from exporters.typeset.line_breaking import WidthOf
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from exporters.typeset.table_layout import TableLayout, cuts, fitting_layout, in_list, label_lines
from exporters.typeset.table_measures import IN_WORD, LEADING, RULE, TINT
from exporters.typeset.text_width import units
from exporters.word.markup import Element, flag, paragraph, run, twips, w
from exporters.word.styles import CELL, HEI, LINE, spacing, type_size
from models.form.grid import CellRole, Grid, GridCell

_HALF = 0.64
"""A digit, in em, at most. Chosen: in 宋体 it is half an em, but what stands in for that on other systems is wider."""

_WHOLE = 1.02
"""Any other character, in em. Chosen: lengths are rounded, and a cell as wide as its word would break it."""

_HEADING = 1.25 * LINE
"""Points: the line of the heading above a table, and the white below it. Chosen by eye."""

_ROOM = AREA_HEIGHT - _HEADING
"""Of a page under the heading of a table."""

_RULES = ("top", "left", "bottom", "right", "insideH", "insideV")


class _Plan(NamedTuple):
    """How a table lies on the page.

    Attributes:
        padding: Above and below each text, in em.
        tinted: Whether banners have a light ground.
    """

    table: PrintedTable
    layout: TableLayout
    padding: float
    tinted: bool

    @property
    def grid(self) -> Grid:
        """The cells of the table."""
        return self.table.grid

    @property
    def is_whole(self) -> bool:
        """Whether it fits a page, and so is not parted."""
        return sum(self.layout.heights(self.padding)) <= _ROOM

    def width(self, cell: GridCell) -> float:
        """Return how wide a cell is, in points."""
        return sum(self.layout.widths[column] for column in cell.columns)

    def text(self, cell: GridCell) -> str:
        """Return what stands in a cell; labels are broken as on paper, since Word knows no words to break them at."""
        text, _ = self.table.parted(cell)
        if cell.role is CellRole.FIGURE:
            lines = self.layout.cells[cell[:2]].lines
            return lines[0] if len(lines) == 1 else text
        return "\n".join(label_lines(cell, text, self.layout.room(cell), _as_in_song(self.layout.size)))


def word_table(table: PrintedTable, *, tinted: bool = False) -> Element:
    """Return a table of the report; headings repeat where a page breaks, and no row is cut.

    Args:
        table: All of it.
        tinted: Whether banners have a light ground.
    """
    room = _ROOM - RULE * table.grid.rows
    layout = fitting_layout(table.said, _measure, room, IN_WORD)
    plan = _Plan(table, layout, layout.padding(room), tinted)
    columns = (w("gridCol", w=twips(width)) for width in layout.widths)
    covering = {(row, cell.column): cell for cell in plan.grid.cells for row in cell.rows}
    rows = (_row(plan, row, [covering[at] for at in sorted(covering) if at[0] == row]) for row in range(plan.grid.rows))
    return w("tbl", _properties(plan), w("tblGrid", *columns), *rows)


@cache
def _as_in_song(size: float) -> WidthOf:
    """Return the advances of characters in 宋体, which every computer with Word has."""
    return cache(lambda character: size * units(character) / 2)


@cache  # one function for a size: what was broken into lines by it is not broken again
def _measure(size: float) -> WidthOf:
    """Return the advances of characters, at most: what is to fit does so whatever stands in for 宋体."""
    return cache(lambda character: size * (_HALF if units(character) == 1 else _WHOLE))


# ---------------------------------------------------------------- elements


def _properties(plan: _Plan) -> Element:
    above = plan.padding * plan.layout.size
    side = plan.layout.margins.side * plan.layout.size
    rules = (w(side, val="single", sz=round(8 * RULE), space=0, color="000000") for side in _RULES)
    sides = {"top": above, "left": side, "bottom": above, "right": side}
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
    stays = is_head or (not is_last and (plan.is_whole or row + 1 not in cuts(plan.grid)))
    return w("tr", properties, *(_cell(plan, row, cell, stays=stays) for cell in cells))


def _cell(plan: _Plan, row: int, cell: GridCell, *, stays: bool) -> Element:
    """Return the part of a cell that lies in `row`; what is merged with the cell above has no text."""
    merged = "restart" if cell.row == row else "continue"
    is_tinted = plan.tinted and cell.role is CellRole.BANNER
    properties = w(
        "tcPr",
        w("tcW", w=twips(plan.width(cell)), type="dxa"),
        w("gridSpan", val=cell.column_span) if cell.column_span > 1 else None,
        w("vMerge", val=merged) if cell.row_span > 1 else None,
        w("shd", val="clear", color="auto", fill=TINT) if is_tinted else None,
        w("vAlign", val="center"),
    )
    shown = paragraph(
        CELL.id, *(_runs(plan, cell) if cell.row == row else ()), properties=_layout(plan, cell, stays=stays)
    )
    return w("tc", properties, shown)


def _runs(plan: _Plan, cell: GridCell) -> Iterator[Element]:
    """Yield what stands in a cell, and the raised mark behind it."""
    text, shown = plan.text(cell), plan.layout.cells[cell[:2]]
    narrow = () if shown.scale == 1 else (w("w", val=int(100 * shown.scale)),)
    if text:
        yield run(text, *narrow, *type_size(shown.size), font=HEI if cell.role is CellRole.BANNER else "")
    if shown.mark:
        yield run(shown.mark, *narrow, *type_size(shown.size), w("vertAlign", val="superscript"))


def _layout(plan: _Plan, cell: GridCell, *, stays: bool) -> Iterator[Element | None]:
    """Yield how the paragraph differs from its style; a row that stays is not parted from the next."""
    beside = (plan.layout.inset - plan.layout.margins.side) * plan.layout.size
    yield flag("keepNext", on=stays)
    yield spacing(LEADING * plan.layout.cells[cell[:2]].size)
    yield w("ind", left=twips(beside)) if in_list(cell) and beside else None
    yield w("jc", val="left") if in_list(cell) else None
