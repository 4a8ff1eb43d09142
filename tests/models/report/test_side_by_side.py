from __future__ import annotations

import pytest

from models.report.report import Report
from models.report.side_by_side import side_by_side
from tests.builders import answered, balanced, sample

NEW, TOTAL = "applications/new/natural", "applications/new/total"


def test_what_is_printed_alike_is_no_difference() -> None:
    report = sample("002")

    assert side_by_side(report, report) == ()
    assert side_by_side(balanced(), answered(balanced(), {"reasons/T3-ROW x": "有理由"})) == ()


def test_a_figure_is_compared_with_the_totals_that_follow_it() -> None:
    after = answered(balanced(), {NEW: "99"})
    lines = side_by_side(balanced(), after)

    assert len(lines) > 1
    assert all(one.before.words != one.after.words for one in lines)
    assert "99" in [one.after.words for one in lines]


def test_a_text_shows_the_sentence_that_differs() -> None:
    before = answered(balanced(), {"texts/problems": "第一句一样。第二句说三件事。"})
    [line] = side_by_side(before, answered(before, {"texts/problems": "第一句一样。第二句说四件事。"}))

    assert "三" in line.before.words
    assert "四" in line.after.words
    assert "第一句" not in line.before.words


def test_the_whole_shows_what_is_the_same_without_a_mark() -> None:
    lines = side_by_side(sample("002"), sample("002"), only_different=False)

    assert len(lines) >= len(sample("002").figures)
    assert all(one.before == one.after and one.before.end == 0 for one in lines)


@pytest.mark.parametrize("other", ["000", "003"])
def test_years_of_different_forms_are_compared(other: str) -> None:
    old = Report({**balanced(2020).values})
    lines = side_by_side(old, sample(other))

    assert lines
    assert all(one.place for one in lines)


@pytest.mark.parametrize(("one", "other"), [("000", "001"), ("001", "002"), ("002", "003")])
def test_both_sides_change_places_with_the_reports(one: str, other: str) -> None:
    there, back = side_by_side(sample(one), sample(other)), side_by_side(sample(other), sample(one))

    assert {(line.before.words, line.after.words) for line in there} == {
        (line.after.words, line.before.words) for line in back
    }


def test_a_date_stands_there_as_it_is_printed_and_known() -> None:
    before = answered(balanced(), {"cover/date": "2024-01-09"})
    [line] = side_by_side(before, answered(before, {"cover/date": "2024-01-30"}))

    assert (line.before.words, line.after.words) == ("2024年1月9日", "2024年1月30日")
