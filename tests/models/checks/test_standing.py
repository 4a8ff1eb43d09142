"""Where a report stands, and what is said beside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from models.checks.review import Way, reviewed
from models.checks.standing import Standing, read_in_verdict, standing_of, told_of
from models.checks.verdict import READY, State, Verdict
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from tests.builders import answered, balanced

REPORT = balanced()
HANDED_OVER = Delivered(matching_code(REPORT), datetime(2024, 1, 9, 4, tzinfo=UTC), "E:")


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (State.NOT_BEGUN, Standing.NOT_BEGUN),
        (State.BLANKS, Standing.IN_WORK),
        (State.PROBLEMS, Standing.IN_WORK),
        (State.READY, Standing.READY),
    ],
)
def test_before_the_hand_over_it_is_how_far_the_report_is(state: State, standing: Standing) -> None:
    assert standing_of(REPORT, state, ()) is standing


def test_after_the_hand_over_it_is_whether_the_report_is_still_the_same() -> None:
    other = answered(REPORT, {"applications/new/natural": "9"})

    assert standing_of(REPORT, State.READY, (HANDED_OVER,)) is Standing.DELIVERED
    assert standing_of(other, State.PROBLEMS, (HANDED_OVER,)) is Standing.CHANGED
    assert standing_of(other, State.READY, (HANDED_OVER, HANDED_OVER._replace(code=matching_code(other)))) is (
        Standing.DELIVERED
    )


@pytest.mark.parametrize("state", [State.BLANKS, State.PROBLEMS, State.READY])
def test_what_was_read_in_is_there_to_be_compared_with_until_it_is_handed_over(state: State) -> None:
    assert standing_of(REPORT, state, (), read_in=True) is Standing.READ_IN
    assert standing_of(REPORT, state, (HANDED_OVER,), read_in=True) is Standing.DELIVERED
    found = read_in_verdict(REPORT)
    assert READY not in found.words
    assert told_of(found, Standing.READ_IN, ()) == found.words


def test_what_is_wrong_is_told_apart_from_what_is_missing() -> None:
    missing, wrong = (Verdict(state, "还差 3 处") for state in (State.BLANKS, State.PROBLEMS))

    assert told_of(missing, Standing.IN_WORK, ()) == "还差 3 处"
    assert told_of(wrong, Standing.IN_WORK, ()) != "还差 3 处"


def test_of_a_hand_over_day_and_code_are_told() -> None:
    told = told_of(Verdict(State.READY, "可以报送"), Standing.DELIVERED, (HANDED_OVER,))

    assert "2024-01-09" in told
    assert HANDED_OVER.code in told


def test_reminders_are_left_to_be_told_of_a_report_that_is_ready() -> None:
    assert told_of(Verdict(State.READY, "可以报送（2 处提醒）"), Standing.READY, ()) == "2 处提醒"
    assert told_of(Verdict(State.READY, "可以报送"), Standing.READY, ())


def test_a_report_is_reviewed_once_all_its_tables_are_and_as_long_as_they_stay_so() -> None:
    when = datetime(2024, 1, 8, 4, tzinfo=UTC)
    reviews = tuple(reviewed(REPORT, table, Way.KEYED, "王五", when) for table in REPORT.form.tables)
    other = answered(REPORT, {"applications/new/natural": "9"})

    assert standing_of(REPORT, State.READY, (), reviews) is Standing.REVIEWED
    assert standing_of(REPORT, State.READY, (), reviews[1:]) is Standing.READY
    assert standing_of(other, State.READY, (), reviews) is Standing.READY
    assert standing_of(REPORT, State.PROBLEMS, (), reviews) is Standing.IN_WORK
    assert standing_of(REPORT, State.READY, (HANDED_OVER,), reviews) is Standing.DELIVERED
