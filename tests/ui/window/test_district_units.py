"""Units, submissions and decisions on the page of a district's task, in the whole window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from exporters.pdf.return_slip_sheet import return_slip_sheet
from models.district.register.events import What
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival
from models.district.roster import Unit
from models.district.unit_state import UnitState
from models.exchange.receipt import Verdict
from models.exchange.return_slip import SUFFIX
from models.exchange.return_slip_json import read_slip
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import GRANTED, report_of
from tests.ui.clerk import CONTROL, Key, press
from tests.ui.test_letters import letters, menus, reached
from tests.ui.window.district import WHO, choose_folder, give_out, opened_task
from ui.kit import waiting
from ui.report.reason_dialog import ReasonDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task that was given out to four units, and two that do not count."""
    monkeypatch.setattr(waiting, "_SOON", 30)  # else a window comes and goes, after which nothing here is active
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包")
    page.widget.bar.setCurrentIndex(page.tabs.index(page.units.widget))
    return page


def receive(page: DistrictPage, unit: Unit, report: Report) -> str:
    """Let a report come in, and return its name in the register."""
    arrival = Arrival("年报.json", "U 盘", unit.id, (), unit.name, matching_code(report), fingerprint(report))
    taken = page.desk.register.receive(write_json(report), arrival, WHO)
    page.renew()
    return taken.submission.sha256


def state_of(page: DistrictPage, unit: Unit) -> UnitState:
    page.desk.settle()
    return page.desk.standing.by_id[unit.id].state


def test_one_is_accepted_by_a_key_and_the_next_opens(page: DistrictPage, window: MainWindow) -> None:
    first, second, *_ = page.desk.ledger.roster.counted
    for unit in (first, second):
        receive(page, unit, report_of(unit))
    press(Key.Key_F4)
    press(Key.Key_Return)
    assert page.units.is_looking
    assert page.units.review
    assert page.units.review.submission.unit == first.id

    press(Key.Key_F5)
    page.desk.settle()

    assert state_of(page, first) is UnitState.ACCEPTED
    assert page.units.review.submission.unit == second.id
    assert page.widget.strip.counted.text() == f"计入 1 / {len(page.desk.ledger.roster.counted)} 个单位"
    assert page.desk.register.events[-1].who == WHO
    assert window.saving.startswith("已保存")


def test_an_acceptance_is_taken_back_by_an_event_of_its_own(page: DistrictPage) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    page.units.open(unit.id)
    press(Key.Key_F5)
    page.desk.settle()

    press(Key.Key_Z, held=CONTROL)

    assert state_of(page, unit) is UnitState.TO_REVIEW
    assert [event.what for event in page.desk.register.events][-2:] == [What.ACCEPTED, What.TAKEN_BACK]
    press(Key.Key_F5)
    assert state_of(page, unit) is UnitState.ACCEPTED


