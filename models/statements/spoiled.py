"""What makes a count none of the year, or none of our office, whatever it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from models.statements.mentions import APPLICATIONS, Mention, tells
from models.statements.patterns import (
    applications,
    carried_over,
    context,
    decisions,
    denials,
    disputes,
    documents,
    offices,
    punctuation,
)
from models.statements.patterns.pattern import any_of, of_year
from models.statements.understood import is_understood
from models.statements.words import words_of

_DENIED, _UNRELATED = any_of(denials.DENIED), any_of(context.UNRELATED)
_ABOVE_US, _OUR_OFFICE = any_of(offices.ABOVE_US), any_of(offices.OUR_OFFICE)
_PARTS_OF_A_PLACE, _NOT_FOR_INFORMATION = any_of(offices.PARTS_OF_A_PLACE), any_of(context.NOT_FOR_INFORMATION)
_BUREAUS, _OUR_STREET = any_of(offices.BUREAUS), any_of(offices.OUR_STREET)
_OTHER_OFFICES, _NOT_COUNTED = any_of(offices.OTHER_OFFICES), any_of(offices.NOT_COUNTED)
_SOME_FOR_INFORMATION = any_of(applications.SOME_FOR_INFORMATION)
_SOME_ABOUT_DISCLOSURE, _INFORMATION = any_of(disputes.SOME_ABOUT_DISCLOSURE), any_of(context.INFORMATION)
_STUDIED, _FILES = any_of(disputes.STUDIED), any_of(applications.MADE_PUBLIC_AT_ALL)
_ANSWERED = any_of(applications.ANSWERED_AT_ALL)
_NORMATIVE = any_of(documents.NORMATIVE)
_NOT_YET, _FROM_ABOVE = any_of(documents.NOT_YET), any_of(documents.FROM_ABOVE)
_NOT_MADE, _MADE = any_of(decisions.NOT_MADE), any_of(decisions.MADE)
_WITH_CARRIED_IN, _COMMAS = any_of(carried_over.WITH_CARRIED_IN), any_of(punctuation.CLAUSE_ENDS)

DOCUMENTS = frozenset({"issued", "repealed", "in_force", "published"})
"""The quantities that are normative documents."""

TIMELESS = frozenset({"carried_in", "carried_out", "carried"})
"""The quantities that may tell of another year."""

_CASES = frozenset({"review", "lawsuits", "disputes"})
_COUNTED = frozenset({"new", "handled", *_CASES, "direct", "after_review"})
"""Of these a word that is not known may say that only some are counted, or others'."""

_RESULTS = frozenset({"granted", "partial", "refused", "granted_and_partial"})
_DECISIONS = frozenset({"permits", "penalties", "coercion"})

_AHEAD = 60
"""Characters behind a number that may tell how many of them are about disclosure. Chosen: a long clause."""


def is_spoiled(mention: Mention, quantity: str, year: int) -> bool:
    """Return whether a count tells nothing of the year, or of this office."""
    if _is_none(mention) or _is_of_others(mention):
        return True
    if is_with_carried_in(mention):
        return False
    if is_unclear(mention, quantity, year):
        return True
    if _is_of_any_matter(mention, quantity) or _is_undone(mention, quantity):
        return True
    if quantity == "carried_out":
        return _is_of_last_year(mention, year)
    return quantity not in TIMELESS and mention.is_of_another_time(year)


def is_unclear(mention: Mention, quantity: str, year: int) -> bool:
    """Return whether a clause has words that are not known, and that may say that others are counted, or some."""
    told = quantity.replace("|", " ").split()
    if not told or not _COUNTED.issuperset(told):
        return False
    last = _COMMAS.split(mention.clause)[-1]
    is_received = told == ["new"] and any(word.kind == "received" for word in words_of(last, year))
    is_told = is_received or _CASES.issuperset(told) or is_understood(mention.after, year)
    return not (is_told and is_understood(last, year))


def is_with_carried_in(mention: Mention) -> bool:
    """Return whether a number is the sum of this year's applications and last year's, and says so."""
    return mention.is_about_applications and bool(_WITH_CARRIED_IN.search(mention.clause))


def _is_none(mention: Mention) -> bool:
    is_denied = mention.number.value == 1 and _DENIED.search(mention.clause)
    return bool(is_denied) or tells(_UNRELATED, mention.sentence.text) or bool(_NOT_COUNTED.search(mention.behind))


def _is_of_others(mention: Mention) -> bool:
    ends = [found.end() for found in _ABOVE_US.finditer(mention.open_until)]
    if ends and not _OUR_OFFICE.search(mention.open_until, ends[-1]):
        return True
    is_of_bureau = _BUREAUS.search(mention.clause) and _OUR_STREET.search(mention.behind)
    is_of_part = _PARTS_OF_A_PLACE.search(_COMMAS.split(mention.until)[-1])
    return bool(is_of_bureau or is_of_part or _OTHER_OFFICES.search(mention.clause))


def _is_of_any_matter(mention: Mention, quantity: str) -> bool:
    """Return whether only some of what is counted is about disclosure, as the sentence goes on to tell."""
    here = mention.clause + mention.after
    if quantity.startswith((*_CASES, "new", "handled")) and _NOT_FOR_INFORMATION.search(here):
        return True
    if quantity.startswith(tuple(_CASES)) and _STUDIED.search(here):
        return True
    text = mention.sentence.text
    is_of_files = mention.number.unit == "条" and tells(_FILES, text) and not tells(_ANSWERED, text)
    if quantity in _RESULTS and is_of_files:
        return True
    ahead = (mention.sentence.text[mention.number.end :] + mention.sentence.ahead)[:_AHEAD]
    if quantity.startswith(("new", "handled")):
        return bool(_SOME_FOR_INFORMATION.search(ahead)) and not APPLICATIONS.search(here)
    return quantity in _CASES and bool(_SOME_ABOUT_DISCLOSURE.search(ahead)) and not _INFORMATION.search(here)


def _is_undone(mention: Mention, quantity: str) -> bool:
    """Return whether documents or decisions are not made, or are others'."""
    last = _COMMAS.split(mention.until)[-1]
    if quantity in DOCUMENTS:
        is_of_those_before = not _NORMATIVE.search(mention.until + mention.after)
        told = mention.goes_on_from + last if is_of_those_before else last
        return bool(_NOT_YET.search(told) or _FROM_ABOVE.search(mention.until))
    return quantity in _DECISIONS and bool(_NOT_MADE.search(last if _MADE.search(last) else mention.until))


def _is_of_last_year(mention: Mention, year: int) -> bool:
    """Return whether what is left over was so at the end of last year."""
    last, following = _years_around(year)
    return bool(last.search(mention.clause)) and not following.search(mention.clause + mention.behind)


@lru_cache(maxsize=8)
def _years_around(year: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return any_of(of_year(carried_over.LAST_YEAR, year)), any_of(of_year(carried_over.NEXT_YEAR, year))
