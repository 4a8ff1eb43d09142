"""The red name of the office above a document: condensed if it is long, in lines if it is longer, never small."""

from __future__ import annotations

from typing import NamedTuple

from exporters.typeset.line_breaking import WidthOf
from exporters.typeset.standard_page import RED_HEAD_SIZE, TITLE_SIZE
from exporters.typeset.titles import shaped

CONDENSED = 0.65
"""The least width of the type, of its own. Chosen: as printers condense such heads; narrower, strokes clot."""

_LEAST_SIZE = 36.0
"""小初, in points, of one line. Chosen: what is smaller does not look like a head; it rather takes two lines."""

_FEW = 2
"""Lines. A name that needs more is set as the title, than which no head is smaller. Chosen: no office has one."""

_TRIES = 8
"""How often a width is halved. Chosen: the last step is less than a character."""

LEADING = 1.1
"""From line to line, in em. Chosen: lines of such a size stand close."""


class RedHead(NamedTuple):
    """How the name is set.

    Attributes:
        size: In points.
        scale: How wide the type is set, of its own width.
    """

    lines: tuple[str, ...]
    size: float
    scale: float


def red_head(name: str, width: float, em_width: WidthOf) -> RedHead:
    """Return the name as large and as wide as `width`, in points, has room for it.

    Args:
        name: The name. A line feed in it ends a line.
        width: Available to each line.
        em_width: The advance of a character, in em.
    """
    lines = _lines(name, width, em_width)
    most = RED_HEAD_SIZE if len(lines) <= _FEW else TITLE_SIZE
    widest = max((sum(map(em_width, line)) for line in lines), default=0.0)
    if not widest:
        return RedHead(lines, most, 1.0)
    size = min(most, width / widest / CONDENSED)
    return RedHead(lines, size, min(1.0, width / widest / size))


def _lines(name: str, width: float, em_width: WidthOf) -> tuple[str, ...]:
    """Return one line if that is no small one, else two, the longest as short as can be: type is largest then."""
    wide, narrow = width / CONDENSED / TITLE_SIZE, 0.0
    lines = shaped(name, width / CONDENSED / _LEAST_SIZE, em_width)
    if len(lines) <= 1:
        return lines
    lines = shaped(name, wide, em_width)
    for _ in range(_TRIES if len(lines) <= _FEW else 0):
        middle = (narrow + wide) / 2
        attempt = shaped(name, middle, em_width)
        if len(attempt) <= _FEW:
            lines, wide = attempt, middle
        else:
            narrow = middle
    return lines
