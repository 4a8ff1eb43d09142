"""What findings mean for a report: what stands in the way of handing it over, and the verdict in a word."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from models.checks.findings import Finding, Level
from models.form.cover import PARTICULARS
from models.form.refs import CellRef
from models.report.next_year import carried_over, next_years
from models.report.of_task import OF_TASK
from models.report.report import Report

PENDING = "正在核对"
"""The verdict while nobody knows."""

READY = "可以报送"
"""What the verdict begins with if nothing stands in the way."""

NOT_BEGUN = "还没开始"
"""The verdict on a report in which nobody has answered anything yet."""

_ASKED_FIRST = frozenset((*(PARTICULARS[key].ref for key in ("year", "agency", "kind", "open_mark")), *OF_TASK))
"""What a report has from its first moment, whoever fills it in."""


class State(Enum):
    """How far a report is."""

    NOT_BEGUN = "not begun"
    BLANKS = "blanks only"
    PROBLEMS = "problems"
    READY = "ready"
    PENDING = "pending"


class Verdict(NamedTuple):
    """How far a report is, and that in a word."""

    state: State
    words: str


def formal(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as a formal export sees them: what is required is an error."""
    return tuple(finding._replace(level=Level.ERROR) if finding.blocks else finding for finding in findings)


def open_points(findings: Iterable[Finding]) -> int:
    """Return how many findings stand in the way of a formal export."""
    return sum(finding.times for finding in findings if finding.blocks)


def unexplained(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings that were neither mended nor explained; a formal export does not wait for them."""
    return tuple(one for one in findings if one.level is Level.WARNING and not one.required and not one.reason)


def weightiest(findings: Iterable[Finding]) -> Finding | None:
    """Return what stands most in the way: an error, else what a formal export waits for, else what is not explained."""
    unsettled = [one for one in findings if not one.reason]
    return min(unsettled, key=lambda one: (one.level is not Level.ERROR, not one.blocks), default=None)


def verdict_on(findings: tuple[Finding, ...]) -> str:
    """Return in a word what findings mean for a report; a warning without a reason is asked about on the way out."""
    count, warnings = open_points(findings), sum(one.times for one in unexplained(findings))
    ready = f"{READY}（{warnings} 处提醒）" if warnings else READY
    return f"还差 {count} 处" if count else ready


def verdict_of(report: Report, previous: Report | None, findings: tuple[Finding, ...]) -> Verdict:
    """Return how far a report is.

    Args:
        report: The report, checked.
        previous: Last year's report of the same unit, where it is at hand.
        findings: What was found in it.
    """
    state = _state(findings)
    if state is State.BLANKS and not is_begun(report, previous):
        return Verdict(State.NOT_BEGUN, NOT_BEGUN)
    return Verdict(state, verdict_on(findings))


def is_begun(report: Report, previous: Report | None = None) -> bool:
    """Return whether anything is answered that the program has not put there: who, which year, and last year's.

    Without last year's report it is not known what comes from there; then it counts as answered.
    """
    answers = {ref: value for ref, value in report.values.items() if ref not in _ASKED_FIRST}
    if not answers or previous is None:
        return bool(answers)
    carried = carried_over(previous)
    if any(isinstance(ref, CellRef) and ref not in carried for ref in answers):
        return True  # what nearly every report ends with, and quicker found than what next year's would begin with
    given = next_years(previous).values
    return any(given.get(ref) != value for ref, value in answers.items())


def _state(findings: Iterable[Finding]) -> State:
    blocking = [finding for finding in findings if finding.blocks]
    if not blocking:
        return State.READY
    return State.PROBLEMS if any(finding.level is Level.ERROR for finding in blocking) else State.BLANKS
