"""Where the tiles of a board stand: in rows of a few columns, group after group, as high as the window has room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TILE, GAP = 108, 4
"""Pixels at 100 %, of the width of a tile, and between two, both ways. Source: the design."""

HEAD = 50
"""Pixels at 100 %, at the left, in which the label of a group stands. Source: the design."""

HEIGHTS = (48, 44, 40, 36, 32)
"""Pixels at 100 %, that a tile may be high, the best first. Source: the design; 36 is for 100 units, 32 for 120."""

_APART = 8
"""Pixels at 100 % above the first row of a group, beside the gap. Source: the design."""


class Cell(NamedTuple):
    """A place on the board; the column -1 is the one for labels."""

    row: int
    column: int


class PlacedGroup(NamedTuple):
    """Where a group stands: its label, and each of its tiles."""

    label: Cell
    tiles: tuple[Cell, ...]


class Places(NamedTuple):
    """Where all stands.

    Attributes:
        groups: In their order.
        tops: Pixels, of each row.
        height: Pixels, of a tile.
    """

    groups: tuple[PlacedGroup, ...]
    tops: tuple[int, ...]
    height: int

    @property
    def bottom(self) -> int:
        """Pixels, of all together."""
        return self.tops[-1] + self.height if self.tops else 0

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Where each tile stands, in the order of the tiles."""
        return tuple(cell for group in self.groups for cell in group.tiles)


def columns_in(width: int) -> int:
    """Return how many tiles stand side by side in so many pixels."""
    return max(1, (width - HEAD + GAP) // (TILE + GAP))


def placed(sizes: Sequence[int], width: int, height: int) -> Places:
    """Return where the tiles of groups of these sizes stand in a room of so many pixels.

    They are as high as still fits; where not even the lowest do, the board scrolls.
    """
    groups = _groups(sizes, columns_in(width))
    for high in HEIGHTS:
        found = Places(groups, _tops(groups, high), high)
        if found.bottom <= height:
            break
    return found


def _groups(sizes: Sequence[int], columns: int) -> tuple[PlacedGroup, ...]:
    """Place groups one below the other; one that is small stands behind another, where its label has room, too."""
    found: list[PlacedGroup] = []
    row, column = 0, 0
    for size in sizes:
        if column and column + 1 + size <= columns:
            label, column = Cell(row, column), column + 1
        else:
            row, column = row + bool(column), 0
            label = Cell(row, -1)
        cells = tuple(Cell(row + (column + at) // columns, (column + at) % columns) for at in range(size))
        found.append(PlacedGroup(label, cells))
        row, column = cells[-1].row, cells[-1].column + 1
    return tuple(found)


def _tops(groups: Sequence[PlacedGroup], high: int) -> tuple[int, ...]:
    rows = groups[-1].tiles[-1].row + 1 if groups else 0
    begun = {group.label.row for group in groups if group.label.column < 0} - {0}
    tops, top = [], 0
    for row in range(rows):
        top += _APART if row in begun else 0
        tops.append(top)
        top += high + GAP
    return tuple(tops)


def left_of(column: int) -> int:
    """Return where a column begins, in pixels at 100 %; the one for labels at 0."""
    return HEAD + column * (TILE + GAP) if column >= 0 else 0


def nearest(cells: Sequence[Cell], here: int, down: int) -> int:
    """Return the number of the tile in the next row down (1) or up (-1) that is nearest; itself where there is none."""
    at = cells[here]
    rows = sorted({cell.row for cell in cells})
    wanted = rows.index(at.row) + down
    if not 0 <= wanted < len(rows):
        return here
    row = [number for number, cell in enumerate(cells) if cell.row == rows[wanted]]
    return min(row, key=lambda number: abs(cells[number].column - at.column))
