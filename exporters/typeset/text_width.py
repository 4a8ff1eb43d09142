"""How much room a text takes: workbooks store the height of a row, and nobody else works it out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

DIGIT = 8
"""Pixels of a digit of the default font, 宋体 of 11 points; workbooks measure columns in it."""

TALLEST = 400
"""Points. Chosen: a spreadsheet allows 409."""

_WORD = re.compile(r"[!-~]+|.")
_STOP = re.compile("[。；！？]")


def units(text: str) -> int:
    """Return the width of a line in half characters: a Chinese character is two."""
    return sum(map(_units, text))


@cache
def _units(character: str) -> int:
    return 1 + (unicodedata.east_asian_width(character) in "WFA")


def room(columns: float, size: float) -> float:
    """Return how many half characters of `size` points fit side by side.

    Args:
        columns: The width of the cell as workbooks measure it, in digits of the default font.
        size: Of the font.
    """
    return (columns * DIGIT - 2) / (size * 2 / 3)


def taken(width: float, size: float) -> float:
    """Return how wide a cell is, in digits of the default font, that has `room` for so many half characters."""
    return (width * size * 2 / 3 + 2) / DIGIT


@lru_cache(maxsize=4096)  # the labels of a sheet are the same in every workbook
def line_count(text: str, width: float) -> int:
    """Return how many lines `text` takes where `width` half characters fit side by side."""
    return sum(_lines(line, width) for line in text.split("\n"))


def _lines(line: str, width: float) -> int:
    """Wrap as spreadsheets do: Chinese anywhere, other words as a whole, and no line begins with a stop."""
    lines, used = 1, 0.0
    fitting = width if units(line) <= width else width - 2
    for word in map(units, _WORD.findall(line)):
        if used and used + word > fitting:
            lines, used = lines + 1, 0
        lines += int((used + word - 1) // fitting) if word > fitting else 0
        used = (used + word) % fitting if word > fitting else used + word
    return lines


def text_pieces(text: str, width: float, most: int) -> Iterator[str]:
    """Yield the paragraphs of `text`, the longest in pieces of at most `most` lines that end with a sentence."""
    for paragraph in filter(str.strip, text.split("\n")):
        rest = paragraph.strip()
        while line_count(rest[: int(width * most) + 1], width) > most:
            cut = _cut(rest[: int(width * most / 2) - most])
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _cut(text: str) -> int:
    ends = [stop.end() for stop in _STOP.finditer(text)]
    return ends[-1] if ends else len(text)
