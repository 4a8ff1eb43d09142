"""A decision is taken back by an event of its own, as long as nothing has followed from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.register.events import RegisterFault, What
from models.district.register.points import open_numbers
from tests.models.district.register.on_disk import submission
from tests.models.district.register.registers import (
    DUE,
    POINT,
    STREET_ID,
    WHO,
    accepted,
    begun,
    name_of,
    opened,
    states,
    taken_in,
)


def test_an_acceptance_is_taken_back(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        accepted(register, 1)
        register.take_back(name_of(1), WHO)

        assert states(register, [1]) == ["待审"]
        assert register.ledger.submissions[name_of(1)].acceptance is None
        assert register.events[-1].what is What.TAKEN_BACK
        ledger = register.ledger
        accepted(register, 1)
        assert states(register, [1]) == ["接收"]
        register.take_back(name_of(1), WHO)
        assert register.ledger == ledger
    with opened(tmp_path) as again:
        assert again.ledger == register.ledger
        assert not again.read_only


def test_what_was_replaced_is_in_force_again(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        accepted(register, 1)
        taken_in(register, 2)
        register.decide(name_of(2), WHO)
        accepted(register, 2)
        assert states(register, [1, 2]) == ["被替换", "接收"]

        register.take_back(name_of(2), WHO)

        assert states(register, [1, 2]) == ["接收", "待审"]


def test_a_return_is_taken_back_until_something_newer_came(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        register.send_back(name_of(1), [POINT], DUE, WHO)
        register.take_back(name_of(1), WHO)
        assert (states(register, [1]), register.ledger.rounds(STREET_ID)) == (["待审"], 0)

        register.send_back(name_of(1), [POINT], DUE, WHO)
        assert [one.round for one in submission(register, 1).returns] == [2], "a slip of the first may have gone out"
        taken_in(register, 2)
        register.send_back(name_of(2), [POINT], DUE, WHO)
        with pytest.raises(RegisterFault):
            register.take_back(name_of(1), WHO)
        taken_in(register, 3)
        with pytest.raises(RegisterFault):
            register.take_back(name_of(2), WHO)


def test_taking_a_return_back_opens_what_it_had_closed(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        register.send_back(name_of(1), [POINT], DUE, WHO)
        taken_in(register, 2)
        register.send_back(name_of(2), [], DUE, WHO, "还要签字", closed=[1])
        assert open_numbers(register.ledger, STREET_ID) == (2,)

        register.take_back(name_of(2), WHO)

        assert open_numbers(register.ledger, STREET_ID) == (1,)


def test_what_waits_cannot_be_taken_back(tmp_path: Path) -> None:
    with begun(tmp_path) as register:
        taken_in(register, 1)
        with pytest.raises(RegisterFault):
            register.take_back(name_of(1), WHO)
