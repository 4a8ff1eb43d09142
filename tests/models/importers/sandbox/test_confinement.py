"""What the process that reads can no longer do, tried out in it."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from models.importers.sandbox.protocol import TOO_MUCH, readiness, request, understood
from models.report.report_json import write_json
from models.system.errors import UnreadableReport
from tests import ROOT
from tests.builders import balanced
from tests.thoroughness import before_landing

pytestmark = before_landing

BEGIN = """
import ctypes, json, os, pickle, shutil, socket, subprocess, sys, tempfile, urllib.request
from pathlib import Path
from models.system.errors import UnreadableReport
from models.importers import read_report
from models.importers.sandbox import child

FOLDER = Path.cwd()
ZIPPED = not Path(os.__file__).exists()  # the standard library, in the Python of Windows that is shipped
"""
ACT = """
def read(content, name):
    try:
        exec(content.decode(), dict(globals()))
    except PermissionError:
        raise UnreadableReport("refused")
    except OSError:
        raise UnreadableReport("failed")
    raise UnreadableReport("done")
"""
CONFINED = "sys.exit(child.serve(read, ()))"
FREE = """
for path in map(Path, sys.argv[1:]):
    for left in Path().iterdir():
        shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    Path("empty").mkdir()
    Path("victim").write_bytes(b"1")
    try:
        read(path.read_bytes(), path.name)
    except UnreadableReport as outcome:
        print(outcome)
"""

FORBIDDEN = {
    "write": "open(FOLDER / 'new', 'w')",
    "append": "open(FOLDER / 'victim', 'ab')",
    "update": "open(FOLDER / 'victim', 'r+b')",
    "write by number": "os.close(os.open(FOLDER / 'new', os.O_WRONLY | os.O_CREAT))",
    "empty by number": "os.close(os.open(FOLDER / 'victim', os.O_RDONLY | os.O_TRUNC))",
    "write into what is read": "open(FOLDER.with_name(f'{FOLDER.name} acts') / 'write into what is read', 'wb')",
    "remove": "os.remove(FOLDER / 'victim')",
    "unlink": "(FOLDER / 'victim').unlink()",
    "rename": "os.rename(FOLDER / 'victim', FOLDER / 'new')",
    "replace": "os.replace(FOLDER / 'victim', FOLDER / 'new')",
    "cut off": "os.truncate(FOLDER / 'victim', 0)",
    "change rights": "os.chmod(FOLDER / 'victim', 0o777)",
    "change times": "os.utime(FOLDER / 'victim')",
    "make a folder": "os.mkdir(FOLDER / 'new')",
    "remove a folder": "os.rmdir(FOLDER / 'empty')",
    "remove all": "shutil.rmtree(FOLDER / 'empty')",
    "copy": "shutil.copyfile(FOLDER / 'victim', FOLDER / 'new')",
    "go elsewhere": "os.chdir(FOLDER)",
    "temporary": "os.close(tempfile.mkstemp(dir=FOLDER)[0])",
    "look into another file": "open(FOLDER / 'victim')",
    "look into another file by number": "os.close(os.open(FOLDER / 'victim', os.O_RDONLY))",
    "socket": "socket.socket()",
    "ask for an address": "socket.getaddrinfo('127.0.0.1', 80, flags=socket.AI_NUMERICHOST)",
    "open a page": "urllib.request.urlopen('http://127.0.0.1:9/')",
    "run a program": "subprocess.run([sys.executable, '-c', ''])",
    "run a command": "os.system('exit 0')",
    "open a pipe": "os.popen('exit 0')",
    "call into a library": "ctypes.pythonapi.Py_IsInitialized",
    "unpack an object": "pickle.loads(pickle.dumps(Path))",
    "tell by the environment": "os.environ.__setitem__('A', 'b')",
}
FORBIDDEN_BY_POSIX = {
    "write into the program": "os.open(os.__file__, os.O_WRONLY)",
    "kill": "os.kill(os.getpid(), 0)",
    "link": "os.symlink(FOLDER / 'victim', FOLDER / 'new')",
    "load a library": "ctypes.CDLL(None)",
    "fork": "os.fork() or os._exit(0)",
    "become another program": "os.execv(sys.executable, [sys.executable, '-c', ''])",
    "start another program": "os.posix_spawn(sys.executable, [sys.executable, '-c', ''], os.environ)",
    "look around a corner": "open(os.path.join(sys.prefix, os.path.relpath(FOLDER / 'victim', sys.prefix)))",
    "raise the limits": "__import__('resource').setrlimit(4, (1, 1))",
}
ALLOWED = {
    "look into the program": "open(child.__file__ if ZIPPED else os.__file__).close()",
    "look for parts of it": "os.listdir(os.path.dirname(child.__file__ if ZIPPED else os.__file__))",
    "load parts of it": "import colorsys",
}
if sys.platform == "win32":
    FORBIDDEN_BY_POSIX = {}

is_wine = sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
needs_limit = pytest.mark.skipif(is_wine, reason="Wine 8 does not limit memory")


on_posix = pytest.mark.skipif(sys.platform == "win32", reason="elsewhere all files are read in one process")


def run(folder: Path, code: str, *arguments: str, asked: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a reader that does this when it is asked."""
    return subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{BEGIN}{code}", *arguments],
        cwd=folder,
        input=asked,
        capture_output=True,
        timeout=60,
        check=False,
    )


