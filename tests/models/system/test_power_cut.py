"""The power is cut after each step of every save: what is found then is the old report or the new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from models.drafts.store import DraftStore
from models.report.report import Report
from models.system.files import replacing
from tests.builders import answered, balanced
from tests.models.system.crash_states import BLOCK, SECTOR, Crash, put, torn
from tests.models.system.disk import Disk, Step
from tests.models.system.recording import ALL, Recording, distinct, recorded
from tests.thoroughness import times

NAME = "drafts.json"
DRAFT = "draft"
LINES = times(30, 2_000)
"""How much is written in the reports: that of a busy office makes the file larger than 100 kB."""

settles = pytest.mark.skipif(os.name == "nt", reason="Windows settles names by itself, which this cannot see")


def numbered(number: int) -> Report:
    """Return a report that differs in its length from the others, too."""
    text = "\n".join(f"第 {line} 件事，第 {number} 次写。" for line in range(LINES + 7 * number))
    return answered(balanced(), {"texts/problems": text, "applications/new/natural": str(number)})


REPORTS = tuple(map(numbered, range(5)))
STATES: tuple[Sequence[Report], ...] = ([], *([report] for report in REPORTS[1:]))
"""What is in the store after so many saves."""


def saves(store: DraftStore, reports: Sequence[Report]) -> Callable[[Disk], None]:
    """Return the saves of these reports; the number of each is told once it is said to be saved.

    What follows a save is put off for a while, as it is while somebody types.
    """

    def act(disk: Disk) -> None:
        for report in reports:
            store.write(report, DRAFT)
            disk.tell(REPORTS.index(report))
            store.follow_up()
        while store.owes:
            store.follow_up()

    return act


class Checker:
    """Opens states with the program."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.opened = 0

    def bad(self, recording: Recording, sector: int = SECTOR) -> Iterator[Crash]:
        """Return the states in which a report is lost, or anything is wrong with the file, as they are found."""
        for crash in distinct(recording, sector):
            if not self._is_good(crash, recording):
                yield crash

    def _is_good(self, crash: Crash, recording: Recording) -> bool:
        self.opened += 1
        here = self._folder / str(self.opened)
        put(crash.tree, recording.folder, here)
        store = DraftStore(here / NAME)
        reports = [draft.report for draft in store.drafts()]
        shutil.rmtree(here)
        return store.set_aside is None and reports in STATES[crash.told : crash.told + 2]

    def known(self, crash: Crash, recording: Recording) -> list[Report | None]:
        """Return all that the program can show in this state: the draft, its versions, and what the backups hold."""
        self.opened += 1
        here = self._folder / str(self.opened)
        put(crash.tree, recording.folder, here)
        store = DraftStore(here / NAME)
        stored = [draft.report for draft in store.drafts()]
        kept = [version.report for version in store.versions(DRAFT)]
        backed_up = [report for backup in store.backups for report in backup.reports]
        shutil.rmtree(here)
        return [*stored, *kept, *backed_up]


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the states that are looked at need not last
    return Checker(tmp_path / "found")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "数据"


def old_store(home: Path) -> DraftStore:
    """Return a store that holds the first report."""
    DraftStore(home / NAME).save(REPORTS[1], DRAFT)
    return DraftStore(home / NAME)


def from_the_first(recording: Recording) -> Recording:
    """Return the recording of saves over the first report, which had been told before."""
    return recording._replace(steps=(Step("told", offset=1), *recording.steps))


# ------------------------------------------------------------ the program


def test_the_first_save_is_there_or_not(home: Path, checker: Checker) -> None:
    store = DraftStore(home / NAME)

    assert list(checker.bad(recorded(home, saves(store, REPORTS[1:2])))) == []
    assert checker.opened > times(80, 600)


def test_a_save_over_an_old_file_leaves_the_old_or_the_new(home: Path, checker: Checker) -> None:
    store = old_store(home)

    recording = from_the_first(recorded(home, saves(store, REPORTS[2:3])))

    assert list(checker.bad(recording, times(2 * SECTOR, SECTOR))) == []
    assert checker.opened > times(60, 500)


def test_of_several_saves_none_is_lost_that_was_told_of(home: Path, checker: Checker) -> None:
    store = old_store(home)
    recording = from_the_first(recorded(home, saves(store, REPORTS[2:])))

    assert [step.offset for step in recording.steps if step.act == "told"] == [1, 2, 3, 4]
    assert list(checker.bad(recording, BLOCK)) == []


def test_opening_and_closing_the_program_is_safe_too(home: Path, checker: Checker) -> None:
    old_store(home)

    def act(disk: Disk) -> None:
        saves(DraftStore(home / NAME), REPORTS[2:3])(disk)

    assert list(checker.bad(from_the_first(recorded(home, act)), times(BLOCK, SECTOR))) == []


