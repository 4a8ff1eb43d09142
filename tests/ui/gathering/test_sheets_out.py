"""The sheets of the rooms go out into a folder with one account of them, or onto paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.importers.own.returned_workbook import read_returned
from tests.builders import answered
from tests.ui.clerk import BLANK, boxes_read, shown
from tests.ui.gathering.gathered import NAMES, OFFICE, asked, gathered_for, path_of
from ui.gathering.sheets_out import SheetsOut
from ui.kit.dialogs import FolderDialog
from ui.outgoing.file_export import FileExport
from ui.outgoing.preview import SheetPreview

UNIT = answered(BLANK, {"cover/agency": "开元街道办事处"})


@pytest.fixture
def over(qtbot: QtBot) -> QDialog:
    return shown(qtbot, QDialog())


@pytest.fixture
def out(over: QDialog, settings: QSettings) -> SheetsOut:
    gathered = gathered_for(UNIT, asked())
    gathered.setParent(over)
    return SheetsOut(gathered, "abc", FileExport(over, settings, lambda _: None))


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(FolderDialog, "ask", lambda *_: folder)


def test_each_room_gets_a_workbook_of_its_own_and_one_box_accounts_for_all(
    out: SheetsOut, over: QDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path)
    told = boxes_read(monkeypatch)
    said = out.workbooks(over, out.gathered.value.rooms)
    for room_id, name in NAMES.items():
        mark = read_returned(path_of(tmp_path, name).read_bytes()).mark
        assert (mark.room_id, mark.draft_id) == (room_id, "abc")
    assert len(told) == 1
    assert str(tmp_path) in said


def test_a_workbook_that_cannot_be_written_keeps_none_of_the_others_from_it(
    out: SheetsOut, over: QDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path)
    told = boxes_read(monkeypatch)
    monkeypatch.setattr(out.files.__class__, "replaces", lambda *_: True)
    path_of(tmp_path, NAMES[OFFICE]).mkdir()
    out.workbooks(over, out.gathered.value.rooms)
    assert sum(path.is_file() for path in tmp_path.iterdir() if path.suffix == ".xlsx") == len(NAMES) - 1
    assert len(told) == 1


def test_all_rooms_are_printed_from_one_preview(out: SheetsOut, over: QDialog) -> None:
    pages: list[int] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SheetPreview)
        pages.append(dialog.list.model().rowCount() if hasattr(dialog, "list") else dialog.has_pages)
        dialog.reject()

    QTimer.singleShot(0, look)
    out.paper(over, out.gathered.value.rooms)
    assert pages
    assert all(pages)
