"""Lengths and shares as style sheets write them."""

from __future__ import annotations

import re

_ABSOLUTE = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "": 1.0}
"""Pixels in a unit (CSS Values 3)."""

_OF_TYPE = {"em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0, "vw": 13.66, "vh": 7.68}
"""Pixels in a unit of the usual type, or in a hundredth of a usual window."""

PIXELS = _ABSOLUTE | _OF_TYPE
"""Pixels in any unit."""

LENGTH = re.compile(r"(-?(?:\d{1,9}(?:\.\d*+)?|\.\d++))(px|pt|pc|in|cm|mm|rem|em|ch|ex|vw|vh|%)?(?![\w.])")
"""A number with its unit, or without one."""


def pixels(length: str) -> float | None:
    """Return a length in pixels; None if it is none."""
    found = LENGTH.match(length)
    if not found or found[2] == "%":
        return float(found[1]) if found and float(found[1]) == 0 else None
    return float(found[1]) * PIXELS[found[2] or ""]


def number(text: str) -> float | None:
    """Return a number without a unit, or a share; None if it is none."""
    found = LENGTH.fullmatch(text)
    return None if not found else float(found[1]) / (100 if found[2] == "%" else 1)
