"""What a row of a table of wordings is, and how a table is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple


class Pattern(NamedTuple):
    """A wording of official prose.

    Attributes:
        name: What tells it from the other rows of its table.
        regex: The wording; ``<last>``, ``<this>`` and ``<next>`` are the year reported on and those around it.
        says: A phrase in which it is found.
        not_says: A phrase of official prose that looks alike, and in which it is not.
        means: What it tells, if that is not its name: most often a quantity of `models.statements.quantities`.
    """

    name: str
    regex: str
    says: str
    not_says: str
    means: str = ""


PatternTable = tuple[Pattern, ...]
"""Wordings for one purpose. Of those found at one place the first counts."""


def any_of(table: PatternTable) -> re.Pattern[str]:
    """Return what finds every wording of a table."""
    return re.compile("|".join(row.regex for row in table))


def first_of(table: PatternTable) -> Callable[[str], str]:
    """Return what tells the meaning of the first row, in their order, that a text has; an empty string for none."""

    @cache  # compiled when first asked, not when the program starts
    def rows() -> tuple[tuple[Callable[[str], object], str], ...]:
        return tuple((re.compile(row.regex).search, row.means or row.name) for row in table)

    def told(text: str) -> str:
        for search, means in rows():
            if search(text):
                return means
        return ""

    return told


Row = tuple[Callable[[str, int], re.Match[str] | None], int]
"""What finds a row of a table where it begins, and which row it is."""


def lexicon(table: PatternTable) -> Callable[[str], tuple[Row, ...]]:
    """Return what tells by a character which rows can begin with it, in their order: only these are tried there."""
    rows = [(first_characters(row.regex), re.compile(row.regex).match, at) for at, row in enumerate(table)]

    @cache
    def beginning_with(char: str) -> tuple[Row, ...]:
        return tuple((match, at) for chars, match, at in rows if chars is None or char in chars)

    return beginning_with


def framed(table: PatternTable, regex: str, says: str, not_says: str) -> PatternTable:
    """Return a table whose wordings stand in a frame: in all three, ``~`` is what the row has itself."""
    return tuple(
        row._replace(
            regex=regex.replace("~", f"(?:{row.regex})"),
            says=says.replace("~", row.says),
            not_says=not_says.replace("~", row.says),
        )
        for row in table
    )


def of_year(table: PatternTable, year: int) -> PatternTable:
    """Return a table with the years around `year`, which is reported on, filled in."""

    def filled(text: str) -> str:
        return text.replace("<last>", str(year - 1)).replace("<next>", str(year + 1)).replace("<this>", str(year))

    return tuple(row._replace(regex=filled(row.regex), says=filled(row.says)) for row in table)


_GROUP, _SET = re.compile(r"\((?:\?(?:<?[=!]|:))?"), re.compile(r"\[([^\]]+)\]")
_RANGE, _NOT_TOLD = re.compile(r"(.)-(.)"), re.compile(r"\^|\\")
_TIMES, _MAY_BE_NONE = re.compile(r"[?*+]|\{[^{}]*\}"), re.compile(r"[?*]|\{0?,|\{0\}")


class _Beginning(NamedTuple):
    """With which characters a piece of a wording can begin, whether it can be empty, and where it ends.

    None stands for characters that are not told: `.`, `[^…]`.
    """

    chars: frozenset[str] | None
    is_empty: bool
    end: int


def first_characters(regex: str) -> frozenset[str] | None:
    """Return the characters that a wording can begin with; None where it can begin with any."""
    whole = _of_choices(regex, 0)
    return None if whole.is_empty else whole.chars


def _of_choices(regex: str, at: int) -> _Beginning:
    whole = _of_sequence(regex, at)
    while whole.end < len(regex) and regex[whole.end] == "|":
        one = _of_sequence(regex, whole.end + 1)
        whole = _Beginning(_both(whole.chars, one.chars), whole.is_empty or one.is_empty, one.end)
    return whole


def _of_sequence(regex: str, at: int) -> _Beginning:
    whole = _Beginning(frozenset(), is_empty=True, end=at)
    while whole.end < len(regex) and regex[whole.end] not in "|)":
        one = _of_piece(regex, whole.end)
        chars = _both(whole.chars, one.chars) if whole.is_empty else whole.chars
        whole = _Beginning(chars, whole.is_empty and one.is_empty, one.end)
    return whole


def _of_piece(regex: str, at: int) -> _Beginning:
    if opens := _GROUP.match(regex, at):
        inside = _of_choices(regex, opens.end())
        is_look = opens[0].endswith(("=", "!"))
        one = _Beginning(frozenset(), is_look, inside.end + 1) if is_look else inside._replace(end=inside.end + 1)
    elif found := _SET.match(regex, at):
        one = _Beginning(_of_set(found[1]), is_empty=False, end=found.end())
    elif regex[at] in "^$":
        one = _Beginning(frozenset(), is_empty=True, end=at + 1)
    elif regex[at] == "\\":
        one = _Beginning(None, is_empty=False, end=at + 2)
    else:
        one = _Beginning(None if regex[at] == "." else frozenset(regex[at]), is_empty=False, end=at + 1)
    times = _TIMES.match(regex, one.end)
    if not times:
        return one
    return one._replace(is_empty=one.is_empty or bool(_MAY_BE_NONE.match(times[0])), end=times.end())


def _of_set(inside: str) -> frozenset[str] | None:
    if _NOT_TOLD.search(inside):
        return None
    ranges = (chr(code) for found in _RANGE.finditer(inside) for code in range(ord(found[1]), ord(found[2]) + 1))
    return frozenset(_RANGE.sub("", inside)) | frozenset(ranges)


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other
