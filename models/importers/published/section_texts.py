"""Texts of a published report: paragraphs, put together again where a page has broken them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.form.refs import TextRef
from models.importers.published.line_breaks import Joint, goes_on, joint_of, wrap_of
from models.importers.published.lines import SourceLine
from models.importers.published.reading import Found
from models.importers.published.spelling import number_of, tidy
from models.importers.published.ways_of_contact import tells_contact

_SHORTEST_PARAGRAPH = 40
"""Characters of a line that is prose though no full stop ends it. Chosen: longer than a title on one line."""

_SEEN = 200
"""Characters at each end of a paragraph that tell whether it goes on. Chosen: several lines."""

_LONGEST_LINK, _WITHIN = 80, 30
"""Characters of a line that a website puts around a report, and how near its beginning that shows.

Chosen: 发布时间 and the like, with a source and a date; a paragraph that mentions such words is longer.
"""
_WEBSITE = re.compile(
    "(发布|发文|成文|更新)(时间|日期)|^来源[:：]|浏览|点击(量|数)|字号|字体|当前位置|打印|关闭(窗口|本页)|扫一扫|分享到|上一篇|下一篇"
    "|版权所有|ICP备|公网安备|(主办|承办)(单位)?[:：]|相关(链接|阅读)|^附件[:：]"
)
_AROUND = re.compile(r"\d{1,3}|填报单位：.*|草|稿|草稿(?:，不得报送)?|(?:征求意见|送审|讨论)稿")
"""What may be the number of a page, what stands above every sheet of a workbook, and what is written across a draft."""


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
    previous = line = ""
    wrapped, sure = wrap_of(lines), _is_unbroken(places)
    for at in places:
        for text in filter(None, map(tidy, lines[at].text.split("\n"))):
            joint = joint_of(previous, line, text, wrapped) if paragraphs else Joint.NONE
            sure = sure and joint is Joint.NONE
            if joint is Joint.BROKEN:
                paragraphs[-1].append(text)
            else:
                paragraphs.append([text])
            previous, line = _ends_of(previous + text if joint is Joint.BROKEN else text), text
    text = "\n".join(tidy("".join(pieces)) for pieces in paragraphs)
    return Passage(text, tuple(places), sure=sure and all(lines[at].shows_all for at in places))


def _ends_of(text: str) -> str:
    """Return the beginning and the end of a paragraph, which tell whether it is broken; the middle tells nothing."""
    return text if len(text) <= 2 * _SEEN else text[:_SEEN] + text[-_SEEN:]


def _is_unbroken(places: Sequence[int]) -> bool:
    """Return whether nothing that stands between these lines went elsewhere."""
    return len(places) == places[-1] + 1 - places[0] if places else True


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


def prose_of(lines: Sequence[SourceLine], places: Iterable[int]) -> list[int]:
    """Return which of these lines are paragraphs of a report, or tell how the office can be reached.

    The others are dates, links and buttons of a website. A paragraph that is broken over lines is one.
    """
    found: list[int] = []
    run: list[int] = []
    led = False
    for at in places:
        text = tidy(lines[at].text)
        if is_of_website(lines[at]) or is_around(lines[at]):
            run = []
            continue
        run = [at] if number_of(text) else [*run, at]  # no opening has a line of a table of contents in it
        if goes_on(text) and not tells_contact(text) and not number_of(text):
            continue
        whole = "".join(tidy(lines[one].text) for one in run)
        if whole.endswith("。") or len(whole) >= _SHORTEST_PARAGRAPH or tells_contact(whole) or led:
            found += run
        led = bool(found) and found[-1] == at and text.endswith("：")
        run = []
    return found + (run if sum(len(lines[at].text) for at in run) >= _SHORTEST_PARAGRAPH else [])


def is_of_website(line: SourceLine) -> bool:
    """Return whether a line is what a website puts around a report."""
    text = tidy(" ".join(line.words))
    return len(text) < _LONGEST_LINK and bool(_WEBSITE.search(text[:_WITHIN]))


def is_sign_off(line: SourceLine) -> bool:
    """Return whether a line is the title of the sheet that follows a filed report, or a draft (`exporters/pdf/`)."""
    return tidy(" ".join(line.words)).endswith(("报送确认单", "还没有办好的地方"))


def is_around(line: SourceLine) -> bool:
    """Return whether a line is what pages and sheets have around a text."""
    return bool(_AROUND.fullmatch(tidy(line.text)))
