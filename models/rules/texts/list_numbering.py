"""Lists in the texts: S-ENUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.checks.findings import Context, Finding, Level, Span
from models.form.refs import TextRef
from models.report.places import place
from models.rules.texts.printed_texts import unquoted
from models.statements.counts import value_of
from models.text.boundaries import Boundaries

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARKS = re.compile(
    rf"(?:^|(?<=[\n。；;！？：:”]))[^\S\n]*(?:(?P<part>[（(](?P<in_part>{_NUMERAL})[）)])"
    # A number before a number is one of a list only if a year or another long number follows: 2.2023年, not 2.5.
    r"|(?P<item>(?P<in_item>\d{1,2})(?:[.．](?!\d{1,3}(?!\d))|、)))"
    rf"|(?:^|(?<=[\n，。；;！？：:、”）\s.．]))(?P<point>(?P<in_point>{_NUMERAL})是(?![一二三四五六七八九十]))"
)
_STYLES = ("part", "item", "point")
"""From the outside to the inside: a new part begins new lists of items, a new item new lists of points."""

_NAMED = 3
"""Breaks that a sentence quotes: ours; more would not be read."""


_DEEPEST = 9
"""Lists of one style within one another: ours; nobody writes three."""


class _Mark(NamedTuple):
    """A number of a list.

    Attributes:
        paragraph: Where its paragraph begins.
    """

    start: int
    end: int
    style: str
    number: int
    paragraph: int


class _Break(NamedTuple):
    """A number that does not follow the one before."""

    start: int
    end: int
    before: str
    this: str


def lists_are_in_sequence(context: Context) -> Iterator[Finding]:
    """Lists of one text count on without gaps and doubles; one finding a text.

    S-ENUM: hint.
    Source: ours: a number that is missing may be a paragraph that is missing.
    """
    report = context.report
    for narrative in report.form.narratives:
        ref = TextRef("texts", narrative.id)
        if breaks := _breaks(report.printed(ref)):
            said = "、".join(f"“{one.before}”后面接着是“{one.this}”" for one in breaks[:_NAMED])
            message = f"{place(report, ref)}的编号不连续：{said}；请核对是不是漏了或者重复了。"
            spans = tuple(Span(ref, one.start, one.end) for one in breaks)
            yield Finding("S-ENUM", Level.HINT, message, (ref,), spans=spans)


@lru_cache(maxsize=16)
def _breaks(text: str) -> tuple[_Break, ...]:
    plain = unquoted(text)
    return tuple(
        _Break(mark.start, mark.end, plain[before.start : before.end], plain[mark.start : mark.end])
        for before, mark in _out_of_sequence(plain)
    )


def _out_of_sequence(text: str) -> Iterator[tuple[_Mark, _Mark]]:
    """Yield each number that does not follow, behind the one that it should follow.

    A list begins with 一, and only lists of the same paragraph can go on behind it; what has no beginning is no list.
    """
    open_lists: dict[str, list[_Mark]] = {style: [] for style in _STYLES}
    for mark in _marks(text):
        for inner in _STYLES[_STYLES.index(mark.style) + 1 :]:
            open_lists[inner].clear()
        lists = open_lists[mark.style]
        if mark.number == 1:
            lists[:] = [*(one for one in lists if one.paragraph == mark.paragraph), mark][-_DEEPEST:]
        elif lists:
            before = _continued(lists, mark)
            if mark.number != before.number + 1 and not _is_told(text, before, mark):
                yield before, mark
            lists[-1] = mark


def _continued(lists: list[_Mark], mark: _Mark) -> _Mark:
    """Return the number that `mark` goes on from: of the innermost list that it fits, or of the innermost list."""
    fitting = [at for at, last in enumerate(lists) if last.number + 1 == mark.number]
    if fitting:
        del lists[fitting[-1] + 1 :]
    return lists[-1]


def _is_told(text: str, before: _Mark, mark: _Mark) -> bool:
    """Return whether the number that seems to be missing stands between the two, if in an odd place."""
    between = text[before.end : mark.start]
    numeral = "〇一二三四五六七八九十"[before.number + 1] if before.number < 10 else "十"
    sought = {"part": f"{numeral}）", "item": f"{before.number + 1}", "point": f"{numeral}是"}
    return mark.number > before.number + 1 and sought[mark.style] in between


def _marks(text: str) -> Iterator[_Mark]:
    paragraphs = Boundaries(text, "\n")
    for found in _MARKS.finditer(text):
        style = next(style for style in _STYLES if found[style])
        number = value_of(found[f"in_{style}"])
        yield _Mark(*found.span(style), style, number, paragraphs.begin(found.start(style)))
