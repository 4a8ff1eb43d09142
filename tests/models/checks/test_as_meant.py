"""What a text says is found whatever characters it is written with, and marked where it stands."""

from __future__ import annotations

import pytest

from models.form.refs import TextRef
from models.rules import check
from tests.builders import answered, balanced

OVERVIEW = "texts/overview"
PLAIN = "2024年，本机关新收政府信息公开申请{}。"
MARKS = "\u202d\u202c\u034f\u115f\u1160\u3164\uffa0\u180b\u180e\u180f\ufe00\ufe0f\ufeff\xad\u200b\u2060\u2063\x07"
RULES_OF_WORDS = ["统计期限为2023年1月1日至12月31日。", "联系人：张三，身份证号110101199001011234。", "××××街道。"]


def found(text: str, rule: str) -> list[str]:
    report = answered(balanced(2024), {OVERVIEW: text})
    ref = TextRef(*OVERVIEW.split("/"))
    spans = [span for one in check(report) if one.rule == rule for span in one.spans if span.ref == ref]
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("mark", [*MARKS, "\U000e0100", "\U000e01ef", "\U000e0041"])
def test_a_mark_that_nobody_sees_hides_no_number(mark: str) -> None:
    assert found(PLAIN.format(f"{mark}99{mark}9{mark}件"), "N-RECV") == [
        f"本机关新收政府信息公开申请{mark}99{mark}9{mark}件"
    ]


@pytest.mark.parametrize("number", ["⼗⼀件", "㇐百件", "九百⼋\u2f17件", "\uf9d1百件", "〸⼀件"])
def test_a_number_written_with_radicals_is_a_number(number: str) -> None:
    assert found(PLAIN.format(number), "N-RECV") == [f"本机关新收政府信息公开申请{number}"]


@pytest.mark.parametrize("text", RULES_OF_WORDS)
def test_every_rule_reads_through_marks(text: str) -> None:
    plain = [(one.rule, one.level) for one in check(answered(balanced(2024), {OVERVIEW: text}))]
    marked = [(one.rule, one.level) for one in check(answered(balanced(2024), {OVERVIEW: "\u2060".join(text)}))]

    assert [one for one in marked if one[0] != "P-CTRL"] == plain
