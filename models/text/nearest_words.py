"""Finds in a text what comes nearest to what somebody asks: the longest part of a question that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ASKING = re.compile(
    "怎么办|怎么样|怎么|怎样|如何|为什么|什么|哪里|哪儿|请问|可以|能不能|要不要|是不是|[吗呢啊？?，。、！!]"
)
"""What a question has around the words that it is about."""

_LONGEST = 30
"""Characters of a question that are looked at. Chosen: nobody types a longer one into a field."""

_SHORTEST = 2
"""Characters of a part. Chosen: a single one tells nothing."""


def without_spaces(text: str) -> str:
    """Return a text without spaces: U 盘 and U盘 are the same."""
    return "".join(text.split())


def nearest_words(text: str, question: str) -> str:
    """Return the question if it stands in the text, or else its longest part that does; spaces and case do not count.

    Empty where not even two characters of it stand there together.
    """
    standing, asked = without_spaces(text).casefold(), without_spaces(question)[:_LONGEST]
    if asked.casefold() in standing:
        return asked
    return next((part for part in _parts(asked) if part.casefold() in standing), "")


def _parts(asked: str) -> Iterator[str]:
    """Yield the parts of a question, the longest first, and of those as long as each other the first one first."""
    pieces = _ASKING.split(asked)
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        for piece in pieces:
            for start in range(len(piece) - length + 1):
                yield piece[start : start + length]
