"""What is not filled in yet is not wrong yet: a sum with blanks fails only where no figures in them mend it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.findings import Finding, Level, unfolded
from models.form import editions
from models.form.refs import CellRef, Ref
from models.form.vocabulary import FigureKind
from models.report.next_year import next_years
from models.report.report import YEAR, Report, Value
from models.rules import check
from models.rules.tables.blanks import can_come_right
from models.rules.tables.equations import index_of
from tests.builders import answered, balanced, cell, sample, typed_out
from tests.invented import FORM
from tests.models.rules.explaining import with_column
from tests.models.rules.firing import LAST, THIS

WHOLE = (THIS, typed_out(THIS), balanced(2020), typed_out(balanced(2020)))
PREVIOUS = {THIS.year: LAST}
PARTS = ("upheld", "corrected", "other", "pending")
MOST = 8
"""Any difference that a test draws can be made up with this much in each blank, where it can be made up at all."""


def sums(report: Report) -> list[Finding]:
    return [one for one in unfolded(check(report)) if index_of(report.form, one) is not None]


@settings(max_examples=50)
@given(st.sampled_from(WHOLE), st.data())
def test_at_no_moment_of_filling_in_a_right_report_is_anything_wrong(whole: Report, data: st.DataObject) -> None:
    """Whatever the order: texts that tell of figures, and last year's report, are there before these or after."""
    answers = sorted(whole.values.keys() - {YEAR}, key=str)
    left_out = data.draw(st.sets(st.sampled_from(answers), min_size=1) | st.just(set(answers[::2])))
    begun = Report({ref: value for ref, value in whole.values.items() if ref not in left_out})

    assert [one for one in check(begun, PREVIOUS.get(whole.year)) if not one.required] == []


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_report_that_last_years_begins_has_no_errors(number: str) -> None:
    findings = check(next_years(sample(number)), sample(number))

    assert findings
    assert not [one for one in unfolded(findings) if one.level is Level.ERROR]


@given(
    st.lists(st.tuples(st.sampled_from([-3, -2, 1, 2, 3]), st.sampled_from(["COUNT", "SIGNED"])), max_size=3),
    st.integers(-10, 10).map(lambda halves: Decimal(halves) / 2),
)
def test_a_sum_can_come_right_exactly_if_some_figures_make_it(
    blanks: list[tuple[int, str]], difference: Decimal
) -> None:
    lowest = {"COUNT": 0, "SIGNED": -MOST}
    figures = product(*(range(lowest[kind], MOST + 1) for _, kind in blanks))
    weights = [weight for weight, _ in blanks]
    found = any(sum(w * f for w, f in zip(weights, one, strict=True)) == -difference for one in figures)

    assert can_come_right(difference, frozenset((weight, FigureKind[kind]) for weight, kind in blanks)) == found


@pytest.mark.parametrize(
    ("difference", "kinds", "possible"),
    [
        ("-0.000001", ["MONEY"], True),
        ("-0.0000001", ["MONEY"], False),
        ("0.01", ["MONEY"], False),
        ("-0.5", ["COUNT"], False),
        ("-0.5", ["COUNT", "MONEY"], True),
        ("-999999999999999", ["COUNT"], True),
        ("5", ["SIGNED"], True),
        ("0", [], True),
    ],
)
def test_each_blank_takes_its_kind_of_figure(difference: str, kinds: list[str], *, possible: bool) -> None:
    assert can_come_right(Decimal(difference), frozenset((1, FigureKind[kind]) for kind in kinds)) == possible


@given(st.lists(st.none() | st.integers(0, 3), min_size=5, max_size=5))
def test_a_sum_fails_exactly_if_no_filling_mends_it(figures: list[int | None]) -> None:
    """No figure is above 3, so none is needed that is."""
    *parts, total = figures
    fillings = product(*(range(4) if part is None else [part] for part in parts))
    columns = [f"litigation/cases/review_{column}" for column in (*PARTS, "total")]
    typed = ("" if figure is None else str(figure) for figure in figures)

    failed = [one.rule for one in sums(answered(balanced(), dict(zip(columns, typed, strict=True))))]

    possible = total is None or any(sum(filling) == total for filling in fillings)
    assert failed == ([] if possible else ["T4-SUM"])


def test_parts_that_exceed_a_typed_total_fail_at_once() -> None:
    report = answered(balanced(), {"litigation/cases/review_upheld": "", "litigation/cases/review_pending": ""})
    report = answered(report, {"litigation/cases/review_other": "5", "litigation/cases/review_total": "4"})

    [finding] = sums(report)

    assert (finding.rule, finding.cause, finding.fix) == ("T4-SUM", None, None)
    assert "2 格空着" in finding.message


def test_a_blank_carry_is_told_of_and_not_made_zero() -> None:
    whole = with_column(balanced(), "legal")
    row = tuple(ref for ref in whole.form.rows["applications", "carried_out"] if ref not in whole.form.totals)
    report = answered(whole, dict.fromkeys(map(str, row), ""))

    [finding] = check(report)

    assert (finding.rule, finding.left, finding.required, finding.level) == ("T3-INT", row, True, Level.WARNING)
    assert "“结转下年度”行" in finding.message
    assert finding.fix is None
    counted = {str(ref): whole.shown(ref) for ref in row if whole.figure(ref)}
    assert [bool(one.fix) for one in check(answered(report, counted))] == [True]


@settings(max_examples=50)
@given(st.sampled_from(WHOLE), st.data())
def test_zeros_are_offered_only_where_they_break_no_sum(whole: Report, data: st.DataObject) -> None:
    cells = [ref for ref in whole.values if isinstance(ref, CellRef)]
    left_out = data.draw(st.sets(st.sampled_from(cells), min_size=1, max_size=12))
    begun = Report({ref: value for ref, value in whole.values.items() if ref not in left_out})

    for fix in filter(None, (one.fix for one in check(begun))):
        assert not fix.sure
        assert not sums(begun.applied(begun.edit(dict(fix.answers))))


def test_money_is_waited_for_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, FORM))
    column = {"online": "1.50", "hall": "0.25", "library": "", "all": "1.60"}
    answers = {f"ways/{row}/cost": text for row, text in column.items()}
    report = Report.blank(2031)
    figures: dict[Ref, Value | None] = {cell(address): Decimal(text) for address, text in answers.items() if text}

    too_much = report.applied(report.edit(figures))
    enough = too_much.applied(too_much.edit({CellRef("ways", "all", "cost"): Decimal("1.80")}))

    assert [one.rule for one in sums(too_much)] == ["X1-COL"]
    assert not sums(enough)
