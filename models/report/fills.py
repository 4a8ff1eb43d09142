"""Answers that the program can give for the clerk: zeros for blanks, totals that follow."""

from __future__ import annotations

from models.form.figures import read_figure
from models.form.refs import Ref
from models.form.vocabulary import FigureKind, Table
from models.report.report import Report, Value


def zeros_in_blanks(report: Report, table: Table) -> dict[Ref, Value | None]:
    """Return 0 for every blank cell of `table`; totals are left alone, they follow."""
    form = report.form
    zeros = {kind: read_figure("0", kind) for kind in FigureKind}
    return {ref: zeros[form.cells[ref].kind] for ref in form.inputs(table) if ref not in report.values}


def following_totals(report: Report, table: Table) -> dict[Ref, Value | None]:
    """Return the answers that let every typed total of `table` follow from its parts again."""
    return {ref: None for ref in report.form.totals if ref.table == table.id and ref in report.values}
