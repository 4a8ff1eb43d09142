"""Answers that the program can give for the clerk: zeros for blanks, totals that follow, figures again elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from models.form.figures import print_figure, read_figure
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Axis, FigureKind, Form, Table
from models.report.report import Report, Value


def zeros_in_blanks(report: Report, table: Table) -> dict[Ref, Value | None]:
    """Return 0 for every blank cell of `table`; totals are left alone, they follow."""
    form = report.form
    zeros = {kind: read_figure("0", kind) for kind in FigureKind}
    return {ref: zeros[form.cells[ref].kind] for ref in form.inputs(table) if ref not in report.values}


def following_totals(report: Report, table: Table) -> dict[Ref, Value | None]:
    """Return the answers that let every typed total of `table` follow from its parts again."""
    return {ref: None for ref in report.form.totals if ref.table == table.id and ref in report.values}


def sources_along(form: Form, chosen: AbstractSet[CellRef], axis: Axis) -> dict[CellRef, CellRef]:
    """Return from which cell each chosen one is filled, down (`Axis.ROWS`) or to the right (`Axis.COLUMNS`).

    That is the first chosen one of its column or row; where no column or row has two, the cell before. Totals give
    nothing and get nothing.
    """
    tables = {ref.table for ref in chosen}
    lines: dict[tuple[str, str], list[CellRef]] = {}
    for ref in form.cells:
        if ref.table in tables and ref not in form.totals:
            lines.setdefault((ref.table, ref.column if axis is Axis.ROWS else ref.row), []).append(ref)
    in_lines = [[ref for ref in line if ref in chosen] for line in lines.values()]
    if found := {ref: wanted[0] for wanted in in_lines for ref in wanted[1:]}:
        return found
    return {ref: before for line in lines.values() for before, ref in pairwise(line) if ref in chosen}


def figures_again(report: Report, sources: Mapping[CellRef, CellRef]) -> dict[Ref, Value | None]:
    """Return the answers that put into each cell what stands in its source; nothing where nothing stands there."""
    cells = report.form.cells
    words = {
        ref: print_figure(report.content(source), cells[source].kind)
        for ref, source in sources.items()
        if report.content(source) is not None
    }
    return {ref: read_figure(text, cells[ref].kind) for ref, text in words.items()}
