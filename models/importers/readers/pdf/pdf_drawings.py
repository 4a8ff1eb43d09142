"""What is drawn on a page of a PDF besides its characters: rules, areas, pictures; and in which order all of it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_clips import window_of
from models.importers.readers.pdf.pdf_frame import UNCHANGED, Box, Matrix, after, boxed
from models.importers.readers.pdf.pdf_ink import FILL, STROKE, Colour, Ink, Room, address, colour, matrix, set_upright
from models.importers.readers.pdf.pdf_opening import OpenPage

WHITE: Colour = (255, 255, 255)
"""Of paper: red, green and blue, up to 255."""

_CLEAR = 127
"""Of 255: less opaque, it lets what is below be seen well. Chosen: half."""

_THIN = 1.0
"""Points: a thinner line hides nothing, unless there are many, which is asked of pale ones only. Chosen: others are
seen, and told to cross something out.
"""

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

_STRAIGHT = 0.5
"""Of the edge of a box with round corners, that is straight. Chosen: of an oval, a quarter has its handles there."""

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
        things: What is neither straight nor a picture and may be a character.
        shapes: Curved shapes that are as high as type.
        inks: By the addresses of the pieces of text.
        marks: By the addresses of the marks of text: whether each means something else than is seen.
        count: Of all that is drawn.
    """

    rules: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    things: list[Box] = field(default_factory=list)
    shapes: int = 0
    inks: dict[int, Ink] = field(default_factory=dict)
    marks: dict[int, bool] = field(default_factory=dict)
    count: int = 0


class _Outline(NamedTuple):
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


def _outline(points: list[tuple[float, float]], *, is_curved: bool, is_closed: bool) -> _Outline:
    xs, ys = zip(*points, strict=True)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    ends = [*points[1:], points[0]] if is_closed else points[1:]
    sides = tuple([Box(x0, y0, x1, y1) for (x0, y0), (x1, y1) in zip(points, ends, strict=False)])
    (x0, y0), (x1, y1) = points[0], points[-1]
    is_ring = is_closed or (len(points) > 2 and max(abs(x0 - x1), abs(y0 - y1)) < _CROOKED[0])
    is_square = _is_square(sides)  # so is a curve whose handles lie on a level line: it is straight
    return _Outline(box, sides, is_curved and not is_square, is_ring, is_square)


def _is_square(sides: Sequence[Box]) -> bool:
    short = 0
    for x0, top, x1, bottom in sides:
        wide, high = abs(x1 - x0), abs(bottom - top)
        short += wide < _SHORT and high < _SHORT
        if wide and high and not (_level(wide, high) or _level(high, wide)):
            return False
    return short <= _MOST_SHORT


_object_of, _count_of = quick(raw.FPDFPage_GetObject, raw.FPDF_PAGEOBJECT), quick(raw.FPDFPage_CountObjects)
_type_of, _is_clear = quick(raw.FPDFPageObj_GetType), quick(raw.FPDFPageObj_HasTransparency)
_drawn_as, _width_of = quick(raw.FPDFPath_GetDrawMode), quick(raw.FPDFPageObj_GetStrokeWidth)
_segments_of = quick(raw.FPDFPath_CountSegments)
_segment_of = quick(raw.FPDFPath_GetPathSegment, raw.FPDF_PATHSEGMENT)
_segment_type, _is_closing = quick(raw.FPDFPathSegment_GetType), quick(raw.FPDFPathSegment_GetClose)
_point_of = quick(raw.FPDFPathSegment_GetPoint)


def drawings(page: OpenPage) -> Drawings:
    """Return what is drawn on a page.

    Raises:
        UnreadableReport: It is too much.
    """
    found = Drawings()
    handles = [_object_of(page.handle, at) for at in range(_count_of(page.handle))]
    _collect(found, page, handles, Room(UNCHANGED, page.shown))
    return found


def _collect(found: Drawings, page: OpenPage, handles: Sequence[Any], room: Room) -> None:
    page.allowance.drawn(len(handles))
    for handle in handles:
        kind = _type_of(handle)
        found.count += 1
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            found.inks[address(handle)] = set_upright(handle, room, page, found.count, found.marks)
            continue
        inner = room.cut(window_of(handle, room.shown), is_mixed=bool(_is_clear(handle)))
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _draw(found, handle, after(matrix(handle), room.shown), inner)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = boxed(after(matrix(handle), room.shown), 0, 0, 1, 1)
            found.pictures.append(box)
            is_page = box.width * box.height > _LARGEST * page.width * page.height
            _cover(found, box, None, _hides(inner, colour(FILL, handle)[1], is_known=is_page), inner)
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            _cover(found, boxed(room.shown, *_bounds(handle)), None, _hides(inner, 255, is_known=False), inner)
        elif kind == raw.FPDF_PAGEOBJ_FORM and room.depth < _DEEPEST:
            parts = [raw.FPDFFormObj_GetObject(handle, at) for at in range(raw.FPDFFormObj_CountObjects(handle))]
            _collect(found, page, parts, inner.inside(matrix(handle), page.shown, colour(FILL, handle)[1]))


def _hides(room: Room, opacity: int, *, is_known: bool) -> bool | None:
    """Return whether something hides what is below it; `is_known` is whether it does if it is opaque."""
    seen = room.opacity * opacity // 255
    if seen <= _CLEAR:
        return False
    return True if is_known and seen > 255 - _LEAST_SEEN and not room.is_mixed else None


def _cover(found: Drawings, box: Box, shade: Colour | None, hides: bool | None, room: Room) -> bool:  # noqa: FBT001  of the area
    """Take down an area, or as much of it as is not cut off; return whether anything is left."""
    window = room.window.box
    if window:
        x0, top, x1, bottom = box
        box = Box(max(x0, window.x0), max(top, window.top), min(x1, window.x1), min(bottom, window.bottom))
        if box.width <= 0 or box.height <= 0:
            return False
    found.areas.append(Area(box, shade, hides if room.window.is_square or not hides else None, found.count))
    return True


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


