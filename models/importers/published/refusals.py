"""Why a file without a year, or without any part of a report, is none, for a sentence that says what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.form.editions import EDITIONS
from models.importers.published.headings import find_headings
from models.importers.published.lines import SourceLine
from models.importers.published.other_kinds import kind_by_ending, kind_by_words
from models.importers.published.table_figures import read_tables
from models.importers.source import PAGE_NAME, LeftOut, RawTable, Source, SourceParagraph

OF_ANOTHER_KIND = "这是{kind}，不是政府信息公开工作年度报告，没有读取；请核对选的文件。"
_NO_TITLE = (
    "文件里没有找到写明年度的标题（例如“××街道办事处2024年政府信息公开工作年度报告”），没有读取；"
    "请在文件开头补上标题再试，或者核对选的文件。"
)
_NO_REPORT = (
    "文件里没有年报的标题和各个部分（例如“二、主动公开政府信息情况”），也没有年报的表格，"
    "不是政府信息公开工作年度报告，没有读取；请核对选的文件。"
)
_NO_PARTS = "文件里有报告年度，但是没有找到年报的任何一个部分或者表格，没有读取；请核对选的文件是不是年报的全文。"

_EMPTY = "文件里没有能读的文字，没有读取；请核对选的文件。"
_PICTURES = (
    "文件里没有文字，只有图片，图片里的字读不出来，没有读取；"
    "请找 Word 文档（.docx）、网页（.html）或者带文字的 PDF 再导入。"
)
_OTHER_LETTERS = (
    "文件里的字大多不是简体汉字：可能是繁体字，也可能是编码不对、成了乱码，没有读取；请用 Word 或者 WPS 打开看看，"
    "是繁体字就用“繁转简”转换，是乱码就换一种编码打开，再另存为 Word 文档（.docx）后导入。"
)
_NO_CHINESE = (
    "文件里没有汉字，读到的是“{begin}…”，没有读取；请核对选的文件。"
    "打开看到的是代码、不是汉字的，请找到原来的文件，另存为 Word 文档（.docx）或者 UTF-8 文本再导入。"
)

_KANA = re.compile("[\u3040-\u30ff]")
_FEWEST_LETTERS, _MOST_FOREIGN, _BEGIN = 20, 0.2, 16
"""Letters that tell, the share of them that is beyond GB 2312, and characters that a sentence shows of a file.

Chosen: of a text in traditional characters a third are beyond it, of reports less than one in a hundred.
"""

_FEWEST_HEADINGS, _FEWEST_ROWS = 2, 6
"""Headings, or rows of tables, that a report without a title has. Chosen: other papers have 一、总体情况, too, and
tables with a total and some words of the form; the shortest report has several times as many."""


def why_without_words(source: Source) -> str:
    """Return why a file in which nothing is written is of no use; nothing if something is."""
    for block in source:
        words: tuple[str, ...] = (block.text,) if isinstance(block, SourceParagraph) else ()
        words = tuple(cell for row in block.rows for cell in row) if isinstance(block, RawTable) else words
        if block.where != PAGE_NAME and any(map(str.strip, words)):
            return ""
    return _PICTURES if any("图片" in block.text for block in source if isinstance(block, LeftOut)) else _EMPTY


def why_without_year(lines: Sequence[SourceLine], kind: str) -> str:
    """Return why a file that names no year is of no use.

    Args:
        lines: Of the file.
        kind: What it is by its first lines; nothing if they do not tell.
    """
    if kind or (kind := kind_by_ending(lines)):
        return OF_ANOTHER_KIND.format(kind=kind)
    if _has_parts(lines):
        return _NO_TITLE
    if kind := kind_by_words(lines):
        return OF_ANOTHER_KIND.format(kind=kind)
    return _by_letters("".join(cell for line in lines for cell in line.cells)) or _NO_REPORT


def _by_letters(text: str) -> str:
    """Return why a file that is not in simplified characters is of no use; nothing if it is."""
    beyond = [character for character in text if character.isalpha() and not character.isascii()]
    if not beyond and len(text.strip()) >= _FEWEST_LETTERS:
        return _NO_CHINESE.format(begin=text.strip()[:_BEGIN])
    if len(beyond) < _FEWEST_LETTERS:
        return ""
    return _OTHER_LETTERS if sum(map(_is_foreign, beyond)) > _MOST_FOREIGN * len(beyond) else ""


def _is_foreign(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return _KANA.match(character) is not None


def why_without_parts(lines: Sequence[SourceLine]) -> str:
    """Return why a file that names a year and has no part of a report is of no use."""
    kind = kind_by_ending(lines) or kind_by_words(lines)
    return OF_ANOTHER_KIND.format(kind=kind) if kind else _NO_PARTS


def _has_parts(lines: Sequence[SourceLine]) -> bool:
    """Return whether a file has headings or rows of a form."""
    return any(
        sum(heading.sure for heading in find_headings(lines, form, 0)) >= _FEWEST_HEADINGS
        or len(read_tables(lines, form, ()).rows) >= _FEWEST_ROWS
        for form in EDITIONS
    )
