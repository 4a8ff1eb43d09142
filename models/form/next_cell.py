"""Which cell of a table is filled in next: along the rows, down the columns, by an arrow. Totals are passed over.

A total follows its parts, so whoever types one figure after the other must not land on it: the figure meant for the
cell behind it would be written over the sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.form.grid import Direction, Grid
from models.form.refs import CellRef
from models.form.vocabulary import Form

FORWARD, BACK = 1, -1
"""Steps along the cells to fill in."""


def along_rows(form: Form, here: CellRef, step: int) -> CellRef:
    """Return the next (1) or previous (-1) cell to fill in, row by row; round at the ends of the table."""
    return _beside(form, _cells_of(form, here.table), here, step)


def down_columns(form: Form, here: CellRef, step: int) -> CellRef:
    """Return the next (1) or previous (-1) cell to fill in, column by column.

    Behind the end of a column comes the top of the next one, so that a column can be typed after the other; behind
    the last column of a block, the next block; round at the ends of the table.
    """
    table = form.table(here.table)
    columns = [
        CellRef(table.id, row.id, column.id)
        for block in table.blocks
        for column in block.column_leaves
        for row in block.row_leaves
    ]
    return _beside(form, columns, here, step)


def below_row(form: Form, start: CellRef) -> CellRef:
    """Return the cell to fill in below the one where a row was begun; below the last row of a block, what follows."""
    below = down_columns(form, start, FORWARD)
    if below.column == start.column and below != start:
        return below
    row = [ref for ref in _cells_of(form, start.table) if ref.row == start.row]
    return along_rows(form, row[-1], FORWARD)


def by_arrow(form: Form, grid: Grid, here: CellRef, direction: Direction) -> CellRef:
    """Return the figure in `direction`, or `here` at the edge.

    Up and down pass over totals, unless they start from one: so the totals of a column of totals are reached, too.
    To the left and the right, a total is the next cell as any other.
    """
    ahead = grid.ahead(here, direction)
    if direction in {Direction.UP, Direction.DOWN} and here not in form.totals:
        ahead = [ref for ref in ahead if ref not in form.totals]
    return next(iter(ahead), here)


def _cells_of(form: Form, table: str) -> list[CellRef]:
    return [ref for ref in form.cells if ref.table == table]


def _beside(form: Form, cells: Sequence[CellRef], here: CellRef, step: int) -> CellRef:
    inputs = [ref for ref in cells if ref == here or ref not in form.totals]
    return inputs[(inputs.index(here) + step) % len(inputs)]
