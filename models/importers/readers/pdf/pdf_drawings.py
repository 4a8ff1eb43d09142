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
from models.importers.readers.pdf.pdf_ink import (
    FILL,
    IS_CLEAR,
    PATTERN,
    STROKE,
    Colour,
    Ink,
    Room,
    address,
    colour,
    is_plain,
    matrix,
    set_upright,
)
from models.importers.readers.pdf.pdf_opening import OpenPage
from models.importers.readers.pdf.pdf_outlines import (
    THICKEST,
    Outline,
    count_of,
    edges,
    is_round_box,
    middles,
    outlines_of,
    straight,
)

WHITE: Colour = (255, 255, 255)
"""Of paper: red, green and blue, up to 255."""

_CLEAR = 127
"""Of 255: less opaque, it lets what is below be seen well. Chosen: half."""

_THIN = 1.0
"""Points: a thinner line hides nothing, unless there are many, which is asked of pale ones only. Chosen: others are
seen, and told to cross something out.
"""

_LEAST_SEEN = 25
"""Of 255, by which a colour differs from what is below, to be opaque or to be seen. Chosen: a tenth."""

_PALEST = 245
"""Of 255: a rule of which red, green and blue are lighter is not seen. Chosen: the greys of tables are darker."""

_MOST_CORNERS = 20_000
"""Of a line that is drawn. Chosen: rules and boxes of a table have four."""

_DEEPEST = 20
"""Drawings in drawings. Chosen: programs that print make three."""

_LARGEST = 0.5
"""Of the page: a larger picture is the page, and hides what is below it. Chosen: as a scan, which leaves margins."""

