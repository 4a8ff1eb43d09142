"""What lies below and above the characters of a page of a PDF: whether a person sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_drawings import WHITE, Area, differs
from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_ink import Colour, Ink
from models.importers.safe_package import too_large
from models.text.contrast import is_faint

_FAINTEST = 25
"""Of 255: less opaque type is not seen. Chosen: a tenth."""

_OPAQUE = 255
"""The most opaque that type is."""

_COVERED, _TOUCHED = 0.7, 0.25
"""Of a character: so much of it has to lie below an area to be hidden by it, so much to be doubtful. Chosen."""

_COVERED_BY_MANY = 0.9
"""As above, below several areas: what is left between them may be the better part of a line. Chosen."""

_STRIP = 50.0
"""Points: areas are looked for by squares of the page of this height and width. Chosen: some lines of text."""

_HALF = 12.0
"""Points from the middle of a character to its end, at most. Chosen: titles have 22 pt."""

_LONGEST = 5_000.0
"""Points of a page that are looked at. Chosen: an A0 sheet has 3,370."""

_DARK = 128
"""Of 255: type of a darker colour is seen on whatever shines through. Chosen: the middle."""

_TINY = 1e-6
"""Square points, so that nothing is divided by none."""

_FINE = 16
"""Parts of the height, and of the width, of a character that are looked at one by one. Chosen: each is under 1 pt."""

_MOST_SQUARES = 1_000_000
"""Of all areas of a page. Chosen: one as large as the page takes 200, and a page has some ten of them."""

_MOST_ABOVE = 200
"""Areas above a character that are put together. Chosen: strips of a tenth of a point that hide it are 100."""

_MOST_SHAPES = 100
"""Shapes on a square that are told apart. Chosen: more than letters of a seal; more is a chart."""

UNSEEN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
"""Modes in which type is not painted."""


class Judged(NamedTuple):
    """Whether a character is seen, whether that is sure, and the order of what may hide it; 0 if nothing may."""

    is_seen: bool
    is_sure: bool
    veil: int = 0


class Ground:
    """What lies below and above characters."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """Sort the areas by where they are.

        Raises:
            UnreadableReport: They are too many.
        """
        found: dict[tuple[int, int], list[Area]] = defaultdict(list)
        left = _MOST_SQUARES
        for area in areas:
            for square in _squares(area.box):
                found[square].append(area)
                left -= 1
            if left < 0:
                raise too_large()
        self._near = {square: _fewer(near) for square, near in found.items()}
        self._alone: dict[int, Judged] = {}

    def judged(self, box: Box, ink: Ink) -> Judged:
        """Return whether a character in a box is seen."""
        x0, top, x1, bottom = box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        near = self._near.get((int(x // _STRIP), int(y // _STRIP))) if self._near else None
        if not near:
            if not (alone := self._alone.get(ink.order)):
                alone = self._alone[ink.order] = _judged(x, y, box, ink, ())
            return alone
        return _judged(x, y, box, ink, near)


def _judged(x: float, y: float, box: Box, ink: Ink, near: Iterable[Area]) -> Judged:
    """Return whether a character with its middle at a place is seen among the areas near it."""
    if ink.mode in UNSEEN or ink.opacity < _FAINTEST:
        return Judged(is_seen=False, is_sure=True)
    ground: Colour | None = WHITE
    around: Colour | None = WHITE
    is_sure = ink.is_plain
    above: list[tuple[float, Area]] = []
    for area in near:
        if area.order >= ink.order:
            if area.hides is not False and (share := share_of(box, area.box)):
                above.append((share, area))
        elif area.box.holds(x, y):
            if area.hides is None and not _is_seen(ink, area.colour):  # it may leave free just this place
                is_sure = False
                continue
            ground = area.colour
            is_sure &= bool(area.hides) or min(ink.colour) < _DARK
            around = ground if share_of(box, area.box) > _COVERED else around
    is_seen = _is_seen(ink, ground)
    is_sure = is_sure and not (is_seen and ground is not None and is_faint(_mixed(ink, ground), ground))
    if ink.is_mixed or is_seen != _is_seen(ink, around):  # of a colour that is not known, or seen in part
        is_seen, is_sure = True, False
    return _below(box, above, Judged(is_seen, is_sure)) if above and is_seen else Judged(is_seen, is_sure)


def _is_seen(ink: Ink, ground: Colour | None) -> bool:
    return ground is None or differs(ink.colour, ground)


def _mixed(ink: Ink, ground: Colour) -> Colour:
    """Return the colour in which type is seen upon a ground that shines through it."""
    if ink.opacity == _OPAQUE:
        return ink.colour
    red, green, blue = (
        round(below + (own - below) * ink.opacity / _OPAQUE) for own, below in zip(ink.colour, ground, strict=True)
    )
    return red, green, blue


def _below(box: Box, above: Sequence[tuple[float, Area]], without: Judged) -> Judged:
    """Return whether a character is seen below areas, each with its share of it."""
    hiding = [area.box for _, area in above[-_MOST_ABOVE:] if area.hides]
    if any(share > _COVERED for share, area in above if area.hides) or (
        len(hiding) > 1 and _covered(box, hiding) > _COVERED_BY_MANY
    ):
        return Judged(is_seen=False, is_sure=True)
    if sum(share for share, _ in above) <= _TOUCHED:
        return without
    if 1 < len(above) <= _MOST_ABOVE and _covered(box, [area.box for _, area in above]) <= _TOUCHED:
        return without
    return Judged(is_seen=True, is_sure=False, veil=max((area.order for _, area in above if not area.hides), default=0))


def _covered(box: Box, areas: Iterable[Box]) -> float:
    """Return how much of a box lies in any of some areas, as far as lines across it at fine steps tell."""
    wide, high = max(box.width, _TINY) / _FINE, max(box.height, _TINY) / _FINE
    rows = [0] * _FINE
    for area in areas:
        left, right = (_step((x - box.x0) / wide) for x in (area.x0, area.x1))
        columns = (1 << right) - (1 << left) if right > left else 0
        for row in range(_step((area.top - box.top) / high), _step((area.bottom - box.top) / high)):
            rows[row] |= columns
    return sum(row.bit_count() for row in rows) / _FINE**2


def _step(place: float) -> int:
    """Return before which step of a box a place lies; the middle of a step stands for it."""
    return min(_FINE, max(0, round(place)))


def _squares(box: Box) -> Iterable[tuple[int, int]]:
    """Return the squares in which a character may have its middle that an area touches."""
    x0, top, x1, bottom = (max(0.0, min(place, _LONGEST)) for place in box)
    xs = range(int((x0 - _HALF) // _STRIP), int((x1 + _HALF) // _STRIP) + 1)
    ys = range(int((top - _HALF) // _STRIP), int((bottom + _HALF) // _STRIP) + 1)
    return ((x, y) for x in xs for y in ys)


def _fewer(areas: list[Area]) -> list[Area]:
    """Return areas; shapes that are many, as one that takes all their room."""
    shapes = [area for area in areas if area.hides is None]
    if len(shapes) <= _MOST_SHAPES:
        return areas
    left, top, right, bottom = zip(*(area.box for area in shapes), strict=True)
    box = Box(min(left), min(top), max(right), max(bottom))
    last = max(area.order for area in shapes)
    return sorted(
        (*(area for area in areas if area.hides is not None), Area(box, None, None, last)), key=lambda one: one.order
    )


def share_of(box: Box, other: Box) -> float:
    """Return how much of a box lies in another one."""
    wide = min(box.x1, other.x1) - max(box.x0, other.x0)
    high = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(0.0, wide) * max(0.0, high) / max(box.width * box.height, _TINY)
