"""What crosses out the text of a PDF: rules, and lines drawn by hand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import hypot

from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_glyphs import Glyph
from models.importers.safe_package import too_large

_THROUGH = 0.12, 0.62
"""Of the size of type above its line, between which a rule crosses it out. Chosen: below and above it is a frame."""

_OVER = 0.9
"""Of the size of type by which a rule that crosses something out may be longer on each side. Chosen."""

_TOGETHER, _IN_PART = 0.5, 0.15
"""Of the width of a character that a rule has to cross; that makes it doubtful. Chosen: half; a dash of a line."""

_STRIP = 20.0
"""Points: characters near a slanted line are looked for by squares of this height and width. Chosen: a line or two."""

_INSIDE, _OUTSIDE = 0.25, 0.3
"""Of the width of a character, from each side: an upright rule that stands farther in cuts it, and one that is no
farther out stands right beside it. Chosen: a cell leaves more room beside its text.
"""

_MOST_TRIED = 300_000
"""Of rules with characters at their height. Chosen: a page of a report has 20,000."""


def crossed(glyphs: Sequence[Glyph], rules: Iterable[Box]) -> list[Glyph]:
    """Return characters, told of each whether it is crossed out; all stand upright, and so do the rules.

    A rule that is much longer than what it crosses out may be one of a table: it makes only doubtful.

    Raises:
        UnreadableReport: They are too many.
    """
    level = [rule for rule in rules if rule.width > rule.height]
    if not level:
        return list(glyphs)
    steps = _by_height(glyphs, sorted(rule.top for rule in level))
    found, left = list(glyphs), _MOST_TRIED
    for rule in level:
        near = steps.get(int(rule.top // _STEP), ())
        left -= len(near)
        if left < 0:
            raise too_large()
        touched = [at for at in near if _is_through(found[at], rule, _IN_PART)]
        hit = {at for at in touched if _is_through(found[at], rule, _TOGETHER)}
        is_struck = bool(hit) and _is_of([found[at] for at in hit], rule)
        for at in touched:
            is_hit = is_struck and at in hit
            found[at] = found[at]._replace(is_struck=is_hit or found[at].is_struck, is_sure=False)
    return found


def _by_height(glyphs: Sequence[Glyph], heights: Sequence[float]) -> dict[int, list[int]]:
    """Return at which steps of height there are which characters that one of some rules may cross out."""
    low, high = _THROUGH
    between: dict[tuple[float, float], bool] = {}
    steps: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(glyphs):
        size = one.bottom - one.top
        first, last = one.base - high * size, one.base - low * size
        if (is_none := between.get((first, last))) is None:
            is_none = between[first, last] = bisect_left(heights, first) == bisect_right(heights, last)
        for step in range(int(first // _STEP), int(last // _STEP) + 1) if not is_none else ():
            steps[step].append(at)
    return steps


def _is_of(hit: Sequence[Glyph], rule: Box) -> bool:
    """Return whether a rule is no longer than the characters that it crosses."""
    size = max(one.size for one in hit)
    start, end = min(one.x0 for one in hit), max(one.x1 for one in hit)
    return rule.x0 > start - _OVER * size and rule.x1 < end + _OVER * size


_STEP = 4.0
"""Points: characters that a rule may cross out are looked for by strips of this height. Chosen: half a line."""


def cut(glyphs: Sequence[Glyph], rules: Iterable[Box]) -> list[Glyph]:
    """Return characters, not sure of those that an upright rule cuts, or parts from a digit right behind it.

    Either somebody has drawn it there, or the text goes on into another cell. All stand upright, and so do the rules;
    where they are too many, no character is sure.
    """
    places: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for rule in rules:
        if rule.height > rule.width:
            places[rule.x0].append((rule.top, rule.bottom))
    xs = sorted(places)
    found, left = list(glyphs), _MOST_TRIED
    before: dict[tuple[float, int], int] = {}
    behind: dict[tuple[float, int], int] = {}
    for at, one in enumerate(glyphs if xs else ()):
        wide, middle = one.x1 - one.x0, (one.top + one.bottom) / 2
        for x in _near(xs, one):
            left -= min(_MOST_CUTS, len(places[x]))
            if left < 0:
                return [other._replace(is_sure=False) for other in found]
            if not any(top < middle < bottom for top, bottom in places[x][:_MOST_CUTS]):
                continue
            if one.x0 + _INSIDE * wide < x < one.x1 - _INSIDE * wide:
                found[at] = one._replace(is_sure=False)
            elif one.text.isdigit():
                (behind if x < (one.x0 + one.x1) / 2 else before)[x, round(one.base)] = at
    for at in (side[place] for place in before.keys() & behind.keys() for side in (before, behind)):
        found[at] = found[at]._replace(is_sure=False)
    return found


def _near(xs: Sequence[float], one: Glyph) -> Sequence[float]:
    """Return at which of some places, in their order, a rule goes through a character or stands right beside it."""
    off = _OUTSIDE * (one.x1 - one.x0)
    first = bisect_right(xs, one.x0 - off)
    if first == len(xs) or xs[first] > one.x1 + off or one.text.isspace():
        return ()
    return xs[first : min(first + _MOST_CUTS, bisect_right(xs, one.x1 + off))]


_MOST_CUTS = 200
"""Rules through one character, and pieces of each, that are looked at. Chosen: a table has 40 rows."""


def slashed(glyphs: Sequence[Glyph], boxes: Sequence[Box], strokes: Iterable[Box]) -> list[Glyph]:
    """Return characters, not sure of those through which a slanted line goes.

    Args:
        glyphs: The characters.
        boxes: What they take of the page as it is shown.
        strokes: The lines there, from one end to the other; where they are too many, no character is sure.
    """
    places: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, box in enumerate(boxes):
        places[int((box.x0 + box.x1) / 2 // _STRIP), int((box.top + box.bottom) / 2 // _STRIP)].append(at)
    found, left = list(glyphs), _MOST_TRIED
    for stroke in strokes:
        near = [at for place in _passed(stroke) for at in places.get(place, ())]
        left -= len(near) + 1
        if left < 0:
            return [one._replace(is_sure=False) for one in found]
        for at in near:
            if _distance(boxes[at], stroke) < _HIT * boxes[at].height:
                found[at] = found[at]._replace(is_sure=False)
    return found


def _passed(stroke: Box) -> set[tuple[int, int]]:
    """Return the places that a line passes, and those beside them."""
    x0, y0, x1, y1 = stroke
    steps = min(_MOST_STEPS, int(max(abs(x1 - x0), abs(y1 - y0)) // _STRIP) + 1)
    points = ((x0 + (x1 - x0) * at / steps, y0 + (y1 - y0) * at / steps) for at in range(steps + 1))
    centres = {(int(x // _STRIP), int(y // _STRIP)) for x, y in points}
    return {(x + right, y + down) for x, y in centres for right in (-1, 0, 1) for down in (-1, 0, 1)}


_MOST_STEPS = 300
"""Strips that a line passes. Chosen: an A0 sheet is 170 of them high."""


def _distance(box: Box, stroke: Box) -> float:
    """Return how far the middle of a box is from a line, in points."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    length = stroke.width**2 + stroke.height**2
    along = ((x - stroke.x0) * stroke.width + (y - stroke.top) * stroke.height) / length if length else 0.0
    share = min(1.0, max(0.0, along))
    return hypot(x - stroke.x0 - share * stroke.width, y - stroke.top - share * stroke.height)


_HIT = 0.3
"""Of the height of a character, around its middle, where a line goes through it. Chosen: what is left is a corner."""


def _is_through(one: Glyph, rule: Box, share: float) -> bool:
    if one.x0 >= rule.x1 or rule.x0 >= one.x1:
        return False
    low, high = _THROUGH
    covered = min(one.x1, rule.x1) - max(one.x0, rule.x0)
    return low * one.size < one.base - rule.top < high * one.size and covered > share * (one.x1 - one.x0)
