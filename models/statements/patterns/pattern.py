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


def each_of(table: PatternTable) -> re.Pattern[str]:
    """Return what finds every wording of a table, and whose last group tells which: the first row is 1.

    The rows have no groups of their own.
    """
    return re.compile("|".join(f"({row.regex})" for row in table))


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
