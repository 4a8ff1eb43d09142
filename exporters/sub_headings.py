"""Which words of a text are sub-headings: （一）, 1. and what follows them, in the whole of a text at once.

A heading stands alone in its paragraph, or ends with a full stop or a colon, with text behind it. Items of a list look
alike: all of its headings are set as such, or none. A whole sentence is never a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SECTION, POINT = 2, 3
"""The levels of headings: （一） and 1."""

_NUMERALS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
_MARKERS = {
    SECTION: re.compile(r"(?<![^。])（(十?[一二三四五六七八九十])）"),
    POINT: re.compile(r"(?<![^。])([0-9]{1,2})[.．、](?!\d)"),
}
"""What a list is numbered with, at the beginning of a paragraph or of a sentence."""
_END = re.compile(r"[。；：]")

_LONGEST = 30
"""Characters. Chosen: a line of 28 and a bit; what is longer is a sentence that happens to be numbered."""

_SENTENCE = re.compile(
    r"\d ?[件条份个次项人名场期家户篇起批种类余多万亿元%％]"
    r"|(?<!为)了(?!解|结)"
    r"|(?<!公)共(?:[收受办发公有计新]|\d)"
)
"""What no heading says: how many, and what has been done."""


class SubHeading(NamedTuple):
    """Where a sub-heading stands in its paragraph.

    Attributes:
        level: `SECTION` or `POINT`.
        start, end: The first of its characters, and the first behind it.
    """

    level: int
    start: int
    end: int


class _Item(NamedTuple):
    """An item of a list.

    Attributes:
        paragraph: Which paragraph it stands in.
        number: Its own.
        heading: What is its heading, or would be.
        is_headed: Whether that is one, by itself.
        is_alone: Whether it is all of its paragraph.
    """

    paragraph: int
    number: int
    heading: SubHeading
    is_headed: bool
    is_alone: bool


def sub_headings(paragraphs: Sequence[str]) -> list[tuple[SubHeading, ...]]:
    """Return the sub-headings of each paragraph of a text, in their order.

    （一） that stands alone is one even where others of its list are not: it is a line of its own all the same.
    """
    found: list[list[SubHeading]] = [[] for _ in paragraphs]
    for items in _lists(paragraphs):
        is_headed = all(item.is_headed for item in items)
        for item in items:
            if is_headed or (item.is_headed and item.is_alone and item.heading.level == SECTION):
                found[item.paragraph].append(item.heading)
    return [tuple(headings) for headings in found]


def _lists(paragraphs: Sequence[str]) -> Iterator[list[_Item]]:
    """Yield the items of each list: numbers follow each other, and （一） begins the points below it anew."""
    begun: dict[int, list[_Item]] = {}
    for at in range(len(paragraphs)):
        items = list(_items(paragraphs, at))
        if not items:
            continue
        level = items[0].heading.level
        if level == SECTION and POINT in begun:
            yield begun.pop(POINT)
        if level in begun and items[0].number != begun[level][-1].number + 1:
            yield begun.pop(level)
        begun.setdefault(level, []).extend(items)
    yield from begun.values()


def _items(paragraphs: Sequence[str], at: int) -> Iterator[_Item]:
    """Yield the item that begins a paragraph, and those that follow it there."""
    text = paragraphs[at]
    level = next((level for level, pattern in _MARKERS.items() if pattern.match(text)), None)
    if level is None:
        return
    starts: list[tuple[int, int]] = []
    for found in _MARKERS[level].finditer(text):
        number = _number(found[1])
        if not starts or number == starts[-1][0] + 1:
            starts.append((number, found.start()))
    for (number, start), (_, end) in zip(starts, [*starts[1:], (0, len(text))], strict=True):
        yield _item(paragraphs, at, number, SubHeading(level, start, end))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else sum(_NUMERALS[numeral] for numeral in text)


def _item(paragraphs: Sequence[str], at: int, number: int, whole: SubHeading) -> _Item:
    text, (level, start, end) = paragraphs[at], whole
    stop = _END.search(text, start, end)
    heading = SubHeading(level, start, stop.end() if stop else end)
    said = text[start : heading.end]
    is_short = len(said) <= _LONGEST and not _SENTENCE.search(said)
    has_text = heading.end < end or (start == 0 and end == len(text) and _introduces(paragraphs, at, said))
    is_headed = is_short and not said.endswith("；") and has_text
    return _Item(at, number, heading, is_headed, is_alone=not stop and end - start == len(text))


def _introduces(paragraphs: Sequence[str], at: int, text: str) -> bool:
    """Return whether a paragraph may be but a heading: with a full stop only if text follows, and no item of a list."""
    if text[-1] != "。":
        return True
    following = paragraphs[at + 1] if at + 1 < len(paragraphs) else ""
    return bool(following) and not any(pattern.match(following) for pattern in _MARKERS.values())
