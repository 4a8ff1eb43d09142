"""A last day is moved by an event with a reason: of the task, and of what went back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from models.district.asked import NOTICE, Asked, due_on, task_of
from models.district.register.events import RegisterFault, What
from models.district.register.register import Register
from tests.models.district.register.on_disk import submission
from tests.models.district.register.registers import (
    DUE,
    POINT,
    STREET_ID,
    UNITS,
    WHO,
    name_of,
    opened,
    taken_in,
)

LATER, WHY = date(2027, 3, 1), "市里通知延期"


def test_the_day_of_the_task_moves_for_all_and_stands_in_every_history(register: Register) -> None:
    before = register.ledger.task
    assert before
    register.move_due(LATER, WHY, WHO)

    task = register.ledger.task
    assert task
    assert (task.id, task.due) == (before.id, LATER)
    assert {one.due for one in register.standing(LATER).units if one.unit.counted} == {LATER}
    event = register.history(STREET_ID)[-1]
    assert (event.what, event.reason, event.who) == (What.DUE_MOVED, WHY, WHO)


def test_it_is_the_same_after_the_register_was_opened_again(register: Register) -> None:
    register.move_due(LATER, WHY, WHO)
    folder = register.folder
    register.release()

    with opened(folder) as again:
        assert again.ledger.task
        assert again.ledger.task.due == LATER


def test_the_day_of_a_return_moves_alone(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT], DUE, WHO)
    register.move_due(LATER, WHY, WHO, name_of(1))

    returned = submission(register, 1).sent_back
    assert returned
    assert returned.due == LATER
    assert register.standing(LATER).by_id[STREET_ID].due == LATER
    assert register.ledger.task
    assert register.ledger.task.due != LATER


@pytest.mark.parametrize(
    ("due", "reason", "number"),
    [(LATER, "", 0), (DUE, WHY, 0), (date(2000, 1, 1), WHY, 0), (LATER, WHY, 1)],
)
def test_nothing_moves_without_a_reason_or_without_a_change(
    register: Register, due: date, reason: str, number: int
) -> None:
    taken_in(register, 1)
    if due == DUE:
        assert register.ledger.task
        due = register.ledger.task.due
    with pytest.raises(RegisterFault):
        register.move_due(due, reason, WHO, name_of(1) if number else "")


def test_the_notice_follows_unless_the_district_wrote_its_own() -> None:
    asked = Asked(2025, "连云港市海州区", "海州区人民政府办公室", date(2026, 1, 20))
    later = asked.due + timedelta(3)
    own = asked._replace(notice="自己写的通知")

    assert due_on(task_of(asked, UNITS), later).texts[NOTICE] == asked._replace(due=later).words
    assert due_on(task_of(own, UNITS), later).texts[NOTICE] == own.notice
