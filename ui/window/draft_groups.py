"""Which of the drafts are shown, and in which order: by year, this year's first, those that are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.checks.standing import Standing
from models.drafts.draft import Draft
from models.report.due import deadline_words, default_year, due_words
from models.text.look_alikes import plain_name


class Order(Enum):
    """In which order the drafts of a year stand."""

    SAVED = "最近保存的在前"
    NAME = "按单位名称"
    STANDING = "要动手的在前"


class Wanted(NamedTuple):
    """What the clerk wants to see.

    Attributes:
        words: Parts of what the drafts are called, all of which are looked for; empty for all drafts.
        order: Of the drafts of a year.
    """

    words: str = ""
    order: Order = Order.SAVED


class Group(NamedTuple):
    """The drafts of a year.

    Attributes:
        year: Of their reports; 0 where nobody knows.
        drafts: In their order.
        deadline: By when they are due, where they are this year's.
        is_pressing: Whether that is soon, or over, and not all were handed over.
    """

    year: int
    drafts: tuple[Draft, ...]
    deadline: str = ""
    is_pressing: bool = False

    @property
    def name(self) -> str:
        """What the group is called."""
        return f"{self.year} 年度" if self.year else "年度不明"

    @property
    def told(self) -> str:
        """How many of them there are, and were handed over."""
        count, done = len(self.drafts), sum(bool(draft.deliveries) for draft in self.drafts)
        if done == count:
            return f"{count} 份，都交付过"
        return f"{count} 份里交付了 {done} 份" if done else f"{count} 份"


Stand = Callable[[Draft], Standing]
"""Tells where a draft stands."""

_PLACES = {standing: place for place, standing in enumerate(Standing)}


def grouped(drafts: Iterable[Draft], wanted: Wanted, stand: Stand, today: date) -> tuple[Group, ...]:
    """Return the drafts that are wanted, by year: that which is due now or next first, then from the last one on.

    Args:
        drafts: Those saved last first.
        wanted: Which of them, in which order.
        stand: Tells where a draft stands.
        today: The day.
    """
    by_year: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in found(drafts, wanted.words):
        by_year[draft.stored.unit_year.year].append(draft)
    due = default_year(today)
    years = sorted(by_year, key=lambda year: (year != due, -year))
    return tuple(_group(year, in_order(by_year[year], wanted.order, stand), due, today) for year in years)


def found(drafts: Iterable[Draft], words: str) -> list[Draft]:
    """Return the drafts in whose unit, year or matching codes all of these words stand, however they are typed."""
    looked_for = [plain_name(part).casefold() for part in words.split()]
    return [draft for draft in drafts if all(part in _called(draft) for part in looked_for)]


def in_order(drafts: Sequence[Draft], order: Order, stand: Stand) -> tuple[Draft, ...]:
    """Return drafts in an order; what is equal in it stays in that of saving."""
    keys: Mapping[Order, Callable[[Draft], tuple[int, str]]] = {
        Order.NAME: lambda draft: (0, draft.stored.unit_year.agency),
        Order.STANDING: lambda draft: (_PLACES[stand(draft)], ""),
    }
    return tuple(sorted(drafts, key=keys[order])) if order in keys else tuple(drafts)


def _group(year: int, drafts: tuple[Draft, ...], due: int, today: date) -> Group:
    if year != due:
        return Group(year, drafts)
    is_open = not all(draft.deliveries for draft in drafts)
    return Group(year, drafts, due_words(year, today) if is_open else "", is_open and bool(deadline_words(year, today)))


def _called(draft: Draft) -> str:
    """Return all that a draft may be looked for by."""
    whose = draft.stored.unit_year
    return " ".join((whose.agency, str(whose.year or ""), *(one.code for one in draft.deliveries))).casefold()
