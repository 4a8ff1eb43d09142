"""A table of the form as a map: its rows as they are printed, and beside each what belongs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.card_pieces import PALE, RULE, Piece, Pieces, cross, middled, moved, stacked, together
from exporters.pdf.fonts import FaceRole, TypeStyle
from exporters.pdf.quick_card_words import MAP_COLUMNS
from models.form.vocabulary import Heading, Table

_OF_GROUP, _OF_LABEL = 0.12, 0.23
"""Shares of the width: what rows have in common, and what a row is called. Chosen by eye."""

_LONGEST = 24
"""Characters of a label that is printed in full; a longer one is called by its name. Chosen: two lines."""

_AROUND, _ABOVE = 4.0, 1.3
"""Points, beside and above the words of a row. Chosen by eye."""

_CROSS = 9.0
"""Points, from a cross to the words behind it. Chosen by eye."""


def table_map(pieces: Pieces, table: Table, width: float, size: float) -> Piece:
    """Return the map of a table.

    Args:
        pieces: Makes the words.
        table: Whose rows are shown.
        width: Of the map, in points.
        size: Of its type, in points.
    """
    sheet = _Map(pieces, width, size)
    rows = [sheet.row(*MAP_COLUMNS, is_heading=True)]
    for block in table.blocks:
        for heading in block.rows:
            rows += sheet.rows(heading)
    return stacked(rows)


class _Map:
    def __init__(self, pieces: Pieces, width: float, size: float) -> None:
        self._pieces, self._width = pieces, width
        self._name, self._text = TypeStyle(FaceRole.HEI, size), TypeStyle(FaceRole.SONG, size)
        self._not = TypeStyle(FaceRole.KAI, size)

    def rows(self, heading: Heading) -> Iterator[Piece]:
        """Yield the rows under a heading of the first level."""
        if not heading.children:
            yield self._leaf(heading)
            return
        yield self.row(heading.label, "", is_heading=True)
        for child in heading.children:
            yield self._group(child) if child.children else self._leaf(child)

    def row(self, name: str, words: str, *, is_heading: bool = False) -> Piece:
        """Return a row that says something of those below it."""
        return self._cells(name, [self._pieces.words(words, self._room, self._name)], 0, is_heading=is_heading)

    @property
    def _room(self) -> float:
        return self._width * (1 - _OF_GROUP - _OF_LABEL) - 2 * _AROUND

    def _leaf(self, row: Heading, left: float = 0, group: str = "") -> Piece:
        told = [self._pieces.words(row.counts or row.called, self._room, self._text)]
        if row.excludes:
            words = self._pieces.words(row.excludes, self._room - _CROSS, self._not)
            told.append(together(cross(self._text.size), moved(words, _CROSS)))
        name = row.label if len(row.label) <= _LONGEST else row.called.removeprefix(group)
        return self._cells(name, told, left)

    def _cells(self, name: str, told: Sequence[Piece], left: float, *, is_heading: bool = False) -> Piece:
        """Return a row from `left` on: its name, and what is told of it."""
        split = self._width * (_OF_GROUP + _OF_LABEL)
        label = self._pieces.words(name, split - left - 2 * _AROUND, self._name)
        words = stacked(told)
        height = max(label.height, words.height) + 2 * _ABOVE

        def draw(canvas: Canvas, x: float, top: float) -> None:
            canvas.setLineWidth(0.5)
            canvas.setStrokeColor(RULE)
            canvas.setFillColor(PALE)
            canvas.rect(x + left, top - height, (self._width if is_heading else split) - left, height, fill=1)
            canvas.rect(x + left, top - height, self._width - left, height)
            middled(label, height).draw(canvas, x + left + _AROUND, top)
            middled(words, height).draw(canvas, x + split + _AROUND, top)

        return Piece(height, draw)

    def _group(self, group: Heading) -> Piece:
        """Return the rows of a group with what they have in common beside them."""
        left = self._width * _OF_GROUP
        number = group.label.partition("）")[0] + "）"
        rows = stacked([self._leaf(row, left, number) for row in group.leaves()])
        label = self._pieces.words(group.label, left - 2 * _AROUND, self._name)

        def draw(canvas: Canvas, x: float, top: float) -> None:
            canvas.setLineWidth(0.5)
            canvas.setStrokeColor(RULE)
            canvas.setFillColor(PALE)
            canvas.rect(x, top - rows.height, left, rows.height, fill=1)
            middled(label, rows.height).draw(canvas, x + _AROUND, top)

        return together(Piece(rows.height, draw), rows)
