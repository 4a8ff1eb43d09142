"""Official prose in pieces: the text without white space, its sentences, and what they have been about so far."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from models.statements.patterns.pattern import any_of
from models.statements.patterns.punctuation import NARROW_COMMAS, SENTENCE_ENDS
from models.text.outline import outline

_PLAIN = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x30, 0x3A)} | {"(": "（", ")": "）", ";": "；", ":": "："}
)
"""Digits as wide as a Chinese character (Unicode FF10 to FF19) become plain, and Latin punctuation Chinese."""

_NARROW_COMMAS, _SENTENCE_ENDS = any_of(NARROW_COMMAS), any_of(SENTENCE_ENDS)
_READ = 20_000
"""How many characters of a text are read; no section is nearly as long, whatever was pasted into it.

Chosen: the longest section of the samples has 1,561.
"""

_REMEMBERED = 1000
"""How many characters back a sentence looks for what its paragraph is about. Chosen: twice a long paragraph."""


class Compact(NamedTuple):
    """A text without spaces and with plain digits, and where each of its characters stands in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of it stands in the original."""
        return self.places[start], self.places[end - 1] + 1


class Sentence(NamedTuple):
    """A sentence, which ends with 。 or ；.

    Attributes:
        start: Where it begins in the compact text.
        before: What the paragraph has said before it.
        heading: The sub-heading above.
    """

    text: str
    start: int
    before: str
    heading: str


def compact(text: str) -> Compact:
    """Return the beginning of `text` without white space; line feeds stay."""
    plain = _NARROW_COMMAS.sub("，", text[:_READ].translate(_PLAIN))
    kept = [at for at, char in enumerate(plain) if char == "\n" or not char.isspace()]
    return Compact("".join(plain[at] for at in kept), tuple(kept))


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a compact text."""
    heading, at = "", 0
    for line in text.split("\n"):
        if outline(line):
            heading = line
        ends = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(line)), len(line)]
        for start, end in pairwise(ends):
            if start < end:
                yield Sentence(line[start:end], at + start, line[max(0, start - _REMEMBERED) : start], heading)
        at += len(line) + 1
