"""What a text section has to tell, and how far it does: in sentences of the office's own, or only in a skeleton's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Topic
from models.report.fields import NOTHING
from models.report.report import Report
from models.report.skeleton import gaps, untouched, with_skeleton
from models.report.skeleton_sentences import SKELETONS
from models.text.characters import unspaced
from models.text.comparison import Stretch
from models.text.outline import outline

_SENTENCE = re.compile(rf"(?:{NOTHING}|[^。！？\n])+[。！？]?|\n")
"""A question mark may stand for a figure that is missing."""


class Telling(Enum):
    """How far something is told."""

    TOLD = "told"
    DRAFTED = "drafted"
    MISSING = "missing"


class ToldTopic(NamedTuple):
    """Something that a text has to tell.

    Attributes:
        at: What of the printed text is still to be written about it, or else the first words; None where nothing is.
        gaps: How much is to be filled in under its sub-heading, or where it is told; with figures that are missing.
        as_put: How many sentences there stand as the program has put them.
    """

    topic: Topic
    telling: Telling
    at: Stretch | None = None
    gaps: int = 0
    as_put: int = 0

    @property
    def open(self) -> int:
        """How much is still to be written."""
        return self.gaps + self.as_put


class _Piece(NamedTuple):
    """A sentence or a sub-heading of a text.

    Attributes:
        heading: The sub-heading above it, or itself.
        is_own: Whether it is a sentence in which nothing is a skeleton's, and no figure is missing.
        left: What of it is still to be written: gaps, or the sentence.
        is_as_put: Whether that is because the program has put the sentence there, which has no gap.
    """

    words: str
    at: Stretch
    heading: str
    is_heading: bool
    is_own: bool
    left: tuple[Stretch, ...]
    is_as_put: bool


def asked_of(narrative: Narrative) -> tuple[Topic, ...]:
    """Return all that a text section has to tell."""
    return (*narrative.topics, *([narrative.fee] if narrative.fee else []))


def told_topics(report: Report, narrative: Narrative) -> tuple[ToldTopic, ...]:
    """Return what a text section has to tell, and how far it does.

    Told is what an own sentence tells in its words. Where a sub-heading names it, any own sentence below that does, and
    none anywhere else.
    """
    text = report.printed(TextRef("texts", narrative.id))
    found = tuple(_pieces(report, text))
    return tuple(_told(topic, found) for topic in asked_of(narrative))


def completed(report: Report, narrative: Narrative) -> str:
    """Return a text section with its skeleton, or, where somebody has written, with the parts that are not told yet."""
    missing = [one.topic.name for one in told_topics(report, narrative) if one.telling is Telling.MISSING]
    parts = (part.key for part in SKELETONS.get(narrative.id, ()))
    return with_skeleton(report, narrative, [key for key in parts if any(key in name for name in missing)])


def _told(topic: Topic, found: tuple[_Piece, ...]) -> ToldTopic:
    named = [one for one in found if one.heading and _tells(unspaced(one.heading), topic)]
    about = named or [one for one in found if _tells(unspaced(one.words), topic)]
    if not about:
        return ToldTopic(topic, Telling.MISSING)
    left = [one for piece in about for one in piece.left]
    is_told = any(one.is_own for one in about)
    telling = Telling.TOLD if is_told else Telling.DRAFTED if left else Telling.MISSING
    as_put = sum(one.is_as_put for one in about)
    return ToldTopic(topic, telling, (left or [about[0].at])[0], len(left) - as_put, as_put)


def _pieces(report: Report, text: str) -> Iterator[_Piece]:
    """Yield the sentences and sub-headings of a printed text."""
    ours, open_ones = set(untouched(report, text)), gaps(text)
    heading, line, waiting = "", 0, 0
    for found in _SENTENCE.finditer(text):
        if found[0] == "\n":
            line = found.end()
            continue
        words = found[0].strip()
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        at = Stretch(start, start + len(words))
        is_heading = (
            found.start() == line and text[found.end() : found.end() + 1] in {"", "\n"} and bool(outline(words))
        )
        heading = words if is_heading else heading
        first = waiting
        while waiting < len(open_ones) and open_ones[waiting].start < at.end:
            waiting += 1
        is_open = at in ours or NOTHING in words
        left = open_ones[first:waiting] or ((at,) if is_open else ())
        if words:
            yield _Piece(
                words, at, heading, is_heading, not is_heading and not left, left, left == (at,) and at in ours
            )


@lru_cache(maxsize=512)
def _tells(text: str, topic: Topic) -> bool:
    return bool(re.search(topic.words, text))
