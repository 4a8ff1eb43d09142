"""How far a unit is, on which day, and whose turn it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from models.district.register.register import Register, Ticks
from models.district.register.task_standing import UnitStanding
from models.district.unit_state import Turn, UnitState
from tests.models.district.register.registers import (
    DUE,
    OUTSIDE_ID,
    POINT,
    STREET_ID,
    TODAY,
    WHO,
    accepted,
    arrival,
    content,
    name_of,
    taken_in,
)
from tests.models.exchange.tasks import a_task

LIMIT = a_task().due


def street(register: Register, today: date = TODAY) -> UnitStanding:
    return register.standing(today).by_id[STREET_ID]


def paper(register: Register, code: str, *, whole: bool = True) -> None:
    register.check_paper(STREET_ID, code, Ticks(sealed=True, signed=True, whole=whole), WHO)


def receive(register: Register, number: int) -> None:
    taken_in(register, number)


def unknown(register: Register, number: int) -> None:
    register.receive(content(number), arrival(number, "", proposals=(STREET_ID,)), WHO)


def accept(register: Register, number: int) -> None:
    receive(register, number)
    accepted(register, number)


def send_back(register: Register, number: int) -> None:
    receive(register, number)
    register.send_back(name_of(number), [POINT], DUE, WHO)


def succeed(register: Register, number: int) -> None:
    """Let an accepted version have a successor that goes back."""
    accept(register, number)
    receive(register, number + 1)
    register.decide(name_of(number + 1), WHO)
    register.send_back(name_of(number + 1), [POINT], DUE, WHO)


Acts = tuple[Callable[[Register], object], ...]

CASES: dict[str, tuple[Acts, UnitState]] = {
    "nothing": ((), UnitState.MISSING),
    "received": ((lambda r: receive(r, 1),), UnitState.TO_REVIEW),
    "two versions": ((lambda r: taken_in(r, 1, 2),), UnitState.TO_DECIDE),
    "nobody has said so": ((lambda r: unknown(r, 1),), UnitState.TO_DECIDE),
    "sent back": ((lambda r: send_back(r, 1),), UnitState.SENT_BACK),
    "mended": ((lambda r: send_back(r, 1), lambda r: receive(r, 2)), UnitState.TO_REVIEW),
    "mended, perhaps": ((lambda r: send_back(r, 1), lambda r: unknown(r, 2)), UnitState.TO_DECIDE),
    "accepted": ((lambda r: accept(r, 1),), UnitState.ACCEPTED),
    "mended and accepted": ((lambda r: send_back(r, 1), lambda r: accept(r, 2)), UnitState.ACCEPTED),
    "a newer one": ((lambda r: accept(r, 1), lambda r: receive(r, 2)), UnitState.SUCCEEDED),
    "a newer one went back": ((lambda r: succeed(r, 1),), UnitState.SENT_BACK),
    "withdrawn": ((lambda r: accept(r, 1), lambda r: r.withdraw(name_of(1), "填错", DUE, WHO)), UnitState.SENT_BACK),
    "paper fits": ((lambda r: accept(r, 1), lambda r: paper(r, "ABCD-0001")), UnitState.ACCEPTED),
    "paper differs": ((lambda r: accept(r, 1), lambda r: paper(r, "ZZZZ-0001")), UnitState.PAPER_DIFFERS),
    "a page is missing": (
        (lambda r: accept(r, 1), lambda r: paper(r, "ABCD-0001", whole=False)),
        UnitState.PAPER_DIFFERS,
    ),
    "paper mended": (
        (lambda r: accept(r, 1), lambda r: paper(r, "ZZZZ-0001"), lambda r: paper(r, "ABCD-0001")),
        UnitState.ACCEPTED,
    ),
}


@pytest.mark.parametrize(("acts", "state"), CASES.values(), ids=CASES)
def test_how_far_a_unit_is(register: Register, acts: Acts, state: UnitState) -> None:
    for act in acts:
        act(register)

    found = street(register)

    assert found.state is state
    assert (found.due is None) == (found.turn is not Turn.THEIRS)


def test_what_is_in_force_counts_until_its_successor_is_accepted(register: Register) -> None:
    assert (register.standing(TODAY).in_sum, register.standing(TODAY).counted) == (0, 2)
    succeed(register, 1)

    found = street(register)
    assert found.in_force is not None
    assert found.in_force.sha256 == name_of(1)
    assert (found.is_in_sum, found.rounds, register.standing(TODAY).in_sum) == (True, 1, 1)

    register.withdraw(name_of(1), "填错", DUE, WHO)
    assert (street(register).in_force, street(register).rounds, register.standing(TODAY).in_sum) == (None, 2, 0)


def test_who_does_not_count_is_in_no_sum(register: Register) -> None:
    taken_in(register, 1, unit=OUTSIDE_ID)
    accepted(register, 1)

    found = register.standing(TODAY).by_id[OUTSIDE_ID]
    assert (found.state, found.is_in_sum) == (UnitState.NOT_COUNTED, False)
    assert register.standing(TODAY).counted == 2


@pytest.mark.parametrize(("days", "late"), [(-1, 0), (0, 0), (1, 1), (30, 30)])
def test_a_report_is_late_from_the_day_after(register: Register, days: int, late: int) -> None:
    missing = street(register, LIMIT + timedelta(days))
    assert (missing.state, missing.due, missing.late_by) == (UnitState.MISSING, LIMIT, late)

    send_back(register, 1)
    returned = street(register, DUE + timedelta(days))
    assert (returned.due, returned.late_by) == (DUE, late)
    assert returned.state is (UnitState.OVERDUE if late else UnitState.SENT_BACK)


def test_what_waits_is_in_the_order_in_which_it_came(register: Register) -> None:
    taken_in(register, 3, 1, 2)
    register.receive(content(4), arrival(4, "", refusal="读不出来"), WHO)
    unknown(register, 5)

    standing = register.standing(TODAY)
    assert [one.sha256 for one in standing.by_id[STREET_ID].waiting] == [name_of(3), name_of(1), name_of(2)]
    assert [one.sha256 for one in standing.set_aside] == [name_of(4)]
    assert [one.sha256 for one in standing.unrecognised] == [name_of(5)]
    assert [one.unit.id for one in standing.ours] == [STREET_ID]


def test_a_wrong_clock_changes_no_order(register: Register) -> None:
    send_back(register, 1)
    register._clock = lambda: register.ledger.submissions[name_of(1)].when - timedelta(4_000)
    taken_in(register, 2)

    assert street(register).state is UnitState.TO_REVIEW
