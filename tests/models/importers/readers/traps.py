"""Files that lie about themselves, that would have something opened or run, or that are not what they are called."""

from __future__ import annotations

import json
import stat
import struct
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document

from models.report.report_json import write_json
from tests.builders import answered, balanced
from tests.models.importers.own.workbooks import exported, replaced, retyped
from tests.models.importers.readers.builders import as_docx, as_html, as_xlsx, saved

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK, STYLES, SHEET = "xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"
COMMAND = "=cmd|' /C calc'!A0"
TRICKS = "\u202e街道\u202c\u200b办事处\u200f\u2066"
"""Words that run backwards, and letters without width."""


@cache
def _book() -> bytes:
    return as_xlsx(balanced())


@cache
def _ours() -> bytes:
    return exported(balanced())


@cache
def _word() -> bytes:
    return as_docx(balanced())


def added(content: bytes, parts: dict[str | ZipInfo, bytes]) -> bytes:
    """Return a package with more parts, some of them under odd names."""
    stream = BytesIO(content)
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


# ---------------------------------------------------------------- packages that lie


def small_by_its_own_account(size: int) -> bytes:
    """Return a document with a part that says of itself that it has a hundred bytes."""
    content = bytearray(added(saved(Document()), {"word/media/a.png": bytes(size)}))
    for at in (content.rindex(b"PK\x03\x04") + 22, content.rindex(b"PK\x01\x02") + 24):
        assert struct.unpack_from("<I", content, at) == (size,)
        struct.pack_into("<I", content, at, 100)
    return bytes(content)


