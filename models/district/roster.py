"""The roster of a district as a value: which units owe a report, and by which names they are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from models.district.unit_names import NOWHERE, District, district_of, key_of
from models.system.errors import ReportError


class RosterFault(ReportError):
    """A roster that cannot be used; `str()` has a sentence for each line that is wrong."""


class Unit(NamedTuple):
    """A unit of the roster.

    Attributes:
        id: Never used again for another unit.
        name: In full, as it is to be shown.
        kind: An id of `UNIT_KINDS`.
        counted: Whether its report is part of what is added up.
        reason: Why it is not counted; may be blank.
        aliases: Names of the same unit that somebody has confirmed.
        covers: Ids of units for which it reports, too.
        contact, phone: Who is called about its report; each may be blank. Never part of what other units are given.
    """

    id: str
    name: str
    kind: str
    counted: bool = True
    reason: str = ""
    aliases: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""

    @property
    def reached(self) -> str:
        """Who is called about its report, and where; blank if nobody has said so."""
        return " ".join(filter(None, (self.contact, self.phone)))

    @property
    def names(self) -> tuple[str, ...]:
        """All names by which it is known."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Roster:
    """The units of a district in their order; no two have an id, or a name as it is compared, in common."""

    units: tuple[Unit, ...]
    district: District = NOWHERE

    @cached_property
    def by_key(self) -> Mapping[str, Unit]:
        """The units by each of their names, as it is compared."""
        return {key_of(name, self.district): unit for unit in self.units for name in unit.names}

    @property
    def counted(self) -> tuple[Unit, ...]:
        """The units whose reports are added up."""
        return tuple(unit for unit in self.units if unit.counted)


def roster_of(units: Iterable[Unit], district: District | None = None) -> Roster:
    """Return a roster of these units.

    Args:
        units: In their order.
        district: Whose roster it is; without it, what the names of the units say.

    Raises:
        RosterFault: Two units cannot be told apart, or one covers what is not there.
    """
    every = tuple(units)
    own = district or district_of(unit.name for unit in every)
    if faults := tuple(doubles(every, own)):
        raise RosterFault("\n".join(faults))
    return Roster(every, own)


def doubles(units: Iterable[Unit], district: District, called: Iterable[str] = ()) -> Iterator[str]:
    """Yield a sentence for each id or name that two units have, and for each covered unit that there is not.

    Args:
        units: In their order.
        district: Whose prefix is cut from names.
        called: Where each unit stands, for the clerk; without it, its name is said.
    """
    every = tuple(units)
    where = tuple(called) or tuple(f"“{unit.name}”" for unit in every)
    ids: dict[str, int] = {}
    keys: dict[str, int] = {}
    for at, unit in enumerate(every):
        if (first := ids.setdefault(unit.id, at)) != at:
            yield f"{where[at]}：编号“{unit.id}”和{where[first]}重复，编号不能重复；请改一个。"
        for name in unit.names:
            if (first := keys.setdefault(key_of(name, district), at)) != at:
                yield _same_name(name, where[at], every[first], where[first])
    for at, unit in enumerate(every):
        for other in unit.covers:
            if other not in ids or other == unit.id:
                yield f"{where[at]}：涵盖的编号“{other}”不是名册里别的单位；请核对。"


def _same_name(name: str, here: str, other: Unit, there: str) -> str:
    if name in other.names:
        return f"{here}：“{name}”和{there}重复，一个名字只能是一个单位；请核对。"
    like = f"{there}的“{other.name}”"
    return f"{here}：“{name}”和{like}去掉本区名称、办事处这些字以后一样，分不开；请核对是不是同一个单位。"
