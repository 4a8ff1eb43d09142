"""Files taken in on the page of a district's task, in the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.district.register.register import Register
from models.district.unit_state import UnitState
from tests.district import YEAR, Stick, Trouble, hand_in
from tests.ui.clerk import Key, press, type_text
from tests.ui.window.district import give_out, opened_task
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

PATIENCE = 30_000
"""Milliseconds for which a taking in is waited for at most."""


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task that was given out to six units, and two that do not count."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 6)
    page.show_tab(page.intake.view)
    return page


def take_in(qtbot: QtBot, page: DistrictPage, stick: Stick) -> None:
    page.intake.view.places_chosen.emit([stick.folder])
    qtbot.waitUntil(lambda: not page.intake.intake.is_busy, timeout=PATIENCE)


def test_a_stick_is_taken_in_and_the_board_knows(qtbot: QtBot, page: DistrictPage, tmp_path: Path) -> None:
    roster = page.desk.ledger.roster
    one, two, three, four, *_ = (unit.id for unit in roster.counted)
    troubles = {
        one: Trouble.NOTHING,
        two: Trouble.TWO_VERSIONS,
        three: Trouble.LAST_YEAR,
        four: Trouble.SHORT_NAME,
    }
    stick = hand_in(tmp_path / "U盘", roster, troubles)

    take_in(qtbot, page, stick)

    states = {unit: standing.state for unit, standing in page.desk.standing.by_id.items()}
    assert states[one] is UnitState.MISSING
    assert states[two] is UnitState.TO_DECIDE
    assert states[three] is UnitState.MISSING
    assert [state for unit, state in states.items() if unit not in troubles and state is UnitState.TO_REVIEW]
    assert page.intake.open
    at = page.tabs.index(page.intake.view)
    assert page.widget.bar.tabText(at).endswith(f"（{page.intake.open}）")
    assert {tile.state for tile in page.units.board.model.tiles if tile.id == two} == {UnitState.TO_DECIDE}


def test_an_answer_is_kept_and_the_question_goes(qtbot: QtBot, page: DistrictPage, tmp_path: Path) -> None:
    roster = page.desk.ledger.roster
    first, *others = (unit.id for unit in roster.counted)
    stick = hand_in(tmp_path / "U盘", roster, {first: Trouble.SHORT_NAME, **dict.fromkeys(others, Trouble.NOTHING)})
    take_in(qtbot, page, stick)
    assert page.intake.open == 1
    assert not page.desk.ledger.of(first)

    press(Key.Key_F4)
    press(Key.Key_1)  # of which unit it is, is chosen from the roster
    type_text("办公室")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not page.intake.intake.is_busy, timeout=PATIENCE)

    assert page.intake.open == 0
    assert page.desk.standing.by_id[first].state is UnitState.TO_REVIEW


def test_leaving_in_the_middle_stops_and_gives_the_lock_back(
    window: MainWindow, page: DistrictPage, tmp_path: Path
) -> None:
    stick = hand_in(tmp_path / "U盘", page.desk.ledger.roster, {})
    where = page.desk.register.folder
    page.intake.view.places_chosen.emit([stick.folder])
    assert page.intake.intake.is_running

    window.go_to_start()

    assert window.shown is window.drafts
    with Register(where) as again:
        assert not again.read_only
        assert not [one for one in again.found if one.trouble.forbids]
