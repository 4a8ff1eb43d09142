"""What a task asks for beyond the form, in the whole window: bounds, and what may not be left blank."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from models.district.task_check import RULE
from models.drafts.store import DraftStore
from models.exchange.task_package import TaskPackage, read_package
from models.report.report import Report
from tests.builders import answered, balanced, of_a_task
from tests.district import YEAR, report_of
from tests.models.exchange.tasks import a_task
from tests.ui.clerk import Key, press
from tests.ui.window.district import give_out, opened_task
from tests.ui.window.test_district_units import receive
from ui.district.bounds_dialog import BoundsDialog
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.report_page import ReportPage

PERMITS = "disclosure/permits/decisions"


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    return page


def test_what_the_district_sets_goes_out_with_the_package(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(BoundsDialog, "ask", lambda *_: {"Y-COPY": 30})
    page.task.view.asked.bounds.click()
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 4)

    written = read_package((tmp_path / "任务.任务包").read_bytes()).task
    assert dict(written.thresholds) == {"Y-COPY": 30}
    assert dict(page.task.asked.thresholds) == {"Y-COPY": 30}


def test_what_a_task_requires_stands_in_the_way_of_accepting(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.task.view.asked.required["cover/phone"].setChecked(True)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 4)
    unit, other = page.desk.ledger.roster.counted[1:3]
    receive(page, unit, answered(report_of(unit), {"cover/phone": ""}))
    page.units.open(unit.id)
    review = page.units.review
    assert review
    assert RULE in {one.rule for one in review.submission.findings}
    press(Key.Key_F5)
    page.desk.settle()
    assert not page.desk.standing.by_id[unit.id].in_force

    receive(page, other, answered(report_of(other), {"cover/phone": "0518-85512200"}))
    page.units.open(other.id)
    assert RULE not in {one.rule for one in review.submission.findings}


def test_a_unit_is_asked_by_the_bounds_of_its_task(window: MainWindow, store: DraftStore) -> None:
    task = replace(a_task(), thresholds={"T2-JUMP": 2})
    store.tasks.keep(TaskPackage(task, ""), task.units[0].id)

    def report(year: int, permits: str) -> Report:
        return answered(balanced(year), {"cover/agency": task.units[0].name, PERMITS: permits})

    store.save(report(YEAR - 1, "40"))
    now = report(YEAR, "90")
    found = []
    for one in (now, of_a_task(now, task.units[0].id, task.id)):
        window.open_draft(store.save(one))
        assert isinstance(window.shown, ReportPage)
        found.append("T2-JUMP" in {finding.rule for finding in window.shown.widget.document.findings})
        window.go_to_start()

    assert found == [False, True]
