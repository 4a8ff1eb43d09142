"""Where the cells of a web page's table stand, and which of them are seen."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from models.text.page_look import UNSEEN, Look
from models.text.page_styles import declarations_of
from models.text.page_tokens import Tag

WIDEST = 100
"""Columns of a table, and of a cell in it. Chosen: no table of a report has 20; spans could ask for any number."""

_LONGEST_SPAN = 9
"""Digits of a span that are believed; Python takes long over thousands of them. Chosen: more than any table needs."""


_NO_WIDTH = re.compile(r"0+(?:\.0*+)?(?:px|pt|cm|mm|in|em|%)?")


class GridCell(Protocol):
    """A cell: how it looks, and over how many columns and rows it goes; 0 rows for all that follow."""

    @property
    def look(self) -> int:
        """How it looks."""

    @property
    def width(self) -> int:
        """Columns."""

    @property
    def height(self) -> int:
        """Rows."""


Cell = TypeVar("Cell", bound=GridCell)


class GridRow(NamedTuple, Generic[Cell]):
    """A row with its cells from left to right."""

    look: int
    cells: Sequence[Cell]


class SeenCell(NamedTuple, Generic[Cell]):
    """A cell that is seen, with its place among the rows and columns of the table; what is unseen counts no row."""

    row: int
    column: int
    cell: Cell


class _Spot(NamedTuple, Generic[Cell]):
    row: int
    column: int
    end: int
    cell: Cell


def seen_cells(rows: Sequence[GridRow[Cell]], gone: Collection[int]) -> list[SeenCell[Cell]] | None:
    """Return the cells that are seen.

    A cell that is merged over hidden rows counts them in Excel's pages and does not in a browser's: what leaves the
    rows equally long is right.

    Args:
        rows: From top to bottom.
        gone: The columns that are hidden.

    Returns:
        None if the table is wider than any of a report.
    """
    shown = [at for at, row in enumerate(rows) if not is_row_gone(row.look)]
    ways = [_placed(rows, shown)]
    if len(shown) < len(rows):
        ways.append(_placed(rows, range(len(rows))))
    way = min(ways, key=lambda spots: _unevenness(spots, set(shown)))
    if any(spot.column > WIDEST for spot in way):
        return None
    lines = {row: at for at, row in enumerate(shown)}
    found: list[SeenCell[Cell]] = []
    for spot in way:
        columns = [x for x in range(spot.column, spot.column + min(spot.cell.width, WIDEST)) if x not in gone]
        if spot.row in lines and columns:
            found.append(SeenCell(lines[spot.row], columns[0], spot.cell))
    return found


def is_row_gone(look: int) -> bool:
    """Return whether a row takes no place."""
    return bool(look & Look.GONE)


def is_column_gone(tag: Tag, look: int) -> bool:
    """Return whether a column takes no place, as its own tag says."""
    width = declarations_of(tag.attributes.get("style", "")).get("width") or tag.attributes.get("width", "")
    return bool(look & UNSEEN) or _NO_WIDTH.fullmatch(width.strip()) is not None


def span(tag: Tag, name: str) -> int:
    """Return how many rows or columns a cell takes; 0 for all that follow."""
    text = tag.attributes.get(name, "1").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_SPAN else 1


def _placed(rows: Sequence[GridRow[Cell]], counted: Sequence[int]) -> list[_Spot[Cell]]:
    """Return the cells where a browser places them, beside those that come down from above."""
    free: dict[int, int] = {}
    found: list[_Spot[Cell]] = []
    for y, at in enumerate(counted):
        x = 0
        for cell in rows[at].cells:
            if cell.look & Look.GONE and not rows[at].look & Look.GONE:
                continue
            while x <= WIDEST and free.get(x, 0) > y:
                x += 1
            if x > WIDEST:
                return [*found, _Spot(at, x, x, cell)]
            end = x + min(cell.width, WIDEST)
            found.append(_Spot(at, x, end, cell))
            free |= dict.fromkeys(range(x, end), y + (cell.height or len(counted)))
            x = end
    return found


def _unevenness(spots: Sequence[_Spot[Cell]], shown: Collection[int]) -> int:
    """Return by how much the rows that are seen differ in length."""
    ends = {spot.row: spot.end for spot in spots if spot.row in shown}
    return max(ends.values()) * len(ends) - sum(ends.values()) if ends else 0
