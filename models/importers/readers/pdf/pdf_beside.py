"""What is drawn on a page of a PDF beside a digit as if it were one, or a sign before it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_glyphs import Glyph

_NEXT = 0.6
"""Of the size of type: what is farther away stands by itself. Chosen: as runs of type that are beside each other."""

_LARGEST = 1.3
"""Of the size of type: what is larger is no character. Chosen: as brackets, which are the largest."""

_HIGH, _LOW = 0.1, 0.9
"""Of the height of a character, from its upper edge, between which a sign has its middle. Chosen: below is a line."""

_SHORTEST, _LONGEST = 2.5, 15.0
"""Points of a rule that may be a sign. Chosen: more than the dots of a line; as wide as a character of a title."""

_BORDER = 3
"""Short rules in one line that are the pieces of a longer one. Chosen: two are a mark for equal, or for inches."""

_MOST_TRIED = 300_000
"""Of digits with things near them. Chosen: a page of a report has 400 digits and some ten things."""

_SQUARE, _MOST = 20.0, 50
"""Points of the squares by which things are looked for, and how many of one are. Chosen: a line or two; more is a
chart.
"""


def short(rules: Iterable[Box]) -> list[Box]:
    """Return rules that may be signs: a stroke before a number, or one that stands like a digit."""
    found = [rule for rule in rules if _SHORTEST <= max(rule.width, rule.height) <= _LONGEST]
    lines = Counter(map(_line, found))
    return [rule for rule in found if lines[_line(rule)] < _BORDER]


def _line(rule: Box) -> tuple[bool, int]:
    is_level = rule.width > rule.height
    return is_level, round(rule.top if is_level else rule.x0)


def beside(glyphs: Sequence[Glyph], boxes: Sequence[Box], things: Iterable[Box]) -> list[Glyph]:
    """Return characters, not sure of digits beside which something is drawn.

    Args:
        glyphs: The characters.
        boxes: What they take of the page as it is shown.
        things: What is drawn there; where they are too many, no character is sure.
    """
    squares: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for thing in things:
        square = int((thing.x0 + thing.x1) / 2 // _SQUARE), int((thing.top + thing.bottom) / 2 // _SQUARE)
        if len(squares[square]) < _MOST:
            squares[square].append(thing)
    found, left = list(glyphs), _MOST_TRIED
    for at, (one, box) in enumerate(zip(glyphs, boxes, strict=True) if squares else ()):
        near = _near(box, squares) if one.text.isdigit() else []
        left -= len(near)
        if left < 0:
            return [other._replace(is_sure=False) for other in found]
        if any(_is_beside(one, box, thing) for thing in near):
            found[at] = one._replace(is_sure=False)
    return found


def _near(box: Box, squares: dict[tuple[int, int], list[Box]]) -> list[Box]:
    x, y = int((box.x0 + box.x1) / 2 // _SQUARE), int((box.top + box.bottom) / 2 // _SQUARE)
    found = (squares.get((x + right, y + down), ()) for right in (-1, 0, 1) for down in (-1, 0, 1))
    return [thing for near in found for thing in near]


def _is_beside(one: Glyph, box: Box, thing: Box) -> bool:
    if max(thing.width, thing.height) > _LARGEST * one.size:
        return False
    if one.turn % 2:
        box, thing = _turned(box), _turned(thing)
    place = (thing.top + thing.bottom) / 2 - box.top
    gap = max(thing.x0 - box.x1, box.x0 - thing.x1)
    return _HIGH * box.height < place < _LOW * box.height and gap < _NEXT * one.size


def _turned(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)
