"""Which reports are in the sum: a value is if and only if its unit counts, its year and form fit, and it is accepted.

Nothing goes round this: a `CountedVersion` that does not fulfil it cannot be made, sums are only of those, and every
unit that counts is in a `Counted` exactly once, in the sum or missing with a reason (D26, D31).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from models.district.collection import State, UnitOutcome
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Submission
from models.district.rollup.report_values import ReportValues
from models.district.roster import Roster, Unit
from models.form.editions import form_for
from models.form.vocabulary import Form
from models.system.errors import ReportError

Evidence = Submission | UnitOutcome
"""By what a version is known to be accepted: the register's word, or what a collection has found."""


class Scope(Enum):
    """口径: whose figures a sum is of, always in full; the bare word 本级 means two things."""

    ORGAN = "机关本级"
    ORGANS = "机关和部门"
    DISTRICT = "全区"


class NotCounted(ReportError):
    """A report that is not in the sum; `str()` says why."""


class Original(NamedTuple):
    """Where a version is from.

    Attributes:
        sha256: Of the file that was accepted.
        name: Of that file.
    """

    sha256: str
    name: str


@dataclass(frozen=True)
class CountedVersion:
    """A report in the sum.

    Raises:
        NotCounted: It is not one.
    """

    unit: Unit
    year: int
    values: ReportValues
    evidence: Evidence

    def __post_init__(self) -> None:
        if why := _why_not(self):
            raise NotCounted(f"“{self.unit.name}”{why}")

    @property
    def original(self) -> Original:
        """Where it is from."""
        one = self.evidence
        if isinstance(one, Submission):
            return Original(one.sha256, one.arrival.name)
        return Original(one.files[0].sha256, one.files[0].path.name)


def _why_not(one: CountedVersion) -> str:
    """Return why a version is not in the sum; blank if it is."""
    if not one.unit.counted:
        return "在名册里是不计的单位，不能计入。"
    if one.values.kind == "aggregate":
        return "这一份是汇总，不是一个单位的报告，不能计入。"
    if one.values.year != one.year or one.values.form != form_for(one.year).id:
        return f"这一份是 {one.values.year} 年的，不能计入 {one.year} 年。"
    if not _is_accepted(one.evidence):
        return "这一份还没有接收，不能计入。"
    if _unit_of(one.evidence) != one.unit.id or one.values.version not in _versions(one.evidence):
        return "这一份和接收的不是同一份，不能计入。"
    return ""


def _is_accepted(one: Evidence) -> bool:
    accepted = SubmissionState.ACCEPTED if isinstance(one, Submission) else State.ACCEPTED
    return one.state is accepted


def _unit_of(one: Evidence) -> str:
    return one.unit if isinstance(one, Submission) else one.unit.id


def _versions(one: Evidence) -> set[str]:
    return {one.arrival.version} if isinstance(one, Submission) else {file.version for file in one.files}


class Missing(NamedTuple):
    """A unit that counts and is not in the sum.

    Attributes:
        state: How far it is, in a word of the district's.
        reason: What else is known, in a sentence; may be blank.
    """

    unit: Unit
    state: str
    reason: str = ""


@dataclass(frozen=True)
class Counted:
    """Whose reports are added up, and whose are not.

    Attributes:
        roster: Who owes a report.
        versions: In the order of the roster.
        missing: All others that count, in the same order.

    Raises:
        NotCounted: A unit that counts is in it not at all, or more than once, or of another year.
    """

    roster: Roster
    year: int
    versions: tuple[CountedVersion, ...]
    missing: tuple[Missing, ...]

    def __post_init__(self) -> None:
        named = [one.unit for one in self.versions] + [one.unit for one in self.missing]
        if Counter(named) != Counter(self.roster.counted) or any(one.year != self.year for one in self.versions):
            raise NotCounted("计入的单位和名册对不上，没有相加；请重新打开这个任务再试。")

    @property
    def total(self) -> int:
        """N: how many units count."""
        return len(self.roster.counted)

    @property
    def n(self) -> int:
        """How many of them are in the sum; never more than N."""
        return len(self.versions)

    @property
    def is_whole(self) -> bool:
        """Whether nobody is missing."""
        return not self.missing

    @property
    def form(self) -> Form:
        """The one edition whose figures are added: each form adds up alone (D29)."""
        return form_for(self.year)

    @property
    def scope(self) -> Scope:
        """Whose figures these are, by the kinds of the units that count."""
        kinds = {unit.kind for unit in self.roster.counted}
        if kinds & {"street", "town"}:
            return Scope.DISTRICT
        return Scope.ORGANS if kinds - {"office"} else Scope.ORGAN


def counted_among(roster: Roster, year: int, found: Iterable[CountedVersion | Missing]) -> Counted:
    """Return who is in the sum and who is not, in the order of the roster."""
    every = list(found)
    order = {unit.id: at for at, unit in enumerate(roster.units)}
    versions = sorted((one for one in every if isinstance(one, CountedVersion)), key=lambda one: order[one.unit.id])
    missing = sorted((one for one in every if isinstance(one, Missing)), key=lambda one: order[one.unit.id])
    return Counted(roster, year, tuple(versions), tuple(missing))


def covered_by(roster: Roster, unit: Unit) -> tuple[Unit, ...]:
    """Return the units that count and report for this one, too."""
    return tuple(one for one in roster.counted if unit.id in one.covers)


def coverage(counted: Counted) -> str:
    """Return `n/N 单位，未计入：…` with every unit by its name: what stands on each output (D31)."""
    return coverage_of(counted.n, counted.total, [(one.unit.name, one.state) for one in counted.missing])


def coverage_of(n: int, total: int, missing: Iterable[tuple[str, str]]) -> str:
    """Return the same from what is kept of it."""
    named = "、".join(f"{name}（{state}）" for name, state in missing)
    return f"{n}/{total} 单位，未计入：{named or '无'}"
