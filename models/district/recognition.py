"""Whose report it is: sure where one name of the roster equals, and else asked; never by how much names are alike.

By a ratio, 解放街道 and 解放路街道 would be one unit, and 文旅局 nobody's.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from models.district.roster import Roster, Unit
from models.district.unit_names import LONGEST_NAME, District, key_of, regions_of, short_end, without_government
from models.text.look_alikes import plain_name

_LOWEST = ("街道", "镇", "乡")
"""Ends of names that have neighbours: a name with a character less is that of another one."""

_SHORTEST = 2
"""Characters of a short name that may stand for a long one. Chosen: one character stands for anything."""


class Certainty(Enum):
    """How surely a unit is known."""

    SURE = "sure"
    PROPOSED = "proposed"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


class Recognised(NamedTuple):
    """Whose report a name says it is.

    Attributes:
        certainty: Only what is sure is anybody's.
        unit: The unit, if it is sure.
        proposals: Units that a person may confirm; none where it is sure.
        reason: Why it is not sure, in a sentence; blank if it is.
    """

    certainty: Certainty
    unit: Unit | None = None
    proposals: tuple[Unit, ...] = ()
    reason: str = ""


def recognise(name: str, roster: Roster) -> Recognised:
    """Return whose name this is.

    Args:
        name: As the report has it.
        roster: The units, with the names that were confirmed.
    """
    name = name.strip()
    plain = plain_name(name[:LONGEST_NAME])
    if not plain:
        return Recognised(Certainty.UNKNOWN, reason="报告里没有写机关全称。")
    if len(name) <= LONGEST_NAME and (unit := roster.by_key.get(key_of(name, roster.district))):
        return Recognised(Certainty.SURE, unit)
    before, rest = regions_of(plain)
    if _is_foreign(before, rest, roster):
        return Recognised(Certainty.FOREIGN, reason=f"写的是“{_written(before)}”的单位，不是本区的。")
    if unit := _behind_regions(before, rest, roster):
        return Recognised(Certainty.PROPOSED, None, (unit,), f"前面写的是“{_written(before)}”，名册里没有这个写法。")
    if short := _shortened(key_of(name, roster.district), roster):
        return Recognised(Certainty.PROPOSED, None, short, "像是简称或者全称，名册里没有这个写法。")
    return Recognised(Certainty.UNKNOWN, reason="名册里没有这个名字。")


def _is_foreign(before: District, rest: str, roster: Roster) -> bool:
    """Return whether a name is of another district; 社区服务中心 only begins like one.

    Without knowing what the roster's own district is called, nobody can say so.
    """
    own = roster.district
    other_city = bool(own.city and before.city) and before.city != own.city
    if not own.own or not before.own or (before.own == own.own and not other_city):
        return False
    is_known = short_end(without_government(rest)) in roster.by_key
    return is_known or rest.startswith("人民政府") or bool(before.city and rest)


def _written(before: District) -> str:
    return f"{before.province}{before.city}{before.own}"


def _behind_regions(before: District, rest: str, roster: Roster) -> Unit | None:
    """Return the unit that a name would be without regions that are not the district's own, as a whole."""
    return roster.by_key.get(short_end(without_government(rest))) if any(before) and rest else None


def _shortened(key: str, roster: Roster) -> tuple[Unit, ...]:
    """Return the units of whose names this is a short form, or the other way round: letter by letter in one order.

    Never a street or a town: 解放街道 is no short form of 解放路街道.
    """
    if key.endswith(_LOWEST):
        return ()
    found = (unit for known, unit in roster.by_key.items() if _stands_for(key, known))
    return tuple(dict.fromkeys(found))


def _stands_for(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    ends_fit = len(short) >= _SHORTEST and short[0] == long[0] and short[-1] == long[-1]
    return ends_fit and _is_within(short, long)


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
