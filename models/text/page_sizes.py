"""How large type is on a web page: too small to be read, or smaller than what is around it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.text.page_lengths import LENGTH, PIXELS, number
from models.text.page_look import Look
from models.text.page_tokens import Tag

USUAL = 12.0
"""Points of type where nothing is told: 16 pixels in all browsers."""

_SMALLEST = 2.0
"""Points of type below which nobody reads it, as the reader of PDFs takes it."""

_SMALLEST_SHARE = 0.2
"""Share of the type around, below which nobody reads it. Chosen: a fifth of 10.5 points, what tables are set in."""

_SMALLER = 0.8
"""Share of the type around from which on a digit looks like the mark of a note. Chosen: 9 points beside 12 are one."""

_BY_WORD = {"xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0}
"""Points of the sizes that have words (CSS Fonts 4)."""

_BY_NUMBER = (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0)
"""Points of the sizes from 1 to 7 (HTML, 15.3.3)."""

_STEP = 1.2
"""By what a size is smaller or larger than another (CSS Fonts 4)."""

_FAINT_ZOOM = 0.2
"""Share of its size to which an element is shrunk that nobody reads. Chosen: as of type."""

_WORD = re.compile(r"(?<![\w-])(?:xx-|x-)?(?:small|large)(?:er)?(?![\w-])|(?<![\w-])medium(?![\w-])")


def size_of(tag: Tag, declared: Mapping[str, str], around: float) -> float:
    """Return how large the type of an element is, in points, like what is around it if it does not say."""
    told = declared.get("font-size") or declared.get("font", "")
    if told and (found := LENGTH.search(told)):
        amount, unit = float(found[1]), found[2] or ""
        if unit in {"em", "%"}:
            return around * amount / (100 if unit == "%" else 1)
        return USUAL * amount if unit == "rem" else amount * PIXELS[unit] * 3 / 4
    if told and (word := _WORD.search(told)):
        return _BY_WORD.get(word[0]) or (around / _STEP if word[0] == "smaller" else around * _STEP)
    given = tag.attributes.get("size", "").strip()
    if tag.name == "font" and given[-1:].isdecimal() and given.isascii():
        step = int(given[-1:]) if given[:1] not in "+-" else 3 + int(given[-1:]) * (-1 if given[0] == "-" else 1)
        return _BY_NUMBER[min(max(step, 1), 7) - 1]
    return around


def sized(look: int, declared: Mapping[str, str], size: float, around: float) -> int:
    """Return a look with whether type of a size can be read, and whether it is smaller than what is around it."""
    look = _readable(look, declared.get("font-size") or declared.get("font", ""))
    look |= Look.SMALLER if size <= _SMALLER * around else Look.PLAIN
    if (zoom := number(declared.get("zoom", ""))) is not None and zoom < _FAINT_ZOOM:
        look |= Look.SIZELESS if zoom else Look.DOUBTFUL
    return look


def _readable(look: int, size: str) -> int:
    """Return the look with whether type of a size can be read."""
    if not (found := LENGTH.search(size)):
        look |= Look.SMALLER if "smaller" in size else Look.PLAIN
        return look & ~Look.SIZELESS if re.search(r"small|medium|large|initial", size) else look
    amount, unit = float(found[1]), found[2] or ""
    if unit in {"em", "%", "rem"}:
        share = amount / 100 if unit == "%" else amount
        if unit == "rem" and share >= _SMALLEST_SHARE:
            return look & ~Look.SIZELESS
        look |= Look.SMALLER if share < 1 and unit != "rem" else Look.PLAIN
        return look | Look.SIZELESS if share < _SMALLEST_SHARE else look
    is_none = amount * PIXELS[unit] * 3 / 4 < _SMALLEST
    return look | Look.SIZELESS if is_none else look & ~Look.SIZELESS
