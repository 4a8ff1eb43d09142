"""Colours of type and of what is behind it: white type on white paper is seen by nobody."""

from __future__ import annotations

import re

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.word.word_package import value_of
from models.text.contrast import is_faint

Colour = str
"""Six hexadecimal digits."""

PAPER: Colour = "FFFFFF"

_NEAR = 16
"""Steps of 256 by which two colours may differ in red, green and blue and still be one for the eye.

Chosen: F0F0F0 on white; what is meant to be seen differs by far more.
"""

_PALE = 0xE0
"""The least red, green and blue of what is hard to see on white paper. Chosen: E0E0E0, a very light grey."""

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_OF_THEMES = {
    **dict.fromkeys(("background1", "light1"), PAPER),
    **dict.fromkeys(("text1", "dark1"), "000000"),
}
"""The colours of a theme that are the same in nearly all of them."""

_HIGHLIGHTS = {
    "white": PAPER,
    "black": "000000",
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "00008B",
    "darkCyan": "008B8B",
    "darkGreen": "006400",
    "darkMagenta": "800080",
    "darkRed": "8B0000",
    "darkYellow": "808000",
    "darkGray": "A9A9A9",
    "lightGray": "D3D3D3",
}
"""ECMA-376 part 1, 17.18.40."""


def text_colour(mark: Element) -> Colour:
    """Return the colour that a run is given; nothing for the usual, which is always seen."""
    theme, value = value_of(mark, "w:themeColor"), value_of(mark)
    is_changed = bool(value_of(mark, "w:themeShade") or value_of(mark, "w:themeTint"))
    if theme in _OF_THEMES and not is_changed:
        return _OF_THEMES[theme]
    return value.upper() if _COLOUR.fullmatch(value) else ""


def fill_of(shade: Element, below: Colour | None) -> Colour | None:
    """Return the colour that a shade puts behind text: `below` if none, None where that cannot be told."""
    pattern = value_of(shade)
    if pattern not in {"", "clear", "nil", "solid"}:
        return None
    theme, attribute = ("w:themeColor", "w:color") if pattern == "solid" else ("w:themeFill", "w:fill")
    name, value = value_of(shade, theme), value_of(shade, attribute)
    is_changed = any(value_of(shade, f"w:{kind}") for kind in ("themeFillShade", "themeFillTint"))
    if name in _OF_THEMES and not is_changed:
        return _OF_THEMES[name]
    if _COLOUR.fullmatch(value):
        return value.upper()
    return None if name or pattern == "solid" else below


def highlight(name: str) -> Colour:
    """Return the colour of a marker; nothing for none."""
    return _HIGHLIGHTS.get(name, "")


def alike(one: Colour, other: Colour) -> bool:
    """Return whether nobody can tell two colours apart."""
    return all(abs(a - b) <= _NEAR for a, b in zip(_steps(one), _steps(other), strict=True))


def is_faint_on(colour: Colour, ground: Colour) -> bool:
    """Return whether one colour can hardly be told from another."""
    return is_faint(_steps(colour), _steps(ground))


def is_pale(colour: Colour) -> bool:
    """Return whether a colour is hard to see on white paper."""
    return min(_steps(colour)) >= _PALE


def _steps(colour: Colour) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)
