"""The pieces of text on a page of a PDF: how they are painted, and which way they are turned."""

from __future__ import annotations

import sys
from ctypes import byref, c_float, c_uint, c_ulong, sizeof
from math import hypot
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_clips import Window, window_of
from models.importers.readers.pdf.pdf_frame import UNCHANGED, Box, Matrix, after, inverse, turn_of, turned_back
from models.importers.readers.pdf.pdf_opening import OpenPage

Colour = tuple[int, int, int]
"""Red, green and blue, up to 255."""

_OUTLINED = frozenset({raw.FPDF_TEXTRENDERMODE_STROKE, raw.FPDF_TEXTRENDERMODE_STROKE_CLIP})
"""Modes in which only the outline of a character is seen."""

_LAYER = "OC".encode("utf-16-le")
"""The mark of what is shown at times only: optional content (ISO 32000-1, 8.11.3.2)."""

_FLIPPED: Matrix = (1.0, 0.0, 0.0, -1.0, 0.0, 0.0)
"""From a room whose y grows upward to points from above, and back."""

_matrix_of = quick(raw.FPDFPageObj_GetMatrix)
_font_of, _size_of = quick(raw.FPDFTextObj_GetFont, raw.FPDF_FONT), quick(raw.FPDFTextObj_GetFontSize)
_mode_of, _is_embedded = quick(raw.FPDFTextObj_GetTextRenderMode), quick(raw.FPDFFont_GetIsEmbedded)
_marks_of = quick(raw.FPDFPageObj_CountMarks)
FILL, STROKE = quick(raw.FPDFPageObj_GetFillColor), quick(raw.FPDFPageObj_GetStrokeColor)
"""What asks for a colour."""


class Ink(NamedTuple):
    """How a piece of text is painted.

    Attributes:
        mode: As PDF numbers it (ISO 32000-1, 9.3.6).
        colour: Of what is seen of it.
        opacity: Up to 255.
        is_plain: Whether no other text is given for it, and it is in no layer that may be switched off.
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
    made = raw.FS_MATRIX()
    _matrix_of(handle, byref(made))
    return made.a, made.b, made.c, made.d, made.e, made.f


def colour(asked: Any, handle: Any) -> tuple[Colour, int]:  # noqa: ANN401
    """Return a colour and its opacity, as `FILL` or `STROKE` tells them."""
    red, green, blue, opacity = c_uint(), c_uint(), c_uint(), c_uint()
    if not asked(handle, byref(red), byref(green), byref(blue), byref(opacity)):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), opacity.value


def set_upright(handle: Any, within: Matrix, page: OpenPage, order: int, outer: Window) -> Ink:  # noqa: ANN401
    """Return how a piece of text is painted, and set it upright, with an outline.

    PDFium drops what has no width by its own measure, which is that of the signs of a font: it lacks those of a font
    that is not in the file, and then what is turned, or a single character, has none. An outline has a width.

    Args:
        handle: Of the piece.
        within: From what it is drawn in to the page.
        page: The page.
        order: What comes later has a larger number.
        outer: Outside of which all is cut off that it is drawn in.
    """
    inner = after(within, page.shown)
    a, b, c, d, *start = after(matrix(handle), inner)
    window = outer.cut(window_of(handle, inner))
    turn, size = turn_of((a, b), (c, d)), c_float()
    _size_of(handle, byref(size))
    held = _font_of(handle)
    mode = _mode_of(handle)
    shade = colour(STROKE if mode in _OUTLINED else FILL, handle)
    own, change = after(page.shown, turned_back(turn or 0, page.width, page.height)), UNCHANGED
    if own[:4] != _FLIPPED[:4] and turn is not None and (back := inverse(within)):
        own, change = _FLIPPED, after(after(within, after(own, _FLIPPED)), back)
    if change != UNCHANGED or not _is_embedded(held):
        raw.FPDFTextObj_SetTextRenderMode(handle, raw.FPDF_TEXTRENDERMODE_FILL_STROKE)
        raw.FPDFPageObj_SetStrokeWidth(handle, 1)
        raw.FPDFPageObj_TransformF(handle, raw.FS_MATRIX(*change))
    return Ink(
        mode,
        *shade,
        window.is_square and _is_plain(handle),
        order,
        size.value * hypot(c, d),
        turn,
        window.box,
        bytes(held),
        (start[0], start[1]),
        own[:4] == _FLIPPED[:4],
        own,
    )


def _is_plain(handle: Any) -> bool:  # noqa: ANN401
    return not any(_is_other(raw.FPDFPageObj_GetMark(handle, at)) for at in range(_marks_of(handle)))


def _is_other(mark: Any) -> bool:  # noqa: ANN401
    """Return whether a mark says that another text is meant than is shown, or that it is shown at times only."""
    name, size = (raw.FPDF_WCHAR * 3)(), c_ulong()
    is_layer = raw.FPDFPageObjMark_GetName(mark, name, sizeof(name), size) and bytes(name)[:4] == _LAYER
    return is_layer or raw.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") != raw.FPDF_OBJECT_UNKNOWN
