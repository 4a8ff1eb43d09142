"""From what is known to what is counted: out of a register, or out of what a collection has found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType

from models.district.collection import Collection, State, UnitOutcome
from models.district.register.submissions import Submission
from models.district.register.task_standing import TaskStanding, UnitStanding
from models.district.rollup.counted import (
    Counted,
    CountedVersion,
    Evidence,
    Missing,
    NotCounted,
    counted_among,
    covered_by,
)
from models.district.rollup.report_values import ReportValues
from models.district.roster import Roster, Unit
from models.system.errors import ReportError

ValuesOf = Callable[[Submission], ReportValues]
"""Returns what is added up of a submission, out of its original.

Raises:
    ReportError: It cannot be read.
"""

STATES = MappingProxyType({State.MISSING: "未报", State.FAULTY: "有错误", State.UNDECIDED: "待定"})
"""What a unit is called that a collection has not accepted."""

_UNREADABLE = "读不出"
"""What a unit is called whose accepted original cannot be read."""


def counted_in_register(standing: TaskStanding, roster: Roster, year: int, values: ValuesOf) -> Counted:
    """Return what is counted of a register's versions in force; a newer one that waits changes nothing (D22).

    Args:
        standing: How far all units are; of the same roster.
        roster: Of the register.
        year: Which is collected.
        values: Gives what is added up of a submission; whoever asks often keeps it by the SHA-256.
    """
    return counted_among(roster, year, _of_standing(standing, roster, year, values))


def _of_standing(
    standing: TaskStanding, roster: Roster, year: int, values: ValuesOf
) -> Iterator[CountedVersion | Missing]:
    for one in standing.units:
        if one.unit.counted:
            yield _of_unit(one, roster, year, values)


def _of_unit(one: UnitStanding, roster: Roster, year: int, values: ValuesOf) -> CountedVersion | Missing:
    if not one.in_force:
        return _missing(roster, one.unit, one.state.value)
    try:
        return CountedVersion(one.unit, year, values(one.in_force), one.in_force)
    except (ReportError, OSError) as error:
        state = one.state.value if isinstance(error, NotCounted) else _UNREADABLE
        return Missing(one.unit, state, str(error) if isinstance(error, ReportError) else "存着的原件现在读不出来。")


def counted_in_collection(collection: Collection, roster: Roster, values: Callable[[str], ReportValues]) -> Counted:
    """Return what is counted of a collection: the units that it has accepted.

    Args:
        collection: What has come in.
        roster: The same that it was collected by.
        values: Gives what is added up of a version.

    Raises:
        NotCounted: Nobody knows of which year.
    """
    year = collection.year
    if year is None:
        raise NotCounted("没有一份能读的报告，不知道汇总哪一年；请核对文件夹，或者用 --year 写明年度。")
    return counted_among(roster, year, (_of_outcome(one, roster, year, values) for one in collection.units))


def _of_outcome(
    one: UnitOutcome, roster: Roster, year: int, values: Callable[[str], ReportValues]
) -> CountedVersion | Missing:
    if one.state is not State.ACCEPTED:
        return _missing(roster, one.unit, STATES[one.state], one.reason)
    evidence: Evidence = one
    try:
        return CountedVersion(one.unit, year, values(one.files[0].version), evidence)
    except NotCounted as error:
        return Missing(one.unit, STATES[State.UNDECIDED], str(error))


def _missing(roster: Roster, unit: Unit, state: str, reason: str = "") -> Missing:
    by = "、".join(f"“{one.name}”" for one in covered_by(roster, unit))
    covered = f"名册写着由{by}一并报送；不单独报的，请在名册里改成不计。" if by else ""
    return Missing(unit, state, f"{reason}{covered}")
