"""What a clerk does next with a report, from the empty form to the hand-over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from models.checks.findings import Finding, Span
from models.checks.stops import Stop, stops
from models.checks.verdict import State, unexplained
from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Section
from models.report.report import Report

_COVER = "封面"
"""The name of the tab that has no section."""


class Act(Enum):
    """What is done next, in this order."""

    FILL = "fill"
    COVER = "fill in the cover, or leave it blank"
    MEND = "mend"
    ANSWER = "answer what the district has returned"
    LOOK = "look at reminders"
    REVIEW = "have it gone through by a second person"
    PREVIEW = "preview"
    HAND_OVER = "hand over"
    HANDED_OVER = "handed over"


class NextAct(NamedTuple):
    """What is done next, and how its button is called."""

    act: Act
    words: str


class SoFar(NamedTuple):
    """What has been done with a report as it is now.

    Attributes:
        review: What is left to be gone through by a second person, as its button says; empty if nothing is.
        previewed: Whether its pages have been looked at.
        changed: Whether they have been looked at, and the report was changed since.
        delivered: Whether it has been handed over.
        looked: The keys of reminders that the clerk has been led to; they may stay as they are.
        cover_blanks: How much of the cover is blank that the clerk has not been at.
        points: How many points of the district's return slip have no answer yet.
        returned: Whether the district has returned it, and it was not handed over since.
    """

    review: str = ""
    previewed: bool = False
    delivered: bool = False
    looked: frozenset[TextRef] = frozenset()
    cover_blanks: int = 0
    changed: bool = False
    points: int = 0
    returned: bool = False


def next_act(report: Report, state: State, findings: Sequence[Finding], so_far: SoFar) -> NextAct:
    """Return what is done next.

    Args:
        report: The report as it is now.
        state: How far it is, which must be known.
        findings: All that was found in it.
        so_far: What has been done with it.
    """
    filling = _filling(report, state, findings, so_far)
    if so_far.returned and so_far.points and (not filling or filling.act is Act.COVER):  # the cover may stay as it went
        return NextAct(Act.ANSWER, f"答退回意见：还有 {so_far.points} 点")
    if filling:
        return filling
    if so_far.delivered and not so_far.returned:
        return NextAct(Act.HANDED_OVER, "已交付")
    if reminders := sum(one.times for one in unexplained(findings) if one.key not in so_far.looked):
        return NextAct(Act.LOOK, f"看提醒：{reminders} 处")
    if so_far.review:
        return NextAct(Act.REVIEW, so_far.review)
    preview = "改过了，再预览一遍" if so_far.changed else "预览和打印"
    return NextAct(Act.HAND_OVER, "交付到 U 盘") if so_far.previewed else NextAct(Act.PREVIEW, preview)


def _filling(report: Report, state: State, findings: Sequence[Finding], so_far: SoFar) -> NextAct | None:
    """Return what is to be filled in or mended next; None if nothing is.

    What is blank on the cover comes before what is blank elsewhere, as it is read, but before no error.
    """
    begin = "开始填" if state is State.NOT_BEGUN else "接着填"
    blocking = first_to_work_at(report, findings)
    where = _section(report, blocking) if blocking else ""
    if blocking and not blocking.finding.required:
        return NextAct(Act.MEND, f"去改：{where}")
    if so_far.cover_blanks and not so_far.delivered and where != _COVER:
        return NextAct(Act.COVER, f"{begin}：{_COVER}")
    return NextAct(Act.FILL, f"{begin}：{where}") if blocking else None


def first_to_work_at(report: Report, findings: Sequence[Finding]) -> Stop | None:
    """Return the first place to work at that a formal export waits for; None if it waits for nothing."""
    blocking = [one for one in stops(report, findings, (0, 0)) if one.finding.blocks]
    return next(iter(in_order_of_work(report, blocking)), None)


def in_order_of_work(report: Report, along: Iterable[Stop]) -> tuple[Stop, ...]:
    """Return stops that are in reading order so that errors come first, and texts after the tables.

    An error is mended while the papers that it came from still lie on the table; texts take their figures from the
    tables.
    """
    return tuple(sorted(along, key=lambda stop: (stop.finding.required, _is_in_text(report, stop))))


def _is_in_text(report: Report, stop: Stop) -> bool:
    section = _section_of(report, stop)
    return section is not None and isinstance(section.body, Narrative)


def _section(report: Report, stop: Stop) -> str:
    """Return the name of the tab in which something stands."""
    section = _section_of(report, stop)
    return section.short if section else _COVER


def _section_of(report: Report, stop: Stop) -> Section | None:
    """Return the section in which something stands; None for the cover."""
    return report.form.section_of(stop.end.ref if isinstance(stop.end, Span) else stop.end)
