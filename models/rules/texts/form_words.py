"""What prose calls the headings of a form, as its data says: for the reader of texts, and to compare with tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from models.form.refs import CellRef
from models.form.vocabulary import Axis, Block, Form, Heading, Table
from models.statements.own_words import OwnWord
from models.statements.quantities import QUANTITIES, Quantity


@lru_cache(maxsize=8)
def own_words(form: Form) -> tuple[OwnWord, ...]:
    """Return the words that the data of a form brings along, but for words that could mean several headings."""
    every = [word for table, block in _told(form) for axis in Axis for word in _words(table, _lines(block, axis), axis)]
    times = Counter(word.words for word in every)
    return tuple(word for word in every if times[word.words] == 1)


@lru_cache(maxsize=8)
def quantities(form: Form) -> dict[str, Quantity]:
    """Return what statements can be about, by name: what all reports tell, and what the data of a form brings along."""
    own: dict[str, Quantity] = {}
    for table, block in _told(form):
        for axis in Axis:
            for heading in _said(_lines(block, axis)):
                cells = _outermost(form, _cells(table, block, heading, axis))
                own[_name(table, heading, axis)] = Quantity(
                    table.text_rule, f"“{heading.called}”的件数", (tuple(cells),)
                )
    calls = {table.id: table.call for table in form.tables}
    return {
        name: one._replace(called=f"{calls[id_]}{one.called}")
        for name, one in {**QUANTITIES, **own}.items()
        if (id_ := one.readings[0][0][0]) in calls
    }


def _told(form: Form) -> Iterator[tuple[Table, Block]]:
    return ((table, block) for table in form.tables if table.text_rule for block in table.blocks)


def _lines(block: Block, axis: Axis) -> tuple[Heading, ...]:
    return block.rows if axis is Axis.ROWS else block.columns


def _words(table: Table, headings: Iterable[Heading], axis: Axis) -> Iterator[OwnWord]:
    """Yield the outermost headings that have words, with those below them as their parts."""
    for heading in headings:
        below = tuple(_words(table, heading.children, axis))
        if heading.said_as:
            yield OwnWord(_name(table, heading, axis), heading.said_as, below)
        else:
            yield from below


def _said(headings: Iterable[Heading]) -> Iterator[Heading]:
    for heading in headings:
        if heading.said_as:
            yield heading
        yield from _said(heading.children)


def _name(table: Table, heading: Heading, axis: Axis) -> str:
    return f"{table.id}/{axis.value}/{heading.id}"


def _cells(table: Table, block: Block, heading: Heading, axis: Axis) -> list[CellRef]:
    """Return the cells of a row or of a group of rows; of columns, those in the first row."""
    if axis is Axis.COLUMNS:
        return [CellRef(table.id, block.row_leaves[0].id, leaf.id) for leaf in heading.leaves()]
    return [CellRef(table.id, leaf.id, column.id) for leaf in heading.leaves() for column in block.column_leaves]


def _outermost(form: Form, cells: Iterable[CellRef]) -> Iterator[CellRef]:
    """Yield the cells that count all once: those that none of the others adds up."""
    every = tuple(cells)
    parts = {part for ref in every for part in form.totals.get(ref, ())}
    return (ref for ref in every if ref not in parts)
