"""PDF files with text as paragraphs and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.importers.readers.damage import damage_named
from models.importers.readers.pdf.pdf_lines import GlyphLine, margins, paragraphs
from models.importers.readers.pdf.pdf_opening import pages
from models.importers.readers.pdf.pdf_sheet import Sheet, sheet
from models.importers.readers.pdf.pdf_tables import TablePart, goes_on, table
from models.importers.source import LeftOut, Source, SourceBlock
from models.system.errors import UnreadableReport

_HEAD, _FOOT = 0.12, 0.86
"""Of the height of the page: above and below, page numbers and running titles are looked for.

Chosen: the official layout (GB/T 9704-2012) leaves 37 of 297 mm at the top, and 35 at the foot.
"""

_SAME_HEIGHT = 4
"""Points: lines that are rounded to the same step stand at one height. Chosen: less than half a line."""

_CODE = re.compile(r"核对码\s*[0-9A-Z]{4}-[0-9A-Z]{4}")
_NUMBER = re.compile(r"[—–―－\-·.\s]*+(第\s*+)?\d{1,4}(\s*+页)?([/／,，\s]*+共?\s*+\d{1,4}(\s*+页)?)?[—–―－\-·.\s]*+")
_CONTINUED = re.compile(r"[（(]?续表?[）)]?")
"""What stands above the rest of a table that a page has cut, and says nothing else."""

_DIGITS = re.compile(r"\d+")
_LEAST = 20
"""Characters that make a text. Chosen: a scanner may stamp a date or its name on pictures."""

_MOST_UNNAMED = 0.2
"""Share of characters without a name, above which a text is gibberish. Chosen: some signs of a font may have none."""


def read_pdf(content: bytes) -> Source:
    """Return what stands in a PDF, without page numbers, running titles and matching codes.

    Raises:
        UnreadableReport: It is a scan, damaged, protected by a password, or too large to be a report.
    """
    with damage_named("PDF 文件"):
        sheets = tuple(map(sheet, pages(content)))
        _ensure_text(sheets)
        running = _running(sheets)
        flow = tuple(item for one in sheets for item in _items(one, running))
        left_out = (LeftOut(text, f"第 {one.number} 页") for one in sheets for text in one.left_out)
        return (*_blocks(flow), *left_out)


def _ensure_text(sheets: Sequence[Sheet]) -> None:
    count, unnamed = sum(one.characters for one in sheets), sum(one.unnamed for one in sheets)
    if not count or (count < _LEAST and any(one.has_picture for one in sheets)):
        raise UnreadableReport(
            "这份 PDF 是扫描的图片，没有文字，读不出来；请找 Word 文档（.docx），或者从网站上保存网页（.html）后再试。"
        )
    if unnamed > _MOST_UNNAMED * count:
        raise UnreadableReport("这份 PDF 里的文字没有编码，读出来是乱码；请找 Word 文档（.docx），或者照着填写。")


def _running(sheets: Sequence[Sheet]) -> frozenset[tuple[str, int]]:
    """Return what stands at the same place of the margin on at least half of the pages."""
    found = Counter(key for one in sheets for key in {_key(line) for line in one.margin_lines(_HEAD, _FOOT)})
    return frozenset(key for key, count in found.items() if count > 1 and count * 2 >= len(sheets))


def _key(line: GlyphLine) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top / _SAME_HEIGHT)


def _items(one: Sheet, running: frozenset[tuple[str, int]]) -> list[GlyphLine | TablePart]:
    """Return lines and tables of a page in their order."""
    found: list[GlyphLine | TablePart] = []
    for side in one.sides:
        outside = set(side.margin_lines(_HEAD, _FOOT))
        body = (line for line in side.lines if not (line in outside and _is_furniture(line, running)))
        found.extend(_without_word_above(sorted((*body, *side.parts), key=lambda item: item.top)))
    return found


def _without_word_above(found: Sequence[GlyphLine | TablePart]) -> Sequence[GlyphLine | TablePart]:
    """Return what stands on a page without the word above a table at its head that goes on from the page before."""
    match found:
        case [GlyphLine(text=word), TablePart(), *_] if _CONTINUED.fullmatch(word.strip()):
            return found[1:]
    return found


def _is_furniture(line: GlyphLine, running: frozenset[tuple[str, int]]) -> bool:
    """Return whether a line in the margin is a running title, a page number or a matching code of this program."""
    text = _CODE.sub("", line.text)
    return not text.strip() or _key(line) in running or _NUMBER.fullmatch(text) is not None


def _blocks(flow: Sequence[GlyphLine | TablePart]) -> Iterator[SourceBlock]:
    usual = margins([item for item in flow if isinstance(item, GlyphLine)])
    for is_text, items in groupby(flow, key=lambda item: isinstance(item, GlyphLine)):
        if is_text:
            yield from paragraphs((item for item in items if isinstance(item, GlyphLine)), usual)
        else:
            yield from map(table, _whole(item for item in items if isinstance(item, TablePart)))


def _whole(found: Iterator[TablePart]) -> Iterator[list[TablePart]]:
    """Yield the parts of each table."""
    together: list[TablePart] = []
    for part in found:
        if together and not goes_on(together[-1], part):
            yield together
            together = []
        together.append(part)
    yield together
