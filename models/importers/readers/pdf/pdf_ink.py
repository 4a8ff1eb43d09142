"""The pieces of text on a page of a PDF: how they are painted, and which way they are turned."""

from __future__ import annotations

import sys
from ctypes import byref, c_float, c_uint, c_ulong, c_void_p, sizeof
from functools import lru_cache
from math import hypot
from struct import Struct
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_clips import WHOLE, Window, window_of
from models.importers.readers.pdf.pdf_frame import UNCHANGED, Box, Matrix, after, inverse, turn_of, turned_back
from models.importers.readers.pdf.pdf_opening import OpenPage

Colour = tuple[int, int, int]
"""Red, green and blue, up to 255."""

_OUTLINED = frozenset({raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP})
"""Modes in which only the outline of a character is seen."""

_BOTH = frozenset({raw.FPDF_TEXTRENDERMODE_FILL_STROKE, raw.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP})
"""Modes in which the outline is painted over what it encloses, and may hide it."""

_LAYER = "OC".encode("utf-16-le")
"""The mark of what is shown at times only: optional content (ISO 32000-1, 8.11.3.2)."""

_FLIPPED: Matrix = (1.0, 0.0, 0.0, -1.0, 0.0, 0.0)
"""From a room whose y grows upward to points from above, and back."""

_matrix_of = quick(raw.FPDFPageObj_GetMatrix)
_font_of, _size_of = quick(raw.FPDFTextObj_GetFont, raw.FPDF_FONT), quick(raw.FPDFTextObj_GetFontSize)
_mode_of, _is_embedded = quick(raw.FPDFTextObj_GetTextRenderMode), quick(raw.FPDFFont_GetIsEmbedded)
_marks_of, _mark_of = quick(raw.FPDFPageObj_CountMarks), quick(raw.FPDFPageObj_GetMark, c_void_p)
_name_of, _value_of = quick(raw.FPDFPageObjMark_GetName), quick(raw.FPDFPageObjMark_GetParamValueType)
IS_CLEAR = quick(raw.FPDFPageObj_HasTransparency)
"""Asks whether something mixes with what is below it."""

_OPAQUE = 255
"""Of 255: what mixes all the same does it by its way of mixing, or by a mask."""

FILL, STROKE = quick(raw.FPDFPageObj_GetFillColor), quick(raw.FPDFPageObj_GetStrokeColor)
"""What asks for a colour."""


PATTERN: Colour = (191, 191, 191)
"""What PDFium tells for a pattern of which it knows no colour, and for this grey."""


class Room(NamedTuple):
    """In what something is drawn: a page, or a drawing on it.

    Attributes:
        within: From its room to that of the page.
        shown: From its room to points from the upper left corner of the page as that is shown.
        is_mixed: Whether what is drawn in it may mix with what is below.
        is_layer: Whether it is shown at times only.
        opacity: Of all of it, up to 255.
        window: Outside of which it is cut off.
        depth: In how many drawings it is.
    """

    within: Matrix
    shown: Matrix
    is_mixed: bool = False
    is_layer: bool = False
    opacity: int = 255
    window: Window = WHOLE
    depth: int = 0

    def cut(self, window: Window, *, is_mixed: bool, is_layer: bool) -> Room:
        """Return the room of one thing in it."""
        if window is WHOLE and not is_mixed and not is_layer:
            return self
        return self._replace(
            window=self.window.cut(window), is_mixed=self.is_mixed or is_mixed, is_layer=self.is_layer or is_layer
        )

    def inside(self, put: Matrix, shown: Matrix, opacity: int) -> Room:
        """Return the room of a drawing that is put into it so, on a page that is shown so."""
        within = after(put, self.within)
        return Room(
            within,
            after(within, shown),
            self.is_mixed,
            self.is_layer,
            self.opacity * opacity // 255,
            self.window,
            self.depth + 1,
        )


_Six, _Four, _Name = c_float * 6, c_uint * 4, raw.FPDF_WCHAR * 3
"""Rooms for the six numbers of a matrix, the four of a colour, and the name of a layer with its end (PDFium)."""

_SIX, _FOUR = Struct("6f").unpack, Struct("4I").unpack
_ONE = sizeof(c_uint)
"""Bytes of a whole number of PDFium."""


class Ink(NamedTuple):
    """How a piece of text is painted.

    Attributes:
        mode: As PDF numbers it (ISO 32000-1, 9.3.6).
        colour: Of what is seen of it.
        opacity: Up to 255.
        is_plain: Whether no other text is given for it, it is in no layer that may be switched off, and all of it is
            painted with one colour, over what is below.
        is_mixed: Whether its colour mixes with what is below it.
        order: What comes later has a larger number.
        size: Of its type, in points.
        turn: By how many quarters clockwise it is turned on the page as that is shown; None if by none.
        window: Outside of which it is cut off, as the page is shown; None if nowhere.
        font: What tells its font from others.
        start: Where it begins on the page as that is shown.
        is_level: Whether its line is level where PDFium tells its characters to be.
        own: From where PDFium tells its characters to be, to points from the upper left corner of the page as the text
            stands upright there.
    """

    mode: int
    colour: Colour
    opacity: int
    is_plain: bool
    is_mixed: bool
    order: int
    size: float
    turn: int | None
    window: Box | None
    font: bytes
    start: tuple[float, float]
    is_level: bool
    own: Matrix


