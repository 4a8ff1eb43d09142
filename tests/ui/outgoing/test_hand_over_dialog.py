from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from exporters.filing import FILED
from models.exchange.manifest import MANIFEST
from models.report.matching_code import matching_code
from models.stick.covering_note import NOTE
from models.stick.hand_over import UNFINISHED
from models.system.errors import NotReady
from tests.ui.clerk import Key, focus, press
from tests.ui.outgoing.handing_over import FILES, NAME, REPORT, Opened, make, said
from ui.kit.dialogs import FolderDialog
from ui.kit.letters import without_letter
from ui.outgoing import hand_over_dialog
from ui.outgoing.drives import Drive
from ui.outgoing.hand_over_dialog import HandOverDialog, Stage
from ui.outgoing.hand_over_words import PUBLIC


def rows(dialog: HandOverDialog) -> list[str]:
    listed = dialog.targets.list
    return [listed.item(row).text().partition("（")[0] for row in range(listed.count())]


def labels(dialog: HandOverDialog) -> list[str]:
    return [without_letter(button.text()) for button in dialog.buttons.values() if button.isVisible()]


# ------------------------------------------------------------ choosing


def test_says_what_will_be_written(dialog: HandOverDialog) -> None:
    assert NAME in said(dialog)
    assert all(exporter.label in said(dialog) for exporter in FILED)
    assert labels(dialog) == ["选别的文件夹…", "交付", "取消"]


def test_without_a_stick_one_is_asked_for(qtbot: QtBot, opened: Opened, drives: list[Drive]) -> None:
    drives.clear()
    dialog = opened()

    qtbot.waitUntil(lambda: "请插上 U 盘" in said(dialog))
    assert dialog.targets.place is None


def test_there_is_one_way_to_a_folder_with_a_stick_and_without(
    qtbot: QtBot, opened: Opened, drives: list[Drive], stick: Drive
) -> None:
    drives.clear()
    dialog = opened()
    qtbot.waitUntil(lambda: labels(dialog) == ["选一个文件夹交付…", "取消"])
    assert focus() is dialog.buttons["交付"]

    drives.append(stick)
    qtbot.waitUntil(lambda: labels(dialog) == ["选别的文件夹…", "交付", "取消"])

    drives.clear()
    qtbot.waitUntil(lambda: labels(dialog) == ["选一个文件夹交付…", "取消"])


def test_a_stick_appears_when_plugged_in_and_goes_when_pulled(
    qtbot: QtBot, opened: Opened, drives: list[Drive], stick: Drive
) -> None:
    drives.clear()
    dialog = opened()
    qtbot.waitUntil(lambda: "请插上 U 盘" in said(dialog))

    drives.append(stick)
    qtbot.waitUntil(lambda: dialog.targets.place == stick.place)

    drives.clear()
    qtbot.waitUntil(lambda: dialog.targets.place is None)
    assert "请插上 U 盘" in said(dialog)


def test_a_write_protected_stick_cannot_be_chosen(
    qtbot: QtBot, opened: Opened, drives: list[Drive], stick: Drive
) -> None:
    drives[:] = [stick._replace(label="保护", place=stick.place.with_name("A"), read_only=True)]
    dialog = opened()
    qtbot.waitUntil(lambda: rows(dialog) == ["保护"])
    assert dialog.targets.place is None

    dialog.targets.show_drives([*drives, stick])

    assert rows(dialog) == ["保护", "KINGSTON"]
    assert dialog.targets.place == stick.place
    press(Key.Key_Up)
    assert dialog.targets.place == stick.place


def test_the_choice_stays_while_others_come_and_go(dialog: HandOverDialog, stick: Drive) -> None:
    other = stick._replace(label="别的", place=stick.place.with_name("other"))
    dialog.targets.show_drives([other, stick])
    assert dialog.targets.place == stick.place

    dialog.targets.list.setCurrentRow(0)
    dialog.targets.show_drives([stick, other._replace(free=1)])
    assert dialog.targets.place == other.place

    dialog.targets.show_drives([stick])
    assert dialog.targets.place == stick.place


def test_any_folder_can_be_chosen(
    dialog: HandOverDialog, stick: Drive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FolderDialog, "ask", lambda _parent: tmp_path)
    dialog.buttons["选别的文件夹…"].click()

    assert rows(dialog) == ["KINGSTON", "选的文件夹"]
    assert dialog.targets.place == tmp_path

    dialog.targets.show_drives([])
    assert dialog.targets.place == tmp_path

    monkeypatch.setattr(FolderDialog, "ask", lambda _parent: stick.place)
    dialog.buttons["选别的文件夹…"].click()
    dialog.targets.show_drives([stick])
    assert rows(dialog) == ["选的文件夹"]


