"""Tables of another edition in a report: told by the labels that only that edition has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from models.form import editions
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Form, Heading, Table
from models.importers.published.lines import SourceLine, splits
from models.importers.published.reading import Found
from models.importers.published.spelling import unnumbered
from models.text.label_text import bare_label

_FEWEST = 2
"""Labels of another edition that make a table one of it. Chosen: one alone may be an office's own wording."""


class Swap(NamedTuple):
    """A table of the form in whose place the file has that of another edition."""

    table: Table
    other: Form


def form_as_filled_in(lines: Sequence[SourceLine], form: Form) -> tuple[Form, tuple[Swap, ...]]:
    """Return the form with the tables that the file has, and which of them are those of another edition."""
    rows, headers = _labels_in(lines)
    swaps = tuple(swap for table in form.tables if (swap := _swap(table, form, rows, headers)))
    bodies = {swap.table: swap.other.table(swap.table.id) for swap in swaps}
    sections = tuple(replace(one, body=bodies.get(one.body, one.body)) for one in form.sections)  # type: ignore[arg-type]
    return (replace(form, sections=sections) if swaps else form), swaps


def fitting(found: Iterable[Found], form: Form, swaps: Sequence[Swap]) -> Iterator[Found]:
    """Yield the figures that the form has cells for; those of another edition's table are not sure."""
    swapped = {swap.table.id for swap in swaps}
    for one in found:
        ref = one.ref.cell if isinstance(one.ref, TextRef) else one.ref
        if isinstance(ref, CellRef) and ref in form.cells:
            yield one._replace(sure=one.sure and ref.table not in swapped)


def told(swaps: Sequence[Swap], form: Form) -> str:
    """Return the sentence that says which tables are of another edition; nothing if none is."""
    if not swaps:
        return ""
    tables = "、".join(swap.table.call for swap in swaps)
    which = "旧表" if swaps[0].other.first_year < form.first_year else "后来的新表"
    return (
        f"{tables}用的是 {swaps[0].other.id} 年格式的{which}，这一年的报告应当用 {form.id} 年格式；"
        "两种格式都有的格子已经读进来，其余的格子请对照材料填。"
    )


def _swap(table: Table, form: Form, rows: frozenset[str], headers: frozenset[str]) -> Swap | None:
    """Return the other edition whose labels the file has, if there are more of them than of this one's."""
    for other in editions.EDITIONS:
        theirs = next((one for one in other.tables if one.id == table.id), None)
        if other is form or theirs is None:
            continue
        here, there = (
            len(own.rows & rows) + len(own.columns & headers) for own in (_only(table, theirs), _only(theirs, table))
        )
        enough = min(_FEWEST, sum(map(len, _only(theirs, table))))
        if there >= max(enough, 1) and there > here:
            return Swap(table, other)
    return None


class _Own(NamedTuple):
    """The bare labels of rows and columns that a table has and another has not."""

    rows: frozenset[str]
    columns: frozenset[str]


@cache
def _only(table: Table, other: Table) -> _Own:
    return _Own(*(_leaves(table, part) - _leaves(other, part) for part in ("row_leaves", "column_leaves")))


def _leaves(table: Table, part: str) -> frozenset[str]:
    headings: list[Heading] = [leaf for block in table.blocks for leaf in getattr(block, part)]
    return frozenset(filter(None, (bare_label(unnumbered(leaf.label)) for leaf in headings)))


def _labels_in(lines: Sequence[SourceLine]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the labels right before figures, and those on lines without figures."""
    rows: set[str] = set()
    headers: set[str] = set()
    for line in lines:
        label, figures = splits(line)[0]
        if figures and label:
            rows.add(bare_label(unnumbered(label[-1].text)))
        elif not line.is_long:
            headers |= {bare_label(text) for slot in label for text in (slot.text, *slot.text.split())}
    return frozenset(rows), frozenset(headers)
