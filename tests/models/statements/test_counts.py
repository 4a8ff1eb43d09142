from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.statements.counts import counts, value_of

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a number up to 9,999 in Chinese digits, as it is written."""
    written, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            written += "零" * (gap and bool(written)) + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    written = written or "零"
    return written[1:] if written.startswith("一十") else written


@given(st.integers(0, 9999))
def test_chinese_digits_are_numbers(number: int) -> None:
    assert value_of(chinese(number)) == number
    assert [one.value for one in counts(f"共{chinese(number)}件")] == [number]


@given(st.integers(0, 99_999_999))
def test_arabic_digits_are_numbers(number: int) -> None:
    assert [(one.value, one.unit) for one in counts(f"收到{number}件，")] == [(number, "件")]
    assert [one.value for one in counts(f"收到{number:,}件，")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "二十余件",
        "近百件",
        "超11000条",
        "数十件",
        "1.2万件",
        "180万次",
        "第三条",
        "20个工作日",
        "98.73%",
        "2024年",
        "无一件",
    ],
)
def test_what_is_no_exact_count_is_none(text: str) -> None:
    assert not list(counts(text))


def test_a_count_knows_where_it_stands() -> None:
    [count] = counts("共12件。")

    assert (count.start, count.digits, count.end) == (1, 3, 4)
    assert [(one.value, one.unit) for one in counts("复议、诉讼均为0。")] == [(0, "")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("收到申请1，142件", [1142]),
        ("收到申请1、142件", [1142]),
        ("收到申请1.142件", [1142]),
        ("收到申请12．345件", [12345]),
        ("收到申请1，142，300件", [1142300]),
        ("公开1，142条，办结1，000件", [1142, 1000]),
        ("分别为120、142件", [142]),
        ("自然人和企业各为1、142件", [142]),
        ("公开情况：1、142件公开；2、113件", [142, 113]),
        ("1.142件予以公开", [142]),
        ("1、2、300件", [300]),
        ("2023，142件", [142]),
        ("收费3.142万元，第1、142号", []),
    ],
)
def test_thousands_are_grouped_by_whatever_stands_for_a_comma_and_lists_are_not(text: str, values: list[int]) -> None:
    assert [count.value for count in counts(text)] == values
