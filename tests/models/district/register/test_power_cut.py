"""The power is cut after each step of every act: each state opens, and whatever was told to be done is done."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.district.register.event_chain import EVENTS
from models.district.register.found_at_opening import Trouble
from models.district.register.index import INDEX
from models.district.register.objects import ObjectStore, Soundness
from models.district.register.opening import NotARegister
from models.district.register.register import Brought, Register
from models.district.register.register_book import begin_register
from tests.models.district.register.registers import (
    DUE,
    POINT,
    STREET_ID,
    WHO,
    accepted,
    begun,
    content,
    fixed_now,
    name_of,
    opened,
    taken_in,
    troubles,
)
from tests.models.system.crash_states import SECTOR, Crash, put
from tests.models.system.disk import Disk, Step
from tests.models.system.recording import ALL, Recording, distinct, recorded
from tests.thoroughness import before_landing

settles = pytest.mark.skipif(os.name == "nt", reason="Windows settles names by itself, which this cannot see")

Act = Callable[[Register], object]

ACTS: tuple[Act, ...] = (
    lambda register: taken_in(register, 1),
    lambda register: accepted(register, 1),
    lambda register: taken_in(register, 2),
    lambda register: register.decide(name_of(2), WHO),
    lambda register: register.keep_last_year([Brought(STREET_ID, content(9), "ABCD-0009", "", "去年")], 2024, WHO),
    lambda register: register.send_back(name_of(2), [POINT], DUE, WHO),
    lambda register: register.note(STREET_ID, "来过电话", WHO),
    lambda register: fixed_now(register, 1),
)


def acts(register: Register, *wanted: Act) -> Callable[[Disk], None]:
    """Return these acts; after each it is told how many events there are."""

    def act(disk: Disk) -> None:
        for one in wanted:
            one(register)
            disk.tell(len(register.events))

    return act


def told_before(recording: Recording, number: int) -> Recording:
    return recording._replace(steps=(Step("told", offset=number), *recording.steps))


class Checker:
    """Opens states with the program."""

    def __init__(self, folder: Path, lines: bytes) -> None:
        self._folder, self._lines = folder, lines.splitlines(keepends=True)
        self.opened = 0

    def bad(self, recording: Recording, sector: int) -> Iterator[Crash]:
        """Return the states in which something that was told is not there, or anything else is wrong."""
        for crash in distinct(recording, sector):
            self.opened += 1
            here = self._folder / str(self.opened)
            put(crash.tree, recording.folder, here)
            if not self._is_good(here, crash.told):
                yield crash
            shutil.rmtree(here)

    def _is_good(self, here: Path, told: int) -> bool:
        try:
            register = opened(here)
        except NotARegister:
            return told == 0
        events, number = (here / EVENTS).read_bytes(), len(register.events)
        sound = {ObjectStore(here).soundness(name) for name in register.ledger.kept} <= {Soundness.SOUND}
        usual = set(troubles(register)) <= {Trouble.TORN_TAIL, Trouble.UNRECORDED}
        index = (here / INDEX).read_bytes()
        if register.read_only:
            return False
        register.note("", "接着办", WHO)
        register.release()
        same = events == b"".join(self._lines[:number]) and number >= told
        return sound and usual and same and f'"number":{number},'.encode() in index[-300:]


def checker(folder: Path, tmp_path: Path) -> Checker:
    return Checker(tmp_path / "found", (folder / EVENTS).read_bytes())


def test_founding_is_there_or_not(folder: Path, tmp_path: Path) -> None:
    def found(disk: Disk) -> None:
        begin_register(folder, WHO)
        disk.tell(1)
        opened(folder).release()

    recording = recorded(folder, found)

    assert list(checker(folder, tmp_path).bad(recording, ALL)) == []


NAMES = ("receive", "accept", "another", "decide", "last year", "send back", "note", "fix")


@pytest.mark.parametrize("at", range(len(ACTS)), ids=NAMES)
def test_an_act_is_done_or_not(folder: Path, tmp_path: Path, at: int) -> None:
    register = begun(folder)
    for act in ACTS[:at]:
        act(register)
    before = len(register.events)
    recording = told_before(recorded(folder, acts(register, ACTS[at])), before)
    found = checker(folder, tmp_path)

    assert list(found.bad(recording, SECTOR)) == []
    assert found.opened > 20


def test_opening_after_a_power_cut_is_safe_too(folder: Path, tmp_path: Path) -> None:
    register = begun(folder)
    taken_in(register, 1)
    register.release()
    found = checker(folder, tmp_path)
    (folder / EVENTS).write_bytes((folder / EVENTS).read_bytes() + b'{"number":5,"who":"' + bytes(700))
    (folder / INDEX).unlink()

    recording = told_before(recorded(folder, lambda _: opened(folder).release()), len(register.events))

    assert list(found.bad(recording, SECTOR)) == []
    assert found.opened > 15


@before_landing
def test_of_many_acts_none_is_lost_that_was_told_of(folder: Path, tmp_path: Path) -> None:
    register = begun(folder)
    recording = told_before(recorded(folder, acts(register, *ACTS)), 3)

    assert [step.offset for step in recording.steps if step.act == "told"] == [*range(3, 4 + len(ACTS))]
    assert list(checker(folder, tmp_path).bad(recording, SECTOR)) == []


def test_an_object_is_written_before_its_event_and_the_index_last(folder: Path) -> None:
    register = begun(folder)

    steps = recorded(folder, acts(register, ACTS[0])).steps

    done = [step.to.name if step.act == "rename" else step.path.name for step in steps]
    acts_on = dict.fromkeys(name for name in done if name in {name_of(1), EVENTS, INDEX})
    assert list(acts_on) == [name_of(1), EVENTS, INDEX]


@pytest.mark.parametrize(
    "left_out", [["fsync"], pytest.param(["settle"], marks=settles), ["fsync", "settle"]], ids=" ".join
)
def test_what_the_register_settles_is_needed(folder: Path, tmp_path: Path, left_out: list[str]) -> None:
    register = begun(folder)
    recording = told_before(recorded(folder, acts(register, *ACTS[:2])), 3)
    steps = tuple(step for step in recording.steps if step.act not in left_out)

    assert any(checker(folder, tmp_path).bad(recording._replace(steps=steps), ALL))
