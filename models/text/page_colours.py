"""Colours as web pages tell them: whether words can be told from what they stand on."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb
from typing import NamedTuple

_ALIKE = 10
"""Of 255 by which each part of two colours may differ that nobody tells apart. Chosen: #fefefe on #fff is one such."""

FAINTEST = 0.05
"""Opacity below which nothing is seen. Chosen: a twentieth of black on white is a grey of the same kind."""

FAINT = 0.3
"""Opacity below which not everybody sees it. Chosen: black on white is then as pale as watermarks are."""

_FULL, _HALF_TURN = 255, 360
"""The most of a part of a colour, and degrees of the circle of hues (CSS Color 4)."""


class Colour(NamedTuple):
    """Parts from 0 to 255, and how much covers what is below, from 0 to 1."""

    red: int
    green: int
    blue: int
    cover: float = 1.0

    @property
    def is_clear(self) -> bool:
        """Whether nothing of it is seen."""
        return self.cover < FAINTEST


OPAQUE_WHITE = Colour(255, 255, 255)
_NAMES = {
    "white": OPAQUE_WHITE,
    "window": OPAQUE_WHITE,
    "snow": Colour(255, 250, 250),
    "ivory": Colour(255, 255, 240),
    "whitesmoke": Colour(245, 245, 245),
    "ghostwhite": Colour(248, 248, 255),
    "floralwhite": Colour(255, 250, 240),
    "black": Colour(0, 0, 0),
    "windowtext": Colour(0, 0, 0),
    "red": Colour(255, 0, 0),
    "blue": Colour(0, 0, 255),
    "green": Colour(0, 128, 0),
    "yellow": Colour(255, 255, 0),
    "gray": Colour(128, 128, 128),
    "grey": Colour(128, 128, 128),
    "silver": Colour(192, 192, 192),
    "navy": Colour(0, 0, 128),
    "canvas": OPAQUE_WHITE,
    "field": OPAQUE_WHITE,
    "canvastext": Colour(0, 0, 0),
    "fieldtext": Colour(0, 0, 0),
    "initial": Colour(0, 0, 0),
    "transparent": Colour(0, 0, 0, 0.0),
}
_PALE = """aliceblue:F0F8FF antiquewhite:FAEBD7 azure:F0FFFF beige:F5F5DC bisque:FFE4C4 blanchedalmond:FFEBCD
cornsilk:FFF8DC gainsboro:DCDCDC honeydew:F0FFF0 lavender:E6E6FA lavenderblush:FFF0F5 lemonchiffon:FFFACD
lightcyan:E0FFFF lightgoldenrodyellow:FAFAD2 lightgray:D3D3D3 lightgrey:D3D3D3 lightyellow:FFFFE0 linen:FAF0E6
mintcream:F5FFFA mistyrose:FFE4E1 moccasin:FFE4B5 navajowhite:FFDEAD oldlace:FDF5E6 palegoldenrod:EEE8AA
papayawhip:FFEFD5 peachpuff:FFDAB9 seashell:FFF5EE wheat:F5DEB3 aqua:00FFFF cyan:00FFFF"""
"""Other names of pale colours, each with its parts (CSS Color 4, 6.1)."""

for _name, _parts in (one.split(":") for one in _PALE.split()):
    _NAMES[_name] = Colour(int(_parts[:2], 16), int(_parts[2:4], 16), int(_parts[4:], 16))

_COLOUR = re.compile(
    r"#(?P<hex>[0-9a-f]{3,8})(?![0-9a-f])|(?P<kind>rgb|hsl)a?\((?P<parts>[^()]{1,80})\)|(?<![\w(#-])(?P<name>[a-z]{3,20})(?![\w(-])"
)
_URL = re.compile(r"url\(|gradient\(")
_INHERITED = frozenset({"", "inherit", "currentcolor", "unset", "revert", "revert-layer", "auto"})
_WORKED_OUT = re.compile(r"(?:var|lab|lch|oklab|oklch|hwb|color|color-mix|light-dark|env|attr)\(")
_PART = re.compile(r"(-?(?:\d{1,6}(?:\.\d*+)?|\.\d++))(%|deg)?")


def colour_of(told: str) -> Colour | None:
    """Return the first colour that a style names, in small letters or not; None if there is none that is known."""
    for found in _COLOUR.finditer(told.lower()):
        if found["hex"]:
            return _by_hex(found["hex"])
        if found["kind"]:
            return _by_parts(found["kind"], found["parts"])
        if found["name"] in _NAMES:
            return _NAMES[found["name"]]
    return None


def is_inherited(told: str) -> bool:
    """Return whether a style leaves the colour of words as it is around them."""
    return told.strip().lower() in _INHERITED


def is_worked_out(told: str) -> bool:
    """Return whether a colour is told in a way that is not understood here."""
    return _WORKED_OUT.search(told.lower()) is not None


def ground_of(told: str, below: Colour | None) -> Colour | None:
    """Return what words stand on that have this behind them, and something else below that."""
    if not told or told.strip().lower() in {"none", "inherit", "initial", "unset"}:
        return below
    if is_picture(told):
        return None
    colour = colour_of(told)
    if colour is None:
        return None
    return below if colour.is_clear else colour if colour.cover == 1 else None


def is_picture(told: str) -> bool:
    """Return whether a background is no plain colour."""
    return _URL.search(told.lower()) is not None


def are_alike(first: Colour, second: Colour) -> bool:
    """Return whether nobody tells one from the other."""
    return all(abs(one - other) <= _ALIKE for one, other in zip(first[:3], second[:3], strict=True))


def _by_hex(digits: str) -> Colour | None:
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in {6, 8}:
        return None
    parts = [int(digits[at : at + 2], 16) for at in range(0, len(digits), 2)]
    return Colour(parts[0], parts[1], parts[2], parts[3] / _FULL if len(parts) > 3 else 1.0)


def _by_parts(kind: str, parts: str) -> Colour | None:
    found = _PART.findall(parts)
    if len(found) < 3:
        return None
    numbers = [float(number) for number, _ in found]
    cover = numbers[3] / (100 if found[3][1] == "%" else 1) if len(found) > 3 else 1.0
    if kind == "hsl":
        light = hls_to_rgb(numbers[0] % _HALF_TURN / _HALF_TURN, numbers[2] / 100, numbers[1] / 100)
        red, green, blue = (round(part * _FULL) for part in light)
    else:
        red, green, blue = (
            round(number * _FULL / 100) if unit == "%" else round(number)
            for number, (_, unit) in zip(numbers[:3], found, strict=False)
        )
    return Colour(red, green, blue, cover)
