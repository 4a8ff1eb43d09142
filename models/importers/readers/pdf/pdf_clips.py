"""What is cut off of something drawn on a page of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_frame import Box, Matrix, boxed

_MOST_CLIPS, _MOST_CORNERS = 30, 200
"""Cuts of what is drawn, and corners of each, that are looked at. Chosen: programs make one or two of four."""

_SQUARE = 0.1
"""Units of what is drawn by which the corners of a cut may be out of square. Chosen: nobody sees it."""

_clip_of, _count_of = quick(raw.FPDFPageObj_GetClipPath, raw.FPDF_CLIPPATH), quick(raw.FPDFClipPath_CountPaths)
_corners_of = quick(raw.FPDFClipPath_CountPathSegments)
_corner_of = quick(raw.FPDFClipPath_GetPathSegment, raw.FPDF_PATHSEGMENT)
_kind_of, _point_of = quick(raw.FPDFPathSegment_GetType), quick(raw.FPDFPathSegment_GetPoint)


class Window(NamedTuple):
    """Outside of which something drawn is cut off, as the page is shown.

    Attributes:
        box: None if it is cut off nowhere.
        is_square: Whether that is all of the box.
    """

    box: Box | None = None
    is_square: bool = True

    def cut(self, other: Window) -> Window:
        """Return what is left of both."""
        if other is WHOLE:
            return self
        if not self.box or not other.box:
            return Window(self.box or other.box, self.is_square and other.is_square)
        one, two = self.box, other.box
        box = Box(max(one.x0, two.x0), max(one.top, two.top), min(one.x1, two.x1), min(one.bottom, two.bottom))
        return Window(box, self.is_square and other.is_square)


WHOLE = Window()
"""Of what is cut off nowhere."""


def window_of(handle: Any, shown: Matrix) -> Window:  # noqa: ANN401
    """Return outside of which something is cut off that is drawn in what comes to be shown so."""
    clip = _clip_of(handle)
    count = _count_of(clip) if clip else 0
    if count <= 0:
        return WHOLE
    found = Window(is_square=count <= _MOST_CLIPS)
    for path in range(min(count, _MOST_CLIPS)):
        found = found.cut(_clip(clip, path, shown))
    return found


def _clip(clip: Any, path: int, shown: Matrix) -> Window:  # noqa: ANN401
    count = _corners_of(clip, path)
    if count > _MOST_CORNERS:
        return Window(is_square=False)
    kinds, corners = [], []
    for kind, corner in _segments(clip, path, count):
        kinds.append(kind)
        corners.append(corner)
    if not corners:
        return Window()
    xs, ys = zip(*corners, strict=True)
    left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    a, b, c, d, *_ = shown
    is_upright = not (b or c) or not (a or d)
    is_square = is_upright and raw.FPDF_SEGMENT_BEZIERTO not in kinds and kinds.count(raw.FPDF_SEGMENT_MOVETO) == 1
    edges = ((x - left, right - x, y - bottom, top - y) for x, y in corners)
    at_corner = all(min(west, east) < _SQUARE and min(south, north) < _SQUARE for west, east, south, north in edges)
    four = {(x - left < right - x, y - bottom < top - y) for x, y in corners}
    return Window(boxed(shown, left, bottom, right, top), is_square and at_corner and len(four) == 4)


def _segments(clip: Any, path: int, count: int) -> Iterator[tuple[int, tuple[float, float]]]:  # noqa: ANN401
    x, y = c_float(), c_float()
    for at in range(max(0, count)):
        segment = _corner_of(clip, path, at)
        _point_of(segment, byref(x), byref(y))
        yield _kind_of(segment), (x.value, y.value)
