"""Where figures come from: what is noted, what is offered, and which figures nobody has said it of."""

from __future__ import annotations

import pytest

from models.report.figure_sources import COMMON, LONGEST, cleaned, in_need, noted, offered, without_source
from models.report.report import Report
from tests.builders import answered, balanced, cell

NEW, BUSINESS, TOTAL = (cell(f"applications/new/{column}") for column in ("natural", "business", "total"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  登记簿\n第 3 册\t", "登记簿 第 3 册"),
        ("登\u200b记\x00簿", "登记簿"),
        ("\ud800登记簿", "登记簿"),
        (" \n\u3000", ""),
        ("册" * 300, "册" * LONGEST),
    ],
)
def test_a_source_is_one_line_of_what_prints(typed: str, kept: str) -> None:
    assert cleaned(typed) == kept


def test_what_is_noted_takes_the_place_of_what_was_there_and_stands_last() -> None:
    first = noted(noted({}, [NEW, BUSINESS], "登记簿"), [TOTAL], "科室报送")
    again = noted(first, [NEW], " 台账 ")
    assert list(again.items()) == [(BUSINESS, "登记簿"), (TOTAL, "科室报送"), (NEW, "台账")]
    assert noted(again, [NEW, BUSINESS], " ") == {TOTAL: "科室报送"}
    assert first[NEW] == "登记簿"


def test_last_years_comes_first_then_the_last_used_then_the_common_ones_and_none_twice() -> None:
    sources = {BUSINESS: "旧簿", TOTAL: COMMON[0]}
    found = offered(sources, {NEW: "去年的簿", BUSINESS: "别格的"}, (NEW,))
    assert [one.source for one in found] == ["去年的簿", COMMON[0], "旧簿", *COMMON[1:]]
    assert len(offered({ref: str(ref) for ref in balanced().form.cells}, {}, (NEW,))) < 2 * len(COMMON) + 3


def test_a_total_that_follows_is_left_out_unless_it_is_all_that_is_meant() -> None:
    report = balanced()
    assert in_need(report, (NEW, TOTAL)) == (NEW,)
    assert in_need(report, (TOTAL,)) == (TOTAL,)
    typed = answered(report, {str(TOTAL): "9"})
    assert in_need(typed, (NEW, TOTAL)) == (NEW, TOTAL)


def test_what_lacks_a_source_is_what_is_filled_in_and_does_not_follow() -> None:
    report = answered(Report.blank(2024), {str(NEW): "1", str(BUSINESS): "0"})
    assert report.figure(TOTAL) is not None
    assert without_source(report, ()) == (NEW, BUSINESS)
    assert without_source(report, (NEW,)) == (BUSINESS,)
    assert TOTAL in without_source(answered(report, {str(TOTAL): "9"}), ())
