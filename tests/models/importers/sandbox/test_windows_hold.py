"""What Windows holds: each way round the auditor leads out without it, and the sandbox claims no more than it holds."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from models.importers.sandbox.held import Held
from models.importers.sandbox.protocol import readiness, request, understood
from models.system.errors import UnreadableReport
from tests import ROOT
from tests.models.importers.sandbox.escapes import BLINDED, Way

is_wine = sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="it is about Windows; Wine holds nothing of it")

WAYS = {
    "a new file": Way(Held.WRITES, "ensure(kernel.CreateFileW('new', 0x40000000, 0, None, 1, 0, None) != INVALID)"),
    "a file that is there": Way(
        Held.WRITES, "ensure(kernel.CreateFileW('victim', 0x40000000, 0, None, 3, 0, None) != INVALID)"
    ),
    "a file less": Way(Held.WRITES, "ensure(kernel.DeleteFileW('victim'))"),
    "a folder": Way(Held.WRITES, "ensure(kernel.CreateDirectoryW('new', None))"),
    "a program": Way(Held.STARTS, "subprocess.run([sys.executable, '-c', ''], check=True)"),
    "much memory": Way(Held.MEMORY, "bytearray(400_000_000)"),
}
"""Of the auditor, all but the last want nothing else than that it is found and off."""

BEGIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import ctypes, os, subprocess
from pathlib import Path
from models.importers.sandbox import child
from models.importers.sandbox.confinement import watch
from models.system.errors import UnreadableReport

kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.CreateFileW.restype, INVALID = ctypes.c_void_p, 2 ** 64 - 1

def ensure(done):
    if not done:
        raise ctypes.WinError(ctypes.get_last_error())

def read(content, name):
    try:
        exec(content.decode(), dict(globals()))
    except (OSError, MemoryError, subprocess.CalledProcessError):
        raise UnreadableReport("refused")
    raise UnreadableReport("done")
"""
HELD = "sys.exit(child.serve(read, ()))"
AUDITED = """
content = Path(sys.argv[1]).read_bytes()
watch()
try:
    read(content, "")
except UnreadableReport as outcome:
    print(outcome)
"""


def run(folder: Path, code: str, *arguments: str, asked: bytes = b"") -> list[bytes]:
    """Return the lines that a process says that is asked to read."""
    (folder / "work").mkdir()
    (folder / "work" / "victim").write_bytes(b"1")
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", BEGIN + code, *arguments],
        cwd=folder / "work",
        input=asked,
        capture_output=True,
        check=False,
    )
    return done.stdout.splitlines(keepends=True)


def written(folder: Path, way: Way) -> Path:
    path = folder / "a.txt"
    path.write_text(BLINDED + way.code, "utf-8")
    return path


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_each_way_leads_out_where_only_the_auditor_is(way: Way, tmp_path: Path) -> None:
    [said] = run(tmp_path, AUDITED, str(written(tmp_path, way)))

    assert said.strip() == b"done"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_way_leads_out_of_what_is_claimed(way: Way, tmp_path: Path) -> None:
    first, said = run(tmp_path, HELD, asked=request(written(tmp_path, way)))
    with pytest.raises(UnreadableReport) as outcome:
        understood(said)

    assert str(outcome.value) == ("refused" if way.held in readiness(first) else "done")


def test_what_is_claimed_is_not_less_than_windows_can(tmp_path: Path) -> None:
    """Not under Wine 8, which takes all that is asked of it, and holds nothing."""
    [first] = run(tmp_path, HELD)

    assert readiness(first) == (set() if is_wine else {Held.WRITES, Held.STARTS, Held.MEMORY})
