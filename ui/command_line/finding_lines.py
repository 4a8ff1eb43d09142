"""Findings as lines of words."""

from __future__ import annotations

from collections.abc import Iterable

from models.checks.findings import Finding


def lines_of(findings: Iterable[Finding]) -> list[str]:
    """Return the findings as lines, what explains one and what follows from it below it."""
    return [
        line
        for finding in findings
        for line in (
            f"  {finding.level.label}：{finding.message}{_reason(finding)}",
            *([f"    {finding.cause.message}"] if finding.cause else []),
            *(f"    连带：{effect.message}" for effect in finding.effects),
        )
    ]


def _reason(finding: Finding) -> str:
    return f"（已说明理由：{finding.reason}）" if finding.reason else ""
