"""Counts in official prose: 81 件, １２ 条, 十二份. What is no exact count (二十余件, 近百件, 1.2万次) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.statements.patterns.counting import BARE, COUNTS, GROUP_MARKS, GUESSES, LISTING, NUMBERINGS, ZEROS
from models.statements.patterns.pattern import any_of

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""Chinese digits, with the other forms of zero and two."""

_POWERS = {"十": 10, "百": 100, "千": 1000}
"""What a digit before it is multiplied by."""
_COUNTS, _UNITLESS, _GUESSES = any_of(COUNTS), (any_of(ZEROS), any_of(BARE)), any_of(GUESSES)
_LISTING, _NUMBERINGS, _GROUP_MARKS = any_of(LISTING), any_of(NUMBERINGS), any_of(GROUP_MARKS)
_LONGEST_NUMBERING = 2
"""Digits. Chosen: no list of a report has a hundred members."""

_LONGEST_LISTING = 15
"""Characters before a number that tell whether it is a list; the wordings of `LISTING` have up to 12."""

_LONGEST_GUESS = 3
"""Characters that are looked at before a number; the words of `GUESSES` have up to two."""


class Count(NamedTuple):
    """A number of things.

    Attributes:
        start, end: Where number and unit stand.
        digits: Where the number alone ends.
        unit: 件, 条, …; an empty string for a bare number.
    """

    start: int
    end: int
    digits: int
    value: int
    unit: str


def counts(text: str) -> Iterator[Count]:
    """Yield the exact counts in a text without white space and full-width digits."""
    found = [*_COUNTS.finditer(text), *(one for words in _UNITLESS for one in words.finditer(text))]
    for one in sorted(found, key=lambda match: match.start()):
        if not _GUESSES.search(text, max(0, one.start() - _LONGEST_GUESS), one.start()):
            start = one.start("number") + _of_others(text, one)
            number = text[start : one.end("number")]
            yield Count(start, one.end(), one.end("number"), value_of(number), one["unit"])


def _of_others(text: str, one: re.Match[str]) -> int:
    """Return how many characters at the beginning of a number are the one before in a list, or number a paragraph."""
    found = _GROUP_MARKS.search(one["number"])
    if not found or found[0] in ",，":
        return 0
    before = text[max(0, one.start() - _LONGEST_LISTING) : one.start()]
    numbers = found.start() <= _LONGEST_NUMBERING and _NUMBERINGS.search(before)
    return found.end() if numbers or (found[0] == "、" and _LISTING.search(before)) else 0


@lru_cache(maxsize=1024)
def value_of(number: str) -> int:
    """Return what Arabic or Chinese digits stand for: 1,234, 1，234, 十二, 一百零五, 二〇."""
    plain = _GROUP_MARKS.sub("", number)
    if plain.isdecimal():
        return int(plain)
    if not any(char in _POWERS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    total, digit = 0, 0
    for char in plain:
        if char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
