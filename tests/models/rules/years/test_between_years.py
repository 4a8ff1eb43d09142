"""Y-CARRY, Y-VALID, Y-JUMP, T2-JUMP, Y-COPY."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.report.next_year import carry_key, next_years
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, cell, found, sample
from tests.models.rules.checking import found_by

RULES = ("Y-VALID", "T2-JUMP", "Y-JUMP", "Y-COPY")
LAST = answered(balanced(2022), {"applications/carried_out/natural": "5"})
NEW_TEXTS = {
    f"texts/{key}": "今年的情况与往年不同，这里另写一段新的话，说明新的做法。" for key in ("overview", "problems")
}
CARRIED_IN = cell("applications/carried_in/natural")


def this_year(figure: str) -> Report:
    return answered(balanced(2023), {"applications/carried_in/natural": figure})


def compared(report: Report, previous: Report | None) -> list[Finding]:
    return found_by(report, *RULES, previous=previous)


def carried(report: Report) -> list[Finding]:
    return [one for one in found_by(report, "Y-CARRY", previous=LAST) if one.left == (CARRIED_IN,)]


def pair(address: str, last: str, now: str, year: int = 2023) -> tuple[Report, Report]:
    """Return this year's report and last year's, which differ in one cell and in their texts."""
    return answered(balanced(year), NEW_TEXTS | {address: now}), answered(balanced(year - 1), {address: last})


def test_carried_figures_are_those_of_last_year() -> None:
    assert ("E", "Y-CARRY", ("applications/carried_in/natural",)) not in found(check(this_year("5"), LAST), "Y-CARRY")
    assert ("E", "Y-CARRY", ("applications/carried_in/natural",)) in found(check(this_year("4"), LAST), "Y-CARRY")


def test_without_last_years_report_nothing_is_compared() -> None:
    assert not found(check(this_year("4")), "Y-CARRY")
    assert not compared(this_year("4"), None)


def test_a_reason_settles_it() -> None:
    report = this_year("4")
    explained = report.applied(report.edit({carry_key(CARRIED_IN): "去年多算了一件"}))
    [finding] = [one for one in check(explained, LAST) if one.rule == "Y-CARRY" and one.left == (CARRIED_IN,)]

    assert (finding.reason, finding.blocks) == ("去年多算了一件", False)
    assert carry_key(CARRIED_IN) == finding.key


def test_a_blank_is_told_as_a_blank_only() -> None:
    report = balanced(2023)
    blank = report.applied(report.edit({CARRIED_IN: None}))

    assert not [one for one in check(blank, LAST) if one.rule == "Y-CARRY" and "natural" in str(one.left)]


def test_next_years_report_agrees_with_this_years_across_the_change_of_form() -> None:
    old = balanced(2020)

    assert not found(check(next_years(old), old), "Y-CARRY")


def test_last_years_figure_can_be_taken_over() -> None:
    report = this_year("4")
    [finding] = carried(report)
    assert finding.fix

    fixed = report.applied(report.edit(dict(finding.fix.answers)))

    assert finding.fix.label == "改成去年的 5"
    assert fixed == this_year("5")
    assert not carried(fixed)


@pytest.mark.parametrize(("now", "fires"), [("12", False), ("11", True), ("13", True)])
def test_what_is_in_force_follows_from_last_year(now: str, *, fires: bool) -> None:
    issued, repealed, in_force = (f"disclosure/normative/{column}" for column in ("issued", "repealed", "in_force"))
    report, previous = pair(in_force, "10", now)
    report = answered(report, {issued: "3", repealed: "1"})

    assert found(compared(report, previous)) == ([("W", "Y-VALID", (in_force, issued, repealed))] if fires else [])
    assert not compared(answered(report, {repealed: ""}), previous)


@pytest.mark.parametrize("row", ["permits", "penalties", "coercion"])
@pytest.mark.parametrize(
    ("last", "now", "fires"),
    [
        ("1", "0", True),
        ("0", "1", False),
        ("0", "20", False),
        ("0", "21", True),
        ("6", "30", True),
        ("6", "29", False),
        ("5", "25", False),
        ("30", "6", True),
        ("30", "7", False),
        ("550", "9487", True),
        ("", "30", False),
    ],
)
def test_decisions_neither_vanish_nor_multiply(row: str, last: str, now: str, *, fires: bool) -> None:
    address = f"disclosure/{row}/decisions"

    assert found(compared(*pair(address, last, now))) == ([("W", "T2-JUMP", (address,))] if fires else [])


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("applications/unable_unclear/natural", "applications/unable_unclear/total"),
        ("litigation/cases/direct_other", "litigation/cases/direct_total"),
        ("disclosure/normative/repealed", "disclosure/normative/repealed"),
    ],
)
@pytest.mark.parametrize(("last", "now", "fires"), [("0", "20", False), ("0", "21", True), ("21", "0", True)])
def test_other_counts_do_not_multiply(address: str, place: str, last: str, now: str, *, fires: bool) -> None:
    findings = [finding for finding in compared(*pair(address, last, now)) if finding.rule != "Y-VALID"]

    assert found(findings) == ([("W", "Y-JUMP", (place,))] if fires else [])


@pytest.mark.parametrize(
    ("address", "rules"),
    [
        ("disclosure/penalties/decisions", ["T2-JUMP"]),
        ("disclosure/other_services/decisions", ["Y-JUMP"]),
        ("disclosure/normative/published_total", ["Y-JUMP"]),
        ("disclosure/permits/change", []),
        ("disclosure/procurement/amount", []),
    ],
)
def test_the_trial_form_is_compared_with_itself_only(address: str, rules: list[str]) -> None:
    report, previous = pair(address, "0", "40", 2020)

    assert [finding.rule for finding in compared(report, previous)] == rules


def test_across_the_change_of_form_only_what_is_carried_is_compared() -> None:
    last = answered(balanced(2020), {"disclosure/permits/decisions": "900", "applications/carried_out/natural": "50"})

    assert not compared(balanced(2021), last)
    assert found(check(balanced(2021), last), "Y-CARRY") == [("E", "Y-CARRY", (str(CARRIED_IN),))]


def test_a_total_is_compared_once_it_is_filled_in() -> None:
    report, previous = pair("applications/unable_unclear/natural", "0", "30")

    assert compared(report, previous)
    assert not compared(answered(report, {"applications/unable_unclear/legal": ""}), previous)


OLD, NEW = "这一句话是去年就写的。", "这一句话是今年才写的。"


@pytest.mark.parametrize("key", ["overview", "problems"])
@pytest.mark.parametrize(("text", "fires"), [(OLD + NEW, False), (OLD + OLD + NEW, True), (NEW + NEW, False)])
def test_at_most_half_of_a_text_is_last_years(key: str, text: str, *, fires: bool) -> None:
    ref = f"texts/{key}"
    report, previous = answered(balanced(2023), NEW_TEXTS | {ref: text}), answered(balanced(2022), {ref: OLD})

    findings = compared(report, previous)

    assert found(findings) == ([("W", "Y-COPY", (ref,))] if fires else [])
    assert [text[start:end] for finding in findings for _, start, end in finding.spans] == [OLD, OLD] * fires
    assert not fires or "67%" in findings[0].message


def test_sub_headings_and_section_six_may_stay() -> None:
    heading = "（一）主动公开政府信息的情况和工作\n"
    report = answered(balanced(2023), NEW_TEXTS | {"texts/overview": f"{heading}{NEW}"})
    previous = answered(balanced(2022), {"texts/overview": f"{heading}{OLD}"})

    assert report.text("texts", "other") == previous.text("texts", "other")
    assert not compared(report, previous)


def test_texts_are_compared_as_they_are_printed() -> None:
    text = "今年新收申请{{applications/new/natural}}件，都已经办结。"
    report, previous = pair("applications/new/natural", "15", "16")
    last = answered(previous, {"texts/overview": text})

    assert not compared(answered(report, {"texts/overview": text}), last)
    again = answered(report, {"texts/overview": text, "applications/new/natural": "15"})
    [finding] = compared(again, last)
    assert [again.printed(ref)[start:end] for ref, start, end in finding.spans] == ["今年新收申请15件，都已经办结。"]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_samples_agree_with_a_like_year(number: str) -> None:
    report = sample(number)
    like = answered(report, NEW_TEXTS)

    assert not compared(report, None)
    assert not [finding for finding in compared(like, report) if finding.rule != "Y-VALID"]
