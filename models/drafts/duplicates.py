"""Drafts of one unit and year: the first of them, the second, and how each differs from the one before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from models.drafts.draft import Draft, StoredReport
from models.form.refs import Ref
from models.report.report import Report, differing
from models.report.unit import UnitYear
from models.text.look_alikes import plain_name


class Duplicate(NamedTuple):
    """A draft whose unit and year another draft has had before it.

    Attributes:
        number: In the order in which they were made: 2 for the second.
        before: The one that was made just before.
    """

    number: int
    before: StoredReport

    @property
    def words(self) -> str:
        """Which one it is."""
        return f"第 {self.number} 份"


def duplicates(drafts: Iterable[Draft]) -> dict[StoredReport, Duplicate]:
    """Return which of these drafts are not the first of their unit and year; without a name, nobody knows."""
    last: dict[UnitYear, tuple[int, StoredReport]] = {}
    found: dict[StoredReport, Duplicate] = {}
    for draft in sorted(drafts, key=lambda draft: draft.made):
        whose = draft.stored.unit_year
        number, before = last.get(whose, (0, draft.stored))
        last[whose] = (number + 1, draft.stored)
        if number and whose.agency and whose.year:
            found[draft.stored] = Duplicate(number + 1, before)
    return found


def which_of(draft_id: str, drafts: Iterable[Draft]) -> str:
    """Return which one of several of its unit and year a draft is; empty for the first, or the only one."""
    beside = [one for one in drafts if not one.binned]
    found = duplicates(beside)
    return next((found[one.stored].words for one in beside if one.id == draft_id and one.stored in found), "")


def of_unit_and_year(whose: UnitYear, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts of a unit and a year that can be opened and do not lie in the bin, in their order."""
    of_it = (one for one in drafts if whose.agency and one.stored.unit_year == whose and not one.binned)
    return tuple(one for one in of_it if one.report or one.newer)


def of_unit_and_task(name: str, year: int, ids: tuple[str, str], drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Return the drafts of a unit of a task that can be opened and do not lie in the bin: first those with its ids.

    Args:
        name: Of the unit.
        year: Of the task.
        ids: Of the task and the unit.
        drafts: Those saved last first.
    """
    every = tuple(drafts)
    own = tuple(one for one in every if one.stored.of_task == ids and not one.binned and (one.report or one.newer))
    named = of_unit_and_year(UnitYear(plain_name(name), year), every)
    return (*own, *(one for one in named if one not in own))


def is_to_be_followed(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Return whether a draft was read in so that next year's report begins out of it, and there is none yet."""
    whose = draft.stored.unit_year
    is_open = draft.read_in and not (draft.deliveries or draft.binned)
    return is_open and not of_unit_and_year(whose._replace(year=whose.year + 1), drafts)


def difference(report: Report, before: Report) -> str:
    """Return in a few words how a report differs from the one before it."""
    count = len(differing(_looks(report), _looks(before)))
    return f"和上一份差 {count} 处" if count else "和上一份一样"


def _looks(report: Report) -> dict[Ref, str]:
    """Return the answers as they look: 1.50 is not 1.5, since money is printed as typed."""
    return {ref: str(value) for ref, value in report.values.items()}
