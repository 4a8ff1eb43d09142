from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clerk import shown
from ui.session import lock
from ui.session.lock import DraftsLock
from ui.session.lock_takeover import seems_gone, take_over


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The note of another computer in a folder on a network."""
    monkeypatch.setattr(lock, "_SILENCE", 0.3)
    monkeypatch.setattr(lock, "is_on_network", lambda _: True)
    path = tmp_path / "holder.json"
    path.write_text(json.dumps({"mark": "x", "computer": "<b>B</b>"}), encoding="utf-8")
    return path


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox]:
    """The boxes that are shown; the clerk agrees."""
    found: list[QMessageBox] = []

    def answer(box: QMessageBox) -> int:
        found.append(box)
        for button in box.buttons():
            if box.buttonRole(button) is QMessageBox.ButtonRole.AcceptRole:
                button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return found


def while_waiting(act: Callable[[], object]) -> QTimer:
    """Do something again and again while the clerk is waiting."""
    timer = QTimer(interval=20)
    timer.timeout.connect(act)
    timer.start()
    return timer


def stop_waiting() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QProgressDialog):
        button = dialog.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        button.click()


@pytest.mark.usefixtures("qapp")
def test_who_gives_no_sign_is_gone_and_who_does_not_wait_does_not_know(note: Path) -> None:
    assert seems_gone(DraftsLock(note.parent)) is True

    timer = while_waiting(stop_waiting)
    assert seems_gone(DraftsLock(note.parent)) is None
    timer.stop()


def test_the_clerk_is_asked_before_drafts_are_taken_over(qtbot: QtBot, note: Path, boxes: list[QMessageBox]) -> None:
    window, ours = shown(qtbot, QWidget()), DraftsLock(note.parent)

    assert take_over(ours, window)

    assert ["<b>B</b>" in box.text() for box in boxes] == [True]
    assert {box.textFormat() for box in boxes} == {Qt.TextFormat.PlainText}
    ours.release()


def test_who_lives_is_not_robbed(qtbot: QtBot, note: Path, boxes: list[QMessageBox]) -> None:
    window = shown(qtbot, QWidget())
    timer = while_waiting(note.touch)
    assert not take_over(DraftsLock(note.parent), window)
    timer.stop()
    note.unlink()
    first = DraftsLock(note.parent)
    assert first.take()

    assert not take_over(DraftsLock(note.parent), window)

    assert ["刚刚还有动静" in box.text() for box in boxes] == [True, False]
    first.release()
    assert take_over(DraftsLock(note.parent), window)
