"""The program as others start it: what goes to the command line, and what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT
from tests.builders import balanced
from tests.models.importers.own.workbooks import exported
from tests.ui.command_line.test_command_line import FAULTY, READY, formal_names
from ui.command_line.exit_status import UNUSABLE

WITHOUT_QT = """
import runpy, sys

sys.argv = ["main.py", *sys.argv[1:]]
try:
    runpy.run_path("main.py", run_name="__main__")
finally:
    assert not any(name.partition(".")[0] in {"PySide6", "shiboken6"} for name in sys.modules)
"""
WITHOUT_PARSERS = WITHOUT_QT.replace('"PySide6", "shiboken6"', '"openpyxl", "models.importers.own.workbook"').replace(
    'name.partition(".")[0]', "name"
)


def environment() -> dict[str, str]:
    """Return one without a display, and with a console that knows no Chinese."""
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUTF8", "PYTHONUNBUFFERED"}
    return {key: value for key, value in os.environ.items() if key not in left_out} | {"PYTHONIOENCODING": "ascii"}


def test_a_program_gets_utf_8_and_the_status_and_no_qt_is_loaded() -> None:
    command = [sys.executable, "-c", WITHOUT_QT, "check", "--json", str(FAULTY)]

    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)  # noqa: S603  ours

    assert (done.returncode, done.stderr) == (1, b"")
    assert "没有现成信息" in json.loads(done.stdout.decode("utf-8"))["findings"][0]["message"]


def test_files_are_read_apart(tmp_path: Path) -> None:
    path = tmp_path / "年报.xlsx"
    path.write_bytes(exported(balanced()))
    command = [sys.executable, "-c", WITHOUT_PARSERS, "check", str(path)]

    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)  # noqa: S603  ours

    assert (done.returncode, done.stderr) == (0, b"")
    assert "可以报送" in done.stdout.decode("utf-8")


def test_help_needs_no_qt() -> None:
    command = [sys.executable, "-c", WITHOUT_QT, "--help"]

    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)  # noqa: S603  ours

    assert (done.returncode, done.stderr) == (0, b"")
    assert "用法：" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("word", ["submit", "年报.json", "import", ""])
def test_a_word_that_is_no_command_opens_no_window(word: str) -> None:
    command = [sys.executable, "-c", WITHOUT_QT, word]

    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=False)  # noqa: S603  ours

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode("utf-8").startswith(f"不认识的命令“{word}”")
    assert "用法：" in done.stderr.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is full here")
@pytest.mark.parametrize("options", [["check", str(READY)], ["check", "--json", str(READY)]])
def test_a_full_disk_is_no_clean_result(options: list[str]) -> None:
    with Path("/dev/full").open("wb") as stdout:
        done = subprocess.run(  # noqa: S603  ours
            [sys.executable, "main.py", *options],
            cwd=ROOT,
            env=environment(),
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == UNUSABLE
    assert "结果没有写完" in done.stderr.decode()


def test_a_listener_that_hangs_up_is_no_crash(tmp_path: Path) -> None:
    listener, speaker = os.pipe()
    os.close(listener)
    command = [sys.executable, "main.py", "export", str(READY), "--to", str(tmp_path)]

    with os.fdopen(speaker, "wb") as stdout:
        done = subprocess.run(  # noqa: S603  ours
            command, cwd=ROOT, env=environment(), stdout=stdout, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(formal_names())
