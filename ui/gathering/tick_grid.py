"""The rows of a statutory table against the rooms of a unit, as a grid with merged labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from models.form.grid import CellRole, Grid, GridCell, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Block, Heading, Table

CORNER = "打勾：这一行由哪个科室报数"
HEADINGS = 2
"""Lines of headings: the name of a room, and how far it is."""

_LONGEST_SHOWN = 12
"""Characters of a name above its column. Chosen: all columns are as wide as the longest."""

_ROOM = Heading("room", "")
"""In the place of the rooms, of which there may be any number."""


def tick_grid(table: Table, rooms: Sequence[tuple[str, str, str]]) -> Grid:
    """Return the grid: the rows of the table with their labels, and a column for each room.

    Args:
        table: Of the form.
        rooms: Of each its id, its name and how far it is.
    """
    labels = lay_out(_rows_of(table))
    rows, stub = labels.rows - labels.header_rows, labels.stub_columns
    cells = [GridCell(0, 0, HEADINGS, stub, CORNER, CellRole.CORNER)]
    down = HEADINGS - labels.header_rows
    cells += [cell._replace(row=cell.row + down) for cell in labels.cells if cell.role is CellRole.ROW]
    leaves = _rows_of(table).blocks[0].row_leaves
    for column, (room_id, name, state) in enumerate(rooms, stub):
        shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
        cells.append(GridCell(0, column, 1, 1, shown, CellRole.COLUMN, name))
        cells.append(GridCell(1, column, 1, 1, state, CellRole.COLUMN, state))
        cells += _figures(table.id, leaves, room_id, column)
    return Grid(HEADINGS, stub, rows + HEADINGS, stub + len(rooms), tuple(cells))


def _figures(table: str, leaves: Sequence[Heading], room_id: str, column: int) -> Iterator[GridCell]:
    for row, leaf in enumerate(leaves, HEADINGS):
        yield GridCell(row, column, 1, 1, CellRef(table, leaf.id, room_id), CellRole.FIGURE)


@cache
def _rows_of(table: Table) -> Table:
    """Return a table of one block with all rows of a table."""
    rows = [row if row.label else Heading(row.id, row.called) for block in table.blocks for row in block.rows]
    return Table(table.id, table.call, table.number_rule, (Block(rows=tuple(rows), columns=(_ROOM,)),))
