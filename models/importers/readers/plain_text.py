"""Plain text, also with the marks of Markdown, as a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from models.importers.readers.cells import ensure_few, one_cell
from models.importers.readers.cells import lines as lines_of
from models.importers.readers.text_encoding import decoded, plain
from models.importers.source import LeftOut, RawTable, Source, SourceBlock, SourceParagraph
from models.system.errors import UnreadableReport
from models.text.characters import FROM_RIGHT, with_plain_line_ends
from models.text.foreign_encoding import seven_bit_text, why_foreign
from models.text.page_look import Look
from models.text.page_words import Piece, Words, words
from models.text.separated_rows import SeparatedRow, separated_rows

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+")
_RULE = re.compile(r"\s*([-*_])(\s*\1){2,}\s*")
_RULED_CELLS = re.compile(r"(?=[\s|:+]*-)[\s|:+-]*")
_BARS = "│┃║｜┆┇┊┋"
_DRAWN = str.maketrans(dict.fromkeys(_BARS, "|"))
_DRAWN_RULE = re.compile(r"\s*+[\u2500-\u257f]{3}[\u2500-\u257f\s]*+")
_EMPHASIS = re.compile(r"\*\*|__")
_LINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_LEAD_AT_THE_END = re.compile(r".+\*\*[^*]+[。：:]\*\*\s*")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>-])")


_CROSSED_OUT = re.compile(r"~~(?=[^\s~])([^~]{1,200}+)~~")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}+\]")
_NOTE = re.compile(r"\s{0,3}\[\^[^\]\s]{1,20}+\]:\s*+(.*)")
_PICTURE = re.compile(r"!\[([^\]]{0,100}+)\]\(([^()\s]{0,500}+)[^()]{0,100}+\)")
_TAG = re.compile(r"(</?(?:sup|sub|del|s|strike)>)", re.IGNORECASE)
_SPECIAL = re.compile(r"[~!\[<*_#\\\ufffd锟?\x01-\x08\x0e-\x1f\x7f]")
_DAMAGED = re.compile(r"\ufffd|锟斤拷|\?{4}|[\x01-\x08\x0e-\x1f\x7f]")
"""Characters that were lost in another encoding, and signs by which a terminal takes some back."""

_FIGURE_ALONE = re.compile(r"\s{0,100}+[0-9０-９][0-9０-９,，.]{0,20}+\s{0,100}+")

_LOOKS = {"sup": Look.RAISED, "sub": Look.RAISED}


class _Plain(NamedTuple):
    """Text without marks of Markdown.

    Attributes:
        left_out: What stood in it and is no text of it.
    """

    text: str
    sure: bool = True
    left_out: tuple[str, ...] = ()


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

    Of what a spreadsheet has written as text, rows of several cells are tables.

    Raises:
        UnreadableReport: It is no text.
    """
    text = with_plain_line_ends(_decode(content))
    separated = separated_rows(text)
    if separated.rows:
        return tuple(_rows_and_words(*separated))
    numbered = [_Line(number, _with_bars(line)) for number, line in enumerate(text.split("\n"), start=1)]
    return tuple(_joined(list(_blocks(numbered))))


def _with_bars(line: str) -> str:
    """Return a line of a table that is drawn with the bars of a console, or with wide ones, as one with plain bars."""
    if _DRAWN_RULE.fullmatch(line):
        return "|-|-|"
    return line.translate(_DRAWN) if sum(map(line.count, _BARS)) > 1 else line


def _decode(content: bytes) -> str:
    content = plain(content).replace(b"\x00", b"")
    if text := seven_bit_text(content):
        return text
    if why := why_foreign(content):
        raise UnreadableReport(why)
    found = decoded(content)
    if not found.is_right:
        raise UnreadableReport("这个文本文件读不出来，可能已经损坏；请在记事本里打开，另存为 UTF-8 再试。")
    return found.text


def _blocks(lines: list[_Line]) -> Iterator[tuple[SourceBlock, bool]]:
    """Yield the blocks, each with whether its last words lead into the next paragraph."""
    alone = {line.number for line in lines if _FIGURE_ALONE.fullmatch(line.text)}
    for separator, run in groupby(lines, key=lambda line: line.separator):
        if separator:
            rows = list(run)
            for block in _table(rows, separator, is_cut=rows[-1].number + 1 in alone):
                yield block, False
            continue
        for line in run:
            if note := _NOTE.fullmatch(line.text):
                yield LeftOut(f"脚注：{_plain(note[1]).text}", line.where), False
            elif line.text.strip() and not _RULE.fullmatch(line.text):
                found = _plain(line.text)
                if found.text or not found.left_out:
                    leads = bool(_LEAD_AT_THE_END.fullmatch(line.text))
                    yield SourceParagraph(found.text, line.where, found.sure), leads
                for left in found.left_out:
                    yield LeftOut(left, line.where), False


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
    sure = all(piece.sure for piece in pieces)
    return SourceParagraph("".join(piece.text for piece in pieces), pieces[0].where, sure)


