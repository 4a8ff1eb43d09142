from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
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
def first(tmp_path: Path) -> Iterator[DraftsLock]:
    found = DraftsLock(tmp_path)
    assert found.take()
    yield found
    found.release()


def child(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TAKING, str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603  our own code


def test_only_one_has_the_drafts(first: DraftsLock, tmp_path: Path) -> None:
    second = DraftsLock(tmp_path)

    assert not second.take()
    assert not second.doubt
    assert second.holder == Holder("", here=True)

    first.release()
    assert second.take()
    second.release()


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


def test_a_program_that_stands_still_is_not_robbed(tmp_path: Path) -> None:
    with child(tmp_path) as still:
        assert still.stdout is not None
        assert still.stdout.readline() == "True\n"
        still.send_signal(signal.SIGSTOP)

        assert not DraftsLock(tmp_path).take()
        still.kill()


def test_of_many_at_once_one_has_the_drafts(tmp_path: Path) -> None:
    children = [child(tmp_path) for _ in range(6)]
    answers = [one.stdout.readline() for one in children if one.stdout]
    for one in children:
        one.kill()
        one.communicate()

    assert sorted(answers) == ["False\n"] * 5 + ["True\n"]


def test_a_holder_gives_many_signs_of_life_before_it_seems_gone() -> None:
    tick, silence = CONSTANTS

    assert 5 * lock._BEATS * tick / 1000 < silence


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


def test_a_request_that_cannot_be_taken_away_is_answered_once(qtbot: QtBot, first: DraftsLock, tmp_path: Path) -> None:
    wanted: list[bool] = []
    first.wanted.connect(lambda: wanted.append(True))
    (tmp_path / "holder.show").mkdir()

    qtbot.wait(150)

    assert wanted == [True]


def test_a_folder_that_must_not_be_written_is_told(tmp_path: Path) -> None:
    with drive(tmp_path / "D", 256) as folder:
        assert mounted("mount", "-o", "remount,ro", str(folder))
        with pytest.raises(PermissionError):
            DraftsLock(folder).take()


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("/盘/任务_海州区_2025.任务包", ["/盘/任务_海州区_2025.任务包"]),
        ("/etc/passwd", []),
        ("", []),
        ("/a\0.任务包", []),
        (f"/{'a' * 5_000}.任务包", []),
    ],
)
def test_a_second_start_hands_a_task_package_on_and_nothing_else(
    qtbot: QtBot, first: DraftsLock, tmp_path: Path, file: str, wanted: list[str]
) -> None:
    opened: list[str] = []
    first.file_wanted.connect(opened.append)
    second = DraftsLock(tmp_path)
    second.file = file

    answer = in_worker(second.show_holder)
    qtbot.waitUntil(answer.done, timeout=5000)

    assert (answer.result(), opened) == (True, wanted)
