"""A clerk types while the disk takes its time: what is typed goes first, and what is said of it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.drafts import backups
from models.drafts.backups import mirror_of
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from tests.builders import balanced
from tests.models.system.slow_disk import SlowDisk
from ui.kit.save_state import LONG, Moment, Saving
from ui.kit.waiting import WaitDialog
from ui.report import autosave
from ui.report.autosave import Autosave
from ui.window.main_window import MainWindow

TEXT = TextRef("texts", "other")


class Desk:
    """A draft of an earlier session that is open in the window, on a slow disk."""

    def __init__(self, qtbot: QtBot, window: MainWindow, draft_id: str, disk: SlowDisk, path: Path) -> None:
        window.open_draft(draft_id)
        self.window, self.disk, self.path = window, disk, path
        self._qtbot, self._draft_id = qtbot, draft_id

    @property
    def autosave(self) -> Autosave:
        assert self.window.report_view is not None
        [found] = self.window.report_view.findChildren(Autosave)
        return found

    @property
    def said(self) -> str:
        """What the corner of the window says of saving."""
        return self.window.saving

    @property
    def stored(self) -> str:
        """What another program would find of what is typed."""
        return DraftStore(self.path, held="只看").load(self._draft_id).text(*TEXT)

    def type(self, text: str) -> None:
        assert self.window.report_view is not None
        self.window.report_view.document.push({TEXT: text}, "修改文字")

    def await_begun(self, *names: str) -> None:
        """Wait until these files have been begun since the draft was opened, and no others."""
        self._qtbot.waitUntil(lambda: len(self.disk.begun) >= len(names), timeout=10_000)
        assert self.disk.begun == list(names)

    def await_due(self) -> None:
        """Wait until what was typed last would be saved if the disk were free."""
        self.await_(lambda: not any(timer.isActive() for timer in self.autosave.findChildren(QTimer)[:1]))

    def await_(self, done: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(done()), timeout=10_000)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    DraftStore(tmp_path / "drafts.json").save(balanced())
    return DraftStore(tmp_path / "drafts.json")


@pytest.fixture
def desk(
    qtbot: QtBot, window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    [draft] = store.drafts()
    disk = SlowDisk(monkeypatch, tmp_path)
    desk = Desk(qtbot, window, draft.id, disk, tmp_path / "drafts.json")
    desk.await_begun("session")
    disk.let()
    disk.begun.clear()
    yield desk
    disk.let_all()  # too late for a window that is closed first: a test that holds up the disk lets it go itself


def test_the_draft_goes_before_all_else_and_a_newer_save_overtakes_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "_DELAY", 10)
    desk.type("一")
    desk.await_begun("drafts")
    desk.type("二")
    desk.await_due()
    monkeypatch.setattr(autosave, "_DELAY", 60_000)  # which no save waits for any more
    desk.disk.let()
    desk.await_begun("drafts", "drafts")
    assert desk.stored == "一"

    desk.disk.let()
    desk.await_begun("drafts", "drafts", "000001-opened")
    assert desk.stored == "二"

    monkeypatch.setattr(autosave, "_DELAY", 10)
    desk.type("三")
    desk.await_due()
    desk.disk.let()
    desk.await_begun("drafts", "drafts", "000001-opened", "drafts")
    desk.disk.let(2)
    desk.await_begun("drafts", "drafts", "000001-opened", "drafts", "last")
    desk.await_(lambda: not desk.window.shell.store.owes)
    assert desk.stored == "三"
    assert mirror_of(desk.path).read_bytes() == desk.path.read_bytes()


def test_who_types_without_end_gets_a_second_file_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "_DELAY", 10)
    monkeypatch.setattr(autosave, "_MOST", 3)
    desk.type("开头")
    for number in range(1, 8):
        desk.await_(lambda: len(desk.disk.begun) >= number)  # noqa: B023  it is waited for here
        desk.type(f"第 {number} 句")
        desk.await_due()
        desk.disk.let()

    desk.await_begun("drafts", "drafts", "drafts", "000001-opened", "last", "drafts", "drafts", "drafts")
    desk.disk.let_all()


def test_while_a_save_lasts_the_bar_says_so_and_then_up_to_when_all_is_saved(desk: Desk) -> None:
    began = clock()
    desk.type("一")
    desk.await_begun("drafts")
    saving, held = clock(), monotonic()
    assert desk.said == "自动保存"

    desk.await_(lambda: desk.said != "自动保存")
    assert desk.said in {f"正在保存，{one} 起填的还没存好" for one in (began, saving)}
    desk.await_(lambda: monotonic() > held + 1.1)

    desk.disk.let()
    desk.await_begun("drafts", "000001-opened")
    desk.await_(lambda: desk.said in {f"正在写备份，{one} 以前填的都存好了" for one in (began, saving)})
    assert desk.window.status_message == (
        "这一次保存用了 1 秒，存草稿的盘可能很慢。拔盘、关电脑以前，请等右上角写着“已自动保存”。"
    )

    later = clock()
    desk.type("二")
    desk.await_(lambda: desk.said.startswith("正在保存，"))
    assert desk.said[5:13] >= later
    desk.disk.let_all()
    desk.await_(lambda: desk.said.startswith("已自动保存 "))
    assert desk.said[4:] >= later


def test_what_was_taken_back_is_not_said_to_be_unsaved_later(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "_DELAY", 10)
    desk.type("不要了")
    assert desk.window.report_view is not None
    desk.window.report_view.document.undo_stack.undo()
    desk.await_due()
    desk.await_(lambda: desk.autosave.saving.unsaved is None)
    later = monotonic()

    desk.type("要的")

    unsaved = desk.autosave.saving.unsaved
    assert unsaved is not None
    assert unsaved.at >= later
    desk.disk.let_all()


@pytest.mark.parametrize("act", ["typing on", "hurrying"])
def test_an_error_in_what_follows_is_told_and_what_is_typed_is_saved(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    def fail(*_: object) -> None:
        raise KeyError

    desk.disk.let_all()
    monkeypatch.setattr(backups, "keep_mirror", fail)
    with qtbot.captureExceptions() as reported:
        desk.type("存得上")
        if act == "hurrying":
            desk.window.shown.save_now()
        desk.await_(lambda: reported)
    assert [kind for kind, _, _ in reported] == [KeyError]
    assert desk.stored == "存得上"
    assert desk.said.startswith("已自动保存 ")


def clock() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"


class Clerk(QTimer):
    """Sees what keeps a window from closing, and does something about it.

    Attributes:
        seen: What was said there, and what the disk was busy with, at every look.
    """

    def __init__(self, desk: Desk, act: Callable[[WaitDialog], object]) -> None:
        super().__init__(desk.window, interval=20)  # with which it goes; a writer must not find it among the garbage
        self.seen: list[tuple[str, str]] = []
        self._desk, self._act = desk, act
        self.timeout.connect(self._look)
        self.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, WaitDialog):
            said = " ".join(label.text() for label in dialog.findChildren(QLabel))
            self.seen.append((said, self._desk.disk.begun[-1]))
            self._act(dialog)


def test_leaving_waits_for_all_of_a_save_and_says_so(desk: Desk) -> None:
    desk.type("最后一句")

    def let_once(_: WaitDialog) -> None:
        busy = [name for _, name in clerk.seen]
        if busy.count(busy[-1]) == 1:
            desk.disk.let()

    clerk = Clerk(desk, let_once)

    assert desk.window.go_to_start()

    assert all("请不要拔盘" in said for said, _ in clerk.seen)
    assert [name for name, _ in groupby(busy for _, busy in clerk.seen)] == ["drafts", "000001-opened", "last"]
    assert desk.stored == "最后一句"
    assert mirror_of(desk.path).read_bytes() == desk.path.read_bytes()
    assert not (desk.path.parent / "session.json").exists()


def test_who_would_rather_stay_stays_and_it_is_saved_all_the_same(desk: Desk) -> None:
    desk.type("最后一句")
    desk.await_begun("drafts")
    clerk = Clerk(desk, WaitDialog.reject)

    assert not desk.window.go_to_start()
    assert len(clerk.seen) == 1
    clerk.stop()
    assert desk.window.report_view is not None

    desk.disk.let_all()
    desk.await_(lambda: desk.said.startswith("已自动保存") and not desk.window.shell.store.owes)
    assert desk.stored == "最后一句"
    assert desk.window.go_to_start()


# ------------------------------------------------------------ the words


EARLY, LATE = Moment(10.0, "09:00:10"), Moment(20.0, "09:00:20")


@pytest.mark.parametrize(
    ("saving", "at", "said"),
    [
        (Saving(), 0, "自动保存"),
        (Saving(unsaved=EARLY), 10.9, "自动保存"),
        (Saving(unsaved=EARLY), 11, "正在保存，09:00:10 起填的还没存好"),
        (Saving(EARLY), 99, "已自动保存 09:00"),
        (Saving(EARLY, unsaved=LATE), 20.9, "已自动保存 09:00"),
        (Saving(EARLY, unsaved=LATE), 21.1, "正在保存，09:00:20 起填的还没存好"),
        (Saving(EARLY, unsaved=LATE, took=LONG), 20, "正在保存，09:00:20 起填的还没存好"),
        (Saving(EARLY, copying=LATE), 20.9, "已自动保存 09:00"),
        (Saving(EARLY, copying=LATE), 21.1, "正在写备份，09:00:10 以前填的都存好了"),
    ],
)
def test_that_all_is_saved_is_never_said_for_long_while_it_is_not(saving: Saving, at: float, said: str) -> None:
    assert saving.said(at) == said
