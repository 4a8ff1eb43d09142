"""Notes, in a folder that other computers see, too."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from models.system.system_lock import Grip, SystemLock
from ui.kit.worker import in_worker
from ui.session import lock
from ui.session.holder_note import Note, read_note, write_note
from ui.session.lock import DraftsLock, Holder


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_TICK", 10)
    monkeypatch.setattr(lock, "_PATIENCE", 1.0)
    monkeypatch.setattr(lock, "_SILENCE", 0.5)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every folder is one that other computers see, too."""
    monkeypatch.setattr(lock, "is_on_network", lambda _: True)


def strange(folder: Path, mark: str = "x") -> Path:
    """Write the note of a window on another computer."""
    note = folder / "holder.json"
    note.write_text(json.dumps({"mark": mark, "computer": "B"}), encoding="utf-8")
    return note


def lives_on(note: Path, lost: list[bool]) -> bool:
    """Give a sign of life of the other, and return whether it was noticed."""
    note.touch()
    return bool(lost)


def losses(of: DraftsLock) -> list[bool]:
    found: list[bool] = []
    of.lost.connect(lambda: found.append(True))
    return found


@pytest.fixture
def watched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DraftsLock]:
    """A lock on a folder that other computers see."""
    request.getfixturevalue("shared")
    found = DraftsLock(tmp_path)
    assert found.take()
    yield found
    found.release()


def test_the_first_notices_that_another_works_here(qtbot: QtBot, watched: DraftsLock, tmp_path: Path) -> None:
    note, lost = strange(tmp_path), losses(watched)
    qtbot.waitUntil(lambda: lives_on(note, lost), timeout=5000)

    assert watched.holder == Holder("B", here=False)
    assert "B" in watched.holder.words.who
    assert DraftsLock(tmp_path).take_over(), "the system holds nothing for who has lost them"


def test_who_has_lost_the_drafts_does_nothing_to_the_note_of_the_other(
    qtbot: QtBot, watched: DraftsLock, tmp_path: Path
) -> None:
    note, lost = strange(tmp_path), losses(watched)
    qtbot.waitUntil(lambda: lives_on(note, lost), timeout=5000)
    os.utime(note, (1, 1))

    qtbot.wait(150)
    watched.release()

    assert (lost, note.stat().st_mtime) == ([True], 1)


def test_who_has_slept_looks_before_anything_else(qtbot: QtBot, watched: DraftsLock, tmp_path: Path) -> None:
    strange(tmp_path)
    sleep(2 * lock._SILENCE)  # nobody runs the events

    with qtbot.waitSignal(watched.lost, timeout=lock._TICK * lock._BEATS - 10):
        pass


def test_a_note_that_was_only_copied_here_is_nobody_at_work(qtbot: QtBot, watched: DraftsLock, tmp_path: Path) -> None:
    note, lost = strange(tmp_path), losses(watched)

    qtbot.waitUntil(lambda: read_note(note).mark != "x", timeout=5000)

    assert lost == []


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 9999, '{"mark": 5}', "9" * 9999, '{"mark": ["x"]}'])
def test_a_damaged_note_tells_nothing_and_is_written_anew(
    qtbot: QtBot, watched: DraftsLock, tmp_path: Path, text: str
) -> None:
    note, lost, mark = tmp_path / "holder.json", losses(watched), read_note(tmp_path / "holder.json").mark
    note.write_text(text)
    assert watched.holder.computer == ""

    qtbot.waitUntil(lambda: read_note(note).mark == mark, timeout=5000)
    assert lost == []


