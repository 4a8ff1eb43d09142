"""What the whole check finds by some rules: a rule that `check` does not ask fails its own tests."""

from __future__ import annotations

from models.checks.findings import Finding, Level, unfolded
from models.report.report import Report
from models.rules import check


def found_by(report: Report, *rules: str, previous: Report | None = None, level: Level | None = None) -> list[Finding]:
    """Return what the rules with these ids find, at one level or at any, each by itself wherever it is folded."""
    every = (one for one in unfolded(check(report, previous)) if one.rule in rules and level in {None, one.level})
    return [one._replace(effects=()) for one in every]


def standing(report: Report, *rules: str, previous: Report | None = None) -> list[Finding]:
    """Return what the rules with these ids find that is folded into no other finding, each without its effects."""
    return [one._replace(effects=()) for one in check(report, previous) if one.rule in rules]