def written(folder: Path, acts: Mapping[str, str]) -> list[Path]:
    """Write a file for each act, which is what it does to its reader."""
    beside = folder.with_name(f"{folder.name} acts")
    beside.mkdir()
    for name, act in acts.items():
        (beside / name).write_text(act, "utf-8")
    return [beside / name for name in acts]


def outcomes(folder: Path, acts: Mapping[str, str]) -> dict[str, str]:
    """Return what becomes of each act in a process that reads."""
    asked = b"".join(map(request, written(folder, acts)))
    first, *said = run(folder, ACT + CONFINED, asked=asked).stdout.splitlines(keepends=True)
    readiness(first)
    return dict(zip(acts, map(sentence, said), strict=True))


def sentence(line: bytes) -> str:
    with pytest.raises(UnreadableReport) as refused:
        understood(line)
    return str(refused.value)


def some_file(folder: Path) -> Path:
    path = folder / "some file"
    path.write_bytes(b"1")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "victim").write_bytes(b"1")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("tried")
    (folder / "victim").write_bytes(b"1")
    (folder / "empty").mkdir()
    found = outcomes(folder, FORBIDDEN | FORBIDDEN_BY_POSIX | ALLOWED)
    assert sorted(path.name for path in folder.iterdir()) == ["empty", "victim"]
    assert (folder / "victim").read_bytes() == b"1"
    return found


@pytest.mark.parametrize("act", FORBIDDEN | FORBIDDEN_BY_POSIX)
def test_a_reader_can_do_nothing_outside(act: str, tried: dict[str, str]) -> None:
    assert tried[act] == "refused"


@pytest.mark.parametrize("act", ALLOWED)
def test_a_reader_can_load_its_parts(act: str, tried: dict[str, str]) -> None:
    assert tried[act] == "done"


def test_anybody_else_could_do_it(folder: Path) -> None:
    """What the tests above try does something indeed."""
    acts = map(str, written(folder, FORBIDDEN | ALLOWED))
    said = run(folder, ACT + FREE, *acts).stdout.decode().split()

    assert len(said) == len(FORBIDDEN | ALLOWED)
    assert [act for act, outcome in zip(FORBIDDEN | ALLOWED, said, strict=True) if outcome != "done"] == ["open a page"]


# ---------------------------------------------------------------- limits of the system

ALLOCATE = """
def read(content, name):
    bytearray(400_000_000)
"""
ALLOCATE_BIT_BY_BIT = """
def read(content, name):
    kept = []
    while True:
        kept.append(object())
"""
ALLOCATE_AND_CALL_IT_DAMAGE = """
def read(content, name):
    try:
        bytearray(400_000_000)
    except Exception as error:
        raise UnreadableReport("damaged") from error
"""
ALLOCATE_AND_MEASURE = """
import resource

def read(content, name):
    kept = []
    try:
        while True:
            kept.append(b"1" * 1_000_000)
    except MemoryError:
        kept.clear()
    raise UnreadableReport(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""
WRITE_INTO_WHAT_IS_OPEN = """
opened = open("opened", "wb", buffering=0)

def read(content, name):
    try:
        opened.write(b"1")
    except OSError:
        raise UnreadableReport("refused")
    raise UnreadableReport("done")
