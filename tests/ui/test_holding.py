from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import holding
from ui.background import in_background
from ui.holding import Holding

ROOT = Path(__file__).parents[2]
TAKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.holding import Holding

application = QCoreApplication([])
holding = Holding(Path(sys.argv[1]))
print(holding.take(), flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(holding, "_TICK", 10)
    monkeypatch.setattr(holding, "_PATIENCE", 1.0)
    monkeypatch.setattr(holding, "_SILENCE", 0.5)


@pytest.fixture
def first(tmp_path: Path) -> Holding:
    found = Holding(tmp_path)
    assert found.take()
    return found


def child(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", TAKING, str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True)  # noqa: S603  our own code


def test_only_one_has_the_drafts(first: Holding, tmp_path: Path) -> None:
    second = Holding(tmp_path)

    assert not second.take()
    assert second.holder.here
    assert second.holder.computer in second.holder.words

    first.release()
    assert second.take()


def test_a_second_start_brings_the_first_window_to_the_front(qtbot: QtBot, first: Holding, tmp_path: Path) -> None:
    wanted: list[bool] = []
    first.wanted.connect(lambda: wanted.append(True))

    answer = in_background(Holding(tmp_path).show_holder)
    qtbot.waitUntil(answer.done, timeout=5000)

    assert (answer.result(), wanted) == (True, [True])


def test_a_window_that_hangs_does_not_answer(first: Holding, tmp_path: Path) -> None:
    assert first.holder.here  # nobody runs its events meanwhile

    assert not Holding(tmp_path).show_holder()
    assert not list(tmp_path.glob("holder.show"))


def test_signs_of_life_are_noticed_and_missed(qtbot: QtBot, first: Holding, tmp_path: Path) -> None:
    alive = in_background(Holding(tmp_path).seems_gone)
    qtbot.waitUntil(alive.done, timeout=5000)
    assert alive.result() is False
    assert first.holder.here

    assert Holding(tmp_path).seems_gone()  # nobody runs the events of the first


def test_a_killed_program_is_no_hindrance(tmp_path: Path) -> None:
    with child(tmp_path) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "True\n"
        assert not Holding(tmp_path).take()
        killed.kill()
        killed.wait()

        assert Holding(tmp_path).take()


def test_a_living_program_is_not_robbed_on_its_own_computer(tmp_path: Path) -> None:
    with child(tmp_path) as living:
        assert living.stdout is not None
        assert living.stdout.readline() == "True\n"
        second = Holding(tmp_path)

        assert not second.take_over()
        living.kill()


def test_of_many_at_once_one_has_the_drafts(tmp_path: Path) -> None:
    children = [child(tmp_path) for _ in range(6)]
    answers = [one.stdout.readline() for one in children if one.stdout]
    for one in children:
        one.kill()
        one.communicate()

    assert sorted(answers) == ["False\n"] * 5 + ["True\n"]


def test_the_first_notices_that_another_has_taken_over(qtbot: QtBot, first: Holding, tmp_path: Path) -> None:
    with qtbot.waitSignal(first.lost, timeout=5000):
        (tmp_path / "holder.json").write_text('{"user": "王芳", "computer": "B", "mark": "x"}', encoding="utf-8")

    assert first.holder.user == "王芳"


@pytest.mark.parametrize("note", ["", "{", "[]", "[" * 9999])
def test_a_damaged_note_tells_nothing(first: Holding, tmp_path: Path, note: str) -> None:
    (tmp_path / "holder.json").write_text(note)

    assert first.holder.user == ""
