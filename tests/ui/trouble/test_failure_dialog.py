from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.system.log import kept_log, note
from models.system.traces import Told
from tests.ui.clerk import Key, clipboard, press, put_on_clipboard, shown
from ui.kit.save_state import Kept
from ui.trouble.failure_dialog import FailureDialog, Mood, Notice, RecordDialog

DETAILS = Told("error: KeyError\n  <b>ui/report/document.py</b>:1 push")


def notice(mood: Mood = Mood.ONCE, kept: Kept = Kept.SAVED) -> Notice:
    return Notice(mood, kept, datetime(2024, 1, 9, 10, 21, 33, tzinfo=UTC), DETAILS)


def sentences(dialog: FailureDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def test_details_are_hidden_until_they_are_asked_for(qtbot: QtBot) -> None:
    dialog = shown(qtbot, FailureDialog(notice()))
    before = dialog.details.isVisible()
    dialog.more.click()

    assert (before, dialog.details.isVisible()) == (False, True)
    assert dialog.details.toPlainText() == DETAILS


def test_details_are_copied_whole_and_the_dialog_stays(qtbot: QtBot) -> None:
    put_on_clipboard("")
    dialog = shown(qtbot, FailureDialog(notice()))
    dialog.copy.click()

    assert clipboard() == DETAILS
    assert dialog.isVisible()


@pytest.mark.parametrize("mood", Mood)
@pytest.mark.parametrize("kept", Kept)
def test_leaving_is_proposed_only_where_nothing_is_lost(qtbot: QtBot, mood: Mood, kept: Kept) -> None:
    dialog = shown(qtbot, FailureDialog(notice(mood, kept)))
    ends = mood in {Mood.SHUT, Mood.NEVER_OPENED}
    proposed = ends or (mood is not Mood.ONCE and kept is not Kept.UNSAVED)

    assert dialog.leave.isDefault() is proposed
    assert dialog.go_on.isVisible() is not ends
    assert ("10:21:33" in "".join(sentences(dialog))) is (kept is Kept.SAVED)
    assert len(sentences(dialog)) == 3
    assert (dialog.notice.advice == mood.value) is (ends or kept is not Kept.UNSAVED)


@pytest.mark.parametrize(("key", "left"), [(Key.Key_Escape, False), (Key.Key_Return, False)])
def test_the_keyboard_goes_on(qtbot: QtBot, key: Key, left: bool) -> None:  # noqa: FBT001  of a table
    dialog = shown(qtbot, FailureDialog(notice()))
    press(key)

    assert not dialog.isVisible()
    assert (dialog.result() == FailureDialog.DialogCode.Accepted) is left


def test_the_record_is_shown_copied_and_found(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    put_on_clipboard("")
    with kept_log(tmp_path):
        note("save failed", errno=28)
        dialog = shown(qtbot, RecordDialog())
        dialog.copy.click()
        dialog.folder.click()

    assert "save failed errno=28" in clipboard()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path / "logs"]


def test_without_a_log_there_is_no_folder_to_open(qtbot: QtBot) -> None:
    dialog = shown(qtbot, RecordDialog())

    assert not dialog.folder.isEnabled()
    assert dialog.page.toPlainText()
