"""A clerk types while the disk makes trouble: nothing is lost, it is told, and saved as soon as it works again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread, Timer
from time import monotonic, sleep

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.report import Report
from models.system import files
from models.system.disk_faults import Fault, trouble
from models.system.errors import DraftNotFound
from tests.builders import balanced
from tests.models.faulty import KINDS, failure, held
from tests.models.system.disk import Disk, Step
from tests.thoroughness import times
from tests.ui.clerk import click_on, shown
from ui.report import autosave
from ui.report.autosave import Autosave
from ui.report.document import Document
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, Banner

TEXT = TextRef("texts", "other")


class Desk:
    """A draft that is typed in, with its banner."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.path = path
        store = DraftStore(path)
        self.id = store.save(balanced())
        self.store = DraftStore(path)
        self.document = Document(self.store.load(self.id))
        self.autosave = Autosave(self.document, self.store, self.id, self.document)
        self.banner = shown(qtbot, Banner())
        self.banner.hide()
        acts = {RETRY: self.autosave.retry, SAVE_ELSEWHERE: lambda: None}
        self.autosave.failed.connect(lambda found: self.banner.show_trouble(found, acts))
        self.autosave.saved.connect(lambda _: self.banner.clear())
        self._qtbot = qtbot

    def type(self, text: str) -> None:
        self.document.push({TEXT: text}, "修改文字")

    @property
    def stored(self) -> Report:
        """What another program would find."""
        return DraftStore(self.path, held="只看").load(self.id)

    def await_trouble(self) -> None:
        self._qtbot.waitUntil(lambda: self.autosave.trouble is not None, timeout=10_000)
        assert self.banner.isVisible()
        assert self.banner.trouble == self.autosave.trouble

    def await_saved(self) -> None:
        self._qtbot.waitUntil(lambda: not self.autosave.pending and not self.autosave.trouble, timeout=20_000)
        self._qtbot.waitUntil(lambda: not self.store.owes, timeout=20_000)
        assert self.stored == self.document.report
        assert not self.banner.isVisible()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(autosave, "_DELAY", 5)
    monkeypatch.setattr(autosave, "_RETRY", 30)
    (tmp_path / "数据").mkdir()
    desk = Desk(qtbot, tmp_path / "数据" / "drafts.json")
    yield desk
    Shiboken.delete(desk.document)  # not by the writer of another test, if that happens to look for garbage


def survives(desk: Desk, trouble_is_over: Callable[[], object], fault: Fault) -> None:
    """Type on through a trouble that has begun, and be saved after it."""
    before = desk.path.read_bytes() if desk.path.exists() else None
    desk.type("有了麻烦以后写的")
    desk.await_trouble()
    found = desk.autosave.trouble
    assert found is not None
    assert found.fault is fault
    desk.type("接着写的")
    assert before is None or desk.path.read_bytes() == before

    trouble_is_over()
    desk.await_saved()
    assert desk.document.report.text(*TEXT) == "接着写的"


# ------------------------------------------------------------ every call of a save


def acts_of_a_save(desk: Desk) -> list[str]:
    """Return what a save does to the draft file, and with it."""
    desk.type("麻烦以前写的")
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, desk.path.parent)
        desk.autosave.flush()
    return [step.act for step in disk.steps if desk.path.name in step.path.name]


@pytest.mark.parametrize("act", ["open", "write", "fsync", "rename"])
@pytest.mark.parametrize("number", KINDS)
def test_whatever_call_fails_typing_goes_on_and_all_is_saved_later(desk: Desk, number: int, act: str) -> None:
    assert act in acts_of_a_save(desk)
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, desk.path.parent)

        def fail(step: Step, _: int) -> None:
            if step.act == act:
                raise failure(number)

        disk.fault = fail
        survives(desk, lambda: setattr(disk, "fault", lambda *_: None), KINDS[number])
    assert not list(desk.path.parent.rglob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="Windows does not settle folders")
@pytest.mark.parametrize("number", KINDS)
def test_a_folder_that_does_not_settle_loses_nothing(desk: Desk, number: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, desk.path.parent)

        def fail(step: Step, _: int) -> None:
            if step.act in {"look", "settle"}:
                raise failure(number)

        disk.fault = fail
        desk.type("写好了")
        desk.await_saved()


# ------------------------------------------------------------ real trouble


def test_a_folder_that_is_gone_and_comes_back(desk: Desk) -> None:
    away = desk.path.parent.with_name("移走了")
    desk.path.parent.rename(away)
    survives(desk, lambda: away.rename(desk.path.parent), Fault.GONE)


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such limit")
def test_a_disk_on_which_files_must_not_grow(desk: Desk) -> None:
    """The kernel itself refuses to write."""
    import resource  # noqa: PLC0415  Windows has none

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_048, before[1]))
    try:
        survives(desk, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, before), Fault.FULL)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(desk.path.parent.rglob("*.tmp"))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do anything can write here, too")
def test_a_folder_that_must_not_be_written(desk: Desk) -> None:
    desk.path.parent.chmod(0o500)
    try:
        survives(desk, lambda: desk.path.parent.chmod(0o700), Fault.FORBIDDEN)
    finally:
        desk.path.parent.chmod(0o700)


def mounted(*arguments: str) -> bool:
    return subprocess.run(arguments, check=False, capture_output=True).returncode == 0  # noqa: S603  fixed commands


