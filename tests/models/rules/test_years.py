from __future__ import annotations

from models.form import TextRef
from models.next_year import carry_key, next_years
from models.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, found

LAST = answered(balanced(2022), {"applications/carried_out/natural": "5"})


def this_year(figure: str) -> Report:
    return answered(balanced(2023), {"applications/carried_in/natural": figure})


def test_carried_figures_are_those_of_last_year() -> None:
    assert ("E", "Y-CARRY", ("applications/carried_in/natural",)) not in found(check(this_year("5"), LAST), "Y-CARRY")
    assert ("E", "Y-CARRY", ("applications/carried_in/natural",)) in found(check(this_year("4"), LAST), "Y-CARRY")


def test_without_last_years_report_nothing_is_compared() -> None:
    assert not found(check(this_year("4")), "Y-CARRY")


def test_a_reason_settles_it() -> None:
    ref = cell("applications/carried_in/natural")
    report = this_year("4")
    explained = report.applied(report.edit({carry_key(ref): "去年多算了一件"}))
    [finding] = [one for one in check(explained, LAST) if one.rule == "Y-CARRY" and one.left == (ref,)]

    assert (finding.reason, finding.blocks) == ("去年多算了一件", False)
    assert carry_key(ref) == TextRef("reasons", finding.key)


def test_a_blank_is_told_as_a_blank_only() -> None:
    report = balanced(2023)
    blank = report.applied(report.edit({cell("applications/carried_in/natural"): None}))

    assert not [one for one in check(blank, LAST) if one.rule == "Y-CARRY" and "natural" in str(one.left)]


def test_next_years_report_agrees_with_this_years_across_the_change_of_form() -> None:
    old = balanced(2020)

    assert not found(check(next_years(old), old), "Y-CARRY")
