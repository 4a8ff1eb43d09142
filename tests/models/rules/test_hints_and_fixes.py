"""A hint never contradicts the fix: where words name a figure, the fix puts that very figure there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.checks.findings import Finding, Level, unfolded
from models.checks.fixing import fixable, why_no_fix
from models.form.refs import CellRef, Ref, TextRef
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, sample, typed_out
from tests.models.rules.explaining import with_column, wrong
from tests.models.rules.firing import LAST, THIS, cases

NAMED = re.compile(r"(?:改成|应当是|应该是|(?<!没有的)请填) ?([+-]?[0-9][0-9.]*[0-9]|[0-9])")
"""A figure that words say should stand somewhere; “没有的请填 0” leaves that to the clerk."""

NEW = cell("applications/new/natural")
RIGHT = (THIS, typed_out(THIS), typed_out(balanced(2020)))
OFFSETS = st.integers(-60, 60).filter(bool)


def said(finding: Finding) -> list[str]:
    """Return the figures that the words of a finding, and of its cause, say should stand somewhere."""
    return NAMED.findall(f"{finding.message}\n{finding.cause.message if finding.cause else ''}")


def mended(report: Report, finding: Finding) -> Report:
    assert finding.fix
    return report.applied(report.edit(dict(finding.fix.answers)))


def errors(report: Report, previous: Report | None) -> set[TextRef]:
    return {one.key for one in unfolded(check(report, previous)) if one.level is Level.ERROR}


def figures(report: Report, finding: Finding) -> Iterator[str]:
    """Yield what the places of a fix show after it."""
    assert finding.fix
    after = mended(report, finding)
    for ref, _ in finding.fix.answers:
        yield after.shown(ref) if isinstance(ref, CellRef) else after.printed(ref)


def agree(report: Report, previous: Report | None = None) -> None:
    findings = check(report, previous)
    for one in unfolded(findings):
        root = fixable(findings, one)
        for figure in said(one):
            assert root, one
            assert root.fix
            assert any(figure in shown for shown in figures(report, root)), (one, root.fix)


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.rule} {case.level.value}")
def test_of_every_rule_the_words_and_the_fix_agree(case: object) -> None:
    agree(case.report, case.previous)  # type: ignore[attr-defined]


@settings(max_examples=60)
@given(st.sampled_from(RIGHT), st.dictionaries(st.integers(0, 10_000), OFFSETS, min_size=1, max_size=3))
def test_whatever_is_wrong_the_words_and_the_fix_agree(report: Report, offsets: dict[int, int]) -> None:
    """What a fix of sums promises it keeps: its sum holds, and nothing else goes wrong, not even with last year's."""
    counts = [ref for ref, value in report.figures.items() if isinstance(value, Decimal)]
    for at, by in offsets.items():
        report = wrong(report, counts[at % len(counts)], by)
    previous = LAST if report.year == THIS.year else None
    agree(report, previous)

    before = errors(report, previous)
    for one in check(report, previous):
        if one.fix and one.adds_up:
            after = errors(mended(report, one), previous)
            assert after < before
            assert one.key not in after


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_in_the_samples_the_words_and_the_fix_agree(number: str) -> None:
    agree(sample(number))


def test_no_fix_is_called_sure_that_the_clerk_is_asked_to_check() -> None:
    every = [one for case in cases() for one in unfolded(check(*case.context)) if one.fix]

    asked = [one for one in every if re.search("请核对|请说明理由", one.message)]

    assert {"T4-SUM", "Y-CARRY", "Y-VALID", "T2-FEEUNIT", "T2-REG", "N-CARRY"} <= {one.rule for one in asked}
    assert not [one.rule for one in asked if one.fix and one.fix.sure]


def test_a_figure_that_last_years_report_gives_is_not_the_one_to_change() -> None:
    """It would mend both sums that fail. But last year's report says the same, unless there is a reason against it."""
    carried = cell("applications/carried_in/natural")
    report = wrong(typed_out(THIS), carried, 3)
    previous = answered(LAST, {"applications/carried_out/natural": report.shown(carried)})
    freed = answered(report, {f"reasons/Y-CARRY {carried}": "去年填错了"})

    def to_change(report: Report, previous: Report | None) -> set[Ref]:
        fixes = (one.fix for one in check(report, previous) if one.adds_up and one.fix)
        return {ref for fix in fixes for ref, _ in fix.answers}

    assert to_change(report, None) == to_change(freed, previous) == {carried}
    assert carried not in to_change(report, previous)


def test_what_is_at_odds_with_last_years_report_is_what_a_sum_fails_for() -> None:
    """What seems to be a digit too many elsewhere is no cause beside a figure that is known to be wrong."""
    column = with_column(THIS, "natural", new=20, carried_in=22, granted=20, carried_out=4)
    previous = answered(LAST, {"applications/carried_out/natural": "4"})

    fixes = {one.rule: one.fix and one.fix.answers for one in check(column, previous) if one.level is Level.ERROR}

    assert fixes.keys() == {"Y-CARRY", "T3-BAL"}
    assert len(set(fixes.values())) == 1
    other = answered(LAST, {"applications/carried_out/natural": "5"})
    assert [one.cause for one in check(column, other) if one.rule == "T3-BAL"] == [None]


def test_zero_is_not_offered_where_last_years_report_says_otherwise() -> None:
    carried = "applications/carried_in/natural"
    for left in ("", "无"):
        [finding] = [one for one in check(answered(THIS, {carried: left}), LAST) if one.rule == "T3-INT"]
        assert (finding.fix, "去年" in finding.message) == (None, True)


def test_a_figure_that_is_doubtful_is_written_into_no_text() -> None:
    """The text says 79, and so do the sums: 97 is not offered for the text."""
    column = with_column(balanced(), "natural", new=97, carried_in=22, granted=60, partial=38, carried_out=3)
    report = answered(column, {"texts/overview": "依申请公开中，自然人申请79件。"})
    right = answered(report, {str(NEW): "79", "texts/overview": "依申请公开中，自然人申请97件。"})

    fixes = {one.rule: one.fix and one.fix.label for one in check(report) if one.rule in {"T3-BAL", "N-APPL"}}

    assert fixes == {"T3-BAL": "改成 79", "N-APPL": None}
    assert [bool(one.fix) for one in check(right) if one.rule == "N-APPL"] == [False]  # it may include last year's


def test_what_has_no_fix_is_told_of_as_its_hint_has_it() -> None:
    swap, total = (one for one in check(sample("003")) if one.adds_up)
    total = total._replace(cause=None)
    [blank] = check(answered(balanced(), {"texts/overview": ""}))
    findings = (swap, blank)

    assert total.fix
    assert swap.cause
    assert swap.fix is None
    assert why_no_fix(findings, swap) == why_no_fix(findings, swap.effects[0])
    assert len({why_no_fix(findings, one) for one in (swap, blank, total._replace(rule="X-A"))}) == 3
