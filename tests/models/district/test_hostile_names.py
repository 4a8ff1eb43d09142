"""Names are compared in one normal form, in the roster, in recognition and in what has come in."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.collection import Handed, State, collected
from models.district.recognition import Certainty, recognise
from models.district.roster import Roster, RosterFault, Unit, roster_of
from models.district.roster_paste import Mark, preview
from models.district.roster_table import read_roster
from tests.builders import answered, balanced
from tests.models.text.test_look_alikes import NAME, TWINS

YEAR = balanced().year
HEAD = "id,name,kind,counted,aliases"
OTHER = "长乐区人民政府里仁（二）街道办事处1"
BIDI = {
    **{f"embedding {ord(mark):X}": f"{NAME[:3]}{mark}{NAME[3:]}" for mark in "\u202a\u202b\u202d\u2066\u2067\u2068"},
    "from right to left and back": f"\u202e{NAME}\u202c",
    "marks within": "\u200f".join(NAME),
    "joiners within": "\u200d".join(NAME),
    "a tag": f"{NAME}\U000e0061",
}
HOSTILE = {**TWINS, **BIDI}
ROSTER = roster_of((Unit("1", NAME, "street"), Unit("2", OTHER, "street")))
hostile = pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)


@hostile
def test_it_is_the_unit_that_it_looks_like_and_no_other(name: str) -> None:
    found = recognise(name, ROSTER)

    assert (found.certainty, found.unit and found.unit.id) == (Certainty.SURE, "1")


@hostile
def test_a_roster_with_a_hostile_name_knows_the_plain_one(name: str) -> None:
    roster = roster_of((Unit("1", name, "street"), Unit("2", OTHER, "street")))

    assert recognise(NAME, roster).unit == roster.units[0]
    assert recognise(OTHER, roster).unit == roster.units[1]


@hostile
def test_two_units_of_one_looks_are_no_roster(name: str) -> None:
    with pytest.raises(RosterFault, match="第 3 行"):
        read_roster(f"{HEAD}\n1,{NAME},street,计入,\n2,{name},street,计入,".encode())


@hostile
def test_pasted_once_more_it_is_no_new_unit(name: str) -> None:
    [line] = preview(f"{name}\t街道", ROSTER, frozenset({"1", "2"})).lines

    assert line.before == ROSTER.units[0]
    assert not preview(f"{name}\t街道", ROSTER, frozenset({"1", "2"})).number(Mark.NEW)


@hostile
def test_what_came_in_under_it_is_that_units(name: str) -> None:
    report = answered(balanced(), {"cover/agency": name})
    collection = collected(ROSTER, [Handed(Path("a"), "a", report, is_ours=True)], YEAR)

    assert [one.state for one in collection.units] == [State.ACCEPTED, State.MISSING]


def test_look_alikes_of_other_characters_stay_others() -> None:
    roster: Roster = roster_of((Unit("1", "长乐区石桥镇人民政府", "town"), Unit("2", "长乐区石挢镇人民政府", "town")))

    assert [recognise(unit.name, roster).unit for unit in roster.units] == list(roster.units)
