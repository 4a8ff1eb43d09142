"""Where the name of the office and the date stand at the end of a document (GB/T 9704-2012, 7.3.5)."""

from __future__ import annotations

from typing import NamedTuple

from exporters.typeset.standard_page import AREA_WIDTH, PITCH

_DAY_IN, _LEAST = 4, 2
"""Characters from the right edge to the date under a seal (7.3.5.1), and to anything else (7.3.5.2)."""

WIDEST_DAY = AREA_WIDTH / 2
"""Points. Chosen: what is longer is no date, and nothing is centred over it."""

WIDEST_NAME = AREA_WIDTH - 2 * _LEAST * PITCH
"""Points, of a line of the name, which takes several if need be."""


class Signature(NamedTuple):
    """How far name and date end from the right edge, in points.

    Attributes:
        name: The longest line of the name; the others are centred about it under a seal, and begin with it otherwise.
    """

    name: float
    day: float


def signature(name: float, day: float, *, is_sealed: bool) -> Signature:
    """Return where a name and a date of these widths stand, in points.

    Under a seal the name is centred over the date, four characters in from the right; a long name pushes the date
    inwards. Without a seal the name stands two characters in, the date two characters to the right of its beginning;
    a date that is longer pushes the name inwards.
    """
    day, least = min(day, WIDEST_DAY), _LEAST * PITCH
    if is_sealed:
        from_right = max(_DAY_IN * PITCH, least + (name - day) / 2)
        return Signature(from_right + (day - name) / 2, from_right)
    from_right = max(least, name - day)
    return Signature(max(least, from_right + day + least - name), from_right)
