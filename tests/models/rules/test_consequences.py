"""What a rule finds only because of what another has found is folded into that."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.checks.findings import Finding, Level, unfolded
from models.checks.verdict import open_points
from models.form.refs import TextRef
from models.report.report import Report
from models.rules import check, consequences
from models.rules.consequences import CONSEQUENCES, Consequence, folded
from tests.builders import answered, balanced, cell, sample
from tests.models.strategies import REPORTS

WEIGHTS = (Level.HINT, Level.WARNING, Level.ERROR)
ZEROS = {str(ref): "0" for ref in balanced().form.cells}
UNPAID = {"applications/other_unpaid/natural": "1", "applications/carried_out/natural": "0"}
ROW_TOTALS = [ref for ref in balanced().form.totals if ref.table == "applications" and ref.column == "total"]

PAIRS: dict[tuple[str, str], Report] = {
    ("T4-VS-T3", "T4-ZERO"): answered(answered(balanced(), ZEROS), {"litigation/cases/direct_pending": "1"}),
    ("T3-FEE", "S-EMPTY"): answered(balanced(), UNPAID | {"texts/other": ""}),
    ("N-FEE", "S-EMPTY"): answered(balanced(), {"texts/other": "（一）信息公开情况"}),
    ("N-FEE", "T3-FEE"): answered(balanced(), UNPAID | {"texts/other": "无其他需要报告的事项。"}),
    ("T3-OTHER", "T3-ROW"): answered(balanced(2020), {"applications/handled/total": "20"}),
    ("T4-VS-T3", "T3-ROW"): answered(balanced(), dict.fromkeys(map(str, ROW_TOTALS), "0")),
    ("T4-VS-T3", "T4-SUM"): answered(balanced(), {"litigation/cases/review_total": "300"}),
    ("P-CTRL", "S-CHAR"): Report({**balanced().values, TextRef("cover", "signatory"): "开元街道\u200b办事处"}),
}


def pairs(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """Return what is folded directly into what."""
    return {(effect.rule, one.rule) for one in unfolded(findings) for effect in one.effects}


def finding(rule: str, *addresses: str) -> Finding:
    return Finding(rule, Level.WARNING, "。", tuple(map(cell, addresses)))


A, B = "applications/new/natural", "applications/new/legal"


@pytest.mark.parametrize("row", CONSEQUENCES)
def test_what_goes_away_with_another_is_folded_into_it(row: Consequence, monkeypatch: pytest.MonkeyPatch) -> None:
    report = PAIRS[row.rule, row.of]
    findings = check(report)

    assert (row.rule, row.of) in pairs(findings)
    assert row.rule not in {one.rule for one in findings}
    monkeypatch.setattr(consequences, "CONSEQUENCES", tuple(one for one in CONSEQUENCES if one != row))
    assert row.rule in {one.rule for one in check(report)}


def test_every_consequence_has_its_report() -> None:
    assert {(row.rule, row.of) for row in CONSEQUENCES} == set(PAIRS)


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_samples_have_nothing_to_fold(number: str) -> None:
    assert not pairs(check(sample(number)))


def test_both_stand_by_themselves_in_different_places() -> None:
    findings = check(answered(balanced(), {"texts/overview": "", "texts/other": "无其他需要报告的事项。"}))

    assert [(one.rule, str(one.left[0]), one.effects) for one in findings] == [
        ("S-EMPTY", "texts/overview", ()),
        ("N-FEE", "texts/other", ()),
    ]


def test_effects_of_effects_are_folded_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consequences, "CONSEQUENCES", (Consequence("X-A", of="X-B"), Consequence("X-B", of="X-C")))
    first, second, third, other = finding("X-A", A), finding("X-B", A), finding("X-C", A), finding("X-A", B)

    assert folded([first, other, second, third]) == (
        other,
        third._replace(effects=(second._replace(effects=(first,)),)),
    )


def test_what_sums_have_folded_stays_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consequences, "CONSEQUENCES", (Consequence("X-A", of="X-B"),))
    sums = finding("X-B", A)._replace(effects=(finding("X-C", B),))

    [root] = folded([finding("X-A", A), sums])

    assert [one.rule for one in root.effects] == ["X-C", "X-A"]


def test_no_rule_yields_in_a_circle() -> None:
    def above(rule: str) -> set[str]:
        return {
            one
            for consequence in CONSEQUENCES
            if consequence.rule == rule
            for one in {consequence.of, *above(consequence.of)}
        }

    assert not [one.rule for one in CONSEQUENCES if one.rule in above(one.rule)]


@given(REPORTS)
def test_nothing_weighs_more_than_what_it_is_folded_into(report: Report) -> None:
    findings = check(report)

    for one in unfolded(findings):
        assert all(WEIGHTS.index(effect.level) <= WEIGHTS.index(one.level) for effect in one.effects)
        assert one.blocks or not any(effect.blocks for effect in one.effects)
    assert (open_points(findings) == 0) == (not any(one.blocks for one in unfolded(findings)))
