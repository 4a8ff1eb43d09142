from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.refs import CellRef, Ref, TextRef
from models.report.report import YEAR, Edit, Report, Value
from models.system.errors import NoFormForYear
from tests.builders import answered, balanced, cell, sample, typed_out
from tests.models.strategies import ANSWERS, EDITS, REPORTS, TYPED, YEARS, answer

NATURAL, BUSINESS, TOTAL = (cell(f"applications/new/{column}") for column in ("natural", "business", "total"))
FEE = cell("disclosure/fees/collected")


def exactly(report: Report) -> dict[Ref, str]:
    """Return the answers as they look: 1.50 is not 1.5."""
    return {ref: repr(value) for ref, value in report.values.items()}


@given(REPORTS, EDITS)
def test_inverted_edit_restores_the_report(report: Report, new: Mapping[Ref, Value | None]) -> None:
    edit = report.edit(new)

    assert exactly(report.applied(edit).applied(edit.inverted())) == exactly(report)


@given(REPORTS, st.lists(EDITS, min_size=2, max_size=4))
def test_edits_compose_and_the_composition_inverts(report: Report, steps: list[Mapping[Ref, Value | None]]) -> None:
    after, whole = report, Edit()
    for new in steps:
        edit = after.edit(new)
        after, whole = after.applied(edit), whole.followed_by(edit)

    assert exactly(report.applied(whole)) == exactly(after)
    assert exactly(after.applied(whole.inverted())) == exactly(report)
    assert len(whole.refs) == len(whole)


def test_composition_sees_that_the_same_money_looks_different() -> None:
    report = answered(Report.blank(2023), {str(FEE): "1.50"})
    first = report.edit({FEE: Decimal(2)})
    later = report.applied(first).edit({FEE: Decimal("1.5")})

    assert str(report.applied(first.followed_by(later)).values[FEE]) == "1.5"


@given(REPORTS)
def test_what_changes_nothing_is_no_edit(report: Report) -> None:
    assert report.edit(report.values) == Edit()
    assert report.edit(typed_out(report).values) == Edit()


@given(REPORTS)
def test_figures_of_totals_are_the_sums_of_their_parts(report: Report) -> None:
    for total, parts in report.form.totals.items():
        if total not in report.values:
            assert report.figure(total) in {None, report.sum(parts)}
            assert (report.figure(total) is None) is not any(isinstance(report.figure(part), Decimal) for part in parts)


def test_totals_follow_their_parts() -> None:
    report = answered(Report.blank(2023), {str(NATURAL): "3", str(BUSINESS): "4"})

    assert report.figure(TOTAL) == 7
    assert answered(report, {str(BUSINESS): ""}).figure(TOTAL) == 3
    assert TOTAL not in report.values


def test_totals_of_totals_follow_too() -> None:
    report = answered(Report.blank(2023), {"applications/granted/natural": "3", "applications/partial/legal": "4"})

    assert report.figure(cell("applications/handled/natural")) == 3
    assert report.figure(cell("applications/handled/total")) == 7


def test_a_typed_total_that_differs_stays_until_it_is_released() -> None:
    report = answered(Report.blank(2023), {str(NATURAL): "3", str(TOTAL): "5"})

    assert report.figure(TOTAL) == 5
    assert answered(report, {str(BUSINESS): "1"}).figure(TOTAL) == 5
    assert report.applied(report.edit({TOTAL: None})).figure(TOTAL) == 3


def test_a_typed_total_that_agrees_goes_on_following() -> None:
    report = answered(Report.blank(2023), {str(NATURAL): "3", str(TOTAL): "3"})

    assert answered(report, {str(NATURAL): "4"}).figure(TOTAL) == 4


def test_a_total_can_be_typed_before_its_parts() -> None:
    report = answered(Report.blank(2023), {str(TOTAL): "0"})

    assert report.figure(TOTAL) == 0
    assert not report.agrees(TOTAL)
    assert answered(report, {str(NATURAL): "2"}).figure(TOTAL) == 0


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_totals_of_samples_that_agree_follow(number: str) -> None:
    report = sample(number)
    kept = {str(total) for total in report.form.totals if total in report.values}

    wrong = {
        "applications/unable_no_ready/total",
        "applications/declined_repeat/total",
        "litigation/cases/review_total",
    }
    assert kept == (wrong if number == "003" else set())


def test_blank_is_not_zero() -> None:
    blank = Report.blank(2023)
    zero = answered(blank, {str(NATURAL): "0"})

    assert blank.figure(NATURAL) is None
    assert zero.figure(NATURAL) == 0
    assert blank != zero
    assert blank.sum([NATURAL]) == zero.sum([NATURAL]) == 0


def test_text_in_a_cell_is_kept_and_counts_as_nothing() -> None:
    report = answered(Report.blank(2023), {str(NATURAL): "无", str(BUSINESS): "2"})

    assert report.content(NATURAL) == "无"
    assert report.figure(NATURAL) is None
    assert report.figure(TOTAL) == 2


def test_money_is_kept_as_typed() -> None:
    report = answered(Report.blank(2023), {str(FEE): "1.5"})

    edit = report.edit({FEE: Decimal("1.50")})

    assert edit.refs == {FEE}
    assert str(report.applied(edit).content(FEE)) == "1.50"


@given(ANSWERS, YEARS)
def test_correcting_a_wrong_year_loses_nothing(answers: Mapping[Ref, Value | None], year: int) -> None:
    blank = Report.blank(2023)
    report = blank.applied(blank.edit(answers))

    there = report.applied(report.edit({YEAR: str(year)}))

    assert exactly(there.applied(there.edit({YEAR: "2023"}))) == exactly(report)


def test_year_2020_and_back() -> None:
    report = typed_out(balanced(2023))

    there = report.applied(report.edit({YEAR: "2020"}))

    assert there.form.id == "2019"
    assert there.figure(FEE) is None
    assert exactly(there.applied(there.edit({YEAR: "2023"}))) == exactly(report)


def test_there_is_no_report_for_a_year_without_a_form() -> None:
    with pytest.raises(NoFormForYear):
        Report.blank(2023).edit({YEAR: "2018"})


@given(REPORTS, TYPED)
def test_texts_are_kept_letter_by_letter(report: Report, text: str) -> None:
    ref = TextRef("texts", "overview")

    after = report.applied(report.edit({ref: text}))

    assert after.text(*ref) == text
    assert (ref in after.values) is bool(text)


@given(st.sampled_from([NATURAL, FEE]), TYPED)
def test_cells_are_kept_as_read(ref: CellRef, text: str) -> None:
    blank = Report.blank(2023)
    value = answer(ref, text)

    assert repr(blank.applied(blank.edit({ref: value})).content(ref)) == repr(value)


def test_notes_stand_beside_their_cells() -> None:
    report = answered(Report.blank(2023), {"notes/disclosure/normative/issued": "其中修订16件"})

    assert report.note(cell("disclosure/normative/issued")) == "其中修订16件"
    assert not report.note(FEE)