def test_what_is_wrong_goes_back_as_a_file_and_as_paper(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[1]
    report = answered(report_of(unit), {GRANTED: "0"})
    name = receive(page, unit, report)
    choose_folder(monkeypatch, tmp_path)
    page.units.open(unit.id)
    press(Key.Key_F5)
    assert state_of(page, unit) is UnitState.TO_REVIEW
    review = page.units.review
    assert review
    review.panel.remark.setText("请重新核对表三。")

    press(Key.Key_F6)
    page.desk.settle()

    assert state_of(page, unit) is UnitState.SENT_BACK
    [path] = tmp_path.glob(f"*{SUFFIX}")
    slip = read_slip(path.read_bytes())
    assert (slip.about.unit, slip.about.sha256, slip.round) == (unit.id, fingerprint(report), 1)
    assert slip.about.task == (page.desk.ledger.task.id if page.desk.ledger.task else "")
    points = list(page.desk.ledger.points(unit.id))
    assert len(slip.points) == len(points) >= 2
    assert path.with_suffix(".pdf").read_bytes()[:5] == return_slip_sheet(slip)[:5]
    assert page.desk.ledger.submissions[name].state is SubmissionState.SENT_BACK


def test_a_receipt_says_whether_the_report_only_came_or_is_accepted(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[1]
    report = report_of(unit)
    receive(page, unit, report)
    choose_folder(monkeypatch, tmp_path)
    told = []
    page.units.open(unit.id)
    for _ in range(2):
        page.units.line.receipt.click()
        [path] = tmp_path.glob("回执*.txt")
        told.append(path.read_text(encoding="utf-8-sig"))
        assert path.with_suffix(".pdf").read_bytes()[:5] == b"%PDF-"
        press(Key.Key_F5)
        page.desk.settle()
        page.units.open(unit.id)

    assert all(unit.name in one and matching_code(report) in one for one in told)
    assert [f"结果：{verdict.value}" in one for one in told for verdict in Verdict] == [True, False, False, True]
    assert [WHO in one for one in told] == [False, True]


def test_a_second_round_goes_on_with_the_first(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[1]
    choose_folder(monkeypatch, tmp_path)
    for more in (0, 1):
        receive(page, unit, answered(report_of(unit, more=more), {GRANTED: "0"}))
        page.units.open(unit.id)
        press(Key.Key_F6)
        page.desk.settle()

    slips = sorted((read_slip(one.read_bytes()) for one in tmp_path.glob(f"*{SUFFIX}")), key=lambda slip: slip.round)
    assert [slip.round for slip in slips] == [1, 2]
    assert {point.number for point in slips[0].points} <= {point.number for point in slips[1].points}
    before = {path: path.read_bytes() for path in tmp_path.glob("退回单*第2轮*")}
    for path in before:
        path.unlink()
    page.units.open(unit.id)
    page.units.line.write_again.click()
    assert {path: path.read_bytes() for path in tmp_path.glob("退回单*第2轮*")} == before


def test_what_is_in_force_goes_back_only_with_a_reason(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    page.units.open(unit.id)
    press(Key.Key_F5)
    page.desk.settle()
    choose_folder(monkeypatch, tmp_path)
    page.units.open(unit.id)
    review = page.units.review
    assert review
    assert not review.panel.foot.accept.isEnabled()
    for reason, state in (("", UnitState.ACCEPTED), ("单位来电，数不对", UnitState.SENT_BACK)):
        monkeypatch.setattr(ReasonDialog, "ask", lambda *_, reason=reason: reason)
        review.panel.remark.setText("请重报。")
        press(Key.Key_F6)
        assert state_of(page, unit) is state
    assert page.desk.register.events[-1].reason == "单位来电，数不对"


def test_nothing_is_lost_in_silence_where_it_cannot_be_kept(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    page.units.open(unit.id)
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    page.desk.register.release()

    press(Key.Key_F5)
    page.desk.settle()

    assert told
    assert page.units.review
    assert page.units.review.panel.foot.accept.isEnabled()


def test_paper_is_one_event_apart_from_the_acceptance(page: DistrictPage) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    page.units.open(unit.id)
    review = page.units.review
    assert review
    assert page.desk.ledger.submissions
    review.panel.paper.code.setText(review.submission.code)
    review.panel.paper.code.textEdited.emit(review.submission.code)
    for box in (review.panel.paper.seal, review.panel.paper.signatures, review.panel.paper.pages):
        box.setChecked(True)
    page.units.go_back()
    page.desk.settle()

    assert [event.what for event in page.desk.register.events].count(What.PAPER_CHECKED) == 1


def test_a_unit_that_has_handed_in_nothing_is_told(page: DistrictPage, window: MainWindow) -> None:
    unit = page.desk.ledger.roster.counted[0]
    page.units.open(unit.id)

    assert not page.units.is_looking
    assert unit.name in window.status_message


def test_reminders_are_kept(page: DistrictPage) -> None:
    page.units.board.copy_reminders()
    page.desk.settle()

    reminded = {unit for reminder in page.desk.ledger.reminders for unit in reminder.units}
    assert reminded == {unit.id for unit in page.desk.ledger.roster.counted}


def test_every_tab_leaves_the_letters_of_the_menus_alone(page: DistrictPage, window: MainWindow) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    bar, central = [menu.title() for menu in menus(window)], window.centralWidget()
    assert central
    for tab in page.tabs:
        page.show_tab(tab)
        assert letters(iter([*bar, *reached(central)]))
    page.units.open(unit.id)
    assert letters(iter([*bar, *reached(central)]))
