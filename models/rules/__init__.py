"""The checks: one list to add to, and `check`, which runs it."""

from __future__ import annotations

from collections.abc import Iterable

from models.characters import Missing, nothing_missing
from models.findings import Context, Finding, Level, Rule
from models.form import CellRef, Form, Ref
from models.report import Report
from models.rules.characters import characters_are_printed, invisible_characters_are_dropped
from models.rules.contents import (
    agency_is_named,
    cells_are_filled,
    cells_hold_figures,
    dates_are_readable,
    notice_is_whole,
    regulations_are_zero,
    sections_are_written,
)
from models.rules.structure import headings_are_official, problems_are_told
from models.rules.sums import balances_hold
from models.rules.years import carried_figures_agree

RULES: tuple[Rule, ...] = (
    agency_is_named,
    dates_are_readable,
    notice_is_whole,
    headings_are_official,
    sections_are_written,
    cells_hold_figures,
    cells_are_filled,
    balances_hold,
    carried_figures_agree,
    regulations_are_zero,
    problems_are_told,
    characters_are_printed,
    invisible_characters_are_dropped,
)

_WEIGHT = {Level.ERROR: 0, Level.WARNING: 1, Level.HINT: 2}


def check(report: Report, previous: Report | None = None, missing: Missing = nothing_missing) -> tuple[Finding, ...]:
    """Return all findings, errors first and then in the order of the form.

    Args:
        report: The report, finished or not.
        previous: Last year's report of the same unit, where it is at hand.
        missing: Which characters of a text this computer cannot print.
    """
    context = Context(report, previous, missing)
    found = (_with_reason(report, finding) for rule in RULES for finding in rule(context))
    return tuple(sorted(found, key=lambda finding: (_WEIGHT[finding.level], _position(report.form, finding.left[0]))))


def formal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as a formal export sees them: what is required is an error."""
    return tuple(finding._replace(level=Level.ERROR) if finding.blocks else finding for finding in findings)


def open_points(findings: Iterable[Finding]) -> int:
    """Return how many findings stand in the way of a formal export."""
    return sum(finding.blocks for finding in findings)


def _with_reason(report: Report, finding: Finding) -> Finding:
    reason = report.text("reasons", finding.key).strip() if finding.excusable else ""
    return finding._replace(level=Level.WARNING, reason=reason) if reason else finding


def _position(form: Form, ref: Ref) -> tuple[int, int]:
    section = form.section_of(ref)
    cell = form.order.get(ref, 0) if isinstance(ref, CellRef) else 0
    return (form.sections.index(section) + 1 if section else 0, cell)
