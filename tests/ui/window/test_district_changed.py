"""A workbook that was changed outside, in the whole window: set aside, asked about after a restart, and sent back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from models.district.outcomes import Kind
from models.district.unit_state import UnitState
from models.exchange.return_slip import SUFFIX
from models.exchange.return_slip_json import read_slip
from models.form.refs import CellRef
from models.report.matching_code import fingerprint
from tests.district import NEW, YEAR, Trouble, hand_in, report_of
from tests.ui.clerk import Key, press
from tests.ui.window.district import choose_folder, give_out, opened_task
from ui.kit import waiting
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.task_choice import Way

CELL = CellRef(*NEW.split("/"))

PATIENCE = 30_000
"""Milliseconds for which a taking in is waited for at most."""


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task that was opened again after a changed workbook, and a file without data, came in."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    page.task.view.asked.year.setValue(YEAR)
    roster = give_out(page, monkeypatch, tmp_path / "任务.任务包", 3)
    one, two, three = (unit.id for unit in roster.counted)
    troubles = {one: Trouble.RETYPED, two: Trouble.FOREIGN_FILE, three: Trouble.NOTHING}
    page.intake.view.places_chosen.emit([hand_in(tmp_path / "U盘", roster, troubles).folder])
    qtbot.waitUntil(lambda: not page.intake.intake.is_busy, timeout=PATIENCE)
    register = page.desk.register.folder
    window.go_to_start()
    again = opened_task(window, monkeypatch, register, Way.OPEN)
    again.show_tab(again.intake.view)
    return again


def kinds(page: DistrictPage) -> set[Kind]:
    return {card.question.kind for card in page.intake.view.cards.cards}


def test_after_a_restart_it_is_asked_about_and_its_slip_is_about_what_the_program_has_stored(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    assert kinds(page) == {Kind.CHANGED, Kind.NO_DATA}
    (out := tmp_path / "退回").mkdir()
    choose_folder(monkeypatch, out)
    cards = page.intake.view.cards
    cards.setFocus()
    while cards.current and cards.current.question.kind is not Kind.CHANGED:
        press(Key.Key_Down)

    press(Key.Key_1)
    page.desk.settle()

    assert page.desk.standing.by_id[unit.id].state is UnitState.SENT_BACK
    [path] = out.glob(f"*{SUFFIX}")
    slip = read_slip(path.read_bytes())
    assert (slip.about.unit, slip.about.sha256) == (unit.id, fingerprint(report_of(unit)))
    [point] = [one for one in slip.points if [place.ref for place in one.places] == [CELL]]
    assert (point.places[0].then, "999" in point.sentence) == (report_of(unit).shown(CELL), True)
    assert kinds(page) == {Kind.NO_DATA}
