"""By how much something may differ before a rule asks: the program's own bounds, and what a district may set instead.

A district's bounds come with its task package. They are data: whatever is not known here, or is out of measure, is left
out, and no error depends on one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from models.report.report import Report

ThresholdsOf = Callable[[Report], Mapping[str, int]]
"""Returns the bounds that the district of a report's task has set."""


class Bound(NamedTuple):
    """A bound of a rule.

    Attributes:
        rule: Its id, which is the key in a task.
        label: What it is, for the clerk.
        unit: In which it is counted: 倍, %.
        usual: The program's own.
        least, most: What a district may set.
    """

    rule: str
    label: str
    unit: str
    usual: int
    least: int
    most: int


BOUNDS = (
    Bound("T2-JUMP", "许可、处罚、强制和去年差几倍就提醒", "倍", 5, 2, 100),
    Bound("Y-JUMP", "别的件数和去年差几倍就提醒", "倍", 5, 2, 100),
    Bound("Y-COPY", "“一”“五”和去年有多少相同就提醒", "%", 50, 10, 100),
)
"""All there are.

The usual ones are ours: less than five times is common from one year to the next, and districts deduct points for
sections of which half is last year's.
"""

_KNOWN: Mapping[str, Bound] = MappingProxyType({one.rule: one for one in BOUNDS})

NO_THRESHOLDS: Mapping[str, int] = MappingProxyType({})
"""What a report without a task is checked by."""


def no_thresholds(_: Report) -> Mapping[str, int]:
    """Return that no district has set anything."""
    return NO_THRESHOLDS


def usable(thresholds: Mapping[str, int]) -> Mapping[str, int]:
    """Return those that this program knows and that are within measure; the rest counts for nothing."""
    return {rule: one for rule, one in thresholds.items() if rule in _KNOWN and _fits(_KNOWN[rule], one)}


def unusable(thresholds: Mapping[str, int]) -> tuple[str, ...]:
    """Return the ids of those that count for nothing."""
    return tuple(rule for rule in thresholds if rule not in usable(thresholds))


def bound(rule: str, thresholds: Mapping[str, int]) -> int:
    """Return by what a rule asks: the district's bound where it has set one, else the program's own."""
    return usable(thresholds).get(rule, _KNOWN[rule].usual)


def set_by(rule: str, thresholds: Mapping[str, int]) -> str:
    """Return who has set the bound of a rule, to be said behind a finding; blank where it is the program's own."""
    if rule not in usable(thresholds):
        return ""
    one = _KNOWN[rule]
    return f"（区里定的界限：{thresholds[rule]}{one.unit}）"


def _fits(one: Bound, value: int) -> bool:
    return one.least <= value <= one.most
