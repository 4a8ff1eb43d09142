"""What a paragraph says of one quantity twice, and not the same: of that only what is certain is told.

A text that contradicts itself has most often been misread: a part for the whole, others' figures, another year's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from models.statements.patterns import documents, offices
from models.statements.patterns.pattern import any_of
from models.statements.quantities import APPLICANTS, RESULTS
from models.statements.words import words_of

_OURS = any_of(offices.OURS)
_NORMATIVE = any_of(documents.NORMATIVE)
_TOTALS = frozenset({"new", "handled"})
_DOCUMENTS = frozenset({"issued", "repealed"})
_OF_ANY_STOCK = frozenset({"in_force", "published"})
"""Of these a place has several numbers: its own and its bureaus', this year's and all."""


_CARRIED = frozenset({"carried", "carried_in", "carried_out"})

_SEVERAL = 8
"""Different numbers of one quantity of which the certain one is looked for. Chosen: of more, none is certain."""

_STAGES = {
    "disputes": {"disputes", "review", "lawsuits", "direct", "after_review"},
    "review": {"review"},
    "lawsuits": {"lawsuits", "direct", "after_review"},
    "direct": {"direct"},
    "after_review": {"after_review"},
}
"""What the cases of a stage are divided into."""

_LOST = frozenset({"corrected", "pending"})
"""What no case became, where all were upheld."""


class Saying(NamedTuple):
    """Something that a paragraph says.

    Attributes:
        quantity: What it is about, in the meaning that is most usual.
        value: The number; 0 for what is denied.
        start: Where it stands in the paragraph.
        words: The words that say so, without white space.
        scope: Whose number it is: `whole`, `own`, or blank.
        is_plain: Whether the words have no other meaning.
        is_counted: Whether there is a number.
    """

    quantity: str
    value: int
    start: int
    words: str
    scope: str
    is_plain: bool
    is_counted: bool


Values = Mapping[str, frozenset[int]]
"""The numbers that are told of each quantity."""


def certain(told: Sequence[Saying], year: int) -> frozenset[Saying]:
    """Return what of all that a paragraph says can stand together; `year` is the one reported on."""
    if not any(one.scope == "whole" for one in told):
        return frozenset(_certain(frozenset(told), year))
    by_scope = groupby(sorted(frozenset(told), key=lambda one: one.scope), key=lambda one: one.scope)
    return frozenset(one for _, same in by_scope for one in _certain(_of_us(frozenset(same)), year))


def _of_us(told: Collection[Saying]) -> Collection[Saying]:
    """Return all but totals of some office's own, where others say that they are ours: 县政府本级 98 件，我镇 21 件."""
    ours = {one.quantity for one in told if one.scope == "own" and _OURS.search(one.words)} & _TOTALS
    return [one for one in told if one.quantity not in ours or _OURS.search(one.words)]


def _certain(told: Collection[Saying], year: int) -> Collection[Saying]:
    values = _values(told)
    denied = {one.quantity for one in told if not one.is_counted}
    kept = [one for one in told if not _is_denied_otherwise(one, values, denied)]
    by_quantity = groupby(sorted(kept), key=lambda one: one.quantity)
    values = _values(kept)
    kept = [one for quantity, same in by_quantity for one in _undoubted(quantity, [*same], values, year)]
    kept = _without_odd_totals(kept)
    return _without_too_many(kept)


def _values(told: Iterable[Saying]) -> Values:
    by_quantity = groupby(sorted(told), key=lambda one: one.quantity)
    return {quantity: frozenset(one.value for one in same) for quantity, same in by_quantity}


def _of(values: Values, *quantities: str) -> set[int]:
    """Return the numbers that are told of any of these quantities."""
    return {value for quantity in quantities for value in values.get(quantity, ())}


def _is_denied_otherwise(one: Saying, values: Values, denied: Collection[str]) -> bool:
    """Return whether a number says the contrary: nobody has applied, and 12 applications; all done, and 3 left."""
    whose, _, outcome = one.quantity.partition("_")
    if one.quantity == "carried":
        others = _of(values, "carried_in", "carried_out")
        return len(others) > 1 and one.value not in others
    if one.value:
        return any(whose in _STAGES.get(other, ()) for other in denied if other != one.quantity)
    if one.quantity in {"none_received", "all_done"}:
        return any(_of(values, *(_TOTALS if one.quantity == "none_received" else {"carried_out"})))
    if whose not in _STAGES or outcome not in {"", "lost"}:
        return False
    parts = [quantity.partition("_") for quantity, told in values.items() if any(told) and quantity != one.quantity]
    return any(
        part in _STAGES[whose] and (ended in _LOST if outcome else bool(ended) or part != whose)
        for part, _, ended in parts
    )


