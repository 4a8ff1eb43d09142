"""A sentence without its comparisons with other years, and what these compare its numbers with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from models.statements.counts import counts, value_of
from models.statements.passages import Sentence
from models.statements.patterns import comparing, punctuation
from models.statements.patterns.pattern import any_of

_FROM_TO, _ONLY, _RISES = any_of(comparing.FROM_TO), any_of(comparing.ONLY), any_of(comparing.RISES)
_THAN, _BESIDE, _SAME_TIME = (any_of((row,)) for row in comparing.THAN)
_LAST_YEAR, _OPENS = any_of(comparing.LAST_YEAR), any_of(punctuation.OPENS)
_ENDS, _BRACKET = any_of(punctuation.CLAUSE_ENDS), any_of(punctuation.IN_BRACKETS)


class Compared(NamedTuple):
    """What a number of this year is compared with.

    Attributes:
        last: What it was last year; None where that is not told, or another year is.
        change: By how much it is more than last year, or less; None likewise.
        value: What it is this year, where only last year's number and the change are told.
    """

    last: int | None = None
    change: int | None = None
    value: int | None = None


class Plain(NamedTuple):
    """A sentence without comparisons.

    Attributes:
        places: Where each of its characters stands in the compact text, and where it ends.
        behind: By the end of a number, what it is compared with; by its start in `before`.
    """

    sentence: Sentence
    places: Sequence[int]
    behind: dict[int, Compared]
    before: dict[int, Compared]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of it stands in the compact text."""
        return self.places[start], self.places[end - 1] + 1


class _Cut(NamedTuple):
    start: int
    end: int
    compared: Compared = Compared()
    is_behind: bool = False


def plain(sentence: Sentence, year: int) -> Plain:
    """Return a sentence without its comparisons; `year` is the one reported on."""
    text = sentence.text
    whole = range(sentence.start, sentence.start + len(text))
    cuts = _apart(sorted(_cuts(text, year), key=lambda cut: cut[:2]))
    if not cuts:
        return Plain(sentence, whole, {}, {})
    behind: dict[int, Compared] = {}
    before: dict[int, Compared] = {}
    kept: list[range] = []
    at, left = 0, 0
    for cut in cuts:
        kept.append(range(at, cut.start))
        left += cut.start - at
        at = cut.end
        if cut.is_behind:
            behind[left - bool(_OPENS.search(text, cut.start - 1, cut.start))] = cut.compared
        else:
            before[left] = cut.compared
    kept.append(range(at, len(text)))
    shorter = "".join(text[part.start : part.stop] for part in kept)
    places = tuple(chain.from_iterable(whole[part.start : part.stop] for part in kept))
    told = sentence._replace(text=shorter, compared=frozenset(before))
    return Plain(told, places, behind, before)


def _cuts(text: str, year: int) -> Iterator[_Cut]:
    for found in _ONLY.finditer(text):
        yield _Cut(*found.span())
    for found in _FROM_TO.finditer(text):
        last = value_of(found["was"]) if _is_last_year(found["then"] or "", year) else None
        yield _Cut(*found.span(), Compared(last))
    ends: Collection[int] | None = None
    beside = (found for found in _BESIDE.finditer(text) if str(year) not in found["then"])
    for found in chain(_THAN.finditer(text), beside, _SAME_TIME.finditer(text)):
        ends = {count.end for count in counts(text)} if ends is None else ends
        yield _than(text, found, ends, year)


def _than(text: str, found: re.Match[str], ends: Collection[int], year: int) -> _Cut:
    start, end = found.span()
    told = found.groupdict()
    last, change = _figure(told, "was"), _change(told)
    is_last_year = _is_last_year(told.get("then") or "", year)
    compared = Compared(last, change) if is_last_year else Compared()
    opens = bool(start and _OPENS.search(text, start - 1, start))
    if start - opens in ends:
        if opens and text[start - 1] == "（" and text[end : end + 1] == "）":
            return _Cut(start - 1, end + 1, compared, is_behind=True)
        begins = start - 1 if opens and _ENDS.search(text, end, end + 1) else start
        return _Cut(begins, end, compared, is_behind=True)
    if last is not None and change is not None and start and not opens:
        return _Cut(start, found.start("change"), compared._replace(value=last + change))
    if bracket := _BRACKET.match(text, end):
        return _Cut(start, bracket.end())  # 相较2019年（申请6件）: the figures are those of then
    return _Cut(start, end)


def _figure(told: dict[str, str | None], name: str) -> int | None:
    number = told.get(name)
    return value_of(number) if number else None


def _change(told: dict[str, str | None]) -> int | None:
    """Return by how much a number has changed, if that is told exactly."""
    if told.get("same"):
        return None if told["about"] else 0
    more, change = told.get("more"), _figure(told, "change")
    if not more or change is None:
        return None
    return change if _RISES.search(more) else -change


def _is_last_year(then: str, year: int) -> bool:
    return bool(_LAST_YEAR.search(then)) or str(year - 1) in then


def _apart(cuts: Sequence[_Cut]) -> list[_Cut]:
    """Return the cuts that do not lie in others."""
    apart: list[_Cut] = []
    for cut in cuts:
        if not apart or cut.start >= apart[-1].end:
            apart.append(cut)
    return apart
