"""Files of all kinds as paragraphs and tables. What a file is, its content tells, never its name.

Asked by `models.importers` for a source; interprets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from models.importers.readers.text_encoding import plain, wide_encoding
from models.importers.safe_package import LARGEST, MOST_PARTS
from models.importers.source import Source
from models.system.errors import UnreadableReport

_BEGIN = 4096
"""Bytes by which a file is told. Chosen: scripts and comments may stand before the first mark of a web page."""

_PDF_BEGINS = 1024
"""Bytes within which ``%PDF-`` stands: Adobe's own reader asks for no more (PDF Reference 1.7, appendix H, note 13)."""

_LONGEST_KIND = 100
"""Bytes of ``mimetype`` that are read; the names of kinds looked for have some 50."""

_CONTENTS = "[Content_Types].xml"
_LONGEST_CONTENTS = 1 << 18
"""Bytes of the list of parts that are looked at. Chosen: enough for a thousand parts; the document is named early."""

_WORD_PART = re.compile(r"word[/\\]", re.IGNORECASE)
_WORD_KIND = re.compile(
    rb"(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\w{0,20})\.main\+xml"
)
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED, _OLD_TEXT = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_PICTURE = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\x00|MM\x00\*|BM.{4}\x00{4}|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)", re.DOTALL
)
_ARCHIVE = re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b|MSCF")
_PAGE = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|span|style|script|h[1-6])[\s>]")
_SAVED_PAGE = re.compile(rb"(?i)\s*(?:mime-version|from|content-type|snapshot-content-location|subject|date):\s")
_OLD_XML = re.compile(rb"wordDocument|xmlPackage|schemas-microsoft-com:office:spreadsheet")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_SCANNED = (
    "这是图片（照片或者扫描件），里面的文字读不出来；请找 Word 文档（.docx）、网页（.html）或者带文字的 PDF 再导入。"
)
_OLD = "这是旧格式的{kind}，没有读取；请用 {program} 或者 WPS 打开，另存为 .{suffix} 后再导入。"
_PROGRAMS = {"docx": "Word", "xlsx": "Excel"}
"""What opens and saves each kind."""
_LOCKED = "文件有打开密码，没有读取；请先在 Word、Excel 或者 WPS 里去掉密码，再保存一次。"
_PACKED = "这是压缩包，没有读取；请先解压，再选里面的文件。"
_UNKNOWN = "认不出这是什么文件，没有读取；请选 Word 文档（.docx）、工作簿（.xlsx）、PDF、网页（.html）或者文本文件。"
_CUT = "文件不完整，可能没有下载完或者没有拷贝完整，没有读取；请重新下载或者拷贝后再试。"
_OTHER_OFFICE = {
    b"application/vnd.oasis.opendocument.text": ("这是 ODT 文档", "docx"),
    b"application/vnd.oasis.opendocument.spreadsheet": ("这是 ODS 表格", "xlsx"),
}


def read_source(content: bytes, name: str = "") -> Source:
    """Return what a file holds.

    Args:
        content: All of it.
        name: What it is called, for sentences; it may be wrong.

    Raises:
        UnreadableReport: It cannot be read; the sentence says what to do instead.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise UnreadableReport(f"文件{f'“{name}”' if name else ''}是空的，可能没有拷贝完整；请重新拷贝后再试。")
    if len(content) > LARGEST:
        raise UnreadableReport("文件太大，不像是一份年报，没有读取；请核对选的文件。")
    return _reader(content)(content)


def _reader(content: bytes) -> Callable[[bytes], Source]:
    """Return what reads a file that begins like this."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_reader(content)
    if refusal := _refusal(content):
        raise UnreadableReport(refusal)
    if b"%PDF-" in content[:_PDF_BEGINS] and not _looks_like_page(content):
        return _pdf
    if _looks_like_page(content) or _is_saved_page(content):
        return _html
    if b"\x00" in content[:_BEGIN] and not content.startswith(_MARKS) and not wide_encoding(content):
        raise UnreadableReport(_UNKNOWN)
    return _txt


