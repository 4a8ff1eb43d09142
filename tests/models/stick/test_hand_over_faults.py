from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from errno import EACCES, EINVAL, EIO, ENAMETOOLONG, ENODEV, ENOENT, ENOSPC, ENXIO, EPERM, EROFS
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import Buffer

from models.stick import hand_over as steps
from models.stick.covering_note import NOTE
from models.stick.failures import SENTENCES, Cause, HandOverFailed, Surprise
from models.stick.hand_over import UNFINISHED, Outcome, Progress
from models.system import past_cache
from models.system.disk_faults import Fault
from tests.models.stick.sticks import BEGUN, DATED, FILES, NAME, OLD, failed, put, tree
from tests.thoroughness import some


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "_PAUSES", (0.0, 0.0))


# ------------------------------------------------------------ what fails


class Stopped(BaseException):
    pass


@pytest.mark.parametrize("at", range(10))
def test_a_hand_over_that_is_stopped_leaves_nothing(tmp_path: Path, at: int) -> None:
    put(tmp_path / NAME, OLD)

    def tell(step: Progress) -> None:
        if step.done == at:
            raise Stopped

    with pytest.raises(Stopped):
        steps.hand_over(FILES, tmp_path, NAME, tell)

    assert tree(tmp_path) == {NAME: OLD}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["flip", "shorten", "lengthen"])
@pytest.mark.parametrize(("words", "cause"), [("读出来", Fault.DIFFERENT), ("再核对", Surprise.CHANGED)])
def test_what_the_stick_gives_back_otherwise_is_noticed(
    tmp_path: Path, name: str, damage: str, words: str, cause: Cause
) -> None:
    put(tmp_path / NAME, OLD)
    right = FILES[name]
    wrong = {"flip": right[:-1] + bytes([right[-1] ^ 1]), "shorten": right[:-1], "lengthen": right + b"\0"}[damage]

    def tell(step: Progress) -> None:
        if words in step.words and name in step.words:
            next(tmp_path.glob(f"{NAME}*/{NOTE}")).with_name(name).write_bytes(wrong)

    error = failed(FILES, tmp_path, tell)

    assert error.cause is cause
    assert f"“{name}”" in str(error)
    assert tree(tmp_path) == {NAME: OLD, **({} if damage == "shorten" else {f"{NAME}{UNFINISHED}": {name: wrong}})}


class Layer:
    """Counts the calls that reach the files, and fails those it is told to fail."""

    def __init__(self, patch: pytest.MonkeyPatch, error: Callable[[int], BaseException | None]) -> None:
        self.calls: list[str] = []
        self._error = error
        patch.setattr(os, "fsync", lambda _: None)  # the disk of the tests need not settle
        patch.setattr(past_cache, "_PAST_CACHE", 0)  # nor be read
        names = "close fsync listdir lstat mkdir open rename rmdir scandir stat unlink"
        for name in filter(partial(hasattr, os), names.split()):
            patch.setattr(os, name, self._passing(name, getattr(os, name)))
        patch.setattr(io, "open", self._passing("io.open", lambda *given, **named: Stream(self, *given, **named)))
        patch.setattr(io, "FileIO", partial(Stream, self))

    def reach(self, name: str) -> None:
        self.calls.append(name)
        if error := self._error(len(self.calls)):
            raise error

    def _passing(self, name: str, real: Callable[..., Any]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            if name != "close":
                self.reach(name)
                return real(*given, **named)
            real(*given, **named)  # a handle is gone, whatever closing it says
            self.reach(name)
            return None

        return call


class Stream(io.FileIO):
    """A file whose calls go through the layer."""

    def __init__(self, layer: Layer, path: Path | int, mode: str, *_: object) -> None:
        super().__init__(path, mode.replace("b", ""))
        self._layer = layer

    def write(self, data: Buffer) -> int:
        self._layer.reach("write")
        return super().write(data)

    def readinto(self, buffer: Buffer) -> int | None:
        self._layer.reach("read")
        return super().readinto(buffer)


class Killed(BaseException):
    """The program is gone: nothing it does reaches the files any more."""


FAULTS: dict[str, Callable[[int, int], BaseException | None]] = {
    "once": lambda at, call: OSError(EIO, "Input/output error") if call == at else None,
    "refused": lambda at, call: PermissionError(EACCES, "Permission denied") if call == at else None,
    "from then on": lambda at, call: OSError(EIO, "Input/output error") if call >= at else None,
    "killed": lambda at, call: Killed() if call >= at else None,
}


def tried(target: Path, fault: Callable[[int], BaseException | None]) -> tuple[BaseException | Outcome, list[str]]:
    """Hand over through a layer with this fault, and return what came of it and the calls."""
    put(target / NAME, OLD)
    put(target / f"{NAME}{UNFINISHED}", BEGUN)
    with pytest.MonkeyPatch.context() as patch:
        layer = Layer(patch, fault)
        try:
            return steps.hand_over(FILES, target, NAME), layer.calls
        except (HandOverFailed, Killed) as error:
            return error, layer.calls


def test_whatever_call_fails_nothing_looks_finished_and_the_old_is_kept(tmp_path: Path) -> None:
    _, calls = tried(tmp_path / "sound", lambda _: None)
    assert {"mkdir", "io.open", "write", "fsync", "read", "rename", "rmdir", "unlink"} <= set(calls)

    for kind, fault in FAULTS.items():
        outcomes = []
        for at in some(range(1, len(calls) + 1), 40):
            target = tmp_path / kind / str(at)
            outcome, _ = tried(target, partial(fault, at))
            outcomes.append(isinstance(outcome, Outcome))
            there = tree(target)
            finished = {name: files for name, files in there.items() if not name.endswith(UNFINISHED)}
            context = f"{kind}, call {at}: {calls[at - 1]}, {outcome}"
            assert OLD in finished.values(), context
            assert all(files in (OLD, FILES) for files in finished.values()), context
            if isinstance(outcome, Outcome):
                assert finished == {NAME: FILES, DATED: OLD}, context
                assert {path.name for path in outcome.left} == there.keys() - finished.keys(), context
            elif kind in {"once", "refused"}:
                assert there.get(NAME) == OLD, context
                assert FILES not in finished.values(), context
        assert not all(outcomes)


def test_all_has_reached_the_stick_and_is_read_from_it_before_the_name_says_so(tmp_path: Path) -> None:
    _, calls = tried(tmp_path, lambda _: None)
    aside, named = (at for at, call in enumerate(calls) if call == "rename")

    written = len(calls) - calls[::-1].index("write")
    folders = os.name != "nt"  # which settles names by itself
    assert calls[:aside].count("fsync") == len(FILES) + folders
    assert calls[written:aside].count("read") >= len(FILES)
    assert calls[named:].count("fsync") == folders
    assert calls[named:].count("read") == calls[written:aside].count("read")


def test_a_hand_over_after_a_failed_one_puts_all_right(tmp_path: Path) -> None:
    _, calls = tried(tmp_path / "sound", lambda _: None)
    for at in some(range(1, len(calls) + 1), 15):
        target = tmp_path / str(at)
        tried(target, partial(FAULTS["killed"], at))

        steps.hand_over(FILES, target, NAME)

        assert tree(target) == {NAME: FILES, DATED: OLD}


@pytest.mark.parametrize(
    ("number", "windows", "fault"),
    [
        (ENOSPC, None, Fault.FULL),
        (EROFS, None, Fault.PROTECTED),
        (EACCES, None, Fault.FORBIDDEN),
        (EPERM, None, Fault.FORBIDDEN),
        (EIO, None, Fault.BROKEN),
        (ENODEV, None, Fault.GONE),
        (ENXIO, None, Fault.GONE),
        (ENOENT, None, Fault.GONE),
        (ENAMETOOLONG, None, Fault.TOO_LONG),
        (EACCES, 5, Fault.FORBIDDEN),
        (EACCES, 19, Fault.PROTECTED),
        (EACCES, 21, Fault.GONE),
        (EACCES, 32, Fault.BUSY),
        (ENOSPC, 112, Fault.FULL),
        (EIO, 1117, Fault.BROKEN),
        (ENXIO, 1167, Fault.GONE),
        (5000, None, Fault.OTHER),
        (None, None, Fault.OTHER),
    ],
)
def test_each_cause_has_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, windows: int | None, fault: Fault
) -> None:
    class Failure(OSError):
        winerror = windows

    def fail(_: int) -> None:
        raise Failure(number, "no way") if number else Failure("no way")

    monkeypatch.setattr(os, "fsync", fail)
    error = failed(FILES, tmp_path)

    assert error.cause is fault
    assert str(tmp_path) in str(error)
    assert str(error).endswith("。")
    detail = f"系统错误 {number}" if number else "no way"
    assert (detail in str(error)) is (fault is Fault.OTHER)
    assert not list(tmp_path.iterdir())


