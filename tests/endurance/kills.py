"""Kills the program while somebody types, opens the drafts again, and judges what is left of the typing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Timer
from time import monotonic, sleep
from typing import NamedTuple

from models.drafts.store import DraftStore
from tests import ROOT
from tests.builders import answered, balanced
from tests.endurance.typist import FORKS, Order, digest

UNTOUCHED = answered(balanced(), {"cover/agency": "泉港区人民政府山腰街道办事处"})
"""A report of another unit, saved before all kills."""

_PATIENCE = 60.0
"""Seconds after which a program that is still not there to be killed has failed."""


class State(NamedTuple):
    """What the report was after a key, and when that key was pressed."""

    pressed: float
    digest: str


class Round(NamedTuple):
    """What was typed until the program was killed, and what was found then.

    Attributes:
        stored: The draft, as a digest; empty if it cannot be read.
        whole: Whether the file was as it has to be, and a report that nobody touched still is.
    """

    typed: tuple[State, ...]
    killed: float
    stored: str
    whole: bool

    @property
    def readable(self) -> bool:
        """Whether the draft is as it was after one of the keys, and nothing else has suffered."""
        return self.whole and self.stored in {state.digest for state in self.typed}

    @property
    def lost(self) -> float:
        """The seconds of typing that are gone: from the first key that is not stored to the kill."""
        kept = max((at for at, state in enumerate(self.typed) if state.digest == self.stored), default=-1)
        gone = self.typed[kept + 1 : kept + 2]
        return max(0.0, self.killed - gone[0].pressed) if gone else 0.0


class Program:
    """The program, to be killed again and again; see `tests/endurance/typist.py`."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._process = self._start()

    def die(self, order: Order, after: float) -> tuple[tuple[State, ...], float]:
        """Be killed so many seconds after typing has begun; return what was typed until when."""
        if self._process.poll() is not None:
            self._process = self._start()
        with self._watched():
            self._give(order)
            lines = self._lines()
            child = int(next(lines)) if FORKS else 0
            typed = [next(lines), next(lines)]
            sleep(after)
            killed = monotonic()
            self._kill(child)
            typed += lines
        return tuple(map(_state, typed)), killed

    def end(self) -> None:
        """Leave no process behind."""
        self._process.kill()
        self._process.communicate()

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.endurance.typist"]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        with self._log.open("a", encoding="utf-8") as log:
            return subprocess.Popen(  # noqa: S603  our own program
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                encoding="utf-8",
            )

    def _give(self, order: Order) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(order)}\n")
        self._process.stdin.flush()

    def _lines(self) -> Iterator[str]:
        """Return what the program says until it is gone."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line == "gone\n":
                return
            yield line.strip()
        assert not FORKS, self._log.read_text(encoding="utf-8")

    def _kill(self, child: int) -> None:
        """Leave the program no chance to do anything more; on Windows this is TerminateProcess."""
        if child:
            os.kill(child, signal.SIGKILL)
        else:
            self._process.kill()
            self._process.wait()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Kill a program that hangs, so that its lines end."""
        watch = Timer(_PATIENCE, self._process.kill)
        watch.start()
        try:
            yield
        finally:
            watch.cancel()


class Desk:
    """A folder of drafts that outlives all the programs that are killed over it."""

    def __init__(self, folder: Path, without: str = "", slow: float = 0.0) -> None:
        self._folder, self._file = folder, folder / "drafts.json"
        self._without, self._slow = without, slow
        store = DraftStore(self._file)
        self._draft, self._untouched = store.save(balanced()), store.save(UNTOUCHED)

    def rounds(self, moments: Iterable[float]) -> list[Round]:
        """Kill the program so many seconds after typing has begun, one time after the other."""
        program = Program(self._folder.with_suffix(".log"))
        try:
            return [self._round(program, after) for after in moments]
        finally:
            program.end()

    def _round(self, program: Program, after: float) -> Round:
        """Type and kill; judge by what the next program that opens the folder sees, and begin again from there."""
        typed, killed = program.die(Order(str(self._folder), self._draft, self._without, self._slow), after)
        store = DraftStore(self._file)
        reports = {draft.id: draft.report for draft in store.drafts()}
        stored, other = reports.get(self._draft), reports.get(self._untouched)
        found = Round(typed, killed, digest(stored) if stored else "", not store.set_aside and other == UNTOUCHED)
        store.save(balanced(), self._draft)
        store.end()
        return found


def rounds(folder: Path, moments: list[float], workers: int, slow: float = 0.0) -> list[Round]:
    """Kill the program at all these moments, some of them at the same time; the disk may be slow (see `Order`)."""
    shares = [moments[start::workers] for start in range(workers)]
    desks = [Desk(folder / f"desk{number}", slow=slow) for number in range(workers)]
    with ThreadPoolExecutor(workers) as pool:
        return [one for part in pool.map(Desk.rounds, desks, shares) for one in part]


def account(found: list[Round]) -> str:
    """Return what the kills have done, in a line."""
    lost = [one.lost * 1000 for one in found]
    unreadable, late = sum(not one.readable for one in found), sum(one.lost > 1 for one in found)
    return (
        f"\n{len(found)} kills, {sum(len(one.typed) - 1 for one in found)} keys: {unreadable} unreadable, "
        f"{late} older than 1 s; typing lost: median {median(lost):.0f} ms, at most {max(lost):.0f} ms"
    )


def _state(line: str) -> State:
    pressed, _, digest_ = line.partition(" ")
    return State(float(pressed), digest_)
