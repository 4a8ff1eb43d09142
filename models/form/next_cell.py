"""Which cell of a table is filled in next: along the rows, down the columns, by an arrow. Totals are passed over.

A total follows its parts, so whoever types one figure after the other must not land on it: the figure meant for the
cell behind it would be written over the sum. The same holds for what last year's report has brought along. At the
end of a table the cursor stays: what is typed on must not go over what was filled in first.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from models.form.grid import Direction, Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form

FORWARD, BACK = 1, -1
"""Steps along the cells to fill in."""


def along_rows(form: Form, here: CellRef, step: int, passed: AbstractSet[Ref] = frozenset()) -> CellRef:
    """Return the next (1) or previous (-1) cell to fill in, row by row; `here` at the ends of the table.

    Args:
        form: Of the table.
        here: Where the cursor is.
        step: In which direction.
        passed: Cells that are filled in already and locked; they are passed over as totals are.
    """
    return _beside(form, _cells_of(form, here.table), here, step, passed) or here


def down_columns(form: Form, here: CellRef, step: int, passed: AbstractSet[Ref] = frozenset()) -> CellRef:
    """Return the next (1) or previous (-1) cell to fill in, column by column; `here` at the ends of the table.

    Behind the end of a column comes the top of the next one, so that a column can be typed after the other; behind
    the last column of a block, the next block.
    """
    table = form.table(here.table)
    columns = [
        CellRef(table.id, row.id, column.id)
        for block in table.blocks
        for column in block.column_leaves
        for row in block.row_leaves
    ]
    return _beside(form, columns, here, step, passed) or here


def below_row(form: Form, start: CellRef, here: CellRef, passed: AbstractSet[Ref] = frozenset()) -> CellRef:
    """Return the cell to fill in below the one where a row was begun.

    Below the last row of a block, that is what follows; where nothing does, `here`.
    """
    below = down_columns(form, start, FORWARD, passed)
    if below.column == start.column and below != start:
        return below
    cells = _cells_of(form, start.table)
    row = [ref for ref in cells if ref.row == start.row]
    return _beside(form, cells, row[-1], FORWARD, passed) or here


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


def _beside(form: Form, cells: Sequence[CellRef], here: CellRef, step: int, passed: AbstractSet[Ref]) -> CellRef | None:
    """Return the next of the cells that is to be filled in; None behind the last one, and before the first."""
    at = cells.index(here)
    ahead = cells[at + 1 :] if step > 0 else cells[:at][::-1]
    return next((ref for ref in ahead if ref not in form.totals and ref not in passed), None)
