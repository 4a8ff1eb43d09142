from __future__ import annotations

from models.checks.findings import Context
from models.report.balances import BalanceState, balance_state
from models.report.report import Report
from models.rules.tables.sums import balances_hold
from tests.builders import answered, balanced, cell

NEW, GRANTED = "applications/new/natural", "applications/granted/natural"


def states(report: Report) -> set[BalanceState]:
    return {balance_state(report, one) for one in report.form.identities}


def test_a_report_whose_sums_hold_agrees_everywhere() -> None:
    assert states(balanced()) == {BalanceState.AGREES}


def test_of_a_blank_report_nothing_is_said_to_agree() -> None:
    assert states(Report.blank(2024)) == {BalanceState.BLANK}


def test_what_the_check_calls_wrong_does_not_agree_here() -> None:
    report = answered(balanced(), {NEW: "999"})
    wrong = {(one.left, one.right) for one in balances_hold(Context(report))}
    here = [one for one in report.form.identities if balance_state(report, one) is BalanceState.DIFFERS]

    assert wrong
    assert {(one.left, one.right) for one in here} == wrong


def test_words_are_compared_with_nothing() -> None:
    report = answered(balanced(), {GRANTED: "三件"})
    with_words = [one for one in report.form.identities if cell(GRANTED) in (*one.left, *one.right)]

    assert with_words
    assert {balance_state(report, one) for one in with_words} == {BalanceState.WORDS}
