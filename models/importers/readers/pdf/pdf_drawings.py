"""What is drawn on a page of a PDF besides its characters: rules, areas, pictures; and in which order all of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import c_float, c_int
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_frame import UNCHANGED, Box, Matrix, after, applied, boxed
from models.importers.readers.pdf.pdf_ink import Colour, Ink, address, colour, matrix, set_upright
from models.importers.readers.pdf.pdf_opening import OpenPage

WHITE: Colour = (255, 255, 255)
"""Of paper: red, green and blue, up to 255."""

_THICKEST = 3.0
"""Points; a rule that is thicker is an area. Chosen: the thickest rule of a letterhead has three."""

_CROOKED = 0.75, 0.01
"""Points, and share of its length, by which a rule may be out of square. Chosen: nobody sees it."""

_LEAST_SEEN = 25
"""Of 255, by which a colour differs from what is below, to be opaque or to be seen. Chosen: a tenth."""

_PALEST = 245
"""Of 255: a rule of which red, green and blue are lighter is not seen. Chosen: the greys of tables are darker."""

_MOST_CORNERS = 20_000
"""Of a line that is drawn. Chosen: rules and boxes of a table have four."""

_DEEPEST = 20
"""Drawings in drawings. Chosen: programs that print make three."""

_SHORT, _MOST_SHORT = 3.0, 4
"""Points, and how many sides of a line may be shorter if it is made of rules. Chosen: a line drawn by hand has more."""

_LARGEST = 0.5
"""Of the page: a larger picture is the page, and hides what is below it. Chosen: as a scan, which leaves margins."""

_LEAST_SHAPE = 5.0
"""Points that a shape is wide and high at least to hide a character. Chosen: half of one."""

_OUTLINE = 3.0, 30.0
"""Points that a character drawn as a shape is high. Chosen: as the type of a report."""


class Area(NamedTuple):
    """An area that is filled.

    Attributes:
        colour: None if it is a picture, a pattern, or anything else of many colours.
        hides: Whether what is below it is not seen; None if that is not known: a picture may have clear parts, and a
            shape of which only the box is known may leave its corners free.
        order: What comes later has a larger number.
    """

    box: Box
    colour: Colour | None
    hides: bool | None
    order: int


@dataclass
class Drawings:
    """All that is drawn on a page, as it is shown.

    Attributes:
        rules: Straight lines that are seen: boxes as good as without width, or without height.
        strokes: Slanted lines, and the pieces of bent ones, from end to end: they may cross something out.
        pictures: Where they are.
        shapes: Curved shapes that are as high as type.
        inks: By the addresses of the pieces of text.
    """

    rules: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    shapes: int = 0
    inks: dict[bytes, Ink] = field(default_factory=dict)
    count: int = 0


class _Outline(NamedTuple):
    """A line that is drawn without lifting the pen."""

    points: tuple[tuple[float, float], ...]
    is_curved: bool
    is_closed: bool

    @property
    def box(self) -> Box:
        xs, ys = zip(*self.points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def is_ring(self) -> bool:
        """Whether it ends where it begins: who crosses something out draws no ring."""
        (x0, y0), (x1, y1) = self.points[0], self.points[-1]
        return self.is_closed or (len(self.points) > 2 and max(abs(x0 - x1), abs(y0 - y1)) < _CROOKED[0])

    @property
    def sides(self) -> tuple[Box, ...]:
        """The straight lines that it consists of, in their order."""
        points = (*self.points, self.points[0]) if self.is_closed else self.points
        return tuple(Box(x0, y0, x1, y1) for (x0, y0), (x1, y1) in pairwise(points))

    @property
    def is_square(self) -> bool:
        """Whether it has neither a curve nor a slant."""
        sides = self.sides
        short = sum(abs(side.width) < _SHORT and abs(side.height) < _SHORT for side in sides)
        return (
            not self.is_curved and short <= _MOST_SHORT and all(_level(side) or _level(_turned(side)) for side in sides)
        )


def drawings(page: OpenPage) -> Drawings:
    """Return what is drawn on a page.

    Raises:
        UnreadableReport: It is too much.
    """
    found = Drawings()
    handles = [raw.FPDFPage_GetObject(page.handle, at) for at in range(raw.FPDFPage_CountObjects(page.handle))]
    _collect(found, page, handles, UNCHANGED, is_mixed=False, depth=0)
    return found


def _collect(  # noqa: PLR0913  what is in a drawing is where that puts it
    found: Drawings, page: OpenPage, handles: Sequence[Any], within: Matrix, *, is_mixed: bool, depth: int
) -> None:
    shown = after(within, page.shown)
    page.allowance.drawn(len(handles))
    for handle in handles:
        kind = raw.FPDFPageObj_GetType(handle)
        found.count += 1
        mixed = is_mixed or bool(raw.FPDFPageObj_HasTransparency(handle))
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.inks[address(handle)] = set_upright(handle, within, page, found.count)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _draw(found, handle, after(matrix(handle), shown), mixed)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = boxed(after(matrix(handle), shown), 0, 0, 1, 1)
            found.pictures.append(box)
            found.areas.append(Area(box, None, _picture_hides(box, page, mixed), found.count))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            hides = False if mixed else None
            found.areas.append(Area(boxed(shown, *_bounds(handle)), None, hides, found.count))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = [raw.FPDFFormObj_GetObject(handle, at) for at in range(raw.FPDFFormObj_CountObjects(handle))]
            _collect(found, page, inner, after(matrix(handle), within), is_mixed=mixed, depth=depth + 1)


def _picture_hides(box: Box, page: OpenPage, is_mixed: bool) -> bool | None:  # noqa: FBT001  as it was found
    if is_mixed:
        return False
    return True if box.width * box.height > _LARGEST * page.width * page.height else None


def _bounds(handle: Any) -> tuple[float, float, float, float]:  # noqa: ANN401  as above
    left, bottom, right, top = (c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


@lru_cache(maxsize=256)
def differs(one: Colour, two: Colour) -> bool:
    """Return whether a colour is seen on another."""
    return max(abs(first - second) for first, second in zip(one, two, strict=True)) > _LEAST_SEEN


def _is_seen(shade: Colour, opacity: int) -> bool:
    return opacity > _LEAST_SEEN and min(shade) < _PALEST


# ---------------------------------------------------------------- lines


def _draw(found: Drawings, handle: Any, shown: Matrix, is_mixed: bool) -> None:  # noqa: ANN401, FBT001  as above
    """Take down a line or an area: which rules a person sees, and what it covers."""
    mode, is_stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(handle, mode, is_stroked)
    if not (mode.value or is_stroked.value) or raw.FPDFPath_CountSegments(handle) > _MOST_CORNERS:
        return
    outlines = list(_outlines(handle, shown))
    if mode.value:
        _fill(found, outlines, *colour(raw.FPDFPageObj_GetFillColor, handle), is_mixed=is_mixed)
    if is_stroked.value:
        shade, opacity = colour(raw.FPDFPageObj_GetStrokeColor, handle)
        width = c_float()
        raw.FPDFPageObj_GetStrokeWidth(handle, width)
        thick = width.value * _scale(shown)
        if thick > _THICKEST and opacity > 255 - _LEAST_SEEN and not is_mixed:
            sides = (side for outline in outlines if outline.is_square for side in map(_straight, outline.sides))
            found.areas.extend(Area(_widened(side, thick), shade, hides=True, order=found.count) for side in sides)
        if _is_seen(shade, opacity):
            _stroke(found, outlines, thick)


def _scale(shown: Matrix) -> float:
    a, b, c, d, *_ = shown
    return sqrt(abs(a * d - b * c))


def _widened(side: Box, thick: float) -> Box:
    """Return what a straight line takes that is so thick."""
    half = thick / 2
    if side.width > side.height:
        return side._replace(top=side.top - half, bottom=side.bottom + half)
    return side._replace(x0=side.x0 - half, x1=side.x1 + half)


def _stroke(found: Drawings, outlines: Sequence[_Outline], thick: float) -> None:
    for outline in outlines:
        if not outline.is_square:
            found.strokes.extend(() if outline.is_ring else outline.sides)
        elif thick <= _THICKEST:
            found.rules.extend(map(_straight, outline.sides))


def _fill(found: Drawings, outlines: Sequence[_Outline], shade: Colour, opacity: int, *, is_mixed: bool) -> None:
    is_seen, is_opaque = _is_seen(shade, opacity), not is_mixed and opacity > 255 - _LEAST_SEEN
    low, high = _OUTLINE
    bent = [outline.box for outline in outlines if outline.is_curved or not outline.is_square]
    if is_opaque and bent:
        whole = _around(bent)
        if min(whole.width, whole.height) >= _LEAST_SHAPE:
            found.areas.append(Area(whole, shade, None, found.count))
    before: Box | None = None
    for outline in outlines:
        box = outline.box
        if outline.is_curved:
            found.shapes += is_seen and low <= box.height <= high and box.width <= high
            continue
        if min(box.width, box.height) <= _THICKEST:
            found.rules.extend(_middles(box) if is_seen else ())
        elif outline.is_square and len(outline.sides) <= 5:
            if before and is_seen and _is_framed(before, box):
                found.areas.pop()
                found.rules.extend(_edges(box))
            else:
                found.areas.append(Area(box, shade, is_opaque, found.count))
                before = box
                continue
        before = None


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def _is_framed(one: Box, two: Box) -> bool:
    """Return whether one box is the inner, and the other the outer edge of a frame."""
    gaps = [abs(first - second) for first, second in zip(one, two, strict=True)]
    grows = (one.width - two.width) * (one.height - two.height) > 0
    return grows and max(gaps) <= _THICKEST and one != two


def _edges(box: Box) -> tuple[Box, ...]:
    x0, top, x1, bottom = box
    return Box(x0, top, x1, top), Box(x0, bottom, x1, bottom), Box(x0, top, x0, bottom), Box(x1, top, x1, bottom)


def _middles(box: Box) -> Iterator[Box]:
    """Yield the rule that a thin box is; a dot is one of each direction."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    if box.height <= _THICKEST:
        yield Box(box.x0, y, box.x1, y)
    if box.width <= _THICKEST:
        yield Box(x, box.top, x, box.bottom)


def _level(side: Box) -> bool:
    points, share = _CROOKED
    return abs(side.height) <= max(points, share * abs(side.width))


def _turned(side: Box) -> Box:
    return Box(side.top, side.x0, side.bottom, side.x1)


def _straight(side: Box) -> Box:
    x0, y0, x1, y1 = side
    if _level(side) and abs(side.width) >= abs(side.height):
        return Box(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    return Box((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def _outlines(handle: Any, shown: Matrix) -> Iterator[_Outline]:  # noqa: ANN401  as above
    points: list[tuple[float, float]] = []
    is_curved = is_closed = False
    x, y = c_float(), c_float()
    for at in range(raw.FPDFPath_CountSegments(handle)):
        segment = raw.FPDFPath_GetPathSegment(handle, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield _Outline(tuple(points), is_curved, is_closed)
            points, is_curved, is_closed = [], False, False
        points.append(applied(shown, x.value, y.value))
        is_curved |= kind == raw.FPDF_SEGMENT_BEZIERTO
        is_closed |= bool(raw.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield _Outline(tuple(points), is_curved, is_closed)
