"""A district's task in the whole window, for tests: its dialogs answered, its acts settled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox

from models.district.register.register import Register
from models.district.roster import Roster
from tests.district import district
from tests.ui.clerk import put_on_clipboard
from ui.kit.dialogs import FolderDialog, SaveDialog
from ui.window.district_page import DistrictPage
from ui.window.main_window import MainWindow
from ui.window.person_dialog import PersonDialog
from ui.window.start_buttons import Act
from ui.window.task_choice import Chosen, TaskChoiceDialog, Way

WHO = "李敏"
ADDRESSEE = "海州区人民政府办公室"


def answer_with(monkeypatch: pytest.MonkeyPatch, way: Way, folder: Path) -> None:
    """Let the clerk choose a task, and say who works."""

    def choose(dialog: TaskChoiceDialog) -> int:
        dialog.chosen = Chosen(way, folder)
        return int(QDialog.DialogCode.Accepted)

    def name(dialog: PersonDialog) -> int:
        dialog.name.setText(WHO)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(TaskChoiceDialog, "exec", choose)
    monkeypatch.setattr(PersonDialog, "exec", name)


def opened_task(window: MainWindow, monkeypatch: pytest.MonkeyPatch, folder: Path, way: Way = Way.NEW) -> DistrictPage:
    """Return the page of a task that is opened from the start page."""
    answer_with(monkeypatch, way, folder)
    window.drafts.widget._do(Act.DISTRICT)
    return district_page(window)


def district_page(window: MainWindow) -> DistrictPage:
    assert isinstance(window.shown, DistrictPage)
    return window.shown


def pasted(roster: Roster) -> str:
    """Return a roster as it is copied from a spreadsheet."""
    lines = ["单位名称\t类别\t计入"]
    kinds = {"street": "街道", "town": "乡镇", "department": "部门", "office": "政府办公厅（室）"}
    for unit in roster.units:
        counted = "计入" if unit.counted else f"不计：{unit.reason}"
        lines.append(f"{unit.name}\t{kinds[unit.kind]}\t{counted}")
    return "\n".join(lines)


def use_roster(page: DistrictPage, text: str) -> None:
    """Paste a roster and use it."""
    put_on_clipboard(text)
    page.paste()
    page.task.view.roster.use.click()
    page.desk.settle()


def press_first_button(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every box be answered by its first button; return what they have said so far."""
    read: list[str] = []

    def press(box: QMessageBox) -> int:
        read.append(box.text())
        if buttons := box.buttons():
            buttons[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return read


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: path)


def choose_folder(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(FolderDialog, "ask", lambda *_: folder)


def give_out(page: DistrictPage, monkeypatch: pytest.MonkeyPatch, path: Path, number: int = 4) -> Roster:
    """Give a task to so many units that count, and two that do not; return the roster as it is fixed."""
    use_roster(page, pasted(district(number)))
    page.task.view.asked.addressee.setText(ADDRESSEE)
    press_first_button(monkeypatch)
    save_to(monkeypatch, path)
    page.task.view.make.click()
    page.desk.settle()
    assert page.desk.ledger.task
    return page.desk.ledger.roster


def settled(page: DistrictPage, act: Callable[[], object]) -> Register:
    """Do something on a page, and wait until it is kept; return the register."""
    act()
    page.desk.settle()
    return page.desk.register
