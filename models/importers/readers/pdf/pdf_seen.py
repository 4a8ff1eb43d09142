"""The characters of a page of a PDF that a person sees, and those that nobody does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from models.importers.readers.pdf.pdf_drawings import Drawings
from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_glyphs import UNNAMED, Glyph, Placed, placed
from models.importers.readers.pdf.pdf_ground import UNSEEN, Ground, Judged, share_of
from models.importers.readers.pdf.pdf_ink import Ink
from models.importers.readers.pdf.pdf_opening import OpenPage

_SOME = 8
"""Characters after which the time is looked at. Chosen: each is compared with all areas near it."""

_TOUCHED = 0.25
"""Of a character that another one has to take to be written over it. Chosen: slanted type touches less."""

_STRIP = 50.0
"""Points: characters on a line are looked for by pieces of it of this length. Chosen: some words."""

_LINE = 8.0
"""Points: the lines on which characters stand are looked for by strips of this height. Chosen: less than a line."""

_MOST_TRIED = 300_000
"""Of characters with others near them that nobody sees. Chosen: a page of 2,000 with as many twice as dense."""

_MARGIN = 0.2
"""Of the width and height of a character, on each side, that has no ink. Chosen: digits are 0.7 of it high."""

_THICK = 127
"""Of 255: type that is more opaque hides what is below it. Chosen: half."""

_MOST_CUT = 50
"""Characters that are cut off, or written over, and looked at, in one place of a line. Chosen: no more fit there."""


class Characters(NamedTuple):
    """The characters of a page.

    Attributes:
        seen: Those that a person sees.
        unseen: Those that have a place on the page, and are not seen there: not painted, covered, or as their ground.
        slanted: How many are seen that stand across the page.
        across: Where the digits among those are, on the page as that is shown.
    """

    seen: tuple[Glyph, ...]
    unseen: tuple[Glyph, ...]
    slanted: int
    across: tuple[Box, ...]


@dataclass
class _Sorted:
    """The characters of a page by what becomes of them.

    Attributes:
        orders: When each that is seen was painted, and what may hide it.
        cut: Those that are cut off.
        pale: Those that are not seen as they are like their ground, and when each was painted.
    """

    seen: list[Glyph] = field(default_factory=list)
    orders: list[tuple[int, int]] = field(default_factory=list)
    unseen: list[Glyph] = field(default_factory=list)
    cut: list[Glyph] = field(default_factory=list)
    pale: list[tuple[Glyph, int]] = field(default_factory=list)
    slanted: int = 0
    across: list[Box] = field(default_factory=list)

    def add(self, glyph: Glyph, ink: Ink, judged: Judged, *, is_there: bool, is_cut: bool) -> None:
        """Sort in a character, which is on the page, or not, and cut off there, or not."""
        is_seen, is_sure, veil = judged
        if ink.turn is None:
            self.slanted += is_seen and is_there
            self.across.extend([glyph.box] if is_seen and is_there and glyph.text.isdigit() else [])
        elif is_cut:
            self.cut.extend([glyph] if is_seen and not glyph.text.isspace() else [])
        elif is_there and is_seen:
            self.orders.append((ink.order, veil))
            self.seen.append(glyph if is_sure else glyph._replace(is_sure=False))
        elif is_there:
            self.unseen.append(glyph)
            if ink.opacity > _THICK and ink.mode not in UNSEEN:
                self.pale.append((glyph, ink.order))


def characters(page: OpenPage, drawn: Drawings) -> Characters:
    """Return the characters of a page.

    Raises:
        UnreadableReport: They are too many.
    """
    found = _sorted(placed(page, drawn.inks), page, drawn)
    seen, unseen = found.seen, found.unseen
    if found.pale:
        seen = _painted_over(seen, found.orders, found.pale)
    if replaced := _written_over(seen, found.orders):
        unseen.extend(seen[at] for at in sorted(replaced))
        seen = [one for at, one in enumerate(seen) if at not in replaced]
    return Characters(
        tuple(_beside_cut(seen, found.cut) if found.cut else seen), tuple(unseen), found.slanted, tuple(found.across)
    )


def _sorted(found: Sequence[Placed], page: OpenPage, drawn: Drawings) -> _Sorted:
    ground = Ground(drawn.areas)
    dropped = _dropped(found, drawn.inks)
    guessed = {ink.font for glyph, ink, _ in found if ink.turn is not None and UNNAMED in glyph.text}
    result = _Sorted()
    for number, (glyph, ink, box) in enumerate(found):
        if not number % _SOME:
            page.allowance.check()
        judged = ground.judged(box, ink)
        if dropped and (again := _again(ink, dropped)) and not (judged.is_seen and again.colour == ink.colour):
            judged = Judged(judged.is_seen or ground.judged(box, again).is_seen, is_sure=False)
        if guessed and ink.font in guessed:  # what PDFium tells of the other characters of such a font, it guesses
            judged = judged._replace(is_sure=False)
        x0, top, x1, bottom = box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        is_there = 0 <= x <= page.width and 0 <= y <= page.height
        is_cut = ink.window is not None and not ink.window.holds(x, y)
        if ink.window and judged.is_sure and not _is_within(box, ink.window):
            judged = judged._replace(is_sure=False)
        result.add(glyph, ink, judged, is_there=is_there, is_cut=is_cut)
    return result


def _is_within(box: Box, window: Box) -> bool:
    """Return whether what is inked of a character lies within its window, as far as its box tells."""
    across, down = _MARGIN * (box.x1 - box.x0), _MARGIN * (box.bottom - box.top)
    return window.holds(box.x0 + across, box.top + down) and window.holds(box.x1 - across, box.bottom - down)


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
        found.update(at for at in near if orders[at][1] < order and share_of(seen[at].box, one.box) > _TOUCHED)
    return found


def _painted_over(
    seen: Sequence[Glyph], orders: Sequence[tuple[int, int]], pale: Iterable[tuple[Glyph, int]]
) -> list[Glyph]:
    """Return characters, not sure of those upon which others were painted later that are as their ground.

    Where these are too many, no character is sure.

    Args:
        seen: The characters.
        orders: When each of them was painted, and what may hide it.
        pale: Those others, and when each was painted.
    """
    places: dict[tuple[int, int, int], list[tuple[Glyph, int]]] = defaultdict(list)
    for one, order in pale:
        for x in {int(one.x0 // _STRIP), int(one.x1 // _STRIP)}:
            places[one.turn, round(one.base / _LINE), x].append((one, order))
    found, left = list(seen), _MOST_TRIED
    for at, (one, (order, _)) in enumerate(zip(seen, orders, strict=True)):
        line, x = round(one.base / _LINE), int(one.x0 // _STRIP)
        near = [other for step in (-1, 0, 1) for other in places.get((one.turn, line + step, x), ())[:_MOST_CUT]]
        left -= len(near)
        if left < 0:
            return [other._replace(is_sure=False) for other in found]
        if any(order < later and share_of(one.box, other.box) > _TOUCHED for other, later in near):
            found[at] = one._replace(is_sure=False)
    return found


def _dropped(found: Iterable[Placed], inks: Mapping[int, Ink]) -> dict[tuple[int, int], Ink]:
    """Return the pieces of which PDFium tells no character, by where they begin: it takes them for said before."""
    told = {ink.order for _, ink, _ in found}
    return {_place(ink): ink for ink in inks.values() if ink.order not in told}


def _place(ink: Ink) -> tuple[int, int]:
    return round(ink.start[0]), round(ink.start[1])


def _again(ink: Ink, dropped: Mapping[tuple[int, int], Ink]) -> Ink | None:
    """Return the piece that stands where another one does, near to it."""
    x, y = _place(ink)
    near = (dropped.get((x + right, y + down)) for right in (0, -1, 1) for down in (0, -1, 1))
    return next((one for one in near if one), None)


def _beside_cut(seen: Iterable[Glyph], cut: Iterable[Glyph]) -> Iterator[Glyph]:
    """Yield characters, not sure of those that stand right beside one that is cut off."""
    edges: dict[tuple[int, int, int], list[Glyph]] = defaultdict(list)
    for one in cut:
        for x in {int(one.x0 // _STRIP), int(one.x1 // _STRIP)}:
            if len(edges[one.turn, round(one.base), x]) < _MOST_CUT:
                edges[one.turn, round(one.base), x].append(one)
    for one in seen:
        near = (edges.get((one.turn, round(one.base), int(x // _STRIP)), ()) for x in (one.x0, one.x1))
        is_beside = any(
            min(abs(one.x1 - other.x0), abs(other.x1 - one.x0)) < one.size for found in near for other in found
        )
        yield one._replace(is_sure=False) if is_beside else one