def address(handle: Any) -> int:  # noqa: ANN401  PDFium's own handle, in all of this module
    """Return what tells a piece of text from others; the auditor of the sandbox lets nobody ask for the number."""
    return int.from_bytes(bytes(handle), sys.byteorder)


def matrix(handle: Any) -> Matrix:  # noqa: ANN401
    """Return how something that is drawn is put into what it is drawn in."""
    made = _Six()
    _matrix_of(handle, byref(made))
    a, b, c, d, e, f = _SIX(made)
    return a, b, c, d, e, f


def colour(asked: Any, handle: Any) -> tuple[Colour, int]:  # noqa: ANN401
    """Return a colour and its opacity, as `FILL` or `STROKE` tells them."""
    told = _Four()
    if not asked(handle, byref(told), byref(told, _ONE), byref(told, 2 * _ONE), byref(told, 3 * _ONE)):
        return (0, 0, 0), 255
    red, green, blue, opacity = _FOUR(told)
    return (red, green, blue), opacity


def set_upright(handle: Any, room: Room, page: OpenPage, order: int, marks: dict[int, bool]) -> Ink:  # noqa: ANN401
    """Return how a piece of text is painted, and set it upright, with an outline.

    PDFium drops what has no width by its own measure, which is that of the signs of a font: it lacks those of a font
    that is not in the file, and then what is turned, or a single character, has none. An outline has a width.

    Args:
        handle: Of the piece.
        room: In what it is drawn.
        page: The page.
        order: What comes later has a larger number.
        marks: Of the page, by their addresses: whether each means something else than is seen.
    """
    a, b, c, d, *start = after(matrix(handle), room.shown)
    window = room.window.cut(window_of(handle, room.shown))
    turn, size = turn_of((a, b), (c, d)), c_float()
    _size_of(handle, byref(size))
    held = _font_of(handle)
    mode = _mode_of(handle)
    shade, opacity = colour(STROKE if mode in _OUTLINED else FILL, handle)
    is_mixed = opacity == _OPAQUE and bool(IS_CLEAR(handle))
    is_one = shade != PATTERN and not is_mixed and not (mode in _BOTH and colour(STROKE, handle)[0] != shade)
    own, change = _set_back(page.shown, turn or 0, page.width, page.height), UNCHANGED
    if own[:4] != _FLIPPED[:4] and turn is not None and (back := inverse(room.within)):
        own, change = _FLIPPED, after(after(room.within, after(own, _FLIPPED)), back)
    if change != UNCHANGED or not _is_embedded(held):
        raw.FPDFTextObj_SetTextRenderMode(handle, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
        raw.FPDFPageObj_SetStrokeWidth(handle, 1)
        raw.FPDFPageObj_TransformF(handle, raw.FS_MATRIX(*change))
    return Ink(
        mode,
        shade,
        opacity * room.opacity // 255,
        is_one and window.is_square and not room.is_layer and is_plain(handle, marks),
        is_mixed,
        order,
        size.value * hypot(c, d),
        turn,
        window.box,
        bytes(held),
        (start[0], start[1]),
        own[:4] == _FLIPPED[:4],
        own,
    )


@lru_cache(maxsize=64)
def _set_back(shown: Matrix, turn: int, width: float, height: float) -> Matrix:
    return after(shown, turned_back(turn, width, height))


def is_plain(handle: Any, marks: dict[int, bool]) -> bool:  # noqa: ANN401
    """Return whether no mark is upon something that says something else, or that it is shown at times only.

    Args:
        handle: Of what is drawn.
        marks: What is known of marks before, by their addresses.
    """
    for at in range(_marks_of(handle)):
        mark = _mark_of(handle, at)
        if mark not in marks:
            marks[mark] = _is_other(c_void_p(mark))
        if marks[mark]:
            return False
    return True


def _is_other(mark: Any) -> bool:  # noqa: ANN401
    """Return whether a mark says that another text is meant than is shown, or that it is shown at times only."""
    name, size = _Name(), c_ulong()
    is_named = _name_of(mark, byref(name), sizeof(name), byref(size)) and size.value == sizeof(name)
    is_layer = is_named and bytes(name)[:4] == _LAYER
    return is_layer or _value_of(mark, b"ActualText") != raw.FPDF_OBJECT_UNKNOWN
