"""One face of a font file, as ReportLab draws, subsets and embeds it.

ReportLab's own fonts refuse CFF outlines, number glyphs in 8 bits and garble
characters above U+FFFF. A `Face` follows the protocol that ReportLab calls
dynamic fonts instead: text becomes two-byte glyph numbers (Identity-H) as it is
drawn, and when the document is saved, one subset with the glyphs that were drawn
is embedded. Nothing in ReportLab is patched.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz as hb  # type: ignore[import-untyped]  # ships no annotations
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from exporters.pdf.subset import Program, subset
from models.system.errors import ReportError

NOTDEF = 0
"""The glyph for what a font has not (OpenType, `glyf`: always the first)."""

_BOX = "□"
_CUT = "文件不完整"

_KEPT = 4
"""Subsets of a face. Chosen: what was seen in the preview is printed and exported, with the same characters."""

_SFNT = frozenset({b"\x00\x01\x00\x00", b"true", b"OTTO"})
_NEEDED = frozenset({b"cmap", b"head", b"hhea", b"hmtx", b"maxp"})
_OUTLINES = frozenset({b"glyf", b"CFF "})
_VARIABLE = frozenset({b"fvar", b"CFF2"})
_LICENCE, _NO_EMBEDDING, _NO_OUTLINES = (
    0x000F,
    0x0002,
    0x0100 | 0x0200,
)  # fsType (OpenType, OS/2): subsetting, bitmaps only


class FontRefused(ReportError):
    """A font file that cannot or must not be embedded."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"字体“{path.name}”不能用于导出 PDF：{why}。")


class Metrics(NamedTuple):
    """What ReportLab asks of the thing it calls a face, in thousandths of the em."""

    name: str
    ascent: int
    descent: int


@dataclass(slots=True)
class _Usage:
    """What one document has drawn with a face."""

    internal: str = ""
    characters: set[str] = field(default_factory=set)


