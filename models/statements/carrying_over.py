"""Which applications a number says were carried over: from last year, into the next, or from one to the other."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from models.statements.mentions import Mention
from models.statements.patterns import carried_over
from models.statements.patterns.pattern import any_of, first_of, of_year

_LEFT_AT_THE_END = any_of(carried_over.LEFT_AT_THE_END)
_CARRIED_SOMEWHERE, _CARRIED_BEHIND = any_of(carried_over.CARRIED_SOMEWHERE), any_of(carried_over.CARRIED_BEHIND)
_LEFT_OVER, _STILL_OPEN = any_of(carried_over.LEFT_OVER), any_of(carried_over.STILL_OPEN)


class _Carrying(NamedTuple):
    """What tells that applications were carried over, in reports on one year.

    Attributes:
        before: Tells the quantity by what stands before the number; an empty string for none.
        out_behind, next_behind, in_behind: Find behind it what was carried out, the year after, what was carried in.
        later: Finds in a later clause that it was carried out.
    """

    before: Callable[[str], str]
    out_behind: re.Pattern[str]
    next_behind: re.Pattern[str]
    in_behind: re.Pattern[str]
    later: re.Pattern[str]


@lru_cache(maxsize=8)
def _carrying(year: int) -> _Carrying:
    return _Carrying(
        first_of(of_year(carried_over.CARRIED, year)),
        any_of(of_year(carried_over.CARRIED_OUT_BEHIND, year)),
        any_of(of_year(carried_over.NEXT_YEAR_BEHIND, year)),
        any_of(of_year(carried_over.CARRIED_IN_BEHIND, year)),
        any_of(of_year(carried_over.CARRIED_LATER, year)),
    )


def carried_over_of(mention: Mention, year: int) -> str:
    """N-CARRY: 结转/顺延/转下年度, in front of the number or behind it."""
    if not mention.is_about_applications:
        return ""
    clause, after, words = mention.clause, mention.after, _carrying(year)
    if found := words.before(clause):
        return found
    is_left = _LEFT_AT_THE_END.search(clause) and not mention.is_of_another_time(year)
    if is_left or words.out_behind.search(after):
        return "carried_out"
    if _CARRIED_SOMEWHERE.search(clause) or _CARRIED_BEHIND.search(after):
        return "carried_out" if words.next_behind.search(after) else "carried"
    if words.in_behind.search(after):
        return "carried_in"
    is_one_left = not clause or _LEFT_OVER.search(mention.lead)
    return "carried_out" if is_one_left and (words.later.search(mention.behind) or _is_open(mention)) else ""


def _is_open(mention: Mention) -> bool:
    return bool(mention.clause and _STILL_OPEN.search(mention.behind))
