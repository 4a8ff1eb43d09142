"""The self-test as a whole: what it says, where, and that nothing holds it up."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from tests import ROOT
from tests.thoroughness import before_landing
from tests.ui.trials import states, trial_in, tried
from ui.self_test import self_test
from ui.self_test.self_test import carried_out, run, self_test_verdict
from ui.self_test.steps import SELF_TEST_STEPS
from ui.self_test.trial import Act, Amiss, SelfTestStep, Trial
from ui.self_test.window_steps import save_and_reopen, type_mistake


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return trial_in(tmp_path)


@pytest.fixture
def _own_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "make_application", lambda _: qapp)


def ask(_trial: Trial) -> str:
    QMessageBox.question(None, "年报填报", "要删除吗？")
    return "删了"


def stumble(_trial: Trial) -> str:
    QTimer.singleShot(0, lambda: next(iter(())))
    QApplication.processEvents()
    return "好"


def break_down(_trial: Trial) -> str:
    raise ZeroDivisionError


def amiss(_trial: Trial) -> str:
    raise Amiss("不对。")


def well(_trial: Trial) -> str:
    return "好"


def test_a_question_is_turned_down_and_told(trial: Trial) -> None:
    outcomes = tried(trial, ask, well)

    assert states(outcomes) == "FP"
    assert outcomes[0].said == "程序问：“要删除吗？”。"


@pytest.mark.parametrize(("act", "kind"), [(stumble, "StopIteration"), (break_down, "ZeroDivisionError")])
def test_an_error_of_the_program_fails_its_step_alone(trial: Trial, act: Act, kind: str) -> None:
    outcomes = tried(trial, act, well)

    assert states(outcomes) == "FP"
    assert f"（{kind} " in outcomes[0].said


def test_the_verdict_counts_what_failed_and_what_was_not_done(trial: Trial) -> None:
    outcomes = tried(trial, amiss, type_mistake, save_and_reopen, well)

    assert self_test_verdict(outcomes) == "自检没通过：1 项，还有 2 项因此没有做。请把上面的话交给管理电脑的人看。"
    assert [one.line for one in outcomes[:2]] == [
        "没通过  1  0：不对。",
        "没有做  2  1：前面报告没有打开，这一项没法做。",
    ]


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[Act], None]:
    def choose(second: Act) -> None:
        steps = (SelfTestStep("甲", well), SelfTestStep("乙", second))
        monkeypatch.setattr(self_test, "carried_out", lambda trial: carried_out(trial, steps))

    return choose


@pytest.mark.usefixtures("_own_application")
def test_lines_are_printed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], two_steps: Callable[[Act], None]
) -> None:
    two_steps(well)

    assert run(["--self-test", "--report", str(tmp_path)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert (tmp_path / "自检.txt").read_text(encoding="utf-8").splitlines() == lines
    assert lines[0].startswith("自检：年报填报 ")
    assert lines[1:] == ["通过　  1  甲：好（0.0 秒）", "通过　  2  乙：好（0.0 秒）", "自检通过：2 项"]


@pytest.mark.usefixtures("_own_application")
def test_a_step_that_fails_shows_in_the_exit_status(
    capsys: pytest.CaptureFixture[str], two_steps: Callable[[Act], None]
) -> None:
    two_steps(amiss)

    assert run(["--self-test"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("自检没通过：1 项。")


@pytest.mark.usefixtures("_own_application")
def test_a_program_without_output_writes_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, two_steps: Callable[[Act], None]
) -> None:
    two_steps(well)
    monkeypatch.setattr(sys, "stdout", None)

    assert run(["--self-test", "--report", str(tmp_path / "结果.txt")]) == 0
    assert (tmp_path / "结果.txt").read_text(encoding="utf-8").endswith("自检通过：2 项\n")


@pytest.mark.usefixtures("_own_application")
def test_a_console_of_another_code_page_gets_utf_8(
    monkeypatch: pytest.MonkeyPatch, two_steps: Callable[[Act], None]
) -> None:
    two_steps(lambda _: "𬭚")
    console = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(console, encoding="cp936"))

    assert run(["--self-test"]) == 0
    assert "𬭚" in console.getvalue().decode()


@pytest.mark.usefixtures("_own_application")
def test_a_report_that_cannot_be_written_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], two_steps: Callable[[Act], None]
) -> None:
    two_steps(well)

    assert run(["--self-test", "--report", str(tmp_path / "none" / "自检.txt")]) == 1
    assert capsys.readouterr().out.count("写不进") == 1


@pytest.fixture
def temporary(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "temporary"
    folder.mkdir()
    yield folder
    assert list(folder.iterdir()) == []


@before_landing
def test_the_program_tests_itself_and_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    drafts, report = tmp_path / "drafts", tmp_path / "自检.txt"
    drafts.mkdir()
    command = [sys.executable, str(ROOT / "main.py"), "--self-test", "-platform", "offscreen"]
    surroundings = {**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)}
    surroundings.pop("QT_QPA_PLATFORM", None)

    done = subprocess.run(  # noqa: S603  our program
        [*command, "--data", str(drafts), "--report", str(report)],
        cwd=tmp_path,
        env=surroundings,
        check=False,
        capture_output=True,
    )

    lines = done.stdout.decode().splitlines()
    assert (done.returncode, lines[-1]) == (0, f"自检通过：{len(SELF_TEST_STEPS)} 项")
    assert report.read_text(encoding="utf-8").splitlines() == lines
    assert "offscreen" in lines[2]
    assert list(drafts.iterdir()) == []
