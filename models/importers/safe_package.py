"""A look into a workbook before a parser opens it: only complete, harmless packages pass."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import IO, NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from models.system.errors import UnreadableReport

LARGEST = 50_000_000
"""Bytes, packed or not; our workbooks unpack to some 300 kB. Chosen: a report with photographs in it still fits."""

_MOST_ELEMENTS = 400_000
"""Of XML; a report of twenty pages has some 20,000, and each costs a parser far more than its bytes.

Chosen: twenty times that.
"""

_MOST_SHEETS = 200
"""Named in a workbook; all of them may be the same part, which is read as often.

Chosen: a report has a sheet for each section, and other programs add some.
"""

_MOST_XML = 25_000_000
"""Bytes, unpacked; a report of twenty pages has some 500 kB. Pictures are counted apart.

Chosen: fifty times that.
"""

MOST_PARTS = 5_000
"""Files in a package. Chosen: our workbooks have 18, and a document has one more for each picture."""

_BLOCK = 1 << 16
"""Bytes that are unpacked at a time. Chosen: no more than that is in memory before the limits are looked at."""
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def ensure_safe(content: bytes) -> None:
    """Let only harmless packages pass: parsers run for minutes, or out of memory, on others.

    Raises:
        UnreadableReport: It is no workbook, or protected by a password, or unsafe.
        BadZipFile: It is damaged; zlib and others raise errors of their own.
    """
    _ensure_zip(content)
    with ZipFile(BytesIO(content)) as archive:
        if not any(name.startswith("xl/") for name in archive.namelist()):
            raise _not_ours()
    ensure_harmless(content)


def _ensure_zip(content: bytes) -> None:
    if content.startswith(_OLE):
        raise _locked() if _ENCRYPTED in content else _old_format()
    if not content.startswith(b"PK"):
        raise _not_ours()
    if len(content) > LARGEST:
        raise too_large()


def ensure_harmless(content: bytes) -> None:
    """Let only harmless packages pass: parsers run for minutes, or out of memory, on others.

    Raises:
        UnreadableReport: It is protected by a password, or unsafe.
        BadZipFile: It is damaged; zlib and others raise errors of their own.
    """
    if len(content) > LARGEST or content.count(_DIRECTORY_ENTRY) > MOST_PARTS:
        raise too_large()
    sizes, left = {True: _MOST_XML, False: LARGEST}, _Left(iter(range(_MOST_ELEMENTS)), iter(range(_MOST_SHEETS)))
    with ZipFile(BytesIO(content)) as archive:
        for info in archive.infolist():
            if info.flag_bits & 1:
                raise _locked()
            is_xml = info.filename.lower().endswith((".xml", ".rels"))
            with archive.open(info) as part:
                scan = partial(_scan_xml, elements=left) if is_xml else _scan
                sizes[is_xml] = scan(part, sizes[is_xml])


def _scan(part: IO[bytes], left: int) -> int:
    """Return how many bytes may still follow after `part`."""
    for block in iter(partial(part.read, _BLOCK), b""):
        left -= len(block)
        if left < 0:
            raise too_large()
    return left


class _Left(NamedTuple):
    """What may still follow."""

    elements: Iterator[int]
    sheets: Iterator[int]


def _scan_xml(part: IO[bytes], left: int, elements: _Left) -> int:
    """Return how many bytes may still follow after `part`, in which nothing is declared."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = partial(_count, elements)
    for block in iter(partial(part.read, _BLOCK), b""):
        left -= len(block)
        if left < 0:
            raise too_large()
        if any(mark in block for mark in _DECLARATIONS):
            _refuse_doctype()
        try:
            parser.Parse(block)
        except LookupError as error:  # what cannot be looked into may declare anything
            raise _unknown_encoding() from error
        except expat.ExpatError:  # a damaged part is found later
            continue
    return left


def _refuse_doctype(*_: object) -> None:
    raise UnreadableReport("文件里有不该有的内容（DTD 声明），可能不安全，没有读取；请打开它另存一份后再试。")


def _count(left: _Left, name: str, _: object) -> None:
    is_sheet = name.rpartition(":")[2] == "sheet"
    if next(left.elements, None) is None or (is_sheet and next(left.sheets, None) is None):
        raise too_large()


def _not_ours() -> UnreadableReport:
    return UnreadableReport("这个文件不是 Excel 工作簿，没有打开；请选择本程序导出的 .xlsx 文件或者 .json 文件。")


def _old_format() -> UnreadableReport:
    return UnreadableReport("这是旧格式的文件（例如 .xls），没有打开；请选择本程序导出的 .xlsx 文件。")


def _locked() -> UnreadableReport:
    return UnreadableReport("文件有打开密码，没有打开；请先在 Word、Excel 或者 WPS 里去掉密码，再保存一次。")


def _unknown_encoding() -> UnreadableReport:
    return UnreadableReport("文件里文字的编码认不出来，没有读取；请用 Word、Excel 或者 WPS 打开它，另存一份后再试。")


def too_large() -> UnreadableReport:
    """Return the refusal of a file that would keep the program busy for minutes."""
    return UnreadableReport("文件的内容太多，不像是一份年报，没有打开；请核对选的文件。")