class Face:
    """One face of an .otf, .ttf or .ttc file; a font that ReportLab draws with.

    Attributes:
        path: The font file.
        index: Which face of a collection it is.
        fontName: What ReportLab's `setFont` knows it by: path and index, because
            two files may bear the same PostScript name.
        family: The family's name, in Chinese if the font has one.
    """

    shapable = False

    def __init__(self, path: Path, index: int = 0) -> None:
        """Read the face and make it known to ReportLab.

        Raises:
            FontRefused: The font is variable, damaged, of another kind, or does not permit embedding.
            OSError: The file cannot be read.
        """
        self._multiByte = self._dynamicFont = 1
        self.path = path
        self.index = index
        self.fontName = f"{path}#{index}"
        self._hb = _opened(path, index)
        self._font = hb.Font(self._hb)
        self._per_em: int = self._hb.upem
        self._glyphs: dict[str, int] = _substitutes(self._font, self._per_em)
        self._written = cache(self._code)
        self._ems = cache(self._em)
        self._advances = cache(self._advance)
        self._subset = lru_cache(_KEPT)(partial(subset, self._hb))
        self._usage: WeakKeyDictionary[PDFDocument, _Usage] = WeakKeyDictionary()
        name = hb.OTNameIdPredefined.FONT_FAMILY
        self.family = self._hb.get_name(name, "zh-cn") or self._hb.get_name(name, "en") or path.stem
        self.face = Metrics(self.fontName, self._metric("HORIZONTAL_ASCENDER"), self._metric("HORIZONTAL_DESCENDER"))
        pdfmetrics.registerFont(self)

    def __repr__(self) -> str:
        return f"Face({self.path.name!r}, {self.index})"

    def covers(self, char: str) -> bool:
        """Tell whether the face has a glyph for the character."""
        return self._own(char) != NOTDEF

    def width(self, text: str, size: float) -> float:
        """Return the width in points of `text` at `size` points, exactly as a viewer will add it up."""
        return sum(map(self._ems, text)) * size

    def write(self, text: str, doc: PDFDocument) -> tuple[str, str]:
        """Return what pages of `doc` call this font, and `text` in its codes as hexadecimal digits; note the use."""
        usage = self._used_by(doc)
        usage.characters.update(text)
        return self._name_in(doc, usage), "".join(map(self._written, text))

    def _glyph(self, char: str) -> int:
        # An archival file must not show .notdef; the box looks the same.
        return self._own(char) or self._own(_BOX)

    def _own(self, char: str) -> int:
        if char not in self._glyphs:
            self._glyphs[char] = self._font.get_nominal_glyph(ord(char)) or NOTDEF
        return self._glyphs[char]

    def _code(self, char: str) -> str:
        return f"{self._glyph(char):04X}"

    def _em(self, char: str) -> float:
        return self._advances(self._glyph(char)) / 1000

    def _advance(self, glyph: int) -> float:
        advance: int = self._font.get_glyph_h_advance(glyph)
        return round(advance * 1000 / self._per_em, 2)

    def _metric(self, tag: str) -> int:
        metric: int = self._font.get_metric_position_with_fallback(hb.OTMetricsTag[tag])
        return round(metric * 1000 / self._per_em)

    # The rest is the protocol of ReportLab's dynamic fonts, in ReportLab's spelling.

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: ARG002, N802
        """Return the width of `text` in points."""
        return self.width(text, size)

    def splitString(self, text: str, doc: PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ARG002, N802
        """Return `text` in the codes of the font, all in subset 0, and note that `doc` shows it."""
        return [(0, bytes.fromhex(self.write(text, doc)[1]))]

    def getSubsetInternalName(self, subset: int, doc: PDFDocument) -> str:  # noqa: ARG002, N802
        """Return the font's name within pages, and have `addObjects` called when `doc` is saved."""
        return self._name_in(doc, self._used_by(doc))

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802
        """Embed the glyphs that `doc` has drawn."""
        usage = self._used_by(doc)
        shown = self._shown(usage.characters)
        program = self._subset(tuple(sorted({NOTDEF, *shown})))
        name = self._subset_name(program)
        new = _Objects(doc, f"{usage.internal}+0")
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name if program.glyphs else f"{name}-Identity-H"),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._cid_font(name, program, new)]),
            "ToUnicode": new.stream("to-unicode", _to_unicode(shown)),
        }
        doc.idToObject["BasicFonts"].dict[new.name] = new.dictionary("font", font)  # type: ignore[attr-defined]

    def _shown(self, characters: Iterable[str]) -> dict[int, str]:
        """Return the glyphs that show the characters, and what each stands for."""
        shown: dict[int, str] = {}
        for char in characters:
            glyph, meant = self._glyph(char), char if self.covers(char) else _BOX
            shown[glyph] = min(shown[glyph], meant, key=_oddity) if glyph in shown else meant
        return shown

    def _name_in(self, doc: PDFDocument, usage: _Usage) -> str:
        if not usage.internal:
            usage.internal = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{usage.internal}"
            doc.delayedFonts.append(self)
        return f"/{usage.internal}+0"

    def _used_by(self, doc: PDFDocument) -> _Usage:
        return self._usage.setdefault(doc, _Usage())

    def _subset_name(self, program: Program) -> str:
        # From the content alone, so that the same report gives the same bytes on every machine.
        number = int.from_bytes(hashlib.sha256(program.content).digest()[:8], "big")
        tag = "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))
        name = self._hb.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME, "en") or ""
        return f"{tag}+{re.sub('[^A-Za-z0-9-]', '', name) or 'Unnamed'}"

    def _cid_font(self, name: str, program: Program, new: _Objects) -> PDFObjectReference:
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        font: dict[str, object] = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2" if program.glyphs else "CIDFontType0"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(system),
            "DW": 1000,
            "W": _widths({cid: self._advances(cid) for cid in program.cids}),
            "FontDescriptor": self._descriptor(name, program, new),
        }
        if program.glyphs:
            font["CIDToGIDMap"] = new.stream("cid-to-gid", _cid_to_gid(program.glyphs))
        return new.dictionary("cid-font", font)

    def _descriptor(self, name: str, program: Program, new: _Objects) -> PDFObjectReference:
        box = struct.unpack_from(">4h", self._hb.reference_table("head").data, 36)
        weight = self._font.get_style_value(hb.StyleTag.WEIGHT)
        descriptor: dict[str, object] = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": 4,  # symbolic: glyphs are not chosen by a Latin encoding
            "FontBBox": PDFArray(round(edge * 1000 / self._per_em) for edge in box),
            "ItalicAngle": round(self._font.get_style_value(hb.StyleTag.SLANT_ANGLE)),
            "Ascent": self.face.ascent,
            "Descent": self.face.descent,
            "CapHeight": self._metric("CAP_HEIGHT"),
            "StemV": 50 + round((weight / 65) ** 2),  # no font says it; the usual estimate
            "CIDSet": new.stream("cid-set", _cid_set(program.cids)),
        }
        if program.glyphs:
            descriptor["FontFile2"] = new.packed("program", program.content, Length1=len(program.content))
        else:
            descriptor["FontFile3"] = new.packed("program", program.content, Subtype=PDFName("CIDFontType0C"))
        return new.dictionary("descriptor", descriptor)


class _Objects(NamedTuple):
    """Adds objects to a document, under names that begin with the font's."""

    doc: PDFDocument
    name: str

    def stream(self, suffix: str, content: bytes, **entries: object) -> PDFObjectReference:
        stream = PDFStream(PDFDictionary(entries), content, filters=[PDFZCompress])
        return self._added(suffix, stream)

    def packed(self, suffix: str, content: bytes, **entries: object) -> PDFObjectReference:
        """Add a stream that is large and seldom new."""
        filtered = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")]), **entries})
        return self._added(suffix, PDFStream(filtered, _compressed(content), filters=[]))

    def dictionary(self, suffix: str, entries: Mapping[str, object]) -> PDFObjectReference:
        return self._added(suffix, PDFDictionary(dict(entries)))

    def _added(self, suffix: str, thing: PDFStream | PDFDictionary) -> PDFObjectReference:
        reference: PDFObjectReference = self.doc.Reference(thing, f"{self.name} {suffix}")  # type: ignore[no-untyped-call]
        return reference


