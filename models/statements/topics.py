"""What a paragraph has last been about: applications, cases, documents, decisions, or other business."""

from __future__ import annotations

from collections.abc import Sequence

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

_TOLD = 400
"""Characters before a number that are looked through for the topic. Chosen: a paragraph."""


def topic_of(mention: Mention, year: int) -> str:
    """Return what the paragraph has last been about before a count, and right behind it."""
    return topic_at(mention.sentence, mention.number.end + len(mention.after), year)


def topic_at(sentence: Sentence, place: int, year: int) -> str:
    """Return what the paragraph has last been about: `application`, `case`, `other`, …, or nothing.

    What other business is told in the same words, so that only an application by its full name ends it.
    """
    said = sentence.text[:place]
    told = (sentence.before + said)[-_TOLD:]
    earlier = len(told) - len(said)
    words = [word for word in words_of(told, year) if word.which != "soft" or word.start >= earlier]
    matters = [found.span() for found in _MATTERS.finditer(told)]
    named = [
        word
        for word in words
        if word.which in FULL_NAMES or (word.kind in _OTHER_TOPICS and not _is_inside(word.end, matters))
    ]
    others = [found.end() for found in OTHER_BUSINESS.finditer(told) if not _is_inside(found.end(), matters)]
    if _ON_FILE.search(said) or (others and (not named or others[-1] > named[-1].end)):
        return "other"
    if named:
        return named[-1].kind
    is_named = any(word.kind in {"applicant", "application"} or word.which in _OWN_RESULTS for word in words)
    is_told = is_named or tells(_RESULTS, sentence.text) or is_in_words_of_the_table(sentence.text)
    return "application" if is_told or lists_results(sentence.text, year) else ""


def _is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start < place <= end for start, end in stretches)


def lists_results(text: str, year: int) -> bool:
    """Return whether a sentence tells of the lines of the table of applications, and of no other business."""
    words = words_of(text, year)
    results = {word.which for word in words if word.kind == "result"}
    is_carried = any(word.kind == "carry" for word in words) and any(
        text[word.start : word.end].endswith("新收") for word in words
    )
    is_listed = is_carried or len(results) + ("granted_and_partial" in results) >= _FEWEST_RESULTS
    is_of_others = tells(OTHER_BUSINESS, text) or tells(_NOT_IN_THE_TABLE, text)
    return is_listed and not is_of_others and not any(word.kind == "other" for word in words)
