"""The characters of a page of a PDF that a person sees, each at its place, upright."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_double
from functools import lru_cache
from typing import Any, NamedTuple

from pypdfium2 import raw  # type: ignore[import-untyped]  # ships no annotations

from models.importers.readers.pdf.pdf_drawings import WHITE, Area, Drawings, differs
from models.importers.readers.pdf.pdf_frame import Box, applied, boxed, upright
from models.importers.readers.pdf.pdf_ink import Colour, Ink, address
from models.importers.readers.pdf.pdf_opening import OpenPage
from models.text.look_alikes import ideographs

UNNAMED = "□"
"""Stands for a character of which the file does not say which one it is."""

_SMALLEST, _NARROWEST = 2.0, 0.2
"""Points of type, and of the width of a character, below which nobody sees it. Chosen: footnotes have six."""

_FAINTEST = 25
"""Of 255: less opaque type is not seen. Chosen: a tenth."""

_ABOVE, _BELOW = 0.85, 0.15
"""Of the size of type, above and below the line on which it stands: what Chinese type takes. Chosen."""

_COVERED, _TOUCHED = 0.7, 0.25
"""Of a character: so much of it has to lie below an area to be hidden by it, so much to be doubtful. Chosen."""

_STRIP = 50.0
"""Points: areas are looked for by strips of the page of this height. Chosen: some lines of text."""

_LONGEST = 5_000.0
"""Points of a page that are looked at. Chosen: an A0 sheet has 3,370."""

_DARK = 128
"""Of 255: type of a darker colour is seen on whatever shines through. Chosen: the middle."""

_TINY = 1e-6
"""Square points, so that nothing is divided by none."""

_UNSEEN = frozenset({raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP})
_PRIVATE = range(0xE000, 0xF900)
"""Characters of which Unicode says nothing: the Private Use Area."""

_NOT_CHARACTERS = frozenset({0, 0xFFFD, 0xFFFE, 0xFFFF})
"""What stands for no character: the end of a text, the replacement, and two that never are one (Unicode, 23.7)."""

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
"""Halves of a character beyond the first 65,536, where the system has them in two (Unicode, 3.8)."""


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


class Characters(NamedTuple):
    """The characters of a page.

    Attributes:
        seen: Those that a person sees.
        unseen: Those that have a place on the page, and are not seen there: not painted, covered, or as their ground.
        slanted: How many are seen that stand across the page.
    """

    seen: tuple[Glyph, ...]
    unseen: tuple[Glyph, ...]
    slanted: int


class _Judged(NamedTuple):
    """Whether a character is seen, whether that is sure, and the order of what may hide it; 0 if nothing may."""

    is_seen: bool
    is_sure: bool
    veil: int = 0


class _Ground:
    """What lies below and above characters."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._strips: dict[int, list[Area]] = defaultdict(list)
        for area in areas:
            first, last = (int(max(0.0, min(place, _LONGEST)) // _STRIP) for place in (area.box.top, area.box.bottom))
            for strip in range(first, last + 1):
                self._strips[strip].append(area)
        for strip, found in self._strips.items():
            self._strips[strip] = _fewer(found)

    def judged(self, box: Box, ink: Ink) -> _Judged:
        """Return whether a character in a box is seen."""
        if ink.mode in _UNSEEN or ink.opacity < _FAINTEST:
            return _Judged(is_seen=False, is_sure=True)
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        ground: Colour | None = WHITE
        is_sure, veil = ink.is_plain, 0
        strip = self._strips.get(int(y // _STRIP), ()) if y >= 0 else ()
        for area in strip:
            if area.order < ink.order:
                if area.box.holds(x, y):
                    ground = area.colour
                    is_sure &= bool(area.hides) or min(ink.colour) < _DARK
            elif area.hides is not False and (share := _share(box, area.box)) > _TOUCHED:
                if area.hides and share > _COVERED:
                    return _Judged(is_seen=False, is_sure=True)
                is_sure, veil = False, veil if area.hides else max(veil, area.order)
        return _Judged(ground is None or differs(ink.colour, ground), is_sure, veil)


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


_MOST_SHAPES = 100
"""Shapes on a strip that are told apart. Chosen: more than letters of a seal; more is a chart."""

_SOME = 8
"""Characters after which the time is looked at. Chosen: each is compared with all areas at its height."""

_Placed = tuple[Glyph | None, Ink, Box]
"""A character, None if it stands across the page; its ink; and what it takes of the page as that is shown."""


def characters(page: OpenPage, drawn: Drawings) -> Characters:
    """Return the characters of a page.

    Raises:
        UnreadableReport: They are too many.
    """
    text = raw.FPDFText_LoadPage(page.handle)
    try:
        found = list(_glyphs(text, page, drawn.inks))
    finally:
        raw.FPDFText_ClosePage(text)
    ground, paper = _Ground(drawn.areas), Box(0, 0, page.width, page.height)
    dropped = _dropped(found, drawn.inks)
    guessed = {ink.font for glyph, ink, _ in found if glyph and UNNAMED in glyph.text}
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    cut: list[Glyph] = []
    orders: list[tuple[int, int]] = []
    slanted = 0
    for number, (glyph, ink, box) in enumerate(found):
        if not number % _SOME:
            page.allowance.check()
        is_seen, is_sure, veil = ground.judged(box, ink)
        if not is_seen and (again := _again(ink, dropped)):
            is_seen, is_sure = ground.judged(box, again).is_seen, False
        is_sure &= ink.font not in guessed  # what PDFium tells of the other characters of such a font, it guesses
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        is_there = paper.holds(x, y)
        if glyph is None:
            slanted += is_seen and is_there
        elif ink.window and not ink.window.holds(x, y):
            cut.extend([glyph] if is_seen and not glyph.text.isspace() else [])
        elif is_there and is_seen:
            orders.append((ink.order, veil))
            seen.append(glyph if is_sure else glyph._replace(is_sure=False))
        elif is_there:
            unseen.append(glyph)
    replaced = _written_over(seen, orders)
    unseen.extend(seen[at] for at in sorted(replaced))
    left = (one for at, one in enumerate(seen) if at not in replaced)
    return Characters(tuple(_beside_cut(left, cut)), tuple(unseen), slanted)


def _written_over(seen: Sequence[Glyph], orders: Sequence[tuple[int, int]]) -> set[int]:
    """Return which characters lie below what may hide them and others were written upon it, in their place.

    Args:
        seen: The characters.
        orders: When each of them was painted, and what may hide it.
    """
    veiled: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if orders[at][1]:
            for x in {int(one.x0 // _STRIP), int(one.x1 // _STRIP)}:
                veiled[one.turn, round(one.base / _LINE), x].append(at)
    found: set[int] = set()
    for one, (order, _) in zip(seen, orders, strict=True) if veiled else ():
        line = round(one.base / _LINE)
        keys = ((one.turn, line + step, int(one.x0 // _STRIP)) for step in (-1, 0, 1))
        near = [at for key in keys for at in veiled.get(key, ())[:_MOST_CUT]]
        found.update(at for at in near if orders[at][1] < order and _share(seen[at].box, one.box) > _TOUCHED)
    return found


_LINE = 8.0
"""Points: the lines on which characters stand are looked for by strips of this height. Chosen: less than a line."""


def _dropped(found: Iterable[_Placed], inks: Mapping[bytes, Ink]) -> dict[tuple[int, int], Ink]:
    """Return the pieces of which PDFium tells no character, by where they begin: it takes them for said before."""
    told = {ink.order for _, ink, _ in found}
    return {_place(ink): ink for ink in inks.values() if ink.order not in told}


def _place(ink: Ink) -> tuple[int, int]:
    return round(ink.start[0]), round(ink.start[1])


def _again(ink: Ink, dropped: Mapping[tuple[int, int], Ink]) -> Ink | None:
    """Return the piece that stands where another one does, near to it."""
    if not dropped:
        return None
    x, y = _place(ink)
    near = (dropped.get((x + right, y + down)) for right in (0, -1, 1) for down in (0, -1, 1))
    return next((one for one in near if one), None)


_MOST_CUT = 50
"""Characters that are cut off, or written over, and looked at, in one place of a line. Chosen: no more fit there."""


def _beside_cut(seen: Iterable[Glyph], cut: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield characters, not sure of those that stand right beside one that is cut off."""
    edges: dict[tuple[int, int, int], list[Glyph]] = defaultdict(list)
    for one in cut:
        for x in {int(one.x0 // _STRIP), int(one.x1 // _STRIP)}:
            if len(edges[one.turn, round(one.base), x]) < _MOST_CUT:
                edges[one.turn, round(one.base), x].append(one)
    for one in seen:
        near = (edges.get((one.turn, round(one.base), int(x // _STRIP)), ()) for x in (one.x0, one.x1)) if edges else ()
        is_beside = any(
            min(abs(one.x1 - other.x0), abs(other.x1 - one.x0)) < one.size for found in near for other in found
        )
        yield one._replace(is_sure=False) if is_beside else one


def _glyphs(text: Any, page: OpenPage, inks: Mapping[bytes, Ink]) -> Iterator[_Placed]:  # noqa: ANN401  its handle
    """Yield the characters that are large enough to be seen."""
    count = raw.FPDFText_CountChars(text)
    page.allowance.drawn(max(0, count))
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    to_x, to_y, to_box = byref(x), byref(y), byref(box)
    waiting: _Placed | None = None
    place: tuple[object, ...] = ()
    for at in range(count):
        handle = raw.FPDFText_GetTextObject(text, at)
        code = raw.FPDFText_GetUnicode(text, at)
        ink = inks.get(address(handle)) if handle else None
        if not ink or (code <= _BLANK and raw.FPDFText_IsGenerated(text, at) == 1):
            continue
        if ink.size < _SMALLEST and not (ink := _by_its_sign(text, at, ink)):
            continue
        raw.FPDFText_GetCharOrigin(text, at, to_x, to_y)
        raw.FPDFText_GetLooseCharBox(text, at, to_box)
        content, here = _content(text, at, code), (ink.order, x.value, y.value, box.right, box.top)
        if waiting and waiting[0] and place == here:
            waiting = (waiting[0]._replace(text=_together(waiting[0].text, content)), *waiting[1:])
            continue
        if waiting:
            yield waiting
        place = here
        taken = boxed(ink.own, box.left, box.bottom, box.right, box.top)
        waiting = _placed(content, ink, applied(ink.own, x.value, y.value)[1], taken, page)
    if waiting:
        yield waiting


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


def _placed(content: str, ink: Ink, base: float, taken: Box, page: OpenPage) -> _Placed | None:
    """Return a character at its place; None if it is too small to be seen."""
    if ink.turn is None:
        return None, ink, taken
    if taken.width < _NARROWEST:
        return None
    top, bottom = base - _ABOVE * ink.size, base + _BELOW * ink.size
    glyph = Glyph(content, taken.x0, taken.x1, top, bottom, base, ink.turn, UNNAMED not in content)
    return glyph, ink, shown(glyph, (page.width, page.height))


def shown(one: Glyph, size: tuple[float, float]) -> Box:
    """Return what a character takes of a page of this width and height as it is shown."""
    if not one.turn:
        return one.box
    width, height = size
    return upright(one.box, -one.turn % 4, *((height, width) if one.turn % 2 else (width, height)))


def _content(text: Any, at: int, code: int) -> str:  # noqa: ANN401  as above
    """Return which character it is."""
    if code in _HYPHENS and raw.FPDFText_IsHyphen(text, at) == 1:
        return "-"
    if raw.FPDFText_HasUnicodeMapError(text, at) == 1 or code in _NOT_CHARACTERS or code in _PRIVATE:
        return UNNAMED
    return _character(code)


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    return ideographs(chr(code))


_BLANK = 0x20
"""The last of the blanks that PDFium puts between words of its own accord (Unicode)."""

_HYPHENS = frozenset({0x02, 0x2D, 0xAD, 0xFFFE})
"""What PDFium tells of a hyphen at the end of a line: itself, the soft one, and what stands for either."""


def _together(one: str, two: str) -> str:
    """Return what a character stands for; where it comes in two halves, the whole."""
    if len(one) == len(two) == 1 and ord(one) in _HIGH and ord(two) in _LOW:
        return (one + two).encode("utf-16", "surrogatepass").decode("utf-16")
    return one + two


def _share(box: Box, other: Box) -> float:
    """Return how much of a box lies in another."""
    wide = min(box.x1, other.x1) - max(box.x0, other.x0)
    high = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(0.0, wide) * max(0.0, high) / max(box.width * box.height, _TINY)
