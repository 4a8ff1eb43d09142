"""Which words of a text are sub-headings: （一）, 1. and what follows them, in the whole of a text at once.

A heading stands alone in its paragraph without a full stop, or ends with one or a colon, with text behind it. Items of
a list look alike: all of its headings are set as such, or none; each may stand above its text even with a full stop. A
whole sentence is never a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exporters.whole_sentences import is_sentence

SECTION, POINT = 2, 3
"""The levels of headings: （一） and 1."""

_NUMERALS = dict(zip("一二三四五六七八九十", range(1, 11), strict=True))
_MARKERS = {
    SECTION: re.compile(r"(?<![^。])（(十?[一二三四五六七八九十])）"),
    POINT: re.compile(r"(?<![^。])([0-9]{1,2})[.．、](?!\d)"),
}
"""What a list is numbered with, at the beginning of a paragraph or of a sentence."""
_END = re.compile(r"[。；：！]")

_ENOUGH = ("。", "！", ".")
"""What ends a sentence, and nothing that stands alone and is a heading."""

_CLOSING = "”’）)】」』 \u3000"
"""What may stand behind the end of a sentence, and is no text."""

_LONGEST = 30
"""Characters. Chosen: a line of 28 and a bit; what is longer is a sentence that happens to be numbered."""


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
        is_alone: Whether it is all of its paragraph, without a full stop.
        needs_others: Whether it is one only in a list, for it ends as a sentence does and has its text below it.
    """

    paragraph: int
    number: int
    heading: SubHeading
    is_headed: bool
    is_alone: bool
    needs_others: bool


def sub_headings(paragraphs: Sequence[str]) -> list[tuple[SubHeading, ...]]:
    """Return the sub-headings of each paragraph of a text, in their order.

    （一） that stands alone is one even where others of its list are not: it is a line of its own all the same.
    """
    found: list[list[SubHeading]] = [[] for _ in paragraphs]
    for items in _lists(paragraphs):
        is_headed = all(item.is_headed and not (item.needs_others and len(items) == 1) for item in items)
        for item in items:
            if is_headed or (item.is_headed and item.is_alone and item.heading.level == SECTION):
                found[item.paragraph].append(item.heading)
    return [tuple(headings) for headings in found]


def _lists(paragraphs: Sequence[str]) -> Iterator[list[_Item]]:
    """Yield the items of each list, which begins with its 1 or under a new （一）; a number may be left out."""
    begun: dict[int, list[_Item]] = {}
    for at in range(len(paragraphs)):
        items = list(_items(paragraphs, at))
        if not items:
            continue
        level = items[0].heading.level
        if level == SECTION and POINT in begun:
            yield begun.pop(POINT)
        if level in begun and items[0].number == 1:
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
        if not starts or number > starts[-1][0]:
            starts.append((number, found.start()))
    for (number, start), (_, end) in zip(starts, [*starts[1:], (0, len(text))], strict=True):
        yield _item(paragraphs, at, number, SubHeading(level, start, end))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else sum(_NUMERALS[numeral] for numeral in text)


def _item(paragraphs: Sequence[str], at: int, number: int, whole: SubHeading) -> _Item:
    """Return an item, given where all of it stands in its paragraph."""
    text, (level, start, end) = paragraphs[at], whole
    stop = _END.search(text, start, end)
    heading = SubHeading(level, start, stop.end() if stop else end)
    said = text[start : heading.end]
    is_whole = end - start == len(text)
    has_text = bool(text[heading.end : end].strip(_CLOSING))
    has_end = said.rstrip(_CLOSING).endswith(_ENOUGH)
    is_short = len(said) <= _LONGEST and not said.endswith("；")
    introduces = has_text or (is_whole and (not has_end or _is_text(paragraphs, at + 1)))
    words = _MARKERS[level].sub("", said, count=1).strip()
    is_headed = introduces and is_short and not is_sentence(words)
    return _Item(at, number, heading, is_headed, is_alone=not stop and is_whole, needs_others=not has_text and has_end)


def _is_text(paragraphs: Sequence[str], at: int) -> bool:
    """Return whether there is such a paragraph, and it is no item of a list."""
    return at < len(paragraphs) and not any(pattern.match(paragraphs[at]) for pattern in _MARKERS.values())
