"""What events do to submissions, by the table of their life."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from models.district.register.event_data import (
    arrival_from,
    check_from,
    day_in,
    object_in,
    objects_in,
    point_from,
    text_in,
    texts_in,
    yes_in,
)
from models.district.register.events import NAME, Event, RegisterFault
from models.district.register.ledger import Ledger
from models.district.register.paper_code import paper_of, plain_code
from models.district.register.roster_events import ensure_units, with_alias
from models.district.register.submission_life import SubmissionState, ensure_possible
from models.district.register.submissions import (
    Acceptance,
    Answer,
    Arrival,
    PaperCheck,
    PaperOutcome,
    Point,
    Return,
    Sight,
    Submission,
)


def on_arrival(ledger: Ledger, arrival: Arrival) -> SubmissionState:
    """Return what becomes of a file when it comes in."""
    if arrival.refusal:
        return SubmissionState.SET_ASIDE
    return _once_known(ledger, arrival.unit) if arrival.unit else SubmissionState.TO_RECOGNISE


def _once_known(ledger: Ledger, unit: str) -> SubmissionState:
    return SubmissionState.TO_DECIDE if ledger.living(unit) else SubmissionState.TO_REVIEW


def once_recognised(ledger: Ledger, unit: str) -> SubmissionState:
    """Return what becomes of a submission once it is known whose it is."""
    ensure_units(ledger, [unit])
    return _once_known(ledger, unit)


def received(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more submission."""
    if not ledger.task:
        raise RegisterFault("任务还没有发出，不能收件；请先发任务。")
    arrival, state = object_in(event.data, "arrival", arrival_from), SubmissionState(event.after)
    needs_unit = state in {SubmissionState.TO_DECIDE, SubmissionState.TO_REVIEW}
    is_new = NAME.fullmatch(event.subject) and event.subject not in ledger.objects
    if not is_new or needs_unit != (bool(arrival.unit) and not arrival.refusal):
        raise ValueError(event.number)
    ensure_possible(event.what, SubmissionState(event.before), state, arrival.agency or arrival.name)
    unit = arrival.unit if needs_unit else ""
    ensure_units(ledger, [unit] if unit else [])
    one = Submission(event.subject, event.number, event.when, arrival, state, unit, arrival.refusal, (), arrival.check)
    known = replace(ledger, objects={**ledger.objects, event.subject: event.subject})
    return _of_unit(_with(known, one), one)


