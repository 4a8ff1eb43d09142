"""Where lines of a file are lines of a page only: which of them go on in the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum

from models.importers.published.lines import SourceLine
from models.importers.published.spelling import is_sub_numbered, number_of, tidy
from models.importers.published.ways_of_contact import tells_contact

_ENDS = tuple("。！？；：…!?;:.）)”’》」】")
"""What a sentence ends with, if nothing but 』 stands behind it."""

_PUNCTUATION = re.compile("[，、。；：]")
_WIDE = re.compile("[^\x00-\xff]")
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("〔", "〕"), ("〈", "〉"))
"""Marks that come in pairs: what is open goes on."""

_LONGEST_SUB_HEADING = 28
"""Characters. Chosen: one line of a page; the samples' sub-headings have up to 16."""

_SHORTEST_LINE = 20
"""Characters; a page holds some 28 in a line, and what it breaks fills a line or more."""

_NARROWEST, _WIDEST = 15, 60
"""Chinese characters in the lines of a text that another program has broken. Chosen: half a page, and one lying."""

_SHORT_BY, _OVER = 2, 1
"""Chinese characters by which a full line falls short of the width, since no line begins with a full stop, or is over.

Chosen: two marks that may not stand at the beginning of a line; one that hangs.
"""

_FEWEST_FULL = 3
"""Lines of one width that make a broken text. Chosen: two of one length may be chance."""

_MOST_WIDER = 0.1
"""Share of a text's lines that may be wider. Chosen: titles and tables; where paragraphs are wider none is broken."""


class Joint(Enum):
    """Whether a line goes on in the next."""

    NONE = 0
    DOUBTFUL = 1
    BROKEN = 2


def wrap_of(lines: Sequence[SourceLine]) -> int:
    """Return how many Chinese characters wide the lines of a file are that were broken; 0 if none were."""
    paragraphs = [tidy(line.text) for line in lines if line.is_paragraph]
    widths = Counter(_width(text) for text in paragraphs if not text.endswith(_ENDS))
    near = {width: sum(widths[width - less] for less in range(_SHORT_BY)) for width in widths}
    wide = [width for width in near if _NARROWEST <= width <= _WIDEST and near[width] >= _FEWEST_FULL]
    found = max(wide, key=lambda width: (near[width], width), default=0)
    wider = sum(_width(text) > found + _OVER for text in paragraphs)
    return found if wider <= _MOST_WIDER * len(paragraphs) else 0


def joint_of(before: str, line: str, after: str, wrapped: int) -> Joint:
    """Return whether `after` goes on with the sentence that `before` has begun.

    Args:
        before: The paragraph up to here, tidy.
        line: Its last line.
        after: The next line.
        wrapped: The width of full lines, if the file has such.
    """
    is_led = line.endswith("：") and tells_contact(line)
    if not is_led and (is_sub_numbered(after) or number_of(after) or before.rstrip("』").endswith(_ENDS)):
        return Joint.NONE
    if is_led or "。" in before or _is_open(before):
        return Joint.BROKEN
    if number_of(before) and len(before) <= _LONGEST_SUB_HEADING:
        return Joint.NONE
    if wrapped and wrapped - _SHORT_BY <= _width(line) <= wrapped + _OVER:
        return Joint.BROKEN
    is_long = len(before) >= _SHORTEST_LINE
    return (Joint.BROKEN if _PUNCTUATION.search(before) else Joint.DOUBTFUL) if is_long else Joint.NONE


def goes_on(text: str) -> bool:
    """Return whether a line of prose, which has no sub-headings, goes on in the next."""
    return _is_open(text) or (len(text) >= _NARROWEST and not text.endswith(_ENDS))


def _is_open(text: str) -> bool:
    """Return whether a mark that comes in pairs waits for the other."""
    return any(text.rfind(opened) > text.rfind(closed) for opened, closed in _PAIRS)


def _width(text: str) -> int:
    """Return how wide a text is, in Chinese characters."""
    wide = len(_WIDE.findall(text))
    return wide + (len(text) - wide + 1) // 2