def test_the_folder_dialog_returns_the_folder(qtbot: QtBot, tmp_path: Path) -> None:
    def choose() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, FolderDialog)
        qtbot.addWidget(asked)
        asked.setDirectory(str(tmp_path))
        asked.accept()

    QTimer.singleShot(0, choose)
    assert FolderDialog.ask() == tmp_path


def test_enter_without_a_stick_asks_for_a_folder_and_delivers_there(
    qtbot: QtBot, opened: Opened, drives: list[Drive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drives.clear()
    answers, asked = iter((None, tmp_path)), list[object]()

    def ask(over: object) -> Path | None:
        asked.append(over)
        return next(answers)

    monkeypatch.setattr(FolderDialog, "ask", ask)
    dialog = opened()
    assert focus() is dialog.buttons["交付"]
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert labels(dialog) == ["选一个文件夹交付…", "取消"], "the clerk has turned back"

    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)
    assert not [one for one in dialog.findChildren(QLabel) if one.isVisible() and "U 盘" in one.text()]

    assert (tmp_path / NAME / NOTE).is_file()
    assert not any(word in said(dialog) for word in ("拔", "弹出", "U 盘"))


def test_a_folder_on_a_stick_is_on_a_stick(qtbot: QtBot, dialog: HandOverDialog, stick: Drive) -> None:
    (stick.place / "年报").mkdir()
    dialog.targets.add_folder(stick._replace(place=stick.place / "年报"))
    dialog.deliver()
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)

    assert "弹出" in said(dialog)


def test_why_a_folder_cannot_be_had_is_said(
    qtbot: QtBot, opened: Opened, drives: list[Drive], stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    drives.clear()
    monkeypatch.setattr(FolderDialog, "ask", lambda _over: stick.place)
    monkeypatch.setattr(hand_over_dialog, "drive", lambda place, _: stick._replace(place=place, read_only=True))
    dialog = opened()
    press(Key.Key_Return)

    qtbot.waitUntil(lambda: "有写保护" in dialog.fault.text())
    assert dialog.stage is Stage.CHOOSING


# ------------------------------------------------------------ delivering


def test_enter_delivers_and_then_it_is_said_what_was_done(qtbot: QtBot, dialog: HandOverDialog, stick: Drive) -> None:
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)

    folder = stick.place / NAME
    assert {path.name for path in folder.iterdir()} == {*FILES, NOTE, MANIFEST}
    assert (folder / "年报.pdf").read_bytes() == FILES["年报.pdf"]
    assert all(
        part in said(dialog)
        for part in ("交付好了", matching_code(REPORT), str(folder), "4 个文件", "弹出", "1 秒", PUBLIC)
    )
    assert labels(dialog) == ["好"]
    assert dialog.delivered is not None
    assert (dialog.delivered.code, dialog.delivered.folder) == (matching_code(REPORT), str(folder))
    assert timedelta(0) <= datetime.now(UTC) - dialog.delivered.when < timedelta(minutes=1)

    press(Key.Key_Return)
    assert not dialog.isVisible()


def test_ask_returns_what_was_delivered(qtbot: QtBot, stick: Drive) -> None:
    def clerk() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandOverDialog)
        dialog.targets.show_drives([stick])
        dialog.deliver()
        qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)
        dialog.buttons["好"].click()

    QTimer.singleShot(0, clerk)
    delivered = HandOverDialog.ask(REPORT, make)

    assert delivered is not None
    assert delivered.folder == str(stick.place / NAME)


def test_ask_returns_nothing_if_the_clerk_turns_back() -> None:
    def clerk() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HandOverDialog)
        QTest.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(0, clerk)

    assert HandOverDialog.ask(REPORT, make) is None


def test_a_failure_is_told_and_can_be_tried_again(
    qtbot: QtBot, dialog: HandOverDialog, drives: list[Drive], stick: Drive
) -> None:
    stick.place.rmdir()
    dialog.buttons["交付"].click()
    qtbot.waitUntil(lambda: "没有交付成" in said(dialog))

    assert str(stick.place) in said(dialog)
    assert labels(dialog) == ["选别的文件夹…", "再试一次", "取消"]
    assert dialog.delivered is None
    drives[0] = stick._replace(free=1)
    qtbot.waitUntil(lambda: "1 " in dialog.targets.list.item(0).text())
    assert "没有交付成" in said(dialog)

    stick.place.mkdir()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.stage is Stage.DONE)
    assert "没有交付成" not in said(dialog)


