"""Files that cannot be written, or not yet: each call of the protocol fails, and other programs hold files."""

from __future__ import annotations

import builtins
import os
import stat
from collections.abc import Callable
from errno import EACCES, ENOLCK, EPERM
from glob import escape
from os import strerror
from pathlib import Path
from threading import Timer
from time import monotonic

import pytest

from models.system import files
from models.system.disk_faults import fault_of
from models.system.files import patience, patiently, replacing, sweep
from tests.models.faulty import KINDS, failure, held
from tests.models.system.disk import Disk, Step
from tests.thoroughness import times

PROTOCOL = ("open", "write", "fsync", "rename", *(("look", "settle") if os.name != "nt" else ()))
"""What a write does, in this order; the last two make the new name last."""

LASTING = EPERM if os.name == "nt" else EACCES
"""Does not pass by itself; on Windows, "permission denied" without a number of its own may be a file that is held."""

LASTING_KINDS = {LASTING if number == EACCES else number: kind for number, kind in KINDS.items()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "年报 [1].json"
    path.write_bytes(b"old")
    return path


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Waits that are noted rather than waited for."""
    found: list[float] = []
    monkeypatch.setattr(files, "sleep", found.append)
    return found


def write(path: Path, content: bytes = b"new") -> None:
    with replacing(path) as stream:
        stream.write(content)


def refusing(name: str, errors: list[OSError], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a function of the system fail with these errors, one after the other, and then work."""
    real: Callable[..., object] = getattr(os, name)

    def call(*given: object, **named: object) -> object:
        if errors:
            raise errors.pop(0)
        return real(*given, **named)

    monkeypatch.setattr(os, name, call)


# ------------------------------------------------------------ every call


def test_these_are_the_calls(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(monkeypatch, old.parent)
    write(old)

    assert tuple(step.act for step in disk.steps) == PROTOCOL


@pytest.mark.parametrize("at", range(len(PROTOCOL)), ids=PROTOCOL.__getitem__)
@pytest.mark.parametrize("number", LASTING_KINDS)
def test_whatever_call_fails_the_old_content_stays_and_nothing_is_left(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float], at: int, number: int
) -> None:
    def fail(_: object, call: int) -> None:
        if call == at:
            raise failure(number)

    settling = PROTOCOL[at] in {"look", "settle"}
    with monkeypatch.context() as patch:
        Disk(patch, old.parent).fault = fail
        if settling:
            write(old)
        else:
            with pytest.raises(OSError, match=strerror(number)) as caught:
                write(old)
            assert fault_of(caught.value) is LASTING_KINDS[number]
            assert caught.value.filename == str(old)

    assert old.read_bytes() == (b"new" if settling else b"old")
    assert list(old.parent.iterdir()) == [old]
    assert slept == []


@pytest.mark.parametrize("at", range(4), ids=PROTOCOL.__getitem__)
@pytest.mark.parametrize("number", LASTING_KINDS)
def test_where_not_even_removing_works_the_first_error_is_told(
    old: Path, monkeypatch: pytest.MonkeyPatch, at: int, number: int
) -> None:
    def fail(step: Step, call: int) -> None:
        if call >= at:
            raise failure(ENOLCK if step.act == "unlink" else number)

    with monkeypatch.context() as patch:
        Disk(patch, old.parent).fault = fail
        with pytest.raises(OSError, match=strerror(number)):
            write(old)

    assert old.read_bytes() == b"old"
    sweep(old.parent, escape(old.name))
    assert list(old.parent.iterdir()) == [old]


def test_an_error_about_another_file_keeps_its_name(old: Path) -> None:
    def write_what_is_not_there() -> None:
        with replacing(old) as stream:
            stream.write(old.with_name("none").read_bytes())

    with pytest.raises(FileNotFoundError) as caught:
        write_what_is_not_there()

    assert caught.value.filename == str(old.with_name("none"))


def test_a_write_leaves_nothing_open(old: Path) -> None:
    """A long day has thousands of writes, and a program no more than some hundred handles."""

    def next_handle() -> int:
        handle = os.open(os.devnull, os.O_RDONLY)
        os.close(handle)
        return handle

    before = next_handle()
    for _ in range(3):
        write(old)

    assert next_handle() == before


# ------------------------------------------------------------ files that others hold


@pytest.mark.parametrize("winerror", [5, 32, 33])
@pytest.mark.parametrize("name", ["replace", "open"])
def test_a_file_that_is_held_is_written_as_soon_as_it_is_free(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float], winerror: int, name: str
) -> None:
    errors = [held(winerror) for _ in range(6)]
    if name == "open":
        monkeypatch.setattr(builtins, "open", _refused_open(errors))
    else:
        refusing(name, errors, monkeypatch)
    write(old)

    assert old.read_bytes() == b"new"
    assert list(old.parent.iterdir()) == [old]
    assert slept == sorted(slept)
    assert sum(slept) == pytest.approx(2.5)


