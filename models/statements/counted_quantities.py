"""What a count in official prose counts: the words around it, read by patterns, each with the quantity it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from models.statements.mentions import OTHER_BUSINESS, Mention
from models.statements.patterns import applications, context, disputes, documents, punctuation
from models.statements.patterns.pattern import any_of, first_of, of_year

DOCUMENTS = frozenset({"issued", "repealed", "in_force", "published"})
"""The quantities that are normative documents."""

_TIMELESS = frozenset({"carried_in", "carried_out", "carried", "in_force"})
"""The quantities that may tell of another year."""

_named_before, _named_behind = first_of(applications.NAMED_BEFORE), first_of(applications.NAMED_BEHIND)
_in_turn = first_of(applications.IN_TURN)
_ANY_RESULT = any_of(applications.RESULTS)
_ALL_APPLICANTS = any_of(applications.ALL_APPLICANTS)
_ON_FILE = any_of(applications.ON_FILE)
_RECEIVED = any_of(applications.RECEIVED)
_RECEIVED_IN_ALL = any_of(applications.RECEIVED_IN_ALL)
_PART_OF_RECEIVED, _PART_OF_BARE = any_of(applications.PART_OF_RECEIVED), any_of(applications.PART_OF_BARE)
_DONE, _PART_OF_DONE = any_of(applications.DONE), any_of(applications.PART_OF_DONE)
_CHANNELS = any_of(applications.CHANNELS)
_CARRIED_SOMEWHERE = any_of(applications.CARRIED_SOMEWHERE)

_cases_before, _cases_behind = first_of(disputes.CASES_BEFORE), first_of(disputes.CASES_BEHIND)
_outcome, _ended = first_of(disputes.OUTCOMES), first_of(disputes.ENDED)
_OF_OTHERS = any_of(disputes.OF_OTHERS)
_CASES = any_of(context.CASES)
_TOPICS, _REVIEW_BEFORE = any_of(disputes.TOPICS), any_of(disputes.REVIEW_BEFORE)

_NORMATIVE = any_of(documents.NORMATIVE)
_DOCUMENTS_BEFORE, _DOCUMENTS_BEHIND = any_of(documents.COUNTED_BEFORE), any_of(documents.COUNTED_BEHIND)
_NOT_ISSUED = any_of(documents.NOT_ISSUED)
_became = first_of(documents.BECAME)

_CLAUSE_ENDS = any_of(punctuation.CLAUSE_ENDS)
_CLAUSE_OR_BRACKET_ENDS = any_of(punctuation.CLAUSE_OR_BRACKET_ENDS)
_MEMBER_ENDS = any_of(punctuation.MEMBER_ENDS)
_JOINTS, _IN_BRACKETS = any_of(punctuation.JOINTS), any_of(punctuation.IN_BRACKETS)

stage_of = first_of(disputes.STAGES)
"""Tells at which stage a case went to court, if the words say so: `direct`, `after_review`, or nothing."""


class _Carrying(NamedTuple):
    """What tells that applications were carried over, in reports on one year.

    Attributes:
        before: Tells the quantity by what stands before the number; an empty string for none.
        out_behind, next_behind, in_behind: Find behind it what was carried out, the year after, what was carried in.
    """

    before: Callable[[str], str]
    out_behind: re.Pattern[str]
    next_behind: re.Pattern[str]
    in_behind: re.Pattern[str]


@lru_cache(maxsize=8)
def _carrying(year: int) -> _Carrying:
    return _Carrying(
        first_of(of_year(applications.CARRIED, year)),
        any_of(of_year(applications.CARRIED_OUT_BEHIND, year)),
        any_of(of_year(applications.NEXT_YEAR_BEHIND, year)),
        any_of(of_year(applications.CARRIED_IN_BEHIND, year)),
    )


def _carry(mention: Mention, year: int) -> str:
    """N-CARRY: 结转/顺延/转下年度, in front of the number or behind it."""
    if not mention.is_about_applications:
        return ""
    clause, after, words = mention.clause, mention.after, _carrying(year)
    if found := words.before(clause):
        return found
    if words.out_behind.search(after):
        return "carried_out"
    if _CARRIED_SOMEWHERE.search(clause):
        return "carried_out" if words.next_behind.search(after) else "carried"
    return "carried_in" if words.in_behind.search(after) else ""


def _named(mention: Mention, _year: int) -> str:
    """N-PARTS and N-APPL: a result or a kind of applicant right before the number, or right behind it."""
    is_result = _ANY_RESULT.search(mention.clause) and not OTHER_BUSINESS.search(mention.until)
    if not (mention.is_about_applications or is_result) or _ON_FILE.search(mention.until):
        return ""
    clause = mention.clause
    if _ALL_APPLICANTS.search(clause) and not _ANY_RESULT.search(clause):
        return ""
    return _named_before(clause) or _named_behind(mention.after)


def _dispute(mention: Mention, _year: int) -> str:
    """N-T4: reviews and lawsuits, and how they ended."""
    if not mention.is_about_disclosure or _OF_OTHERS.search(mention.until):
        return ""
    told = mention.sentence.before + mention.until
    outcome = _outcome(_CLAUSE_ENDS.split(mention.lead)[-1])
    if outcome and (whose := topic(told)):
        return f"{whose}_{outcome}"
    whose = _cases_before(mention.clause) or _cases_behind(mention.after)
    return "_".join(filter(None, (whose, _ended(mention.clause)))) if whose else ""


def topic(told: str) -> str:
    """Return what a paragraph has last been about: `review`, `lawsuits`, `disputes` for both, or nothing.

    A bracket that is closed is over: 诉讼 3 件（未经复议直接起诉 1 件、复议后起诉 2 件），维持 2 件.
    """
    open_text = _IN_BRACKETS.sub("", told)
    found = [*_TOPICS.finditer(open_text)]
    if not found:
        return ""
    last = found[-1]
    if stage := stage_of(last[0]):
        is_only_one = {stage_of(one[0]) for one in found} <= {stage, ""}
        return stage if is_only_one or "（" in open_text[last.end() :] else ""
    both = last[0] != "复议" and _REVIEW_BEFORE.search(open_text[: last.start()])
    return "disputes" if both else "review" if last[0] == "复议" else "lawsuits"


def _normative(mention: Mention, _year: int) -> str:
    """N-NORM: normative documents issued, repealed, in force, or made public."""
    clause = _CLAUSE_OR_BRACKET_ENDS.split(mention.until)[-1]
    lead = _MEMBER_ENDS.split(mention.lead)[-1]
    named = _DOCUMENTS_BEFORE.search(lead) or _DOCUMENTS_BEHIND.search(mention.after)
    told = mention.goes_on_from + mention.until + mention.after
    if not named or not _NORMATIVE.search(told) or _NOT_ISSUED.search(lead):
        return ""
    return _became(lead) or _became(clause)


def names_documents(mention: Mention) -> bool:
    """Return whether a count goes on counting normative documents without saying again what became of them."""
    lead = _MEMBER_ENDS.split(mention.lead)[-1]
    is_counted = _DOCUMENTS_BEFORE.search(lead) and _NORMATIVE.search(lead)
    return bool(is_counted) and not _NOT_ISSUED.search(lead)


def _received(mention: Mention, _year: int) -> str:
    """N-RECV: applications received."""
    clause = mention.clause
    *_, between = _RECEIVED.split(clause)
    if between == clause or not mention.is_about_applications or _CHANNELS.search(clause) or _ANY_RESULT.search(clause):
        return ""
    around = _ALL_APPLICANTS.sub("", between) + mention.after
    return "" if _PART_OF_RECEIVED.search(around) or _is_of_cases(mention) else "new"


def _handled(mention: Mention, _year: int) -> str:
    """N-DONE: applications answered."""
    clause = mention.clause
    verb = _DONE.search(clause)
    if not verb or not mention.is_about_applications or _PART_OF_DONE.search(clause) or _CHANNELS.search(clause):
        return ""
    return "" if _CASES.search(clause + mention.after) or _is_of_cases(mention) else "handled"


def _is_of_cases(mention: Mention) -> bool:
    """Return whether a sentence has turned to reviews and lawsuits, whose numbers are no applications."""
    return bool(_TOPICS.search(mention.until)) and "申请" not in mention.clause + mention.after


def _applications(mention: Mention, _year: int) -> str:
    """N-RECV without a verb: 政府信息公开申请共 81 件."""
    clause = mention.clause
    odd = (_DONE, _CHANNELS, _ANY_RESULT, _PART_OF_BARE)
    return "new" if _RECEIVED_IN_ALL.search(clause) and not any(words.search(clause) for words in odd) else ""


_READERS: tuple[Callable[[Mention, int], str], ...] = (
    _carry,
    _named,
    _dispute,
    _normative,
    _received,
    _handled,
    _applications,
)


def quantity_of(mention: Mention, year: int) -> str:
    """Return which quantity of `models.statements.quantities` a count is about; an empty string for none."""
    found = next(filter(None, (read(mention, year) for read in _READERS)), "")
    return "" if found not in _TIMELESS and mention.is_of_another_time(year) else found


def in_turn(mention: Mention) -> Iterator[str]:
    """Yield the quantities that 分别 hands out to the numbers that follow: 自然人、商业企业分别为 35 件、2 件."""
    named, apart, _ = mention.clause.partition("分别")
    if not apart or not (mention.is_about_disclosure or mention.is_about_applications):
        return
    quantities = [_named_before(word) or _cases_before(word) or _in_turn(word) for word in _JOINTS.split(named)]
    # 分别为予以公开 13 件、部分公开 2 件 names each beside its number.
    yield from quantities if any(quantities) else ()
