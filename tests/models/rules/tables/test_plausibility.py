"""T2-VALID, T2-FEEUNIT, T2-19, T3-OTHER, T3-FEE, T3-CAT, T3-ALLSAME, T4-VS-T3, T4-ZERO, T4-POST."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given

from models.form.refs import CellRef
from models.report.report import Report
from tests.builders import STAGES, answered, balanced, cell, found, sample
from tests.models.rules.checking import found_by, standing
from tests.models.strategies import REPORTS

RULES = (
    *("T2-VALID", "T2-FEEUNIT", "T2-19", "T3-OTHER", "T3-FEE", "T3-CAT", "T3-ALLSAME"),
    *("T4-VS-T3", "T4-ZERO", "T4-POST"),
)
FEES = "disclosure/fees/collected"
HANDLED = "applications/handled/total"
CARRIED_OUT = "applications/carried_out/total"
OTHER_RESULTS = {
    2020: ("applications/other/total",),
    2023: tuple(f"applications/other_{row}/total" for row in ("uncorrected", "unpaid", "rest")),
}
CASES = tuple(f"litigation/cases/{stage}_total" for stage in STAGES)

Found = list[tuple[str, str, tuple[str, ...]]]


def implausible(report: Report, previous: Report | None = None) -> Found:
    return found(standing(report, *RULES, previous=previous))


def zeros(year: int = 2023, **texts: str) -> Report:
    """Return a report of a unit with nothing to report."""
    answers = {str(ref): "0" for ref in balanced(year).form.cells}
    return answered(balanced(year), answers | {f"cover/{key}": text for key, text in texts.items()})


def results(counts: Mapping[str, int], year: int = 2023) -> Report:
    """Return a report in which so many applications of one applicant each ended in a row."""
    answers = {f"applications/{row}/natural": str(count) for row, count in counts.items()}
    return answered(zeros(year), answers)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_samples_are_plausible(number: str) -> None:
    assert not implausible(sample(number), sample(number))


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2023])
def test_a_balanced_report_is_plausible(year: int) -> None:
    assert not implausible(balanced(year), balanced(year - 1) if year > 2019 else None)


@given(REPORTS)
def test_whatever_is_typed_is_judged(report: Report) -> None:
    assert all(finding.message.endswith("。") for finding in found_by(report, *RULES, previous=report))


@pytest.mark.parametrize(("year", "row"), [(2020, "other"), (2023, "other_rest"), (2023, "other_uncorrected")])
@pytest.mark.parametrize(("others", "fires"), [(2, False), (3, True)])
def test_other_results_are_at_most_a_fifth(year: int, row: str, others: int, *, fires: bool) -> None:
    report = results({"granted": 7, "partial": 3 - others, row: others}, year)

    assert report.figure(cell(HANDLED)) == 10
    assert implausible(report) == ([("W", "T3-OTHER", (*OTHER_RESULTS[year], HANDLED))] if fires else [])


def test_other_results_are_added_up_and_measured_against_the_total() -> None:
    report = results({"granted": 12, "other_uncorrected": 1, "other_rest": 2})

    assert report.figure(cell(HANDLED)) == 15
    assert not implausible(report)
    assert implausible(answered(report, {"applications/granted/natural": "11"}))


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("本年收取信息处理费三十元。", False),
        ("已按规定发出收费通知。", False),
        ("{{applications/other_unpaid/total}}件没有缴纳费用。", False),
        ("无其他需要报告的事项。", True),
        ("无", True),
        ("", False),
    ],
)
def test_unpaid_fees_are_explained_in_section_six(text: str, *, fires: bool) -> None:
    report = answered(results({"granted": 9, "other_unpaid": 1}), {"texts/other": text})
    finding = ("W", "T3-FEE", ("applications/other_unpaid/total", "texts/other"))

    assert implausible(report) == ([finding] if fires else [])
    assert not implausible(answered(report, {"applications/other_unpaid/natural": "0"}))


@pytest.mark.parametrize("year", [2020, 2023])
def test_research_bodies_are_rare(year: int) -> None:
    few = answered(zeros(year), {"applications/new/research": "5", "applications/granted/research": "5"})
    many = answered(few, {"applications/new/research": "6", "applications/partial/research": "1"})

    assert not implausible(few)
    assert implausible(many) == [("H", "T3-CAT", ("applications/new/research", "applications/handled/research"))]


@pytest.mark.parametrize(
    ("counts", "fires"),
    [({"granted": 20}, True), ({"granted": 19}, False), ({"granted": 20, "partial": 1}, False), ({}, False)],
)
@pytest.mark.parametrize("year", [2020, 2023])
def test_twenty_results_are_not_all_the_same(counts: Mapping[str, int], year: int, *, fires: bool) -> None:
    expected = [("H", "T3-ALLSAME", ("applications/granted/total", HANDLED))] if fires else []

    assert implausible(results(counts, year)) == expected


def test_results_are_judged_once_the_column_is_filled() -> None:
    report = results({"granted": 20})
    drafted = answered(report, {"applications/partial/natural": ""})

    assert implausible(report)
    assert not implausible(drafted)
    assert drafted.settled(cell(HANDLED)) is None
    assert answered(drafted, {HANDLED: "21"}).settled(cell(HANDLED)) == 21


@pytest.mark.parametrize(("reviews", "fires"), [(3, False), (4, True)])
def test_cases_are_no_more_than_applications(reviews: int, *, fires: bool) -> None:
    report = answered(results({"granted": 5}), {"applications/carried_out/natural": "1"})
    suits = {"litigation/cases/direct_upheld": "1", "litigation/cases/after_review_other": "2"}
    sued = answered(report, suits | {"litigation/cases/review_corrected": str(reviews)})

    assert implausible(sued) == ([("W", "T4-VS-T3", (*CASES, HANDLED, CARRIED_OUT))] if fires else [])


@pytest.mark.parametrize("year", [2020, 2023])
def test_where_nobody_applied_nobody_goes_to_law(year: int) -> None:
    sued = answered(zeros(year), {"litigation/cases/direct_pending": "1"})
    places = ("litigation/cases/direct_pending", CASES[1], "applications/new/total", HANDLED)

    assert not implausible(zeros(year))
    assert implausible(sued) == [("W", "T4-ZERO", places)]
    assert not implausible(answered(sued, {"applications/new/natural": "1", "applications/granted/natural": "1"}))
    assert not implausible(answered(sued, {"applications/refused_law/legal": ""}))


@pytest.mark.parametrize(
    ("total", "cases"), [("0", "5 件"), ("5", "5 件"), ("", "5 件"), ("7", "7 件")], ids=["0", "5", "follows", "7"]
)
def test_cases_are_counted_where_nobody_has_added_them_up(total: str, cases: str) -> None:
    figures = {"litigation/cases/review_upheld": "3", "litigation/cases/review_other": "2", CASES[0]: total}

    [finding] = standing(answered(zeros(), figures), "T4-ZERO")

    assert f"有复议、诉讼 {cases}；" in finding.message


def test_who_had_a_review_that_nobody_added_up_had_a_review() -> None:
    suit = {"litigation/cases/after_review_upheld": "1", "litigation/cases/review_upheld": "1", CASES[0]: "0"}

    assert not implausible(answered(balanced(2023), suit), zeros(2022))


@pytest.mark.parametrize(
    ("this_year", "last_year", "fires"), [("0", "0", True), ("1", "0", False), ("0", "1", False), ("0", "", False)]
)
def test_who_sues_after_a_review_had_a_review(this_year: str, last_year: str, *, fires: bool) -> None:
    suit = {"litigation/cases/after_review_upheld": "1", "litigation/cases/review_upheld": this_year}
    report = answered(balanced(2023), suit)
    previous = answered(zeros(2022), {"litigation/cases/review_upheld": last_year})

    assert implausible(report, previous) == ([("H", "T4-POST", (CASES[2], CASES[0]))] if fires else [])
    assert not implausible(report)
    assert not implausible(answered(report, {"litigation/cases/after_review_upheld": "0"}), previous)


def test_reviews_are_not_compared_across_the_change_of_form() -> None:
    suit = {"litigation/cases/after_review_upheld": "1", "litigation/cases/review_upheld": "0"}

    assert implausible(answered(balanced(2022), suit), zeros(2021))
    assert not implausible(answered(balanced(2021), suit), zeros(2020))


def test_what_was_issued_is_in_force() -> None:
    issued, in_force = "disclosure/normative/issued", "disclosure/normative/in_force"
    report = answered(balanced(), {issued: "3", in_force: "3"})

    assert not implausible(report)
    assert implausible(answered(report, {in_force: "2"})) == [("W", "T2-VALID", (in_force, issued))]
    assert not implausible(answered(report, {in_force: ""}))


@pytest.mark.parametrize(
    ("kind", "fee", "fires"),
    [
        ("street", "10000", True),
        ("town", "12000.00", True),
        ("street", "9999", False),
        ("street", "10000.5", False),
        ("department", "10000", False),
        ("aggregate", "10000", False),
        ("", "10000", False),
    ],
)
def test_a_large_fee_of_a_small_unit_is_in_yuan(kind: str, fee: str, *, fires: bool) -> None:
    report = answered(zeros(kind=kind), {FEES: fee})

    assert implausible(report) == ([("W", "T2-FEEUNIT", (FEES,))] if fires else [])


@pytest.mark.parametrize(
    ("last", "fee", "fires"),
    [("1.5", "1500", True), ("1.5", "1499.99", False), ("0", "1500", False), ("", "1500", False)],
)
def test_a_fee_a_thousand_times_last_years_is_in_yuan(last: str, fee: str, *, fires: bool) -> None:
    report, previous = answered(zeros(kind="department"), {FEES: fee}), answered(zeros(2022), {FEES: last})

    assert implausible(report, previous) == ([("W", "T2-FEEUNIT", (FEES,))] if fires else [])
    assert not implausible(report)


def test_items_of_the_trial_form_are_not_fees() -> None:
    previous = answered(balanced(2020), {"disclosure/fees/previous_items": "1"})

    assert not implausible(answered(zeros(2021, kind="department"), {FEES: "1500"}), previous)


@pytest.mark.parametrize(
    ("made", "new", "total", "blamed"),
    [
        ("2", "3", "3", ""),
        ("0", "4", "3", "newly_published"),
        ("1", "0", "0", "made"),
        ("1", "1", "0", "newly_published"),
    ],
)
def test_documents_of_the_trial_form_fit(made: str, new: str, total: str, blamed: str) -> None:
    row = "disclosure/normative"
    columns = {"made": made, "newly_published": new, "published_total": total}
    report = answered(balanced(2020), {f"{row}/{column}": count for column, count in columns.items()})
    places = (f"{row}/{blamed}", f"{row}/published_total")

    assert implausible(report) == ([("W", "T2-19", places)] if blamed else [])
    assert not implausible(answered(report, {f"{row}/published_total": ""}))


def test_regulations_are_told_of_once() -> None:
    issued, made = answered(balanced(), {"disclosure/regulations/issued": "1"}), "disclosure/regulations/made"

    assert not implausible(issued)
    assert not implausible(answered(balanced(2020), {made: "1"}))


@pytest.mark.parametrize("row", ["permits", "other_services", "penalties", "coercion", "fees"])
def test_no_more_items_go_than_were_there(row: str) -> None:
    before, change = f"disclosure/{row}/previous_items", f"disclosure/{row}/change"
    report = answered(balanced(2019), {before: "18", change: "-18"})

    assert not implausible(report)
    assert implausible(answered(report, {change: "-19"})) == [("W", "T2-19", (before, change))]
    assert not implausible(answered(report, {change: "+1036"}))


def test_a_blank_report_is_not_judged() -> None:
    assert not any(implausible(Report.blank(year), Report.blank(year)) for year in (2020, 2023))


def test_a_number_is_settled_where_nothing_of_it_is_blank() -> None:
    report = zeros()

    assert {report.settled(ref) for ref in report.form.cells} == {0}
    assert report.settled(CellRef("applications", "nobody", "total")) is None
    assert answered(report, {"applications/new/legal": "无"}).settled(cell("applications/new/total")) is None
