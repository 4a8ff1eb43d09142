"""Which CID each glyph of a CID-keyed CFF font has (Adobe Technical Note 5176, The Compact Font Format)."""

from __future__ import annotations

import struct
from bisect import bisect
from collections.abc import Iterator, Sequence
from mmap import mmap
from typing import NamedTuple

_CHARSET = 15
"""The operator of the Top DICT before which stands where the charset is (5176, table 9)."""

_ROS = 0x0C1E
"""The operator that only CID-keyed fonts have: 12 30 (5176, table 10)."""

_RANGES = {1: ">HB", 2: ">HH"}
"""By the charset's format: a first CID, and how many follow it (5176, tables 19 and 20)."""

_INTEGERS = {28: ">h", 29: ">i"}
"""By its first byte, how the rest of an operand is read (5176, table 3)."""


class Charset(NamedTuple):
    """The CIDs of the glyphs, as ranges: those from glyph `starts[n]` count on from `firsts[n]`."""

    starts: Sequence[int]
    firsts: Sequence[int]

    def cid(self, glyph: int) -> int:
        """Return the CID of a glyph."""
        at = bisect(self.starts, glyph) - 1
        return self.firsts[at] + glyph - self.starts[at]


def charset(font: bytes | mmap, table: int, glyphs: int) -> Charset | None:
    """Return the CID of each glyph, or None for a font that is not CID-keyed.

    Args:
        font: The file.
        table: Where its table `CFF ` begins.
        glyphs: How many it has.

    Raises:
        struct.error: The table is cut short.
        ValueError: It is damaged.
    """
    entries = dict(_entries(_top_dict(font, table)))
    if _ROS not in entries:
        return None
    if _CHARSET not in entries:
        return Charset((0,), (0,))
    start = table + entries[_CHARSET]
    (kind,) = struct.unpack_from(">B", font, start)
    if kind in _RANGES:
        return _ranged(font, start + 1, _RANGES[kind], glyphs)
    if kind:
        raise ValueError(kind)
    return Charset(range(glyphs), (0, *struct.unpack_from(f">{glyphs - 1}H", font, start + 1)))


def _ranged(font: bytes | mmap, place: int, layout: str, glyphs: int) -> Charset:
    size = struct.calcsize(layout)
    ranges = font[place : place + size * glyphs]  # there are not more, and mostly far fewer
    starts, firsts = [0, 1], [0]
    for first, more in struct.iter_unpack(layout, ranges[: len(ranges) // size * size]):
        firsts.append(first)
        if starts[-1] + more >= glyphs - 1:
            return Charset(starts, firsts)
        starts.append(starts[-1] + more + 1)
    raise ValueError(place)


def _top_dict(font: bytes | mmap, table: int) -> bytes:
    """Return the first item of the second INDEX: the Top DICT of the only font."""
    names = table + font[table + 2]  # the header says how long it is
    fonts = _item(font, names, -1)[1]
    return font[slice(*_item(font, fonts, 0))]


def _item(font: bytes | mmap, index: int, number: int) -> tuple[int, int]:
    """Return where an item of an INDEX begins and ends; -1 is the last one."""
    count, size = struct.unpack_from(">HB", font, index)
    offset = index + 3 + size * (number % count)
    before = index + 2 + size * (count + 1)  # items are counted from the byte before them
    start, end = (int.from_bytes(font[at : at + size], "big") for at in (offset, offset + size))
    return before + start, before + end


def _entries(top: bytes) -> Iterator[tuple[int, int]]:
    """Yield the operators of a DICT, each with the last integer before it."""
    place, last = 0, 0
    while place < len(top):
        byte = top[place]
        place += 1
        if byte == 12:
            yield byte << 8 | top[place], last
            place += 1
        elif byte <= 21:
            yield byte, last
        elif byte in _INTEGERS:
            (last,) = struct.unpack_from(_INTEGERS[byte], top, place)
            place += struct.calcsize(_INTEGERS[byte])
        elif byte == 30:  # a real number, which ends with the half byte F
            place += next((at for at, two in enumerate(top[place:], 1) if two & 0x0F == 0x0F), len(top))
        elif byte < 247:
            last = byte - 139
        elif byte < 251:
            last = (byte - 247 << 8) + top[place] + 108
            place += 1
        else:
            place += 1  # a small negative one, which is no place
