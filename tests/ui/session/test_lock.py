from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSysInfo
from pytestqt.qtbot import QtBot

from tests import ROOT
from tests.ui.report.test_trouble import drive, mounted
from ui.kit.worker import in_worker
from ui.session import lock
from ui.session.lock import DraftsLock, Holder

CONSTANTS = lock._TICK, lock._SILENCE
"""As the clerk has them."""

TAKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.session.lock import DraftsLock

application = QCoreApplication([])
lock = DraftsLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_TICK", 10)
    monkeypatch.setattr(lock, "_PATIENCE", 1.0)
    monkeypatch.setattr(lock, "_SILENCE", 0.5)


@pytest.fixture
def first(tmp_path: Path) -> DraftsLock:
    found = DraftsLock(tmp_path)
    assert found.take()
    return found


def child(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TAKING, str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603  our own code


def test_only_one_has_the_drafts(first: DraftsLock, tmp_path: Path) -> None:
    second = DraftsLock(tmp_path)

    assert not second.take()
    assert second.holder.here
    assert second.holder.computer in second.holder.words

    first.release()
    assert second.take()


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    wanted: list[bool] = []
    first.wanted.connect(lambda: wanted.append(True))

    answer = in_worker(DraftsLock(tmp_path).show_holder)
    qtbot.waitUntil(answer.done, timeout=5000)

    assert (answer.result(), wanted) == (True, [True])


def test_a_window_that_hangs_does_not_answer(first: DraftsLock, tmp_path: Path) -> None:
    assert first.holder.here  # nobody runs its events meanwhile

    assert not DraftsLock(tmp_path).show_holder()
    assert not list(tmp_path.glob("holder.show"))


def test_signs_of_life_are_noticed_and_missed(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    alive = in_worker(DraftsLock(tmp_path).seems_gone)
    qtbot.waitUntil(alive.done, timeout=5000)
    assert alive.result() is False
    assert first.holder.here

    assert DraftsLock(tmp_path).seems_gone()  # nobody runs the events of the first


def test_a_killed_program_is_no_hindrance(tmp_path: Path) -> None:
    with child(tmp_path) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        assert not DraftsLock(tmp_path).take()
        killed.kill()
        killed.wait()

        assert DraftsLock(tmp_path).take()


def test_a_living_program_is_not_robbed_on_its_own_computer(tmp_path: Path) -> None:
    with child(tmp_path) as living:
        assert living.stdout is not None
        assert living.stdout.readline() == "True\n"
        second = DraftsLock(tmp_path)

        assert not second.take_over()
        living.kill()


def test_of_many_at_once_one_has_the_drafts(tmp_path: Path) -> None:
    children = [child(tmp_path) for _ in range(6)]
    answers = [one.stdout.readline() for one in children if one.stdout]
    for one in children:
        one.kill()
        one.communicate()

    assert sorted(answers) == ["False\n"] * 5 + ["True\n"]


def test_the_first_notices_that_another_has_taken_over(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.lost, timeout=5000):
        (tmp_path / "holder.json").write_text('{"user": "王芳", "computer": "B", "mark": "x"}', encoding="utf-8")

    assert first.holder.user == "王芳"


def test_who_has_lost_the_drafts_gives_no_sign_of_life_for_the_other(
    qtbot: QtBot, first: DraftsLock, tmp_path: Path
) -> None:
    lost: list[bool] = []
    first.lost.connect(lambda: lost.append(True))
    note = tmp_path / "holder.json"
    note.write_text('{"user": "王芳", "computer": "B", "mark": "x"}', encoding="utf-8")
    os.utime(note, (1, 1))

    qtbot.wait(300)

    assert (lost, note.stat().st_mtime) == ([True], 1)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 9999])
def test_a_damaged_note_tells_nothing_and_is_nobody_elses(
    qtbot: QtBot, first: DraftsLock, tmp_path: Path, text: str
) -> None:
    lost: list[bool] = []
    first.lost.connect(lambda: lost.append(True))
    (tmp_path / "holder.json").write_text(text)

    assert first.holder.user == ""
    qtbot.wait(150)
    assert lost == []