@contextmanager
def drive(folder: Path, kilobytes: int) -> Iterator[Path]:
    """Mount a small file system."""
    folder.mkdir()
    if sys.platform != "linux" or not mounted("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)):
        pytest.skip("only root can mount")
    try:
        yield folder
    finally:
        mounted("umount", "-l", str(folder))


def test_a_disk_that_is_full(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with drive(tmp_path / "D", 256) as folder:
        here = Desk(qtbot, folder / "drafts.json")
        ballast = folder / "电影.mp4"
        ballast.write_bytes(bytes(shutil.disk_usage(folder).free))
        survives(here, ballast.unlink, Fault.FULL)
    assert desk.stored == balanced()


def test_a_disk_that_becomes_write_protected(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with drive(tmp_path / "D", 256) as folder:
        here = Desk(qtbot, folder / "drafts.json")
        assert mounted("mount", "-o", "remount,ro", str(folder))
        survives(here, lambda: mounted("mount", "-o", "remount,rw", str(folder)), Fault.PROTECTED)
    assert desk.stored == balanced()


# ------------------------------------------------------------ virus scanners


@contextmanager
def scanner(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold every file for as long as the event is set, as a virus scanner does on Windows."""
    holding, real = Event(), os.replace

    def replace(before: Path, after: Path) -> None:
        if holding.is_set():
            raise held()
        real(before, after)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", replace)
        yield holding


def test_a_scanner_that_holds_files_now_and_then_loses_no_write(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[object] = []
    desk.autosave.failed.connect(failed.append)
    with scanner(monkeypatch) as holding:

        def scan() -> None:
            for seconds in times(2, 10) * (0.05, 0.3) + times(0, 1) * (1.0, 2.0):
                holding.set()
                sleep(seconds)
                holding.clear()
                sleep(0.05)

        scanning = Thread(target=scan)
        scanning.start()

        def typed_on() -> bool:
            desk.type(f"{monotonic()}")
            return not scanning.is_alive()

        qtbot.waitUntil(typed_on, timeout=60_000)
        scanning.join()
        desk.await_saved()
    assert failed == []


def test_a_scanner_that_does_not_let_go_is_told_of_in_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """In real time in the thorough run."""
    speed = times(10, 1)
    slept: list[float] = []
    waited: list[float] = []

    def sleep_fast(seconds: float) -> None:
        slept.append(seconds)
        sleep(seconds / speed)

    monkeypatch.setattr(files, "sleep", sleep_fast)
    monkeypatch.setattr(files, "monotonic", lambda: monotonic() * speed)
    desk.autosave.failed.connect(lambda _: waited.append(sum(slept)))
    with scanner(monkeypatch) as holding:
        holding.set()
        desk.type("被占着")
        desk.await_trouble()
        assert 1 < waited[0] < 2.6, "all files of a save together"
        assert not list(desk.path.parent.rglob("*.tmp"))
        assert desk.autosave.trouble is not None
        assert desk.autosave.trouble.fault is Fault.BUSY

        slept.clear()
        with pytest.raises(OSError, match="Windows"):
            desk.autosave.flush()
        assert sum(slept) < 2.6
        holding.clear()
        desk.await_saved()


# ------------------------------------------------------------ what is not the disk


class Refusing:
    """Lets the store refuse to save until it is told otherwise."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception | None) -> None:
        self.error = error
        self.goes_on = Event()
        self.goes_on.set()
        self.asked = 0
        self._write = desk.store.write
        monkeypatch.setattr(desk.store, "write", self.write)

    def was_asked(self, times_: int) -> bool:
        return self.asked >= times_

    def write(self, report: Report, draft_id: str) -> str:
        self.asked += 1
        self.goes_on.wait(5)
        if self.error:
            raise self.error
        return self._write(report, draft_id)


def test_what_the_store_refuses_is_told_and_tried_again_when_asked(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing = Refusing(desk, monkeypatch, DraftNotFound())
    desk.type("别处改过")
    desk.await_trouble()
    assert desk.autosave.trouble == trouble(DraftNotFound())
    qtbot.wait(150)
    assert refusing.asked == 1

    click_on(desk.banner.buttons[RETRY])
    qtbot.waitUntil(lambda: refusing.asked == 2)
    desk.await_trouble()
    with pytest.raises(DraftNotFound):
        desk.autosave.flush()

    refusing.error = None
    qtbot.waitUntil(desk.banner.buttons[RETRY].isEnabled)
    click_on(desk.banner.buttons[RETRY])
    desk.await_saved()


def test_an_error_that_nobody_has_foreseen_is_told_and_reported_once(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing = Refusing(desk, monkeypatch, KeyError("count"))
    with qtbot.captureExceptions() as reported:
        for count in range(1, 4):
            desk.type(f"第 {count} 次")
            qtbot.waitUntil(partial(refusing.was_asked, count))
            desk.await_trouble()
            qtbot.wait(30)
    assert [kind for kind, _, _ in reported] == [KeyError]

    refusing.error = None
    desk.autosave.retry()
    desk.await_saved()


def test_trouble_is_over_even_if_the_clerk_takes_back_what_was_typed(desk: Desk) -> None:
    away = desk.path.parent.with_name("移走了")
    desk.path.parent.rename(away)
    desk.type("又不要了")
    desk.await_trouble()
    desk.document.undo_stack.undo()
    assert not desk.autosave.pending

    away.rename(desk.path.parent)
    desk.await_saved()


def test_a_flush_that_fails_goes_on_trying(desk: Desk) -> None:
    away = desk.path.parent.with_name("移走了")
    desk.path.parent.rename(away)
    desk.type("想走")
    with pytest.raises(FileNotFoundError):
        desk.autosave.flush()
    desk.await_trouble()

    away.rename(desk.path.parent)
    desk.await_saved()


def test_a_flush_takes_over_what_the_writer_is_just_saving(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Refusing(desk, monkeypatch, None)
    slow.goes_on.clear()
    desk.type("正在存")
    qtbot.waitUntil(partial(slow.was_asked, 1))
    Timer(0.1, slow.goes_on.set).start()
    desk.autosave.flush()

    assert slow.asked == 1
    desk.await_saved()
