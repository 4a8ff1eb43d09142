"""N-LAST."""

from __future__ import annotations

import pytest

from models.checks.findings import Finding
from models.report.report import Report
from tests.builders import answered, balanced, found, without_blanks
from tests.models.rules.checking import found_by

LAST = without_blanks(
    answered(Report.blank(2023), {"applications/new/natural": "20", "litigation/cases/review_upheld": "1"})
)


def compared(text: str, previous: Report | None = LAST) -> list[Finding]:
    return found_by(answered(balanced(2024), {"texts/overview": text}), "N-LAST", previous=previous)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件，较上年20件减少8件。",
        "收到政府信息公开申请12件，较上年减少8件。",
        "收到政府信息公开申请由去年的20件降至12件。",
        "收到政府信息公开申请20件，与上年持平。",
        "收到政府信息公开申请12件，较2022年的70件减少58件。",
        "收到政府信息公开申请12件，与上年基本持平。",
        "因政府信息公开被申请行政复议2件，比上年增加1件。",
    ],
)
def test_what_agrees_with_last_year(text: str) -> None:
    assert not compared(text)


@pytest.mark.parametrize(
    "text",
    [
        "收到政府信息公开申请12件，较上年21件减少9件。",
        "收到政府信息公开申请12件，较上年减少9件。",
        "收到政府信息公开申请由2023年的19件降至12件。",
        "收到政府信息公开申请12件，与上年持平。",
        "收到政府信息公开申请12件（比上年增加3件）。",
        "因政府信息公开被申请行政复议2件，与去年持平。",
        "政府信息公开申请较上年的6件增加4件。",
    ],
)
def test_what_does_not_agree_with_last_year(text: str) -> None:
    assert found(compared(text)) == [("W", "N-LAST", ("texts/overview",))]
    assert not compared(text, None)


def test_what_is_blank_last_year_contradicts_nothing() -> None:
    assert not compared("收到政府信息公开申请12件，与上年持平。", Report.blank(2023))
