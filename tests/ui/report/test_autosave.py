from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report import Report
from tests.builders import balanced
from ui.report import autosave
from ui.report.autosave import Autosave
from ui.report.document import Document

TEXT = TextRef("texts", "other")


class Draft:
    """A stored report that is being edited."""

    def __init__(self, store: DraftStore) -> None:
        self.store = store
        self.id = store.save(balanced())
        self.document = Document(store.load(self.id))
        self.autosave = Autosave(self.document, store, self.id, self.document)

    def type(self, text: str) -> None:
        self.document.push({TEXT: text}, "修改文字")

    @property
    def stored(self) -> Report:
        return self.store.load(self.id)


@pytest.fixture
def draft(qapp: QApplication, store: DraftStore) -> Iterator[Draft]:  # noqa: ARG001  signals need an application
    draft = Draft(store)
    yield draft
    Shiboken.delete(draft.document)  # not by the writer of another test, if that happens to look for garbage


def broken_disk(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_saved_within_a_second_of_the_last_key(qtbot: QtBot, draft: Draft) -> None:
    start = monotonic()
    with qtbot.waitSignal(draft.autosave.saved, timeout=5000):
        draft.type("新的内容")

    assert monotonic() - start < 1
    assert draft.stored == draft.document.report
    assert not draft.autosave.pending


def test_saved_while_typing_goes_on(qtbot: QtBot, draft: Draft) -> None:
    saved: list[str] = []
    draft.autosave.saved.connect(saved.append)
    count = 0

    def typed_on() -> bool:
        nonlocal count
        count += 1
        draft.type(f"第 {count} 个字")
        return bool(saved)

    qtbot.waitUntil(typed_on, timeout=5000)
    assert count > 5


@pytest.mark.parametrize("later", [["磁盘满的时候接着写的"], []], ids=["typing goes on", "nobody types"])
def test_failing_disk_is_told_and_saved_later(
    qtbot: QtBot, draft: Draft, monkeypatch: pytest.MonkeyPatch, later: list[str]
) -> None:
    monkeypatch.setattr(autosave, "_RETRY", 300)
    before = draft.stored
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken_disk)
        with qtbot.waitSignal(draft.autosave.failed, timeout=5000):
            draft.type("磁盘满的时候写的")
        assert draft.stored == before
        assert draft.autosave.pending
        for text in later:
            draft.type(text)

    with qtbot.waitSignal(draft.autosave.saved, timeout=10_000):
        pass
    assert draft.stored == draft.document.report


def test_a_failing_disk_is_tried_again_after_two_seconds(
    qtbot: QtBot, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    timer = draft.autosave.findChild(QTimer)
    assert timer is not None
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken_disk)
        with qtbot.waitSignal(draft.autosave.failed, timeout=5000):
            draft.type("磁盘满的时候写的")
        assert (timer.isActive(), timer.interval()) == (True, 2_000)


def test_saves_do_not_queue_up_on_a_slow_disk(qtbot: QtBot, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    synced, goes_on = os.fsync, Event()
    begun: list[int] = []

    def slow(handle: int) -> None:
        begun.append(handle)
        goes_on.wait()
        synced(handle)

    def typed_for_many_delays() -> bool:
        draft.type(f"{monotonic()}")
        return monotonic() - start > 0.5

    start = monotonic()
    monkeypatch.setattr(autosave, "_DELAY", 100)
    monkeypatch.setattr(os, "fsync", slow)
    qtbot.waitUntil(typed_for_many_delays, timeout=5000)
    while_slow = len(begun)
    goes_on.set()
    qtbot.waitUntil(lambda: not draft.autosave.pending, timeout=5000)

    assert while_slow == 1
    assert len(begun) <= 16  # of two or three saves: the file, a good copy, the state before, and their folders
    assert draft.stored == draft.document.report


def test_what_is_typed_during_a_slow_save_is_saved_after_it(
    qtbot: QtBot, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, begun, goes_on = os.fsync, Event(), Event()

    def slow(handle: int) -> None:
        begun.set()
        goes_on.wait()
        synced(handle)

    monkeypatch.setattr(autosave, "_DELAY", 10)
    monkeypatch.setattr(os, "fsync", slow)
    draft.type("正在存")
    qtbot.waitUntil(begun.is_set, timeout=5000)
    draft.type("存的时候写的")
    qtbot.wait(100)  # nobody types any more
    goes_on.set()

    qtbot.waitUntil(lambda: not draft.autosave.pending, timeout=5000)
    assert draft.stored == draft.document.report


def test_flush_saves_at_once(draft: Draft) -> None:
    draft.type("马上要关窗口")
    draft.autosave.flush()

    assert not draft.autosave.pending
    assert draft.stored == draft.document.report


def test_flush_on_a_failing_disk_raises_and_keeps_the_old(draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    before = draft.stored
    draft.type("存不上")
    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", broken_disk)
        with pytest.raises(OSError, match="No space"):
            draft.autosave.flush()

    assert draft.stored == before


def test_nothing_changed_is_not_saved_again(
    qtbot: QtBot, draft: Draft, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(autosave, "_DELAY", 10)
    before = (tmp_path / "drafts.json").read_bytes()
    draft.type("改一下")
    draft.document.undo_stack.undo()
    assert not draft.autosave.pending

    qtbot.wait(100)

    assert (tmp_path / "drafts.json").read_bytes() == before
