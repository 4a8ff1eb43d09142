"""What a paragraph has last been about: applications, cases, documents, decisions, or other business."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from models.statements.mentions import OTHER_BUSINESS, Mention, is_in_words_of_the_table, tells
from models.statements.passages import Sentence
from models.statements.patterns import context, results
from models.statements.patterns.pattern import any_of
from models.statements.words import words_of

_ON_FILE = any_of(results.ON_FILE)
_MATTERS = any_of(context.MATTERS)
_RESULTS, _NOT_IN_THE_TABLE = any_of(results.RESULTS_OF_APPLICATIONS_ONLY), any_of(context.NOT_IN_THE_TABLE)
FULL_NAMES = frozenset({"strong", "bare"})
"""Of applications: no other business has them."""
_OWN_RESULTS = frozenset({"unable", "declined"})
"""Results that nothing but an application for information has."""

_OTHER_TOPICS = frozenset({"other", "decision", "document", "case"})

_FEWEST_RESULTS = 2
"""Results in a sentence that are those of applications. Chosen: other business has one of them at most."""

_FEWEST_APPLICANTS = 2
"""Kinds of applicants in a sentence that are those of applications. Chosen: other business has one of them at most."""

_TOLD = 400
"""Characters before a number that are looked through for the topic. Chosen: a paragraph."""


class _Told(NamedTuple):
    """What a paragraph tells of, in the order of its words.

    Attributes:
        ends, kinds, soft: Where each word ends that names a topic, which topic, and whether it holds for its sentence
            alone.
        applied: Where words end that only applications have, if nothing else is named.
    """

    ends: tuple[int, ...]
    kinds: tuple[str, ...]
    soft: tuple[bool, ...]
    applied: tuple[int, ...]


def topic_of(mention: Mention, year: int) -> str:
    """Return what the paragraph has last been about before a count, and right behind it."""
    return topic_at(mention.sentence, mention.number.end + len(mention.after), year)


def topic_at(sentence: Sentence, place: int, year: int) -> str:
    """Return what the paragraph has last been about: `application`, `case`, `other`, …, or nothing.

    What other business is told in the same words, so that only an application by its full name ends it.
    """
    begins, until = len(sentence.before), len(sentence.before) + place
    if _filed_at(sentence.text) <= place:
        return "other"
    told = _told(sentence.before + sentence.text, year)
    is_list = lists_results(sentence.text, year)
    words = words_of(sentence.text, year)
    is_list = is_list or len({word.which for word in words if word.kind == "applicant"}) >= _FEWEST_APPLICANTS
    is_applied = is_list and any(word.kind == "application" for word in words)
    for at in range(bisect_right(told.ends, until) - 1, -1, -1):
        is_over = is_applied and told.kinds[at] == "other" and told.ends[at] <= begins
        if told.ends[at] <= until - _TOLD or is_over:
            break
        if not told.soft[at] or told.ends[at] > begins:
            return told.kinds[at]
    is_named = bisect_right(told.applied, until) > bisect_right(told.applied, max(until - _TOLD, 0))
    is_told = is_list or is_named or tells(_RESULTS, sentence.text) or is_in_words_of_the_table(sentence.text)
    return "application" if is_told or is_in_words_of_the_table(sentence.before) else ""


def names_documents(sentence: Sentence, place: int, year: int) -> bool:
    """Return whether normative documents have been named before a place, by their full name."""
    return _named_at(sentence.before + sentence.text, year).documents <= len(sentence.before) + place


def names_applications_in_full(sentence: Sentence, place: int, year: int) -> bool:
    """Return whether applications for information have been named before a place, by their full name."""
    return _named_at(sentence.before + sentence.text, year).applications <= len(sentence.before) + place


@lru_cache(maxsize=64)
def results_in(text: str, year: int) -> frozenset[str]:
    """Return the results of applications that a sentence names."""
    return frozenset(word.which for word in words_of(text, year) if word.kind == "result")


class _Named(NamedTuple):
    """Where normative documents and applications are first named in full; behind the end, if they are not."""

    documents: int
    applications: int


@lru_cache(maxsize=16)
def _named_at(text: str, year: int) -> _Named:
    words, never = words_of(text, year), len(text) + 1
    documents = (word.end for word in words if word.kind == "document" and word.which != "short")
    return _Named(next(documents, never), next((word.end for word in words if word.which == "strong"), never))


@lru_cache(maxsize=16)
def _told(text: str, year: int) -> _Told:
    words = words_of(text, year)
    matters = [found.span() for found in _MATTERS.finditer(text)]
    named = [
        (word.end, word.kind, word.which == "soft")
        for word in words
        if word.which in FULL_NAMES or (word.kind in _OTHER_TOPICS and not _is_inside(word.end, matters))
    ]
    others = [
        (found.end(), "other", False) for found in OTHER_BUSINESS.finditer(text) if not _is_inside(found.end(), matters)
    ]
    both = sorted((*others, *named), key=lambda one: one[0])
    applied = [word.end for word in words if word.kind in {"applicant", "application"} or word.which in _OWN_RESULTS]
    ends, kinds, soft = zip(*both, strict=True) if both else ((), (), ())
    return _Told(ends, kinds, soft, tuple(applied))


@lru_cache(maxsize=64)
def _filed_at(text: str) -> int:
    """Return where a sentence first tells of papers on file; behind its end, if it does not."""
    found = _ON_FILE.search(text)
    return found.end() if found else len(text) + 1


def _is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (place, 0)) - 1
    return at >= 0 and stretches[at][0] < place <= stretches[at][1]


@lru_cache(maxsize=64)
def lists_results(text: str, year: int) -> bool:
    """Return whether a sentence tells of the lines of the table of applications, and of no other business."""
    words = words_of(text, year)
    results = results_in(text, year)
    is_carried = any(word.kind == "carry" for word in words) and any(
        text[word.start : word.end].endswith("新收") for word in words
    )
    is_listed = is_carried or len(results) + ("granted_and_partial" in results) >= _FEWEST_RESULTS
    is_of_others = tells(OTHER_BUSINESS, text) or tells(_NOT_IN_THE_TABLE, text)
    return is_listed and not is_of_others and not any(word.kind == "other" for word in words)
