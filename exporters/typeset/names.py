"""Breaks the names of offices into lines that tear no word: below a report, in 版记, and in the cells of a sheet.

The lines are those that cost least; costs are those of `word_breaks.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, pairwise
from math import inf

from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.punctuation import may_part
from exporters.typeset.word_breaks import TOLERANCE, word_breaks

_ANOTHER_LINE = 40.0
"""For each line, as in a title."""

_UNEVEN = 0.05
"""For the square of the length of each line, in em: least where all are equal. Chosen: words are worth more."""

_SHORT = 0.25
"""For the square of what each line of a list lacks, in em. Chosen: seven characters, rather than parting two words."""

_LONGEST = 120
"""Characters of a name. Chosen: what is longer is none, and is not searched for words."""

_NAME = re.compile(r"[^，、；。,;]*[，、；。,;]*\s*")
"""A name of a list, with the mark behind it."""


_FARTHEST = 200
"""Breaks. Chosen: no line has so many."""


def name_lines(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break a name into few lines of much the same length.

    Args:
        text: The name. A line feed in it ends a line.
        width: Available to each line, in points.
        measure: The advance of a character as it will be drawn, in points.

    Returns:
        The lines without the spaces at their ends. Nothing for no text.
    """
    return tuple(line for part in text.split("\n") for line in _lines(part.strip(), width, measure, fills=False))


def list_lines(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break a list of names into full lines, which rather end behind a name than within one.

    Arguments and lines are as of `name_lines`.
    """
    return tuple(line for part in text.split("\n") for line in _lines(part.strip(), width, measure, fills=True))


def _lines(text: str, width: float, measure: WidthOf, *, fills: bool) -> tuple[str, ...]:
    """Return the lines of a text without line feeds, full or even; by marks alone where words leave no way."""
    ends = list(accumulate(map(measure, text), initial=0.0))
    if ends[-1] <= width + TOLERANCE:
        return (text,) if text else ()
    em = measure("国")

    def shape(length: float) -> float:
        return _SHORT * ((width - length) / em) ** 2 if fills else _UNEVEN * (length / em) ** 2

    places = _cheapest(text, ends, width, shape, free=0.0 if fills else None)
    return tuple(text[start:end].strip() for start, end in pairwise(places)) or wrap(text, width, measure)


def _cheapest(
    text: str, ends: list[float], width: float, shape: Callable[[float], float], free: float | None
) -> tuple[int, ...]:
    """Return where the cheapest lines begin, and the end of the text; nothing where some part fits no line.

    Args:
        text: What is broken.
        ends: Where each of its characters ends, in points, after a 0.
        width: Available to each line, in points.
        shape: Returns what a line costs that is so many points long.
        free: What the last line costs, if not what `shape` says.
    """
    costs = dict(_breaks(text, ends, width))
    places = [0, *costs, len(text)]
    best, before = [0.0], [0]
    for last, end in enumerate(places[1:], 1):
        least, start = inf, 0
        right = ends[end - _spaces(text, places[last - 1], end)]
        for first in range(last - 1, max(-1, last - _FARTHEST), -1):
            length = right - ends[places[first]]
            if length > width + TOLERANCE:
                break
            shaped = free if free is not None and end == len(text) else shape(length)
            if best[first] + shaped < least:
                least, start = best[first] + shaped, first
        best.append(least + costs.get(end, 0.0) + _ANOTHER_LINE)
        before.append(start)
    return _traced(places, before) if best[-1] < inf else ()


def _traced(places: list[int], before: list[int]) -> tuple[int, ...]:
    at, found = len(places) - 1, [places[-1]]
    while at:
        at = before[at]
        found.append(places[at])
    return tuple(found[::-1])


def _spaces(text: str, start: int, end: int) -> int:
    """Return with how many spaces a stretch of the text ends."""
    return end - start - len(text[start:end].rstrip())


def _breaks(text: str, ends: list[float], width: float) -> Iterator[tuple[int, float]]:
    """Yield where a line may end, in order, and what that costs: nothing behind a name of a list."""
    for name in _NAME.finditer(text):
        start, end = name.span()
        if end - start <= _LONGEST:
            costs = word_breaks(name[0], [x - ends[start] for x in ends[start : end + 1]], width)
            yield from ((start + at, costs[at]) for at in sorted(costs))
        if start < end < len(text) and may_part(name[0].rstrip(), text[end]):
            yield end, 0.0
