from __future__ import annotations

import pytest
from hypothesis import given

from models.checks.findings import Level, unfolded
from models.checks.verdict import formal, open_points
from models.report.report import Report
from models.rules import check
from tests.builders import answered, balanced, found, sample
from tests.models.strategies import REPORTS


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2025])
def test_nothing_is_found_in_a_balanced_report(year: int) -> None:
    assert not check(balanced(year))


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_samples_are_ready(number: str) -> None:
    findings = check(sample(number))

    assert not [finding for finding in findings if finding.level is Level.ERROR]
    assert open_points(findings) == 0


def test_sample_003_has_exactly_three_errors() -> None:
    errors = [finding for finding in unfolded(check(sample("003"))) if finding.level is Level.ERROR]

    assert [(finding.rule, str(finding.right[0])) for finding in errors] == [
        ("T3-ROW", "applications/unable_no_ready/total"),
        ("T3-ROW", "applications/declined_repeat/total"),
        ("T4-SUM", "litigation/cases/review_total"),
    ]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", [("W", "S-LEN")]),
        ("001", [("W", "S-LEN"), ("W", "N-NORM"), ("H", "N-SUM")]),
        ("002", [("W", "S-LEN")]),
        (
            "003",
            [("E", "T3-ROW"), ("E", "T3-ROW"), ("E", "T4-SUM"), ("W", "S-BASIS"), ("W", "S-LEN"), ("W", "N-PARTS")],
        ),
        ("004", []),
    ],
)
def test_samples_have_exactly_what_is_known_of_them(number: str, expected: list[tuple[str, str]]) -> None:
    findings = check(sample(number))

    assert [(level, rule) for level, rule, _ in found(findings)] == expected
    causes = [finding.cause.rule for finding in findings if finding.cause]
    assert causes == (["T3-SWAP", "C-TOTAL"] if number == "003" else [])


def test_errors_come_first_and_then_the_order_of_the_form() -> None:
    answers = {
        "texts/problems": "无",
        "cover/agency": "",
        "litigation/cases/review_total": "9",
        "applications/new/natural": "-1",
        "texts/overview": "",
    }

    findings = found(check(answered(balanced(), answers)))

    assert [level for level, *_ in findings] == sorted(level for level, *_ in findings)
    errors = [refs[0] for level, _, refs in findings if level == "E"]
    assert errors == [
        "applications/new/natural",
        "applications/new/natural",
        "applications/new/total",
        "litigation/cases/review_upheld",
        "texts/problems",
    ]
    assert [refs[0] for level, _, refs in findings if level == "W"] == ["cover/agency", "texts/overview"]


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        ({"cover/date": "2024-02-01"}, True),
        ({"disclosure/regulations/issued": "1"}, True),
        ({"texts/problems": "无"}, False),
        ({"cover/agency": ""}, False),
        ({"texts/overview": "一是甲。三是乙。"}, False),
    ],
)
def test_a_reason_settles_a_warning_that_nothing_waits_for(answers: dict[str, str], *, settled: bool) -> None:
    report = answered(balanced(), answers)
    [finding] = check(report)

    [again] = check(report.applied(report.edit({finding.key: "确实如此"})))

    assert again.reason == ("确实如此" if settled else "")
    assert again.level is (Level.WARNING if settled else finding.level)


@given(REPORTS)
def test_a_formal_export_waits_for_errors_and_what_is_required(report: Report) -> None:
    findings = check(report)

    errors = [finding for finding in formal(findings) if finding.level is Level.ERROR]

    assert len(errors) == open_points(findings)
    assert [finding._replace(level=Level.ERROR) for finding in findings if finding.blocks] == errors


@given(REPORTS)
def test_every_finding_is_one_sentence_about_known_places(report: Report) -> None:
    for finding in check(report):
        assert finding.message.endswith("。")
        assert finding.left
        assert len(set(finding.refs)) == len(finding.refs)
