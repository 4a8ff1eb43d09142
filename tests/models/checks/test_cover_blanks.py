"""What of the cover is printed and blank."""

from __future__ import annotations

import pytest

from models.checks.cover_blanks import cover_blanks
from models.report.report import Report
from tests.builders import COVERED, answered, balanced

WHOLE = answered(balanced(), COVERED)


def blank(report: Report, previous: Report | None = None) -> list[str]:
    return [one.key for one in cover_blanks(report, previous)]


def test_what_is_printed_counts_and_what_an_office_may_not_have_does_not() -> None:
    assert blank(WHOLE) == []
    assert blank(Report.blank(2024)) == [
        *("website", "address", "phone", "postcode", "date"),
        *("prepared_by", "checked_by", "approved_by"),
    ]


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ({"cover/website": "", "cover/url": "http://www.qzlc.gov.cn/"}, []),
        ({"cover/phone": " "}, ["phone"]),
        ({"cover/phone": "", "texts/opening": "本报告按要求编制。"}, []),
        ({"cover/date": "", "texts/opening": "本报告按要求编制。"}, ["date"]),
    ],
)
def test_it_depends_on_what_is_printed_of_it(answers: dict[str, str], left: list[str]) -> None:
    assert blank(answered(WHOLE, answers)) == left


def test_what_last_years_report_had_counts() -> None:
    last = answered(WHOLE, {"cover/document_number": "鲤开办〔2024〕3号", "cover/email": "a@qz.gov.cn"})
    assert blank(WHOLE, last) == ["email", "document_number"]
    assert blank(last, last) == []


def test_what_the_task_asks_for_counts_in_any_case() -> None:
    own = answered(WHOLE, {"cover/phone": "", "texts/opening": "本报告按要求编制。"})

    assert [one.key for one in cover_blanks(own, None, ("cover/phone",))] == ["phone"]
    assert cover_blanks(WHOLE, None, ("cover/phone", "cover/nothing")) == ()