def test_causes_have_different_sentences_that_say_what_to_do() -> None:
    sentences = {str(HandOverFailed(cause, Path("E:/"), "5")) for cause in (*Fault, *Surprise)}

    assert len(sentences) == len(SENTENCES)
    assert all("请" in sentence and "E:" in sentence for sentence in sentences)


def test_a_name_with_braces_is_a_name(tmp_path: Path) -> None:
    target = tmp_path / "{place}"

    assert str(target) in str(failed(FILES, target))


def test_an_old_folder_that_is_in_use_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / NAME, OLD)
    real = os.rename

    def rename(before: Path, after: Path) -> None:
        if before == tmp_path / NAME:
            raise PermissionError(EACCES, "Access is denied")
        real(before, after)

    monkeypatch.setattr(os, "rename", rename)

    assert failed(FILES, tmp_path).cause is Fault.BUSY
    assert tree(tmp_path) == {NAME: OLD}


def test_what_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    monkeypatch.setattr(os, "rmdir", fail)
    error = failed(FILES, tmp_path)

    assert "未完成" in str(error)
    assert [path.name for path in tmp_path.iterdir()] == [f"{NAME}{UNFINISHED}"]


def unsettled(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the system refuse to settle folders."""

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(number, "no way")

    monkeypatch.setattr(os, "fsync", only_files)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not settle folders")
def test_a_file_system_that_cannot_settle_folders_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unsettled(monkeypatch, EINVAL)
    steps.hand_over(FILES, tmp_path, NAME)

    assert tree(tmp_path) == {NAME: FILES}


@pytest.mark.skipif(os.name == "nt", reason="Windows does not settle folders")
@pytest.mark.parametrize("old", [OLD, FILES], ids=["other", "same"])
def test_a_folder_that_does_not_settle_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: dict[str, bytes]
) -> None:
    put(tmp_path / NAME, old)
    unsettled(monkeypatch, EIO)

    assert failed(FILES, tmp_path).cause is Fault.BROKEN
    assert tree(tmp_path) == {NAME: old}


def test_a_folder_that_is_held_for_a_moment_gets_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, refusals = os.rename, iter("12")

    def rename(before: Path, after: Path) -> None:
        if next(refusals, None):
            raise PermissionError(EACCES, "Access is denied")
        real(before, after)

    monkeypatch.setattr(os, "rename", rename)
    steps.hand_over(FILES, tmp_path, NAME)

    assert tree(tmp_path) == {NAME: FILES}
