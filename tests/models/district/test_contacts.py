"""Who is called at a unit: out of a paste, kept in the register, said where the unit is, and never given to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.district.asked import Asked, task_of
from models.district.board import Tile
from models.district.register.event_data import as_json, unit_from
from models.district.register.ledger import Ledger
from models.district.register.task_standing import task_standing
from models.district.reminders import all_texts, listed, reminders
from models.district.roster import Roster, Unit, roster_of
from models.district.roster_paste import Mark, preview
from models.district.roster_table import LONGEST_CONTACT, read_roster
from models.district.standing_tiles import facts_of, tiles_of
from models.exchange.task_package import TaskPackage, write_package

BEFORE = Unit("1", "海州区解放街道办事处", "street", contact="孙丽", phone="8551 2203")
ROSTER = roster_of((BEFORE, Unit("2", "海州区教育局", "department")))
DUE = date(2026, 1, 20)


def tiles(roster: Roster = ROSTER) -> tuple[Tile, ...]:
    ledger = ledger_of(roster)
    return tiles_of(task_standing(ledger, DUE), ledger)


def ledger_of(roster: Roster) -> Ledger:
    task = task_of(Asked(2025, "连云港市海州区", "海州区人民政府办公室", DUE), roster.units)
    given_out = datetime(2025, 12, 8, tzinfo=UTC)
    ledger = Ledger(id="0" * 32, units={unit.id: unit for unit in roster.units}, district=roster.district)
    return replace(ledger, task=task, given_out=given_out)


def test_another_contact_is_a_change_that_says_from_whom_to_whom() -> None:
    seen = preview("单位名称\t联系人\t电话\n海州区解放街道办事处\t何敏\t8551 2207\n海州区教育局\t\t", ROSTER)
    changed, same = seen.lines

    assert (changed.mark, same.mark) == (Mark.CHANGED, Mark.SAME)
    assert "孙丽 8551 2203 → 何敏 8551 2207" in changed.told
    assert seen.taken_over().units[0] == BEFORE._replace(contact="何敏", phone="8551 2207")


def test_a_table_without_contacts_leaves_them_as_they_were() -> None:
    seen = preview("单位名称\t类别\n海州区解放街道办事处\t街道", ROSTER)

    assert [line.mark for line in seen.lines] == [Mark.SAME]


def test_a_contact_as_long_as_a_letter_is_refused_in_its_line() -> None:
    seen = preview(f"单位名称\t联系人\n海州区教育局\t{'何' * (LONGEST_CONTACT + 1)}", ROSTER)

    assert [line.mark for line in seen.lines] == [Mark.FAULTY]


@pytest.mark.parametrize(("more", "contact"), [("", ""), (",联系人,电话", "何敏 8551")])
def test_the_columns_of_a_file_are_optional(more: str, contact: str) -> None:
    cells = ",何敏,8551" if more else ""
    table = f"id,name,kind,counted,aliases{more}\n1,海州区教育局,department,计入,{cells}\n"

    assert read_roster(table.encode()).units[0].reached == contact


def test_it_comes_back_out_of_an_event_and_events_of_before_have_none() -> None:
    data = as_json(BEFORE)
    old = {name: part for name, part in data.items() if name not in {"contact", "phone"}}

    assert unit_from(data) == BEFORE
    assert unit_from(old) == BEFORE._replace(contact="", phone="")


def test_the_board_and_the_reminders_say_whom_to_call() -> None:
    ledger = ledger_of(ROSTER)
    [one, other] = reminders(tiles(), DUE)

    assert ("联系人", BEFORE.reached) in facts_of(task_standing(ledger, DUE).units[0], ledger, ()).particulars
    assert BEFORE.reached in all_texts([one])
    assert BEFORE.reached in listed([one])[0]
    assert all_texts([other]) == other.text


def test_no_package_holds_a_contact() -> None:
    task = ledger_of(ROSTER).task
    assert task
    assert not {"孙丽", "8551"} & {part for unit in task.units for part in unit}
    assert b"8551" not in write_package(TaskPackage(task, ""))
