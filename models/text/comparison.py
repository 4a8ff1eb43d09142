"""What two texts have in common."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.text.characters import unspaced
from models.text.outline import outline

_SENTENCE = re.compile(r"[^。；！？\n]+[。；！？]?")
_SHORTEST = 6
"""Characters; shorter sentences are alike by chance. Chosen: 全部办结。 has five and tells nothing."""


class Stretch(NamedTuple):
    """A piece of a text, from `start` up to `end`."""

    start: int
    end: int


def alike(text: str, other: str) -> tuple[Stretch, ...]:
    """Return the sentences of `text` that `other` has word for word, wherever they stand; sub-headings may stay."""
    known = {unspaced(found[0]) for found in _SENTENCE.finditer(other)}
    return tuple(
        Stretch(*found.span())
        for found in _SENTENCE.finditer(text)
        if len(unspaced(found[0])) >= _SHORTEST and unspaced(found[0]) in known and not outline(found[0].strip())
    )


def common_start(one: str, two: str) -> int:
    """Return how many characters two texts have in common at the start."""
    return next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def common_ends(one: str, two: str) -> tuple[int, int]:
    """Return how many characters two texts have in common at the start, and then, of the rest, at the end."""
    start = common_start(one, two)
    return start, common_start(one[start:][::-1], two[start:][::-1])
