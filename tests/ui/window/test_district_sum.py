"""The district's sum in the whole window: it is what is accepted and nothing else, and any cell leads to its units."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.district.register.submissions import Check
from models.district.rollup.parts import Parts
from models.district.roster import Unit
from tests.builders import answered, cell
from tests.district import NEW, YEAR, report_of
from tests.ui.clerk import Key, press
from tests.ui.window.district import WHO, choose_folder, give_out, opened_task
from tests.ui.window.test_district_units import receive
from ui.district.sum_parts_model import SumPartsModel
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

PERMITS = "disclosure/permits/decisions"
COUNTED = {"2": 7, "3": 0, "4": 30}
"""What units of these ids have decided, and who is accepted."""


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task of eight units, of which three are accepted, one waits and one was sent back."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 8)
    for unit in page.desk.ledger.roster.counted[:5]:
        taken = receive(page, unit, answered(report_of(unit), {PERMITS: str(COUNTED.get(unit.id, 500))}))
        if unit.id in COUNTED:
            page.desk.register.accept(taken, Check(), WHO)
    return page


def look(page: DistrictPage, qtbot: QtBot) -> None:
    page.show_tab(page.sum.view)
    page.renew()
    qtbot.waitUntil(lambda: page.sum.view.shown is not None and not page.sum.is_working, timeout=20_000)


def unit_of(page: DistrictPage, id_: str) -> Unit:
    return page.desk.ledger.units[id_]


def test_only_what_is_accepted_is_added_up_and_who_is_not_is_told(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    view = page.sum.view
    assert view.shown

    assert view.shown.rollup.cells[cell(PERMITS)].total == sum(COUNTED.values())
    assert view.shown.report.figure(cell(PERMITS)) == Decimal(sum(COUNTED.values()))
    assert "3 个单位相加，还差 5 个" in view.told.text()
    assert page.widget.strip.counted.text() == "计入 3 / 8 个单位"
    assert "没有和去年比" in view.parts.last.text()


def test_a_cell_is_taken_apart_the_largest_first_and_zeros_folded(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    view = page.sum.view
    view.stand_on(cell(PERMITS))
    model = view.parts.model

    named = [model.part(model.index(row, 0)) for row in range(model.rowCount())]
    assert [part.unit.id for part in named if part] == ["4", "2"]
    assert [model.index(row, 1).data() for row in range(2)] == ["30", "7"]
    assert model.index(model.rowCount() - 1, 1).data() == "37"
    view.parts.list.setFocus()
    view.parts.list.setCurrentIndex(model.index(2, 0))
    press(Key.Key_Return)
    unfolded = [model.part(model.index(row, 0)) for row in range(model.rowCount())]
    assert [part.unit.id for part in unfolded if part] == ["4", "2", "3"]


def test_enter_leads_on_to_the_cell_of_the_unit(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    view = page.sum.view
    view.stand_on(cell(PERMITS))
    press(Key.Key_Return)
    assert view.parts.list.hasFocus()
    press(Key.Key_Return)

    assert page.tab is page.units.widget
    review = page.units.review
    assert review
    assert review.submission.unit == "4"
    table = next(one for one in review.pages.tables if one is review.pages.currentWidget())
    assert table.current == cell(PERMITS)


def test_a_new_acceptance_is_in_the_sum_at_once(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    unit = page.desk.ledger.roster.counted[5]
    taken = receive(page, unit, answered(report_of(unit), {PERMITS: "100"}))
    page.desk.act(lambda register, who: register.accept(taken, Check(), who))
    page.desk.settle()

    qtbot.waitUntil(lambda: not page.sum.is_working, timeout=20_000)
    assert page.sum.view.shown
    assert page.sum.view.shown.rollup.cells[cell(PERMITS)].total == sum(COUNTED.values()) + 100


def test_no_key_changes_a_sum(page: DistrictPage, qtbot: QtBot) -> None:
    look(page, qtbot)
    view = page.sum.view
    before = view.shown
    view.stand_on(cell(NEW))
    assert view.table
    view.table.setFocus()
    for key in (Key.Key_7, Key.Key_Delete, Key.Key_Backspace, Key.Key_F2, Key.Key_V):
        press(key)
    assert view.shown is before
    assert before
    assert view.table.document.report == before.report


def test_the_original_is_written_as_it_came(
    page: DistrictPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    look(page, qtbot)
    (out := tmp_path / "原件").mkdir()
    choose_folder(monkeypatch, out)
    page.sum.view.stand_on(cell(PERMITS))
    page.sum.view.parts.original.click()

    [written] = out.iterdir()
    part = page.sum.view.parts.part
    assert part
    assert written.read_bytes() == page.desk.register.content(part.original.sha256)


def test_the_list_of_units_is_a_model(page: DistrictPage, qtbot: QtBot, qtmodeltester: object) -> None:
    look(page, qtbot)
    shown = page.sum.view.shown
    assert shown
    model = SumPartsModel()
    parts = shown.parts_of(cell(PERMITS))
    assert isinstance(parts, Parts)
    model.show_parts(parts, shown.called)
    model.turn_fold()
    qtmodeltester.check(model)  # type: ignore[attr-defined]
