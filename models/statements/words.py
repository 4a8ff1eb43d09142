"""A stretch of official prose as words of the classes in `patterns/word_classes.py`, with what is none between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from models.statements.patterns.pattern import each_of, of_year
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
def _lexicon(year: int) -> tuple[re.Pattern[str], tuple[str, ...]]:
    rows = of_year(WORDS, year)
    return each_of(rows), tuple(row.means for row in rows)


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str, year: int) -> tuple[Word, ...]:
    """Return the words of a text that stand in a class; `year` is the one reported on."""
    lexicon, meanings = _lexicon(year)
    found: list[Word] = []
    for one in lexicon.finditer(text):
        kind, _, which = meanings[(one.lastindex or 1) - 1].partition(" ")
        if which == "weak" and one.start() > (found[-1].end if found else 0) + 1:
            kind, which = "other", "soft"  # 低保申请: an application of another kind
        found.append(Word(kind, which, *one.span()))
    return tuple(found)


def unknown(text: str, words: Sequence[Word]) -> str:
    """Return what is left of a text without its words."""
    left, at = [], 0
    for word in words:
        left.append(text[at : word.start])
        at = word.end
    return "".join((*left, text[at:]))
