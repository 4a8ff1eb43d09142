"""Where a report stands on its way from the empty form to the hand-over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from models.checks.review import Review, unreviewed
from models.checks.verdict import READY, State, Verdict
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report


class Standing(Enum):
    """A place on the way, as the clerk reads it; those come first that need hands."""

    FAULTY = "打不开"
    LOOKED_AT = "只能看"
    RETURNED = "退回"
    CHANGED = "交付后已改"
    IN_WORK = "在填"
    NOT_BEGUN = "未开始"
    READY = "可以报送"
    REVIEWED = "已复核"
    DELIVERED = "已交付"
    READ_IN = "读入"
    PENDING = "正在核对"


_UNDELIVERED: Mapping[State, Standing] = {
    State.NOT_BEGUN: Standing.NOT_BEGUN,
    State.BLANKS: Standing.IN_WORK,
    State.PROBLEMS: Standing.IN_WORK,
    State.READY: Standing.READY,
    State.PENDING: Standing.PENDING,
}


def standing_of(
    report: Report,
    state: State,
    deliveries: Sequence[Delivered],
    reviews: Sequence[Review] = (),
    *,
    read_in: bool = False,
) -> Standing:
    """Return where a report stands.

    Args:
        report: The report as it is now.
        state: How far it is.
        deliveries: The hand-overs of it, the last one last.
        reviews: Of its tables, by a second person.
        read_in: Whether it was read from a file as the report of a year that is over.
    """
    if deliveries:
        return Standing.DELIVERED if deliveries[-1].code == matching_code(report) else Standing.CHANGED
    if read_in:
        return Standing.READ_IN
    standing = _UNDELIVERED[state]
    is_reviewed = standing is Standing.READY and reviews and not unreviewed(report, reviews)
    return Standing.REVIEWED if is_reviewed else standing


def read_in_verdict(report: Report) -> Verdict:
    """Return the verdict on a report of a year that is over, which was read from a file: nobody has to hand it in."""
    return Verdict(State.READY, f"读入的 {report.year} 年报告，供对照")


def told_of(verdict: Verdict, standing: Standing, deliveries: Sequence[Delivered]) -> str:
    """Return what is to be said beside where a report stands: what it lacks, or when it was handed over."""
    day = f"{deliveries[-1].when.astimezone():%Y-%m-%d} 交付" if deliveries else ""
    match standing:
        case Standing.DELIVERED:
            return f"{day}，核对码 {deliveries[-1].code}"
        case Standing.CHANGED:
            return f"{day}以后又改过，现在{verdict.words}"
        case Standing.READY | Standing.REVIEWED:
            return verdict.words.removeprefix(READY).strip("（）") or "可以打印、交付"
        case Standing.IN_WORK if verdict.state is State.PROBLEMS:
            return f"{verdict.words}，其中有错的"
        case Standing.NOT_BEGUN:
            return "还没有填"
        case _:
            return verdict.words
