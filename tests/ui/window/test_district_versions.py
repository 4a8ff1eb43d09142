"""Versions of a unit side by side in the whole window: opened from three places, decided by one key, kept."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from models.district.outcomes import Act
from models.district.register.events import What
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Arrival
from models.district.roster import Unit
from models.district.unit_state import UnitState
from models.exchange.return_slip import SUFFIX
from models.exchange.return_slip_json import read_slip
from models.report.matching_code import fingerprint, matching_code
from models.report.report import Report
from models.report.report_json import write_json
from tests.builders import answered
from tests.district import report_of
from tests.thoroughness import before_landing
from tests.ui.clerk import CONTROL, Key, press
from tests.ui.test_letters import letters, menus, reached
from tests.ui.window.district import WHO, choose_folder, give_out, opened_task
from ui.comparing.compare_dialog import CompareDialog
from ui.district.versions_view import VersionsView
from ui.kit import waiting
from ui.report.reason_dialog import ReasonDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow

_S = SubmissionState
LONGEST = 20.0
"""Seconds until 100 versions with long texts are shown. Chosen: far above the one that it takes here."""


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    """The page of a task that was given out to four units."""
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包")
    page.show_tab(page.units.widget)
    return page


@pytest.fixture
def unit(page: DistrictPage) -> Unit:
    return page.desk.ledger.roster.counted[0]


def receive(page: DistrictPage, unit: Unit, report: Report, before: str = "") -> str:
    """Let a version come in, which may say from which one it goes on."""
    known = matching_code(report), fingerprint(report), 2 if before else 1, before
    arrival = Arrival("<b>年报.json", "U 盘", unit.id, (), unit.name, *known)
    return page.desk.register.receive(write_json(report), arrival, WHO).submission.sha256


def view(page: DistrictPage) -> VersionsView:
    assert page.units.versions.is_shown
    assert page.units.versions.view
    return page.units.versions.view


def states(page: DistrictPage, names: list[str]) -> list[SubmissionState]:
    page.desk.settle()
    return [page.desk.ledger.submissions[name].state for name in names]


@pytest.mark.parametrize(("number", "key"), [(2, 1), (2, 2), (3, 3), (4, 2)])
def test_a_unit_to_decide_opens_beside_itself_and_a_key_decides(
    page: DistrictPage, unit: Unit, number: int, key: int
) -> None:
    names = [receive(page, unit, report_of(unit, more=more)) for more in range(number)]
    page.renew()
    page.units.board.list.stand_on(unit.id)
    page.units.board.list.setFocus()
    press(Key.Key_Return)
    assert view(page).cells.hasFocus(), "no answer has the focus"
    assert not any(button.isDefault() for button in view(page).findChildren(QPushButton))

    press(Key(Key.Key_0.value + key))

    assert states(page, names) == [_S.TO_REVIEW if at == key - 1 else _S.DROPPED for at in range(number)]
    assert page.units.is_looking
    assert page.desk.register.events[-1].what is What.DECIDED


def test_only_what_differs_is_listed_and_the_rest_is_counted(page: DistrictPage, unit: Unit) -> None:
    first = report_of(unit)
    receive(page, unit, first)
    receive(page, unit, answered(first, {"disclosure/permits/decisions": "77"}))
    page.units.open(unit.id)

    found = view(page).versions.compared
    assert [line.values[1] for line in found.cells] == ["77"]
    assert found.same == len(first.form.cells) - 1
    assert view(page).model.rowCount() == 1


def test_later_decides_nothing_and_leads_back(page: DistrictPage, unit: Unit) -> None:
    names = [receive(page, unit, report_of(unit, more=more)) for more in (0, 1)]
    page.units.open(unit.id)
    before = states(page, names)
    assert page.units.versions.is_shown

    press(Key.Key_Escape)

    assert page.units.widget.currentWidget() is page.units.board
    assert states(page, names) == before


def test_none_is_used_with_a_reason_and_the_slip_asks_the_unit(
    page: DistrictPage, unit: Unit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = [receive(page, unit, report_of(unit, more=more)) for more in (0, 1)]
    page.units.open(unit.id)
    said = iter((None, "哪一版是定稿？"))
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: next(said))
    (out := tmp_path / "退回").mkdir()
    choose_folder(monkeypatch, out)

    press(Key.Key_3)
    assert _S.SENT_BACK not in states(page, names), "who turns back has decided nothing"
    press(Key.Key_3)

    assert states(page, names) == [_S.DROPPED, _S.SENT_BACK]
    assert page.desk.standing.by_id[unit.id].state is UnitState.SENT_BACK
    [path] = out.glob(f"*{SUFFIX}")
    [point] = read_slip(path.read_bytes()).points
    assert (point.places, "定稿" in point.sentence) == ((), True)


def test_what_the_unit_is_asked_is_copied(page: DistrictPage, unit: Unit) -> None:
    reports = [report_of(unit, more=more) for more in (0, 1)]
    for one in reports:
        receive(page, unit, one)
    page.units.open(unit.id)

    press(Key.Key_C, held=CONTROL)

    assert all(matching_code(one) in QGuiApplication.clipboard().text() for one in reports)


def test_all_cells_are_one_key_away(page: DistrictPage, unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    for more in (0, 1):
        receive(page, unit, report_of(unit, more=more))
    page.units.open(unit.id)
    shown: list[bool] = []
    monkeypatch.setattr(CompareDialog, "exec", lambda dialog: shown.append(dialog.only_different.isChecked()))

    press(Key.Key_F9)

    assert shown == [False]


def test_what_is_accepted_stays_in_force_until_its_successor_is(page: DistrictPage, unit: Unit) -> None:
    first, second = report_of(unit), report_of(unit, more=1)
    names = [receive(page, unit, first)]
    page.renew()
    page.units.open(unit.id)
    press(Key.Key_F5)
    assert states(page, names) == [_S.ACCEPTED]
    names.append(receive(page, unit, second, matching_code(first)))
    page.renew()
    page.units.open(unit.id)
    assert page.desk.standing.by_id[unit.id].state is UnitState.SUCCEEDED

    press(Key.Key_F9)
    assert [one.is_in_force for one in view(page).versions.seen] == [True, False]
    press(Key.Key_Escape)
    assert page.units.is_looking
    press(Key.Key_F9)
    press(Key.Key_2)

    assert states(page, names) == [_S.ACCEPTED, _S.TO_REVIEW]
    assert page.desk.standing.in_sum == 1
    page.desk.settle()
    press(Key.Key_F5)
    assert states(page, names) == [_S.REPLACED, _S.ACCEPTED]


def test_the_card_leads_to_them(page: DistrictPage, unit: Unit) -> None:
    for more in (0, 1):
        receive(page, unit, report_of(unit, more=more))
    page.renew()
    page.show_tab(page.intake.view)
    [card] = page.intake.view.cards.cards
    at = next(at for at, choice in enumerate(card.question.choices) if choice.act is Act.COMPARE)

    press(Key(Key.Key_1.value + at))

    assert page.tab is page.units.widget
    assert view(page).versions.unit == unit.id


def test_every_button_has_a_letter(window: MainWindow, page: DistrictPage, unit: Unit) -> None:
    for more in range(10):
        receive(page, unit, report_of(unit, more=more))
    page.units.open(unit.id)

    assert letters(iter([*(menu.title() for menu in menus(window)), *reached(view(page))]))


@before_landing
def test_a_hundred_versions_are_bounded_quick_and_all_within_reach(page: DistrictPage, unit: Unit) -> None:
    for more in range(100):
        text = f"{'甲' * 49_000}{more}<b>&lt;{'乙' * 49_000}"
        receive(page, unit, answered(report_of(unit, more=more), {"texts/overview": text}))
    begun = perf_counter()
    page.units.open(unit.id)

    took = perf_counter() - begun
    assert took < LONGEST
    assert len(view(page).versions.seen) == 8
    assert len(view(page).texts.toPlainText()) < 10_000
    assert "<b>" in view(page).texts.toPlainText()
    seen = set()
    for _ in range(13):
        seen |= {one.one.sha256 for one in view(page).versions.seen}
        view(page).show_more()
    assert len(seen) == 100
