"""Words of a text by their classes, found by the characters that they begin with."""

from __future__ import annotations

from time import thread_time

import pytest

from models.statements import statements
from models.statements.patterns.pattern import any_of, first_characters, of_year
from models.statements.patterns.word_classes import WORDS
from models.statements.words import words_of
from tests.builders import sample

YEAR = 2024
LONGEST = 1.5
"""Seconds of this thread for 20,000 characters, which is all that is read of a text; before, it was ten."""


@pytest.mark.parametrize(
    ("regex", "begins"),
    [
        ("收到|新收", "收新"),
        ("(?:行政)?(?:复议|诉讼)", "行复诉"),
        ("(?<!未)(?=上)上(?:一)?年[末底]", "上"),
        ("[0-2一]{0,3}件", "012一件"),
        ("(?:向?法院)?(?:再|又)*起诉", "向法再又起"),
        ("甲{2}乙", "甲"),
    ],
)
def test_a_wording_begins_with_these_characters(regex: str, begins: str) -> None:
    assert first_characters(regex) == frozenset(begins)


@pytest.mark.parametrize("regex", [".件", "[^，]收", "(?:收到)*", r"\d件", "收?"])
def test_a_wording_may_begin_with_any(regex: str) -> None:
    assert first_characters(regex) is None


@pytest.mark.parametrize(
    "text",
    [
        sample("000").text("texts", "overview"),
        "。".join(row.says for row in of_year(WORDS, YEAR)),
        "，".join(row.not_says for row in of_year(WORDS, YEAR)),
    ],
)
def test_the_words_are_those_of_the_whole_table(text: str) -> None:
    """The table read at once tells the same words, and takes five times as long."""
    places = [found.span() for found in any_of(of_year(WORDS, YEAR)).finditer(text)]

    assert [(word.start, word.end) for word in words_of(text, YEAR)] == places
    assert places


@pytest.mark.parametrize("words", ["未发生复议", "3件。", "未收到。", "全部办结。"])
def test_nonsense_is_read_as_fast_as_prose(words: str) -> None:
    start = thread_time()
    statements((words * 5_000)[:20_000], YEAR)

    assert thread_time() - start < LONGEST
