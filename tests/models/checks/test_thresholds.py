"""Bounds that a district sets: data, of which only what is known and within measure counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.thresholds import BOUNDS, bound, set_by, unusable, usable
from models.rules import check
from tests.builders import answered, balanced

PERMITS = "disclosure/permits/decisions"
LAST = answered(balanced(2024), {PERMITS: "40", "texts/overview": "甲乙丙丁戊己庚辛。子丑寅卯辰巳午未。"})
NOW = answered(
    balanced(2025),
    {
        PERMITS: "130",
        "texts/overview": "甲乙丙丁戊己庚辛。天地玄黄宇宙洪荒日月盈昃。",
        "texts/problems": "今年的问题。",
    },
)


def rules(thresholds: dict[str, int]) -> set[str]:
    return {one.rule for one in check(NOW, LAST, thresholds=thresholds)} & {one.rule for one in BOUNDS}


@pytest.mark.parametrize(
    ("thresholds", "found"),
    [({}, set()), ({"T2-JUMP": 3}, {"T2-JUMP"}), ({"Y-COPY": 30}, {"Y-COPY"}), ({"T2-JUMP": 4, "Y-COPY": 90}, set())],
)
def test_a_rule_asks_by_the_bound_of_the_district(thresholds: dict[str, int], found: set[str]) -> None:
    assert rules(thresholds) == found
    told = [one.message for one in check(NOW, LAST, thresholds=thresholds) if one.rule in found]
    assert all("区里定的界限" in message for message in told)


@pytest.mark.parametrize("wrong", [{"T2-JUMP": 0}, {"T2-JUMP": 10**9}, {"Y-COPY": 1}, {"T3-BAL": 5}, {"没有": 1}])
def test_what_is_unknown_or_out_of_measure_counts_for_nothing(wrong: dict[str, int]) -> None:
    assert not usable(wrong)
    assert unusable(wrong) == tuple(wrong)
    assert check(NOW, LAST, thresholds=wrong) == check(NOW, LAST)


@given(st.dictionaries(st.sampled_from([*(one.rule for one in BOUNDS), "T3-BAL"]), st.integers(-5, 200)))
def test_a_bound_is_always_one_that_fits(thresholds: dict[str, int]) -> None:
    for one in BOUNDS:
        assert one.least <= bound(one.rule, thresholds) <= one.most
        assert bool(set_by(one.rule, thresholds)) == (one.rule in usable(thresholds))
