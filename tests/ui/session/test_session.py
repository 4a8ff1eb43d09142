from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo, QLocale
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from tests import ROOT
from tests.builders import balanced
from ui.session.lock import DraftsLock
from ui.session.session import open_window
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
