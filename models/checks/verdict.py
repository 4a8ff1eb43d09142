"""What findings mean for a report: what stands in the way of handing it over, and the verdict in a word."""

from __future__ import annotations

from collections.abc import Iterable

from models.checks.findings import Finding, Level

PENDING = "正在核对"
"""The verdict while nobody knows."""

READY = "可以报送"
"""What the verdict begins with if nothing stands in the way."""


def formal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as a formal export sees them: what is required is an error."""
    return tuple(finding._replace(level=Level.ERROR) if finding.blocks else finding for finding in findings)


def open_points(findings: Iterable[Finding]) -> int:
    """Return how many findings stand in the way of a formal export."""
    return sum(finding.times for finding in findings if finding.blocks)


def unexplained(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings that were neither mended nor explained; a formal export does not wait for them."""
    return tuple(one for one in findings if one.level is Level.WARNING and not one.required and not one.reason)


def verdict_on(findings: tuple[Finding, ...]) -> str:
    """Return in a word what findings mean for a report; a warning without a reason is asked about on the way out."""
    count, warnings = open_points(findings), sum(one.times for one in unexplained(findings))
    ready = f"{READY}（{warnings} 处提醒）" if warnings else READY
    return f"还差 {count} 处" if count else ready
