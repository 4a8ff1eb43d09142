"""Killed at any moment, the program loses at most the last second of typing, and never a saved report."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from statistics import median

import pytest

from tests.endurance.kills import Desk, Round, State, account, rounds
from tests.endurance.typist import DELAY, REPLACING
from tests.thoroughness import before_landing, times

_SEED = 20_260_121
_LONGEST = 2.0
"""Seconds of typing after which the program is killed at the latest."""


@before_landing
def test_a_kill_costs_a_second_of_typing_at_most(tmp_path: Path) -> None:
    chance = Random(_SEED)  # noqa: S311  moments, not secrets
    moments = [chance.uniform(0, _LONGEST) for _ in range(times(6, 1_000))]
    found = rounds(tmp_path, moments, times(3, 2))

    sys.stdout.write(f"{account(found)} (seed {_SEED})\n")
    assert [one.stored for one in found if not one.readable] == []
    assert max(one.lost for one in found) <= 1
    assert max(one.killed - one.typed[-1].pressed for one in found) < 1, "typing has stopped before"


@before_landing
@pytest.mark.parametrize("slow", [0.3, 1.0, 3.0])
def test_on_a_slow_disk_a_kill_costs_what_two_saves_take(tmp_path: Path, slow: float) -> None:
    """The save that was going on and the next one; every tenth time what has been put off comes between them."""
    chance = Random(_SEED)  # noqa: S311  as above
    moments = [chance.uniform(0, _LONGEST + 4 * slow) for _ in range(times(0, 60))]
    if not moments:
        pytest.skip("minutes of waiting; tests/ui/report/test_slow_disk.py tries the order every day")
    found = rounds(tmp_path, moments, 2, slow)

    sys.stdout.write(f"{slow} s a file: {account(found)} (seed {_SEED})\n")
    assert [one.stored for one in found if not one.readable] == []
    assert max(one.lost for one in found) <= 1 + 3 * slow
    assert median(one.lost for one in found) <= 1 + 1.5 * slow


@before_landing
def test_the_kills_find_what_is_not_protected(tmp_path: Path) -> None:
    """A test of the test: saved too rarely, typing is lost; written in place, the file is."""
    desks, moments = (Desk(tmp_path / "late", DELAY), Desk(tmp_path / "torn", REPLACING)), ([1.2], [0.7])
    with ThreadPoolExecutor(2) as pool:
        [late], [torn] = pool.map(Desk.rounds, desks, moments)

    assert late.readable
    assert 1 < late.lost < 2
    assert not torn.readable


def test_what_is_lost_is_counted_from_the_first_key_that_is_not_stored() -> None:
    typed = tuple(State(float(second), name) for second, name in enumerate("aabbc"))

    assert [Round(typed, 6, stored, whole=True).lost for stored in "abcx"] == [4, 2, 0, 6]


def test_a_draft_that_nobody_has_typed_is_not_readable() -> None:
    typed = (State(0, "a"),)

    assert Round(typed, 1, "a", whole=True).readable
    assert not Round(typed, 1, "b", whole=True).readable
    assert not Round(typed, 1, "a", whole=False).readable
