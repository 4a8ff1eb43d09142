"""A day that does not end: memory stays where it is, and nothing gets slower."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication

from tests.endurance.memory import megabytes
from tests.endurance.workday import Count, Workday
from tests.thoroughness import before_landing, times

_GOAL = Count(edits=times(300, 100_000), tabs=times(8, 500), exports=times(4, 200))
_ROUNDS, _KINDS = times(4, 1_140), 4
"""Rounds of edits, and kinds of files; each kind is exported once before anything is measured."""

_MEMORY = times(10, 50)
"""Megabytes that it may take more in the end: of a short day, most is what the allocator has not given back yet."""


@pytest.fixture
def day(qapp: QApplication, tmp_path: Path) -> Iterator[Workday]:  # noqa: ARG001  a window needs an application
    day = Workday(tmp_path)
    yield day
    day.end()


def work(day: Workday, rounds: int, exports: int) -> None:
    """Edit so many rounds, and export every now and then."""
    for done in range(rounds):
        day.edit()
        if (done + 1) * exports // rounds > done * exports // rounds:
            day.export()


def slowdown(seconds: Sequence[Sequence[float]], parts: int) -> float:
    """Return how much longer things take in the last tenth of a day than in the first.

    Args:
        seconds: The times of each kind of thing.
        parts: Into how many parts a tenth is divided, of which the quietest counts: noise only adds.
    """
    tenths = [max(parts, len(one) // 10) for one in seconds]
    first = sum(_quietest(one[:tenth], parts) for one, tenth in zip(seconds, tenths, strict=True))
    return sum(_quietest(one[-tenth:], parts) for one, tenth in zip(seconds, tenths, strict=True)) / first


def _quietest(seconds: Sequence[float], parts: int) -> float:
    size = len(seconds) // parts
    return min(median(seconds[at : at + size]) for at in range(0, size * parts, size))


@before_landing
def test_a_long_day_costs_no_memory(day: Workday) -> None:
    work(day, times(_KINDS, 50), _KINDS)
    before, objects = megabytes(), day.objects
    day.begin()
    work(day, _ROUNDS, _GOAL.exports)
    grown, steps = megabytes() - before, day.document.undo_stack.count()

    sys.stdout.write(f"\n{day.count}, {steps} steps to undo: {grown:+.1f} MB; {day.pace}\n")
    assert all(done >= wanted for done, wanted in zip(day.count, _GOAL, strict=True))
    assert day.objects < objects + 10, "a dialog has more"
    assert grown < _MEMORY
    if times(0, 1):  # a short day has no tenths
        slower = slowdown([day.seconds], 10), slowdown([*day.exports.values()], 5)
        sys.stdout.write("an edit takes {:.3f}, an export {:.3f} times as long at the end\n".format(*slower))
        assert max(slower) <= 1.1


def test_a_slowdown_is_seen() -> None:
    """A test of the test: what gets a fifth slower is found under noise, and what does not is not."""
    noise = [1.0 + (at * 7 % 10) / 5 for at in range(1_000)]
    slower = [one * (1 + at / 5_000) for at, one in enumerate(noise)]

    assert slowdown([noise], 10) == 1
    assert 1.1 < slowdown([slower], 10) < 1.2
