"""What the events of a register say, as a value: the roster, the task, and every submission with its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from models.district.register.submissions import Point, Previous, Submission
from models.district.roster import Roster, Unit
from models.district.unit_names import NOWHERE, District
from models.exchange.task import Task


class Reorganisation(Enum):
    """How units go on as others; the values stand in files."""

    RENAMED = "改名"
    MERGED = "合并"
    DIVIDED = "分立"
    TRANSFERRED = "划转"


class Lineage(NamedTuple):
    """That units go on as others. It is told once and never rewritten, and no figure of an earlier year with it.

    Attributes:
        before, after: Ids of units.
        on: Since when.
        document: By which it was decided.
    """

    kind: Reorganisation
    before: tuple[str, ...]
    after: tuple[str, ...]
    on: date
    document: str


class RosterChange(NamedTuple):
    """That a unit of the roster became another after the task was given out.

    Attributes:
        before: As it was; None if it is new.
        on: Since when.
    """

    before: Unit | None
    after: Unit
    on: date
    reason: str
    who: str


class Reminder(NamedTuple):
    """That units were reminded, and with which words."""

    units: tuple[str, ...]
    when: datetime
    who: str
    text: str


class Note(NamedTuple):
    """What somebody has noted about a submission, a unit, or the task."""

    subject: str
    when: datetime
    who: str
    text: str


@dataclass(frozen=True)
class Ledger:
    """What is known of a task. What waits is in the order in which it came in: by number, not by the clock.

    Attributes:
        id: Of the register; blank before the first event.
        units: By their ids, in the order of the roster.
        ids: All ids that any unit has had.
        task: What was given out; None while the roster may still be set.
        given_out: When.
        submissions: By the SHA-256 of the file that came in first.
        objects: The submission of each file that was kept.
        of_units: The submissions of each unit.
        previous: Last year's accepted report of each unit of which it is known.
        last_year_files: The names of all that was ever kept of last year; of a unit, what was brought last counts.
        last_rounds: The highest number of a return of each unit; also of one that was taken back, for its slip may
            have gone out.
        not_guidance: What fails in many units and was said to be no matter of the guidance, by rule and place; in how
            many units it failed then.
    """

    id: str = ""
    district: District = NOWHERE
    units: Mapping[str, Unit] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()
    task: Task | None = None
    given_out: datetime | None = None
    changes: tuple[RosterChange, ...] = ()
    lineage: tuple[Lineage, ...] = ()
    submissions: Mapping[str, Submission] = field(default_factory=dict)
    objects: Mapping[str, str] = field(default_factory=dict)
    of_units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    last_rounds: Mapping[str, int] = field(default_factory=dict)
    previous: Mapping[str, Previous] = field(default_factory=dict)
    last_year_files: frozenset[str] = frozenset()
    reminders: tuple[Reminder, ...] = ()
    notes: tuple[Note, ...] = ()
    not_guidance: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def kept(self) -> Iterator[str]:
        """The names of all files that the register has to have: what was received, and what is known of last year."""
        yield from dict.fromkeys((*self.objects, *(one.sha256 for one in self.previous.values())))

    def called(self, name: str) -> str:
        """Return what a file of the register is called in a sentence."""
        if name in self.objects:
            return self.submissions[self.objects[name]].called
        return next((self.units[unit].name for unit, one in self.previous.items() if one.sha256 == name), "")

    @cached_property
    def roster(self) -> Roster:
        """The units in their order."""
        return Roster(tuple(self.units.values()), self.district)

    def of(self, unit: str) -> tuple[Submission, ...]:
        """Return the submissions of a unit, in the order in which they came in or became its."""
        return tuple(self.submissions[name] for name in self.of_units.get(unit, ()))

    def living(self, unit: str) -> tuple[Submission, ...]:
        """Return the versions of a unit's report: accepted, or waiting."""
        return tuple(one for one in self.of(unit) if one.is_living)

    def rounds(self, unit: str) -> int:
        """Return how often anything was sent back to a unit."""
        return sum(len(one.returns) for one in self.of(unit))

    def points(self, unit: str) -> Iterator[Point]:
        """Yield all points that a unit was asked to mend, round by round."""
        returns = [return_ for one in self.of(unit) for return_ in one.returns]
        for one in sorted(returns, key=lambda one: one.round):
            yield from one.points
