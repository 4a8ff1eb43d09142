"""A table as a grid of merged cells: laid out once, drawn by screen, workbook and PDF, read by the importer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import Block, Heading, Table


class CellRole(Enum):
    """What a grid cell is there for."""

    BANNER = "banner"
    CORNER = "corner"
    COLUMN = "column"
    ROW = "row"
    FIGURE = "figure"


class Direction(Enum):
    """Where the cursor goes next, as (rows, columns)."""

    UP = (-1, 0)
    DOWN = (1, 0)
    LEFT = (0, -1)
    RIGHT = (0, 1)


class GridCell(NamedTuple):
    """A rectangle of the grid: a label, or the address of a figure.

    Attributes:
        called: How a sentence calls the row or column of a label; empty for any other cell.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    content: str | CellRef
    role: CellRole
    called: str = ""

    @property
    def rows(self) -> range:
        """The grid rows it covers."""
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        """The grid columns it covers."""
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True, eq=False)
class Grid:
    """Merged cells that tile `rows` × `columns` without gap or overlap.

    Attributes:
        header_rows: Leading rows that head all others and are repeated where a page breaks; none if
            the table has several blocks.
        stub_columns: Leading columns that hold row labels.
    """

    header_rows: int
    stub_columns: int
    rows: int
    columns: int
    cells: tuple[GridCell, ...]

    @cached_property
    def places(self) -> dict[CellRef, GridCell]:
        """Where each figure stands, in reading order."""
        found = ((cell.content, cell) for cell in self.cells if isinstance(cell.content, CellRef))
        return dict(sorted(found, key=lambda item: item[1][:2]))

    @cached_property
    def refs(self) -> dict[tuple[int, int], CellRef]:
        """Which figure stands at a (row, column)."""
        return {cell[:2]: ref for ref, cell in self.places.items()}

    def step(self, start: CellRef, direction: Direction) -> CellRef:
        """Return the next figure in `direction`, or `start` at the edge."""
        return next(iter(self.ahead(start, direction)), start)

    def ahead(self, start: CellRef, direction: Direction) -> list[CellRef]:
        """Return all figures in `direction`, nearest first."""
        here, (down, right) = self.places[start], direction.value
        found = []
        for ref, cell in self.places.items():
            beside = _overlap(here.columns, cell.columns) if down else here.row == cell.row
            distance = (cell.row - here.row) * down + (cell.column - here.column) * right
            if beside and distance > 0:
                found.append((distance, cell.column, ref))
        return [ref for *_, ref in sorted(found)]


def _overlap(one: range, two: range) -> bool:
    return one.start < two.stop and two.start < one.stop


@cache
def lay_out(table: Table) -> Grid:
    """Return the grid of `table` with every label and figure in its merged cell."""
    stub = max(_depth(block.rows) for block in table.blocks)
    width = stub + max(sum(leaf.span for leaf in block.column_leaves) for block in table.blocks)
    cells: list[GridCell] = []
    top = 0
    for block in table.blocks:
        cells += _block(table, block, top, stub, width)
        top += _header_rows(block) + len(block.row_leaves)
    header = _header_rows(table.blocks[0]) if len(table.blocks) == 1 else 0
    return Grid(header, stub, top, width, tuple(cells))


def _depth(headings: Sequence[Heading]) -> int:
    """Return how many lines of labels these headings take; none if there is nothing to print."""
    return max(heading.depth for heading in headings) if any(heading.label for heading in headings) else 0


def _header_rows(block: Block) -> int:
    return _depth(block.columns) + bool(block.banner)


def _block(table: Table, block: Block, top: int, stub: int, width: int) -> Iterator[GridCell]:
    body = top + _header_rows(block)
    first = body - _depth(block.columns)
    if block.banner:
        yield GridCell(top, 0, 1, width, block.banner, CellRole.BANNER)
    if stub:
        yield GridCell(first, 0, body - first, stub, block.corner, CellRole.CORNER)
    left = stub
    for heading in block.columns:
        yield from _column(heading, first, left, body)
        left += _breadth(heading)
    row = body
    for heading in block.rows if stub else ():
        yield from _row(heading, row, 0, stub)
        row += sum(1 for _ in heading.leaves())
    yield from _figures(table, block, body, stub)


def _breadth(heading: Heading) -> int:
    return sum(leaf.span for leaf in heading.leaves())


def _column(heading: Heading, top: int, left: int, bottom: int) -> Iterator[GridCell]:
    height = 1 if heading.children else bottom - top
    yield GridCell(top, left, height, _breadth(heading), heading.label, CellRole.COLUMN, heading.called)
    for child in heading.children:
        yield from _column(child, top + 1, left, bottom)
        left += _breadth(child)


def _row(heading: Heading, top: int, left: int, right: int) -> Iterator[GridCell]:
    width = 1 if heading.children else right - left
    height = sum(1 for _ in heading.leaves())
    yield GridCell(top, left, height, width, heading.label, CellRole.ROW, heading.called)
    for child in heading.children:
        yield from _row(child, top, left + 1, right)
        top += sum(1 for _ in child.leaves())


def _figures(table: Table, block: Block, top: int, left: int) -> Iterator[GridCell]:
    for row, line in enumerate(block.row_leaves, top):
        column = left
        for heading in block.column_leaves:
            ref = CellRef(table.id, line.id, heading.id)
            yield GridCell(row, column, 1, heading.span, ref, CellRole.FIGURE)
            column += heading.span