def test_a_report_with_open_points_is_told_of(qtbot: QtBot, opened: Opened, stick: Drive) -> None:
    def make() -> Mapping[str, bytes]:
        raise NotReady(3)

    dialog = opened(make)
    dialog.targets.show_drives([stick])
    dialog.deliver()

    qtbot.waitUntil(lambda: str(NotReady(3)) in said(dialog))
    assert not list(stick.place.iterdir())


@pytest.mark.qt_no_exception_capture
def test_an_error_of_the_program_is_not_hidden(qtbot: QtBot, opened: Opened, stick: Drive) -> None:
    def make() -> Mapping[str, bytes]:
        raise ZeroDivisionError

    dialog = opened(make)
    dialog.targets.show_drives([stick])
    with qtbot.captureExceptions() as caught:
        dialog.deliver()
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert dialog.stage is Stage.CHOOSING


# ------------------------------------------------------------ stopping


@pytest.fixture
def slow() -> Iterator[SimpleNamespace]:
    """Files that are made when they are let."""
    held = SimpleNamespace(begun=Event(), let=Event())

    def make() -> Mapping[str, bytes]:
        held.begun.set()
        held.let.wait(10)
        return FILES

    held.make = make
    yield held
    held.let.set()


@pytest.fixture
def writing(qtbot: QtBot, opened: Opened, stick: Drive, slow: SimpleNamespace) -> HandOverDialog:
    dialog = opened(slow.make)
    dialog.targets.show_drives([stick])
    dialog.deliver()
    qtbot.waitUntil(slow.begun.is_set)
    return dialog


def test_the_window_lives_while_something_is_written(
    qtbot: QtBot, writing: HandOverDialog, slow: SimpleNamespace
) -> None:
    qtbot.waitUntil(lambda: "正在生成文件" in said(writing))
    assert "先不要拔" in said(writing)
    assert labels(writing) == ["停下"]
    assert focus() is writing.bar

    press(Key.Key_Return)
    press(Key.Key_Space)
    slow.let.set()
    qtbot.waitUntil(lambda: writing.stage is Stage.DONE)


@pytest.mark.parametrize("how", ["button", "Esc", "cross"])
def test_what_is_stopped_leaves_nothing(
    qtbot: QtBot, writing: HandOverDialog, slow: SimpleNamespace, stick: Drive, how: str
) -> None:
    acts: dict[str, Callable[[], object]] = {
        "button": writing.buttons["停下"].click,
        "Esc": lambda: press(Key.Key_Escape),
        "cross": writing.close,
    }
    acts[how]()
    qtbot.waitUntil(lambda: "正在停下" in said(writing))
    assert writing.isVisible()
    slow.let.set()
    qtbot.waitUntil(lambda: writing.stage is Stage.CHOOSING)

    assert "已经停下" in said(writing)
    assert labels(writing) == ["选别的文件夹…", "再试一次", "取消"]
    assert writing.delivered is None
    assert not list(stick.place.iterdir())

    writing.deliver()
    qtbot.waitUntil(lambda: writing.stage is Stage.DONE)


def test_nobody_waits_for_a_stick_that_does_not_answer(
    qtbot: QtBot, writing: HandOverDialog, slow: SimpleNamespace, stick: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = writing._work
    assert work is not None
    monkeypatch.setattr(hand_over_dialog, "_PATIENCE", 0.2)
    writing.reject()
    assert writing.isVisible()
    qtbot.waitUntil(lambda: labels(writing) == ["不等了"])
    assert "没有反应" in said(writing)
    assert UNFINISHED.strip(".") in said(writing)

    writing.buttons["停下"].click()
    assert not writing.isVisible()
    assert writing.delivered is None

    slow.let.set()
    qtbot.waitUntil(work.done)
    assert not list(stick.place.iterdir())


def test_every_file_is_told_of(
    qtbot: QtBot, dialog: HandOverDialog, monkeypatch: pytest.MonkeyPatch, stick: Drive
) -> None:
    asked, turns, real, seen = Event(), Event(), os.fsync, set[str]()

    def fsync(handle: int) -> None:
        asked.set()
        turns.wait(10)
        turns.clear()
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    dialog.deliver()
    while dialog.stage is Stage.WRITING:
        qtbot.wait(10)
        if asked.is_set():
            asked.clear()
            qtbot.wait(200)
            seen.add(dialog.words.text())
            turns.set()

    assert {f"正在写：{name}" for name in (*FILES, NOTE, MANIFEST)} <= seen
    assert dialog.bar.maximum() == 13
    assert (stick.place / NAME).is_dir()
