"""The page of a district's task, from the start page to the task package, in the whole window."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.district.paste_in_hand import RowKind, Verdict
from models.district.register.events import What
from models.district.register.register import Register
from models.exchange.task_package import read_package
from tests.district import COUNTED, district
from tests.ui.clerk import CONTROL, Key, press, put_on_clipboard
from tests.ui.test_letters import letters, menus, reached
from tests.ui.window.district import (
    ADDRESSEE,
    WHO,
    district_page,
    give_out,
    opened_task,
    pasted,
    use_roster,
)
from ui.window.main_window import MainWindow
from ui.window.task_choice import Way, recent_tasks

MIXED = """单位名称\t类别\t计入
海州区教育局\t部门\t计入
海州区新东街道办事处\t街道\t计入
海州区新东路街道办事处\t街道\t计入
海州区民政局\t部门\t
合计\t\t计入
海州区财政局\t什么\t计入
海州区教育局\t部门\t计入"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made := tmp_path / "区里").mkdir()
    return made


def test_a_new_task_is_a_folder_of_its_own_with_a_register(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = opened_task(window, monkeypatch, folder)

    register = page.desk.register
    assert register.folder.parent == folder
    assert [event.who for event in register.events] == [WHO]
    assert not register.read_only
    assert recent_tasks(window.shell.settings) == (register.folder,)


def test_leaving_the_page_gives_the_lock_back(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    register = opened_task(window, monkeypatch, folder).desk.register
    with Register(register.folder) as other:
        assert other.read_only

    window.go_to_start()

    with Register(register.folder) as other:
        assert not other.read_only


def test_a_task_that_is_open_elsewhere_is_told_above_the_page(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    where = opened_task(window, monkeypatch, folder).desk.register.folder
    window.go_to_start()

    with Register(where) as other:
        page = opened_task(window, monkeypatch, where, Way.OPEN)
        put_on_clipboard(pasted(district(4)))
        page.paste()
        assert page.desk.register.read_only == window.shell.banner.sentence
        assert not page.task.view.make.isEnabled()
        assert len(other.events) == 1
        page.task.undo()
    window.go_to_start()
    assert not window.shell.banner.isVisible()


def test_a_pasted_district_adds_up_and_is_used(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = opened_task(window, monkeypatch, folder)
    put_on_clipboard(pasted(district()))
    press(Key.Key_V, held=CONTROL)

    steps = page.task.view.roster
    assert len(steps.list.rows) == COUNTED + 2
    assert {row.kind for row in steps.list.rows} == {RowKind.NEW}
    assert page.desk.ledger.units == {}
    steps.use.click()
    page.desk.settle()

    assert len(page.desk.ledger.units) == COUNTED + 2
    assert len(page.desk.ledger.roster.counted) == COUNTED
    assert page.task.asked.district == "连云港市海州区"


def test_what_is_not_sure_stands_first_and_is_answered_by_keys(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = opened_task(window, monkeypatch, folder)
    put_on_clipboard(MIXED)
    page.paste()
    steps = page.task.view.roster

    assert [row.answers for row in steps.list.rows[:4]] == [
        (Verdict.COUNTED, Verdict.NOT_COUNTED),
        (Verdict.LEFT_OUT, Verdict.A_UNIT),
        (Verdict.LEFT_OUT,),
        (),
    ]
    assert len(steps.list.rows) == 7
    assert not steps.use.isEnabled()
    press(Key.Key_F4)
    assert steps.list.here == steps.list.rows[1]
    press(Key.Key_Up, Key.Key_2, Key.Key_1, Key.Key_1)
    assert steps.use.isEnabled()
    steps.use.click()
    page.desk.settle()

    units = page.desk.ledger.roster.units
    assert [unit.name for unit in units if not unit.counted] == ["海州区民政局"]
    assert len(units) == 4
    told = [row.told for row in steps.list.rows if "新东" in (row.unit.name if row.unit else "")]
    assert all("是两个单位" in one for one in told)
    assert len(told) == 2


def test_one_paste_is_one_step_back(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = opened_task(window, monkeypatch, folder)
    use_roster(page, pasted(district(4)))
    before = page.desk.ledger.roster
    use_roster(page, "单位名称\n海州区新的局\n海州区又一个局")
    assert len(page.desk.ledger.units) == len(before.units) + 2

    press(Key.Key_Z, held=CONTROL)
    page.desk.settle()

    assert page.desk.ledger.roster == before


def test_the_task_goes_out_once_and_the_roster_is_fixed(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    page = opened_task(window, monkeypatch, folder)
    path = tmp_path / "任务.任务包"
    roster = give_out(page, monkeypatch, path)
    first = path.read_bytes()

    package = read_package(first)
    assert package.task == page.desk.ledger.task
    assert [unit.id for unit in package.task.units] == [unit.id for unit in roster.counted]
    assert package.task.addressee == ADDRESSEE
    assert package.notice
    page.paste()
    assert not page.task.has_paste
    page.task.view.make.click()
    page.desk.settle()
    assert path.read_bytes() == first
    assert [event.what for event in page.desk.register.events].count(What.GIVEN_OUT) == 1


def test_what_is_typed_is_there_again(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    page = opened_task(window, monkeypatch, folder)
    where = page.desk.register.folder
    page.task.view.asked.addressee.setText(ADDRESSEE)
    page.task.view.asked.days.setValue(7)
    window.go_to_start()

    asked = opened_task(window, monkeypatch, where, Way.OPEN).task.asked

    assert (asked.addressee, asked.mended_within) == (ADDRESSEE, 7)
    assert district_page(window).task.view.asked.addressee.text() == ADDRESSEE


def test_the_letters_of_the_first_tab_are_its_own(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    page = opened_task(window, monkeypatch, folder)
    put_on_clipboard(MIXED)
    page.paste()
    bar, central = [menu.title() for menu in menus(window)], window.centralWidget()
    assert central
    assert letters(iter([*bar, *reached(central)]))
    page.task.undo()


def test_day_and_notice_follow_the_year_until_somebody_writes_their_own(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    step = opened_task(window, monkeypatch, folder).task.view.asked
    step.year.setValue(2024)
    assert step.asked.due == date(2025, 1, 20)
    assert "2024" in step.notice.toPlainText()
    assert not step.asked.notice

    step.notice.setPlainText("请按时报送。")
    step.due.put(date(2025, 1, 17))
    step.year.setValue(2025)

    assert (step.asked.notice, step.asked.due) == ("请按时报送。", date(2025, 1, 17))
