from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocumentFragment

from ui.kit.shown_text import HIDDEN, all_lines, one_line, several_lines, tool_tip, window_title

MARKUP = "<img src=//server/x.png>&lt;甲&乙"


@pytest.mark.parametrize("text", ["鲤城区人民政府", MARKUP, "a\xa0b", "😀", ""])
def test_words_stay_as_they_are(text: str) -> None:
    assert one_line(text) == text
    assert several_lines(f"{text}\n{text}") == f"{text}\n{text}"


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b", "\xad", "\u061c", "\U000e0041"]
)
def test_what_shows_nothing_or_turns_words_around_is_seen(hidden: str) -> None:
    assert one_line(f"甲{hidden}乙") == several_lines(f"甲{hidden}乙") == f"甲{HIDDEN}乙"
    assert all_lines(f"甲{hidden}乙\r\n" * 3_000) == f"甲{HIDDEN}乙\n" * 3_000


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b", "\t"])
def test_a_line_stays_one(end: str) -> None:
    assert one_line(f"甲{end}乙") == "甲 乙"


@given(st.text())
@example("\n" * 5_000)
@example("<b>" * 40_000)
@example("甲" * 100_000)
@example("\x00" * 100_000)
def test_everything_fits_and_a_tool_tip_says_what_a_box_says(text: str) -> None:
    assert len(one_line(text)) <= 202
    assert "\n" not in one_line(text)
    shown = several_lines(text)
    assert len(shown) <= 1_600
    assert shown.count("\n") <= 25
    if shown.strip():
        assert QTextDocumentFragment.fromHtml(tool_tip(text)).toPlainText() == shown.strip("\n").replace("\xa0", " ")


def test_a_word_without_end_is_broken() -> None:
    assert several_lines("x" * 300).replace("\u200b", "") == "x" * 300
    assert max(map(len, several_lines("x" * 300).split("\u200b"))) == 120


def test_nothing_is_told_of_nothing() -> None:
    assert tool_tip("") == tool_tip(None) == ""


def test_no_star_comes_into_a_title() -> None:
    assert window_title("甲[*]\n") == "甲[*][*] "
