"""Plain text, also with the marks of Markdown, as a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from models.importers.readers.cells import ensure_few
from models.importers.readers.text_encoding import decoded, plain
from models.importers.source import RawTable, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_RULE = re.compile(r"\s*([-*_])(\s*\1){2,}\s*")
_RULED_CELLS = re.compile(r"(?=[\s|:+]*-)[\s|:+-]*")
_EMPHASIS = re.compile(r"\*\*|__")
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LEAD_AT_THE_END = re.compile(r".+\*\*[^*]+[。：:]\*\*\s*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")


class _Line(NamedTuple):
    number: int
    text: str

    @property
    def where(self) -> str:
        return f"第 {self.number} 行"

    @property
    def separator(self) -> str:
        """What separates cells in it; nothing if it is no line of a table."""
        if "\t" in self.text.strip() or self.text.count("\t") > 1:
            return "\t"
        return "|" if self.text.count("|") > 1 else ""


def read_txt(content: bytes) -> Source:
    """Return what a text file holds: lines with tabs or bars are tables, all others paragraphs.

    Raises:
        UnreadableReport: It is no text.
    """
    lines = _decode(content).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    numbered = [_Line(number, line) for number, line in enumerate(lines, start=1)]
    return tuple(_joined(list(_blocks(numbered))))


def _decode(content: bytes) -> str:
    found = decoded(plain(content).replace(b"\x00", b""))
    if not found.is_right:
        raise UnreadableReport("这个文本文件读不出来，可能已经损坏；请在记事本里打开，另存为 UTF-8 再试。")
    return found.text


def _blocks(lines: list[_Line]) -> Iterator[tuple[SourceBlock, bool]]:
    """Yield the blocks, each with whether its last words lead into the next paragraph."""
    for separator, run in groupby(lines, key=lambda line: line.separator):
        if separator:
            yield _table(list(run), separator), False
            continue
        for line in run:
            if line.text.strip() and not _RULE.fullmatch(line.text):
                yield SourceParagraph(_plain(line.text), line.where), bool(_LEAD_AT_THE_END.fullmatch(line.text))


def _joined(blocks: list[tuple[SourceBlock, bool]]) -> Iterator[SourceBlock]:
    """Yield the blocks; a bold lead that a page break has cut from its sentences gets them back."""
    waiting: list[SourceParagraph] = []
    for block, leads in blocks:
        if isinstance(block, SourceParagraph):
            waiting.append(block)
            if not leads:
                yield _one(waiting)
                waiting = []
            continue
        yield from map(_one, filter(None, [waiting]))
        waiting = []
        yield block
    yield from map(_one, filter(None, [waiting]))


def _one(pieces: list[SourceParagraph]) -> SourceParagraph:
    return SourceParagraph("".join(piece.text for piece in pieces), pieces[0].where)


def _plain(text: str) -> str:
    plain = _LINK.sub(r"\1", _EMPHASIS.sub("", _HEADING.sub("", text, count=1)))
    return _ESCAPED.sub(r"\1", plain).strip()


def _table(lines: list[_Line], separator: str) -> RawTable:
    kept = [line for line in lines if separator != "|" or not _RULED_CELLS.fullmatch(line.text)]
    rows = [[_plain(cell) for cell in _cells(line.text, separator)] for line in kept]
    width = max(map(len, rows), default=0)
    ensure_few(width * len(rows))
    filled = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    return RawTable(filled, f"第 {lines[0].number} 行起的表格")


def _cells(line: str, separator: str) -> list[str]:
    if separator == "|":
        return line.strip().removeprefix("|").removesuffix("|").split("|")
    return line.split(separator)
