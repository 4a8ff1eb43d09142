"""Colours of a workbook as they are seen: given as such, by number, or by the theme and how light."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from openpyxl.styles.colors import COLOR_INDEX

from models.importers.readers.workbook.workbook_package import child, children, elements, local
from models.text.contrast import Rgb

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
"""As any `Rgb`."""

_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
"""The colours of a theme in the order in which workbooks number them, light before dark."""

_OFFICE_THEME = ("FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
"""The theme of Office 2007: what a workbook without a theme is shown in."""

_INK, _GROUND = 64, 65
"""Numbers of the colours of the system, black and white."""

_FIRST_NAMED = 7
"""How far `[Color1]` of a number format lies before the first of the numbered colours that is not fixed."""

_NAMED: dict[str, Rgb] = {
    "black": BLACK,
    "white": WHITE,
    "red": (255, 0, 0),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "yellow": (255, 255, 0),
    "magenta": (255, 0, 255),
    "cyan": (0, 255, 255),
}
"""The colours that number formats have words for (Open XML, part 1, 18.8.31), as any `Rgb`."""
_HEX = 6
"""Digits of a colour, without how dense it is."""


class Palette:
    """The colours that a workbook may give by number."""

    def __init__(self, theme: bytes | None, styles: Element | None) -> None:
        self._theme = tuple(map(rgb, _theme_of(theme) if theme else _OFFICE_THEME))
        own = [one.get("rgb", "") for one in children(child(styles, "indexedColors"), "rgbColor")]
        self._indexed = tuple(map(rgb, own or COLOR_INDEX))

    def seen(self, colour: Element | None) -> Rgb | None:
        """Return a colour; nothing if it is not given, or left to the program."""
        if colour is None:
            return None
        found: Rgb | None = None
        if number := colour.get("indexed"):
            found = self._numbered(int(number))
        elif number := colour.get("theme"):
            found = self._theme[int(number)] if int(number) < len(self._theme) else None
        elif given := colour.get("rgb"):
            found = rgb(given)
        return found and _tinted(found, float(colour.get("tint") or 0))

    def named(self, name: str) -> Rgb | None:
        """Return the colour that a number format names."""
        number = name.removeprefix("color")
        if number != name and number.isdecimal():
            return self._numbered(int(number) + _FIRST_NAMED)
        return _NAMED.get(name)

    def _numbered(self, number: int) -> Rgb | None:
        if number in (_INK, _GROUND):
            return BLACK if number == _INK else WHITE
        return self._indexed[number] if number < len(self._indexed) else None


def _theme_of(theme: bytes) -> Sequence[str]:
    """Return the colours of a theme."""
    scheme = next(elements(theme, ("clrScheme",)), None)
    found = {local(one): one[0] for one in (scheme if scheme is not None else ()) if len(one)}
    return [(found[name].get("lastClr") or found[name].get("val") or "") if name in found else "" for name in _THEME]


def rgb(text: str) -> Rgb | None:
    """Return a colour that is written as in `FF1F497D`."""
    digits = text[-_HEX:]
    try:
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)) if len(digits) == _HEX else None
    except ValueError:
        return None


def _tinted(colour: Rgb, tint: float) -> Rgb:
    """Return a colour made lighter, or darker (Open XML, part 1, 18.8.19)."""
    if not tint:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(one / 255 for one in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(255 * one) for one in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))
    return red, green, blue
