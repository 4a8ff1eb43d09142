"""Sums inside a text: a whole that is told together with all of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from models.statements.counts import Count, counts
from models.statements.passages import Compact, compact, sentences
from models.statements.patterns import lists
from models.statements.patterns.pattern import any_of

_PARTS_BEGIN, _NOT_A_PART, _OTHERS = any_of(lists.PARTS_BEGIN), any_of(lists.NOT_A_PART), any_of(lists.OTHERS)
_SEPARATORS, _COMPARING = any_of(lists.SEPARATORS), any_of(lists.COMPARING)
_KINDS, _ALL_PUBLIC = any_of(lists.KINDS), any_of(lists.ALL_PUBLIC)
_FEWEST_KINDS = 4
"""Of information, told over several sentences, that make a list. Chosen: fewer are named as examples."""

_NEAR, _NEAR_PART = 2, 10
"""By how much a list may miss its whole and still be meant as complete: so many, and one in so many of the whole.

Chosen: a slip of the pen, not a kind left out; a list that says 其他 is complete however much it is off.
"""

_COMMA_AND_BRACKET = frozenset({"，（", "、（"})
"""What else stands between a whole and its parts: 100 条，（其中甲类 25 条…）."""

_LONGEST_PART = 24
"""Characters between two numbers of a list. Chosen: the name of a part; more is a clause of its own."""

_LONGEST_LEAD = 20
"""Characters before a number in which its kind is named. Chosen: 类信息 and the name of the kind."""


class Enumeration(NamedTuple):
    """A whole and its parts.

    Attributes:
        spans: Where the number of the whole stands in the text, and then those of the parts.
    """

    whole: int
    parts: tuple[int, ...]
    unit: str
    spans: tuple[tuple[int, int], ...]


@lru_cache(maxsize=64)
def enumerations(text: str) -> tuple[Enumeration, ...]:
    """Return the wholes of a text that are told with all their parts, right or wrong."""
    whole = compact(text)
    return (*_within(whole), *_across(whole))


def _within(whole: Compact) -> Iterator[Enumeration]:
    """Yield 共 15 条，其中甲类 9 条、乙类 1 条、其他 5 条: one sentence, one level."""
    for sentence in sentences(whole.text):
        begins = _PARTS_BEGIN.search(sentence.text)
        if not begins or _PARTS_BEGIN.search(sentence.text, begins.end()):
            continue
        stop = _end_of_bracket(sentence.text, begins.start())
        found = [one for one in counts(sentence.text) if one.unit and one.end <= stop]
        wholes = [one for one in found if one.end <= begins.start()]
        parts = [one for one in found if one.start >= begins.end()]
        if wholes and len(parts) > 1 and all(part.unit == wholes[-1].unit for part in parts):
            between = sentence.text[wholes[-1].end : begins.start()]
            rest = sentence.text[begins.end() : stop]
            is_near = len(between) <= 1 or between in _COMMA_AND_BRACKET
            listed = _is_list(sentence.text, parts) and is_near and not _NOT_A_PART.search(rest)
            if listed and not _is_of_others(wholes, parts) and _is_whole(rest, wholes[-1], parts):
                yield _enumeration(whole, sentence.start, wholes[-1], parts)


def _end_of_bracket(text: str, start: int) -> int:
    """Return where the bracket ends that begins right before a place; the end of the text, if none does."""
    end = text.find("）", start) if text[start - 1 : start] == "（" else -1
    return len(text) if end < 0 else end


def _is_of_others(wholes: Sequence[Count], parts: Sequence[Count]) -> bool:
    """Return whether the parts are those of another whole, or of all of them."""
    values = [whole.value for whole in wholes]
    return len(values) > 1 and sum(part.value for part in parts) in {*values, sum(values)}


def _is_list(text: str, parts: Sequence[Count]) -> bool:
    """Return whether only short names stand between the parts, and nothing that compares or begins anew."""
    between = [text[one.end : two.start] for one, two in pairwise(parts)]
    return all(_SEPARATORS.search(gap) and len(gap) <= _LONGEST_PART and not _COMPARING.search(gap) for gap in between)


def _is_whole(listed: str, whole: Count, parts: Sequence[Count]) -> bool:
    """Return whether the list says that it is complete, or is so close to it that it must be meant so."""
    off = abs(whole.value - sum(part.value for part in parts))
    return bool(_OTHERS.search(listed)) or off <= min(_NEAR, whole.value // _NEAR_PART)


def _across(whole: Compact) -> Iterator[Enumeration]:
    """Yield a total of information made public with its kinds, …类信息 n 条, told over several sentences."""
    found = [one for one in counts(whole.text) if one.unit]
    leads = [whole.text[max(0, one.start - _LONGEST_LEAD) : one.start].split("、")[-1] for one in found]
    told = [(one, lead) for one, lead in zip(found, leads, strict=True) if _KINDS.search(lead)]
    kinds = [one for one, _ in told]
    totals = [one for one, lead in zip(found, leads, strict=True) if _ALL_PUBLIC.search(lead)]
    complete = any(_OTHERS.search(lead) for _, lead in told)
    is_list = len(totals) == 1 and len(kinds) >= _FEWEST_KINDS and complete and kinds[0].start > totals[0].end
    if is_list and all(kind.unit == totals[0].unit for kind in kinds):
        yield _enumeration(whole, 0, totals[0], kinds)


def _enumeration(text: Compact, at: int, whole: Count, parts: Sequence[Count]) -> Enumeration:
    spans = tuple(text.span(at + one.start, at + one.end) for one in (whole, *parts))
    return Enumeration(whole.value, tuple(part.value for part in parts), whole.unit, spans)
