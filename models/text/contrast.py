"""How well one colour is told from another, in files of any format."""

from __future__ import annotations

from functools import lru_cache

Rgb = tuple[int, int, int]
"""Red, green, blue, each 0 to 255."""

_SAME, _NEAR = 1.1, 1.5
"""Contrast, from 1 to 21, as WCAG 2 counts it.

Chosen: nobody reads black on 15,15,15 or white on 246,246,246; light grey on white (1.6) can be read with effort.
"""

_PAIRS_KEPT = 256
"""Pairs of colours whose contrast is kept. Chosen: a file has some ten."""


def is_same(ink: Rgb, ground: Rgb) -> bool:
    """Return whether nobody can tell the one from the other."""
    return _contrast(ink, ground) < _SAME


def is_faint(ink: Rgb, ground: Rgb) -> bool:
    """Return whether the one can hardly be told from the other."""
    return _contrast(ink, ground) < _NEAR


@lru_cache(_PAIRS_KEPT)
def _contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    """Return how bright a colour is, 0 to 1 (WCAG 2, relative luminance)."""
    red, green, blue = (one / 255 / 12.92 if one <= 10 else ((one / 255 + 0.055) / 1.055) ** 2.4 for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
