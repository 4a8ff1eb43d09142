"""What a text says of last year against last year's report: N-LAST."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.report.places import place
from models.report.report import Report
from models.rules.texts.agreement import quoted, sums_of, told_by, totals
from models.statements import Statement


def comparisons_agree_with_last_year(context: Context) -> Iterator[Finding]:
    """What a text compares its numbers with is what last year's report has: 较上年 20 件减少 8 件, 与上年持平.

    N-LAST: warning.
    Source: ours: last year's report is published; whoever compares the two finds the difference.
    """
    report, previous = context.report, context.previous
    if previous is None:
        return
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        text = report.printed(ref)
        for one in told_by(report, text):
            if told := _contradicted(previous, one):
                message = f"{place(report, ref)}里写{quoted(text, one)}，{told}；请核对文字里和上年的比较。"
                yield Finding("N-LAST", Level.WARNING, message, (ref,), spans=(Span(ref, one.start, one.end),))


def _contradicted(previous: Report, told: Statement) -> str:
    """Return what last year's report says instead; an empty string if it agrees, or does not say."""
    if told.last is None and told.change is None:
        return ""
    sums = sums_of(previous, told)
    if not sums or any(previous.settled(cell) is None for cells in sums for cell in cells):
        return ""
    then = [total for cells in sums for total in totals(previous, cells)]
    if told.last is not None and Decimal(told.last) not in then:
        return f"和上年的 {told.last} 件比，而去年的报告是 {then[0]:f} 件"
    if told.last is None and told.change is not None and Decimal(told.value - told.change) not in then:
        return f"按文字里的变化上年是 {told.value - told.change} 件，而去年的报告是 {then[0]:f} 件"
    return ""
