"""PDF/A-1b (ISO 19005-1): what a PDF needs to be fit for archives, and ReportLab leaves out.

It is tagged, too (`tags.py`), but does not say that it is PDF/A-1a or PDF/UA-1: that nobody has proved.
"""

from __future__ import annotations

import re
import struct
from datetime import date
from html import escape
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    XMP,
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from models.text.characters import printable

PROGRAM = "年报填报"
_NO_XML = re.compile("[\ufffe\uffff\\s]+")
_CONDITION = "sRGB IEC61966-2.1"


class Properties(NamedTuple):
    """What a document says of itself, in its properties and in its metadata alike.

    Attributes:
        day: Of the document, which is the day it was signed; never that of the export.
    """

    title: str
    author: str
    subject: str
    keywords: str
    day: date


def make_archival(canvas: Canvas, properties: Properties) -> None:
    """Give the document its properties, metadata, colour profile and the line ends that the standard wants."""
    title, author, subject, keywords = map(_one_line, properties[:4])
    shown = Properties(title, author, subject, keywords, properties.day)
    document = _document(canvas)
    document.encrypt = _EndOfLine()
    _set_properties(canvas, shown)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([_output_intent(document.Reference(_profile(), "sRGB profile"))])
    catalog.Metadata = XMP(creator=lambda _document: _metadata(shown))


def _document(canvas: Canvas) -> Any:  # noqa: ANN401  the stubs know only half of it
    return canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  ReportLab has no other way to the document


def _set_properties(canvas: Canvas, properties: Properties) -> None:
    canvas.setTitle(properties.title)
    canvas.setAuthor(properties.author)
    canvas.setSubject(properties.subject)
    canvas.setKeywords(properties.keywords)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setDateFormatter(lambda *_now: f"D:{properties.day.isoformat().replace('-', '')}000000+08'00'")


def _one_line(text: str) -> str:
    """Return `text` without what neither XML nor a line of properties has a place for."""
    return _NO_XML.sub(" ", printable(text)).strip()


class _EndOfLine(NoEncryption):
    """Ends the content of every stream with a line end that is not part of it: the last step before it is written.

    A line feed alone would be taken for the second half of one whose first half is the last byte of the content.
    """

    def encode(self, content: bytes) -> _Ended:
        return _Ended(content)


class _Ended(PDFObject):
    def __init__(self, content: bytes) -> None:
        self._content = content

    def __len__(self) -> int:
        return len(self._content)

    def format(self, _document: PDFDocument) -> bytes:
        return self._content + b"\r\n"


def _profile() -> PDFStream:
    return PDFStream(PDFDictionary({"N": 3}), _srgb_profile(), filters=[PDFZCompress])


def _output_intent(profile: PDFObjectReference) -> PDFDictionary:
    entries = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString(_CONDITION),
        "Info": PDFString(_CONDITION),
        "DestOutputProfile": profile,
    }
    return PDFDictionary(entries)


def _metadata(properties: Properties) -> bytes:
    """Return the XMP packet; every entry says what the property of the same meaning says."""
    title, author, subject, keywords = map(escape, properties[:4])
    day = f"{properties.day.isoformat()}T00:00:00+08:00"
    return _XMP.format(
        title=title, author=author, subject=subject, keywords=keywords, day=day, program=PROGRAM, mark="\ufeff"
    ).encode()


_XMP = """<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


# ---------------------------------------------------------------- the colour profile, ICC.1:2001-04

_D50 = (0.9642, 1.0, 0.8249)
"""The white of the profile connection space (ICC.1, 7.2.16)."""

_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
"""Of sRGB (IEC 61966-2-1), adapted to D50 by Bradford's method."""

_CURVE = 256
"""Points of the tone curve. Chosen: one for each value that eight bits have."""


def _srgb_profile() -> bytes:
    """Return a display profile of sRGB, made from the numbers in the standard."""
    curve = b"curv\0\0\0\0" + struct.pack(f">I{_CURVE}H", _CURVE, *map(_tone, range(_CURVE)))
    name = _CONDITION.encode() + b"\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0No copyright\0",
        b"wtpt": _xyz(_D50),
        **{tag: _xyz(primary) for tag, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    directory, body = _tag_table(tags)
    size = struct.pack(">I", 128 + len(directory) + len(body))
    kind = b"\x02\x10\0\0mntrRGB XYZ " + struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp"
    return size + bytes(4) + kind + bytes(28) + _fixed(_D50) + bytes(48) + directory + body


def _tag_table(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Return the table of the tags and their contents, the same content only once."""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for content in tags.values():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
    entries = (tag + struct.pack(">2I", places[content], len(content)) for tag, content in tags.items())
    return struct.pack(">I", len(tags)) + b"".join(entries), body


def _tone(step: int) -> int:
    value = step / (_CURVE - 1)
    linear = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(linear * 65535)


def _xyz(numbers: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(numbers)


def _fixed(numbers: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(number * 65536) for number in numbers))
