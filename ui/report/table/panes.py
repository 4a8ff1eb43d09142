"""Which part of a table scrolls, and what its rows and columns are called in full."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from itertools import product
from typing import NamedTuple

from models.form.grid import Grid, GridCell
from models.form.refs import CellRef


class Area(NamedTuple):
    """Cells of the part that scrolls, counted from its upper left corner."""

    row: int
    column: int
    row_span: int
    column_span: int

    @property
    def covered(self) -> list[tuple[int, int]]:
        """All of them but the first, which shows what they hold."""
        rows = range(self.row, self.row + self.row_span)
        columns = range(self.column, self.column + self.column_span)
        return [place for place in product(rows, columns) if place != (self.row, self.column)]


class Pane(Enum):
    """A part of a table that does not scroll, or only one way."""

    CORNER = "corner"
    HEADINGS = "headings"
    LABELS = "labels"

    def holds(self, grid: Grid, cell: GridCell) -> bool:
        """Return whether a label stands in it, or begins there."""
        over, beside = cell.row < grid.header_rows, cell.column < grid.stub_columns
        here = {(True, True): Pane.CORNER, (True, False): Pane.HEADINGS, (False, True): Pane.LABELS}
        return not isinstance(cell.content, CellRef) and here.get((over, beside)) is self


def body_area(grid: Grid, cell: GridCell) -> Area | None:
    """Return which part of a cell scrolls both ways; None if none does."""
    top, left = grid.header_rows, grid.stub_columns
    row, column = max(cell.row, top), max(cell.column, left)
    height, width = cell.row + cell.row_span - row, cell.column + cell.column_span - column
    return Area(row - top, column - left, height, width) if height > 0 and width > 0 else None


def row_names(grid: Grid) -> list[str]:
    """Return the whole label of each row that scrolls, with the labels over it: 三、本年度办理结果 （七）总计."""
    names = _joined((cell.rows, cell) for cell in _labels(grid) if cell.column < grid.stub_columns)
    return [names.get(row, "") for row in range(grid.header_rows, grid.rows)]


def column_names(grid: Grid) -> list[str]:
    """Return the whole heading of each column that scrolls; empty where the blocks of a table have their own."""
    names = _joined((cell.columns, cell) for cell in _labels(grid) if cell.row < grid.header_rows)
    return [names.get(column, "") for column in range(grid.stub_columns, grid.columns)]


def first_headed(grid: Grid, row: int) -> int:
    """Return the first of the headings that stand right over a row and scroll with it; the row itself if none do."""
    headings = {cell.row for cell in _labels(grid) if cell.column + cell.column_span > grid.stub_columns}
    while row - 1 in headings and row > grid.header_rows:
        row -= 1
    return row


def _labels(grid: Grid) -> list[GridCell]:
    return [cell for cell in grid.cells if not isinstance(cell.content, CellRef)]


def _joined(found: Iterable[tuple[range, GridCell]]) -> dict[int, str]:
    names: dict[int, list[str]] = {}
    for lines, cell in found:
        for line in lines:
            names.setdefault(line, []).append(str(cell.content))
    return {line: " ".join(filter(None, words)) for line, words in names.items()}
