"""What goes round the auditor of Python is refused by the system: each way out is tried without it, and with it."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from models.importers.sandbox.held import Held
from models.importers.sandbox.protocol import readiness, request, understood
from models.importers.sandbox.system_calls import ARCHITECTURES, BOUND, PLAIN
from models.system.errors import UnreadableReport
from tests import ROOT
from tests.models.importers.sandbox.escapes import BLIND, BLINDED, NATIVE, UNHEARD

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ARCHITECTURES, reason="what Windows holds, Wine does not show"
)

WAYS = {
    **{f"unheard: {name}": way for name, way in UNHEARD.items()},
    **{f"blinded: {name}": way._replace(code=BLINDED + way.code) for name, way in BLIND.items()},
}
BEGIN = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
import ctypes, mmap, os, resource, socket, subprocess, threading
from pathlib import Path
from models.importers.sandbox import child
from models.importers.sandbox.confinement import limit_itself_by_posix, watch
from models.system.errors import UnreadableReport
{NATIVE}
def read(content, name):
    try:
        exec(content.decode(), dict(globals()))
    except (OSError, RuntimeError):  # a thread that cannot start is one of the second kind
        raise UnreadableReport("refused")
    raise UnreadableReport("done")
"""
HELD = """
opened = open("victim", "r+b")
sys.exit(child.serve(read, ()))
"""
AUDITED = """
for path in map(Path, sys.argv[1:]):
    for left in Path().iterdir():
        left.rmdir() if left.is_dir() else left.unlink()
    Path("victim").write_bytes(b"1")
    content = path.read_bytes()
    if divided := os.fork():
        os.waitpid(divided, 0)
        continue
    opened = open("victim", "r+b")
    limit_itself_by_posix()
    watch()
    try:
        read(content, path.name)
    except UnreadableReport as outcome:
        os.write(1, f"{outcome}\\n".encode())
    os._exit(0)
"""
"""What the sandbox was before the system held it: limits of memory and of files, and the auditor."""

OF_PROBES = {335, 336} if platform.machine() == "x86_64" else set()
"""uretprobe and uprobe, which no filter sees: a new kernel ends whoever makes them without being watched."""

EVERY_CALL = """
def refused(number):
    ctypes.set_errno(0)
    return libc.syscall(ctypes.c_long(number), 0, 0, 0, 0, 0, 0) == -1 and ctypes.get_errno() == 1

asked = [number for number in range(600) if number not in ALLOWED]
answered = [number for number in asked if not refused(number)]
raise UnreadableReport(f"{len(asked)} {answered}")
"""


def run(folder: Path, code: str, *arguments: str, asked: bytes = b"") -> list[bytes]:
    """Return the lines that a process says that is asked to read."""
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", BEGIN + code, *arguments], cwd=folder, input=asked, capture_output=True, check=False
    )
    assert not done.returncode, done.stderr.decode()
    return done.stdout.splitlines(keepends=True)


def written(folder: Path, ways: dict[str, str]) -> list[Path]:
    """Write a file for each way, and one that is there to be harmed."""
    (folder / "work").mkdir()
    (folder / "work" / "victim").write_bytes(b"1")
    paths = [folder / f"{number}.txt" for number, _ in enumerate(ways)]
    for path, code in zip(paths, ways.values(), strict=True):
        path.write_text(code, "utf-8")
    return paths


def sentence(line: bytes) -> str:
    with pytest.raises(UnreadableReport) as refused:
        understood(line)
    return str(refused.value)


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("audited")
    paths = written(folder, {name: way.code for name, way in WAYS.items()})
    said = run(folder / "work", AUDITED, *map(str, paths))
    return dict(zip(WAYS, (line.decode().strip() for line in said), strict=True))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[frozenset[Held], dict[str, str]]:
    folder = tmp_path_factory.mktemp("held")
    paths = written(folder, {name: way.code for name, way in WAYS.items()})
    first, *said = run(folder / "work", HELD, asked=b"".join(map(request, paths)))
    assert [path.name for path in (folder / "work").iterdir()] == ["victim"]
    assert (folder / "work" / "victim").read_bytes() == b"1"
    return readiness(first), dict(zip(WAYS, map(sentence, said), strict=True))


@pytest.mark.parametrize("name", WAYS)
def test_each_way_leads_out_where_only_the_auditor_is(name: str, audited: dict[str, str]) -> None:
    assert audited[name] == "done"


@pytest.mark.parametrize("name", WAYS)
def test_no_way_leads_out_of_what_the_system_holds(name: str, held: tuple[frozenset[Held], dict[str, str]]) -> None:
    layers, outcomes = held
    if WAYS[name].held not in layers:
        pytest.skip("this kernel does not hold it, and the sandbox says so")

    assert outcomes[name] == "refused"


def test_every_call_but_those_of_the_list_is_refused(tmp_path: Path) -> None:
    """Asked of the kernel itself, number by number: also what came after this was written."""
    kind = [*ARCHITECTURES].index(platform.machine())
    allowed = {numbers[kind] for numbers in (*PLAIN.values(), *(bound.numbers for bound in BOUND.values()))} - {None}
    allowed |= OF_PROBES
    [path] = written(tmp_path, {"every call": f"ALLOWED = {allowed}\n{BLINDED}{EVERY_CALL}"})
    first, said = run(tmp_path / "work", HELD, asked=request(path))
    if Held.STARTS not in readiness(first):
        pytest.skip("this kernel has no filter of calls")

    assert sentence(said) == f"{600 - len(allowed)} []"