def _draw(found: Drawings, handle: Any, shown: Matrix, room: Room) -> None:  # noqa: ANN401  as above
    """Take down a line or an area: which rules a person sees, and what it covers."""
    mode, is_stroked = c_int(), c_int()
    _drawn_as(handle, byref(mode), byref(is_stroked))
    if not (mode.value or is_stroked.value) or _segments_of(handle) > _MOST_CORNERS:
        return
    outlines = list(_outlines(handle, shown))
    if mode.value:
        shade, opacity = colour(FILL, handle)
        _fill(found, outlines, shade, room.opacity * opacity // 255, room)
    if is_stroked.value:
        shade, opacity = colour(STROKE, handle)
        width = c_float()
        _width_of(handle, byref(width))
        thick = width.value * _scale(shown)
        hides = _hides(room, opacity, is_known=True)
        if hides is not False and (thick > _THIN or min(shade) >= _PALEST):
            for outline in outlines:
                if not outline.is_square:
                    found.strokes.extend(_beside_each_other(outline.sides, thick))
                for side in map(_straight, outline.sides if outline.is_square else ()):
                    _cover(found, _widened(side, thick), shade, hides, room)
        if _is_seen(shade, room.opacity * opacity // 255):
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
        if outline.is_square:
            found.rules.extend(map(_straight, outline.sides) if thick <= _THICKEST else ())
        elif outline.is_ring:
            found.rules.extend(_frame(outline) if thick <= _THICKEST else ())
        else:
            found.strokes.extend(_beside_each_other(outline.sides, thick))
        if not outline.is_square:
            found.things.append(outline.box)


def _beside_each_other(sides: Sequence[Box], thick: float) -> Iterator[Box]:
    """Yield lines, for each as many as it is thick."""
    most = max(0.0, thick - _LEAST_SHAPE) / 2
    for x0, top, x1, bottom in sides:
        for off in (0.0, most, -most) if most else (0.0,):
            across, down = (off, 0.0) if abs(bottom - top) > abs(x1 - x0) else (0.0, off)
            yield Box(x0 + across, top + down, x1 + across, bottom + down)


def _frame(outline: _Outline) -> Iterator[Box]:
    """Yield the edges of a box with round corners, up to where its corners would be."""
    box = outline.box
    for side in outline.sides:
        x0, top, x1, bottom = _straight(side)
        is_level = top == bottom and x1 - x0 > _STRAIGHT * box.width
        is_upright = x0 == x1 and bottom - top > _STRAIGHT * box.height
        if is_level and min(abs(top - box.top), abs(top - box.bottom)) < _CROOKED[0]:
            yield Box(box.x0, top, box.x1, top)
        elif is_upright and min(abs(x0 - box.x0), abs(x0 - box.x1)) < _CROOKED[0]:
            yield Box(x0, box.top, x0, box.bottom)


def _fill(found: Drawings, outlines: Sequence[_Outline], shade: Colour, opacity: int, room: Room) -> None:
    is_seen, hides = _is_seen(shade, opacity), _hides(room._replace(opacity=255), opacity, is_known=True)
    is_pale = min(shade) >= _PALEST
    bent = [outline.box for outline in outlines if not outline.is_square]
    if hides is not False and bent:
        whole = _around(bent)
        if is_pale or min(whole.width, whole.height) >= _LEAST_SHAPE:
            _cover(found, whole, shade, None, room)
    if is_seen and bent:
        _shape(found, [outline for outline in outlines if not outline.is_square])
    before: Box | None = None
    for outline in outlines:
        box = outline.box
        if outline.is_curved:
            continue
        thin = min(box.width, box.height)
        if thin <= _THICKEST:
            found.rules.extend(_middles(box) if is_seen else ())
            if hides is not False and (is_pale or thin > _THIN):
                _cover(found, box, shade, hides, room)
        elif outline.is_square and len(outline.sides) <= 5:
            if before and is_seen and _is_framed(before, box):
                found.areas.pop()
                found.rules.extend(_edges(box))
            else:
                before = box if _cover(found, box, shade, hides, room) else None
                continue
        before = None


def _shape(found: Drawings, bent: Sequence[_Outline]) -> None:
    """Take down what may be a character, and what are rules with round ends, or frames with round corners."""
    low, high = _OUTLINE
    before: Box | None = None
    for outline in bent:
        box = outline.box
        if box.width <= high and box.height <= high:
            found.things.append(box)
            found.shapes += outline.is_curved and low <= box.height
        elif outline.is_curved and min(box.width, box.height) <= _THICKEST:
            found.rules.extend(_middles(box))
        elif before and _is_framed(before, box):
            found.rules.extend(_edges(box))
        before = box


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


def _level(along: float, across: float) -> bool:
    points, share = _CROOKED
    return across <= max(points, share * along)


def _straight(side: Box) -> Box:
    x0, y0, x1, y1 = side
    wide, high = abs(x1 - x0), abs(y1 - y0)
    if wide >= high and _level(wide, high):
        return Box(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
    return Box((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def _outlines(handle: Any, shown: Matrix) -> Iterator[_Outline]:  # noqa: ANN401  as above
    points: list[tuple[float, float]] = []
    is_curved = is_closed = False
    room_x, room_y = c_float(), c_float()
    to_x, to_y = byref(room_x), byref(room_y)
    a, b, c, d, e, f = shown
    for at in range(_segments_of(handle)):
        segment = _segment_of(handle, at)
        kind = _segment_type(segment)
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
