"""The same text in two units: which sentences two reports have in common that are not everybody's (D36).

It says what is the same, never who has copied it: two units may have been one, or have been given a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from models.text.characters import compatible, unspaced
from models.text.comparison import Stretch
from models.text.outline import prose

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
"""A sentence; the marks that end one also as they are once all that mean the same are one character."""

_SHORTEST = 8
"""Characters; shorter sentences are alike by chance. Chosen: 全部按期办结完毕 tells nothing."""

_COMMON_PERCENT = 20
"""Percent of the units; a sentence that more of them have is everybody's. Source: the specification (D36)."""

_COMMON_UNITS = range(2, 31)
"""Units that a sentence may have, whatever the percentage. Chosen: two of a few units are not everybody; of what more
than thirty have, nobody can tell who has it from whom, and the time would grow by the square of them."""

_LEAST_SENTENCES, _LEAST_PERCENT = 3, 30
"""Sentences in common, and percent of the shorter text, from which on a pair is told. Chosen: one sentence on the same
training of the district is no news, and a third of a text is."""

_WHOLE = 100  # per cent


class UnitTexts(NamedTuple):
    """The texts of a unit, by what each part is called: 一, 五."""

    id: str
    name: str
    texts: Mapping[str, str]


class SamePair(NamedTuple):
    """Two units with sentences in common.

    Attributes:
        one, other: The ids of the units.
        names: Theirs.
        same: How many sentences they have in common.
        percent: Of the sentences of the shorter text, without those that are everybody's.
        parts: Where the first has them, and how many there.
        sentences: What they have in common, in the form in which sentences are compared.
    """

    one: str
    other: str
    names: tuple[str, str]
    same: int
    percent: int
    parts: tuple[tuple[str, int], ...]
    sentences: frozenset[str] = frozenset()

    @property
    def where(self) -> str:
        """The parts in words."""
        return "、".join(f"“{part}”{count} 句" for part, count in self.parts)


def sentences_of(text: str) -> frozenset[str]:
    """Return the sentences of a text in the form in which they are compared; sub-headings are none."""
    found = (_compared(one) for one in _SENTENCE.findall(prose(text)))
    return frozenset(one for one in found if one)


def stretches_of(text: str, sentences: frozenset[str]) -> tuple[Stretch, ...]:
    """Return where these sentences stand in a text as it was written."""
    found = _SENTENCE.finditer(text)
    return tuple(Stretch(*one.span()) for one in found if _compared(one[0]) in sentences)


def _compared(sentence: str) -> str:
    """Return a sentence as it is compared; blank if it is too short to tell anything."""
    words = unspaced(compatible(sentence))
    return words if len(words) >= _SHORTEST else ""


def same_texts(units: Sequence[UnitTexts]) -> tuple[SamePair, ...]:
    """Return the pairs of units whose texts are the same to a good part, the most alike first."""
    by_part = [{part: sentences_of(text) for part, text in unit.texts.items()} for unit in units]
    holders = _holders(by_part)
    most = min(_COMMON_UNITS[-1], max(_COMMON_UNITS[0], len(units) * _COMMON_PERCENT // _WHOLE))
    own = [0] * len(units)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for sentence, having in holders.items():
        if len(having) > most:
            continue
        for at in having:
            own[at] += 1
        for pair in combinations(having, 2):
            shared[pair].append(sentence)
    found = []
    for (one, other), same in shared.items():
        percent = len(same) * _WHOLE // min(own[one], own[other])
        if len(same) >= _LEAST_SENTENCES and percent >= _LEAST_PERCENT:
            found.append(_pair(units[one], units[other], same, percent, by_part[one]))
    return tuple(sorted(found, key=lambda pair: (-pair.percent, -pair.same)))


def _holders(by_part: Iterable[Mapping[str, frozenset[str]]]) -> dict[str, list[int]]:
    """Return which units have each sentence, in their order."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, parts in enumerate(by_part):
        for sentence in frozenset[str]().union(*parts.values()):
            holders[sentence].append(at)
    return holders


def _pair(
    one: UnitTexts, other: UnitTexts, same: Sequence[str], percent: int, parts: Mapping[str, frozenset[str]]
) -> SamePair:
    counts = ((part, len(sentences.intersection(same))) for part, sentences in parts.items())
    told = tuple((part, count) for part, count in counts if count)
    return SamePair(one.id, other.id, (one.name, other.name), len(same), percent, told, frozenset(same))