_BENT, _LONG = 2.0, 15.0
"""Points that a rule may be bent, and that it is long. Chosen: drawn by hand along a ruler; a character is shorter."""

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
        rounds: Boxes with round corners, that are seen.
        strokes: Slanted lines, and the pieces of bent ones, from end to end: they may cross something out.
        pictures: Where they are.
        things: What is neither straight nor a picture and may be a character.
        shapes: Curved shapes that are as high as type.
        inks: By the addresses of the pieces of text.
        marks: By the addresses of the marks of text: whether each means something else than is seen.
        count: Of all that is drawn.
    """

    rules: list[Box] = field(default_factory=list)
    rounds: list[Box] = field(default_factory=list)
    strokes: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    things: list[Box] = field(default_factory=list)
    shapes: int = 0
    inks: dict[int, Ink] = field(default_factory=dict)
    marks: dict[int, bool] = field(default_factory=dict)
    count: int = 0


_object_of, _count_of = quick(raw.FPDFPage_GetObject, raw.FPDF_PAGEOBJECT), quick(raw.FPDFPage_CountObjects)
_type_of = quick(raw.FPDFPageObj_GetType)
_drawn_as, _width_of = quick(raw.FPDFPath_GetDrawMode), quick(raw.FPDFPageObj_GetStrokeWidth)


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
        is_layer = not is_plain(handle, found.marks)
        inner = room.cut(window_of(handle, room.shown), is_mixed=bool(IS_CLEAR(handle)), is_layer=is_layer)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _draw(found, handle, after(matrix(handle), room.shown), inner)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = boxed(after(matrix(handle), room.shown), 0, 0, 1, 1)
            found.pictures.append(box)
            if min(box.width, box.height) <= THICKEST:
                found.strokes.extend(middles(box))
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
    is_opaque = seen > 255 - _LEAST_SEEN and not room.is_mixed and not room.is_layer
    return True if is_known and is_opaque else None


def _cover(found: Drawings, box: Box, shade: Colour | None, hides: bool | None, room: Room) -> bool:  # noqa: FBT001  of the area
    """Take down an area, or as much of it as is not cut off; return whether anything is left."""
    window = room.window.box
    if window:
        x0, top, x1, bottom = box
        box = Box(max(x0, window.x0), max(top, window.top), min(x1, window.x1), min(bottom, window.bottom))
        if box.width <= 0 or box.height <= 0:
            return False
    is_known = room.window.is_square and shade != PATTERN
    colour_there = shade if shade != PATTERN else None
    found.areas.append(Area(box, colour_there, hides if is_known or not hides else None, found.count))
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
    if not (mode.value or is_stroked.value) or count_of(handle) > _MOST_CORNERS:
        return
    outlines = list(outlines_of(handle, shown))
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
                for side in map(straight, outline.sides if outline.is_square else ()):
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


def _stroke(found: Drawings, outlines: Sequence[Outline], thick: float) -> None:
    for outline in outlines:
        box = outline.box
        if outline.is_square:
            found.rules.extend(map(straight, outline.sides) if thick <= THICKEST else ())
        elif min(box.width, box.height) <= _BENT and max(box.width, box.height) > _LONG:
            found.rules.extend(middles(box))
        elif outline.is_ring:
            found.rounds.extend([box] if thick <= THICKEST and is_round_box(outline) else ())
        else:
            found.strokes.extend(_beside_each_other(outline.sides, thick))
        if not outline.is_square:
            found.things.append(box)


def _beside_each_other(sides: Sequence[Box], thick: float) -> Iterator[Box]:
    """Yield lines, for each as many as it is thick."""
    most = max(0.0, thick - _LEAST_SHAPE) / 2
    for x0, top, x1, bottom in sides:
        for off in (0.0, most, -most) if most else (0.0,):
            across, down = (off, 0.0) if abs(bottom - top) > abs(x1 - x0) else (0.0, off)
            yield Box(x0 + across, top + down, x1 + across, bottom + down)


def _fill(found: Drawings, outlines: Sequence[Outline], shade: Colour, opacity: int, room: Room) -> None:
    is_seen, hides = _is_seen(shade, opacity), _hides(room._replace(opacity=255), opacity, is_known=True)
    is_pale = min(shade) >= _PALEST
    bent = _without_frames(found, [outline for outline in outlines if not outline.is_square], is_seen=is_seen)
    if hides is not False and bent:
        whole = _around([outline.box for outline in bent])
        if is_pale or min(whole.width, whole.height) >= _LEAST_SHAPE:
            _cover(found, whole, shade, None, room)
    if is_seen:
        _shape(found, bent)
    before: Box | None = None
    for outline in outlines:
        box = outline.box
        if outline.is_curved:
            continue
        thin = min(box.width, box.height)
        if thin <= THICKEST:
            found.rules.extend(middles(box) if is_seen else ())
            if hides is not False and (is_pale or thin > _THIN):
                _cover(found, box, shade, hides, room)
        elif outline.is_square and len(outline.sides) <= 5:
            if before and is_seen and _is_framed(before, box):
                found.areas.pop()
                found.rules.extend(edges(box))
            else:
                before = box if _cover(found, box, shade, hides, room) else None
                continue
        before = None


def _without_frames(found: Drawings, bent: Sequence[Outline], *, is_seen: bool) -> list[Outline]:
    """Return outlines without those that are the two edges of a frame with round corners, of which rules are left."""
    left: list[Outline] = []
    for outline in bent:
        if left and outline.is_curved and _is_framed(left[-1].box, outline.box) and is_round_box(outline):
            found.rounds.extend([outline.box] if is_seen else ())
            left.pop()
        else:
            left.append(outline)
    return left


def _shape(found: Drawings, bent: Sequence[Outline]) -> None:
    """Take down what may be a character, and what are rules with round ends."""
    low, high = _OUTLINE
    for outline in bent:
        box = outline.box
        if outline.is_curved and min(box.width, box.height) <= THICKEST and max(box.width, box.height) > _LONG:
            found.rules.extend(middles(box))
        elif box.width <= high and box.height <= high:
            found.things.extend([box] if max(box.width, box.height) >= low else ())
            found.shapes += outline.is_curved and low <= box.height


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def _is_framed(one: Box, two: Box) -> bool:
    """Return whether one box is the inner, and the other the outer edge of a frame."""
    gaps = [abs(first - second) for first, second in zip(one, two, strict=True)]
    grows = (one.width - two.width) * (one.height - two.height) > 0
    return grows and max(gaps) <= THICKEST and one != two