def test_a_holder_gives_many_signs_of_life_before_it_seems_gone() -> None:
    tick, silence = CONSTANTS

    assert 5 * lock._BEATS * tick / 1000 < silence


def test_without_a_note_there_is_no_sign_of_life(tmp_path: Path) -> None:
    assert DraftsLock(tmp_path / "none").seems_gone()


def test_the_note_says_who_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERNAME", "李娜")
    first = DraftsLock(tmp_path)
    assert first.take()

    assert DraftsLock(tmp_path).holder == Holder("李娜", QSysInfo.machineHostName(), here=True)


def test_a_folder_that_is_gone_for_a_moment_is_signed_anew(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    lost: list[bool] = []
    first.lost.connect(lambda: lost.append(True))
    (tmp_path / "holder.json").unlink()
    tmp_path.rename(tmp_path.with_name("elsewhere"))
    qtbot.wait(150)
    tmp_path.with_name("elsewhere").rename(tmp_path)

    qtbot.waitUntil((tmp_path / "holder.json").exists, timeout=5000)
    assert lost == []


def test_a_note_that_cannot_be_written_or_removed_keeps_nobody_from_the_drafts(tmp_path: Path) -> None:
    (tmp_path / "holder.json").mkdir()
    first, second = DraftsLock(tmp_path), DraftsLock(tmp_path)
    assert first.take()
    assert not second.take()

    first.release()
    assert second.take()


def test_what_was_asked_of_an_earlier_window_is_forgotten(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "holder.show").touch()
    wanted: list[bool] = []
    first = DraftsLock(tmp_path)
    first.wanted.connect(lambda: wanted.append(True))
    assert first.take()

    qtbot.wait(50)

    assert wanted == []


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only some users make links")
def test_a_request_that_cannot_be_made_has_no_answer(first: DraftsLock, tmp_path: Path) -> None:
    (tmp_path / "holder.show").symlink_to(tmp_path / "none" / "holder.show")

    assert first.holder.here
    assert not DraftsLock(tmp_path).show_holder()


def test_a_request_that_cannot_be_taken_away_is_answered(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.wanted, timeout=5000):
        (tmp_path / "holder.show").mkdir()


def test_a_folder_that_must_not_be_written_is_told(tmp_path: Path) -> None:
    with drive(tmp_path / "D", 256) as folder:
        assert mounted("mount", "-o", "remount,ro", str(folder))
        with pytest.raises(PermissionError):
            DraftsLock(folder).take()


def test_who_has_let_go_leaves_no_note_and_writes_none(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    DraftsLock(tmp_path).release()
    assert (tmp_path / "holder.json").exists()

    first.release()

    qtbot.wait(150)
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_another_computer_is_old_only_when_the_clerk_says_so(tmp_path: Path) -> None:
    """Nobody here can know whether its program runs; by its age alone no lock is given away."""
    lock = tmp_path / "drafts.lock"
    lock.write_text("4711\npython\n别的电脑\n", encoding="utf-8")
    os.utime(lock, (1, 1))
    second = DraftsLock(tmp_path)
    assert not second.take()
    assert (second.holder.computer, second.holder.here) == ("别的电脑", False)

    assert second.take_over()

    assert second.holder.here
    assert not DraftsLock(tmp_path).take()


@pytest.mark.skipif(os.name == "nt", reason="there is no such limit")
def test_on_a_full_disk_the_drafts_are_nobody_elses(qtbot: QtBot, tmp_path: Path) -> None:
    """The kernel itself refuses to write; when there is room again, the drafts are locked after all."""
    import resource  # noqa: PLC0415  only there

    before, first = resource.getrlimit(resource.RLIMIT_FSIZE), DraftsLock(tmp_path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        assert first.take()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    qtbot.waitUntil(first._lock.isLocked)
    assert not DraftsLock(tmp_path).take()
    first.release()
