"""The tab of what units have in common, in the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.district.common import Common
from models.district.roster import Unit
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import answered
from tests.district import GRANTED, report_of
from tests.ui.clerk import Key, press
from tests.ui.window.district import give_out, opened_task
from tests.ui.window.test_district_units import receive
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

SAME = "".join(f"本机关今年第{at}项工作办得很好。" for at in "甲乙丙丁")


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task given out to eight units: four with the same fault, two of them with the same text."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 8)
    for at, unit in enumerate(page.desk.ledger.roster.counted[:5]):
        receive(page, unit, report_with(unit, at))
    return page


def report_with(unit: Unit, at: int) -> Report:
    faults = {GRANTED: "0"} if at < 4 else {}
    return answered(report_of(unit), {**faults, **({"texts/overview": SAME} if at in {1, 2} else {})})


def look(page: DistrictPage, qtbot: QtBot) -> Common:
    """Turn to the tab, and wait until all is worked out."""
    page.show_tab(page.common.widget)
    return worked_out(page, qtbot)


def worked_out(page: DistrictPage, qtbot: QtBot) -> Common:
    qtbot.waitUntil(lambda: page.common.view.common.coverage.seen == 5 and not page.common.is_working, timeout=20_000)
    return page.common.view.common


def test_what_many_get_wrong_is_one_card(page: DistrictPage, qtbot: QtBot) -> None:
    found = look(page, qtbot)

    units = [unit.id for unit in page.desk.ledger.roster.counted[:4]]
    assert [list(one.units) for one in found.failures if one.rule == "T3-BAL"] == [units]
    assert {one.checked for one in found.failures} == {5}
    told = page.common.view.told.text()
    assert "5 / 8" in told
    assert "3" in told
    page.common.view.cards.copy.click()
    assert QApplication.clipboard().text() == found.failures[0].notice


def test_who_is_not_compared_with_last_year_is_said(page: DistrictPage, qtbot: QtBot) -> None:
    found = look(page, qtbot)

    assert found.coverage.compared == 0
    assert "没有和去年比" in page.common.view.unusual_heading.text()
    assert "0 处" not in page.common.view.unusual_heading.text()


def test_a_card_leads_to_its_units_on_the_board(page: DistrictPage, qtbot: QtBot) -> None:
    found = look(page, qtbot)
    page.common.view.cards.units.click()

    board = page.units.board
    assert page.tab is page.units.widget
    lit = {tile.id for tile in board.model.tiles if board.model.wanted.shows(tile)}
    assert lit == set(found.failures[0].units)
    press(Key.Key_Escape)
    assert all(board.model.wanted.shows(tile) for tile in board.model.tiles)


def test_a_card_that_was_put_away_stays_away_until_more_fail(page: DistrictPage, qtbot: QtBot) -> None:
    found = look(page, qtbot)
    page.common.view.cards.away.click()
    page.desk.settle()
    qtbot.waitUntil(lambda: found.failures[0] not in page.common.view.common.failures, timeout=20_000)

    first = found.failures[0]
    assert page.desk.ledger.not_guidance == {(first.rule, str(first.ref)): 4}


def test_the_same_texts_are_shown_side_by_side(page: DistrictPage, qtbot: QtBot) -> None:
    found = look(page, qtbot)
    one, other = page.desk.ledger.roster.counted[1:3]
    [pair] = [pair for pair in found.pairs if {pair.one, pair.other} == {one.id, other.id}]
    view = page.common.view
    view.pairs.setFocus()
    view.pairs.selectRow(found.pairs.index(pair))
    press(Key.Key_Return)

    assert page.common.pair
    assert page.common.pair.pages.tabText(page.common.pair.pages.currentIndex()).startswith("一（4")
    press(Key.Key_Escape)
    assert page.common.pair is None
    press(Key.Key_Return)
    assert page.common.pair
    page.common.pair.second.click()
    assert page.units.review
    assert page.units.review.submission.unit == pair.other


def test_it_is_worked_out_anew_when_something_comes_in(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    receive(page, page.desk.ledger.roster.counted[6], report_with(page.desk.ledger.roster.counted[6], 0))
    qtbot.waitUntil(lambda: page.common.view.common.coverage.seen == 6, timeout=20_000)

    assert len(page.common.view.common.failures[0].units) == 5


def test_a_report_of_last_year_that_cannot_be_read_hides_nothing_of_this_year(
    page: DistrictPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_unit: str) -> Report | None:
        raise UnreadableReport("坏了")

    monkeypatch.setattr(page.common, "_previous", fail)
    found = look(page, qtbot)

    assert found.coverage.seen == 5
    assert not found.coverage.unread
    assert len(found.coverage.unread_last) == 5
    assert "读不出来" in page.common.view.unusual_heading.text()


def test_leaving_half_way_keeps_what_was_read(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    read: list[str] = []
    before = page.common._read

    def counted(name: str) -> Report:
        read.append(name)
        return before(name)

    page.common._read = counted
    page.common.stop()
    page.show_tab(page.units.widget)
    look(page, qtbot)

    assert read == []
