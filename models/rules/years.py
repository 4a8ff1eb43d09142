"""Between the years, when last year's report is at hand: Y-CARRY."""

from __future__ import annotations

from collections.abc import Iterator

from models.figures import print_figure
from models.findings import Context, Finding, Level
from models.next_year import carried_over
from models.places import place


def carried_figures_agree(context: Context) -> Iterator[Finding]:
    """Y-CARRY: what last year's report has carried out is carried in, column by column; totals follow from that."""
    report, previous = context.report, context.previous
    if previous is None:
        return
    for ref, carried in carried_over(previous).items():
        cell = report.form.cells.get(ref)
        figure = report.figure(ref)
        if cell and ref not in report.form.totals and figure is not None and figure != carried.figure:
            here, there = print_figure(figure, cell.kind), print_figure(carried.figure, cell.kind)
            source = previous.form.cells[carried.source].row.called
            message = (
                f"{place(report, ref)}填的是 {here}，而 {previous.year} 年报告的“{source}”是 {there}，两个数应当一样；"
                "请核对，确有原因的请说明理由。"
            )
            yield Finding("Y-CARRY", Level.ERROR, message, (ref,), excusable=True)