def _plain(text: str) -> _Plain:
    """Return a text without the marks of Markdown, and what in it is no text or is crossed out."""
    if not _SPECIAL.search(text):
        return _Plain(text.strip())
    left = [f"一张图片（{found[1] or found[2]}），里面的字读不出来；请对照着填。" for found in _PICTURE.finditer(text)]
    left += [f"划掉的字，没有读进来：{found[1]}" for found in _CROSSED_OUT.finditer(text)]
    bare = _NOTE_MARK.sub("", _CROSSED_OUT.sub("", _PICTURE.sub("", text)))
    plain = _LINK.sub(r"\1", _EMPHASIS.sub("", _HEADING.sub("", bare, count=1)))
    read = _seen(plain) if _TAG.search(plain) else Words(plain)
    left += [f"划掉的字，没有读进来：{read.crossed_out}"] if read.crossed_out else []
    return _Plain(_ESCAPED.sub(r"\1", read.text).strip(), read.sure and not _DAMAGED.search(text), tuple(left))


def _seen(text: str) -> Words:
    """Return what is read where tags raise words or cross them out."""
    pieces: list[Piece] = []
    looks = [Look.PLAIN]
    for piece in _TAG.split(text):
        if not _TAG.fullmatch(piece):
            pieces.append((piece, looks[-1]))
        elif not piece.startswith("</"):
            looks.append(looks[-1] | _LOOKS.get(piece[1:-1].lower(), Look.CROSSED_OUT))
        elif len(looks) > 1:
            looks.pop()
    return words(pieces)


def _table(lines: list[_Line], separator: str, *, is_cut: bool) -> Iterator[SourceBlock]:
    """Yield a table, and what stands in its cells and is no text of them.

    Args:
        lines: Of the table.
        separator: Of its cells.
        is_cut: Whether its last row may go on in the next line, which is a figure.
    """
    kept = [line for line in lines if separator != "|" or not _RULED_CELLS.fullmatch(line.text)]
    rows = [[_plain(cell) for cell in _cells(line.text, separator)] for line in kept]
    width = max(map(len, rows), default=0)
    ensure_few(width * len(rows))
    filled = tuple((*(cell.text for cell in row), *[""] * (width - len(row))) for row in rows)
    every = [(y, x, cell) for y, row in enumerate(rows) for x, cell in enumerate(row)]
    turned = {y for y, line in enumerate(kept) if FROM_RIGHT.search(line.text)}
    turned |= {len(kept) - 1} if is_cut else set()
    doubtful = frozenset((y, x) for y, x, cell in every if not cell.sure or y in turned)
    table = RawTable(filled, f"第 {lines[0].number} 行起的表格", doubtful)
    yield table
    for y, x, cell in every:
        yield from (LeftOut(left, table.place(y, x)) for left in cell.left_out)


def _cells(line: str, separator: str) -> list[str]:
    if separator == "|":
        return line.strip().removeprefix("|").removesuffix("|").split("|")
    return line.split(separator)


# ---------------------------------------------------------------- spreadsheets


def _rows_and_words(rows: Sequence[SeparatedRow], separator: str) -> Iterator[SourceBlock]:
    """Yield rows with a single cell that is not blank as paragraphs, and what stands between these as tables."""
    for is_words, run in groupby(rows, key=lambda row: row.is_words):
        if is_words:
            for row in run:
                yield from (SourceParagraph(line, f"第 {row.line} 行") for line in lines_of(row.filled[0]))
        else:
            yield _table_of_cells(list(run), separator)


def _table_of_cells(rows: Sequence[SeparatedRow], separator: str) -> RawTable:
    """Return a table. Rows that have more cells than the others may hold figures with commas that are none of these."""
    widths = Counter(len(row.cells) for row in rows)
    width, usual = max(widths), max(widths, key=lambda one: (widths[one], one))
    ensure_few(width * len(rows))
    cells = tuple((*(one_cell([cell]) for cell in row.cells), *[""] * (width - len(row.cells))) for row in rows)
    doubtful = frozenset(
        (y, x)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row.cells)
        if len(row.cells) > usual
        or (separator == ";" and "," in cell)
        or _DAMAGED.search(cell)
        or FROM_RIGHT.search(cell)
    )
    return RawTable(cells, f"第 {rows[0].line} 行起的表格", doubtful)
