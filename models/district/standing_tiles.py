"""From how far the units are to what the board shows of them: a tile each, and the facts of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from models.checks.findings import Level
from models.district.board import Tile, UnitFacts, day, tile_of
from models.district.register.events import Event, What
from models.district.register.ledger import Ledger
from models.district.register.submissions import PaperOutcome, Submission
from models.district.register.task_standing import TaskStanding, UnitStanding
from models.district.unit_state import UnitState
from models.form.cover import KINDS

_PAPER = MappingProxyType(
    {PaperOutcome.DIFFERS: "码不同", PaperOutcome.OTHER_VERSION: "是另一份", PaperOutcome.MATCHES: "没有齐"}
)
"""What is said of a paper that is not fine."""

_TOLD_WITH_REASON = frozenset(
    {
        *(What.ACCEPTED, What.WITHDRAWN, What.PUT_ASIDE, What.NOTED, What.UNIT_CHANGED, What.REORGANISED),
        What.DUE_MOVED,
    }
)
"""Of which events the reason is told, too."""

_NOTHING, _NOT_COMPARED = "没有发现问题", "（没有和去年比）"
"""Of a check; where last year's report was not known then, that is said."""


def tiles_of(standing: TaskStanding, ledger: Ledger) -> tuple[Tile, ...]:
    """Return the tiles of all units, in the order of the roster."""
    return tuple(
        tile_of(one.unit, ledger.district, one.state, since=_since(one), due=one.due, detail=_detail(one, ledger))
        for one in standing.units
    )


def _since(one: UnitStanding) -> date | None:
    """Return the day that belongs to the state of a unit."""
    if one.waiting:
        return one.waiting[-1].when.date()
    if one.in_force and one.in_force.acceptance:
        return one.in_force.acceptance.when.date()
    return one.sent_back.when.date() if one.sent_back else None


def _detail(one: UnitStanding, ledger: Ledger) -> str:
    match one.state:
        case UnitState.TO_REVIEW:
            return f"第 {version_of(one.waiting[-1], ledger)} 版"
        case UnitState.TO_DECIDE:
            return f"{len(one.waiting)} 版待定" if one.waiting else "可能是它"
        case UnitState.PAPER_DIFFERS:
            paper = one.in_force.papers[-1] if one.in_force and one.in_force.papers else None
            return _PAPER[paper.outcome] if paper else ""
    return ""


def version_of(submission: Submission, ledger: Ledger) -> int:
    """Return the how-manieth of its unit a submission is, from 1."""
    names = ledger.of_units.get(submission.unit, ())
    return names.index(submission.sha256) + 1 if submission.sha256 in names else 1


def shown_of(one: UnitStanding, ledger: Ledger) -> Submission | None:
    """Return which submission of a unit is looked at: what waits for us, else what is in force, else the last."""
    if one.waiting:
        return one.waiting[-1]
    every = ledger.of(one.unit.id)
    return one.in_force or (every[-1] if every else None)


def facts_of(one: UnitStanding, ledger: Ledger, history: Iterable[Event]) -> UnitFacts:
    """Return what is known of a unit."""
    submission = shown_of(one, ledger)
    counted = "计入" if one.unit.counted else "不计"
    particulars = [("编号", one.unit.id), ("类别", f"{KINDS.get(one.unit.kind, one.unit.kind)}　{counted}")]
    if one.unit.reached:
        particulars.append(("联系人", one.unit.reached))
    if submission and submission.arrival.code:
        particulars.append(("核对码", submission.arrival.code))
    told = history_of(history, ledger)
    if not submission:
        return UnitFacts(particulars=tuple(particulars), history=told)
    levels = [note.level for note in submission.check.findings if not note.blocks]
    errors, warnings = submission.check.blocking, levels.count(Level.WARNING.value)
    compared = "" if submission.check.previous else _NOT_COMPARED
    found = "、".join(
        words for words, number in ((f"{errors} 处错误", errors), (f"{warnings} 处提醒", warnings)) if number
    )
    return UnitFacts((found or _NOTHING) + compared, errors, tuple(_lines(one, submission)), tuple(particulars), told)


def _lines(one: UnitStanding, submission: Submission) -> Iterable[str]:
    if one.rounds:
        yield f"退回过 {one.rounds} 轮"
    if one.reminded:
        yield f"催过 {one.reminded} 次"
    if submission.is_flagged:
        yield "接收以后又核对过，结果和接收时不同"
    paper = submission.papers[-1] if submission.papers else None
    yield f"纸质：{paper.outcome.value}{'' if paper.is_fine else '，还没有齐'}" if paper else "纸质：还没有核对"


def history_of(history: Iterable[Event], ledger: Ledger) -> tuple[str, ...]:
    """Return what happened to a unit, a line each, the earliest first; checks by the program itself are left out."""
    return tuple(_told(event, ledger) for event in history if event.what is not What.CHECKED)


def _told(event: Event, ledger: Ledger) -> str:
    submission = ledger.submissions.get(event.subject)
    which = f"第 {version_of(submission, ledger)} 版" if submission and submission.unit else ""
    said = f"{event.what.label}{which}{_more(event, submission)}"
    reason = f"（{event.reason}）" if event.reason and event.what in _TOLD_WITH_REASON else ""
    return f"{day(event.when.date())}　{said}{reason}　{event.who}"


def _more(event: Event, one: Submission | None) -> str:
    """Return what else there is to be said of an event, in numbers."""
    data: Mapping[str, object] = event.data
    points, due, closed, answers = (data.get(name) for name in ("points", "due", "closed", "answers"))
    match event.what:
        case What.SENT_BACK | What.WITHDRAWN if isinstance(points, list) and isinstance(due, str):
            done = f"，办结 {len(closed)} 点" if isinstance(closed, list) and closed else ""
            return f" {len(points)} 点{done}，限 {day(date.fromisoformat(due))}"
        case What.RECEIVED if one and one.arrival.answers:
            unfit = len(one.arrival.answers) - one.answers
            return f"，答复 {one.answers} 点" + (f"（另有 {unfit} 点对不上，没有记）" if unfit else "")
        case What.ANSWERED if isinstance(answers, list):
            return f"，{len(answers)} 点"
        case What.ACCEPTED if one and one.acceptance and one.acceptance.closed and one.acceptance.when == event.when:
            return f"，退回的意见办结 {len(one.acceptance.closed)} 点"
    return ""
