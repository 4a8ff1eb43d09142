"""Official prose in pieces: the text without white space, its sentences, and what they have been about so far."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import NamedTuple

from models.statements.counts import counts
from models.statements.patterns.pattern import any_of
from models.statements.patterns.punctuation import NARROW_COMMAS, SENTENCE_ENDS, WORDS
from models.text.ideographs import ideographs
from models.text.outline import outline

_PLAIN = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in range(0x30, 0x3A)} | {"(": "（", ")": "）", ";": "；", ":": "："}
)
"""Digits as wide as a Chinese character (Unicode FF10 to FF19) become plain, and Latin punctuation Chinese."""

_NARROW_COMMAS, _SENTENCE_ENDS, _WORDS = map(any_of, (NARROW_COMMAS, SENTENCE_ENDS, WORDS))
_READ, _MOST_SENTENCES, _MOST_COUNTS = 20_000, 1_000, 500
"""How many characters, sentences and numbers of a text are read; `unread` tells what is left.

Chosen: the longest section of the samples has 1,561 characters; no section has nearly as many, whatever was pasted
into it, and to read so many takes some tenths of a second.
"""

_REMEMBERED = 1000
"""How many characters back a sentence looks for what its paragraph is about. Chosen: twice a long paragraph."""

_AHEAD = 40
"""How many characters behind a sentence may tell what it was about. Chosen: a clause."""


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
        ahead: How the paragraph goes on behind it.
        compared: Where numbers begin before which a comparison has been taken out.
    """

    text: str
    start: int
    before: str
    heading: str
    ahead: str = ""
    compared: frozenset[int] = frozenset()


@lru_cache(maxsize=16)
def compact(text: str) -> Compact:
    """Return as much of `text` as is read, as it is seen and without white space; line feeds stay."""
    plain = _NARROW_COMMAS.sub("，", ideographs(text[:_READ]).translate(_PLAIN))
    words = [word.span() for word in _WORDS.finditer(plain)]
    whole = "".join(plain[slice(*word)] for word in words)
    read = whole[: _readable(whole)]
    return Compact(read, tuple(islice(chain.from_iterable(range(*word) for word in words), len(read))))


def unread(text: str) -> tuple[int, int] | None:
    """Return where the words of a text stand that are not read, since there are too many; None if all are."""
    places = compact(text).places
    begins = places[-1] + 1 if places else 0
    left = text[begins:].lstrip()
    return (len(text) - len(left), len(text)) if left else None


def _readable(whole: str) -> int:
    """Return how many characters of a compact text are read: whole sentences, if it is too much for reading all."""
    ends = [found.end() for found in islice(_SENTENCE_ENDS.finditer(whole), _MOST_SENTENCES)]
    end = ends[-1] if len(ends) == _MOST_SENTENCES else len(whole)
    beyond = next((count.start for count in islice(counts(whole), _MOST_COUNTS, None)), len(whole))
    return min(end, max((0, *(one for one in ends if one <= beyond))) if beyond < len(whole) else end)


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a compact text."""
    heading, at = "", 0
    for line in text.split("\n"):
        if outline(line):
            heading = line[:_REMEMBERED]
        ends = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(line)), len(line)]
        for start, end in pairwise(ends):
            if start < end:
                before = line[max(0, start - _REMEMBERED) : start]
                yield Sentence(line[start:end], at + start, before, heading, line[end : end + _AHEAD])
        at += len(line) + 1
