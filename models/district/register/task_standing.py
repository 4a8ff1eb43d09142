"""How far each unit is in a task: worked out from what is known and from the day, and kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Return, Submission
from models.district.roster import Unit
from models.district.unit_state import TURNS, Turn, UnitState


class UnitStanding(NamedTuple):
    """How far a unit is.

    Attributes:
        in_force: Its accepted version, which stays until its successor is accepted; None if none is.
        waiting: What waits for us: to be reviewed, or to be chosen from; in the order in which it came in.
        maybe: What came in and may be its, but nobody has said so yet.
        sent_back: The last return, if nothing has come since.
        rounds: How often anything went back to it.
        due: The last day on which it hands in, if it has to; None if it has not.
        late_by: Days since then; 0 if it is not late, or has nothing to hand in.
        reminded: How often it was reminded.
    """

    unit: Unit
    state: UnitState
    in_force: Submission | None = None
    waiting: tuple[Submission, ...] = ()
    maybe: tuple[Submission, ...] = ()
    sent_back: Return | None = None
    rounds: int = 0
    due: date | None = None
    late_by: int = 0
    reminded: int = 0

    @property
    def turn(self) -> Turn:
        """Who has to act."""
        return TURNS[self.state]

    @property
    def is_in_sum(self) -> bool:
        """Whether its report is one of those that are added up."""
        return self.unit.counted and self.in_force is not None


@dataclass(frozen=True)
class TaskStanding:
    """How far a task is.

    Attributes:
        units: In the order of the roster.
        unrecognised: What came in, and nobody knows whose it is.
        set_aside: What came in and is nobody's hand-over.
    """

    units: tuple[UnitStanding, ...]
    unrecognised: tuple[Submission, ...] = ()
    set_aside: tuple[Submission, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, UnitStanding]:
        """The units by their ids."""
        return {one.unit.id: one for one in self.units}

    @property
    def counted(self) -> int:
        """N: how many units count."""
        return sum(one.unit.counted for one in self.units)

    @property
    def in_sum(self) -> int:
        """n: how many of them have a version in force; never more than N."""
        return sum(one.is_in_sum for one in self.units)

    @property
    def states(self) -> Counter[UnitState]:
        """How many units are in each state."""
        return Counter(one.state for one in self.units)

    @property
    def ours(self) -> tuple[UnitStanding, ...]:
        """The units that wait for us."""
        return tuple(one for one in self.units if one.turn is Turn.OURS)


def task_standing(ledger: Ledger, today: date) -> TaskStanding:
    """Return how far all units are on a day."""
    every = ledger.submissions.values()
    unrecognised = tuple(one for one in every if one.state is SubmissionState.TO_RECOGNISE)
    aside = tuple(one for one in every if one.state is SubmissionState.SET_ASIDE)
    maybe: dict[str, list[Submission]] = {}
    for one in unrecognised:
        for unit in one.arrival.proposals:
            maybe.setdefault(unit, []).append(one)
    reminded = Counter(unit for reminder in ledger.reminders for unit in reminder.units)
    units = tuple(
        _of(ledger, unit, tuple(maybe.get(unit.id, ())), today)._replace(reminded=reminded[unit.id])
        for unit in ledger.units.values()
    )
    return TaskStanding(units, unrecognised, aside)


def _of(ledger: Ledger, unit: Unit, maybe: tuple[Submission, ...], today: date) -> UnitStanding:
    submissions = ledger.of(unit.id)
    in_force = next((one for one in submissions if one.state is SubmissionState.ACCEPTED), None)
    waiting = tuple(one for one in submissions if one.is_living and one is not in_force)
    sent_back = _open_return(submissions)
    rounds = ledger.rounds(unit.id)
    known = UnitStanding(unit, UnitState.MISSING, in_force, waiting, maybe, sent_back, rounds)
    due = sent_back.due if sent_back else ledger.task.due if ledger.task and not in_force else None
    late_by = max((today - due).days, 0) if due else 0
    state = _state(known, is_late=late_by > 0)
    if TURNS[state] is not Turn.THEIRS:
        due, late_by = None, 0
    return known._replace(state=state, due=due, late_by=late_by)


def _open_return(submissions: tuple[Submission, ...]) -> Return | None:
    """Return what a unit has to mend: the last return, unless something has come in or was accepted since."""
    returned = [one for one in submissions if one.sent_back]
    if not returned:
        return None
    last = max(returned, key=lambda one: one.sent_back.round if one.sent_back else 0)
    newer = [one for one in submissions if one.is_living and one.number >= last.number]
    return None if newer else last.sent_back


def _state(known: UnitStanding, *, is_late: bool) -> UnitState:
    if not known.unit.counted:
        return UnitState.NOT_COUNTED
    if known.waiting:
        return _of_waiting(known)
    if known.maybe and (known.sent_back or not known.in_force):
        return UnitState.TO_DECIDE
    if known.sent_back:
        return UnitState.OVERDUE if is_late else UnitState.SENT_BACK
    return _of_in_force(known.in_force) if known.in_force else UnitState.MISSING


def _of_waiting(known: UnitStanding) -> UnitState:
    if known.in_force:
        return UnitState.SUCCEEDED
    is_open = any(one.state is SubmissionState.TO_DECIDE for one in known.waiting)
    return UnitState.TO_DECIDE if is_open else UnitState.TO_REVIEW


def _of_in_force(one: Submission) -> UnitState:
    return UnitState.PAPER_DIFFERS if one.papers and not one.papers[-1].is_fine else UnitState.ACCEPTED
