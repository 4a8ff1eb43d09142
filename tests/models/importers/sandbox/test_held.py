"""What the sandbox says that the system holds: no more than it does; where that is nothing, it reads all the same."""

from __future__ import annotations

import ctypes
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from models.importers.sandbox.held import Held, as_words, of_words
from models.importers.sandbox.protocol import readiness, ready
from models.importers.sandbox.sandboxed_reader import Reader
from models.importers.sandbox.system_calls import ARCHITECTURES
from models.report.report_json import write_json
from models.system.errors import UnreadableReport
from models.system.log import kept_log, logged
from tests import ROOT
from tests.builders import balanced

on_linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ARCHITECTURES, reason="it is about the kernel of Linux"
)

OLD_KERNEL = """
import ctypes, platform, struct, sys
from pathlib import Path
from models.importers.sandbox.sandboxed_reader import Reader

prctl = {"x86_64": 157, "aarch64": 167}[platform.machine()]
steps = (
    (0x20, 0, 0, 0),
    (0x15, 0, 1, 444), (0x06, 0, 0, 0x50026),
    (0x15, 0, 3, prctl), (0x20, 0, 0, 16), (0x15, 0, 1, 22), (0x06, 0, 0, 0x50016),
    (0x06, 0, 0, 0x7FFF0000),
)
content = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in steps))

class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))

program, nothing = Program(len(steps), ctypes.addressof(content)), ctypes.c_ulong(0)
for option, value, more in ((38, 1, nothing), (22, 2, ctypes.byref(program))):
    assert not ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), more, nothing, nothing)
with Reader() as reader:
    print([one.value for one in reader.held()], type(reader.open(Path(sys.argv[1]))).__name__)
"""
"""A kernel without Landlock (ENOSYS) and seccomp (EINVAL), as an old one answers; and a report read under it."""


def has_landlock() -> bool:
    return sys.platform == "linux" and bool(ctypes.CDLL(None).syscall(444, None, 0, 1) > 0)


def has_filters() -> bool:
    status = Path("/proc/self/status")
    return status.exists() and "Seccomp:" in status.read_text("ascii")


@on_linux
def test_here_the_system_holds_all_that_it_can() -> None:
    wanted = {Held.LOOKS} if has_landlock() else set()
    wanted |= set(Held) - {Held.LOOKS} if has_filters() else set()
    with Reader() as reader:
        assert reader.held() == wanted


@on_linux
def test_where_the_system_holds_nothing_nothing_is_claimed_and_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(write_json(balanced()))
    said = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", OLD_KERNEL, str(path)], cwd=ROOT, capture_output=True, check=True
    )

    assert said.stdout.decode().strip() == "[] Imported"


def test_what_is_held_is_noted(tmp_path: Path) -> None:
    with kept_log(tmp_path), Reader() as reader:
        held = reader.held()
        [line] = logged().splitlines()

    assert line.split()[-len(Held) :] == [f"{one.value}={int(one in held)}" for one in Held]


@pytest.mark.parametrize("held", [set(), {Held.LOOKS}, set(Held)])
def test_what_is_held_arrives(held: set[Held]) -> None:
    assert readiness(ready(held)) == of_words(as_words(held)) == held


@pytest.mark.parametrize("line", [b"", b"\n", b"already looks\n", b"ready everything\n", b"ready \xff\n"])
def test_what_does_not_say_so_is_not_ready(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  of many kinds
        readiness(line)


def test_one_that_does_not_start_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with Reader() as reader, pytest.raises(UnreadableReport, match="重新打开"):
        reader.held()
