"""What came back: every file is named with what it is, and what is taken is one step."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from exporters.room_sheets.room_workbook import write_room_workbook
from models.gathering.returned import RoomSheet
from models.gathering.room_sheet import order_for
from models.report.report import Report
from tests.builders import answered, cell
from tests.thoroughness import before_landing
from tests.ui.clerk import Key, press, shown
from tests.ui.gathering.filled_sheets import fill_in
from tests.ui.gathering.gathered import (
    CITY,
    GRANTED,
    NAMES,
    OFFICE,
    WELFARE,
    WHEN,
    answered_by_two,
    gathered_for,
    path_of,
)
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.returned_dialog import ReturnedDialog
from ui.gathering.returned_files import _MOST, Returned, files_in, to_take
from ui.gathering.sheets_back import SheetsBack

REPORT = answered(Report.blank(2023), {"cover/agency": "开元街道办事处"})
DRAFT = "abc"
NEW = cell("applications/new/natural")


def sheet(folder: Path, room: str, figures: dict[str, str], name: str = "") -> Path:
    """Write the workbook of a room, filled in as by its clerk."""
    path = folder / name if name else path_of(folder, NAMES[room])
    with path.open("wb") as stream:
        write_room_workbook(order_for(answered_by_two(), REPORT, DRAFT, room), stream)
    fill_in(path, figures)
    return path


@pytest.fixture
def gathered() -> OpenGathering:
    return gathered_for(REPORT, answered_by_two())


@pytest.fixture
def over(qtbot: QtBot) -> QDialog:
    return shown(qtbot, QDialog())


def take_back(
    gathered: OpenGathering, over: QDialog, settings: QSettings, paths: list[Path], *keys: Key
) -> tuple[str, list[list[str]]]:
    """Drop files; in what lists them, press keys. Return what is said, and what was listed."""
    listed: list[list[str]] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ReturnedDialog):
            QTimer.singleShot(50, look)
            return
        model = dialog.model
        listed.extend([str(model.index(row, at).data()) for at in range(3)] for row in range(model.rowCount()))
        dialog.activateWindow()
        QApplication.processEvents()
        try:
            press(*keys)
        finally:
            if dialog.isVisible():
                dialog.done(0)

    QTimer.singleShot(50, look)
    return SheetsBack(gathered, DRAFT, settings).dropped(over, paths), listed


def test_a_folder_is_taken_as_one_step_and_what_is_no_sheet_is_named_and_left(
    gathered: OpenGathering, over: QDialog, settings: QSettings, tmp_path: Path
) -> None:
    folder = tmp_path / "back"
    folder.mkdir()
    sheet(folder, OFFICE, {"granted/natural": "31", "new/natural": "7"})
    sheet(folder, WELFARE, {"new/natural": "4"})
    (folder / "通知.docx").write_bytes(b"PK")
    (folder / "别的.xlsx").write_bytes(b"PK")
    (folder / "~$2023年收集表 党政办.xlsx").write_bytes(b"")
    said, listed = take_back(gathered, over, settings, [folder], Key.Key_Return)
    assert {line[0]: line[1] for line in listed} == {
        "2023年收集表 党政办.xlsx": "党政办",
        "2023年收集表 社会事务办.xlsx": "社会事务办",
        "别的.xlsx": "",
        "通知.docx": "",
    }
    assert NAMES[OFFICE] in said
    value = gathered.value
    assert {room: part.value for (room, ref), part in value.parts.items() if ref == NEW} == {
        OFFICE: Decimal(7),
        WELFARE: Decimal(4),
    }
    part = value.part(OFFICE, GRANTED)
    assert part
    assert (part.before, part.value) == (Decimal(30), Decimal(31))
    gathered.undo()
    assert gathered.value == answered_by_two()
    assert len(list(folder.iterdir())) == 5


@before_landing
def test_of_several_sheets_of_a_room_one_is_taken(
    gathered: OpenGathering, over: QDialog, settings: QSettings, tmp_path: Path
) -> None:
    paths = [
        sheet(tmp_path, CITY, {"new/natural": "1"}, "一.xlsx"),
        sheet(tmp_path, CITY, {"new/natural": "2"}, "二.xlsx"),
    ]
    take_back(gathered, over, settings, paths, Key.Key_Return)
    assert NEW not in {ref for _, ref in gathered.value.parts}, "nobody has said which is the right one"
    take_back(gathered, over, settings, paths, Key.Key_Space, Key.Key_Return)
    [part] = [part for (_, ref), part in gathered.value.parts.items() if ref == NEW]
    assert part.value in {Decimal(1), Decimal(2)}


def test_to_tick_one_sheet_of_a_room_is_to_leave_the_other(gathered: OpenGathering) -> None:
    same_room = [
        Returned(Path(name), RoomSheet(CITY, "", "", 2023, {NEW: Decimal(1)})) for name in ("一.xlsx", "二.xlsx")
    ]
    dialog = ReturnedDialog(same_room, gathered.value, gathered.document)
    for at in (0, 1, 0):
        dialog.model.turn(at, on=True)
        assert dialog.chosen == [same_room[at]]
    dialog.model.turn(0, on=False)
    assert dialog.chosen == []
    assert not dialog.take.isEnabled()
    dialog.deleteLater()


@before_landing
def test_who_turns_back_has_taken_nothing(
    gathered: OpenGathering, over: QDialog, settings: QSettings, tmp_path: Path
) -> None:
    path = sheet(tmp_path, CITY, {"new/natural": "1"})
    take_back(gathered, over, settings, [path], Key.Key_Escape)
    assert gathered.value == answered_by_two()


def test_the_model_is_a_model_of_qt_and_a_refused_file_is_not_ticked(tmp_path: Path, gathered: OpenGathering) -> None:
    dialog = ReturnedDialog([Returned(tmp_path / "a.docx", fault="不是。")], gathered.value, gathered.document)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert not dialog.model.setData(dialog.model.index(0, 0), 2)
    assert not dialog.take.isEnabled()
    assert dialog.chosen == []
    dialog.deleteLater()


def test_a_stick_full_of_pictures_hides_no_sheet(
    gathered: OpenGathering, over: QDialog, settings: QSettings, tmp_path: Path
) -> None:
    for at in range(_MOST + 1):
        (tmp_path / f"{at:03}.jpg").touch()
    own = tmp_path / "社会事务办"
    (own / "deep" / "deeper" / "deepest").mkdir(parents=True)
    (tmp_path / "System Volume Information").mkdir()
    sheet(own, WELFARE, {"new/natural": "4"})
    (own / "通知.docx").touch()
    (own / "deep" / "deeper" / "deepest" / "a.xlsx").touch()
    sheet(tmp_path, OFFICE, {"new/natural": "7"})
    _, listed = take_back(gathered, over, settings, [tmp_path], Key.Key_Return)
    assert [line[0] for line in listed[:3]] == [path_of(own, NAMES[one]).name for one in (OFFICE, WELFARE)] + [
        "000.jpg"
    ]
    assert len(listed) == _MOST + 3
    assert gathered.value.parts[WELFARE, NEW].value == Decimal(4)


def test_of_unlike_files_none_is_taken_where_the_last_one_is_not_known(tmp_path: Path) -> None:
    def back(name: str, figure: int, saved: datetime | None) -> Returned:
        sheet = RoomSheet(OFFICE, "党政办", "开元", 2023, {NEW: Decimal(figure)}, saved=saved)
        return Returned(tmp_path / name, sheet)

    assert to_take([back("a", 1, WHEN), back("b", 2, WHEN)]) == frozenset()
    assert to_take([back("a", 1, None), back("b", 2, None)]) == frozenset()
    assert to_take([back("a", 1, WHEN), back("b", 1, WHEN)]) == {0}
    assert to_take([back("a", 1, None), back("b", 2, WHEN)]) == {1}


def test_files_that_are_called_alike_or_are_of_one_room_are_told_apart(
    gathered: OpenGathering, over: QDialog, settings: QSettings, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        sheet(tmp_path / name, OFFICE, {"new/natural": "7"})
    _, listed = take_back(gathered, over, settings, [tmp_path], Key.Key_Escape)
    assert [line[0].split("/")[0] for line in listed] == ["a", "b"]
    assert all("1 个文件" in line[2] for line in listed)


def test_what_is_hidden_or_open_in_excel_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.xlsx", "~$a.xlsx", ".b.xlsx"):
        (tmp_path / name).touch()
    assert [one.name for one in files_in([tmp_path, tmp_path / "a.xlsx"])] == ["a.xlsx"]
