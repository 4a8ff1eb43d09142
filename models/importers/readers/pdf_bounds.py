"""How much of a PDF is worked through: its few bytes may ask for memory and hours without end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import accumulate
from time import thread_time
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.casting import safe_int
from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSKeyword, literal_name
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor, choplist, nunpack

from models.importers.safe_package import too_large

_SECONDS = 3.5
"""Of computing; a page of text takes 0.03. Chosen: below the 5 that the sandbox gives a file."""

_UNPACKED = 80_000_000
"""Bytes of all parts together; whole Chinese fonts have 20 million. Chosen: some of these in one file."""

_DRAWN = 40_000
"""Characters, lines and boxes on a page, which has some 1,000. Chosen: forty times that."""

_NOW_AND_THEN = 1024
"""Characters after which the time is looked at. Chosen: rarely enough to cost nothing."""

_PIECE = 1 << 20
"""Bytes that are unpacked at a time. Chosen: no more than that is in memory before the limit is looked at."""

_PREDICTED, _NAMES, _HEADER = 2_000_000, 1_000_000, 300_000
"""Bytes that pdfminer works through one by one: predicted data, the names of characters, the head of a font.

Chosen: far more than a report needs, and no work for minutes.
"""

_CHARACTERS = 300_000
"""Named in ranges by a font. Chosen: Unicode has fewer characters, even twice over."""


class Allowance:
    """What is left of time and memory while a file is read."""

    def __init__(self) -> None:
        self._end = thread_time() + _SECONDS
        self._unpacked = _UNPACKED
        self._drawn = _DRAWN

    def check(self) -> None:
        """Refuse to go on when the time is up."""
        if thread_time() > self._end:
            raise too_large()

    def unpacked(self, size: int) -> None:
        """Refuse to go on when too much has been unpacked."""
        self.check()
        self._unpacked -= size
        if self._unpacked < 0:
            raise too_large()

    def turn_page(self) -> None:
        """Begin to count anew what is drawn."""
        self.check()
        self._drawn = _DRAWN

    def drawn(self) -> None:
        """Refuse to go on when too much has been drawn on a page."""
        self._drawn -= 1
        if not self._drawn % _NOW_AND_THEN:
            self.check()
        if self._drawn < 0:
            raise too_large()


class Watched(BytesIO):
    """A file that stops giving when the time is up: a parser may go in circles, but not without reading."""

    def __init__(self, content: bytes, allowance: Allowance) -> None:
        super().__init__(content)
        self._allowance = allowance

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the next bytes."""
        self._allowance.check()
        return super().read(size)


class Bounded(PDFStream):
    """A packed part of a PDF, unpacked only as far as the allowance goes; damaged data end where they are."""

    def __init__(self, stream: PDFStream, allowance: Allowance) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._allowance = allowance

    def decode(self) -> None:
        """Unpack the part, filter by filter."""
        data = self.rawdata or b""
        if self.decipher and self.objid is not None:
            data = self.decipher(self.objid, self.genno or 0, data, self.attrs)
        for name, parameters in self.get_filters():
            data = _predicted(self._decoded(literal_name(name), data), resolve1(parameters))
        self.data, self.rawdata = data, None

    def _decoded(self, name: str, data: bytes) -> bytes:
        if name in {"FlateDecode", "Fl"}:
            return b"".join(self._inflated(data))
        if name in {"LZWDecode", "LZW"}:
            return b"".join(self._counted(LZWDecoder(BytesIO(data)).run()))
        if name in {"RunLengthDecode", "RL"}:
            return b"".join(self._counted(_runs(data)))
        if name in {"ASCII85Decode", "A85"}:
            return ascii85decode(data)
        return asciihexdecode(data) if name in {"ASCIIHexDecode", "AHx"} else b""

    def _counted(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self._allowance.unpacked(len(piece))
            yield piece

    def _inflated(self, data: bytes) -> Iterator[bytes]:
        unpacker = zlib.decompressobj()
        with suppress(zlib.error):
            while data and not unpacker.eof:
                piece = unpacker.decompress(data, _PIECE)
                self._allowance.unpacked(len(piece))
                yield piece
                data = unpacker.unconsumed_tail
            yield unpacker.flush()


def _runs(data: bytes) -> Iterator[bytes]:
    """Yield the runs of data packed by lengths: up to 127 copied, 128 the end, beyond repeated (ISO 32000-1, 7.4.5)."""
    at = 0
    while at < len(data) and data[at] != 128:
        length = data[at] + 1
        yield data[at + 1 : at + 1 + length] if length <= 128 else data[at + 1 : at + 2] * (258 - length)
        at += 1 + (length if length <= 128 else 1)


def _predicted(data: bytes, parameters: object) -> bytes:
    given = parameters if isinstance(parameters, Mapping) else {}
    kind, colours, columns, bits = (
        safe_int(resolve1(given.get(name, other))) or other
        for name, other in (("Predictor", 1), ("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8))
    )
    if kind < 2:
        return data
    if len(data) > _PREDICTED or max(colours, columns, bits) > _PREDICTED:
        raise too_large()
    if kind == 2:
        return apply_tiff_predictor(colours, columns, bits, data)
    return apply_png_predictor(kind, colours, columns, bits, data)


# ---------------------------------------------------------------- fonts


def ensure_modest(spec: Mapping[str, Any]) -> None:
    """Refuse a font that names more characters than there are.

    Raises:
        UnreadableReport: It does.
    """
    descriptor = dict_value(spec.get("FontDescriptor", {}))
    header = resolve1(descriptor.get("FontFile"))
    if isinstance(header, PDFStream) and (safe_int(resolve1(header.get("Length1"))) or 0) > _HEADER:
        raise too_large()
    names = resolve1(spec.get("ToUnicode"))
    if isinstance(names, PDFStream):
        if len(names.get_data()) > _NAMES:
            raise too_large()
        _CountingNames(FileUnicodeMap(), BytesIO(names.get_data())).run()
    for key, length in (("W", 3), ("W2", 5)):
        _ensure_few(_spans(list_value(spec.get(key, [])), length))


def _spans(widths: Sequence[object], length: int) -> Iterator[int]:
    """Yield how many characters each range of an array of widths has."""
    numbers: list[float] = []
    for value in map(resolve1, widths):
        if isinstance(value, list):
            numbers.clear()
            yield len(value)
        elif isinstance(value, int | float):
            numbers.append(value)
        if len(numbers) == length:
            yield int(numbers[1] - numbers[0])
            numbers.clear()


def _ensure_few(counts: Iterator[int]) -> None:
    if any(total > _CHARACTERS for total in accumulate(max(0, count) for count in counts)):
        raise too_large()


class _CountingNames(CMapParser):
    """Reads the names of characters only to count them."""

    def __init__(self, names: FileUnicodeMap, stream: BytesIO) -> None:
        super().__init__(names, stream)
        self._left = _CHARACTERS

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        """Count the characters where ranges of them end."""
        if token in {self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE}:
            ends = [end for _, end in self.popall()]
            for first, last, _ in choplist(3, ends):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    self._left -= max(0, nunpack(last) - nunpack(first))
            if self._left < 0:
                raise too_large()
        elif token in {self.KEYWORD_ENDBFCHAR, self.KEYWORD_ENDCIDCHAR}:
            self.popall()
        else:
            super().do_keyword(pos, token)
