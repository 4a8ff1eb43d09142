"""What a paragraph says of one quantity twice, and not the same: of that only what is certain is told.

A text that contradicts itself has most often been misread: a part for the whole, others' figures, another year's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from models.statements.patterns import documents, offices
from models.statements.patterns.pattern import any_of
from models.statements.words import words_of

_OURS = any_of(offices.OURS)
_NORMATIVE = any_of(documents.NORMATIVE)
_TOTALS = frozenset({"new", "handled"})
_RESULTS = frozenset({"granted", "partial", "granted_and_partial", "refused", "unable", "declined", "other"})
_APPLICANTS = frozenset({"natural", "business", "research", "charity", "legal", "legal_persons"})
_DOCUMENTS = frozenset({"issued", "repealed"})
_OF_ANY_STOCK = frozenset({"in_force", "published"})
"""Of these a place has several numbers: its own and its bureaus', this year's and all."""


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
        words: The words that say so, without white space.
        scope: Whose number it is: `whole`, `own`, or blank.
        is_plain: Whether the words have no other meaning.
        is_counted: Whether there is a number.
    """

    quantity: str
    value: int
    words: str
    scope: str
    is_plain: bool
    is_counted: bool


def certain(told: Sequence[Saying], year: int) -> frozenset[Saying]:
    """Return what of all that a paragraph says can stand together; `year` is the one reported on."""
    if not any(one.scope == "whole" for one in told):
        return frozenset(_certain(told, year))
    by_scope = groupby(sorted(told, key=lambda one: one.scope), key=lambda one: one.scope)
    return frozenset(one for _, same in by_scope for one in _certain([*same], year))


def _certain(told: Sequence[Saying], year: int) -> list[Saying]:
    kept = [one for one in told if not _is_denied_otherwise(one, told)]
    by_quantity = groupby(sorted(kept, key=lambda one: one.quantity), key=lambda one: one.quantity)
    doubtful = {one for quantity, same in by_quantity for one in _doubtful(quantity, [*same], kept, year)}
    kept = [one for one in kept if one not in doubtful]
    doubtful = {one for one in kept if not one.is_plain and _is_no_total(one, kept)}
    kept = [one for one in kept if one not in doubtful]
    return [one for one in kept if one not in set(_too_many(kept))]


def _is_denied_otherwise(one: Saying, told: Sequence[Saying]) -> bool:
    """Return whether a number says the contrary: nobody has applied, and 12 applications; all done, and 3 left."""
    if one.quantity == "carried":
        others = {other.value for other in told if other.quantity in {"carried_in", "carried_out"}}
        return len(others) > 1 and one.value not in others
    whose, _, outcome = one.quantity.partition("_")
    if one.value:
        denied = {other.quantity for other in told if not other.is_counted and other.quantity != one.quantity}
        return any(whose in _STAGES.get(other, ()) for other in denied)
    if one.quantity == "none_received":
        return any(other.value for other in told if other.quantity in _TOTALS)
    if one.quantity == "all_done":
        return any(other.value for other in told if other.quantity == "carried_out")
    if whose not in _STAGES or outcome not in {"", "lost"}:
        return False
    parts = [other.quantity.partition("_") for other in told if other.value and other.quantity != one.quantity]
    return any(
        part in _STAGES[whose] and (ended in _LOST if outcome else bool(ended) or part != whose)
        for part, _, ended in parts
    )


def _doubtful(quantity: str, same: Sequence[Saying], told: Sequence[Saying], year: int) -> Iterator[Saying]:
    """Yield what is not certain of the sayings about one quantity."""
    same = [one for one in same if one.is_plain]
    if len({one.value for one in same}) < 2 or quantity in _OF_ANY_STOCK:
        return
    choose = _totals if quantity in _TOTALS else _results if quantity in _RESULTS else _named
    sure = {one.value for one in choose(quantity, same, told, year)}
    yield from (one for one in same if one.value not in sure)


def _totals(quantity: str, same: Sequence[Saying], told: Sequence[Saying], _year: int) -> Iterable[Saying]:
    """Return the largest, of which the others are parts; and this year's beside its sum with those carried in."""
    carried = {one.value for one in told if one.quantity.startswith("carried")}
    largest = max(one.value for one in same)
    return [one for one in same if one.value == largest or (quantity == "new" and largest - one.value in carried)]


def _is_no_total(one: Saying, told: Sequence[Saying]) -> bool:
    """Return whether a number of all that were received or answered is less than those that are plainly so."""
    if one.quantity not in _TOTALS or _OURS.search(one.words):
        return False
    plain = {other.value for other in told if other.quantity in _TOTALS and other.is_plain}
    answered = [other.value for other in told if other.quantity == one.quantity]
    if one.quantity == "handled" and not any(other.is_plain for other in told if other.quantity == "handled"):
        return one.value < max(answered)
    carried = {0, *(other.value for other in told if other.quantity.startswith("carried"))}
    sums = {value + more - less for value in plain for more in carried for less in carried}
    largest = max((other.value for other in told if other.quantity in _TOTALS), default=0)
    return one.value not in sums and one.value < largest


def _results(quantity: str, same: Sequence[Saying], told: Sequence[Saying], year: int) -> Iterable[Saying]:
    """Return the one with which the results add up to what was answered."""
    others = sum({one.quantity: one.value for one in told if one.quantity in _RESULTS - {quantity}}.values())
    fitting = [one for one in same if one.value + others in _answered(told)]
    return fitting or _named(quantity, same, told, year)


def _answered(told: Sequence[Saying]) -> set[int]:
    """Return how many applications may have been answered."""
    values = {name: {one.value for one in told if one.quantity == name} for name in ("new", "carried_in", "carried_out")}
    all_of_them = {new + carried for new in values["new"] for carried in {0, *values["carried_in"]}}
    return {one.value for one in told if one.quantity == "handled"} | {
        number - left for number in all_of_them for left in {0, *values["carried_out"]}
    }


def _named(quantity: str, same: Sequence[Saying], _told: Sequence[Saying], year: int) -> Iterable[Saying]:
    """Return ours, or the one that has the name of what it is; nothing if several have."""
    for is_sure in (
        lambda one: bool(_OURS.search(one.words)),
        lambda one: quantity in _DOCUMENTS and bool(_NORMATIVE.search(one.words)),
        lambda one: _has_name(quantity, one.words, year),
    ):
        sure = [one for one in same if is_sure(one)]
        if len({one.value for one in sure}) == 1:
            return sure
    return []


def _has_name(quantity: str, words: str, year: int) -> bool:
    return any(word.which and quantity.endswith(word.which) for word in words_of(words, year))


def _too_many(told: Sequence[Saying]) -> Iterator[Saying]:
    """Yield parts that are more than their whole; of applications, that whole as well."""
    for whole in (one for one in told if one.quantity in _STAGES and one.value):
        of_these = (one for one in told if one.is_plain and one.quantity.startswith(f"{whole.quantity}_"))
        yield from (one for one in of_these if one.value > whole.value)
    totals = [one for one in told if one.quantity in _TOTALS]
    carried = [one.value for one in told if one.quantity == "carried_in"]
    most = max((one.value for one in totals), default=None)
    if most is None:
        return
    parts = [one for one in told if one.quantity in _RESULTS | _APPLICANTS]
    if too_many := [one for one in parts if one.value > most + max(carried, default=0)]:
        yield from (*too_many, *totals)
