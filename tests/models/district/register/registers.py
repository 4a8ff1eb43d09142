"""Registers for tests: a small district, and what comes in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from models.district.register.found_at_opening import Trouble
from models.district.register.register import Register
from models.district.register.register_book import begin_register
from models.district.register.submissions import Arrival, Check, FindingNote, Point
from models.district.roster import Roster, Unit, roster_of
from tests.models.exchange.tasks import BUREAU, STREET, a_task

WHO = "王敏"
STREET_ID, BUREAU_ID, OUTSIDE_ID = STREET.id, BUREAU.id, "350502-90"
UNITS = (
    Unit(STREET.id, STREET.name, STREET.kind),
    Unit(BUREAU.id, BUREAU.name, BUREAU.kind),
    Unit(OUTSIDE_ID, "泉州市鲤城区税务局", "department", counted=False, reason="省垂直管理"),
)
TODAY, DUE = date(2026, 1, 12), date(2026, 1, 17)
NOON = datetime(2026, 1, 12, 12, tzinfo=UTC)
SOUND = Check("1.0", (FindingNote("Y-JUMP", "W", blocks=False, places=("applications/new/natural",)),))
FAULTY = Check("1.0", (FindingNote("T3-ROW", "E", blocks=True, places=("applications/new/total",)),))
POINT = Point("第 3 行合计不对", "T3-ROW", ("applications/new/total",), ("7",), "请改")


def roster() -> Roster:
    return roster_of(UNITS)


def content(number: int) -> bytes:
    """Return what stands in a file that is like no other."""
    return f"年报 {number}".encode() * 40


def name_of(number: int) -> str:
    """Return the name under which that file is kept."""
    return sha256(content(number)).hexdigest()


def arrival(number: int, unit: str = STREET_ID, **other: Any) -> Arrival:  # noqa: ANN401  any part of it
    """Return what is known of that file."""
    code = f"ABCD-{number:04}"
    known = Arrival(f"{number}.json", "U盘", unit, (), "开元街道", code, f"v{number}", number, "", SOUND)
    return known._replace(**other)


def opened(folder: Path, memory: Path | None = None) -> Register:
    return Register(folder, memory=memory, clock=lambda: NOON)


def begun(folder: Path, memory: Path | None = None) -> Register:
    """Return a register whose task is given out."""
    begin_register(folder, WHO, clock=lambda: NOON)
    register = opened(folder, memory)
    register.set_roster(roster(), WHO)
    register.give_out(a_task(), WHO)
    return register


def taken_in(register: Register, *numbers: int, unit: str = STREET_ID) -> None:
    """Take in these files of a unit."""
    for number in numbers:
        register.receive(content(number), arrival(number, unit), WHO)


def accepted(register: Register, number: int) -> None:
    """Accept that file."""
    register.accept(name_of(number), SOUND, WHO)


def fixed_now(register: Register, number: int, correction: str = "") -> None:
    """Fix a sum of all that is in force; this one is like no other."""
    standing = register.standing(TODAY)
    used = [one.in_force for one in standing.units if one.is_in_sum and one.in_force]
    register.fix(content(100 + number), ("ABCD-EFGH", len(used), standing.counted), used, WHO, correction)


def states(register: Register, numbers: Iterable[int]) -> list[str]:
    """Return how far these files are."""
    return [register.ledger.submissions[name_of(number)].state.value for number in numbers]


def troubles(register: Register) -> list[Trouble]:
    """Return what was found at opening."""
    return [one.trouble for one in register.found]
