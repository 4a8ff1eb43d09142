from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from datetime import datetime
from enum import Enum
from pathlib import Path

import pytest

from models.system.log import crash_told, kept_log, log_folder, logged, note, record
from models.system.program import VERSION
from models.system.traces import Told
from tests import ROOT


class Choice(Enum):
    DISK = "王五"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


def lines(folder: Path, name: str = "log.txt") -> list[str]:
    """Return what is in a log, without the times."""
    return [line.partition(" ")[2] for line in (folder / name).read_text("utf-8").splitlines()]


def test_what_happens_is_in_the_log_with_its_time(tmp_path: Path, folder: Path) -> None:
    before = datetime.now().astimezone()
    with kept_log(tmp_path):
        note("save failed", errno=28, winerror=0, kind=Choice.DISK, again=True)

    [line] = (folder / "log.txt").read_text("utf-8").splitlines()
    time, _, words = line.partition(" ")
    assert words == "save failed errno=28 winerror=0 kind=DISK again=1"
    assert abs((datetime.fromisoformat(time) - before).total_seconds()) < 60


@pytest.mark.parametrize("event", ["王五", "Wang Wu", "save 王五", "a\nb", "", "C:/x", "x " * 20])
def test_no_text_can_be_an_event(tmp_path: Path, folder: Path, event: str) -> None:
    with kept_log(tmp_path):
        note(event, count=1)

    assert lines(folder) == ["? count=1"]


@pytest.mark.parametrize("number", ["王五", 13805951234, 350502199001011234, -13805951234, None, 1.5])
def test_no_text_and_no_telephone_number_can_be_a_number(tmp_path: Path, folder: Path, number: object) -> None:
    with kept_log(tmp_path):
        note("save failed", 王五=1, count=number)  # type: ignore[arg-type]

    assert lines(folder) == ["save failed ?=1 count=?"]


def test_nothing_is_written_without_a_log_or_after_its_end(tmp_path: Path, folder: Path) -> None:
    note("before")
    with kept_log(tmp_path):
        note("within")
        inside = log_folder()
    note("after")

    assert (inside, log_folder()) == (folder, None)
    assert lines(folder) == ["within"]


def test_a_log_goes_on_where_the_last_session_ended(tmp_path: Path, folder: Path) -> None:
    for event in ("first", "second"):
        with kept_log(tmp_path):
            note(event)

    assert lines(folder) == ["first", "second"]


def test_the_log_stays_small_and_keeps_what_is_new(tmp_path: Path, folder: Path) -> None:
    with kept_log(tmp_path):
        for number in range(200):
            record(Told(f"{number} {'x' * 5000}"))
        newest = logged()

    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    assert sizes.keys() == {"log.txt", "log.1.txt", "log.2.txt"}
    assert max(sizes.values()) <= 200_000
    assert lines(folder)[-1].startswith("199 ")
    told = [int(line.split()[1]) for line in newest.splitlines()]
    assert told == list(range(told[0], 200))


def test_nothing_is_lost_where_a_log_cannot_be_put_aside(tmp_path: Path, folder: Path) -> None:
    for name in ("log.1.txt", "log.2.txt"):
        (folder / name / "in the way").mkdir(parents=True)
    with kept_log(tmp_path):
        for number in range(100):
            record(Told(f"{number} {'x' * 5000}"))

    assert [line.split()[0] for line in lines(folder)] == [str(number) for number in range(100)]


def test_a_log_that_cannot_be_written_is_done_without_and_begun_later(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write_bytes(b"a file in its place")
    with kept_log(tmp_path):
        note("lost")
        lost = logged()
        folder.unlink()
        note("kept")

    assert lost == ""
    assert lines(folder) == ["kept"]
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with kept_log(tmp_path / "stick"):
        note("lost")

    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(
    os.name == "nt" or not Path("/dev/full").exists(),
    reason="needs a disk that is always full, and to remove a file that is open",
)
def test_a_full_disk_is_no_reason_to_fail(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder.mkdir()
    (folder / "log.txt").symlink_to("/dev/full")
    with kept_log(tmp_path):
        note("lost")
        (folder / "log.txt").unlink()
        note("kept")

    assert lines(folder) == ["kept"]
    assert capsys.readouterr() == ("", "")


# ---------------------------------------------------------------- crashes

CRASH = """
import faulthandler, sys
from pathlib import Path
from models.system.log import crashes_logged, kept_log, note

def crash():
    faulthandler._sigsegv()

with kept_log(Path(sys.argv[1])), crashes_logged(Path(sys.argv[1])):
    note("begun")
    if len(sys.argv) > 2:
        crash()
"""


def session(folder: Path, *arguments: str) -> int:
    """Run a program that keeps a log, from a folder with a name in it; return its exit status."""
    script = folder / "王五" / "main.py"
    script.parent.mkdir(exist_ok=True)
    script.write_text(f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n{CRASH}", "utf-8")
    command = [sys.executable, str(script), str(folder), *arguments]
    return subprocess.run(command, check=False, cwd=folder, capture_output=True).returncode  # noqa: S603  our own code


def test_a_crash_is_in_the_log_of_the_next_session_without_the_folders_of_the_clerk(
    tmp_path: Path, folder: Path
) -> None:
    crashed = session(tmp_path, "crash")
    raw = (tmp_path / "session.raw").read_bytes()
    logs = [path.name for path in folder.iterdir()]
    went_on = session(tmp_path)

    text = (folder / "log.txt").read_text("utf-8")
    assert (crashed != 0, went_on) == (True, 0)
    assert tmp_path.name.encode() in raw
    assert logs == ["log.txt"]
    assert "fatal" in text.lower()
    assert " crash\n" in text
    assert tmp_path.name not in text
    assert "u738b" not in text
    assert not (tmp_path / "session.raw").exists()


def test_a_session_that_ends_well_leaves_no_trace_of_a_crash(tmp_path: Path, folder: Path) -> None:
    assert (session(tmp_path), session(tmp_path)) == (0, 0)
    assert lines(folder) == ["begun", "begun"]


def test_only_what_python_itself_says_of_a_crash_is_told() -> None:
    raw = (
        "Windows fatal exception: access violation\n\nCurrent thread 0x00001a2c (most recent call first):\n"
        '  File "C:\\Users\\\\u738b\\u4e94\\x.py", line 5 in show\n  File "/home/wangwu/x.py", line 6 in 王五\n王五\n'
        "wangwu\n"
    )

    assert crash_told(raw).splitlines() == [
        "Windows fatal exception: access violation",
        "Current thread 0x00001a2c",
        "  ?:5 show",
        "  ?:6 ?",
    ]


def test_the_program_knows_its_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert project["project"]["version"] == VERSION
