from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale, QTimer
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.exchange.task_package import TaskPackage, write_package
from tests import ROOT
from tests.builders import balanced
from tests.models.exchange.tasks import a_task
from ui.incoming.unit_choice_dialog import UnitChoiceDialog
from ui.kit.boxes import Box
from ui.session.claim import Claim
from ui.session.lock import DraftsLock
from ui.session.session import Session, open_window
from ui.trouble.uncaught_errors import Failures
from ui.window.main_window import MainWindow


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    window = open_window(folder)
    qtbot.addWidget(window)
    return window


def test_the_first_frame_waits_for_no_file_format(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.bench.first_frame", str(tmp_path)]
    heavy = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  our program

    assert heavy.stdout.strip() == ""


def test_the_window_opens_on_the_drafts_of_its_folder(qtbot: QtBot, tmp_path: Path) -> None:
    DraftStore(tmp_path / "drafts.json").save(balanced())

    window = opened(qtbot, tmp_path)

    assert window.report_view is None
    assert [draft.report for draft in DraftStore(tmp_path / "drafts.json").drafts()] == [balanced()]


def test_a_damaged_draft_file_is_set_aside_and_it_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    damaged = b"\xff\xfe not json"
    (tmp_path / "drafts.json").write_bytes(damaged)

    window = opened(qtbot, tmp_path)

    [aside] = tmp_path.glob("drafts.损坏-*.json")
    assert aside.read_bytes() == damaged
    assert aside.name in window.status_message


def test_the_window_comes_back_where_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    first = opened(qtbot, tmp_path)
    first.resize(701, 503)
    first.close()

    second = opened(qtbot, tmp_path)

    assert second.size().toTuple() == (701, 503)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    with pytest.raises(OSError, match="data"):
        open_window(tmp_path / "data")


def test_qt_speaks_chinese() -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)

    assert QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert QLocale().language() == QLocale.Language.Chinese
    assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_the_font_has_chinese_characters(qapp: QApplication) -> None:
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)

    assert QFontInfo(qapp.font()).family() in chinese


def test_a_second_start_leaves_the_drafts_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = DraftsLock(tmp_path)
    assert first.take()
    command = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path)]
    second = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # noqa: S603  our program

    with qtbot.waitSignal(first.wanted, timeout=30_000):
        pass

    assert second.wait(30) == 0
    assert not (tmp_path / "drafts.json").exists()
    first.release()


@pytest.mark.parametrize(
    "name", ["任务_海州区_2025.任务包", "任 务 & 说明 '一' \"二\" %PATH% $HOME.任务包", "-任务.退回单"]
)
def test_a_second_start_with_a_task_package_hands_it_to_the_first(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    first = DraftsLock(tmp_path)
    assert first.take()
    command = [sys.executable, str(ROOT / "main.py"), name, "--data", str(tmp_path)]
    second = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})  # noqa: S603  our program

    with qtbot.waitSignal(first.file_wanted, timeout=30_000) as wanted:
        pass

    assert second.wait(30) == 0
    assert wanted.args == [str(tmp_path / name)]
    first.release()


def test_a_task_package_that_is_named_at_the_start_is_opened_when_nothing_else_is_asked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.任务包"
    path.write_bytes(write_package(TaskPackage(a_task())))
    session = Session(tmp_path, DraftsLock(tmp_path), Failures())
    session.begin(Claim())
    question, seen = Box(Box.Icon.Question, "先答这个。"), list[type]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, UnitChoiceDialog | Box):
            seen.append(type(dialog))
            dialog.done(0)

    session.open_file(str(path))
    timer = QTimer(interval=700)
    timer.timeout.connect(look)
    timer.start()
    question.exec()
    qtbot.waitUntil(lambda: seen == [Box, UnitChoiceDialog], timeout=20_000)
    timer.stop()

    assert session._window
    session._window.close()
