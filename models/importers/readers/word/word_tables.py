"""The cells of a table of a Word document that are seen, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.word.word_looks import LOWEST, OFF, TWENTIETHS, child_value, points
from models.importers.readers.word.word_numbering import whole_number
from models.importers.readers.word.word_package import value_of
from models.importers.readers.word.word_things import parts

_ROW, _CELL = map(qn, ("w:tr", "w:tc"))
_ROW_PROPERTIES, _CELL_PROPERTIES = map(qn, ("w:trPr", "w:tcPr"))
_NARROW = 60
"""Twentieths of a point: narrower columns are where the borders of rows miss each other.

Chosen: 3 points, in which no character can be read.
"""

_USUAL = 4 * _NARROW
"""Twentieths of a point that columns must have on average to be measured by that; less is no measure.

Chosen: a column of a table is wider than a character, which takes some 200.
"""

_FLAT = 6
"""Points that a row must be high for its text to be seen whole. Chosen: the smallest type that is printed has 5."""


class TableCell(NamedTuple):
    """A cell that is seen, at its place in the grid of the table, in which narrow columns count as one.

    Attributes:
        sure: Whether it is sure to stand here and to be seen whole.
        height: Points that its row is high if it does not grow with the text; else no limit.
    """

    element: Element
    row: int
    column: int
    sure: bool
    height: float


def seen_cells(table: Element, hidden: list[Element]) -> Iterator[TableCell]:
    """Yield the cells of a table row by row; the rows that are hidden go to `hidden`."""
    widths = [whole_number(value_of(one, "w:w")) for one in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    place, merged = _places(widths), frozenset[int]()
    y = 0
    for row in parts(table, _ROW):
        if _has(row.find(_ROW_PROPERTIES), "w:del"):
            continue
        if _is_hidden(row):
            hidden.append(row)
            continue
        going_on: set[int] = set()
        for cell, x, sure in _cells(row):
            marks = cell.find(_CELL_PROPERTIES)
            is_on, begins = _continues(marks, "w:vMerge"), _has(marks, "w:vMerge") or _has(marks, "w:cellMerge")
            is_part = (is_on and x in merged) or _continues(marks, "w:hMerge")
            going_on |= {x} if begins or is_on else set()
            if not is_part:
                span = widths[x : x + _span(cell)]
                is_wide = not place or not span or sum(span) >= _NARROW
                height = _height(row)
                yield TableCell(cell, y, place.get(x, x), sure and is_wide and not is_on and height >= _FLAT, height)
        merged = frozenset(going_on)
        y += 1


def _cells(row: Element) -> Iterator[tuple[Element, int, bool]]:
    """Yield the cells of a row that are not deleted, with their columns, and whether these are sure."""
    x = whole_number(child_value(row.find(_ROW_PROPERTIES), "w:gridBefore"))
    cells = list(parts(row, _CELL))
    marks = [cell.find(_CELL_PROPERTIES) for cell in cells]
    is_shorter = sum(_has(one, "w:cellDel") for one in marks) > sum(_has(one, "w:cellIns") for one in marks)
    sure = True
    for cell, properties in zip(cells, marks, strict=True):
        if _has(properties, "w:cellDel"):
            sure = sure and not is_shorter
            continue
        yield cell, x, sure
        x += _span(cell)


def _span(cell: Element) -> int:
    return max(1, whole_number(child_value(cell.find(_CELL_PROPERTIES), "w:gridSpan")))


def _is_hidden(row: Element) -> bool:
    return _has(row.find(_ROW_PROPERTIES), "w:hidden") or _height(row) < LOWEST


def _height(row: Element) -> float:
    """Return the height of a row in points, if it does not grow with its text; else no limit."""
    properties = row.find(_ROW_PROPERTIES)
    mark = None if properties is None else properties.find(qn("w:trHeight"))
    if mark is None or value_of(mark, "w:hRule") != "exact":
        return float("inf")
    return points(value_of(mark), TWENTIETHS)


def _places(widths: list[int]) -> dict[int, int]:
    """Return which column those stand for that are hardly wide enough to be seen: rows miss each other by them."""
    if sum(widths) < _USUAL * len(widths):
        return {}
    places: dict[int, int] = {}
    for at, before in enumerate(widths[:-1], 1):
        places[at] = places.get(at - 1, at - 1) if before < _NARROW else at
    return places


def _continues(properties: Element | None, name: str) -> bool:
    """Return whether a cell is but the continuation of one above it or to its left."""
    if properties is None:
        return False
    changed = properties.find(qn("w:cellMerge")) if name == "w:vMerge" else None
    if changed is not None:
        return value_of(changed, "w:vMerge") == "cont"
    mark = properties.find(qn(name))
    return mark is not None and value_of(mark) in {"", "continue"}


def _has(properties: Element | None, name: str) -> bool:
    mark = None if properties is None else properties.find(qn(name))
    return mark is not None and value_of(mark) not in OFF
