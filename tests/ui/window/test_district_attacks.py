"""What goes wrong with a task's folder, or with a stick, as the clerk of the district sees it in the whole window."""

from __future__ import annotations

import shutil
import subprocess
import sys
from errno import EIO, ENOSPC
from pathlib import Path

import pytest

from models.district.register.events import What
from models.district.unit_state import UnitState
from models.exchange.return_slip import SUFFIX
from tests import ROOT
from tests.builders import answered
from tests.district import GRANTED, district, report_of
from tests.models.system.disk import Disk, Step
from tests.ui.clerk import Key, press
from tests.ui.window.district import (
    WHO,
    choose_folder,
    give_out,
    opened_task,
    pasted,
    press_first_button,
    save_to,
    use_roster,
)
from tests.ui.window.test_district_units import receive, state_of
from ui.kit import waiting
from ui.report.reason_dialog import ReasonDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.task_choice import Way

HOLDING = """
import socket, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
socket.gethostname = lambda: "another-pc"
from models.district.register.register import Register

register = Register(Path(sys.argv[2]))
print(register.read_only, flush=True)
sys.stdin.readline()
register.note("", "那边记的", "王敏")
print("done", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def page(window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DistrictPage:
    monkeypatch.setattr(waiting, "_SOON", 30)
    (folder := tmp_path / "区里").mkdir()
    page = opened_task(window, monkeypatch, folder)
    give_out(page, monkeypatch, tmp_path / "任务.任务包")
    page.widget.bar.setCurrentIndex(page.tabs.index(page.units.widget))
    return page


def again(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path) -> DistrictPage:
    return opened_task(window, monkeypatch, folder, Way.OPEN)


# ------------------------------------------------------------ two on one folder


def test_while_another_pc_writes_the_clerk_looks_and_is_told_so(
    window: MainWindow, page: DistrictPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    folder = page.desk.register.folder
    window.go_to_start()
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDING, str(ROOT), str(folder)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:  # noqa: S603  our own code
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "\n", "nothing forbids it to write"
        looking = again(window, monkeypatch, folder)
        assert window.shell.banner.isVisible()
        assert "另一台电脑" in window.shell.banner.sentence
        assert "打开时的样子" in window.shell.banner.sentence
        assert looking.desk.standing.by_id[unit.id].state is UnitState.TO_REVIEW
        looking.units.open(unit.id)
        told = press_first_button(monkeypatch)
        before = (folder / "events.jsonl").read_bytes()
        press(Key.Key_F5)
        looking.desk.settle()
        looking.intake.view.places_chosen.emit([folder.parent])
        assert (folder / "events.jsonl").read_bytes() == before
        assert looking.desk.standing.by_id[unit.id].state is UnitState.TO_REVIEW
        assert not looking.intake.intake.is_running
        assert told or window.shell.banner.isVisible()
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "done\n"
        window.go_to_start()
        other.kill()

    after = again(window, monkeypatch, folder)
    assert [note.text for note in after.desk.ledger.notes] == ["那边记的"]
    assert after.desk.may_change


# ------------------------------------------------------------ the folder is not as it was


def test_last_weeks_folder_is_told_and_goes_on_only_with_a_reason(
    window: MainWindow, page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = page.desk.register.folder
    shutil.copytree(folder, tmp_path / "上周")
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    window.go_to_start()
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "上周", folder)

    back = again(window, monkeypatch, folder)
    assert not back.desk.may_change
    assert "比上次用的时候旧" in window.shell.banner.sentence
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "")
    back._go_on()
    assert not back.desk.may_change
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "电脑坏了，只有这份备份")
    back._go_on()
    back.desk.settle()

    assert back.desk.may_change
    assert back.desk.register.events[-1].what is What.WENT_ON
    assert state_of(back, unit) is UnitState.MISSING
    assert receive(back, unit, report_of(unit))
    assert state_of(back, unit) is UnitState.TO_REVIEW


def test_a_file_that_was_damaged_is_told_and_never_shown(
    window: MainWindow, page: DistrictPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    name = receive(page, unit, report_of(unit))
    folder = page.desk.register.folder
    window.go_to_start()
    path = folder / "objects" / name[:2] / name
    content = path.read_bytes()
    path.write_bytes(content.replace(b"2025", b"2024"))

    damaged = again(window, monkeypatch, folder)
    assert "坏了" in window.shell.banner.sentence
    assert not path.exists()
    assert list(path.parent.iterdir())
    press_first_button(monkeypatch)
    damaged.units.open(unit.id)
    press(Key.Key_F5)
    assert state_of(damaged, unit) is UnitState.TO_REVIEW
    assert damaged.desk.register.receive(content, damaged.desk.ledger.submissions[name].arrival, WHO)
    assert path.exists()


# ------------------------------------------------------------ sticks


@pytest.mark.parametrize("error", [ENOSPC, EIO])
def test_a_package_that_the_stick_does_not_take_was_not_given_out(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: int
) -> None:
    (folder := tmp_path / "区里").mkdir()
    (stick := tmp_path / "U盘").mkdir()
    page = opened_task(window, monkeypatch, folder)
    use_roster(page, pasted(district(4)))
    page.task.view.asked.addressee.setText("海州区人民政府办公室")
    told = press_first_button(monkeypatch)
    save_to(monkeypatch, path := stick / "任务.任务包")
    with monkeypatch.context() as patch:
        disk = Disk(patch, stick)

        def fault(step: Step, _: int) -> None:
            if step.act != "look":
                raise OSError(error, "it fails")

        disk.fault = fault
        page.task.view.make.click()
        page.desk.settle()

    assert told[1:], "besides whether it is sure"
    assert not list(stick.iterdir())
    assert page.desk.ledger.task is None
    assert not [one for one in page.desk.register.events if one.what is What.GIVEN_OUT]
    page.task.view.make.click()
    page.desk.settle()
    assert path.exists()
    assert page.desk.ledger.task


def test_a_slip_of_which_half_was_written_says_which(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[1]
    receive(page, unit, answered(report_of(unit), {GRANTED: "0"}))
    (stick := tmp_path / "U盘").mkdir()
    choose_folder(monkeypatch, stick)
    told = press_first_button(monkeypatch)
    page.units.open(unit.id)
    with monkeypatch.context() as patch:
        disk = Disk(patch, stick)

        def fault(step: Step, _: int) -> None:
            if step.act != "look" and ".pdf" in step.path.name:
                raise OSError(EIO, "it fails")

        disk.fault = fault
        press(Key.Key_F6)
        page.desk.settle()

    assert state_of(page, unit) is UnitState.SENT_BACK
    [written] = stick.iterdir()
    assert written.suffix == SUFFIX
    assert "退回已经记下" in told[-1]
    assert written.name in told[-1]
    events = len(page.desk.register.events)
    page.units.open(unit.id)
    page.units.line.write_again.click()
    assert {path.suffix for path in stick.iterdir()} == {SUFFIX, ".pdf"}
    assert len(page.desk.register.events) == events, "written once more, it is no other return"


def test_a_receipt_for_a_stick_that_is_gone_is_a_sentence(
    page: DistrictPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unit = page.desk.ledger.roster.counted[0]
    receive(page, unit, report_of(unit))
    choose_folder(monkeypatch, tmp_path / "拔掉的U盘")
    told, events = press_first_button(monkeypatch), len(page.desk.register.events)

    page.units.open(unit.id)
    page.units.line.receipt.click()

    assert "回执没有写成" in told[-1]
    assert len(page.desk.register.events) == events
