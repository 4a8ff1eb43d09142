"""What a rule finds only because of what another has found is folded into that."""

from __future__ import annotations

import pytest
from hypothesis import given

from models.checks.findings import Finding, Level, unfolded
from models.checks.verdict import open_points
from models.report.report import Report
from models.rules import check, effects
from models.rules.effects import YIELDS, Yielding, folded
from tests.builders import answered, balanced, cell, sample
from tests.models.strategies import REPORTS

WEIGHTS = (Level.HINT, Level.WARNING, Level.ERROR)
XX = "XX街道2023年政府信息公开工作年度报告"
ZEROS = {str(ref): "0" for ref in balanced().form.cells}
UNPAID = {"applications/other_unpaid/natural": "1", "applications/carried_out/natural": "0"}

PAIRS: dict[tuple[str, str], Report] = {
    ("T4-VS-T3", "T4-ZERO"): answered(answered(balanced(), ZEROS), {"litigation/cases/direct_pending": "1"}),
    ("T3-FEE", "S-EMPTY"): answered(balanced(), UNPAID | {"texts/other": ""}),
    ("N-FEE", "S-EMPTY"): answered(balanced(), {"texts/other": "（一）信息公开情况"}),
    ("S-EMPTY", "S-FIVE"): answered(balanced(), {"texts/problems": ""}),
    ("S-NAME", "S-RESIDUE"): answered(balanced(), {"headings/title": XX}),
}


def pairs(findings: tuple[Finding, ...]) -> set[tuple[str, str]]:
    """Return what is folded directly into what."""
    return {(effect.rule, one.rule) for one in unfolded(findings) for effect in one.effects}


def finding(rule: str, *addresses: str) -> Finding:
    return Finding(rule, Level.WARNING, "。", tuple(map(cell, addresses)))


A, B = "applications/new/natural", "applications/new/legal"


@pytest.mark.parametrize("yielding", YIELDS)
def test_what_goes_away_with_another_is_folded_into_it(yielding: Yielding, monkeypatch: pytest.MonkeyPatch) -> None:
    pair = (yielding.rule, yielding.to)
    report = PAIRS[pair]
    findings = check(report)

    assert pair in pairs(findings)
    assert yielding.rule not in {one.rule for one in findings}
    monkeypatch.setattr(effects, "YIELDS", tuple(one for one in YIELDS if one != yielding))
    assert yielding.rule in {one.rule for one in check(report)}


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_samples_have_nothing_to_fold(number: str) -> None:
    assert not pairs(check(sample(number)))


def test_both_stand_by_themselves_in_different_places() -> None:
    findings = check(answered(balanced(), {"cover/signatory": "江南街道办事处", "headings/title": XX}))

    assert [(one.rule, str(one.left[0])) for one in findings] == [
        ("S-RESIDUE", "headings/title"),
        ("S-NAME", "cover/signatory"),
    ]


def test_a_neighbours_name_in_a_text_is_no_effect_of_what_a_template_left_there() -> None:
    findings = check(answered(balanced(), {"texts/problems": f"江南街道办事处坚持公开。共××件。{'问' * 50}"}))

    assert [one.rule for one in findings] == ["S-RESIDUE", "S-NAME"]


def test_effects_of_effects_are_folded_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effects, "YIELDS", (Yielding("X-A", to="X-B"), Yielding("X-B", to="X-C")))
    first, second, third, other = finding("X-A", A), finding("X-B", A), finding("X-C", A), finding("X-A", B)

    assert folded([first, other, second, third]) == (
        other,
        third._replace(effects=(second._replace(effects=(first,)),)),
    )


def test_what_sums_have_folded_stays_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effects, "YIELDS", (Yielding("X-A", to="X-B"),))
    sums = finding("X-B", A)._replace(effects=(finding("X-C", B),))

    [root] = folded([finding("X-A", A), sums])

    assert [one.rule for one in root.effects] == ["X-C", "X-A"]


def test_no_rule_yields_in_a_circle() -> None:
    def above(rule: str) -> set[str]:
        return {one for yielding in YIELDS if yielding.rule == rule for one in {yielding.to, *above(yielding.to)}}

    assert not [one.rule for one in YIELDS if one.rule in above(one.rule)]


@given(REPORTS)
def test_nothing_weighs_more_than_what_it_is_folded_into(report: Report) -> None:
    findings = check(report)

    for one in unfolded(findings):
        assert all(WEIGHTS.index(effect.level) <= WEIGHTS.index(one.level) for effect in one.effects)
        assert one.blocks or not any(effect.blocks for effect in one.effects)
    assert (open_points(findings) == 0) == (not any(one.blocks for one in unfolded(findings)))