_compressed = lru_cache(2 * _KEPT)(zlib.compress)


def _opened(path: Path, index: int) -> hb.Face:
    """Return a face, of which nothing is read before it is needed.

    Raises:
        FontRefused: It cannot or must not be embedded.
    """
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
            tables = _directory(content, index)
            if why := _objection(tables, content):
                raise FontRefused(path, why)
            return hb.Face(_blob(path, content), index)
    except (struct.error, ValueError) as error:  # an empty file cannot be mapped
        raise FontRefused(path, _CUT) from error


def _blob(path: Path, content: mmap) -> hb.Blob:
    # On Windows, HarfBuzz cannot open a path with Chinese characters; its copy of the content takes a while.
    return hb.Blob.from_file_path(path) if os.name != "nt" or str(path).isascii() else hb.Blob(content[:])


def _objection(tables: Mapping[bytes, tuple[int, int]], content: mmap) -> str:
    """Say why the face must not be used, or nothing."""
    if not tables:
        return "不是 TrueType 或 OpenType 字体文件"
    if _VARIABLE & tables.keys():
        return "可变字体不能嵌入，请换用固定字重的字体"
    if not (tables.keys() >= _NEEDED and tables.keys() & _OUTLINES) or max(map(sum, tables.values())) > len(content):
        return _CUT
    os2, _ = tables.get(b"OS/2", (0, 0))
    if os2 and _is_restricted(*struct.unpack_from(">H", content, os2 + 8)):
        return "字体厂商不允许嵌入文件"
    return ""


def _is_restricted(permissions: int) -> bool:
    """Tell whether fsType forbids embedding a subset; where it permits several things, the widest counts."""
    return permissions & _LICENCE == _NO_EMBEDDING or bool(permissions & _NO_OUTLINES)


def _directory(content: mmap, index: int) -> dict[bytes, tuple[int, int]]:
    """Return offset and length of each table; nothing if this is no plain sfnt font or has no such face."""
    start = 0
    if content[:4] == b"ttcf":
        (count,) = struct.unpack_from(">I", content, 8)
        if index >= count:
            return {}
        (start,) = struct.unpack_from(">I", content, 12 + 4 * index)
    elif index:
        return {}
    if content[start : start + 4] not in _SFNT:
        return {}
    (count,) = struct.unpack_from(">H", content, start + 4)
    entries = struct.iter_unpack(">4s3I", content[start + 12 : start + 12 + 16 * count])
    return {tag: (offset, length) for tag, _, offset, length in entries}


def _substitutes(font: hb.Font, per_em: int) -> dict[str, int]:
    """Return the glyph of ─ for — if only that fills the em; in Noto —— would have a gap and be too short."""
    dash, line = font.get_nominal_glyph(ord("—")), font.get_nominal_glyph(ord("─"))
    fills = dash and line and font.get_glyph_h_advance(dash) < per_em == font.get_glyph_h_advance(line)
    return {"—": line} if fills else {}


def _oddity(char: str) -> tuple[bool, bool, str]:
    """Sort the characters that share a glyph by how unlikely they are meant: the radical ⼀ comes after 一."""
    is_hanzi = unicodedata.name(char, "").startswith("CJK UNIFIED")
    return not is_hanzi, unicodedata.normalize("NFC", char) != char, char


def _widths(advances: Mapping[int, float]) -> str:
    """Return the W array: each first CID of a row of neighbours, then the row's widths."""
    items: list[str] = []
    previous = -2
    for cid, advance in sorted(advances.items()):
        items.append(f"{advance:g}" if cid == previous + 1 else f"] {cid} [{advance:g}")
        previous = cid
    return f"[{' '.join(items).removeprefix(']')}]]"


def _cid_set(cids: Iterable[int]) -> bytes:
    """Return a bit for each CID, the first in the highest bit."""
    bits = bytearray(max(cids) // 8 + 1)
    for cid in cids:
        bits[cid // 8] |= 0x80 >> cid % 8
    return bytes(bits)


def _cid_to_gid(glyphs: Mapping[int, int]) -> bytes:
    numbers = [glyphs.get(cid, NOTDEF) for cid in range(max(glyphs) + 1)]
    return struct.pack(f">{len(numbers)}H", *numbers)


def _to_unicode(characters: Mapping[int, str]) -> bytes:
    """Return the CMap by which a viewer searches and copies the text."""
    named = sorted((glyph, char) for glyph, char in characters.items() if glyph != NOTDEF)
    lines = [f"<{glyph:04X}> <{char.encode('utf-16-be', 'surrogatepass').hex().upper()}>" for glyph, char in named]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]  # a CMap allows no more at once
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([*_CMAP_HEAD, *body, *_CMAP_TAIL]).encode("ascii")


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)
_CMAP_TAIL = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
