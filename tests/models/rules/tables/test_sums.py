"""T3-BAL, T3-COL, T3-ROW, T4-SUM: exact cells on both sides, and both sums with their difference in the sentence."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import Finding, Level, unfolded
from models.form.refs import CellRef, Ref
from models.report.report import Report
from models.report.report_json import report_from_json, report_to_json
from models.rules import check
from tests.builders import STAGES, answered, balanced, cell, cells, sample, typed_out, without_blanks

PERSONS = ("natural", "business", "research", "charity", "legal", "other")
_REASONS = {
    "refused": ("secret", "law", "safety", "third_party", "internal", "process", "enforcement", "inquiry"),
    "unable": ("not_held", "no_ready", "unclear"),
    "declined": ("petition", "repeat", "publication", "mass", "confirm"),
}
DETAILS = ["granted", "partial", *(f"{group}_{reason}" for group, reasons in _REASONS.items() for reason in reasons)]
OTHER = {"2019": ["other"], "2021": ["other_uncorrected", "other_unpaid", "other_rest"]}
SUMS = {"T3-BAL", "T3-COL", "T3-ROW", "T4-SUM"}

Sides = tuple[str, tuple[CellRef, ...], tuple[CellRef, ...]]

BALANCED = {form: typed_out(balanced(year)) for form, year in (("2019", 2020), ("2021", 2023))}
ZEROS = without_blanks(Report.blank(2023))
EVERY_CELL = [(form, ref) for form, report in BALANCED.items() for ref in report.form.cells]


def row_sum(row: str) -> Sides:
    return ("T3-ROW", cells("applications", [row], PERSONS), cells("applications", [row], ["total"]))


def column_sum(form: str, column: str) -> Sides:
    details = cells("applications", [*DETAILS, *OTHER[form]], [column])
    return ("T3-COL", details, cells("applications", ["handled"], [column]))


def flow(column: str) -> Sides:
    coming, going = ["new", "carried_in"], ["handled", "carried_out"]
    return ("T3-BAL", cells("applications", coming, [column]), cells("applications", going, [column]))


def case_sum(stage: str) -> Sides:
    outcomes = [f"{stage}_{outcome}" for outcome in ("upheld", "corrected", "other", "pending")]
    return ("T4-SUM", cells("litigation", ["cases"], outcomes), cells("litigation", ["cases"], [f"{stage}_total"]))


def sums_over(form: str, ref: CellRef) -> set[Sides]:
    """Return the sums of the notice in which a cell takes part."""
    if ref.table == "litigation":
        return {case_sum(stage) for stage in STAGES if ref.column.startswith(stage)}
    if ref.table != "applications":
        return set()
    in_flow = {flow(ref.column)} if ref.row in {"new", "carried_in", "handled", "carried_out"} else set()
    in_column = {column_sum(form, ref.column)} if ref.row not in {"new", "carried_in", "carried_out"} else set()
    return {row_sum(ref.row), *in_flow, *in_column}


def broken(report: Report) -> list[Finding]:
    return [finding for finding in unfolded(check(report)) if finding.rule in SUMS]


def sides(findings: list[Finding]) -> set[tuple[str, tuple[Ref, ...], tuple[Ref, ...]]]:
    return {(finding.rule, finding.left, finding.right) for finding in findings}


def numbers(finding: Finding) -> set[str]:
    return set(re.findall(r"[0-9]+", finding.message))


@pytest.mark.parametrize("report", BALANCED.values(), ids=BALANCED)
def test_every_sum_of_the_notice_is_checked(report: Report) -> None:
    identities = {(i.balance.rule, i.left, i.right) for i in report.form.identities}

    assert identities == {sides for ref in report.form.cells for sides in sums_over(report.form.id, ref)}


@given(st.sampled_from(EVERY_CELL), st.integers(-1000, 1000).filter(bool))
def test_one_wrong_figure_breaks_exactly_the_sums_that_contain_it(place: tuple[str, CellRef], by: int) -> None:
    form, ref = place
    report = BALANCED[form]
    value = report.figure(ref)
    if not isinstance(value, Decimal):
        return
    wrong = Report({**report.values, ref: value + by})

    findings = broken(wrong)

    assert sides(findings) == sums_over(form, ref)
    assert all(finding.level is Level.ERROR and str(abs(by)) in numbers(finding) for finding in findings)
    assert sides(broken(report_from_json(report_to_json(wrong)))) == sums_over(form, ref)


@given(st.sampled_from([2020, 2023]), st.data(), st.integers(-1000, 1000).filter(bool))
def test_one_wrong_input_breaks_only_the_flow_once_totals_follow(year: int, data: st.DataObject, by: int) -> None:
    report = balanced(year)
    ref = data.draw(st.sampled_from([ref for table in report.form.tables for ref in report.form.inputs(table)]))
    value = report.figure(ref)
    if not isinstance(value, Decimal):
        return

    wrong = report.applied(report.edit({ref: value + by}))

    assert sides(broken(wrong)) == ({flow(ref.column), flow("total")} if ref.table == "applications" else set())


def test_row_tells_both_sums_and_the_difference() -> None:
    row = {"natural": "30", "business": "7"}
    report = answered(ZEROS, {f"applications/new/{column}": count for column, count in row.items()})

    findings = broken(answered(report, {"applications/new/total": "50"}))

    [finding] = [one for one in findings if one.rule == "T3-ROW"]
    assert (finding.rule, finding.left, finding.right) == row_sum("new")
    assert {"37", "50", "13"} <= numbers(finding)


def test_column_tells_both_sums_and_the_difference() -> None:
    details = {"applications/granted/legal": "30", "applications/other_rest/legal": "7"}

    findings = broken(answered(ZEROS, {**details, "applications/handled/legal": "50", "applications/new/legal": "50"}))

    assert sides(findings) == {column_sum("2021", "legal"), column_sum("2021", "total")}
    assert all({"37", "50", "13"} <= numbers(finding) for finding in findings)


def test_flow_tells_its_parts_both_sums_and_the_difference() -> None:
    column = {"new": "30", "carried_in": "7", "granted": "45", "carried_out": "5"}

    findings = broken(answered(ZEROS, {f"applications/{row}/legal": n for row, n in column.items()}))

    assert sides(findings) == {flow("legal"), flow("total")}
    assert all({"30", "7", "37", "45", "5", "50", "13"} <= numbers(finding) for finding in findings)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("year", [2020, 2023])
def test_each_block_of_table_4_tells_both_sums_and_the_difference(stage: str, year: int) -> None:
    block = {"upheld": "30", "corrected": "1", "other": "2", "pending": "4", "total": "50"}

    answers = {f"litigation/cases/{stage}_{outcome}": count for outcome, count in block.items()}
    [finding] = broken(answered(balanced(year), answers))

    assert (finding.rule, finding.left, finding.right) == case_sum(stage)
    assert {"37", "50", "13"} <= numbers(finding)


def test_direction_of_the_difference_is_told() -> None:
    more = broken(answered(balanced(), {"litigation/cases/review_total": "5"}))
    less = broken(answered(balanced(), {"litigation/cases/review_total": "0"}))

    assert [finding.message.count("多 4 件") for finding in more] == [1]
    assert [finding.message.count("少 1 件") for finding in less] == [1]


@pytest.mark.parametrize("report", BALANCED.values(), ids=BALANCED)
def test_a_balanced_report_breaks_no_sum(report: Report) -> None:
    assert not broken(report)


def test_a_blank_report_breaks_no_sum() -> None:
    assert not broken(Report.blank(2023))
    assert not broken(answered(Report.blank(2023), {"applications/new/natural": "3"}))


def test_sample_003_has_three_wrong_totals() -> None:
    findings = broken(sample("003"))

    assert [finding.rule for finding in findings] == ["T3-ROW", "T3-ROW", "T4-SUM"]
    assert sides(findings) == {row_sum("unable_no_ready"), row_sum("declined_repeat"), case_sum("review")}
    assert cell("applications/unable_no_ready/total") in findings[0].refs


def test_a_blank_in_a_failed_sum_is_not_told_as_a_zero() -> None:
    column = {"new": "20", "carried_in": "0", "handled": "31", "carried_out": ""}
    report = answered(Report.blank(2023), {f"applications/{row}/natural": figure for row, figure in column.items()})
    found = next(one for one in check(report) if one.rule == "T3-BAL")

    assert "31 加 空格 是 31" in found.message