@pytest.mark.parametrize("copies", [True, False], ids=["copies", "no copies"])
def test_what_an_earlier_session_has_left_is_somewhere_in_every_state(
    home: Path, checker: Checker, *, copies: bool
) -> None:
    """Even where no copy can be written: something else stands in the place of their folder."""
    old_store(home)
    if not copies:
        shutil.rmtree(home / "copies")
        (home / "copies").touch()

    recording = recorded(home, lambda disk: saves(DraftStore(home / NAME), REPORTS[2:3])(disk))  # noqa: PLW0108  opened while recorded

    assert [crash for crash in distinct(recording, ALL) if REPORTS[1] not in checker.known(crash, recording)] == []


def without(recording: Recording, *acts: str) -> Recording:
    """Return what would have been done by a program that leaves these out."""
    return recording._replace(steps=tuple(step for step in recording.steps if step.act not in acts))


@pytest.mark.parametrize(
    "left_out", [["fsync"], pytest.param(["settle"], marks=settles), ["fsync", "settle"]], ids=" ".join
)
def test_what_the_program_settles_is_needed(home: Path, checker: Checker, left_out: list[str]) -> None:
    recording = from_the_first(recorded(home, saves(old_store(home), REPORTS[2:3])))

    assert any(checker.bad(without(recording, *left_out), ALL))


# ------------------------------------------------------------ protocols that are not good enough


def in_place(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def unsettled(path: Path, content: bytes) -> None:
    temporary = path.with_name("new")
    temporary.write_bytes(content)
    temporary.replace(path)
    settle(path.parent)


def settled_too_late(path: Path, content: bytes) -> None:
    temporary = path.with_name("new")
    with temporary.open("wb") as stream:
        stream.write(content)
    temporary.replace(path)
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())
    settle(path.parent)


def as_the_program_does(path: Path, content: bytes) -> None:
    with replacing(path) as stream:
        stream.write(content)


def settle(folder: Path) -> None:
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def rewritten(home: Path, write: Callable[[Path, bytes], None]) -> Recording:
    """Return what a protocol does to write the second report over the first, in one file and without copies."""
    old_store(home)
    old = (home / NAME).read_bytes()
    DraftStore(home / NAME).save(REPORTS[2], DRAFT)
    new = (home / NAME).read_bytes()
    shutil.rmtree(home)
    home.mkdir()
    (home / NAME).write_bytes(old)

    def act(disk: Disk) -> None:
        write(home / NAME, new)
        disk.tell(2)

    return from_the_first(recorded(home, act))


def test_the_protocol_alone_is_good(home: Path, checker: Checker) -> None:
    assert list(checker.bad(rewritten(home, as_the_program_does))) == []


@pytest.mark.parametrize("write", [in_place, unsettled, settled_too_late])
def test_protocols_that_lose_reports_are_found_out(
    home: Path, checker: Checker, write: Callable[[Path, bytes], None]
) -> None:
    recording = rewritten(home, write)

    assert any(checker.bad(recording, times(BLOCK, SECTOR)))


# ------------------------------------------------------------ the checker


def trees(recording: Recording) -> Iterable[dict[str, bytes]]:
    """Return the files in each state by their names."""
    for crash in distinct(recording, SECTOR):
        yield {path.name: content for path, content in crash.tree if content is not None}


def test_a_file_is_torn_at_every_sector() -> None:
    after = bytes(range(1, 251)) * 40
    found = set(torn(b"", after, SECTOR))

    for end in range(0, len(after), SECTOR):
        assert after[:end] in found
        assert after[:end] + bytes(len(after) - end) in found
    assert after[:BLOCK] + bytes(BLOCK) + after[2 * BLOCK :] in found
    assert b"\1" * 512 + b"\2" * 88 in set(torn(b"\2" * 600, b"\1" * 600, SECTOR))


def test_a_name_may_be_there_before_its_content(home: Path) -> None:
    home.mkdir()
    (home / NAME).write_bytes(b"old")
    recording = recorded(home, lambda _: unsettled(home / NAME, b"new"))
    found = list(trees(recording))

    assert {NAME: b""} in found
    assert {NAME: b"\0\0\0"} in found
    assert {NAME: b"old", "new": b"new"} in found
    assert {NAME: b"new"} in found


def test_what_is_settled_is_there(home: Path) -> None:
    home.mkdir()
    (home / NAME).write_bytes(b"old")

    def act(disk: Disk) -> None:
        as_the_program_does(home / NAME, b"new")
        disk.tell(1)

    found = list(distinct(recorded(home, act), SECTOR))
    contents = {number: {dict(crash.tree)[home / NAME] for crash in found if crash.told == number} for number in (0, 1)}

    assert contents == {0: {b"old", b"new"}, 1: {b"new"} if os.name != "nt" else {b"old", b"new"}}
