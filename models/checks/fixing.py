"""The one right edit that a finding may bring: which finding has it, and what it would change."""

from __future__ import annotations

from collections.abc import Iterable

from models.checks.findings import Finding, Fix, unfolded
from models.report.differences import ChangedPlace, differences
from models.report.report import Report


def fixable(findings: Iterable[Finding], finding: Finding) -> Finding | None:
    """Return the finding whose fix mends this one: it itself, or the one that it goes away with."""
    roots = (root for root in findings if finding.key in {one.key for one in unfolded([root])})
    return next((one for one in (finding, *roots) if one.fix), None)


def changed_places(report: Report, fix: Fix) -> tuple[ChangedPlace, ...]:
    """Return what a fix changes, place by place, as it is printed."""
    fixed = report.applied(report.edit(dict(fix.answers)))
    return differences(report, fixed, (ref for ref, _ in fix.answers))
