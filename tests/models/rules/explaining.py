"""Explaining the failed sums of a report, in few words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from models.checks.findings import Finding, unfolded
from models.form.refs import CellRef, Ref
from models.report.report import Report
from models.rules import check
from models.rules.tables.equations import index_of
from tests.builders import answered, balanced

Sides = tuple[str, tuple[Ref, ...], tuple[Ref, ...]]


def failing(report: Report) -> tuple[Finding, ...]:
    """Return every sum that fails, with nothing said of why."""
    sums = (one for one in unfolded(check(report)) if index_of(report.form, one) is not None)
    return tuple(one._replace(cause=None, fix=None, effects=()) for one in sums)


def explain(report: Report) -> tuple[Finding, ...]:
    """Return the sums that fail as the check tells them, without what else goes away with them."""

    def is_sum(one: Finding) -> bool:
        return index_of(report.form, one) is not None

    return tuple(one._replace(effects=tuple(filter(is_sum, one.effects))) for one in check(report) if is_sum(one))


def sides(findings: Iterable[Finding]) -> list[Sides]:
    """Return what these findings and their effects are about, in some order."""
    every = [one for finding in findings for one in (finding, *finding.effects)]
    return sorted((one.rule, one.left, one.right) for one in every)


def told(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """Return the cause of a finding and its cells."""
    assert finding.cause
    return finding.cause.rule, tuple(map(str, finding.cause.cells))


def mended(report: Report, finding: Finding) -> Report:
    assert finding.fix
    return report.applied(report.edit(dict(finding.fix.answers)))


def wrong(report: Report, ref: CellRef, by: int) -> Report:
    value = report.figure(ref)
    assert isinstance(value, Decimal)
    return Report({**report.values, ref: value + by})


def with_column(report: Report, column: str, **figures: int) -> Report:
    """Return the report with only these figures in a column of table 3."""
    empty = {str(ref): "0" for ref in report.form.inputs(report.form.table("applications")) if ref.column == column}
    return answered(report, empty | {f"applications/{row}/{column}": str(count) for row, count in figures.items()})


def with_review(upheld: int, other: int, pending: int, total: int) -> Report:
    """Return a balanced report with these figures for 行政复议."""
    figures = {"upheld": upheld, "corrected": 0, "other": other, "pending": pending, "total": total}
    return answered(balanced(), {f"litigation/cases/review_{column}": str(count) for column, count in figures.items()})
