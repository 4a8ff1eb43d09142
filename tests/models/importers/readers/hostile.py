"""Files made to keep a program busy, or to make it open what it must not: small to send, large to read."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from tests.builders import balanced
from tests.models.importers.own.workbooks import plain, replaced
from tests.models.importers.readers.builders import as_xlsx, saved

_LAUGHS = "".join('<!ENTITY l{} "{}">'.format(at + 1, f"&l{at};" * 10) for at in range(12))
LAUGHS = f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>'
EXTERNAL = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


# ---------------------------------------------------------------- packages


def package(parts: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def swollen(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with more parts."""
    stream = BytesIO(content)
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def document(body: str, before: str = "") -> bytes:
    """Return a Word document with this body, as XML."""
    content = saved(Document())
    opened = replaced(content, "word/document.xml", "<w:document ", f"{before}<w:document ")
    return replaced(opened, "word/document.xml", "<w:body>", f"<w:body>{body}")


def in_other_encoding(before: str) -> bytes:
    text = f'<?xml version="1.0" encoding="gb18030"?>{before}<w:document>&x;</w:document>'
    return swollen(saved(Document()), {"word/more.xml": text.encode("gb18030")})


# ---------------------------------------------------------------- PDF


def pdf(objects: Iterable[bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF of objects numbered from 1; the first is the catalogue."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(content) + b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, trailer, start)


def stream(data: bytes, more: bytes = b"", *, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    filters = b"/FlateDecode " * times
    return b"<</Length %d /Filter [%b] %b>>\nstream\n%b\nendstream" % (len(data), filters, more, data)


CATALOGUE = b"<</Type /Catalog /Pages 2 0 R>>"
KIDS = b"".join(b"%d 0 R " % at for at in range(3, 102))
ONE_PAGE = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
PAGE = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R>>"
HELVETICA = b"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"


def drawn(contents: bytes, resources: bytes = HELVETICA, *more: bytes, times: int = 1) -> bytes:
    """Return a PDF with a page on which this is drawn."""
    return pdf((CATALOGUE, ONE_PAGE, PAGE, stream(contents, times=times), resources, *more))


def with_font(font: bytes, *more: bytes) -> bytes:
    """Return a PDF with a composite font whose descendant holds this."""
    resources = b"<</Font <</F1 <</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H %b>>>>>>"
    descendant = b"/DescendantFonts [<</Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo <<>> %b>>]"
    return drawn(
        b"BT /F1 12 Tf (abcd) Tj ET", resources % (descendant % font + (b" /ToUnicode 6 0 R" if more else b"")), *more
    )


def forms(depth: int, width: int) -> bytes:
    """Return a PDF whose drawings call each other, so that `width` to the power of `depth` are drawn."""
    call = b" ".join(b"/X Do" for _ in range(width))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X %d 0 R>>>>"
    calls = [stream(call, form % (at + 1)) for at in range(6, 6 + depth)]
    return drawn(call, b"<</XObject <</X 6 0 R>>>>", *calls, stream(b"0 0 m 9 9 l S", form % 6))


PDFS: dict[str, Callable[[], bytes]] = {
    "pdf of nothing": lambda: b"%PDF-1.4\n%%EOF",
    "pdf of noise": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 4_000,
    "pdf whose pages contain themselves": lambda: pdf((CATALOGUE, b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 9>>")),
    "pdf that claims a million objects": lambda: pdf((CATALOGUE, ONE_PAGE)).replace(b"0 3\n", b"0 1000000\n"),
    "pdf of many objects": lambda: pdf([CATALOGUE, ONE_PAGE, *[b"0"] * 60_000]),
    "pdf whose index refers to itself": lambda: (one := pdf((CATALOGUE, ONE_PAGE))).replace(
        b"/Size", b"/Prev %d /Size" % one.index(b"xref")
    ),
    "pdf of many pages": lambda: pdf((CATALOGUE, b"<</Type /Pages /Kids [%b]>>" % KIDS, *[PAGE] * 99)),
    "pdf that unpacks without end": lambda: drawn(bytes(1 << 27)),
    "pdf that unpacks twice": lambda: drawn(bytes(1 << 27), times=2),
    "pdf with a deep list": lambda: pdf((CATALOGUE, b"[" * 3_000_000 + b"]" * 3_000_000)),
    "pdf that draws a deep list": lambda: drawn(b"[" * 1_400_000),
    "pdf that saves its state for ever": lambda: drawn(b"q " * 700_000),
    "pdf of many letters": lambda: drawn(b"BT /F1 1 Tf (" + b"a" * 1_400_000 + b") Tj ET"),
    "pdf of letters upon each other": lambda: drawn(
        b"BT "
        + b"".join(b"/F1 %d Tf 1 0 0 1 99 %d Tm (ab) Tj " % (5 + at % 9, 99 + at % 7) for at in range(9_000))
        + b"ET"
    ),
    "pdf of letters below boxes": lambda: drawn(
        b"BT /F1 9 Tf 9 9 Td (" + b"a" * 15_000 + b") Tj ET " + b"1 g 1 1 590 40 re f " * 15_000
    ),
    "pdf of letters crossed out": lambda: drawn(
        b"BT /F1 9 Tf 9 9 Td (" + b"a" * 15_000 + b") Tj ET " + b"1 12 m 590 12 l S 1 1 m 590 40 l S " * 6_000
    ),
    "pdf of many notes": lambda: pdf(
        (
            *(CATALOGUE, ONE_PAGE, PAGE.replace(b"/Contents", b"/Annots [%b] /Contents" % (b"6 0 R " * 20_000))),
            *(stream(b""), HELVETICA, b"<</Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (a)>>"),
        )
    ),
    "pdf of many boxes": lambda: drawn(
        b"".join(b"%d %d 5 5 re S " % (x * 6, y * 6) for x in range(90) for y in range(90))
    ),
    "pdf of many rules": lambda: drawn(
        b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (at, at, at, at) for at in range(0, 595, 4))
    ),
    "pdf of a long line": lambda: drawn(b"0 0 m " + b"1 1 l " * 40_000 + b"S"),
    "pdf of drawings in drawings": lambda: forms(12, 12),
    "pdf of wide letters": lambda: with_font(b"/W [0 1000000000 500]"),
    "pdf of letters with endless names": lambda: with_font(
        b"", stream(b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap")
    ),
    "pdf of a size that is a list of lists": lambda: pdf(
        (
            *(CATALOGUE, ONE_PAGE, PAGE.replace(b"[0 0 595 842]", b"6 0 R"), stream(b""), HELVETICA),
            *(b"[%b]" % (b"%d 0 R " % (at + 1) * 10) for at in range(6, 20)),
        )
    ),
}


# ---------------------------------------------------------------- all

ROW = "<tr><td>甲</td><td>1</td></tr>"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
MERGED = '<mergeCell ref="A1:XFD1048576"/><mergeCell ref="'
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'
MANY = "<si><t>字</t></si>" * 120_000
STRINGS = "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"


@cache
def _by_hand() -> bytes:
    return as_xlsx(balanced())


def page(rows: str) -> bytes:
    return f"<html><table>{rows}</table>".encode()


FILES: dict[str, Callable[[], bytes]] = {
    "docx of many bytes": lambda: swollen(saved(Document()), {"word/media/a.png": bytes(60_000_000)}),
    "docx of much text": lambda: document(f"<w:p><w:r><w:t>{'a' * 40_000_000}</w:t></w:r></w:p>"),
    "docx of many elements": lambda: document("<w:p/>" * 1_000_000),
    "docx as large as can be": lambda: document("<w:p><w:r><w:t>字</w:t></w:r></w:p>" * 60_000),
    "docx of many parts": lambda: swollen(saved(Document()), {f"word/a{at}.xml": b"<a/>" for at in range(20_000)}),
    "docx in depth": lambda: document("<w:ins>" * 100_000 + "</w:ins>" * 100_000),
    "docx of tables in tables": lambda: document("<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000),
    "docx of wide cells": lambda: document("<w:tbl><w:tr>" + WIDE * 500 + "</w:tr></w:tbl>"),
    "docx of a huge table": lambda: document(
        "<w:tbl>" + "".join("<w:tr>" + "<w:tc/>" * at + "</w:tr>" for at in range(700)) + "</w:tbl>"
    ),
    "docx with laughs": lambda: document("<w:p><w:r><w:t>&l12;</w:t></w:r></w:p>", LAUGHS),
    "docx that opens a file": lambda: document("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", EXTERNAL),
    "docx that opens a file in another encoding": lambda: in_other_encoding(EXTERNAL),
    "xlsx of many bytes": lambda: swollen(_by_hand(), {"xl/a.bin": bytes(60_000_000)}),
    "xlsx with laughs": lambda: replaced(_by_hand(), SHEET, "<worksheet", f"{LAUGHS}<worksheet"),
    "xlsx with a cell far away": lambda: replaced(_by_hand(), SHEET, "</sheetData>", FAR),
    "xlsx merged as a whole": lambda: replaced(_by_hand(), SHEET, '<mergeCell ref="', MERGED),
    "xlsx of many strings": lambda: replaced(plain(), STRINGS, "<si>", MANY + "<si>"),
    "zip that climbs out": lambda: package(
        {"../../etc/passwd": b"x", "word/../../a": b"x", "word/document.xml": b"<a/>"}
    ),
    "page of long cells": lambda: page(f"<tr><td rowspan=1000000000 colspan=1000000000>甲</td></tr>{ROW * 3}"),
    "page of many long cells": lambda: page(
        "<tr>" + "<td rowspan=99999 colspan=99>甲</td>" * 3_000 + "</tr>" + ROW * 3_000
    ),
    "page of a huge table": lambda: page(("<tr>" + "<td>1" * 200 + "</tr>") * 500),
    "page in depth": lambda: b"<html>" + b"<div>" * 100_000 + "字".encode() + b"</div>" * 100_000,
    "page of tables in tables": lambda: b"<html>" + b"<table><tr><td>1<td>2<tr><td>" * 60_000,
    "page of open letters": lambda: b"<p>" + b"<b><i><font>" * 60_000,
    "page of many elements": lambda: b"<p>" + b"<b>1</b>" * 149_000,
    "page of many more elements": lambda: b"<p>" + b"<b></b>" * 4_000_000,
    "page of 30 MB": lambda: b"<html><body><p>" + b"a " * 15_000_000,
    "page of 9 MB": lambda: b"<html><body><p>" + "字。\n".encode() * 1_290_000,
    "page of pictures": lambda: b'<html><p>1<img src="data:image/png;base64,' + b"A" * 40_000_000 + b'">',
    "page of one mark": lambda: b"<html>" + b"<" * 290_000,
    "page in a file of parts": lambda: (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n"
        + b"<p>1</p>\n--a\nContent-Type: text/html\n\n" * 400_000
    ),
    **PDFS,
}
