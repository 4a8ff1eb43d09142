from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.refs import CellRef, TextRef
from models.report.next_year import brought, next_years, previous_of, previous_reports, with_carried
from models.report.report import Report
from tests.builders import answered, balanced, cell, sample


@pytest.mark.parametrize("year", [2019, 2020, 2023])
def test_what_was_carried_out_is_carried_in(year: int) -> None:
    report = answered(balanced(year), {"applications/carried_out/total": "99"})

    following = next_years(report)

    figures = {str(ref): value for ref, value in following.values.items() if isinstance(ref, CellRef)}
    assert following.year == year + 1
    columns = ("natural", "business", "research", "charity", "legal", "other")
    assert figures == {f"applications/carried_in/{c}": n for n, c in enumerate(columns, start=1)}
    assert following.figure(cell("applications/carried_in/total")) == 21


def test_nothing_but_what_was_carried_out_is_carried_in() -> None:
    report = answered(Report.blank(2023), {"applications/new/natural": "3", "applications/carried_out/legal": "2"})

    following = next_years(report)

    assert {str(ref): value for ref, value in following.values.items() if isinstance(ref, CellRef)} == {
        "applications/carried_in/legal": 2
    }


def test_cover_is_kept_but_for_what_belongs_to_the_old_year() -> None:
    report = sample("002")

    following = next_years(report)

    old = {ref.key for ref in report.values if isinstance(ref, TextRef) and ref.part == "cover"}
    new = {ref.key for ref in following.values if isinstance(ref, TextRef) and ref.part == "cover"}
    assert old - new == {"document_number", "date"}
    assert following.text("cover", "agency") == report.text("cover", "agency")


def test_of_the_texts_only_the_outline_is_kept() -> None:
    text = "（一）主动公开\n公开信息12条。\n 1.平台建设\n2.共收到3件。\n二、其他"

    following = next_years(answered(balanced(), {"texts/overview": text, "notes/applications/new/total": "x"}))

    assert following.text("texts", "overview") == "（一）主动公开\n 1.平台建设"
    assert not following.text("texts", "problems")
    assert not following.note(cell("applications/new/total"))


def test_a_blank_report_is_followed_by_a_blank_one() -> None:
    assert next_years(Report.blank(2020)) == Report.blank(2021)


def test_a_new_report_begins_with_what_last_year_has_carried_over() -> None:
    last = answered(balanced(2022), {"applications/carried_out/natural": "5"})
    begun = with_carried(Report.blank(2023), last)

    assert begun.values[cell("applications/carried_in/natural")] == 5
    assert cell("applications/carried_in/total") not in begun.values
    assert with_carried(Report.blank(2023), None) == Report.blank(2023)


def test_what_is_filled_in_already_is_left_alone() -> None:
    last = answered(balanced(2022), {"applications/carried_out/natural": "5"})
    typed = answered(Report.blank(2023), {"applications/carried_in/natural": "4"})

    assert with_carried(typed, last).values[cell("applications/carried_in/natural")] == 4


def test_last_year_is_the_report_of_the_same_unit_a_year_before() -> None:
    other = answered(balanced(2022), {"cover/agency": "别的街道办事处"})

    assert previous_of(balanced(2023), [other, balanced(2021), balanced(2022)]) == balanced(2022)
    assert previous_of(balanced(2023), [other, balanced(2021)]) is None
    assert previous_of(Report.blank(2023), [Report.blank(2022)]) is None


@given(st.lists(st.tuples(st.sampled_from(["甲街道", " 甲街道", "乙镇 ", "乙镇", "", " "]), st.integers(2020, 2023))))
def test_last_years_of_many_are_found_as_that_of_one_is(units: list[tuple[str, int]]) -> None:
    reports = [answered(Report.blank(year), {"cover/agency": unit}) for unit, year in units]

    found = previous_reports(reports)

    assert len(found) == len(reports)
    for report, previous in zip(reports, found, strict=True):
        assert previous is previous_of(report, reports)


def test_what_was_brought_is_counted() -> None:
    following = next_years(answered(balanced(), {"texts/overview": "（一）主动公开\n一句。"}))
    carried = [ref for ref in following.values if isinstance(ref, CellRef)]

    assert brought(Report.blank(2024)) == (0, 0, 0)
    assert brought(following) == (2, 1, len(carried)), "name and kind of the unit, one text, the figures"
    assert carried