@pytest.mark.skipif(os.name == "nt", reason="there are none")
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_a_note_that_is_no_file_holds_nobody_up(
    qtbot: QtBot, watched: DraftsLock, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    lost = losses(watched)
    (tmp_path / "holder.json").unlink()
    make(tmp_path / "holder.json")
    assert read_note(tmp_path / "holder.json") == Note()

    qtbot.wait(150)
    assert lost == []


def test_what_is_no_note_is_not_shown(tmp_path: Path) -> None:
    note = tmp_path / "holder.json"
    note.write_text(json.dumps({"mark": "x", "computer": "<b>A</b>\n\u202e\u0007" + "长" * 200}), encoding="utf-8")

    assert read_note(note).computer == "<b>A</b> " + "长" * 55


@pytest.mark.parametrize("is_shared", [False, True])
def test_no_account_is_named_and_a_computer_only_where_others_see_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_shared: bool
) -> None:
    monkeypatch.setattr(lock, "is_on_network", lambda _: is_shared)
    for name in ("USERNAME", "USER", "LOGNAME"):
        monkeypatch.setenv(name, "李娜")
    (tmp_path / "holder.json").write_text('{"user": "王芳", "computer": "WANGFANG-PC"}', encoding="utf-8")
    first = DraftsLock(tmp_path)
    assert first.take_over()

    left = "".join(path.read_text(encoding="utf-8") for path in tmp_path.iterdir())  # as after a crash
    assert ("李娜" in left, "王芳" in left, "WANGFANG" in left) == (False, False, False)
    assert (QSysInfo.machineHostName() in left) is is_shared
    assert (tmp_path / "holder.json").exists() is is_shared
    first.release()


def test_where_the_system_gives_no_lock_a_note_tells(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SystemLock, "take", lambda _: Grip.UNKNOWN)
    first, second = DraftsLock(tmp_path), DraftsLock(tmp_path)
    assert first.take()
    assert not first.is_certain
    assert read_note(tmp_path / "holder.json").computer == ""

    assert not second.take()
    assert second.doubt
    alive = in_worker(second.seems_gone)
    qtbot.waitUntil(alive.done, timeout=5000)
    assert alive.result() is False
    first.release()

    assert second.take()
    second.release()


@pytest.mark.usefixtures("shared")
def test_signs_of_life_are_noticed_and_missed(qtbot: QtBot, tmp_path: Path) -> None:
    first = DraftsLock(tmp_path)
    assert first.take()
    alive = in_worker(DraftsLock(tmp_path).seems_gone)
    qtbot.waitUntil(alive.done, timeout=5000)
    assert alive.result() is False
    assert first.holder.here

    assert DraftsLock(tmp_path).seems_gone()  # nobody runs the events of the first


def test_without_a_note_there_is_no_sign_of_life(tmp_path: Path) -> None:
    assert DraftsLock(tmp_path / "none").seems_gone()


def test_a_folder_that_is_gone_for_a_moment_is_signed_anew(qtbot: QtBot, watched: DraftsLock, tmp_path: Path) -> None:
    lost = losses(watched)
    (tmp_path / "holder.json").unlink()
    gone = tmp_path.rename(tmp_path.with_name(f"{tmp_path.name}-gone"))
    qtbot.wait(150)
    gone.rename(tmp_path)

    qtbot.waitUntil((tmp_path / "holder.json").exists, timeout=5000)
    assert lost == []


def test_who_has_let_go_leaves_no_note_and_writes_none(qtbot: QtBot, watched: DraftsLock, tmp_path: Path) -> None:
    DraftsLock(tmp_path).release()
    assert (tmp_path / "holder.json").exists()

    watched.release()

    qtbot.wait(150)
    assert not list(tmp_path.glob("holder*"))


@pytest.mark.usefixtures("shared")
def test_the_note_of_another_computer_is_watched_first(tmp_path: Path) -> None:
    """The system gives us the lock; but some shares give it to everybody."""
    strange(tmp_path)
    second = DraftsLock(tmp_path)
    assert not second.take()
    assert (second.doubt, second.holder) == (True, Holder("B", here=False))
    assert second.seems_gone()

    assert second.take_over()

    assert second.holder.here
    assert not DraftsLock(tmp_path).take()
    second.release()


@pytest.mark.usefixtures("shared")
def test_the_note_of_this_computer_is_not_waited_for(tmp_path: Path) -> None:
    """The system knows its own processes."""
    write_note(tmp_path / "holder.json", Note("x", QSysInfo.machineHostName()))
    first = DraftsLock(tmp_path)

    assert first.take()
    first.release()


def test_what_lies_on_this_computer_or_a_stick_is_not_waited_for(tmp_path: Path) -> None:
    strange(tmp_path)
    first = DraftsLock(tmp_path)

    assert first.take()
    assert not (tmp_path / "holder.json").exists()
    first.release()
