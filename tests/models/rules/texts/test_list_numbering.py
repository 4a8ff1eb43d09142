"""S-ENUM."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.findings import Finding
from models.report.report import Report
from tests.builders import answered, balanced, found
from tests.models.rules.checking import found_by

NUMERALS = "一二三四五六七八九十"


def listed(text: str, key: str = "problems") -> Report:
    return answered(balanced(), {f"texts/{key}": text})


def findings(report: Report) -> list[Finding]:
    return found_by(report, "S-ENUM")


def marked(report: Report) -> list[str]:
    return [report.printed(ref)[start:end] for one in findings(report) for ref, start, end in one.spans]


@pytest.mark.parametrize("key", ["overview", "problems", "other"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一是甲。三是乙。", ["三是"]),
        ("一是甲；二是乙；二是丙。", ["二是"]),
        ("一是甲，二是乙，四是丙，五是丁。", ["四是"]),
        ("一是甲。三是乙。二是丙。", ["三是", "二是"]),
        ("一是甲。\n三是乙。", ["三是"]),
        ("（一）甲\n乙。\n（三）丙\n丁。", ["（三）"]),
        ("（一）甲\n（二）乙\n（二）丙", ["（二）"]),
        ("1.甲。\n2.乙。\n4.丙。", ["4."]),
        ("1、甲。2、乙。2、丙。", ["2、"]),
        ("（一）甲\n1.甲\n2.乙\n（二）乙\n1.丙\n3.丁", ["3."]),
        ("一是甲。二是乙。三是丙。\n一是甲。二是乙。四是丙。", ["四是"]),
    ],
)
def test_numbers_missing_doubled_or_out_of_order(key: str, text: str, words: list[str]) -> None:
    report = listed(text, key)

    assert found(findings(report)) == [("H", "S-ENUM", (f"texts/{key}",))]
    assert marked(report) == words


@pytest.mark.parametrize(
    "text",
    [
        "一是甲。二是乙。三是丙。\n一是丁。二是戊。",
        "一是甲。二是乙。一是丁。二是戊。三是己。",
        "一是甲：一是子，二是丑。二是乙。三是丙。",
        "（一）甲\n1.甲。2.乙。\n（二）乙\n1.丙。2.丁。3.戊。",
        "1.甲。一是子。二是丑。2.乙。一是寅。二是卯。",
        "1.甲。二是乙。\n2.丙。",
        "1.2023年，甲。2.2024年，乙。3.丙。",
        "1.甲。2.12345热线。3.丙。",
        "1.甲。\n2.5万元。\n2.乙。",
        "一是甲，并且二是乙，三是丙。",
        "统一是三，一是一、二是二。",
        "按照第（三）项、第（一）项公开。",
        "（一）甲\n按照（三）公开。\n（二）乙",
        "称“一是甲。三是乙”。",
        "二是甲。四是乙。",
        "3.甲。\n5.乙。",
        "",
    ],
)
def test_lists_in_sequence_are_silent(text: str) -> None:
    assert not findings(listed(text))


@given(st.lists(st.integers(1, 10), min_size=1, max_size=3), st.sampled_from(["\n", ""]))
def test_whole_lists_are_silent_and_a_gap_is_found(lengths: list[int], gap: str) -> None:
    lists = [[f"{numeral}是甲。" for numeral in NUMERALS[:length]] for length in lengths]

    assert not findings(listed(gap.join("".join(points) for points in lists)))
    if lengths[-1] > 2:
        del lists[-1][1]
        assert marked(listed("\n".join("".join(points) for points in lists))) == ["三是"]
