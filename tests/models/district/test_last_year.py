"""Last year's task beside this year's: its roster as it is, and its reports as those of the very same units."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.district.last_year import for_units_of
from models.district.register.ledger import Ledger, RosterChange
from models.district.register.register import Brought
from models.district.roster import Roster, Unit, roster_of
from models.district.roster_paste import Mark, preview_of_units
from tests.district import district

OFFICE, STREET, BUREAU = (
    Unit("1", "海州区人民政府办公室", "office"),
    Unit("2", "海州区解放街道办事处", "street"),
    Unit("3", "海州区教育局", "department"),
)
THEN = roster_of((OFFICE, STREET, BUREAU))
ODD = st.sampled_from(["、", "，", ";", "（2024年并入）", ")", '"', "甲", "a b"])
WORDS = st.lists(ODD, min_size=1, max_size=4).map("甲".join)


def ledger(*units: Unit) -> Ledger:
    return Ledger(id="a" * 32, units={unit.id: unit for unit in units}, district=THEN.district)


def reports(*ids: str) -> list[Brought]:
    return [Brought(id_, id_.encode(), "", "", f"{id_}.json") for id_ in ids]


@given(WORDS, WORDS, WORDS)
def test_a_roster_comes_over_exactly_as_it_was(alias: str, reason: str, phone: str) -> None:
    odd = Unit("9", "海州区税务局", "department", False, reason, (f"税{alias}局", "老税局"), ("2", "3"), "王", phone)
    then = roster_of((OFFICE, STREET, BUREAU, odd))

    seen = preview_of_units(then.units, Roster(()), then.district)

    assert {line.mark for line in seen.lines} == {Mark.NEW}
    assert seen.taken_over() == then
    again = preview_of_units(then.units, then, then.district)
    assert {line.mark for line in again.lines} == {Mark.SAME}


def test_units_that_are_here_already_keep_their_ids_and_those_that_clash_are_told() -> None:
    here = roster_of((STREET._replace(id="7"), Unit("3", "海州区民政局", "department")))
    then = roster_of((OFFICE._replace(covers=("2",)), STREET._replace(phone="1"), BUREAU))

    seen = preview_of_units(then.units, here, then.district)

    assert [line.mark for line in seen.lines] == [Mark.NEW, Mark.CHANGED, Mark.FAULTY]
    after = {unit.id: unit for unit in seen.taken_over().units}
    assert after["7"] == STREET._replace(id="7", phone="1")
    assert after["1"].covers == ("7",)
    assert after["3"].name == "海州区民政局"


@pytest.mark.parametrize("name", ["", "海州区\u202e局", "局\t计入", "局\n计入", "长" * 500])
def test_what_nobody_could_have_typed_is_faulty(name: str) -> None:
    [line] = preview_of_units([BUREAU._replace(name=name)], Roster(()), THEN.district).lines

    assert line.mark is Mark.FAULTY


def test_an_id_alone_does_not_make_a_unit_the_same() -> None:
    now = ledger(STREET._replace(id="1"), OFFICE._replace(id="2"), Unit("3", "海州区民政局", "department"))

    kept, left = for_units_of(now, THEN, reports("1", "2", "3"))

    assert [(one.unit, one.content) for one in kept] == [("2", b"1"), ("1", b"2")]
    assert [one.name for one in left] == [BUREAU.name]


def test_who_was_renamed_is_the_same_if_that_is_known() -> None:
    renamed = BUREAU._replace(name="海州区教育和体育局")
    change = RosterChange(BUREAU, renamed, date(2025, 3, 1), "改名", "王芳")
    plain = ledger(OFFICE, renamed)

    assert not for_units_of(plain, THEN, reports("3"))[0]
    assert [one.unit for one in for_units_of(replace(plain, changes=(change,)), THEN, reports("3"))[0]] == ["3"]
    known = ledger(OFFICE, renamed._replace(aliases=(BUREAU.name,)))
    assert [one.unit for one in for_units_of(known, THEN, reports("3"))[0]] == ["3"]


def test_all_of_a_district_are_the_same() -> None:
    then = district()
    kept, left = for_units_of(ledger(*then.units), then, reports(*(unit.id for unit in then.units)))

    assert [one.unit for one in kept] == [unit.id for unit in then.units]
    assert not left
