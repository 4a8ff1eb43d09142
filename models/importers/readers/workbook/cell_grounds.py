"""What lies behind the letters of a cell: one colour, a pattern of two, or one that runs into another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element

from models.importers.readers.workbook.workbook_colours import BLACK, WHITE, Palette
from models.importers.readers.workbook.workbook_package import child, children, is_on
from models.text.contrast import Rgb, is_faint, is_same

_SHARES = {
    "gray0625": 0.0625,
    "gray125": 0.125,
    "lightGray": 0.25,
    "lightHorizontal": 0.25,
    "lightVertical": 0.25,
    "lightDown": 0.25,
    "lightUp": 0.25,
    "mediumGray": 0.5,
    "darkGray": 0.75,
}
"""How much of a cell has the first colour of a pattern, 0 to 1 (Open XML, part 1, 18.18.55); of others about half."""

_ABOUT_HALF = 0.5
"""As a share: of a pattern of lines that cross, or are as broad as what is between them."""

_DISTURBS = 0.4
"""Share of a colour that hides letters of its own. Chosen: dots on an eighth of a cell hide no figure."""

_STEPS = 16
"""Colours that are looked at between two of a ground that runs from one into another. Chosen: none lies between."""


class Ground(NamedTuple):
    """What lies behind the letters of a cell.

    Attributes:
        colours: Those that a letter may stand on; none where they cannot be known.
        is_changed: Whether a style of a table or a condition may lay another colour there, made for black letters.
    """

    colours: tuple[Rgb, ...] = (WHITE,)
    is_changed: bool = False

    def hides(self, ink: Rgb | None) -> bool:
        """Return whether nobody sees letters of a colour."""
        if ink is None or not self.colours or self.is_changed:
            return False
        return all(is_same(ink, one) for one in self.colours)

    def is_hard(self, ink: Rgb | None) -> bool:
        """Return whether letters of a colour may be hard to see, here or there; also where it cannot be known."""
        if ink is None or not self.colours or (self.is_changed and not is_same(ink, BLACK)):
            return True
        return any(is_faint(ink, one) for one in self.colours)


PLAIN, UNKNOWN = Ground(), Ground(())
"""White, as a sheet is; and what cannot be known."""


def ground_of(fill: Element, palette: Palette) -> Ground:
    """Return what a fill of a workbook lays behind letters."""
    if (gradient := child(fill, "gradientFill")) is not None:
        stops = [palette.seen(child(one, "color")) for one in children(gradient, "stop")]
        return Ground(tuple(_between(known))) if (known := [one for one in stops if one]) == stops else UNKNOWN
    pattern = child(fill, "patternFill")
    kind = pattern.get("patternType", "none") if pattern is not None else "none"
    if pattern is None or kind == "none":
        return PLAIN
    first, second = child(pattern, "fgColor"), child(pattern, "bgColor")
    if kind == "solid":
        colour = palette.seen(first)
        return Ground((colour,)) if colour else UNKNOWN
    colours = _or_usual(first, BLACK, palette), _or_usual(second, WHITE, palette)
    return Ground(_patterned(colours[0], colours[1], _SHARES.get(kind, _ABOUT_HALF))) if all(colours) else UNKNOWN


def _or_usual(colour: Element | None, usual: Rgb, palette: Palette) -> Rgb | None:
    """Return a colour of a pattern, the usual one where it is left to the program."""
    return usual if colour is None or is_on(colour.get("auto")) else palette.seen(colour)


def _patterned(first: Rgb | None, second: Rgb | None, share: float) -> tuple[Rgb, ...]:
    if first is None or second is None:
        return ()
    seen = [(first, share), (second, 1 - share), (_mixed(second, first, share), 1.0)]
    return tuple(colour for colour, part in seen if part >= _DISTURBS)


def _between(stops: Sequence[Rgb]) -> Iterator[Rgb]:
    """Yield colours that run from each stop to the next."""
    yield from stops[:1]
    for one, other in pairwise(stops):
        yield from (_mixed(one, other, step / _STEPS) for step in range(1, _STEPS + 1))


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
