"""Files taken apart and put together again, so that what lies inside can be changed and the outside still holds."""

from __future__ import annotations

import re
import warnings
import zlib
from base64 import a85decode
from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_OBJECT = re.compile(rb"(\d+) \d+ obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)\bstream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_TRAILER = re.compile(rb"trailer(.*?)startxref", re.DOTALL)
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_PACKED = re.compile(rb"/Length \d+|/DecodeParms\s*<<.*?>>", re.DOTALL)
_STREAM_MARK = b"\nstream\n"


class Part(NamedTuple):
    """A part of a file: of a package, an object of a PDF, or the whole of a file without parts."""

    name: str
    content: bytes


Parts = tuple[Part, ...]


class Format(NamedTuple):
    """How files of a kind are taken apart and put together.

    Attributes:
        words: What is said in them.
    """

    split: Callable[[bytes], Parts]
    join: Callable[[Parts], bytes]
    words: tuple[str, ...] = ()


def _whole(content: bytes) -> Parts:
    return (Part("", content),)


def _plain(parts: Parts) -> bytes:
    return b"".join(part.content for part in parts)


def _unpacked(content: bytes) -> Parts:
    with ZipFile(BytesIO(content)) as archive:
        return tuple(Part(name, archive.read(name)) for name in archive.namelist())


def _packed(parts: Parts) -> bytes:
    stream = BytesIO()
    with warnings.catch_warnings(), ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")  # of two parts of one name, which are meant
        for part in parts:
            archive.writestr(ZipInfo(part.name), part.content, ZIP_DEFLATED, 1)  # whose time is always the same
    return stream.getvalue()


def _objects(content: bytes) -> Parts:
    """Return the objects of a PDF, their streams unpacked; its trailer comes last."""
    objects = (Part(found[1].decode(), _opened(found[2].strip())) for found in _OBJECT.finditer(content))
    trailer = _TRAILER.search(content)
    return (*objects, Part("trailer", trailer[1].strip() if trailer else b"<</Root 1 0 R>>"))


def _opened(one: bytes) -> bytes:
    found = _STREAM.fullmatch(one)
    if not found:
        return one
    head, data = found[1], found[2]
    filters = _FILTER.search(head)
    for name in re.findall(rb"/(\w+)", filters[1]) if filters else ():
        if name not in _UNPACK:
            return one
        data = _UNPACK[name](data)
    return _FILTER.sub(b"", _PACKED.sub(b"", head)) + _STREAM_MARK + data


def _from_base_85(data: bytes) -> bytes:
    return a85decode(data.strip().removesuffix(b"~>"))


_UNPACK: dict[bytes, Callable[[bytes], bytes]] = {b"FlateDecode": zlib.decompress, b"ASCII85Decode": _from_base_85}


def _pdf(parts: Parts) -> bytes:
    """Return a PDF of objects, as large as they are now, and where they are now."""
    content, places = bytearray(b"%PDF-1.7\n"), {}
    for part in parts[:-1]:
        places[part.name] = len(content)
        content += b"%b 0 obj\n%b\nendobj\n" % (part.name.encode(), _closed(part.content))
    start = len(content)
    rows = b"".join(b"%b 1\n%010d 00000 n \n" % (name.encode(), place) for name, place in places.items())
    trailer = parts[-1].content if parts else b""
    return bytes(content) + b"xref\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (rows, trailer, start)


def _closed(one: bytes) -> bytes:
    head, mark, data = one.partition(_STREAM_MARK)
    if not mark or b"/Length" in head:
        return one
    return b"%b/Length %d>>%b%b\nendstream" % (head.strip().removesuffix(b">>"), len(data), _STREAM_MARK, data)


FLAT = Format(_whole, _plain)
PACKAGE = Format(_unpacked, _packed)
OBJECTS = Format(_objects, _pdf)
