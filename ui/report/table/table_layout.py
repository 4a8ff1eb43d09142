"""How wide the columns and how high the rows of a table are on screen, in pixels."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from models.form.grid import Grid, GridCell
from models.form.refs import CellRef

Measure = Callable[[str], int]
"""The width of a text in pixels."""

_PADDING = 10  # pixels, of a cell, on both sides together; chosen by eye
_WIDEST_FIGURE = 190  # pixels, of a column of figures; chosen by eye: what is wider looks empty
_TALL_LABEL = 8
"""Characters of a label that is several rows high; half as many make a line. Chosen by eye."""

_ROOMY = 14
"""Pixels a row may grow when there is room. Chosen by eye."""


def column_widths(grid: Grid, measure: Measure, room: int) -> list[int]:
    """Return the widths of all columns: labels on one line where `room` allows, figures never clipped."""
    stub = [_natural(grid, column, measure) for column in range(grid.stub_columns)]
    figures = grid.columns - grid.stub_columns
    least = max([measure("0000000") + 26, *(_narrowest(cell.content, measure) for cell in _headings(grid))])
    spare = room - 1 - sum(stub)
    if spare < least * figures and stub:
        stub[-1] = max(stub[-1] - (least * figures - spare), measure("字") * 12)
        spare = room - 1 - sum(stub)
    return stub + [max(least, min(spare // figures, _WIDEST_FIGURE))] * figures


def row_heights(grid: Grid, widths: list[int], measure: Measure, line: int, room: int) -> list[int]:
    """Return the heights of all rows: every label whole, and the room shared out when there is some."""
    heights = [line + 3] * grid.rows
    for cell in grid.cells:
        if isinstance(cell.content, str):
            needed = line * _lines(cell, widths, measure) + 3
            share = ceil(needed / cell.row_span)
            rows = range(cell.row, cell.row + cell.row_span)
            if needed > sum(heights[row] for row in rows):
                heights[cell.row : rows.stop] = [max(heights[row], share) for row in rows]
    spare = max(0, room - 1 - sum(heights)) // grid.rows
    return [height + min(spare, _ROOMY) for height in heights]


def _lines(cell: GridCell, widths: list[int], measure: Measure) -> int:
    width = sum(widths[column] for column in cell.columns) - _PADDING
    return max(1, ceil(measure(str(cell.content)) / max(width, 1)))


def _headings(grid: Grid) -> list[GridCell]:
    """Return the column labels that stand directly over one column of figures."""
    return [
        cell
        for cell in grid.cells
        if isinstance(cell.content, str) and cell.column_span == 1 and cell.column >= grid.stub_columns
    ]


def _narrowest(label: str | CellRef, measure: Measure) -> int:
    """Return the width in which a label stands on two lines."""
    return measure("字") * ceil(len(label) / 2) + _PADDING


def _natural(grid: Grid, column: int, measure: Measure) -> int:
    labels = [cell for cell in grid.cells if cell.columns == range(column, column + 1)]
    wide = [measure(str(cell.content)) for cell in labels if cell.row_span == 1 or len(str(cell.content)) < _TALL_LABEL]
    tall = [measure("字") * _TALL_LABEL // 2 for cell in labels if cell.row_span > 1]
    return max(wide + tall, default=0) + _PADDING + 4
