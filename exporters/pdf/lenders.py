"""Fonts that lend a rare character which no face of the five kinds of type has: any font of the computer may.

Only what says which characters a font has is read of its file, and only once somebody needs it.
"""

from __future__ import annotations

import logging
import os
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations

from exporters.pdf.typeface import Face, FontRefused

_LOG = logging.getLogger(__name__)
_OWN_IN_EACH = frozenset({"Co", "Cn", "Cs", "Cc"})

_FIRST = (
    "simsun*",
    "mingliu*",
    "notoserifcjk*",
    "sourcehanserif*",
    "*song*",
    "*ming*",
    "notosanscjk*",
    "sourcehansans*",
    "*hei*",
    "*kai*",
    "*fang*",
)
"""File names in lower case, the best first: type with serifs comes nearest to that of official documents."""

_KINDS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_PLAIN = range(350, 451)
"""Weights of upright text type (OpenType, OS/2: 400), with room for fonts that say 350 or 450."""

_SAYS_ALL = 64
"""Bytes of the table up to fsSelection."""

_SLANTED = 0x0001 | 0x0200
"""Italic and oblique (OpenType, OS/2, fsSelection)."""

_MOST_FACES = 64
"""Of a collection. Chosen: real ones have ten; what says more is damaged."""

_LARGEST_TABLE = 1 << 24
"""Bytes. Chosen: no table that is looked at has a tenth of it; what says more is damaged."""


class _Lender(NamedTuple):
    """A face that may lend characters.

    Attributes:
        number: Which face of a collection it is, from 0.
        is_plain: Whether it is upright text type, neither bold nor light.
        is_simplified: Whether its shapes are those of the mainland, in a collection that has several.
        characters: What it has; asked with ``in``.
    """

    path: Path
    number: int
    is_plain: bool
    is_simplified: bool
    characters: hb.Set


@dataclass
class Lenders:
    """The fonts in some files, and what they have lent."""

    files: tuple[Path, ...] = ()
    _known: dict[bool, list[_Lender]] = field(default_factory=dict, init=False, repr=False)
    _faces: dict[tuple[Path, int], Face | None] = field(default_factory=dict, init=False, repr=False)
    _lent: dict[str, Face | None] = field(default_factory=dict, init=False, repr=False)

    def face(self, char: str) -> Face | None:
        """Return the face that lends a character, upright text type before any other; None if there is none.

        What is private, or no character at all, means something else in each font, and is not lent.
        """
        if char not in self._lent:
            lent = unicodedata.category(char) not in _OWN_IN_EACH
            self._lent[char] = next(self._having(char), None) if lent else None
        return self._lent[char]

    def _having(self, char: str) -> Iterator[Face]:
        """Yield the faces that have a character; the files of all others are looked at only if no Chinese font has."""
        for is_chinese in (True, False):
            if is_chinese not in self._known:
                self._known[is_chinese] = self._read(is_chinese=is_chinese)
            for lender in self._known[is_chinese]:
                if ord(char) in lender.characters and (face := self._loaded(lender)):
                    yield face

    def _read(self, *, is_chinese: bool) -> list[_Lender]:
        fonts = (path for path in self.files if path.suffix.lower() in _KINDS)
        asked = (path for path in fonts if (_rank(path.name.lower()) < len(_FIRST)) is is_chinese)
        return sorted((lender for path in asked for lender in _of_file(path)), key=_merit)

    def _loaded(self, lender: _Lender) -> Face | None:
        key = lender.path, lender.number
        if key not in self._faces:
            try:
                self._faces[key] = Face(*key)
            except (FontRefused, OSError) as error:
                _LOG.info("%s", error)
                self._faces[key] = None
        return self._faces[key]


def _merit(lender: _Lender) -> tuple[bool, int, str, bool, int]:
    name = lender.path.name.lower()
    return not lender.is_plain, _rank(name), name, not lender.is_simplified, lender.number


def _rank(name: str) -> int:
    return next((rank for rank, pattern in enumerate(_FIRST) if fnmatchcase(name, pattern)), len(_FIRST))


def _of_file(path: Path) -> list[_Lender]:
    """Return the faces of a file; of one that cannot be read, none."""
    try:
        with path.open("rb") as file:
            return [_lender(path, index, _tables(file, start)) for index, start in enumerate(_starts(file))]
    except (OSError, ValueError, struct.error, hb.HarfBuzzError):
        return []


def _lender(path: Path, index: int, tables: Mapping[str, bytes]) -> _Lender:
    face = hb.Face.create_for_tables(lambda _face, tag, _data: tables.get(tag, b""), None)
    family = face.get_name(hb.OTNameIdPredefined.FONT_FAMILY, "en") or ""
    is_simplified = family.endswith(" SC") or "SimSun" in family
    return _Lender(path, index, _is_plain(tables.get("OS/2", b"")), is_simplified, face.unicodes)


def _starts(file: IO[bytes]) -> list[int]:
    """Return where the directories of the faces begin."""
    if file.read(4) != b"ttcf":
        return [0]
    _, count = struct.unpack(">2I", file.read(8))
    count = min(count, _MOST_FACES)
    return list(struct.unpack(f">{count}I", file.read(4 * count)))


def _tables(file: IO[bytes], start: int) -> dict[str, bytes]:
    """Return the tables that say what the face is and has."""
    file.seek(start + 4)
    (count,) = struct.unpack(">H6x", file.read(8))
    entries = list(struct.iter_unpack(">4s4x2I", file.read(16 * count)))
    return {
        tag.decode("ascii"): _read(file, offset, length)
        for tag, offset, length in entries
        if tag in {b"cmap", b"maxp", b"name", b"OS/2"} and length <= _LARGEST_TABLE
    }


def _read(file: IO[bytes], offset: int, length: int) -> bytes:
    file.seek(offset, os.SEEK_SET)
    return file.read(length)


def _is_plain(os2: bytes) -> bool:
    """Tell whether a face is upright text type; one that does not say it is."""
    if len(os2) < _SAYS_ALL:
        return True
    (weight,), (selection,) = struct.unpack_from(">H", os2, 4), struct.unpack_from(">H", os2, 62)
    return weight in _PLAIN and not selection & _SLANTED