def _undoubted(quantity: str, same: Sequence[Saying], values: Values, year: int) -> Iterator[Saying]:
    """Yield what is certain of the sayings about one quantity: all, if they say the same."""
    if _are_apart(quantity, same, year):
        return
    plain = [one for one in same if one.is_plain]
    different = len({one.value for one in plain})
    of_us = {one.value for one in plain if _OURS.search(one.words)}
    if different <= 1 or (quantity in _OF_ANY_STOCK and len(of_us) != 1):
        yield from same
        return
    choose = _totals if quantity in _TOTALS else _results if quantity in RESULTS else _named
    sure = {one.value for one in choose(quantity, plain, values, year)} if different <= _SEVERAL else set()
    yield from (one for one in same if not one.is_plain or one.value in sure)


def _are_apart(quantity: str, same: Sequence[Saying], year: int) -> bool:
    """Return whether the same number is told of two parts of a quantity: 1 件因…不予公开，1 件因…不予公开."""
    if len({one.value for one in same}) != 1 or not (quantity in RESULTS or quantity.partition("_")[2] in _LOST):
        return False
    counted = [one for one in same if one.is_counted and one.value]
    return len({one.words if _has_name(quantity, one.words, year) else one.start for one in counted}) > 1


def _totals(quantity: str, same: Sequence[Saying], values: Values, _year: int) -> Iterable[Saying]:
    """Return the largest, of which the others are parts; and this year's beside its sum with those carried in."""
    carried = _of(values, *_CARRIED) if quantity == "new" else ()
    largest = max(one.value for one in same)
    return [one for one in same if one.value == largest or largest - one.value in carried]


def _results(quantity: str, same: Sequence[Saying], values: Values, year: int) -> Iterable[Saying]:
    """Return the one with which the results add up to what was answered."""
    others = sum(max(_of(values, other), default=0) for other in RESULTS - {quantity})
    into, out = {0, *_of(values, "carried_in")}, {0, *_of(values, "carried_out")}
    answered = {new + more - less for new in _of(values, "new") for more in into for less in out}
    fitting = [one for one in same if one.value + others in answered | _of(values, "handled")]
    return fitting or _named(quantity, same, values, year)


def _named(quantity: str, same: Sequence[Saying], _values: Values, year: int) -> Iterable[Saying]:
    """Return ours, or the one that has the name of what it is; nothing if several have."""
    ours = [one for one in same if quantity not in RESULTS and _OURS.search(one.words)]
    normative = [one for one in same if quantity in _DOCUMENTS and _NORMATIVE.search(one.words)]
    named = [one for one in same if _has_name(quantity, one.words, year)]
    return next((sure for sure in (ours, normative, named) if len({one.value for one in sure}) == 1), [])


def _has_name(quantity: str, words: str, year: int) -> bool:
    return any(word.which and quantity.endswith(word.which) for word in words_of(words, year))


def _without_odd_totals(told: Collection[Saying]) -> list[Saying]:
    """Return all but numbers, of what was received or answered, that are less than plain ones and no sum of these."""
    plain, all_values = _values(one for one in told if one.is_plain), _values(told)
    largest = max(_of(all_values, *_TOTALS), default=0)
    carried = {0, *_of(plain, *_CARRIED)}
    sums = {value + more - less for value in _of(plain, *_TOTALS) for more in carried for less in carried}
    if not _of(plain, "handled"):
        sums, largest = set(), max(_of(all_values, "handled"), default=0)

    def is_odd(one: Saying) -> bool:
        is_total = one.quantity in _TOTALS and not one.is_plain and not _OURS.search(one.words)
        return is_total and one.value < largest and one.value not in sums

    return [one for one in told if not is_odd(one)]


def _without_too_many(told: Collection[Saying]) -> list[Saying]:
    """Return all but parts that are more than their whole; of applications, without that whole as well."""
    values = _values(told)
    most = max(_of(values, *_TOTALS), default=0) + max(_of(values, "carried_in"), default=0)
    is_too_much = bool(_of(values, *_TOTALS)) and any(value > most for value in _of(values, *RESULTS, *APPLICANTS))

    def is_wrong(one: Saying) -> bool:
        if one.quantity in RESULTS | APPLICANTS:
            return is_too_much and one.value > most
        if one.quantity in _TOTALS:
            return is_too_much
        whose, _, outcome = one.quantity.partition("_")
        is_outcome = bool(outcome) and whose in _STAGES and one.is_plain
        cases = max(_of(values, whose), default=0) if is_outcome else 0
        return 0 < cases < one.value

    return [one for one in told if not is_wrong(one)]
