"""A register of a thousand submissions: opening it with all hashes checked, and keeping one change of state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from models.district.register.index import glance
from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.district.register.submissions import Arrival, Check, FindingNote
from models.exchange.task import TaskUnit
from tests.district import DISTRICT, district
from tests.models.exchange.tasks import a_task

_UNITS = 1_000
_BYTES = 38 * 1024
"""Of a document, as they were measured; real ones are half as large."""

_MOST_OPENING, _MOST_CHANGE, _MOST_STANDING = 1.0, 0.05, 0.05
"""Seconds to open it, to keep a change of state, and to work out how far all units are."""

WHO = "王敏"
CHECK = Check("1.0", tuple(FindingNote("Y-JUMP", "W", places=(f"applications/new/{at}",)) for at in range(5)))


def _content(number: int) -> bytes:
    return f"{number:06}".encode() * (_BYTES // 6)


def _full(folder: Path) -> float:
    """Make a register in which every unit has handed in, and half of them are accepted; return the seconds it took."""
    roster = district(_UNITS)
    units = tuple(TaskUnit(unit.id, unit.name, unit.kind) for unit in roster.counted)
    begin_register(folder, WHO)
    with Register(folder) as register:
        register.set_roster(roster, WHO)
        register.give_out(replace(a_task(units=units), district=DISTRICT), WHO)
        start = perf_counter()
        with register.many():
            for number, unit in enumerate(roster.counted):
                content = _content(number)
                code = f"AAAA-{number:04}"
                known = Arrival(f"{number}.json", "U盘", unit.id, (), unit.name, code, f"v{number}", 1, "", CHECK)
                register.receive(content, known, WHO)
                if number % 2:
                    register.accept(sha256(content).hexdigest(), CHECK, WHO)
        return perf_counter() - start


def test_a_register_of_a_thousand(tmp_path: Path) -> None:
    folder = tmp_path / "任务"
    took = _full(folder)
    print(f"\ntaken in: {took:.1f} s", end="")

    opening = []
    for _ in range(3):
        start = perf_counter()
        register = Register(folder)
        opening.append(perf_counter() - start)
        assert (register.found, register.read_only) == ((), "")
        register.release()
    start = perf_counter()
    assert glance(folder).in_force == _UNITS // 2
    print(f"\nopened: {min(opening):.2f} s; a glance: {(perf_counter() - start) * 1000:.0f} ms", end="")

    changes, standings = [], []
    with Register(folder) as register:
        for number in range(0, 60, 2):
            name = sha256(_content(number)).hexdigest()
            start = perf_counter()
            register.accept(name, CHECK, WHO)
            changes.append(perf_counter() - start)
            start = perf_counter()
            register.standing(date(2026, 1, 12))
            standings.append(perf_counter() - start)
    print(f"\na change kept: {median(changes) * 1000:.0f} ms, {max(changes) * 1000:.0f} ms at most", end="")
    print(f"\nall units worked out: {median(standings) * 1000:.1f} ms", end="")
    assert min(opening) <= _MOST_OPENING
    assert median(changes) <= _MOST_CHANGE
    assert median(standings) <= _MOST_STANDING
