"""Which of the drafts are shown, and in which order: by year, this year's first, those that are looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from models.checks.standing import Standing
from models.drafts.draft import Draft
from models.report.due import deadline_words, default_year, due_words
from models.text.look_alikes import plain_name

Due = Callable[[int], date | None]
"""Returns by when the reports of a year are due, where a task says it."""


class Order(Enum):
    """In which order the drafts stand; by year, those saved last first within it."""

    YEAR = "按年度排"
    SAVED = "按上次保存排"
    NAME = "按单位排"
    STANDING = "要动手的在前"


_UNDER_YEARS = {Order.YEAR, Order.STANDING}
"""The orders in which the drafts of a year stand together."""


class Kind(Enum):
    """Which of the drafts are shown, by where they stand."""

    ALL = "全部状态"
    UNDELIVERED = "还没有交付"
    NOT_BEGUN = "未开始"
    IN_WORK = "在填"
    READY = "可以报送"
    DELIVERED = "已交付"
    CHANGED = "交付后已改"


_STANDINGS: Mapping[Kind, Container[Standing]] = {
    Kind.UNDELIVERED: {Standing.RETURNED, Standing.IN_WORK, Standing.NOT_BEGUN, Standing.READY, Standing.REVIEWED},
    Kind.NOT_BEGUN: {Standing.NOT_BEGUN},
    Kind.IN_WORK: {Standing.IN_WORK, Standing.RETURNED},
    Kind.READY: {Standing.READY, Standing.REVIEWED},
    Kind.DELIVERED: {Standing.DELIVERED},
    Kind.CHANGED: {Standing.CHANGED},
}
"""Where those stand that are shown; whatever else there is is shown only with all."""


class Wanted(NamedTuple):
    """What the clerk wants to see.

    Attributes:
        words: Parts of what the drafts are called, all of which are looked for; empty for all drafts.
        order: Of the drafts.
        kind: Which of them, by where they stand.
    """

    words: str = ""
    order: Order = Order.YEAR
    kind: Kind = Kind.ALL


class Group(NamedTuple):
    """The drafts of a year.

    Attributes:
        year: Of their reports; 0 where nobody knows.
        drafts: In their order.
        deadline: By when they are due, where they are this year's.
        is_pressing: Whether that is soon, or over, and not all were handed over.
        is_headed: Whether the year stands above them; else they are of several years.
    """

    year: int
    drafts: tuple[Draft, ...]
    deadline: str = ""
    is_pressing: bool = False
    is_headed: bool = True

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


def unknown(_year: int) -> date | None:
    """Return that no task says by when the reports of a year are due."""
    return None


def grouped(
    drafts: Iterable[Draft], wanted: Wanted, stand: Stand, today: date, due: Due = unknown
) -> tuple[Group, ...]:
    """Return the drafts that are wanted, by year: that which is due now or next first, then from the last one on.

    In an order that goes over the years, they are one group.

    Args:
        drafts: Those saved last first.
        wanted: Which of them, in which order.
        stand: Tells where a draft stands.
        today: The day.
        due: Returns by when the reports of a year are due, where a task says it.
    """
    shown = [one for one in found(drafts, wanted.words) if is_of(wanted.kind, one, stand)]
    if wanted.order not in _UNDER_YEARS:
        return (Group(0, in_order(shown, wanted.order, stand), is_headed=False),) if shown else ()
    by_year: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in shown:
        by_year[draft.stored.unit_year.year].append(draft)
    open_ = default_year(today)
    years = sorted(by_year, key=lambda year: (year != open_, -year))
    groups = ((year, in_order(by_year[year], wanted.order, stand)) for year in years)
    return tuple(_open_group(*one, today, due(one[0])) if one[0] == open_ else Group(*one) for one in groups)


def found(drafts: Iterable[Draft], words: str) -> list[Draft]:
    """Return the drafts in whose unit, year or matching codes all of these words stand, however they are typed."""
    looked_for = [plain_name(part).casefold() for part in words.split()]
    return [draft for draft in drafts if all(part in _called(draft) for part in looked_for)]


def is_of(kind: Kind, draft: Draft, stand: Stand) -> bool:
    """Return whether a draft stands where those do that are wanted; while nobody knows, it does not."""
    return kind is Kind.ALL or stand(draft) in _STANDINGS[kind]


def in_order(drafts: Sequence[Draft], order: Order, stand: Stand) -> tuple[Draft, ...]:
    """Return drafts in an order; what is equal in it stays in that of saving."""
    keys: Mapping[Order, Callable[[Draft], tuple[str, int]]] = {
        Order.NAME: lambda draft: (draft.stored.unit_year.agency, -draft.stored.unit_year.year),
        Order.STANDING: lambda draft: ("", _PLACES[stand(draft)]),
    }
    return tuple(sorted(drafts, key=keys[order])) if order in keys else tuple(drafts)


def _open_group(year: int, drafts: tuple[Draft, ...], today: date, due: date | None) -> Group:
    """Return the drafts of the year that is due now or next."""
    if all(draft.deliveries for draft in drafts):
        return Group(year, drafts)
    return Group(year, drafts, due_words(year, today, due), bool(deadline_words(year, today, due)))


def _called(draft: Draft) -> str:
    """Return all that a draft may be looked for by."""
    whose = draft.stored.unit_year
    return " ".join((whose.agency, str(whose.year or ""), *(one.code for one in draft.deliveries))).casefold()
