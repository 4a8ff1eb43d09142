"""复核: what a second person has vouched for, and whether that still holds. It is no part of the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.report import Report


class Way(Enum):
    """How a table was gone through a second time."""

    KEYED = "二次录入"
    READ = "逐行读校"
    OWN_KEYED = "填报人自己再录一遍"
    OWN_READ = "填报人自己念过一遍"

    @property
    def is_own(self) -> bool:
        """Whether it was the one who had filled it in: that finds slips, and is no 复核."""
        return self in {Way.OWN_KEYED, Way.OWN_READ}

    @property
    def own(self) -> Way:
        """The same, done by the one who had filled it in."""
        return {Way.KEYED: Way.OWN_KEYED, Way.READ: Way.OWN_READ}.get(self, self)


class Review(NamedTuple):
    """What a second person has vouched for: the figures of one table as they were at that moment.

    Attributes:
        table: Its id.
        who: The name of the second person.
        when: With its time zone.
        figures: What each cell of the table showed then; empty for a blank.
    """

    table: str
    way: Way
    who: str
    when: datetime
    figures: Mapping[CellRef, str] = MappingProxyType({})


class Holds(Enum):
    """What a review still says of a table."""

    NONE = "没有复核"
    OWN = "自己核对过"
    CHANGED = "复核后改过"
    VALID = "已复核"


class TableReview(NamedTuple):
    """What is to be said of the review of a table.

    Attributes:
        review: The last one; None if there is none.
        changed: The cells that show something else by now.
    """

    holds: Holds
    review: Review | None = None
    changed: tuple[CellRef, ...] = ()

    @property
    def words(self) -> str:
        """The same in a few words."""
        if not self.review or self.holds is Holds.NONE:
            return Holds.NONE.value
        if self.holds is Holds.CHANGED:
            return f"复核后改过 {len(self.changed)} 格"
        if self.holds is Holds.OWN:
            return f"没有复核；{self.review.way.value}，{day_of(self.review)}"
        return f"已复核：{self.review.who}，{day_of(self.review)}，{self.review.way.value}"


def day_of(review: Review) -> str:
    """Return the day of a review by the calendar of this computer, as it is printed."""
    when = review.when.astimezone()
    return f"{when.year}年{when.month}月{when.day}日"


def shown_in(report: Report, table: Table) -> dict[CellRef, str]:
    """Return what each cell of a table of the report's form shows; empty for a blank."""
    cells = report.form.cells
    return {ref: print_figure(report.content(ref), cells[ref].kind) for ref in cells if ref.table == table.id}


def reviewed(report: Report, table: Table, way: Way, who: str, when: datetime) -> Review:
    """Return that somebody vouches for a table as it is now."""
    return Review(table.id, way, who, when, shown_in(report, table))


def added(report: Report, reviews: Iterable[Review], review: Review) -> bool:
    """Return whether a review says more of its table than those before it: one's own says less than another's."""
    holds = standing(report, report.form.table(review.table), reviews).holds
    return not review.way.is_own or holds is not Holds.VALID


def standing(report: Report, table: Table, reviews: Iterable[Review]) -> TableReview:
    """Return what the last of these reviews still says of a table.

    Args:
        report: As it is now.
        table: Of its form.
        reviews: Of any tables, the last one last.
    """
    last = next((one for one in reversed(tuple(reviews)) if one.table == table.id), None)
    if last is None:
        return TableReview(Holds.NONE)
    shown = shown_in(report, table)
    changed = tuple(ref for ref, text in shown.items() if last.figures.get(ref) != text)
    if last.way.is_own:
        return TableReview(Holds.NONE) if changed else TableReview(Holds.OWN, last)
    return TableReview(Holds.CHANGED if changed else Holds.VALID, last, changed)


def standings(report: Report, reviews: Iterable[Review]) -> dict[Table, TableReview]:
    """Return that for every table of the report, in the order of its sections."""
    known = tuple(reviews)
    return {table: standing(report, table, known) for table in report.form.tables}


def unreviewed(report: Report, reviews: Iterable[Review]) -> tuple[Table, ...]:
    """Return the tables for which nobody vouches as they are now."""
    return tuple(table for table, one in standings(report, reviews).items() if one.holds is not Holds.VALID)


def vouched(report: Report, reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews that hold for the report as it is now, in the order of its tables."""
    found = standings(report, reviews).values()
    return tuple(one.review for one in found if one.review and one.holds is Holds.VALID)


def review_words(report: Report, reviews: Iterable[Review]) -> str:
    """Return in a few words how far the review is, or what was gone through alone; empty while nobody has begun."""
    found = standings(report, reviews)
    valid = [one.review for one in found.values() if one.review and one.holds is Holds.VALID]
    changed = sum(len(one.changed) for one in found.values())
    if changed:
        return f"复核后改过 {changed} 格"
    if not valid:
        own = [table.call for table, one in found.items() if one.holds is Holds.OWN]
        return f"{Holds.OWN.value}：{'、'.join(own)}" if own else ""
    if len(valid) < len(found):
        return f"已复核：{'、'.join(table.call for table, one in found.items() if one.holds is Holds.VALID)}"
    last = max(valid, key=lambda one: one.when)
    return f"已复核：{'、'.join(dict.fromkeys(one.who for one in valid))}，{day_of(last)}"


def review_act(report: Report, reviews: Iterable[Review]) -> str:
    """Return what is left to be gone through by a second person, for a button; empty if nothing is.

    Who is alone has done what can be done once all is gone through again.
    """
    found = standings(report, reviews)
    left = [table.call for table, one in found.items() if one.holds is Holds.NONE]
    changed = sum(len(one.changed) for one in found.values())
    if not left:
        return f"复核：改过的 {changed} 格" if changed else ""
    return "复核" if len(left) == len(found) else f"复核：{'、'.join(left)}"
