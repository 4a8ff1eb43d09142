"""What changes at the desk after a task was given out: the last day, and who works there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from models.district.register.events import What
from models.exchange.task_package import read_package
from tests.ui.window.district import WHO, give_out, opened_task, save_to, settled
from ui.district.due_dialog import DueDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.person_dialog import PersonDialog
from ui.window.start_buttons import Act, Standing

ACCEPTED = int(QDialog.DialogCode.Accepted)
OTHER, WHY = "何敏", "市里通知延期"


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包")
    page.show_tab(page.task.view)
    return page


def test_the_last_day_is_moved_and_the_package_written_anew_is_the_same_task(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = page.desk.ledger.task
    assert before
    later = before.due + timedelta(3)

    def fill(dialog: DueDialog) -> int:
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert not ok.isEnabled()
        dialog.due.put(later)
        assert not ok.isEnabled()
        dialog.reason.setText(WHY)
        assert ok.isEnabled()
        return ACCEPTED

    monkeypatch.setattr(DueDialog, "exec", fill)
    register = settled(page, page.task.view.asked.move_due.click)
    save_to(monkeypatch, path := tmp_path / "新的.任务包")
    settled(page, page.task.view.make.click)

    assert (register.events[-1].what, register.events[-1].reason) == (What.DUE_MOVED, WHY)
    assert {tile.due for tile in page.units.board.model.tiles if tile.due} == {later}
    assert page.task.view.asked.due.day == later
    written = read_package(path.read_bytes()).task
    assert (written.id, written.due) == (before.id, later)
    assert f"{later.month}月{later.day}日" in written.texts["notice"]


def test_who_works_here_is_changed_in_the_task_and_later_events_carry_it(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(dialog: PersonDialog) -> int:
        assert dialog.name.text() == WHO
        dialog.name.setText(OTHER)
        return ACCEPTED

    monkeypatch.setattr(PersonDialog, "exec", name)
    page.task.view.asked.change_who.click()
    page.desk.act(lambda register, who: register.note("", "交接", who))
    page.desk.settle()

    assert page.status.aside == f"经办：{OTHER}"
    assert [event.who for event in page.desk.register.events][-1] == OTHER
    assert page.desk.register.events[0].who == WHO


def test_the_entry_is_there_beside_a_list_of_reports_in_a_narrow_window_too() -> None:
    narrow = Standing(None, in_bin=False, may_change=True, is_empty=False, has_bin=False, is_wide=False)

    assert narrow.shows(Act.DISTRICT)
    assert not narrow._replace(in_bin=True).shows(Act.DISTRICT)
