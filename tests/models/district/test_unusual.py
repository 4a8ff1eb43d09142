"""What is unusual: against the unit's own last year and its share of the district, never against an average."""

from __future__ import annotations

import pytest

from models.district.unusual import TwoYears, looked_at, unusual
from models.report.report import Report
from tests.builders import answered, balanced, cell

PERMITS, PENALTIES = "disclosure/permits/decisions", "disclosure/penalties/decisions"


def years(number: int, then: str, now: str, address: str = PERMITS) -> TwoYears:
    return TwoYears(
        str(number),
        f"单位{number}",
        answered(balanced(2024), {address: now}),
        answered(balanced(2023), {address: then}),
    )


@pytest.mark.parametrize(
    ("then", "now", "is_told"),
    [
        ("46", "0", True),
        ("2", "0", True),
        ("0", "46", False),
        ("31", "181", True),
        ("4", "20", False),
        ("4", "25", True),
        ("100", "499", False),
        ("100", "500", True),
        ("500", "100", True),
        ("40", "41", False),
        ("0", "0", False),
    ],
)
def test_against_its_own_last_year(then: str, now: str, *, is_told: bool) -> None:
    found = [one for one in unusual([years(1, then, now)]) if one.ref == cell(PERMITS)]

    assert bool(found) == is_told
    for one in found:
        assert (f"{one.then:f}", f"{one.now:f}", one.id) == (then, now, "1")


def test_a_share_of_the_district_that_grows_is_told_though_the_figure_itself_does_not_jump() -> None:
    whole = [years(1, "40", "160"), years(2, "980", "500"), years(3, "980", "400")]

    assert [(one.id, "比例" in one.why) for one in unusual(whole)] == [("1", True)]


def test_shares_of_small_sums_tell_nothing() -> None:
    assert not unusual([years(1, "2", "8"), years(2, "49", "25"), years(3, "49", "20")])


def test_a_blank_is_not_zero_and_other_forms_are_compared_where_they_mean_the_same() -> None:
    assert not unusual([years(1, "46", "")])
    old, new = Report.blank(2020), answered(balanced(2021), {PERMITS: "0"})
    assert not [one for one in unusual([TwoYears("1", "甲", new, old)]) if one.ref == cell(PERMITS)]


def test_of_a_row_with_totals_only_those_are_looked_at() -> None:
    found = set(looked_at(balanced().form))

    assert cell("applications/new/total") in found
    assert cell("applications/new/natural") not in found
    assert cell(PERMITS) in found
    assert cell(PENALTIES) in found
