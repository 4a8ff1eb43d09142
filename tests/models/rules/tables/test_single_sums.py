"""Why a sum fails that no other sum crosses: 区分处理 counted twice, slips of the pen, parts left out."""

from __future__ import annotations

import pytest

from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.models.rules.explaining import explain, failing, mended, told, with_column, with_review

YEARS = (2020, 2023)


@pytest.mark.parametrize("year", YEARS)
def test_partial_counted_twice_while_the_total_follows(year: int) -> None:
    report = with_column(balanced(year), "natural", new=20, granted=20, partial=7)

    [finding] = explain(report)

    assert (finding.rule, told(finding)) == ("T3-BAL", ("T3-PART", ("applications/partial/natural",)))


@pytest.mark.parametrize("partial", [1, 2])
def test_a_single_case_too_many_may_be_any_and_no_cell_is_blamed_for_it(partial: int) -> None:
    [finding] = explain(with_column(balanced(), "natural", new=20, granted=20, partial=partial))

    assert bool(finding.cause) == (partial > 1)
    assert bool(finding.usual) == (partial == 1)


@pytest.mark.parametrize("year", YEARS)
def test_where_nothing_tells_the_cause_the_commonest_is_said_of_too_many_and_of_too_few(year: int) -> None:
    [many] = explain(with_column(balanced(year), "natural", new=5, granted=6))
    [few] = explain(with_column(balanced(year), "natural", new=5, granted=4))
    [balance] = {one.balance for one in balanced(year).form.identities if one.balance.rule == "T3-BAL"}

    assert (many.cause, few.cause) == (None, None)
    assert (many.usual, few.usual) == (balance.too_many, balance.too_few)
    assert len({many.usual, few.usual, ""}) == 3


def test_what_sums_of_parts_lack_has_no_usual_cause() -> None:
    [finding] = explain(with_review(upheld=5, other=3, pending=0, total=7))

    assert finding.usual == ""


@pytest.mark.parametrize("year", YEARS)
def test_partial_counted_twice_beside_a_typed_total(year: int) -> None:
    report = answered(
        with_column(balanced(year), "legal", new=20, granted=20, partial=7), {"applications/handled/legal": "20"}
    )

    [finding] = explain(report)

    assert (finding.rule, told(finding)) == ("T3-COL", ("T3-PART", ("applications/partial/legal",)))
    assert [effect.rule for effect in finding.effects] == ["T3-COL"]
    assert not finding.fix


def test_details_too_low_by_partial_are_not_counted_twice() -> None:
    [finding] = explain(with_column(balanced(), "natural", new=27, granted=13, partial=7))

    assert finding.cause is None


@pytest.mark.parametrize(
    ("report", "cause", "column"),
    [
        (with_review(upheld=12, other=0, pending=5, total=26), "C-DIGITS", "upheld"),
        (with_review(upheld=12, other=0, pending=3, total=51), "C-DIGITS", "total"),
        (with_review(upheld=3, other=0, pending=4, total=34), "C-ZERO", "upheld"),
        (with_review(upheld=30, other=0, pending=4, total=7), "C-ZERO", "upheld"),
        (with_review(upheld=10, other=0, pending=4, total=5), "C-ZERO", "upheld"),
        (with_review(upheld=30, other=0, pending=5, total=350), "C-ZERO", "total"),
    ],
)
def test_a_slip_of_the_pen_is_named(report: Report, cause: str, column: str) -> None:
    [finding] = explain(report)

    assert told(finding) == (cause, (f"litigation/cases/review_{column}",))
    assert finding.fix
    assert not failing(mended(report, finding))
    assert (finding.fix.answers[0][0], finding.fix.sure) == (cell(f"litigation/cases/review_{column}"), False)


@pytest.mark.parametrize("total", [5, 9])
def test_a_part_left_out_of_a_total_or_counted_twice_is_named(total: int) -> None:
    report = with_review(upheld=5, other=2, pending=0, total=total)

    [finding] = explain(report)

    assert told(finding) == ("C-TWICE", ("litigation/cases/review_other", "litigation/cases/review_total"))
    assert not failing(mended(report, finding))


def test_a_part_counted_again_in_another_cell_is_named() -> None:
    [finding] = explain(with_column(balanced(), "natural", new=40, granted=28, unable_unclear=12, declined_mass=12))
    assert finding.cause is None

    [finding] = explain(with_column(balanced(), "natural", new=40, granted=40, unable_unclear=12))
    assert told(finding) == ("C-TWICE", ("applications/unable_unclear/natural",))


def test_a_few_cases_too_many_may_be_others_than_those_of_the_only_cell_with_as_many() -> None:
    [finding] = explain(with_column(balanced(), "natural", new=40, granted=40, unable_unclear=9))

    assert finding.cause is None


def test_what_no_other_cell_can_hold_was_not_counted_again() -> None:
    [finding] = explain(with_column(balanced(), "natural", new=5, granted=3, partial=2, unable_unclear=6))

    assert finding.cause is None


@pytest.mark.parametrize(
    "report",
    [
        with_review(upheld=12, other=0, pending=0, total=21),
        with_review(upheld=1, other=0, pending=0, total=10),
        with_review(upheld=0, other=12, pending=1, total=22),
    ],
)
def test_where_two_cells_can_be_wrong_nothing_is_said(report: Report) -> None:
    [finding] = explain(report)

    assert (finding.cause, finding.fix) == (None, None)


def test_a_total_that_only_is_wrong_can_follow_without_a_cause() -> None:
    report = with_review(upheld=5, other=3, pending=0, total=7)

    [finding] = explain(report)

    assert finding.cause is None
    assert finding.fix
    assert finding.fix.answers == ((cell("litigation/cases/review_total"), None),)
    assert not failing(mended(report, finding))
