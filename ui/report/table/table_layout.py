"""How wide the columns and how high the rows of a table are on screen, in pixels.

What gives way when there is little room, in this order: the width of the columns of figures down to where last year's
figure has room beside this year's; long labels of rows for short names; last year's figures; then the table scrolls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from typing import NamedTuple

from models.form.grid import CellRole, Grid, GridCell
from models.form.refs import CellRef
from ui.report.table.label_words import downward, is_downward, shown_label

Measure = Callable[[str], int]
"""The width of a text in pixels."""

PADDING = 5
"""Pixels at 100 %, of a cell, on each side. Chosen by eye."""

COMPARED = 72
"""Pixels at 100 %, of a column from which on last year's figure has room in it. Source: the design."""

ROW = 19
"""Pixels at 100 %, of a row without room to spare. Source: the design; all 28 rows of table 3 are 532."""

_BESIDE_FIGURE = 19  # pixels at 100 %, of a sign and the room around it
_WIDEST_FIGURE = 190  # pixels at 100 %, of a column of figures; source: the design
_TALLEST_ROW = 33  # pixels at 100 %, of a row that has room to spare; source: the design
_LINE = 0.9
"""Of the height of a row, that each further line of a label takes. Chosen by eye: closer than rows."""

_STUB = 0.6
"""Of the width of a window, that row labels may take before they are broken. Chosen: figures have to be seen, too."""

_BROKEN = 12
"""Characters of a row label in a line, at least, where it is broken. Chosen by eye."""

_EDGE = 2
"""Pixels at any scale, of the line at the right of a cell and what rounding takes. Measured."""

_NARROW = 2
"""Pixels at 100 % on each side of a label that is written downwards. Chosen by eye."""


class Lettering(NamedTuple):
    """How large a table is written.

    Attributes:
        measure: The width of a text.
        row: The height of a row of one line, in pixels.
        scale: 1.0 at 100 %.
    """

    measure: Measure
    row: int = ROW
    scale: float = 1.0

    @property
    def padding(self) -> int:
        """Pixels on both sides of a label: small ones are painted with as many as at 100 %."""
        return 2 * max(PADDING, self.pixels(PADDING))

    def pixels(self, at_100_percent: float) -> int:
        """Return a number of pixels at this scale."""
        return round(at_100_percent * self.scale)


class Sizes(NamedTuple):
    """The sizes of all columns and rows, in pixels, and whether rows go by their short names."""

    widths: list[int]
    heights: list[int]
    short: bool

    @property
    def width(self) -> int:
        """Pixels of the whole, with the line at its left."""
        return sum(self.widths) + 1

    @property
    def height(self) -> int:
        """Pixels of the whole, with the line over it."""
        return sum(self.heights) + 1


def fitted(grid: Grid, lettering: Lettering, room: tuple[int, int], bar: int) -> Sizes:
    """Return the sizes that show a table best.

    Args:
        grid: The table.
        lettering: How large it is written.
        room: Pixels of width and height.
        bar: Pixels that a scroll bar takes of them, where the table needs one.
    """
    for beside, below in ((0, 0), (bar, 0), (0, bar), (bar, bar)):
        width, height = room[0] - beside, room[1] - below
        found = sizes(grid, lettering, width, height)
        if (found.width <= width or below) and (found.height <= height or beside):
            break
    return found


def sizes(grid: Grid, lettering: Lettering, width: int, height: int) -> Sizes:
    """Return the sizes of a table in a room of `width` × `height` pixels, which it may exceed."""
    widths, short = _column_widths(grid, lettering, width)
    return Sizes(widths, _row_heights(grid, widths, lettering, height, short=short), short)


def _column_widths(grid: Grid, lettering: Lettering, room: int) -> tuple[list[int], bool]:
    """Return the widths of all columns, figures never clipped; and whether only short names leave room for them."""
    figures = grid.columns - grid.stub_columns
    least = _least(grid, lettering)
    short, stub = False, _stub(grid, lettering, short=False)
    if (room - 1 - sum(stub)) // figures < max(least, lettering.pixels(COMPARED)):
        short, stub = True, _stub(grid, lettering, short=True)
    over = sum(stub) - int(room * _STUB)
    if over > 0 and stub:
        stub[-1] = max(stub[-1] - over, min(stub[-1], lettering.measure("字") * _BROKEN))
    each, more = divmod(room - 1 - sum(stub), figures)
    if not least <= each < lettering.pixels(_WIDEST_FIGURE):
        each, more = max(least, min(each, lettering.pixels(_WIDEST_FIGURE))), 0
    return stub + [each + 1] * more + [each] * (figures - more), short


def _row_heights(grid: Grid, widths: list[int], lettering: Lettering, room: int, *, short: bool) -> list[int]:
    """Return the heights of all rows: every label whole, and the room shared out when there is some."""
    heights = [lettering.row] * grid.rows
    for cell in grid.cells:
        if isinstance(cell.content, CellRef):
            continue
        needed = lettering.row + ceil((_lines(cell, widths, lettering, short=short) - 1) * lettering.row * _LINE)
        if needed > sum(heights[cell.row : cell.rows.stop]):
            share = ceil(needed / cell.row_span)
            heights[cell.row : cell.rows.stop] = [max(heights[row], share) for row in cell.rows]
    spare = max(0, room - 1 - sum(heights)) // grid.rows
    most = lettering.pixels(_TALLEST_ROW)
    return [max(height, min(height + spare, most)) for height in heights]


def _lines(cell: GridCell, widths: list[int], lettering: Lettering, *, short: bool) -> int:
    label = shown_label(cell, short=short)
    if is_downward(cell):
        return len(downward(label))
    width = sum(widths[column] for column in cell.columns) - lettering.padding - _EDGE
    needed, unused = lettering.measure(label), lettering.measure("字") - 1
    return 1 if needed <= width else ceil(needed / max(width - unused, 1))


def _least(grid: Grid, lettering: Lettering) -> int:
    """Return the width of a column in which figures and headings are whole, the latter on two lines."""
    measure, padding = lettering.measure, lettering.padding
    headings = (
        measure("字") * ceil(len(str(cell.content)) / 2) + padding
        for cell in grid.cells
        if cell.role is CellRole.COLUMN and cell.column_span == 1
    )
    return max(measure("0000000") + lettering.pixels(_BESIDE_FIGURE), *headings, 0)


def _stub(grid: Grid, lettering: Lettering, *, short: bool) -> list[int]:
    """Return the widths of the columns of row labels, each on one line."""
    widths = [
        max(_natural(grid, column, lettering, short=short), default=0) + lettering.padding + _EDGE
        for column in range(grid.stub_columns)
    ]
    for cell in grid.cells:
        if cell.role is CellRole.ROW and cell.column_span > 1:
            needed = lettering.measure(shown_label(cell, short=short)) + lettering.padding + _EDGE
            widths[cell.columns[-1]] += max(0, needed - sum(widths[column] for column in cell.columns))
    return widths


def _natural(grid: Grid, column: int, lettering: Lettering, *, short: bool) -> Iterator[int]:
    for cell in grid.cells:
        if cell.columns == range(column, column + 1) and not isinstance(cell.content, CellRef):
            label = shown_label(cell, short=short)
            if is_downward(cell):
                spare = 2 * lettering.pixels(PADDING - _NARROW)
                yield max(map(lettering.measure, downward(label))) - spare
            elif cell.role is CellRole.ROW:
                yield lettering.measure(label)
            else:
                yield lettering.measure("字") * ceil(len(label) / 2)