def _refused_open(errors: list[OSError]) -> Callable[..., object]:
    real: Callable[..., object] = open

    def call(*given: object, **named: object) -> object:
        if errors:
            raise errors.pop(0)
        return real(*given, **named)

    return call


def test_a_file_that_stays_held_is_given_up_after_two_and_a_half_seconds(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    refusing("replace", [held() for _ in range(20)], monkeypatch)

    with pytest.raises(OSError, match="as Windows"):
        write(old)
    assert sum(slept) == pytest.approx(2.5)
    assert old.read_bytes() == b"old"
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize("error", [failure(LASTING), held(112)], ids=["not Windows", "full"])
def test_what_will_not_pass_is_told_at_once(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float], error: OSError
) -> None:
    refusing("replace", [error], monkeypatch)

    with pytest.raises(OSError, match=rf"{strerror(LASTING)}|as Windows"):
        write(old)
    assert slept == []


def test_on_windows_permission_denied_without_a_number_may_pass(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    errors = [failure(EACCES)]

    def look() -> bytes:
        if errors:
            raise errors.pop()
        return b"read"

    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        assert patiently(look) == b"read"
    assert slept == [0.05]
    assert old.read_bytes() == b"old"


def test_on_windows_permission_denied_with_another_number_will_not_pass(
    monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    def look() -> None:
        raise held(112)

    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        with pytest.raises(OSError, match="as Windows"):
            patiently(look)
    assert slept == []


def test_a_new_file_that_is_held_is_written_as_soon_as_it_is_free(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    new = old.with_name("new.json")
    refusing("replace", [held()], monkeypatch)
    write(new)

    assert new.read_bytes() == b"new"
    assert slept == [0.05]


def test_a_mark_as_read_only_stays_where_it_is_not_the_trouble(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old.chmod(0o444)
    refusing("replace", [failure(LASTING)], monkeypatch)

    with pytest.raises(OSError, match=strerror(LASTING)):
        write(old)
    assert not old.stat().st_mode & stat.S_IWRITE
    assert old.read_bytes() == b"old"


def test_what_cannot_be_swept_is_passed_over(old: Path) -> None:
    folder = old.with_name(f"{old.name}.0123.tmp")
    folder.mkdir()

    sweep(old.parent, escape(old.name))

    assert folder.is_dir()


def test_what_cannot_be_removed_because_it_is_held_is_tried_again_for_a_moment(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    refusing("replace", [failure(LASTING)], monkeypatch)
    refusing("unlink", [held(), held()], monkeypatch)

    with pytest.raises(OSError, match=strerror(LASTING)):
        write(old)
    assert list(old.parent.iterdir()) == [old]
    assert sum(slept) < 0.5


def test_what_stays_held_is_soon_left_for_the_next_start_to_remove(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    with monkeypatch.context() as patch:
        refusing("replace", [failure(LASTING)], patch)
        refusing("unlink", [held() for _ in range(20)], patch)
        with pytest.raises(OSError, match=strerror(LASTING)):
            write(old)

    assert sum(slept) < 0.5
    assert len(list(old.parent.iterdir())) == 2
    sweep(old.parent, escape(old.name))
    assert list(old.parent.iterdir()) == [old]


def test_all_files_of_a_save_share_one_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]

    def pass_time(seconds: float) -> None:
        assert seconds > 0
        now[0] += seconds

    def refuse() -> None:
        raise held()

    monkeypatch.setattr(files, "monotonic", lambda: now[0])
    monkeypatch.setattr(files, "sleep", pass_time)
    with patience(2.0), patience(60.0):
        for _ in range(4):
            with pytest.raises(OSError, match="as Windows"):
                patiently(refuse)
    assert now[0] == pytest.approx(102.0)

    with pytest.raises(OSError, match="as Windows"):
        patiently(refuse)
    assert now[0] == pytest.approx(104.5)


def test_a_file_that_is_marked_as_read_only_is_replaced_on_windows_as_elsewhere(
    old: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]
) -> None:
    real = os.replace

    def as_on_windows(before: Path, after: Path) -> None:
        if not after.stat().st_mode & stat.S_IWRITE:
            raise held(5)
        real(before, after)

    old.chmod(0o444)
    monkeypatch.setattr(os, "replace", as_on_windows)
    write(old)

    assert old.read_bytes() == b"new"
    assert slept == []


def test_a_scanner_that_holds_files_for_a_while_costs_no_write(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In real time: a thread holds and lets go of the file, as long as two seconds in the thorough run."""
    real, holding = os.replace, [False]

    def replace(before: Path, after: Path) -> None:
        if holding[0]:
            raise held()
        real(before, after)

    monkeypatch.setattr(os, "replace", replace)
    for number, seconds in enumerate(times(1, 3) * [0.0, 0.02, 0.3] + times(0, 1) * [1.0, 1.5, 2.0]):
        holding[0] = True
        scanner = Timer(seconds, lambda: holding.__setitem__(0, False))
        scanner.start()
        began = monotonic()
        write(old, b"%d" % number)
        scanner.join()
        assert old.read_bytes() == b"%d" % number
        assert monotonic() - began < 5
