"""Gives the glyphs of a CID-keyed CFF font other CIDs (Adobe Technical Note 5176, The Compact Font Format)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_CHARSET, _ROS = 15, 0x0C1E
"""Operators of the Top DICT (5176, tables 9 and 10): where the charset is; and 12 30, which says that it holds CIDs."""

_LONG = 29
"""The first byte of an integer of five bytes (5176, table 3)."""


def renumbered(cff: bytes, cids: Sequence[int]) -> bytes | None:
    """Return a font whose glyphs have these CIDs: the same one with another charset at its end.

    Args:
        cff: The font.
        cids: Of each glyph but the first, whose CID is 0.

    Returns:
        The font; None if its glyphs have no CIDs, or if it does not say in five bytes where its charset is.
    """
    start, end = _item(cff, _item(cff, cff[2], -1)[1], 0)
    operands = dict(_operands(cff, start, end))
    place = operands.get(_CHARSET)
    if _ROS not in operands or place is None or cff[place] != _LONG:
        return None
    charset = struct.pack(f">B{len(cids)}H", 0, *cids)
    return b"".join((cff[: place + 1], struct.pack(">i", len(cff)), cff[place + 5 :], charset))


def _item(cff: bytes, index: int, number: int) -> tuple[int, int]:
    """Return where an item of an INDEX begins and ends; -1 is the last one."""
    count, size = struct.unpack_from(">HB", cff, index)
    offset = index + 3 + size * (number % count)
    before = index + 2 + size * (count + 1)  # items are counted from the byte before them
    first, last = (int.from_bytes(cff[at : at + size], "big") for at in (offset, offset + size))
    return before + first, before + last


def _operands(cff: bytes, place: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the operators of a DICT, each with where its last operand begins."""
    operand = place
    while place < end:
        byte = cff[place]
        if byte == 12:
            yield byte << 8 | cff[place + 1], operand
            place += 2
        elif byte <= 21:
            yield byte, operand
            place += 1
        else:
            operand = place
            place += _length(cff, place)


def _length(cff: bytes, place: int) -> int:
    """Return how many bytes the operand at `place` has."""
    byte = cff[place]
    if byte == 30:  # a real number, which ends with the half byte F
        return next((at for at in range(2, 20) if cff[place + at - 1] & 0x0F == 0x0F), 20)
    return {28: 3, _LONG: 5}.get(byte, 1 if byte < 247 else 2)
