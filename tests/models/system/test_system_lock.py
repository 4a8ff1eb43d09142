from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from models.system.system_lock import Grip, SystemLock
from tests import ROOT
from tests.thoroughness import times

NAME = "drafts.lock"
ON_WINDOWS = os.name == "nt"
SIZE = 2**30

HOLDING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from models.system.system_lock import SystemLock

lock = SystemLock(Path(sys.argv[1]), "drafts.lock")
print(lock.take().name, flush=True)
sys.stdin.read()
"""


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process take the lock, and keep it for as long as the block runs or until it is killed."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLDING, str(folder), str(ROOT)]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603  our own code
        try:
            yield process
        finally:
            process.kill()


def grip_of(process: subprocess.Popen[str]) -> str:
    """Return what the process says of the lock."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def big(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(SIZE)


def link_to(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(path.with_name(target))


LEFT: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "empty": Path.touch,
    "random bytes": lambda path: path.write_bytes(os.urandom(700)),
    "NUL": lambda path: path.write_bytes(bytes(4096)),
    "text": lambda path: path.write_text("草稿", "utf-8"),
    "a number of a process that lives": lambda path: path.write_text(f"{os.getpid()}\npython\nhere\n"),
    "a number of a process that is gone": lambda path: path.write_text("4194303\npython\n\n"),
    "another computer": lambda path: path.write_text("4711\npython\n别的电脑\n", "utf-8"),
    "a later format": lambda path: path.write_text('{"lock": 9, "holder": {"pid": 1}}'),
    "an endless number": lambda path: path.write_text("9" * 100_000),
    "a gigabyte": big,
    "marked as read-only": lambda path: path.touch(0o400),
    "a folder": Path.mkdir,
    "a folder with something in it": lambda path: (path / "x").mkdir(parents=True),
}
if not ON_WINDOWS:
    LEFT |= {
        "a link to nothing": link_to("none"),
        "a link to itself": link_to(NAME),
        "a link to a file": link_to("drafts.json"),
        "a link to a folder": link_to("copies"),
        "a pipe": os.mkfifo,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafts.json").write_bytes(b"{}")
    (tmp_path / "copies").mkdir()
    return tmp_path


@pytest.mark.parametrize("left", LEFT)
def test_what_is_left_of_a_lock_is_nobodys_and_not_touched(folder: Path, left: str) -> None:
    path = folder / NAME
    LEFT[left](path)
    before = contents(folder)
    first, second = SystemLock(folder, NAME), SystemLock(folder, NAME)

    assert first.take() is Grip.OURS
    assert second.take() is Grip.ANOTHERS
    assert first.take() is Grip.OURS
    first.release()
    assert second.take() is Grip.OURS
    second.release()

    assert before.items() <= contents(folder).items()
    if left == "a gigabyte":
        path.unlink()


def contents(folder: Path) -> dict[str, object]:
    """Return what is in a folder, as far as it can be read at once."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        small = path.is_file() and not path.is_symlink() and path.stat().st_size < SIZE
        found[path.name] = path.read_bytes() if small else path.lstat().st_mode
    return found


@pytest.mark.skipif(ON_WINDOWS, reason="there a file is made, and stays")
def test_a_folder_that_can_be_locked_itself_stays_as_it_is(tmp_path: Path) -> None:
    lock = SystemLock(tmp_path, NAME)

    assert lock.take() is Grip.OURS
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_has_nothing(folder: Path) -> None:
    ours = SystemLock(folder, NAME)
    for _ in range(times(2, 10)):
        with holder(folder) as process:
            assert grip_of(process) == "OURS"
            assert ours.take() is Grip.ANOTHERS
            process.kill()
            process.wait()
            assert ours.take() is Grip.OURS
            ours.release()


@pytest.mark.skipif(ON_WINDOWS, reason="there are no signals")
def test_a_process_that_stands_still_has_it_still(folder: Path) -> None:
    with holder(folder) as process:
        assert grip_of(process) == "OURS"
        process.send_signal(signal.SIGSTOP)

        assert SystemLock(folder, NAME).take() is Grip.ANOTHERS


def test_the_programs_that_a_holder_has_started_do_not_have_it(folder: Path) -> None:
    """A viewer that was opened on a PDF may stay open for days."""
    lock = SystemLock(folder, NAME)
    assert lock.take() is Grip.OURS
    command = [sys.executable, "-c", "import sys; print(flush=True); sys.stdin.read()"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, close_fds=False) as viewer:  # noqa: S603  our own code
        assert viewer.stdout is not None
        viewer.stdout.readline()
        lock.release()

        assert SystemLock(folder, NAME).take() is Grip.OURS
        viewer.kill()


def test_of_many_at_once_one_has_it(folder: Path) -> None:
    (folder / NAME).mkdir()
    for _ in range(times(1, 10)):
        with holder(folder) as a, holder(folder) as b, holder(folder) as c, holder(folder) as d:
            assert sorted(map(grip_of, (a, b, c, d))) == ["ANOTHERS"] * 3 + ["OURS"]


@pytest.mark.parametrize("left", ["nothing", "empty", "a folder"])
def test_who_has_it_has_it_still_when_somebody_tidies_up(folder: Path, left: str) -> None:
    """On Windows nobody can remove a file that is held."""
    LEFT[left](folder / NAME)
    first, second = SystemLock(folder, NAME), SystemLock(folder, NAME)
    assert first.take() is Grip.OURS
    for path in folder.glob("drafts*lock"):
        with suppress(PermissionError):
            path.rmdir() if path.is_dir() else path.unlink()

    assert second.take() is Grip.ANOTHERS
    if not (folder / NAME).exists():
        (folder / NAME).touch()
    assert second.take() is Grip.ANOTHERS
    assert first.take() is Grip.OURS


@pytest.mark.skipif(ON_WINDOWS, reason="nobody can rename a folder in which a file is held")
def test_a_folder_that_is_gone_for_a_moment_is_held_still(folder: Path) -> None:
    lock = SystemLock(folder, NAME)
    assert lock.take() is Grip.OURS
    away = folder.with_name("elsewhere")
    folder.rename(away)
    assert lock.take() is Grip.OURS
    away.rename(folder)

    assert SystemLock(folder, NAME).take() is Grip.ANOTHERS


@pytest.mark.skipif(ON_WINDOWS, reason="nobody can rename a folder in which a file is held")
def test_another_folder_of_the_same_name_is_held_as_well(folder: Path) -> None:
    lock = SystemLock(folder, NAME)
    assert lock.take() is Grip.OURS
    folder.rename(folder.with_name("elsewhere"))
    folder.mkdir()
    assert lock.take() is Grip.OURS

    assert SystemLock(folder, NAME).take() is Grip.ANOTHERS


def test_what_somebody_else_has_meanwhile_is_noticed(folder: Path) -> None:
    """As where a server has forgotten a lock while a laptop slept."""
    first, second = SystemLock(folder, NAME), SystemLock(folder, NAME)
    assert first.take() is Grip.OURS
    first.release()
    assert second.take() is Grip.OURS

    assert first.take() is Grip.ANOTHERS


@pytest.mark.skipif(ON_WINDOWS, reason="links need a right there")
def test_a_link_to_the_folder_leads_to_the_same_lock(folder: Path) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    lock = SystemLock(link, NAME)

    assert lock.take() is Grip.OURS
    assert SystemLock(folder, NAME).take() is Grip.ANOTHERS


@pytest.mark.skipif(ON_WINDOWS, reason="links need a right there")
def test_a_file_that_somebody_has_locked_elsewhere_is_not_the_lock(folder: Path) -> None:
    other = folder / "copies" / NAME
    other.touch()
    (folder / NAME).symlink_to(other)
    elsewhere = SystemLock(other.parent, NAME)
    assert elsewhere.take() is Grip.OURS

    assert SystemLock(folder, NAME).take() is Grip.OURS
    elsewhere.release()


def test_where_the_system_locks_nothing_nobody_can_tell(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", refuse)

    assert SystemLock(folder, NAME).take() is Grip.UNKNOWN


def refuse(*_: object, **__: object) -> int:
    raise OSError(28, "No space left on device")
