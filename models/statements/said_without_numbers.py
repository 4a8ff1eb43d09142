"""What official prose says without a number: nothing was received, all is done, nothing was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from models.statements.all_done import all_done
from models.statements.counts import Count
from models.statements.denied import DENYING, denials, is_told
from models.statements.mentions import (
    APPLICATIONS,
    OTHER_BUSINESS,
    PLAINLY,
    goes_on_from,
    is_in_words_of_the_table,
    is_of_another_year,
    is_of_many_years,
    names_applications,
)
from models.statements.passages import Sentence
from models.statements.patterns import (
    applications,
    context,
    decisions,
    disputes,
    documents,
    offices,
    punctuation,
    results,
    which_year,
)
from models.statements.patterns import denials as denying
from models.statements.patterns.pattern import any_of, first_of
from models.statements.topics import lists_results, topic_at
from models.statements.whose_cases import is_of_both, topic

_NONE_RECEIVED, _NO_DOCUMENTS = any_of(denying.NONE_RECEIVED), any_of(denying.NO_DOCUMENTS)
_OF_OTHER_KIND, _OF_INFORMATION = any_of(denying.OF_OTHER_KIND), any_of(denying.OF_INFORMATION)
_ALL_DONE, _OF_THE_REST = any_of(denying.ALL_DONE), any_of(denying.OF_THE_REST)
_ONLY_OF_SOME, _DEMANDED = any_of(denying.ONLY_OF_SOME), any_of(denying.DEMANDED)
_ONLY_OF_OTHERS, _RECEIVED = any_of(denying.ONLY_OF_OTHERS), any_of(applications.RECEIVED)
_NOT_CARRIED = any_of(denying.NOT_CARRIED)
_CARRIED_NOTHING = [(any_of((row,)), row.means or row.name) for row in denying.CARRIED_NOTHING]
_BECAME = [(any_of((row,)), row.name) for row in denying.NOTHING_BECAME]
_NO_RESULTS, _NO_APPLICANTS = any_of(denying.NO_RESULTS), any_of(denying.NO_APPLICANTS)
_RESULTS = [(any_of((row,)), row.means or row.name) for row in results.RESULTS if row.name != "divided"]
_APPLICANTS = [(any_of((row,)), row.name) for row in results.APPLICANTS]
_ALL_APPLICANTS = any_of(results.ALL_APPLICANTS)
_NO_DISPUTES, _NONE_LOST, _LOST = any_of(denying.NO_DISPUTES), any_of(disputes.NONE_LOST), any_of(disputes.LOST)
_NO_OUTCOMES = [(any_of((row,)), row.means or row.name) for row in denying.NO_OUTCOMES]
_of_all, _of_one = first_of(disputes.OUTCOMES_OF_ALL), first_of(disputes.OUTCOMES_OF_ONE)
_NONE_DECIDED = any_of((*decisions.NONE_DECIDED, *decisions.NONE_DECIDED_BEHIND))
_ANY_RESULT = any_of(results.RESULTS)
_DECISIONS = [(any_of((row,)), row.name) for row in decisions.KINDS]
_NO_MORE_OF_THEM = any_of(denying.NO_MORE_OF_THEM)
_OF_ANY_MATTER, _OF_OTHERS = any_of(denying.NONE_OF_ANY_MATTER), any_of(disputes.OF_OTHERS)
_OF_DECISIONS = any_of(decisions.KINDS)
_OF_SOME_OFFICES = any_of(denying.OF_SOME_OFFICES)
_OTHER_OFFICES, _ABOVE_US = any_of(offices.OTHER_OFFICES), any_of(offices.ABOVE_US)
_DISCLOSURE, _UNRELATED = any_of(context.DISCLOSURE), any_of(context.UNRELATED)
_NORMATIVE = any_of(documents.NORMATIVE)
_NOTHING_MORE = [(any_of((row,)), row.name) for row in denying.NOTHING_MORE]
_A_GOAL = any_of(which_year.A_GOAL)
_PLANS, _IN_FACT = any_of(which_year.NOT_THE_YEAR), any_of(which_year.IN_FACT)
_SOME_ONLY, _COMMAS = any_of(which_year.NOT_ALL_OF_IT), any_of(punctuation.CLAUSE_ENDS)
_PART_OF_YEAR, _WHOLE_YEAR = any_of(which_year.PART_OF_YEAR), any_of(which_year.WHOLE_YEAR)
_DENIAL_ENDS = any_of(punctuation.DENIAL_ENDS)
_JOINTS = any_of(punctuation.JOINTS)
_whose = first_of(disputes.WHOSE)

_AHEAD = 60
"""Characters behind a denial that are looked at for what it denies of the cases. Chosen: a long clause."""

_REMEMBERED = 1_000
"""Characters of a sentence before a denial that tell of which time it is. Chosen: as many as before a count."""

_MOST = 60
"""Denials in a sentence that are read, of either kind. Chosen: those of the longest list of a report are twenty."""

Said = Iterator[tuple[str, int, int, int]]
"""What is said, as (quantity, value, start, end)."""


def said(sentence: Sentence, year: int) -> Said:
    """Yield what a sentence says of a year without a number: what was not, and what all were."""
    if _UNRELATED.search(sentence.text):
        return
    known = tuple(islice(_said(sentence, year), _MOST))
    composed = islice(denials(sentence, year), _MOST)
    new = tuple(one for one in composed if not is_told(one, known))
    for quantity, start, end in (*known, *new):
        before = sentence.text[max(0, start - _REMEMBERED) : start]
        is_of_others = _OTHER_OFFICES.search(before) or _ABOVE_US.search(before) or _OF_SOME_OFFICES.search(before)
        is_of_another_time = (
            is_of_others
            or is_of_many_years(before, year)
            or _PLANS.search(_IN_FACT.split(sentence.text[:end])[-1])
            or _SOME_ONLY.search(_COMMAS.split(before)[-1])
            or _PART_OF_YEAR.search(_WHOLE_YEAR.split(before)[-1])
            or _A_GOAL.search(sentence.text[end : end + _AHEAD])
        )
        told = _COMMAS.split(before)[0] if quantity == "carried_in" else before
        if not is_of_another_year(told, year) and not is_of_another_time:
            yield quantity, 0, start, end


def said_of_cases(sentence: Sentence, cases: Sequence[tuple[Count, str]]) -> Said:
    """Yield how cases ended that have been counted right before: 诉讼 1 件，尚未审结.

    Args:
        sentence: The sentence, without comparisons.
        cases: The numbers of the sentence, each with its quantity.
    """
    for at, (count, quantity) in enumerate(cases):
        if quantity not in {"review", "lawsuits", "direct", "after_review"}:
            continue
        stop = cases[at + 1][0].start if at + 1 < len(cases) else len(sentence.text)
        behind = sentence.text[count.end : stop]
        if outcome := _of_all(behind):
            for told, whose in cases[at - 1 : at + 1] if at and cases[at - 1][1] == "review" else cases[at : at + 1]:
                yield f"{whose}_{outcome}", told.value, count.start, count.end
        elif count.value == 1 and (outcome := _of_one(behind)):
            yield f"{quantity}_{outcome}", 1, count.start, count.end


def _said(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    yield from _of_all_done(sentence, year)
    if not DENYING.isdisjoint(text):
        yield from _denied(sentence, year)
    yield from _of_disputes(sentence)


def _denied(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    yield from _of_none_received(sentence)
    yield from _of_carrying(sentence, year)
    yield from _of_kinds(sentence, year)
    for found in _NO_DOCUMENTS.finditer(text):
        for words, quantity in _BECAME:
            if words.search(found[0]):
                yield quantity, *found.span()
    if normative := _NORMATIVE.search(text):
        for words, quantity in _NOTHING_MORE:
            for found in words.finditer(text, normative.end()):
                yield quantity, *found.span()
    for found in _NONE_DECIDED.finditer(text):
        for words, quantity in _DECISIONS:
            if words.search(found[0]):
                yield quantity, *found.span()


def _of_none_received(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    found = _NONE_RECEIVED.search(sentence.text)
    if not found or _OF_OTHER_KIND.search(found[0]) or not _OF_INFORMATION.search(_around(sentence)):
        return
    kinds = _NO_APPLICANTS.search(sentence.text)
    if _ALL_APPLICANTS.search(found[0]) or not kinds or kinds.end() != found.end():
        yield "none_received", *found.span()


def _of_all_done(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    known = _ALL_DONE.search(text)
    found = known.span() if known else all_done(text, year)
    about = topic_at(sentence, found[1], year) if found else ""
    if not found or not (about == "application" or (known and _is_about_applications(sentence, year))):
        return
    before = text[: found[0]]
    is_of_others = _ONLY_OF_OTHERS.search(before) and not _RECEIVED.search(before)
    is_of_some = is_of_others or any(words.search(before) for words in (_ONLY_OF_SOME, _DEMANDED))
    if not is_of_some and not _OF_THE_REST.search(text[: found[1]]):
        yield "all_done", *found


def _of_carrying(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    if not _is_about_applications(sentence, year):
        return
    told = set()
    for words, quantity in _CARRIED_NOTHING:
        if found := words.search(text):
            told.add(quantity)
            yield quantity, *found.span()
    if (found := _NOT_CARRIED.search(text)) and not told:
        yield "carried_in" if found["from"] else "carried_out" if found["to"] else "carried", *found.span()


def _of_kinds(sentence: Sentence, year: int) -> Iterator[tuple[str, int, int]]:
    """Yield the results that no application had, and the kinds of applicants that have not applied."""
    is_list = len({found[0] for found in _ANY_RESULT.finditer(sentence.text)}) > 1
    if not (is_list or _is_about_applications(sentence, year)):
        return
    for denied, kinds in ((_NO_RESULTS, _RESULTS), (_NO_APPLICANTS, _APPLICANTS)):
        for found in denied.finditer(sentence.text):
            if _ALL_APPLICANTS.search(found["list"]):
                continue
            for word in _JOINTS.split(found["list"]):
                quantity = next((name for words, name in kinds if words.search(word)), "")
                if quantity:
                    yield quantity, *found.span()


def _of_disputes(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    text = sentence.text
    nones, upheld = list(_NO_DISPUTES.finditer(text)), _NONE_LOST.search(text)
    outcomes = {name: found for words, name in _NO_OUTCOMES if (found := words.search(text))}
    if not (nones or upheld or outcomes):
        return
    if not (_DISCLOSURE.search(_around(sentence)) or PLAINLY.search(_around(sentence))):
        is_of_others = OTHER_BUSINESS.search(_around(sentence)) or _OF_OTHERS.search(_around(sentence))
        nones = (
            []
            if is_of_others
            else [
                none for none in nones if _OF_ANY_MATTER.search(none[0]) and _NO_MORE_OF_THEM.search(text[none.end() :])
            ]
        )
        outcomes, upheld = {}, None if is_of_others or _OF_DECISIONS.search(_around(sentence)) else upheld
    for none in nones:
        ahead = text[none.start() : none.end() + _AHEAD]
        if not _LOST.search(_DENIAL_ENDS.split(ahead, maxsplit=1)[0]):
            yield _whose(none[0]), *none.span()
    for outcome, found in outcomes.items():
        if whose := topic(sentence.before + text[: found.end()]):
            yield f"{whose}_{outcome}", *found.span()
    if upheld:
        told = text[: upheld.end()]
        whose = "disputes" if is_of_both(text[: upheld.start()]) else topic(sentence.before + told)
        if whose:
            yield f"{whose}_lost", *upheld.span()


def _around(sentence: Sentence) -> str:
    return sentence.heading + sentence.before + sentence.text


def _is_about_applications(sentence: Sentence, year: int) -> bool:
    text = sentence.text
    names = (
        APPLICATIONS.search(_around(sentence))
        or PLAINLY.search(text)
        or is_in_words_of_the_table(text)
        or names_applications(goes_on_from(sentence))
        or is_in_words_of_the_table(goes_on_from(sentence))
        or lists_results(text, year)
    )
    return bool(names) and not OTHER_BUSINESS.search(text)