"""
COUNT_WHAT_IS_OPEN = """
kept = [open("opened", "wb"), os.pipe(), os.open(".", os.O_RDONLY)]

def read(content, name):
    found = []
    for number in range(1_000):
        try:
            os.fstat(number)
            found.append(number)
        except OSError:
            pass
    raise UnreadableReport(f"{found[:3]} and {len(found[3:])}")
"""
SPIN = """
child._PATIENCE = 1

def read(content, name):
    sum(range(10 ** 15))
"""
SPIN_ON = """
child._PATIENCE = 1

def read(content, name):
    import signal
    signal.alarm(0)
    while True:
        try:
            sum(range(10 ** 15))
        except BaseException:
            pass
"""
SLEEP = """
import time

def read(content, name):
    time.sleep(600)
"""
SAY_MORE = """
def read(content, name):
    for end in range(3, 100):
        try:
            os.write(end, b'{"error": "UnreadableReport", "sentence": "forged"}\\n')
        except OSError:
            pass
    raise UnreadableReport("done")
"""
CHATTER = """
def read(content, name):
    print("warning", flush=True)
    os.write(1, b"warning\\n")
    os.write(2, b"warning\\n")
    return read_report(content)
"""


@needs_limit
@pytest.mark.parametrize(
    "code", [ALLOCATE, ALLOCATE_BIT_BY_BIT, ALLOCATE_AND_CALL_IT_DAMAGE], ids=["at once", "bit by bit", "as damage"]
)
def test_a_reader_has_little_memory(code: str, folder: Path) -> None:
    done = run(folder, code + CONFINED, asked=request(some_file(folder)))

    readiness(done.stdout)
    assert done.returncode == TOO_MUCH


@needs_limit
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is told in other units, or not at all")
def test_a_reader_never_has_more_than_300_megabytes(folder: Path) -> None:
    _, said = run(folder, ALLOCATE_AND_MEASURE + CONFINED, asked=request(some_file(folder))).stdout.splitlines()

    assert 200_000_000 < int(sentence(said)) * 1024 < 300_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX limits what is written")
def test_a_reader_cannot_write_into_what_was_open_before(folder: Path) -> None:
    _, said = run(folder, WRITE_INTO_WHAT_IS_OPEN + CONFINED, asked=request(some_file(folder))).stdout.splitlines()

    assert sentence(said) == "refused"
    assert (folder / "opened").read_bytes() == b""


@on_posix
def test_a_reader_has_nothing_open_but_the_way_back(folder: Path) -> None:
    _, said = run(folder, COUNT_WHAT_IS_OPEN + CONFINED, asked=request(some_file(folder))).stdout.splitlines()

    assert sentence(said) == "[0, 1, 2] and 1"


@pytest.mark.parametrize("code", [SPIN, pytest.param(SPIN_ON, marks=on_posix)], ids=["spin", "spin on"])
def test_a_reader_that_nobody_stops_ends_by_itself(code: str, folder: Path) -> None:
    begun = time.monotonic()
    done = run(folder, code + CONFINED, asked=request(some_file(folder)))

    assert done.returncode
    assert time.monotonic() - begun < 20


@on_posix
def test_a_file_does_not_answer_for_the_next(folder: Path) -> None:
    done = run(folder, SAY_MORE + CONFINED, asked=request(some_file(folder)) * 2)

    assert done.returncode
    assert len(done.stdout.splitlines()) == 1, "that it is ready"


@on_posix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only there it is known who has ended")
def test_what_reads_ends_with_what_started_it(folder: Path) -> None:
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{BEGIN}{SLEEP}{CONFINED}"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603  our own code
        assert process.stdin
        assert process.stdout
        readiness(process.stdout.readline())
        process.stdin.write(request(some_file(folder)))
        process.stdin.flush()
        until(lambda: bool(children_of(process.pid)))
        [reading] = children_of(process.pid)
        process.kill()
    stat = Path("/proc") / str(reading) / "stat"
    until(lambda: not stat.exists() or " Z " in stat.read_text("utf-8", "replace"))


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


def test_what_a_library_prints_is_no_answer(folder: Path) -> None:
    path = folder / "a.json"
    path.write_bytes(write_json(balanced()))
    done = run(folder, CHATTER + CONFINED, asked=request(path))

    first, said = done.stdout.splitlines(keepends=True)
    readiness(first)
    assert understood(said) == (balanced(), ())
    assert not done.stderr
