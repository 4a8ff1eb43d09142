"""The acts of a register, as a window asks for them."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from models.district.register.events import RegisterFault, What
from models.district.register.ledger import Lineage, Reorganisation
from models.district.register.opening import NotARegister
from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.district.roster import roster_of
from models.system.errors import ReadOnly, ReportError
from tests.models.district.register.on_disk import refused, submission
from tests.models.district.register.registers import (
    BUREAU_ID,
    DUE,
    POINT,
    STREET_ID,
    UNITS,
    WHO,
    accepted,
    arrival,
    begun,
    content,
    name_of,
    opened,
    roster,
    states,
    taken_in,
)
from tests.models.drafts.damage import files
from tests.models.exchange.tasks import STREET, a_task

# ------------------------------------------------------------ what comes in


def test_a_file_is_kept_as_it_was_received(register: Register) -> None:
    taken_in(register, 1)

    assert register.content(name_of(1)) == content(1)
    assert (register.folder / "objects" / name_of(1)[:2] / name_of(1)).read_bytes() == content(1)
    assert states(register, [1]) == ["待审"]
    assert submission(register, 1).unit == STREET_ID


def test_the_same_bytes_are_one_submission_seen_twice(register: Register) -> None:
    taken_in(register, 1)
    number = len(register.events)

    assert register.receive(content(1), arrival(1), WHO).is_new is False
    assert len(register.events) == number, "the same file from the same place says nothing new"
    register.receive(content(1), arrival(1, place="另一个 U盘"), WHO)

    assert [sight.place for sight in submission(register, 1).seen] == ["另一个 U盘"]
    assert states(register, [1]) == ["待审"]


def test_the_same_report_in_another_file_is_no_other_version(register: Register) -> None:
    taken_in(register, 1)

    found = register.receive(content(2), arrival(2, version="v1", name="1.xlsx"), WHO)

    assert (found.is_new, found.submission.sha256) == (False, name_of(1))
    assert register.content(name_of(2)) == content(2)
    assert list(register.ledger.submissions) == [name_of(1)]


def test_what_was_sent_back_is_not_revived(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT], DUE, WHO)

    assert register.receive(content(1), arrival(1, place="又一次"), WHO).is_new is False
    assert register.receive(content(2), arrival(2, version="v1"), WHO).is_new is True
    assert states(register, [1, 2]) == ["退回", "待审"]


def test_what_nobody_knows_waits_until_somebody_says_whose_it_is(register: Register) -> None:
    register.receive(content(1), arrival(1, "", agency="开元办", proposals=(STREET_ID,)), WHO)
    assert states(register, [1]) == ["待认"]

    refused(register, lambda: register.confirm_unit(name_of(1), "没有", WHO))
    register.confirm_unit(name_of(1), STREET_ID, WHO, alias="开元办")

    assert states(register, [1]) == ["待审"]
    assert register.ledger.units[STREET_ID].aliases == ("开元办",)
    assert register.ledger.of(STREET_ID) == (submission(register, 1),)


def test_a_name_of_another_unit_is_no_alias(register: Register) -> None:
    register.receive(content(1), arrival(1, ""), WHO)

    refused(register, lambda: register.confirm_unit(name_of(1), STREET_ID, WHO, alias="鲤城区教育局"), ReportError)


def test_what_is_nobodys_is_put_aside_with_a_reason(register: Register) -> None:
    register.receive(content(1), arrival(1, ""), WHO)

    refused(register, lambda: register.put_aside(name_of(1), " ", WHO))
    register.put_aside(name_of(1), "是别的区的", WHO)
    register.receive(content(2), arrival(2, refusal="是 2024 年的报告"), WHO)

    assert states(register, [1, 2]) == ["隔离", "隔离"]
    assert register.content(name_of(2)) == content(2), "the original is kept"


def test_between_versions_a_person_decides(register: Register) -> None:
    taken_in(register, 1, 2, 3)
    assert states(register, [1, 2, 3]) == ["待审", "待定", "待定"]

    assert "2" in refused(register, lambda: accepted(register, 1))
    refused(register, lambda: register.send_back(name_of(1), [POINT], DUE, WHO))
    register.decide(name_of(2), WHO, "单位来电说用这一份")

    assert states(register, [1, 2, 3]) == ["作废", "待审", "作废"]


def test_what_is_in_force_stays_until_its_successor_is_accepted(register: Register) -> None:
    taken_in(register, 1)
    accepted(register, 1)
    taken_in(register, 2)
    assert states(register, [1, 2]) == ["接收", "待定"]

    register.decide(name_of(2), WHO)
    assert states(register, [1, 2]) == ["接收", "待审"]
    accepted(register, 2)

    assert states(register, [1, 2]) == ["被替换", "接收"]
    acceptance = submission(register, 2).acceptance
    assert acceptance is not None
    assert acceptance.replaced == name_of(1)


def test_the_version_in_force_may_be_kept(register: Register) -> None:
    taken_in(register, 1)
    accepted(register, 1)
    taken_in(register, 2)

    register.decide(name_of(1), WHO)

    assert states(register, [1, 2]) == ["接收", "作废"]


# ------------------------------------------------------------ the roster


def test_the_roster_is_fixed_once_the_task_is_given_out(register: Register) -> None:
    street = register.ledger.units[STREET_ID]
    refused(register, lambda: register.set_roster(register.ledger.roster, WHO))
    refused(register, lambda: register.change_unit(street._replace(counted=False), date(2026, 1, 1), "", WHO))

    register.change_unit(street._replace(counted=False, reason="已撤销"), date(2026, 1, 1), "区编办文件", WHO)

    change = register.ledger.changes[0]
    assert (change.before, change.on, change.reason) == (street, date(2026, 1, 1), "区编办文件")
    assert register.standing(DUE).counted == 1


def test_an_id_is_never_used_again(folder: Path) -> None:
    begin_register(folder, WHO)
    with opened(folder) as register:
        gone = UNITS[0]._replace(id="old", name="鲤城区撤掉的局")
        register.set_roster(roster_of((*UNITS, gone)), WHO)
        register.set_roster(roster(), WHO)
        register.give_out(a_task(), WHO)

        refused(register, lambda: register.change_unit(gone, DUE, "又设", WHO))


def test_a_task_has_the_units_of_the_roster(folder: Path) -> None:
    begin_register(folder, WHO)
    with opened(folder) as register:
        refused(register, lambda: register.give_out(a_task(), WHO))
        register.set_roster(roster(), WHO)
        refused(register, lambda: taken_in(register, 1))
        refused(register, lambda: register.give_out(a_task(units=(STREET,)), WHO))
        refused(register, lambda: register.give_out(a_task(units=(STREET._replace(name="别的"),)), WHO))


def test_how_units_go_on_as_others_is_only_added_to(register: Register) -> None:
    line = Lineage(Reorganisation.MERGED, ("old-1", "old-2"), (STREET_ID,), date(2025, 7, 1), "区编〔2025〕3号")

    refused(register, partial(register.reorganise, line._replace(after=("没有",)), WHO))
    refused(register, partial(register.reorganise, line._replace(document=""), WHO))
    register.reorganise(line, WHO)
    register.reorganise(line._replace(kind=Reorganisation.RENAMED), WHO)

    assert register.ledger.lineage == (line, line._replace(kind=Reorganisation.RENAMED))
    assert len(register.history(STREET_ID)) == len(register.history("old-1")) == 2


# ------------------------------------------------------------ the rest


def test_who_waits_for_us_is_not_reminded(register: Register) -> None:
    taken_in(register, 1)

    refused(register, lambda: register.remind([STREET_ID], "请报送", WHO))
    refused(register, lambda: register.remind([], "请报送", WHO))
    register.remind([BUREAU_ID], "请报送", WHO)

    assert register.standing(DUE).by_id[BUREAU_ID].reminded == 1


def test_everything_has_somebody_who_did_it(register: Register) -> None:
    taken_in(register, 1)

    for who in ("", " ", "长" * 41):
        refused(register, partial(register.note, "", "备注", who))
    refused(register, lambda: register.note("没有的", "备注", WHO))
    refused(register, lambda: register.note("", "长" * 5_001, WHO))


def test_a_history_tells_all_of_a_unit(register: Register) -> None:
    taken_in(register, 1, 2)
    register.decide(name_of(2), WHO)
    register.remind([BUREAU_ID], "请报送", WHO)
    register.note(STREET_ID, "来过电话", WHO)

    told = [event.what for event in register.history(STREET_ID)]
    assert told == [What.RECEIVED, What.RECEIVED, What.DECIDED, What.NOTED]
    assert [event.what for event in register.history(name_of(1))] == [What.RECEIVED, What.DECIDED]
    assert all(event.who == WHO and event.what.label for event in register.events)


def test_names_that_no_file_can_hold_are_kept_as_far_as_they_can_be(register: Register) -> None:
    register.receive(content(1), arrival(1, name="年报\udcff\x07.json", agency="<img src=//x>=1+1"), WHO)
    register.release()

    with opened(register.folder) as again:
        assert again.ledger == register.ledger
        assert again.ledger.submissions[name_of(1)].arrival.agency == "<img src=//x>=1+1"


def test_a_second_register_is_not_made_over_the_first(register: Register) -> None:
    with pytest.raises(RegisterFault):
        begin_register(register.folder, WHO)


def test_a_folder_without_a_register_stays_as_it_is(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "没有"):
        with pytest.raises(NotARegister):
            opened(folder)
    assert list(tmp_path.iterdir()) == []


def test_many_acts_write_the_index_once(register: Register) -> None:
    index = register.folder / "register.json"
    before = index.read_bytes()
    with register.many():
        taken_in(register, 1, 2)
        assert index.read_bytes() == before

    after = index.read_bytes()
    assert after != before
    register.release()
    index.unlink()
    opened(register.folder).release()
    assert index.read_bytes() == after


def test_who_asks_only_to_look_changes_nothing(register: Register) -> None:
    taken_in(register, 1)
    register.release()
    before = files(register.folder)
    with pytest.raises(ReadOnly):
        taken_in(register, 2)

    looking = Register(register.folder, held="请到那边办。")
    refused(looking, lambda: taken_in(looking, 2), ReadOnly)

    assert looking.content(name_of(1)) == content(1)
    assert files(register.folder) == before


def test_a_register_may_be_made_and_opened_again(folder: Path) -> None:
    with begun(folder) as register:
        taken_in(register, 1)
    with opened(folder) as again:
        assert (again.ledger, again.events, again.found) == (register.ledger, register.events, ())
        assert again.id == register.id