def seen_again(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with one more file of a submission, or the same file once more."""
    one = _found(ledger, event)
    name = text_in(event.data, "sha256")
    sight = Sight(name, text_in(event.data, "name"), text_in(event.data, "place"), event.when)
    if ledger.objects.get(name, one.sha256) != one.sha256 or not NAME.fullmatch(name):
        raise ValueError(event.number)
    known = replace(ledger, objects={**ledger.objects, name: one.sha256})
    return _with(known, one._replace(seen=(*one.seen, sight)))


def recognised(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after somebody has said whose a submission is; the name it has may be kept."""
    one, unit = _moved(ledger, event), text_in(event.data, "unit")
    ensure_units(ledger, [unit])
    known = one._replace(unit=unit)
    return with_alias(_of_unit(_with(ledger, known), known), unit, text_in(event.data, "alias"))


def put_aside(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after somebody has said that a submission is nobody's."""
    _ensure_reason(event)
    return _with(ledger, _moved(ledger, event)._replace(reason=event.reason))


def decided(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after somebody has chosen one of several versions."""
    chosen = _moved(ledger, event)
    known = _with(ledger, chosen)
    for name in texts_in(event.data, "dropped"):
        other = ledger.submissions[name]
        if other.unit != chosen.unit or name == chosen.sha256:
            raise ValueError(event.number)
        ensure_possible(event.what, other.state, SubmissionState.DROPPED, other.called)
        known = _with(known, other._replace(state=SubmissionState.DROPPED, reason=event.reason))
    return known


def checked(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after a check; what was found when a submission was accepted stays with its acceptance."""
    one = _found(ledger, event)
    return _with(ledger, one._replace(check=object_in(event.data, "check", check_from)))


def accepted(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with a submission in force, in the place of the one before."""
    one, check = _moved(ledger, event), object_in(event.data, "check", check_from)
    _ensure_decided(ledger, one)
    if check.blocking:
        raise RegisterFault(f"“{one.called}”还有 {check.blocking} 处错误，不能接收；请退回单位改正。")
    replaced = [other for other in ledger.living(one.unit) if other.state is SubmissionState.ACCEPTED]
    for other in replaced:
        ensure_possible(event.what, other.state, SubmissionState.REPLACED, other.called)
        ledger = _with(ledger, other._replace(state=SubmissionState.REPLACED))
    before = replaced[0].sha256 if replaced else ""
    acceptance = Acceptance(event.when, event.who, check, event.reason, before)
    return _with(ledger, one._replace(check=check, acceptance=acceptance))


def sent_back(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with a submission that went back to its unit, from review or after its acceptance."""
    one = _moved(ledger, event)
    if event.before == SubmissionState.ACCEPTED.value:
        _ensure_reason(event)
    else:
        _ensure_decided(ledger, one)
    points, round_ = objects_in(event.data, "points", point_from), ledger.rounds(one.unit) + 1
    if not (points or event.reason):
        raise RegisterFault(f"退回“{one.called}”要写明哪里要改；请勾选问题，或者写上原因。")
    numbered = tuple(point._replace(id=f"{round_}-{number}") for number, point in enumerate(points, 1))
    due = day_in(event.data, "due")
    return_ = Return(round_, event.when, event.who, due, one.arrival.code, event.reason, numbered)
    return _with(ledger, one._replace(sent_back=return_, reason=event.reason))


class _Reply(NamedTuple):
    point: str
    answer: str
    reply: str


def answered(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with what a unit has answered to the points of a return."""
    replies = objects_in(event.data, "answers", lambda data: _Reply(*(text_in(data, name) for name in _Reply._fields)))
    by_point = {one.point: one for one in replies}

    def change(point: Point) -> Point:
        said = by_point[point.id]
        return point._replace(answer=Answer(said.answer).value, reply=said.reply)

    return _with_points(ledger, event, by_point, change)


def points_closed(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with points that the district has closed."""
    return _with_points(ledger, event, texts_in(event.data, "points"), lambda point: point._replace(is_closed=True))


def _with_points(ledger: Ledger, event: Event, ids: Iterable[str], change: Callable[[Point], Point]) -> Ledger:
    one, wanted = _found(ledger, event), set(ids)
    known = one.sent_back.points if one.sent_back else ()
    if one.sent_back is None or not wanted or not wanted <= {point.id for point in known}:
        raise RegisterFault(f"“{one.called}”没有退回过这几点；请核对。")
    points = tuple(change(point) if point.id in wanted else point for point in known)
    return _with(ledger, one._replace(sent_back=one.sent_back._replace(points=points)))


def paper_checked(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with the paper of a unit looked at: beside its version in force, else the one that waits."""
    ensure_units(ledger, [event.subject])
    one, typed = paper_of(ledger, event.subject), text_in(event.data, "typed")
    versions = {plain_code(other.arrival.code): other.sha256 for other in ledger.of(event.subject)}
    versions[plain_code(one.arrival.code)] = one.sha256
    matched = versions.get(typed, "") if typed else ""
    outcome = PaperOutcome.OTHER_VERSION if matched else PaperOutcome.DIFFERS
    if matched == one.sha256:
        outcome = PaperOutcome.MATCHES
    sealed, signed, whole = (yes_in(event.data, name) for name in ("sealed", "signed", "whole"))
    paper = PaperCheck(event.when, event.who, typed, outcome, matched, sealed, signed, whole, event.reason)
    return _with(ledger, one._replace(papers=(*one.papers, paper)))


def _found(ledger: Ledger, event: Event) -> Submission:
    """Return what an event is about.

    Raises:
        RegisterFault: It never came in.
    """
    if one := ledger.submissions.get(event.subject):
        return one
    raise RegisterFault("登记簿里没有这份文件；请先收件。")


def _moved(ledger: Ledger, event: Event) -> Submission:
    """Return the submission that an event is about, in the state after it."""
    one, before, after = _found(ledger, event), SubmissionState(event.before), SubmissionState(event.after)
    if one.state is not before:
        raise ValueError(event.number)
    ensure_possible(event.what, before, after, one.called)
    return one._replace(state=after)


def _ensure_decided(ledger: Ledger, one: Submission) -> None:
    waiting = sum(other.state is SubmissionState.TO_DECIDE for other in ledger.living(one.unit))
    if waiting:
        name = ledger.units[one.unit].name
        raise RegisterFault(f"“{name}”还有 {waiting} 份没有定用不用；请先定用哪一份，再接收或者退回。")


def _ensure_reason(event: Event) -> None:
    if not event.reason:
        raise RegisterFault(f"“{event.what.label}”要写原因；请写上。")


def _with(ledger: Ledger, one: Submission) -> Ledger:
    return replace(ledger, submissions={**ledger.submissions, one.sha256: one})


def _of_unit(ledger: Ledger, one: Submission) -> Ledger:
    if not one.unit:
        return ledger
    return replace(ledger, of_units={**ledger.of_units, one.unit: (*ledger.of_units.get(one.unit, ()), one.sha256)})
