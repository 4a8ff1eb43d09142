"""The lines that are drawn on a page of a PDF, each without lifting the pen: how far they are straight."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_frame import Box, Matrix

_CROOKED = 0.75, 0.01
"""Points, and share of its length, by which a rule may be out of square. Chosen: nobody sees it."""

_SHORT, _MOST_SHORT = 3.0, 4
"""Points, and how many sides of a line may be shorter if it is made of rules. Chosen: a line drawn by hand has more."""

_STRAIGHT = 0.3
"""Of the edge of a box with round corners, that is straight. Chosen: the handles of an oval are 0.28 of it apart."""

THICKEST = 3.0
"""Points; a rule that is thicker is an area. Chosen: the thickest rule of a letterhead has three."""

count_of = quick(raw.FPDFPath_CountSegments)
"""Asks of how many pieces a path consists."""

_segment_of = quick(raw.FPDFPath_GetPathSegment, raw.FPDF_PATHSEGMENT)
_type_of, _is_closing = quick(raw.FPDFPathSegment_GetType), quick(raw.FPDFPathSegment_GetClose)
_point_of = quick(raw.FPDFPathSegment_GetPoint)


class Outline(NamedTuple):
    """A line that is drawn without lifting the pen.

    Attributes:
        sides: The straight lines that it consists of, in their order.
        is_ring: Whether it ends where it begins: who crosses something out draws no ring.
        is_square: Whether it has neither a curve nor a slant.
    """

    box: Box
    sides: tuple[Box, ...]
    is_curved: bool
    is_ring: bool
    is_square: bool


def _outline(points: list[tuple[float, float]], *, is_curved: bool, is_closed: bool) -> Outline:
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    ends = [*points[1:], points[0]] if is_closed else points[1:]
    sides = tuple([Box(x0, y0, x1, y1) for (x0, y0), (x1, y1) in zip(points, ends, strict=False)])
    (x0, y0), (x1, y1) = points[0], points[-1]
    is_ring = is_closed or (len(points) > 2 and max(abs(x0 - x1), abs(y0 - y1)) < _CROOKED[0])
    is_square = _is_square(sides)  # so is a curve whose handles lie on a level line: it is straight
    return Outline(box, sides, is_curved and not is_square, is_ring, is_square)


def _is_square(sides: Sequence[Box]) -> bool:
    short = 0
    for x0, top, x1, bottom in sides:
        wide, high = abs(x1 - x0), abs(bottom - top)
        short += wide < _SHORT and high < _SHORT
        if wide and high and not (_level(wide, high) or _level(high, wide)):
            return False
    return short <= _MOST_SHORT


def is_round_box(outline: Outline) -> bool:
    """Return whether an outline is a box with round corners: all its points are on edges, and a part is straight."""
    left, top, right, bottom = outline.box
    near = _CROOKED[0]
    is_straight = False
    for x0, y0, x1, y1 in outline.sides:
        if min(abs(x0 - left), abs(x0 - right), abs(y0 - top), abs(y0 - bottom)) > near:
            return False
        is_straight |= abs(x1 - x0) > _STRAIGHT * (right - left) and abs(y1 - y0) < near
        is_straight |= abs(y1 - y0) > _STRAIGHT * (bottom - top) and abs(x1 - x0) < near
    return is_straight


def outlines_of(handle: Any, shown: Matrix) -> Iterator[Outline]:  # noqa: ANN401  PDFium's own handle
    """Yield the lines of a path, as it is shown."""
    points: list[tuple[float, float]] = []
    is_curved = is_closed = False
    room_x, room_y = c_float(), c_float()
    to_x, to_y = byref(room_x), byref(room_y)
    a, b, c, d, e, f = shown
    for at in range(count_of(handle)):
        segment = _segment_of(handle, at)
        kind = _type_of(segment)
        _point_of(segment, to_x, to_y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield _outline(points, is_curved=is_curved, is_closed=is_closed)
            points, is_curved, is_closed = [], False, False
        x, y = room_x.value, room_y.value
        points.append((a * x + c * y + e, b * x + d * y + f))
        is_curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        is_closed |= _is_closing(segment) == 1
    if len(points) > 1:
        yield _outline(points, is_curved=is_curved, is_closed=is_closed)


def edges(box: Box) -> tuple[Box, ...]:
    """Return the edges of a box as rules."""
    x0, top, x1, bottom = box
    return Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)


def middles(box: Box) -> Iterator[Box]:
    """Yield the rule that a thin box is; a dot is one of each direction."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if box.height <= THICKEST:
        yield Box(box.x0, y, box.x1, y)
    if box.width <= THICKEST:
        yield Box(x, box.top, x, box.bottom)


def _level(along: float, across: float) -> bool:
    points, share = _CROOKED
    return across <= max(points, share * along)


def straight(side: Box) -> Box:
    """Return a line that is level or upright but for what nobody sees as just that."""
    x0, y0, x1, y1 = side
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if wide >= high and _level(wide, high):
        return Box(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    return Box((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))
