"""The number format of a cell, taken apart: its sections, which of them a value is shown by, and what these hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

_LONGEST = 255
"""Characters of a number format that are looked at: Excel takes no longer ones."""

_FORMATS_KEPT = 512
"""Number formats that are kept taken apart. Chosen: a workbook has some twenty, and a hostile one gains nothing."""

_TOKEN = re.compile(
    r'"[^"]*"?|[\\!].|[_*].|\[[^\[\]]*\]|General|G/通用格式|E[+-]|AM/PM|A/P|上午/下午|y+|m+|d+|h+|s+|a{3,4}|e+|.',
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s?(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)$")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": le,
    ">=": ge,
    "<>": ne,
    "<": lt,
    ">": gt,
    "=": eq,
}
_WITH_SIGN = 3
"""Sections of numbers from which on zero has one of its own: positive, negative, zero."""


class Kind(Enum):
    """What a part of a number format stands for."""

    TEXT = auto()
    DIGIT = auto()
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()
    SLASH = auto()
    GENERAL = auto()
    VALUE = auto()
    MOMENT = auto()
    ELAPSED = auto()


_MARKS = {
    **dict.fromkeys("0#?", Kind.DIGIT),
    ".": Kind.POINT,
    ",": Kind.COMMA,
    "%": Kind.PERCENT,
    "/": Kind.SLASH,
    "@": Kind.VALUE,
}
_WORDS = {
    "general": Kind.GENERAL,
    "g/通用格式": Kind.GENERAL,
    "e+": Kind.EXPONENT,
    "e-": Kind.EXPONENT,
    "am/pm": Kind.MOMENT,
    "a/p": Kind.MOMENT,
    "上午/下午": Kind.MOMENT,
}
_SYSTEM_DATE = ("yyyy", "年", "m", "月", "d", "日")
"""How Windows in Chinese writes a long date."""


class Token(NamedTuple):
    """A part of a number format; of text, what is shown."""

    kind: Kind
    text: str


class Section(NamedTuple):
    """What a number format says of some of the values.

    Attributes:
        tokens: Its parts, in order.
        condition: How a value has to compare to a limit; nothing where the section says nothing of that.
        colour: The name of the colour that it gives: red, color3; or nothing.
        script: Which Chinese figures it writes, 1 to 3; 0 for our own.
    """

    tokens: tuple[Token, ...] = ()
    condition: tuple[str, Decimal] | None = None
    colour: str = ""
    script: int = 0

    def has(self, *kinds: Kind) -> bool:
        """Return whether a part of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)

    def fits(self, value: Decimal) -> bool:
        """Return whether its condition, if it has one, holds."""
        return self.condition is not None and _COMPARED[self.condition[0]](value, self.condition[1])


class Choice(NamedTuple):
    """The section by which a value is shown, and whether a minus is written before it where it is negative."""

    section: Section
    keeps_minus: bool


class NumberFormat(NamedTuple):
    """A number format: the sections for numbers, and the one for texts, if it has any."""

    numbers: tuple[Section, ...]
    texts: Section | None

    def of(self, value: Decimal) -> Choice | None:
        """Return the section that shows a number; nothing if none does."""
        if any(section.condition for section in self.numbers):
            return self._by_condition(value)
        count = len(self.numbers)
        if value < 0 and count > 1:
            return Choice(self.numbers[1], keeps_minus=False)
        at = 2 if not value and count >= _WITH_SIGN else 0
        return Choice(self.numbers[at], keeps_minus=True)

    def _by_condition(self, value: Decimal) -> Choice | None:
        for section in self.numbers:
            if section.fits(value):
                is_of_negative = section.condition is not None and section.condition[0] in {"<", "<=", "="}
                return Choice(section, not is_of_negative or (section.condition or ("", value))[1] > 0)
        free = [section for section in self.numbers if section.condition is None]
        return Choice(free[-1 if value >= 0 else 0], keeps_minus=True) if free else None


@lru_cache(_FORMATS_KEPT)
def taken_apart(number_format: str) -> NumberFormat:
    """Return what a number format says."""
    sections = [_section(part) for part in _parts(number_format[:_LONGEST])]
    at = next((at for at, section in enumerate(sections) if section.has(Kind.VALUE)), _WITH_SIGN)
    if at < len(sections):
        return NumberFormat(tuple(sections[:at]) or (sections[at],), sections[at])
    return NumberFormat(tuple(sections), None)


def _parts(number_format: str) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for found in _TOKEN.finditer(number_format):
        if found[0] == ";":
            parts.append([])
        else:
            parts[-1].append(found[0])
    return parts


def _section(words: Sequence[str]) -> Section:
    made = Section()
    for word in words:
        if not word.startswith("["):
            made = made._replace(tokens=(*made.tokens, *_tokens(word)))
        elif word.endswith("]"):
            made = _bracketed(made, word[1:-1])
    return made


def _bracketed(section: Section, inside: str) -> Section:
    """Return a section with what stands between square brackets."""
    word = inside.lower()
    if found := _CONDITION.match(word):
        return section._replace(condition=(found[1], Decimal(found[2])))
    if word.startswith("dbnum"):
        return section._replace(script=int(word[5:]) if word[5:] in {"1", "2", "3"} else 0)
    if word == "$-f800":
        tokens = tuple(Token(Kind.MOMENT if one.isascii() else Kind.TEXT, one) for one in _SYSTEM_DATE)
        return section._replace(tokens=(*tokens, Token(Kind.TEXT, "\0")))
    if word.startswith("$"):
        return section._replace(tokens=(*section.tokens, Token(Kind.TEXT, inside[1:].partition("-")[0])))
    if word and word == word[0] * len(word) and word[0] in "hms":
        return section._replace(tokens=(*section.tokens, Token(Kind.ELAPSED, word)))
    return section._replace(colour=word) if word.isalnum() else section


def _tokens(word: str) -> tuple[Token, ...]:
    if word[0] == '"':
        return (Token(Kind.TEXT, word.strip('"')),)
    if word[0] in "\\!" and len(word) > 1:
        return (Token(Kind.TEXT, word[1:]),)
    if word[0] in "_*" and len(word) > 1:
        is_seen = word[0] == "*" and word[1].isalnum()  # it fills the cell, as many as fit
        return (Token(Kind.TEXT, word[1] if is_seen else " "),)
    lower = word.lower()
    kind = _WORDS.get(lower) or _MARKS.get(word)
    if not kind:
        kind = Kind.MOMENT if lower[0] in "ymdhse" or lower in {"aaa", "aaaa"} else Kind.TEXT
    return (Token(kind, word if kind is Kind.TEXT else lower),)
