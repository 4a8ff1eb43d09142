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


class Fixing(NamedTuple):
    """That a sum was fixed (定稿).

    Attributes:
        number: 1 for Z1.
        code: 汇总核对码.
        object: The SHA-256 of what was fixed; its name in the register.
        n, total: How many units it is of, of how many that counted.
        correction: 更正说明, of all but the first.
    """

    number: int
    when: datetime
    who: str
    code: str
    object: str
    n: int
    total: int
    correction: str


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
        fixed: The sums that were fixed, Z1 first.
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
    fixed: tuple[Fixing, ...] = ()
    not_guidance: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @cached_property
    def roster(self) -> Roster:
        """The units in their order."""
        return Roster(tuple(self.units.values()), self.district)

    @cached_property
    def kept(self) -> Mapping[str, str]:
        """What each file is called that has to be there, by its SHA-256: what came in, last year, what was fixed."""
        last_year = {one.sha256: self.units[unit].name for unit, one in self.previous.items()}
        received = {name: self.submissions[one].called for name, one in self.objects.items()}
        return {**last_year, **{one.object: f"定稿 Z{one.number}" for one in self.fixed}, **received}

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
