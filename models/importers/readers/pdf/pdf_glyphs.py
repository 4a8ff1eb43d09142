"""The characters of a page of a PDF, each at its place, upright."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from ctypes import byref, c_double, c_uint, c_void_p
from functools import lru_cache, partial
from itertools import groupby
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_calls import quick
from models.importers.readers.pdf.pdf_frame import Box, applied, boxed, upright
from models.importers.readers.pdf.pdf_ink import Ink
from models.importers.readers.pdf.pdf_opening import OpenPage
from models.text.look_alikes import ideographs

UNNAMED = "□"
"""Stands for a character of which the file does not say which one it is."""

_SMALLEST, _NARROWEST = 2.0, 0.2
"""Points of type, and of the width of a character, below which nobody sees it. Chosen: footnotes have six."""

_ABOVE, _BELOW = 0.85, 0.15
"""Of the size of type, above and below the line on which it stands: what Chinese type takes. Chosen."""

_PRIVATE = range(0xE000, 0xF900)
"""Characters of which Unicode says nothing: the Private Use Area."""

_NOT_CHARACTERS = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
"""What stands for no character: the end of a text, the replacement, and two that never are one (Unicode, 23.7)."""

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a character beyond the first 65,536, where the system has them in two (Unicode, 3.8)."""

_BLANK = 0x20
"""The last of the blanks that PDFium puts between words of its own accord (Unicode)."""

_HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0xFFFE})
"""What PDFium tells of a hyphen at the end of a line: itself, the soft one, and what stands for either."""

_new = tuple.__new__
"""Makes a tuple with names as quickly as one without; asked for every character."""

_owner_of = quick(raw.FPDFText_GetTextObject, c_void_p)
_code_of, _is_blank = quick(raw.FPDFText_GetUnicode, c_uint), quick(raw.FPDFText_IsGenerated)
_is_hyphen, _is_unknown = quick(raw.FPDFText_IsHyphen), quick(raw.FPDFText_HasUnicodeMapError)
_origin_of, _box_of = quick(raw.FPDFText_GetCharOrigin), quick(raw.FPDFText_GetLooseCharBox)


class Glyph(NamedTuple):
    """A character at its place, in points from the upper left corner of the page as its text stands upright there.

    Attributes:
        base: Where the line on which it stands is.
        turn: By how many quarters clockwise it is turned on the page as that is shown.
        is_sure: Whether it is certain that a person sees it so.
        is_struck: Whether it is crossed out.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    turn: int = 0
    is_sure: bool = True
    is_struck: bool = False

    @property
    def size(self) -> float:
        """The size of its type."""
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        """What it takes."""
        return Box(self.x0, self.top, self.x1, self.bottom)


Placed = tuple[Glyph, Ink, Box]
"""A character, its ink, and what it takes of the page as that is shown; one that stands across the page has no turn."""


def placed(page: OpenPage, inks: Mapping[int, Ink]) -> list[Placed]:
    """Return the characters of a page that are large enough to be seen.

    Args:
        page: The page.
        inks: By the addresses of the pieces of text.

    Raises:
        UnreadableReport: They are too many.
    """
    text = raw.FPDFText_LoadPage(page.handle)
    try:
        return list(_glyphs(text, page, inks))
    finally:
        raw.FPDFText_ClosePage(text)


def _glyphs(text: Any, page: OpenPage, inks: Mapping[int, Ink]) -> Iterator[Placed]:  # noqa: ANN401  its handle
    """Yield the characters, those of each piece of text together."""
    count = raw.FPDFText_CountChars(text)
    page.allowance.drawn(max(0, count))
    size = page.width, page.height
    for owner, places in groupby(range(count), partial(_owner_of, text)):
        if ink := inks.get(owner):
            yield from _of_piece(text, places, ink, size)


def _of_piece(text: Any, places: Iterable[int], ink: Ink, size: tuple[float, float]) -> list[Placed]:  # noqa: ANN401
    """Return the characters of a piece of text; a sign that stands for several of them once."""
    found: list[Placed] = []
    box, x, y = raw.FS_RECTF(), c_double(), c_double()
    to_box, to_x, to_y = byref(box), byref(x), byref(y)
    before, place, line, base = -1, None, (0.0, 0.0), None
    for at in places:
        code = _code_of(text, at)
        if code <= _BLANK and _is_blank(text, at) == 1:
            continue
        seen = ink if ink.size >= _SMALLEST else _by_its_sign(text, at, ink)
        if not seen:
            continue
        _box_of(text, at, to_box)
        right, top, bottom = box.right, box.top, box.bottom
        content = UNNAMED if _is_unknown(text, at) == 1 else _character(code)
        if code in _HYPHENS and _is_hyphen(text, at) == 1:
            content = "-"
        if place == (right, top) and ink.turn is not None and _origin(text, at) == _origin(text, before):
            found[-1] = found[-1][0]._replace(text=_together(found[-1][0].text, content)), *found[-1][1:]
            continue
        if base is None or line != (bottom, top) or not ink.is_level:
            _origin_of(text, at, to_x, to_y)
            line, base = (bottom, top), applied(ink.own, x.value, y.value)[1]
        taken = boxed(ink.own, box.left, bottom, right, top)
        before, place = at, (right, top) if ink.turn is None or taken.x1 - taken.x0 >= _NARROWEST else None
        if place:
            found.append(_placed(content, seen, base, taken, size))
    return found


def _origin(text: Any, at: int) -> tuple[float, float]:  # noqa: ANN401  as above
    """Return where a character begins on its line, in the room of the page."""
    x, y = c_double(), c_double()
    _origin_of(text, at, byref(x), byref(y))
    return x.value, y.value


def _by_its_sign(text: Any, at: int, ink: Ink) -> Ink | None:  # noqa: ANN401  as above
    """Return the ink of a character whose type is small by its name and not as it is drawn; None if it is small.

    Fonts that are drawings themselves (Type 3) have a measure of their own.
    """
    left, right, bottom, top = (c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    taken = boxed(ink.own, left.value, bottom.value, right.value, top.value)
    return ink._replace(size=_SIGN * taken.height) if _SIGN * taken.height >= _SMALLEST else None


_SIGN = 1.3
"""Of the height of a sign: its type is so much larger. Chosen: digits are 0.7 to 0.8 of it, Chinese 0.9."""


def _placed(content: str, ink: Ink, base: float, taken: Box, size: tuple[float, float]) -> Placed:
    """Return a character at its place on a page of this width and height."""
    turn = ink.turn
    x0, top, x1, bottom = taken
    if turn is None:
        return Glyph(content, x0, x1, top, bottom, base), ink, taken
    top, bottom = base - _ABOVE * ink.size, base + _BELOW * ink.size
    glyph = _new(Glyph, (content, x0, x1, top, bottom, base, turn, UNNAMED not in content, False))
    return glyph, ink, shown(glyph, size) if turn else _new(Box, (x0, top, x1, bottom))


def shown(one: Glyph, size: tuple[float, float]) -> Box:
    """Return what a character takes of a page of this width and height as it is shown."""
    if not one.turn:
        return one.box
    width, height = size
    return upright(one.box, -one.turn % 4, *((height, width) if one.turn % 2 else (width, height)))


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    return UNNAMED if code in _NOT_CHARACTERS or code in _PRIVATE else ideographs(chr(code))


def _together(one: str, two: str) -> str:
    """Return what a character stands for; where it comes in two halves, the whole."""
    if len(one) == len(two) == 1 and ord(one) in _HIGH and ord(two) in _LOW:
        return (one + two).encode("utf-16", "surrogatepass").decode("utf-16")
    return one + two
