"""The roster after the task was given out: each change is an event with a day and a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox

from models.district.register.events import What
from models.district.register.found_at_opening import Trouble
from models.district.register.ledger import Reorganisation
from tests.ui.window.district import give_out, opened_task, settled
from ui.district.lineage_dialog import LineageDialog
from ui.district.unit_change_dialog import UnitChangeDialog
from ui.report.reason_dialog import ReasonDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.task_choice import Way

ACCEPTED = int(QDialog.DialogCode.Accepted)
WHY, SINCE = "海编〔2026〕4号", date(2026, 3, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made := tmp_path / "区里").mkdir()
    return made


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> DistrictPage:
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包")
    page.show_tab(page.task.view)
    return page


def test_a_unit_gets_another_name_since_a_day(page: DistrictPage, monkeypatch: pytest.MonkeyPatch) -> None:
    before = page.desk.ledger.roster.units[1]

    def fill(dialog: UnitChangeDialog) -> int:
        ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
        dialog.which.setCurrentIndex(1)
        assert dialog.name.text() == before.name
        assert not ok.isEnabled()
        dialog.name.setText("海州区新名字局")
        dialog.on.put(SINCE)
        dialog.reason.setText(WHY)
        assert ok.isEnabled()
        return ACCEPTED

    monkeypatch.setattr(UnitChangeDialog, "exec", fill)
    register = settled(page, page.task.view.roster.change.click)

    assert register.ledger.units[before.id].name == "海州区新名字局"
    [change] = register.ledger.changes
    assert (change.before, change.on, change.reason) == (before, SINCE, WHY)
    assert "海州区新名字局" in [tile.name for tile in page.units.board.model.tiles]


def test_a_new_unit_gets_an_id_that_nobody_had(page: DistrictPage, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = page.desk.ledger.ids

    def fill(dialog: UnitChangeDialog) -> int:
        dialog.which.setCurrentIndex(dialog.which.count() - 1)
        dialog.name.setText("海州区新设的局")
        dialog.counted.setChecked(False)
        dialog.reason_not.setText("年中新设")
        dialog.reason.setText(WHY)
        return ACCEPTED

    monkeypatch.setattr(UnitChangeDialog, "exec", fill)
    register = settled(page, page.task.view.roster.change.click)

    [new] = [unit for unit in register.ledger.roster.units if unit.id not in ids]
    assert (new.name, new.counted, new.reason) == ("海州区新设的局", False, "年中新设")


def test_units_go_on_as_others(page: DistrictPage, monkeypatch: pytest.MonkeyPatch) -> None:
    units = page.desk.ledger.roster.units

    def fill(dialog: LineageDialog) -> int:
        dialog.how.setCurrentText(Reorganisation.MERGED.value)
        for at in (0, 1):
            dialog.before.item(at).setCheckState(Qt.CheckState.Checked)
        dialog.after.item(1).setCheckState(Qt.CheckState.Checked)
        dialog.on.put(SINCE)
        dialog.document.setText(WHY)
        return ACCEPTED

    monkeypatch.setattr(LineageDialog, "exec", fill)
    register = settled(page, page.task.view.roster.lineage.click)

    [line] = register.ledger.lineage
    assert (line.kind, line.on, line.document) == (Reorganisation.MERGED, SINCE, WHY)
    assert (line.before, line.after) == (tuple(unit.id for unit in units[:2]), (units[1].id,))
    assert register.ledger.roster.units == units


def test_a_register_of_last_week_goes_on_only_with_a_reason(
    window: MainWindow, page: DistrictPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = page.desk.register.folder
    window.go_to_start()
    old = {path: path.read_bytes() for path in where.iterdir() if path.is_file()}
    unit = opened_task(window, monkeypatch, where, Way.OPEN).desk.ledger.roster.units[0]
    settled(
        page_of(window), lambda: page_of(window).desk.act(lambda register, who: register.note(unit.id, "来电", who))
    )
    window.go_to_start()
    for path, content in old.items():
        path.write_bytes(content)

    page = opened_task(window, monkeypatch, where, Way.OPEN)
    assert Trouble.WENT_BACK in {one.trouble for one in page.desk.register.found}
    assert page.desk.register.read_only
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "新的那一份没有找到")
    next(iter(window.shell.banner.buttons.values())).click()
    page.desk.settle()

    assert not page.desk.register.read_only
    assert not window.shell.banner.isVisible()
    assert page.desk.register.events[-1].what is What.WENT_ON


def page_of(window: MainWindow) -> DistrictPage:
    assert isinstance(window.shown, DistrictPage)
    return window.shown
