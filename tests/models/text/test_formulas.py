from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.text.formulas import begins_formula, guarded

FORMULAS = (
    "=cmd|'/C calc'!A0",
    "＝1+1",
    "+1+1",
    "＋cmd|x",
    "-2+3+cmd|'/C calc'!A0",
    "－SUM(A1)",
    "−A1",
    "- A1",
    "-加强|x",
    "-（1)+cmd|x",
    "-5!A1",
    "@SUM(1)",
    "＠x",
    "  =1",
    "\xa0=1",
    "\u200b\u202e=1",
    "\x00=1",
    "-5=x",
    "--A1",
)
HARMLESS = (
    "-5",
    "＋18",
    "+1,234.50",
    "-3.54万元",
    "-5（含转来2件）",
    "-",
    "——",
    "---",
    "- 加强学习，做到“四个到位”。",
    "a=b",
    "'=x",
    "5-3",
    "",
    "甲@乙",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert guarded(guarded(text)) == f"'{text}"
    assert begins_formula(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_none_stays(text: str) -> None:
    assert guarded(text) == text
    assert not begins_formula(text)


@pytest.mark.parametrize("apart", ["\t", "\n", "\r\n", "\x0b", "\u2028"])
def test_each_part_that_may_stand_in_a_cell_of_its_own_is_looked_at(apart: str) -> None:
    assert guarded(f"甲{apart}=1{apart}-5{apart}-A1{apart}") == f"甲{apart}'=1{apart}-5{apart}'-A1{apart}"


@given(st.text("=＝@-+ 1A甲|(\t\n'\u200b"))
def test_nothing_is_lost_and_no_part_begins_with_a_sign_of_equality(text: str) -> None:
    shown = guarded(text)

    assert not any(part.strip(" \u200b").startswith(("=", "＝", "@")) for part in shown.replace("\t", "\n").split("\n"))
    assert [one for one in shown if one != "'"] == [one for one in text if one != "'"]


@pytest.mark.parametrize("repeated", [" ", "-", "- ", "1", "-1", "甲", "-甲", "=", "\u200b", "\t-"])
def test_long_repetitions_take_no_time(repeated: str) -> None:
    assert len(guarded(repeated * 20_000 + "|")) >= 20_000
