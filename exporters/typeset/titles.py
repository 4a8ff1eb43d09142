"""Breaks the title of an official document into lines of good shape.

GB/T 9704-2012 asks for whole words, symmetry, and the outline of a trapezoid or a
diamond: no rectangle of equal lines, no hourglass with a short line in the middle.
Words are known from `word_breaks.py`. The lines are those that cost least; the costs
weigh how much a break tears the sense against the outline and the number of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from exporters.typeset.line_breaking import WidthOf, wrap
from exporters.typeset.word_breaks import GUESSED, TOLERANCE, word_breaks

_ANOTHER_LINE = 40.0  # for each line
_HOURGLASS = 60.0  # for a line that widens again, below one that has narrowed
_VISIBLE = 2.0  # em, half of it on each side; chosen by eye
_EQUAL = 10.0  # for each em that neighbours lack of differing visibly
_EXTREME = 4.0  # for each em by which a line is less than half its neighbour
_LONGEST = 120  # characters; chosen: what is longer is no title
_MANY = 42  # breaks; chosen: with more, words that may be several stay whole, to be quick


class _Break(NamedTuple):
    """A place where a line may end.

    Attributes:
        end: How many characters stand before it.
        right: Where the last of them ends, spaces aside, in points from the beginning of the text.
        left: Where the next line begins, likewise.
        cost: Of breaking here.
        forced: Whether a line must end here.
    """

    end: int
    right: float
    left: float
    cost: float
    forced: bool = False


class _Path(NamedTuple):
    """The best lines up to some break.

    Attributes:
        length: Of the last line, in em.
        falls: Whether the last line is shorter than one above.
    """

    cost: float
    ends: tuple[int, ...]
    length: float
    falls: bool


def shaped(text: str, width: float, measure: WidthOf) -> tuple[str, ...]:
    """Break a title into lines that form a trapezoid or a diamond and do not tear words.

    Args:
        text: The title. A line feed in it ends a line; blank lines are left out.
        width: Available to each line, in points.
        measure: The advance of a character as it will be drawn, in points.

    Returns:
        The lines without the spaces at their ends. Nothing for no text.
    """
    text = "\n".join(filter(None, map(str.strip, text.split("\n"))))
    ends = _best_ends(text, width, measure) if len(text) <= _LONGEST else None
    if ends is None:
        return tuple(filter(None, wrap(text, width, measure)))
    return tuple(text[start:end].strip() for start, end in pairwise((0, *ends)))


def _best_ends(text: str, width: float, measure: WidthOf) -> tuple[int, ...] | None:
    """Return how many characters stand before the end of each line; None if that is too hard."""
    breaks = list(_breaks(text, width, measure))
    if len(breaks) > _MANY:
        breaks = [place for place in breaks if place.forced or place.cost < GUESSED]
    best = _best(breaks, width, measure("国"))
    return best.ends if best else None


def _breaks(text: str, width: float, measure: WidthOf) -> Iterator[_Break]:
    """Yield where lines may end; the beginning of the text and the end of each paragraph are always among them."""
    ends = list(accumulate(map(measure, text), initial=0.0))
    yield _Break(0, 0, 0, 0, forced=True)
    for paragraph in re.finditer(r"[^\n]+", text):
        start, end = paragraph.span()
        costs = _costs(paragraph[0], [x - ends[start] for x in ends[start : end + 1]], width)
        for at, cost in costs.items():
            visible = start + len(paragraph[0][:at].rstrip())
            yield _Break(start + at, ends[visible], ends[start + at], cost)
        following = ends[min(end + 1, len(text))]
        yield _Break(end, ends[end], following, 0, forced=True)


def _costs(text: str, ends: list[float], width: float) -> dict[int, float]:
    """Return where a paragraph may be broken and what that costs; one that fits a line is not broken.

    Args:
        text: The paragraph.
        ends: Where each of its characters ends, in points, after a 0.
        width: Available to each line, in points.
    """
    if ends[-1] <= width + TOLERANCE:
        return {}
    return word_breaks(text, ends, width)


def _best(breaks: list[_Break], width: float, em: float) -> _Path | None:
    """Return the cheapest way through all the text; None if some part fits no line."""
    paths: list[list[_Path]] = [[_Path(0, (), 0, falls=False)]]
    for last, end in enumerate(breaks[1:], 1):
        here: list[_Path] = []
        for first in range(last - 1, -1, -1):
            length = end.right - breaks[first].left
            if length > width + TOLERANCE:
                break
            here += _extended(paths[first], end, length / em)
            if breaks[first].forced:
                break
        paths.append(here)
    return min(paths[-1], default=None)


def _extended(paths: list[_Path], end: _Break, length: float) -> Iterator[_Path]:
    """Yield the best of `paths` with one more line of `length` em: the best that falls, the best that does not."""
    for falls in (False, True):
        costs = [(_cost_of_line(path, length), path) for path in paths if _falls(path, length) is falls]
        if costs:
            cost, path = min(costs)
            yield _Path(cost + end.cost, (*path.ends, end.end), length, falls)


def _falls(path: _Path, length: float) -> bool:
    return length < path.length or (path.falls and length == path.length)


def _cost_of_line(path: _Path, length: float) -> float:
    """Return what the lines of `path` and one of `length` em below them cost."""
    cost = path.cost + _ANOTHER_LINE
    if not path.ends:
        return cost
    difference = length - path.length
    if difference > 0 and path.falls:
        cost += _HOURGLASS
    if abs(difference) < _VISIBLE:
        return cost + _EQUAL * (_VISIBLE - abs(difference))
    shorter, longer = (path.length, length) if difference > 0 else (length, path.length)
    return cost + _EXTREME * max(0.0, longer / 2 - shorter)
