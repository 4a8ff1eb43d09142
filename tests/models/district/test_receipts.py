"""A receipt says no more than the register does."""

from __future__ import annotations

from datetime import UTC, datetime

from models.district.receipts import receipt_of
from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.district.register.submissions import Acceptance, Arrival, Check, Submission
from models.district.register.task_standing import UnitStanding
from models.district.roster import Unit
from models.district.unit_state import UnitState
from models.exchange.receipt import Verdict
from tests.models.exchange.tasks import STREET, a_task

UNIT = Unit(STREET.id, STREET.name, STREET.kind)
CAME, ACCEPTED = datetime(2026, 1, 12, 9, tzinfo=UTC), datetime(2026, 1, 13, 9, tzinfo=UTC)
ARRIVAL = Arrival("年报.json", "U 盘", UNIT.id, (), UNIT.name, "ABCD-EFGH", "0" * 64)
WAITS = Submission("1" * 64, 7, CAME, ARRIVAL, SubmissionState.TO_REVIEW, UNIT.id)
HOLDS = WAITS._replace(state=SubmissionState.ACCEPTED, acceptance=Acceptance(ACCEPTED, "李敏", Check()))
LEDGER = Ledger(task=a_task())


def test_what_waits_has_come_and_what_is_in_force_is_accepted() -> None:
    came = receipt_of(UnitStanding(UNIT, UnitState.TO_REVIEW, waiting=(WAITS,)), LEDGER, "区办")
    holds = receipt_of(UnitStanding(UNIT, UnitState.ACCEPTED, in_force=HOLDS), LEDGER, "区办")

    assert came
    assert holds
    assert (came.verdict, came.when, came.by) == (Verdict.RECEIVED, CAME, "")
    assert (holds.verdict, holds.when, holds.by) == (Verdict.ACCEPTED, ACCEPTED, "李敏")
    assert came.number == holds.number == "2025-0007"
    assert {one.code for one in (came, holds)} == {"ABCD-EFGH"}


def test_a_newer_version_that_waits_is_only_confirmed_to_have_come() -> None:
    both = receipt_of(UnitStanding(UNIT, UnitState.SUCCEEDED, in_force=HOLDS, waiting=(WAITS,)), LEDGER, "区办")

    assert both
    assert both.verdict is Verdict.RECEIVED


def test_where_nothing_came_nothing_is_confirmed() -> None:
    assert receipt_of(UnitStanding(UNIT, UnitState.MISSING), LEDGER, "区办") is None
    assert receipt_of(UnitStanding(UNIT, UnitState.TO_REVIEW, waiting=(WAITS,)), Ledger(), "区办") is None
