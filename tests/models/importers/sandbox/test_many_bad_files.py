"""Bad files among many: each costs only itself, and nothing is left when whoever started it is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from models.importers.sandbox.intake import Intake
from models.importers.sandbox.sandboxed_reader import Limits
from models.report.report_json import write_json
from tests import ROOT
from tests.builders import balanced
from tests.models.importers.sandbox.bad_files import taken_through
from tests.thoroughness import before_landing, is_everyday

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there, a sandbox does not divide")


def test_each_bad_file_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number, bad = (20, 1) if is_everyday() else (200, 10)

    assert taken_through(tmp_path, monkeypatch, number, bad, Limits(seconds=1)).wrong == []


def test_what_is_swapped_after_it_was_read_changes_nothing(tmp_path: Path) -> None:
    """The bytes that are hashed are the bytes that are read: a file is opened once."""
    path = tmp_path / "a.json"
    path.write_bytes(first := write_json(balanced()))

    def content_of(path_: Path) -> bytes:
        content = path_.read_bytes()
        path_.write_bytes(b"{}")  # before anybody has looked into it
        return content

    with Intake(1, content_of=content_of) as intake:
        [taken] = intake.take_as_read([path])

    assert taken.content == first
    assert taken.opened
    assert taken.opened.report == balanced()


TAKING = """
import sys
from pathlib import Path
from models.importers.sandbox.deliveries import Deliveries
from models.importers.sandbox.intake import Intake
with Intake(2) as intake, Deliveries() as deliveries:
    deliveries.get_ready()
    for taken in intake.take_as_read(sorted(Path(sys.argv[1]).iterdir())):
        print(taken.path.name, flush=True)
    sys.stdin.read()
"""


@before_landing
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only there it is known who has ended")
def test_no_child_is_left_when_the_program_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(write_json(balanced()))
    (tmp_path / "b.html").write_bytes(b"<table>")
    command = [sys.executable, "-c", TAKING, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as program:  # noqa: S603  our own code
        assert program.stdout
        assert {program.stdout.readline().strip(), program.stdout.readline().strip()} == {"a.json", "b.html"}
        children = children_of(program.pid)
        assert len(children) == 5, "two for our own files, two for any, one for zips and lists"
        program.kill()
    until(lambda: not [one for one in children if runs(one)])


def runs(pid: int) -> bool:
    with suppress(OSError):
        return " Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8", "replace")
    return False


def children_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = stat.read_text("utf-8", "replace").rpartition(")")
            if int(rest.split()[1]) == pid:
                found.append(int(name.split()[0]))
    return found


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)
