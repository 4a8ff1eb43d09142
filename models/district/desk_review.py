"""From the register to what is looked at of one submission, and back: what was decided, and the slip for its unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from models.checks.findings import Finding
from models.checks.verdict import formal
from models.district.board import day
from models.district.carried_groups import RULE, Figures, carried_in_group, group_of, has_own_last_year, lacking
from models.district.earlier_points import earlier_points
from models.district.last_year import PreviousOf, nobodys
from models.district.paper import Version
from models.district.register.events import Event
from models.district.register.ledger import Ledger
from models.district.register.points import listed
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Check, Point, Return, Submission, noted
from models.district.register.task_standing import TaskStanding, UnitStanding
from models.district.standing_tiles import history_of, shown_of, version_of
from models.district.task_check import checked
from models.district.under_review import Point as ReviewPoint
from models.district.under_review import UnderReview
from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import Made, ReturnSlip
from models.form.refs import Ref, TextRef
from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.program import VERSION

ReadReport = Callable[[str], Report]
"""Returns the report in an object of the register, by its SHA-256; raises a `ReportError` if it cannot be read."""

_BLOCKED = {
    SubmissionState.ACCEPTED: "这一件已经接收；要改，退回时写明原因。",
    SubmissionState.SENT_BACK: "这一件已经退回，等单位重新交。",
    SubmissionState.TO_DECIDE: "这个单位有几版没有定，先按“定用哪一版”。",
    SubmissionState.REPLACED: "这一件已经被新的一版替换。",
    SubmissionState.DROPPED: "这一件已经作废。",
}
"""Why a submission cannot be accepted that does not wait to be reviewed."""


class Known(NamedTuple):
    """What is known of a task while one of its units is looked at.

    Attributes:
        ours: Ids of the units that wait for us, in the order in which they are gone through.
        previous: Finds last year's accepted report of a unit.
    """

    ledger: Ledger
    standing: TaskStanding
    ours: Sequence[str]
    previous: PreviousOf = nobodys


def under_review(one: UnitStanding, known: Known, history: Iterable[Event], read: ReadReport) -> UnderReview | None:
    """Return what is looked at of a unit; None if it has handed in nothing.

    Raises:
        ReportError: Its report cannot be read.
        OSError: As above.
    """
    ledger, ours = known.ledger, known.ours
    submission = shown_of(one, ledger)
    if not submission:
        return None
    report = read(submission.sha256)
    before = _before(submission, ledger)
    here = ours.index(one.unit.id) + 1 if one.unit.id in ours else 0
    points = listed(ledger, one.unit.id)
    findings, previous, group = found_in(one.unit.id, report, known, read)
    slip = slip_of(one.unit.id, ledger, read, "") if points else None
    return UnderReview(
        one.unit.id,
        one.unit.name,
        version_of(submission, ledger),
        submission.arrival.code,
        f"{day(submission.when.date())}到",
        one.state,
        report,
        findings,
        previous,
        group=group,
        before=read(before.sha256) if before else None,
        earlier=earlier_points(points, slip.points if slip else (), report, findings),
        unfit=len(submission.arrival.answers) - submission.answers,
        history=history_of(history, ledger),
        versions=tuple(_version(other) for other in ledger.of(one.unit.id) if other is not submission),
        others=tuple(_others(one, known.standing)),
        place=(here, len(ours)) if here else (0, 0),
        blocked=_BLOCKED.get(submission.state, ""),
        reached=one.unit.reached,
    )


class FoundIn(NamedTuple):
    """What is found in a report.

    Attributes:
        previous: Last year's that it was compared with; None if it was not.
        group: What is said of its group if its unit went on out of others; else blank.
    """

    findings: tuple[Finding, ...]
    previous: Report | None
    group: str = ""


def found_in(unit: str, report: Report, known: Known, read: ReadReport) -> FoundIn:
    """Return what is found in a report beside last year's, and beside others of its group (D5).

    Raises:
        ReportError: One of them cannot be read.
        OSError: As above.
    """
    ledger = known.ledger
    previous = known.previous(unit) if has_own_last_year(unit, ledger) else None
    findings = formal(checked(report, previous, ledger))
    now = [one.id for one in ledger.roster.counted]
    group = group_of(unit, ledger.lineage, now, ledger.previous)
    if not group:
        return FoundIn(findings, previous)
    came = {id_: shown_of(known.standing.by_id[id_], ledger) for id_ in group.after}
    after = {id_: report if id_ == unit else read(came_.sha256) for id_, came_ in came.items() if came_}
    before = {id_: then for id_ in group.before if (then := known.previous(id_))}
    figures = Figures(before, after)
    own = tuple(finding for finding in findings if finding.rule != RULE)
    if missing := lacking(group, figures):
        told = f"机构变动过，结转要几个单位合起来核对；还差 {len(missing)} 个单位的报告，没有核对。"
        return FoundIn(own, previous, told)
    found = tuple(carried_in_group(report, group, figures))
    told = "" if found else "机构变动过，结转是几个单位合起来核对的，对得上。"
    return FoundIn((*own, *found), previous, told)


def _before(submission: Submission, ledger: Ledger) -> Submission | None:
    """Return the version of a unit before this one."""
    names = ledger.of_units.get(submission.unit, ())
    at = names.index(submission.sha256) if submission.sha256 in names else 0
    return ledger.submissions[names[at - 1]] if at else None


def _version(submission: Submission) -> Version:
    return Version(submission.arrival.code, f"{day(submission.when.date())}那一份")


def _others(one: UnitStanding, standing: TaskStanding) -> Iterator[Version]:
    for other in standing.units:
        for submission in (*other.waiting, other.in_force):
            if submission and other.unit != one.unit and submission.arrival.code:
                yield Version(submission.arrival.code, other.unit.name)


def check_of(review: UnderReview) -> Check:
    """Return what was found in a submission as the register keeps it."""
    previous = matching_code(review.previous) if review.previous else ""
    return Check(VERSION, noted(review.findings), previous)


def register_points(points: Iterable[ReviewPoint]) -> tuple[Point, ...]:
    """Return what goes back as the register keeps it."""
    return tuple(
        Point(
            one.sentence or one.remark,
            one.rule,
            tuple(map(str, one.refs)),
            (one.then,) if one.then else (),
            one.remark if one.sentence else "",
        )
        for one in points
    )


def slip_of(unit: str, ledger: Ledger, read: ReadReport, office: str, phone: str = "") -> ReturnSlip | None:
    """Return the last slip of a unit, told again from all that was returned to it; None if nothing was.

    Raises:
        ReportError: A report that was returned cannot be read.
        OSError: As above.
    """
    slip: ReturnSlip | None = None
    known, task = ledger.units[unit], ledger.task
    returned = ((one, return_) for one in ledger.of(unit) for return_ in one.returns)
    for one, return_ in sorted(returned, key=lambda pair: pair[1].round):
        report = read(one.sha256)
        told = about(report, task.id if task else "", unit, known.name)
        made = Made(_aware(return_.when), return_.who, office, phone, return_.due)
        decided = Decided(_raised(return_, report), frozenset(return_.closed), round=return_.round)
        slip = next_slip(slip, report, told, made, decided)
    return slip


def _aware(when: datetime) -> datetime:
    return when if when.tzinfo else when.astimezone()


def _raised(return_: Return, report: Report) -> tuple[Raised, ...]:
    return tuple(Raised(one.rule, _refs(one, report), one.sentence, one.remark) for one in return_.points)


def _refs(point: Point, report: Report) -> tuple[Ref, ...]:
    """Return the places of a point that a report of this form has."""
    cells = {str(ref): ref for ref in report.form.cells}
    texts = (place.partition("/") for place in point.places if place not in cells)
    return (
        *(cells[place] for place in point.places if place in cells),
        *(TextRef(part, key) for part, _, key in texts if key),
    )
