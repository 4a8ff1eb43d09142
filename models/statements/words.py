"""A stretch of official prose as words of the classes in `patterns/word_classes.py`, with what is none between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.statements.patterns.pattern import Row, lexicon, of_year
from models.statements.patterns.word_classes import WORDS

_REMEMBERED = 2_048
"""Stretches that are remembered with their words. Chosen: those of a few paragraphs."""


class Word(NamedTuple):
    """A word of a class.

    Attributes:
        kind: The class: `case`, `result`, `received`, …
        which: Which of its class: `review`; blank where a class has but one.
    """

    kind: str
    which: str
    start: int
    end: int


@lru_cache(maxsize=8)
def _lexicon(year: int) -> tuple[Callable[[str], tuple[Row, ...]], tuple[tuple[str, str], ...]]:
    """Return which rows can begin with a character, and of each row the class and which of its class."""
    rows = of_year(WORDS, year)
    meanings = (row.means.partition(" ") for row in rows)
    return lexicon(rows), tuple((kind, which) for kind, _, which in meanings)


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str, year: int) -> tuple[Word, ...]:
    """Return the words of a text that stand in a class; `year` is the one reported on."""
    beginning_with, meanings = _lexicon(year)
    found: list[Word] = []
    at, behind_last = 0, 0
    while at < len(text):
        for match, row in beginning_with(text[at]):
            if one := match(text, at):
                kind, which = meanings[row]
                if which == "weak" and at > behind_last + 1:
                    kind, which = "other", "soft"  # 低保申请: an application of another kind
                at = behind_last = one.end()
                found.append(Word(kind, which, *one.span()))
                break
        else:
            at += 1
    return tuple(found)


def unknown(text: str, words: Sequence[Word]) -> str:
    """Return what is left of a text without its words."""
    left, at = [], 0
    for word in words:
        left.append(text[at : word.start])
        at = word.end
    return "".join((*left, text[at:]))
