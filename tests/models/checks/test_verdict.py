"""How far a report is: not begun, only not filled in yet, with problems, ready."""

from __future__ import annotations

import pytest

from models.checks.findings import Level
from models.checks.verdict import NOT_BEGUN, State, formal, is_begun, verdict_of, verdict_on
from models.report.next_year import next_years, with_carried
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, sample
from tests.models.rules.firing import LAST, THIS

NEW = answered(
    Report.blank(2023),
    {"cover/agency": THIS.text("cover", "agency"), "cover/kind": "street", "cover/open_mark": "此件主动公开"},
)
"""As it is once unit and year are asked for."""


def state(report: Report, previous: Report | None = None) -> State:
    return verdict_of(report, previous, check(report, previous)).state


@pytest.mark.parametrize(
    ("report", "previous"),
    [
        (NEW, None),
        (NEW, LAST),
        (with_carried(NEW, LAST), LAST),
        (next_years(LAST), LAST),
        *((next_years(sample(number)), sample(number)) for number in ("000", "001", "002", "003", "004")),
    ],
)
def test_an_untouched_report_opens_quiet(report: Report, previous: Report | None) -> None:
    findings = check(report, previous)

    assert verdict_of(report, previous, findings) == (State.NOT_BEGUN, NOT_BEGUN)
    assert {one.level for one in findings if one.blocks} == {Level.WARNING}
    assert {one.level for one in formal(findings) if one.blocks} == {Level.ERROR}


@pytest.mark.parametrize(
    "answers",
    [
        {"applications/new/natural": "0"},
        {"cover/phone": "0595-22783514"},
        {"texts/overview": "今年"},
        {"notes/applications/new/natural": "见附件"},
    ],
)
def test_one_answer_begins_a_report(answers: dict[str, str]) -> None:
    for report, previous in ((NEW, None), (next_years(LAST), LAST)):
        begun = answered(report, answers)

        assert state(begun, previous) is State.BLANKS
        assert is_begun(begun, previous)


def test_what_may_come_from_last_years_report_counts_as_answered_where_that_is_not_at_hand() -> None:
    assert state(next_years(LAST)) is State.BLANKS


def test_blanks_alone_are_no_problem_and_an_error_is_one() -> None:
    blank = answered(THIS, {"applications/carried_out/natural": "", "texts/problems": ""})
    wrong = answered(blank, {"texts/problems": "无"})

    assert [state(one, LAST) for one in (THIS, blank, wrong)] == [State.READY, State.BLANKS, State.PROBLEMS]
    assert verdict_of(blank, LAST, check(blank, LAST)).words == verdict_on(check(blank, LAST)) == "还差 2 处"


def test_a_warning_leaves_a_report_ready() -> None:
    report = answered(balanced(), {"disclosure/normative/issued": "3"})

    assert verdict_of(report, None, check(report)) == (State.READY, "可以报送（1 处提醒）")
