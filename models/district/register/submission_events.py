"""What events do to submissions, by the table of their life."""

from __future__ import annotations

from dataclasses import replace

from models.district.acceptance import is_mere
from models.district.register.event_data import (
    arrival_from,
    check_from,
    day_in,
    numbers_in,
    object_in,
    objects_in,
    point_from,
    slip_answer_from,
    text_in,
    texts_in,
    yes_in,
)
from models.district.register.events import NAME, Event, RegisterFault
from models.district.register.ledger import Ledger
from models.district.register.paper_code import paper_of, plain_code
from models.district.register.points import (
    answered_by,
    fitting,
    last_return,
    numbered,
    open_numbers,
    with_answers,
    with_closed,
)
from models.district.register.roster_events import ensure_units, with_alias
from models.district.register.submission_life import SubmissionState, ensure_possible
from models.district.register.submissions import (
    Acceptance,
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
    one = Submission(
        event.subject, event.number, event.when, arrival, state, unit, arrival.refusal, check=arrival.check
    )
    known = replace(ledger, objects={**ledger.objects, event.subject: event.subject})
    known = _of_unit(_with(known, one), one)
    return with_answers(known, one) if unit else known


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
    named = with_alias(_of_unit(_with(ledger, known), known), unit, text_in(event.data, "alias"))
    return with_answers(named, known)


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
    if is_mere(event.reason):
        raise RegisterFault(f"只写“{event.reason}”不算说明；接收“{one.called}”请写明怎么核实的。")
    replaced = [other for other in ledger.living(one.unit) if other.state is SubmissionState.ACCEPTED]
    for other in replaced:
        ensure_possible(event.what, other.state, SubmissionState.REPLACED, other.called)
        ledger = _with(ledger, other._replace(state=SubmissionState.REPLACED))
    before = replaced[0].sha256 if replaced else ""
    closed = open_numbers(ledger, one.unit)
    acceptance = Acceptance(event.when, event.who, check, event.reason, before, closed)
    return with_closed(_with(ledger, one._replace(check=check, acceptance=acceptance)), one.unit, closed)


def sent_back(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger with a submission that went back to its unit, from review or after its acceptance."""
    one = _moved(ledger, event)
    if event.before == SubmissionState.ACCEPTED.value:
        _ensure_reason(event)
    else:
        _ensure_decided(ledger, one)
    points, round_ = objects_in(event.data, "points", point_from), ledger.last_rounds.get(one.unit, 0) + 1
    closed, before = numbers_in(event.data, "closed"), set(open_numbers(ledger, one.unit))
    if not (points or event.reason or before.difference(closed)):
        raise RegisterFault(f"退回“{one.called}”要写明哪里要改；请勾选问题，或者写上原因。")
    if not before.issuperset(closed):
        raise RegisterFault(f"“{one.called}”要办结的意见里，有的不在还开着的里面；请重新打开这一件。")
    ledger = with_closed(ledger, one.unit, closed)
    if not points and event.reason:
        points = (Point(event.reason),)
    asked = numbered(ledger, one.unit, points, round_)
    due = day_in(event.data, "due")
    return_ = Return(round_, event.when, event.who, due, one.arrival.code, event.reason, asked, closed)
    back = ledger.submissions[one.sha256]._replace(state=one.state, reason=event.reason)
    rounds = {**ledger.last_rounds, one.unit: round_}
    return _with(replace(ledger, last_rounds=rounds), back._replace(returns=(*back.returns, return_)))


def taken_back(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger without the last decision on a submission: it waits again, and what it replaced is in force."""
    before, one = _found(ledger, event), _moved(ledger, event)
    if any(other.number > before.number and other.is_living for other in ledger.of(one.unit)):
        raise RegisterFault(f"“{one.called}”以后又收到了新的一版，不能撤回；请看新的那一版。")
    was_accepted = before.state is SubmissionState.ACCEPTED
    if not was_accepted and last_return(ledger, one.unit) is not before.sent_back:
        raise RegisterFault(f"“{one.called}”以后又退回过一次，不能撤回；请看最近一次退回的。")
    returns = one.returns if was_accepted else one.returns[:-1]
    closed = before.acceptance.closed if was_accepted and before.acceptance else before.returns[-1].closed
    known = _with(ledger, one._replace(acceptance=None, returns=returns, reason=""))
    known = with_closed(known, one.unit, closed, is_closed=False)
    replaced = before.acceptance.replaced if was_accepted and before.acceptance else ""
    if replaced and (other := ledger.submissions[replaced]).state is SubmissionState.REPLACED:
        known = _with(known, other._replace(state=SubmissionState.ACCEPTED))
    return known


def answered(ledger: Ledger, event: Event) -> Ledger:
    """Return the ledger after a unit has handed in again what went back, unchanged, with answers: it is open again."""
    one, answers = _found(ledger, event), objects_in(event.data, "answers", slip_answer_from)
    said = fitting(ledger, one.unit, answers)
    last = last_return(ledger, one.unit)
    if not said or last is not one.sent_back:
        raise RegisterFault(f"“{one.called}”的答复和最近一次退回单对不上，没有记；请单位按最近一次的退回单答复。")
    if _once_known(ledger, one.unit).value != event.after:
        raise ValueError(event.number)
    back = _moved(ledger, event)._replace(answers=len(said), reason="")
    return answered_by(_with(ledger, back), one.unit, said)


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
