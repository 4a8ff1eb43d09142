"""Where the complete rows of a block have their figures: what tells the columns of rows with blank cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.importers.published.figure_columns import Header, PlacedFigure, Strain, is_in_order, order_of
from models.importers.published.lines import Slot, SourceLine, looks_like_figure
from models.importers.published.rows import RowFound

Layout = tuple[int, ...]
"""The columns of a file that hold the figures of a row, from left to right."""


class Witness(NamedTuple):
    """A complete row of a table.

    Attributes:
        block: The table it is in.
        label: The column of the last cell of its label; -1 if the label is elsewhere.
    """

    block: int
    label: int
    layout: Layout


class Layouts(NamedTuple):
    """What tells the columns of the rows of one block.

    Attributes:
        leaves: How many figures a row should have.
        full: The complete rows.
    """

    leaves: int
    full: tuple[Witness, ...]
    header: Header
    strain: Strain

    def place(self, line: SourceLine, figures: Sequence[Slot]) -> tuple[PlacedFigure, ...] | None:
        """Return the figures of a row with blank cells where complete rows have them; none if that is ambiguous.

        Returns:
            None if blank cells tell nothing: the row is complete, or may have lost cells, which moves the others.
        """
        if line.is_paragraph or not figures or len(figures) >= self.leaves:
            return None
        row = _witness(line, figures)
        layouts = _fitting(row, self.full, self.header)
        if len(figures) == self.leaves - 1 and any(layout[:-1] == row.layout for layout in layouts):
            return None
        if not layouts:
            return None if _is_close(row) else _under_header(figures, {} if self.full else self.header)
        if len({column.leaf for column in self.header.values()}) < self.leaves and not is_in_order(self.header):
            return None
        ways = [self._way(layout, figures) for layout in layouts]
        agreeing = [way for way in ways if len(ways) == 1 or self.strain(way) < 0]
        return agreeing[0] if len(agreeing) == 1 else ()

    def _way(self, layout: Layout, figures: Sequence[Slot]) -> tuple[PlacedFigure, ...]:
        order = order_of(self.header, self.leaves)
        return tuple(PlacedFigure(order[layout.index(slot.column)].leaf, slot, sure=False) for slot in figures)


def witnesses(lines: Sequence[SourceLine], rows: Sequence[RowFound], leaves: int) -> tuple[Witness, ...]:
    """Return the complete ones among the rows of a block that stand in tables."""
    return tuple(
        _witness(lines[row.at], row.figures)
        for row in rows
        if len(row.figures) == leaves
        and not lines[row.at].is_paragraph
        and all(looks_like_figure(slot.text) for slot in row.figures)
    )


def _witness(line: SourceLine, figures: Sequence[Slot]) -> Witness:
    label = max((slot.column for slot in line.slots if slot.column < figures[0].column), default=-1)
    return Witness(line.block, label, tuple(slot.column for slot in figures))


def _fitting(row: Witness, full: Sequence[Witness], header: Header) -> list[Layout]:
    """Return the layouts that a row can have: those of the rows most like it if there are any."""
    alike = [other for other in full if other.block == row.block]
    for others in ([other for other in alike if other.label == row.label], alike, full):
        layouts = dict.fromkeys(layout for other in others for layout in _readings(row, other, others, header))
        if fitting := [layout for layout in layouts if row.label < layout[0] and {*row.layout} <= {*layout}]:
            return fitting
    return []


def _readings(row: Witness, other: Witness, others: Sequence[Witness], header: Header) -> Iterator[Layout]:
    """Yield the layout of another row, and where it would be if it moved with the label, unless it is known not to."""
    yield other.layout
    alike = [each for each in others if each.block == row.block]
    stays = any(each.layout == other.layout and each.label != other.label for each in alike)
    if not stays and list(other.layout) != list(header)[: len(other.layout)]:
        yield tuple(column + row.label - other.label for column in other.layout)


def _is_close(row: Witness) -> bool:
    """Return whether the figures follow the label, and each other, without a blank cell."""
    first = row.layout[0] if row.label < 0 and len(row.layout) > 1 else row.label + 1
    return row.layout == tuple(range(first, first + len(row.layout)))


def _under_header(figures: Sequence[Slot], header: Header) -> tuple[PlacedFigure, ...]:
    """Return the figures where the header has them; none if one of them has no column of its own."""
    leaves = {header[slot.column].leaf for slot in figures if slot.column in header}
    if len(leaves) < len(figures):
        return ()
    return tuple(PlacedFigure(header[slot.column].leaf, slot, sure=False) for slot in figures)
