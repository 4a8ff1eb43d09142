"""A look into a workbook before a parser opens it: only complete, harmless packages pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from models.errors import UnreadableReport

LARGEST = 50_000_000
"""Bytes, packed or not; our workbooks unpack to some 300 kB."""

_MOST_ELEMENTS = 500_000
"""Of XML; ours have some 5,000, and each costs a parser far more than its bytes."""

_BLOCK = 1 << 16
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def ensure_safe(content: bytes) -> None:
    """Let only harmless packages pass: parsers run for minutes, or out of memory, on others.

    Raises:
        UnreadableReport: It is no workbook, or protected by a password, or unsafe.
        BadZipFile: It is damaged; zlib and others raise errors of their own.
    """
    _ensure_zip(content)
    left, elements = LARGEST, iter(range(_MOST_ELEMENTS))
    with ZipFile(BytesIO(content)) as archive:
        if not any(name.startswith("xl/") for name in archive.namelist()):
            raise _not_ours()
        for info in archive.infolist():
            if info.flag_bits & 1:
                raise _locked()
            with archive.open(info) as part:
                left = _scanned(part, left, elements)


def _ensure_zip(content: bytes) -> None:
    if content.startswith(_OLE):
        raise _locked() if _ENCRYPTED in content else _old_format()
    if not content.startswith(b"PK"):
        raise _not_ours()
    if len(content) > LARGEST:
        raise _too_large()


def _scanned(part: IO[bytes], left: int, elements: Iterator[int]) -> int:
    """Return how many bytes may still follow after `part`."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = partial(_count, elements)
    for block in iter(partial(part.read, _BLOCK), b""):
        left -= len(block)
        if left < 0:
            raise _too_large()
        with suppress(expat.ExpatError):  # pictures are no XML; a damaged part is found later
            parser.Parse(block)
    return left


def _refuse_doctype(*_: object) -> None:
    raise UnreadableReport("工作簿里有不该有的内容（DTD 声明），可能不安全，没有打开；请对方用本程序重新导出。")


def _count(elements: Iterator[int], *_: object) -> None:
    if next(elements, None) is None:
        raise _too_large()


def _not_ours() -> UnreadableReport:
    return UnreadableReport("这个文件不是 Excel 工作簿，没有打开；请选择本程序导出的 .xlsx 文件或者 .json 文件。")


def _old_format() -> UnreadableReport:
    return UnreadableReport("这是旧格式的文件（例如 .xls），没有打开；请选择本程序导出的 .xlsx 文件。")


def _locked() -> UnreadableReport:
    return UnreadableReport("工作簿有打开密码，没有打开；请先在 Excel 或者 WPS 里去掉密码，再保存一次。")


def _too_large() -> UnreadableReport:
    return UnreadableReport("工作簿的内容太多，不像是一份年报，没有打开；请核对选的文件。")
