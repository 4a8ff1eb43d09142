"""The normal form in which names of units are compared, and what a district is called.

Only what is certain is made equal: how a name is written, this district's own prefix, and the usual words behind a
street or a town. The prefix of another district is never cut: two districts may have a town of the same name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from models.text.look_alikes import plain_name

LONGEST_NAME = 200
"""Characters of a name that are compared. Chosen: real ones have some 20."""

_REGIONS = re.compile(
    "(?P<province>[^省市区县旗]{2,8}(?:省|自治区))?"
    "(?P<city>[^省市区县旗]{1,8}(?:市|自治州|盟))?"
    "(?P<own>[^省市区县旗]{1,8}(?:市?[区县旗]|市))?"
)
"""The regions before a name, 福建省泉州市鲤城区. Chosen: no part of a real one is longer."""

_ENDS = (
    ("街道办事处", "街道"),
    ("街道办", "街道"),
    ("办事处", "街道"),
    ("镇人民政府", "镇"),
    ("乡人民政府", "乡"),
)
"""Endings of names that mean the same; the first that fits counts."""

_GOVERNMENT = "人民政府"
_OFFICE = ("办公室", "办公厅", "办")
"""Of the government itself: its name is not cut to 办公室, which any bureau has."""

_LEAST = 2
"""Units that have to name a district before it is taken for the roster's. Chosen: one may be a neighbour."""


class District(NamedTuple):
    """What the district is called, each part in the normal form of names; blank where nobody knows.

    Attributes:
        own: 鲤城区; of a city that has no districts, the city.
        city: 泉州市.
        province: 福建省.
    """

    own: str = ""
    city: str = ""
    province: str = ""


NOWHERE = District()
"""The district of which nobody knows what it is called."""


class Regions(NamedTuple):
    """The regions that a name begins with, and what follows."""

    district: District
    rest: str


def district_named(name: str) -> District:
    """Return the district of this name, 福建省泉州市鲤城区 or 鲤城区; a blank one if it is no district's."""
    found = regions_of(plain_name(name[:LONGEST_NAME]).removesuffix(_GOVERNMENT))
    return District() if found.rest else _as_own(found.district)


def district_of(names: Iterable[str]) -> District:
    """Return the district that most of the names begin with; a blank one if they do not say it."""
    found = [regions_of(plain_name(name[:LONGEST_NAME])).district for name in names]
    found = found if any(one.own for one in found) else [_as_own(one) for one in found]
    ranked = Counter(one.own for one in found if one.own).most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return District()
    own = ranked[0][0]
    same = [one for one in found if one.own == own]
    return District(own, _only(one.city for one in same), _only(one.province for one in same))


def _as_own(district: District) -> District:
    """Return regions of which the last is the district: that may be a city without districts."""
    return district if district.own else District(district.city, "", district.province)


def _only(names: Iterable[str]) -> str:
    """Return the one name that is said; nothing if there are two."""
    said = {name for name in names if name}
    return said.pop() if len(said) == 1 else ""


def regions_of(plain: str) -> Regions:
    """Return the regions before a name in its normal form, as far as they look like regions."""
    found = _REGIONS.match(plain)
    if not found:
        return Regions(District(), plain)
    district = District(found["own"] or "", found["city"] or "", found["province"] or "")
    return Regions(district, plain[found.end() :])


@lru_cache(maxsize=8192)
def key_of(name: str, district: District = NOWHERE) -> str:
    """Return the normal form of a unit's name; equal forms are of one unit.

    Args:
        name: As it is written.
        district: Whose prefix is cut; with a blank one, none is.
    """
    plain = plain_name(name[:LONGEST_NAME])
    return short_end(without_government(_without_own(plain, district)))


def without_government(rest: str) -> str:
    """Return a name behind its regions without the government's words, unless it is the government or its office."""
    behind = rest.removeprefix(_GOVERNMENT)
    return rest if not behind or behind in _OFFICE else behind


def short_end(plain: str) -> str:
    """Return a name with the short form of its ending."""
    for long, short in _ENDS:
        if plain.endswith(long) and len(plain) > len(long):
            return plain.removesuffix(long) + short
    return plain


def _without_own(plain: str, district: District) -> str:
    """Return a name without this district's own prefix, which has to be there as a whole up to the district."""
    if not district.own:
        return plain
    rest = plain.removeprefix(district.province) if district.province else plain
    rest = rest.removeprefix(district.city) if district.city else rest
    behind = rest.removeprefix(district.own)
    return behind if behind and behind != rest else plain
