"""A report goes back, its unit answers and mends, and it comes again: in the whole window, slip and stick between."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from models.district.earlier_points import Seen
from models.district.register.points import open_numbers
from models.district.roster import Unit
from models.district.unit_state import UnitState
from models.exchange.manifest import manifest_of
from models.exchange.manifest_json import write_manifest
from models.exchange.return_slip import SUFFIX, Answer, ReturnSlip, answers_as_json, with_answer
from models.exchange.return_slip_json import read_slip
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered, cell, of_a_task
from tests.district import GRANTED, YEAR, report_of
from tests.ui.clerk import CONTROL, Key, press
from tests.ui.window.district import choose_folder, give_out, opened_task
from ui.kit import waiting
from ui.report.reason_dialog import ReasonDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

REASON = "1月12日电话问过陈国栋"


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    give_out(page, monkeypatch, tmp_path / "任务.任务包", 4)
    return page


@pytest.fixture
def unit(page: DistrictPage) -> Unit:
    return page.desk.ledger.roster.counted[1]


def of_unit(page: DistrictPage, unit: Unit, **answers: str) -> Report:
    task = page.desk.ledger.task
    return of_a_task(answered(report_of(unit), answers), unit.id, task.id if task else "")


def take_in(page: DistrictPage, qtbot: QtBot, stick: Path, report: Report, slip: ReturnSlip | None = None) -> None:
    """Let a unit hand in a report, with its answers to a slip."""
    stick.mkdir()
    content = write_json(report)
    (stick / "年报.json").write_bytes(content)
    answers = answers_as_json(slip) if slip else ()
    manifest = manifest_of(report, {"年报.json": content}, answers=answers)
    (stick / "交付.json").write_bytes(write_manifest(manifest))
    events = len(page.desk.register.events)
    page.show_tab(page.intake.view)
    page.intake.intake.take_in([stick])
    qtbot.waitUntil(lambda: len(page.desk.register.events) > events and not page.intake.intake.is_busy, timeout=20_000)
    page.show_tab(page.units.widget)


def send_back(page: DistrictPage, unit: Unit, monkeypatch: pytest.MonkeyPatch, out: Path) -> ReturnSlip:
    """Send back what is wrong, with a remark, and return the slip as the unit gets it."""
    out.mkdir()
    choose_folder(monkeypatch, out)
    page.units.open(unit.id)
    assert page.units.review
    page.units.review.panel.remark.setText("封面电话打不通，请核对。")
    press(Key.Key_F6)
    page.desk.settle()
    [path] = out.glob(f"*{SUFFIX}")
    return read_slip(path.read_bytes())


def test_what_is_mended_and_explained_comes_back_and_is_closed_with_the_acceptance(
    page: DistrictPage, unit: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = of_unit(page, unit)
    take_in(page, qtbot, tmp_path / "一", answered(good, {GRANTED: "0"}))
    slip = send_back(page, unit, monkeypatch, tmp_path / "退")
    last = len(slip.points)
    slip = with_answer(with_answer(slip, 1, Answer.MENDED, ""), last, Answer.EXPLAINED, "核实无误")
    take_in(page, qtbot, tmp_path / "二", good, slip)
    page.units.open(unit.id)
    review = page.units.review
    assert review

    points = {one.number: one for one in review.submission.earlier}
    assert points[1].seen is Seen.MENDED
    assert points[1].answer == "已改"
    assert points[last].seen is Seen.MERE
    assert review.panel.points_before.left == 1
    asked: list[str] = []

    def ask(sentence: str, *_: object) -> str:
        asked.append(sentence)
        return REASON

    monkeypatch.setattr(ReasonDialog, "ask", ask)
    press(Key.Key_F5)
    page.desk.settle()

    assert len(asked) == 1
    assert page.desk.standing.by_id[unit.id].state is UnitState.ACCEPTED
    assert open_numbers(page.desk.ledger, unit.id) == ()
    page.units.open(unit.id)
    assert any(REASON in line for line in review.submission.history)


def test_a_unit_that_disputes_hands_in_the_same_file_again(
    page: DistrictPage, unit: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    same = of_unit(page, unit)
    take_in(page, qtbot, tmp_path / "一", same)
    slip = send_back(page, unit, monkeypatch, tmp_path / "退")
    take_in(page, qtbot, tmp_path / "二", same, with_answer(slip, 1, Answer.DISPUTED, "电话没有错，上午占线。"))

    assert page.desk.standing.by_id[unit.id].state is UnitState.TO_REVIEW
    page.units.open(unit.id)
    assert page.units.review
    assert [one.seen for one in page.units.review.submission.earlier] == [Seen.DISPUTED]
    assert page.units.review.submission.report.figure(cell(GRANTED)) == same.figure(cell(GRANTED))


def test_a_slip_that_was_taken_back_is_said_to_be_void(
    page: DistrictPage, unit: Unit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    take_in(page, qtbot, tmp_path / "一", of_unit(page, unit))
    first = send_back(page, unit, monkeypatch, tmp_path / "退")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    press(Key.Key_Z, held=CONTROL)
    page.desk.settle()

    assert [sentence for sentence in told if str(tmp_path / "退") in sentence]
    second = send_back(page, unit, monkeypatch, tmp_path / "再退")
    assert (first.round, second.round) == (1, 2), "a slip of the first may have gone out all the same"


def test_only_one_word_is_no_reason_for_the_register_either(
    page: DistrictPage, unit: Unit, qtbot: QtBot, tmp_path: Path
) -> None:
    take_in(page, qtbot, tmp_path / "一", of_unit(page, unit))
    name = page.desk.ledger.of_units[unit.id][0]
    check = page.desk.ledger.submissions[name].check
    told: list[str] = []
    page.desk.failed.connect(told.append)
    page.desk.failed.disconnect(page._shell.complain)
    page.desk.act(lambda register, who: register.accept(name, check, who, "核实无误"))
    page.desk.settle()

    assert len(told) == 1
    assert page.desk.standing.by_id[unit.id].state is UnitState.TO_REVIEW
