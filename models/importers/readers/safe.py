"""A look into a file before a parser opens it, and what stumbles all the same told in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BytesIO
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile

from models.errors import ReportError, UnreadableReport
from models.importers.package import LARGEST

_MOST_ELEMENTS = 400_000
"""Of XML; a report of twenty pages has some 20,000, and each costs a parser far more than its bytes."""

_MOST_XML = 25_000_000
"""Bytes, unpacked; a report of twenty pages has some 500 kB. Pictures are counted apart."""

_MOST_PARTS = 5_000
_BLOCK = 1 << 16
_DIRECTORY_ENTRY = b"PK\x01\x02"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


@contextmanager
def damage_named(what: str) -> Iterator[None]:
    """Turn whatever the parsers stumble over into a sentence.

    Raises:
        UnreadableReport: Something else than a sentence was raised.
    """
    try:
        yield
    except ReportError:
        raise
    except Exception as error:
        raise UnreadableReport(
            f"{what}已损坏，没有读出来；可能没有拷贝完整，请重新拷贝，或者打开它另存一份后再试。"
        ) from error


def too_large() -> UnreadableReport:
    """Return the refusal of a file that would keep the program busy for minutes."""
    return UnreadableReport("文件的内容太多，不像是一份年报，没有读取；请核对选的文件。")


def ensure_safe_document(content: bytes) -> None:
    """Let only harmless packages pass: parsers run for minutes, or out of memory, on others.

    Raises:
        UnreadableReport: It is protected by a password, or unsafe.
        BadZipFile: It is damaged; zlib and others raise errors of their own.
    """
    if len(content) > LARGEST or content.count(_DIRECTORY_ENTRY) > _MOST_PARTS:
        raise too_large()
    sizes, elements = {True: _MOST_XML, False: LARGEST}, iter(range(_MOST_ELEMENTS))
    with ZipFile(BytesIO(content)) as archive:
        for info in archive.infolist():
            if info.flag_bits & 1:
                raise UnreadableReport("文件有打开密码，没有读取；请先在 Word 或者 WPS 里去掉密码，再保存一次。")
            is_xml = info.filename.lower().endswith((".xml", ".rels"))
            with archive.open(info) as part:
                scan = partial(_scan_xml, elements=elements) if is_xml else _scan
                sizes[is_xml] = scan(part, sizes[is_xml])


def _scan(part: IO[bytes], left: int) -> int:
    """Return how many bytes may still follow after `part`."""
    for block in iter(partial(part.read, _BLOCK), b""):
        left -= len(block)
        if left < 0:
            raise too_large()
    return left


def _scan_xml(part: IO[bytes], left: int, elements: Iterator[int]) -> int:
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
        with suppress(expat.ExpatError):  # a damaged part is found later
            parser.Parse(block)
    return left


def _refuse_doctype(*_: object) -> None:
    raise UnreadableReport("文件里有不该有的内容（DTD 声明），可能不安全，没有读取；请打开它另存一份后再试。")


def _count(elements: Iterator[int], *_: object) -> None:
    if next(elements, None) is None:
        raise too_large()