def parts_in_one_place(count: int) -> bytes:
    """Return a package whose parts are all the same bytes: each unpacks to ten million."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(10_000_000))
    content = stream.getvalue()
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = content[start:end]
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, count, count, len(entry) * count, start)
    return content[:start] + entry * count + bytes(tail)


def link(name: str) -> ZipInfo:
    """Return the entry of a symbolic link."""
    entry = ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return entry


ODD_NAMES: dict[str | ZipInfo, bytes] = dict.fromkeys(
    (
        *("/etc/cron.d/a", "C:/Windows/a.xml", "C:\\Windows\\a.xml", "\\\\pc\\share\\a.xml", "..\\..\\a.xml"),
        *("a.txt:b", "CON", "aux.xml", "NUL.xml", "a. ", "autorun.inf", "a\nb", TRICKS),
    ),
    b"<a/>",
)


# ---------------------------------------------------------------- workbooks


def styled(count: int) -> bytes:
    return replaced(_book(), STYLES, "</cellXfs>", "<xf/>" * count + "</cellXfs>")


def merged(count: int) -> bytes:
    many = "".join(f'<mergeCell ref="B{at}:C{at}"/>' for at in range(1, count + 1))
    return replaced(_book(), SHEET, '<mergeCell ref="', f'{many}<mergeCell ref="')


def named(count: int) -> bytes:
    many = "".join(f'<definedName name="a{at}">Sheet1!$A$1</definedName>' for at in range(count))
    return replaced(_book(), BOOK, "</sheets>", f"</sheets><definedNames>{many}</definedNames>")


def spread(content: bytes) -> bytes:
    return replaced(content, SHEET, "<sheetData", '<dimension ref="A1:XFD1048576"/><sheetData')


def with_macros(content: bytes) -> bytes:
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macro = replaced(content, "[Content_Types].xml", plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    return added(macro, {"xl/vbaProject.bin": OLE + bytes(2_000), "xl/embeddings/oleObject1.bin": OLE + bytes(2_000)})


def linked(content: bytes) -> bytes:
    """Return a workbook that asks for another one, and for a program by DDE."""
    relation = f'<Relationship Id="rId99" Type="{RELATIONS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    asking = replaced(content, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{relation}</Relationships>")
    opened = replaced(
        asking,
        BOOK,
        "</sheets>",
        f'</sheets><externalReferences><externalReference xmlns:r="{RELATIONS}" r:id="rId99"/></externalReferences>',
    )
    parts: dict[str | ZipInfo, bytes] = {
        "xl/externalLinks/externalLink1.xml": (
            b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>'
        ),
        "xl/externalLinks/_rels/externalLink1.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
            f'Id="rId1" Type="{RELATIONS}/externalLinkPath" Target="file:///\\\\pc\\a.xlsx" TargetMode="External"/>'
            "</Relationships>"
        ).encode(),
    }
    return added(opened, parts)


def drawn_often(times: int) -> bytes:
    """Return a workbook whose sheet refers so often to one drawing of many boxes."""
    begin = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    one = f'<Relationship Id="r{{}}" Type="{RELATIONS}/drawing" Target="/xl/drawings/d.xml"/>'
    relations = f"{begin}{''.join(map(one.format, range(times)))}</Relationships>"
    drawing = f"<wsDr>{'<oneCellAnchor><from/><sp/></oneCellAnchor>' * 2_000}</wsDr>"
    parts: dict[str | ZipInfo, bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations.encode(),
        "xl/drawings/d.xml": drawing.encode(),
    }
    return added(_book(), parts)


# ---------------------------------------------------------------- documents, pages, PDF, JSON


def attached() -> bytes:
    """Return a document with macros, an object, and a template on another PC."""
    relation = f'<Relationship Id="rId99" Type="{RELATIONS}/attachedTemplate" Target="{{}}" TargetMode="External"/>'
    asking = replaced(
        _word(),
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f"{relation.format('http://pc.invalid/a.dotm')}</Relationships>",
    )
    return added(asking, {"word/vbaProject.bin": OLE + bytes(2_000), "word/embeddings/o.bin": OLE + bytes(2_000)})


PAGE_TRAPS = (
    '<base href="file://pc/"><meta http-equiv="refresh" content="0;url=file:///etc/passwd"><script src="//pc/a.js">'
    '</script><link rel=stylesheet href="//pc/a.css"><img src="//pc/a.png"><iframe src="file:///etc/passwd"></iframe>'
    '<object data="//pc/a"></object>'
)


def page_that_calls() -> bytes:
    return as_html(balanced()).replace(b"<body", PAGE_TRAPS.encode() + b"<body")


def changed_json(**changes: object) -> bytes:
    return json.dumps({**json.loads(write_json(balanced())), **changes}).encode()


def figure(literal: str) -> bytes:
    return changed_json(cells={"applications/new/natural": "?"}).replace(b'"?"', literal.encode())


LINK = bytes.fromhex("4C0000000114020000000000C000000000000046") + bytes(500)
AUTORUN = b"[autorun]\r\nopen=calc.exe\r\nshellexecute=calc.exe\r\n"
DESKTOP = "[.ShellClassInfo]\r\nIconResource=\\\\pc\\a.ico,0\r\n".encode("utf-16")

TRAPS: dict[str, Callable[[], bytes]] = {
    "docx small by its own account": lambda: small_by_its_own_account(60_000_000),
    "docx of parts in one place": lambda: parts_in_one_place(60),
    "docx with a large part": lambda: added(_word(), {"word/more.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
    "docx of large parts": lambda: added(_word(), {f"word/media/{at}.png": bytes(9_000_000) for at in range(6)}),
    "docx of odd names": lambda: added(_word(), ODD_NAMES),
    "docx with a link": lambda: added(_word(), {link("word/more.xml"): b"/etc/passwd"}),
    "docx that is a link": lambda: added(b"", {link("word/document.xml"): b"/etc/passwd"}),
    "docx with macros and a template": attached,
    "xlsx with a large part": lambda: added(_book(), {"xl/more.xml": b"<a>" + b" " * 30_000_000 + b"</a>"}),
    "xlsx of odd names": lambda: added(_book(), ODD_NAMES),
    "xlsx of a huge dimension": lambda: spread(_book()),
    "our xlsx of a huge dimension": lambda: spread(_ours()),
    "xlsx of a million styles": lambda: styled(1_000_000),
    "xlsx of a million merges": lambda: merged(1_000_000),
    "xlsx of a million names": lambda: named(1_000_000),
    "xlsx of as many names as can be": lambda: named(300_000),
    "xlsx with macros": lambda: with_macros(_book()),
    "our xlsx with macros": lambda: with_macros(_ours()),
    "xlsx with links": lambda: linked(_book()),
    "our xlsx with links": lambda: linked(_ours()),
    "xlsx that shows a drawing often": lambda: drawn_often(4_000),
    "our xlsx with a command": lambda: retyped(balanced(), {"applications/new/natural": COMMAND}),
    "locked": lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500),
    "old.xls": lambda: OLE + bytes(500) + "Workbook".encode("utf-16-le") + bytes(500),
    "old.et": lambda: OLE + bytes(500) + "ETWorkbook".encode("utf-16-le") + bytes(500),
    "page that calls": page_that_calls,
    "page with entities": lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + as_html(balanced()),
    "docx with tricks": lambda: as_docx(answered(balanced(), {"cover/agency": TRICKS})),
    "json with tricks": lambda: write_json(answered(balanced(), {"cover/agency": TRICKS})),
    "json in depth": lambda: b"[" * 1_000_000,
    "json with no number": lambda: figure("NaN"),
    "json without end": lambda: figure("Infinity"),
    "json of a number of 300 digits": lambda: figure("1" + "0" * 308),
    "json of a large number": lambda: figure("1e308"),
    "json of wide letters": lambda: '["😀'.encode() + b"a" * 49_000_000 + b'"]',
    "json of a number of many digits": lambda: figure("9" * 1_000_000),
    "json with two answers": lambda: changed_json().replace(b'"schema"', b'"schema": 1, "schema"'),
    "json with half a character": lambda: changed_json(texts={"overview": "\ud800"}),
    "a.lnk": lambda: LINK,
    "autorun.inf": lambda: AUTORUN,
    "desktop.ini": lambda: DESKTOP,
}

LONG_TRAPS: dict[str, Callable[[], bytes]] = {
    "json of many answers": lambda: changed_json(cells={f"a/b/{at}": 1 for at in range(800_000)}),
    "json in depth of parts": lambda: b'{"a":' * 1_000_000,
    "xlsx of as many styles as can be": lambda: styled(380_000),
    "xlsx of as many merges as can be": lambda: merged(380_000),
    "json of a number of millions of digits": lambda: figure("9" * 15_000_000),
}
"""Files that keep a reader busy until it is stopped, or nearly so."""

HUGE = {
    "huge.pdf": b"%PDF-1.7\n",
    "huge.docx": b"PK\x03\x04",
    "huge.json": b"{",
    "huge.htm": b"<html>",
    "huge.txt": b"1",
}
"""Files of two gigabytes, and how they begin."""