def _refusal(content: bytes) -> str:
    """Return why a file is of no use; nothing if it may be."""
    begin = content[:_BEGIN]
    if begin.startswith(_OLE):
        return _old_format(content)
    if begin.lstrip().startswith(b"{\\rtf"):
        return _old(" RTF 文档", "docx")
    if _PICTURE.match(begin):
        return _SCANNED
    if _ARCHIVE.match(begin):
        return _PACKED
    if begin.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") and (found := _OLD_XML.search(begin)):
        is_book = b"spreadsheet" in found[0]
        return _old(" XML 文件", "xlsx" if is_book else "docx")
    return ""


def _old(kind: str, suffix: str) -> str:
    return _OLD.format(kind=kind, suffix=suffix, program=_PROGRAMS[suffix])


def _old_format(content: bytes) -> str:
    if _ENCRYPTED in content:
        return _LOCKED
    is_text = _OLD_TEXT in content
    kind = " Word 文档（.doc 或者 .wps）" if is_text else "表格或者文档（例如 .xls、.et）"
    return _old(kind, "docx" if is_text else "xlsx")


def _packed_reader(content: bytes) -> Callable[[bytes], Source]:
    """Return what reads a package of parts, by the names of these."""
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise UnreadableReport(_PACKED)
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            kind = archive.open("mimetype").read(_LONGEST_KIND).strip() if "mimetype" in names else b""
            contents = archive.open(_CONTENTS).read(_LONGEST_CONTENTS) if _CONTENTS in names else b""
    except Exception as error:
        raise UnreadableReport(_CUT) from error
    if any(_WORD_PART.match(name) for name in names) or _WORD_KIND.search(contents):
        return _docx
    if "xl/workbook.bin" in names:
        raise UnreadableReport(_old("二进制工作簿（.xlsb）", "xlsx"))
    if any(name.startswith("xl/") for name in names):
        return _sheets
    raise UnreadableReport(_foreign(names, kind))


def _foreign(names: list[str], kind: bytes) -> str:
    """Return why a package of another kind is of no use."""
    if kind in _OTHER_OFFICE:
        what, suffix = _OTHER_OFFICE[kind]
        return f"{what}，没有读取；请用 WPS、{_PROGRAMS[suffix]} 或者 LibreOffice 打开，另存为 .{suffix} 后再导入。"
    if any(name.lower() == "ofd.xml" for name in names):
        return "这是 OFD 版式文件，没有读取；请用 WPS 或者 OFD 阅读器打开，另存为 Word 文档（.docx）后再导入。"
    if any(name.startswith("ppt/") for name in names):
        return "这是演示文稿，不是年报，没有读取；请核对选的文件。"
    return _PACKED


def _looks_like_page(content: bytes) -> bool:
    """Return whether a file is a web page, whatever encoding it is in."""
    begin = plain(content[:_BEGIN])
    return begin.lstrip().startswith(b"<") and _PAGE.search(begin) is not None


def _is_saved_page(content: bytes) -> bool:
    return _SAVED_PAGE.match(content[:_BEGIN]) is not None and b"text/html" in content[: 4 * _BEGIN].lower()


def _docx(content: bytes) -> Source:
    from models.importers.readers.word.word_document import read_docx  # noqa: PLC0415  heavy libraries would slow every start

    return read_docx(content)


def _sheets(content: bytes) -> Source:
    from models.importers.readers.workbook.spreadsheet import read_sheets  # noqa: PLC0415  as above

    return read_sheets(content)


def _pdf(content: bytes) -> Source:
    from models.importers.readers.pdf.pdf_document import read_pdf  # noqa: PLC0415  as above

    return read_pdf(content)


def _html(content: bytes) -> Source:
    from models.importers.readers.web.web_page import read_html  # noqa: PLC0415  as above

    return read_html(content)


def _txt(content: bytes) -> Source:
    from models.importers.readers.plain_text import read_txt  # noqa: PLC0415  as above

    return read_txt(content)
