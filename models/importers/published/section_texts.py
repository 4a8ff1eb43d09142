"""Texts of a published report: paragraphs, put together again where a page has broken them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from models.form.refs import TextRef
from models.importers.published.lines import SourceLine
from models.importers.published.reading import Found
from models.importers.published.spelling import is_sub_numbered, number_of, tidy

_ENDS = tuple("。！？；：…!?;:.）)”’》」】")
"""What a sentence ends with, if nothing but 』 stands behind it."""

_PUNCTUATION = re.compile("[，、。；：]")
_LONGEST_SUB_HEADING = 28
"""Characters. Chosen: one line of a page; the samples' sub-headings have up to 16."""

_SEEN = 200
"""Characters at each end of a paragraph that tell whether it goes on. Chosen: several lines."""

_SHORTEST_LINE = 20
"""Characters; a page holds some 28 in a line, and what it breaks fills a line or more."""

_SHORTEST_PARAGRAPH = 40
"""Characters of a line that is prose though no full stop ends it. Chosen: longer than a title on one line."""

_LONGEST_LINK, _WITHIN = 80, 30
"""Characters of a line that a website puts around a report, and how near its beginning that shows.

Chosen: 发布时间 and the like, with a source and a date; a paragraph that mentions such words is longer.
"""
_WEBSITE = re.compile(
    "(发布|发文|成文|更新)(时间|日期)|^来源[:：]|浏览|点击(量|数)|字号|字体|当前位置|打印|关闭(窗口|本页)|扫一扫|分享到|上一篇|下一篇"
    "|版权所有|ICP备|公网安备|(主办|承办)(单位)?[:：]|相关(链接|阅读)|^附件[:：]"
)
_AROUND = re.compile(r"[-—－·]*第?\d{1,3}页?[-—－·]*(共\d+页)?|填报单位：.*")
"""Numbers of pages, and what stands above every sheet of a workbook."""


class Passage(NamedTuple):
    """Text out of several lines.

    Attributes:
        lines: The positions of its lines.
        sure: Whether the page is sure to show just this, and no line had to be put together with the next.
    """

    text: str
    lines: tuple[int, ...]
    sure: bool


def passage(lines: Sequence[SourceLine], places: Sequence[int]) -> Passage:
    """Return the text that the lines at `places` hold, a paragraph a line."""
    paragraphs: list[list[str]] = []
    previous = ""
    for at in places:
        for text in filter(None, map(tidy, lines[at].text.split("\n"))):
            if paragraphs and _is_broken(previous, text):
                paragraphs[-1].append(text)
                previous = _ends_of(previous + text)
            else:
                paragraphs.append([text])
                previous = _ends_of(text)
    text = "\n".join(tidy("".join(pieces)) for pieces in paragraphs)
    is_whole = all(len(pieces) == 1 for pieces in paragraphs)
    return Passage(text, tuple(places), sure=is_whole and all(lines[at].shows_all for at in places))


def _ends_of(text: str) -> str:
    """Return the beginning and the end of a paragraph, which tell whether it is broken; the middle tells nothing."""
    return text if len(text) <= 2 * _SEEN else text[:_SEEN] + text[-_SEEN:]


def _is_broken(before: str, after: str) -> bool:
    """Return whether `after` goes on with the sentence that `before` has begun."""
    is_heading = bool(number_of(before)) and len(before) <= _LONGEST_SUB_HEADING and "。" not in before
    begins_anew = is_sub_numbered(after) or bool(number_of(after))
    too_short = len(before) < _SHORTEST_LINE or not _PUNCTUATION.search(before)
    return not (before.rstrip("』").endswith(_ENDS) or is_heading or begins_anew or too_short)


def found_text(lines: Sequence[SourceLine], ref: TextRef, text: Passage, *, sure: bool = True) -> Found:
    """Return a passage as an answer."""
    return Found(ref, text.text, where(lines, text.lines), raw(lines, text.lines), sure and text.sure)


def where(lines: Sequence[SourceLine], places: Sequence[int]) -> str:
    """Return where lines stand, for the clerk."""
    first, last = (lines[at].where(lines[at].slots[0].column) for at in (places[0], places[-1]))
    return first if first == last else f"{first}至{last}"


def raw(lines: Sequence[SourceLine], places: Sequence[int]) -> str:
    """Return what lines hold, as it stands in the file."""
    return "\n".join(text for at in places for text in lines[at].words)


def is_prose(line: SourceLine) -> bool:
    """Return whether a line is a paragraph of a report, and not a date, a link or a button of a website."""
    text = tidy(line.text)
    return not is_of_website(line) and (text.endswith("。") or len(text) >= _SHORTEST_PARAGRAPH)


def is_of_website(line: SourceLine) -> bool:
    """Return whether a line is what a website puts around a report."""
    text = tidy(" ".join(line.words))
    return len(text) < _LONGEST_LINK and bool(_WEBSITE.search(text[:_WITHIN]))


def is_sign_off(line: SourceLine) -> bool:
    """Return whether a line is the title of the sheet that follows a filed report."""
    return tidy(" ".join(line.words)).endswith("报送确认单")


def is_around(line: SourceLine) -> bool:
    """Return whether a line is what pages and sheets have around a text."""
    return bool(_AROUND.fullmatch(tidy(line.text)))
