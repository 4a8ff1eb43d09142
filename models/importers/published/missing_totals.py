"""Totals that a file has not: they are worked out, and that is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form


def missing_totals(found: AbstractSet[Ref], form: Form) -> Iterator[str]:
    """Yield a sentence for each row and column of totals of which nothing was found, though of its parts there was.

    One cell alone may be blank.
    """
    lines: defaultdict[tuple[str, str], list[CellRef]] = defaultdict(list)
    for ref, cell in form.cells.items():
        if cell.row.label:
            lines[cell.table.call, cell.row.called].append(ref)
        lines[cell.table.call, cell.column.called].append(ref)
    for (table, name), refs in lines.items():
        parts = {part for ref in refs for part in form.totals.get(ref, ())}
        if len(refs) > 1 and all(ref in form.totals for ref in refs) and not found & {*refs} and found & parts:
            yield f"{table}里没有读到“{name}”，程序按各项相加算出来；请对照原件核对。"
