"""What a count in official prose counts: the words around it, read by patterns, each with the quantity it means."""

from __future__ import annotations

from collections.abc import Callable

from models.statements.carrying_over import carried_over_of
from models.statements.mentions import APPLICATIONS, OTHER_BUSINESS, Mention, tells
from models.statements.patterns import (
    applications,
    carried_over,
    context,
    disputes,
    documents,
    punctuation,
    results,
)
from models.statements.patterns.pattern import any_of, first_of
from models.statements.spoiled import is_with_carried_in
from models.statements.ways import is_of_one_way
from models.statements.whose_cases import topic, whose_outcome
from models.statements.words import words_of

_named_before, _named_behind = first_of(results.NAMED_BEFORE), first_of(results.NAMED_BEHIND)
_foremost = first_of(results.NAMED_FOREMOST)
_loosely, _loosely_behind = first_of(results.NAMED_LOOSELY), first_of(results.NAMED_LOOSELY_BEHIND)
_LISTED_AS_REFUSED = any_of(results.LISTED_AS_REFUSED)
_ANY_RESULT, _WITH_A_PART = any_of(results.RESULTS), any_of(results.WITH_A_PART)
_DISPUTED = any_of(results.DISPUTED)
_AND_A_PART = any_of(results.WITH_A_PART_BEHIND)
_ALL_APPLICANTS = any_of(results.ALL_APPLICANTS)
_ON_FILE = any_of(results.ON_FILE)
_RECEIVED, _ANYBODY = any_of(applications.RECEIVED), any_of(results.ANYBODY)
_OF_APPLICATIONS_ONLY = any_of(results.RESULTS_OF_APPLICATIONS_ONLY)
_RECEIVED_IN_ALL, _SUMMED_UP = any_of(applications.RECEIVED_IN_ALL), any_of(applications.SUMMED_UP)
_RECEIVED_BEHIND, _ALL_BUT_CARRIED = any_of(applications.RECEIVED_BEHIND), any_of(applications.ALL_BUT_CARRIED)
_NAMED_TOGETHER = any_of(results.NAMED_TOGETHER)
_BARE_ON_REQUEST, _ANSWERED = any_of(applications.BARE_ON_REQUEST), any_of(applications.ANSWERED_AT_ALL)
_FILES, _SOME_HAVE = any_of(applications.MADE_PUBLIC_AT_ALL), any_of(applications.SOME_HAVE)
_ADDRESSED, _TO_ONE_OFFICE = any_of(applications.ADDRESSED), any_of(applications.TO_ONE_OFFICE)
_OUT_OF_ALL, _ALL_SO_FAR = any_of(applications.OUT_OF_ALL), any_of(applications.ALL_SO_FAR)
_PART_OF_RECEIVED, _PART_OF_BARE = any_of(applications.PART_OF_RECEIVED), any_of(applications.PART_OF_BARE)
_APPLIED_FOR, _OF_OTHER_THINGS = any_of(applications.APPLIED_FOR), any_of(applications.OF_OTHER_THINGS)
_OF_APPLICATIONS = any_of(applications.OF_APPLICATIONS)
_DONE, _PART_OF_DONE = any_of(applications.DONE), any_of(applications.PART_OF_DONE)
_DONE_OF_THEM = any_of(applications.DONE_OF_THEM)
_DONE_BEHIND, _ALL_OF_THEM = any_of(applications.DONE_BEHIND), any_of(applications.ALL_OF_THEM)
_LATE_SOMEWHERE, _CARRIED_IN_DONE = any_of(applications.LATE_SOMEWHERE), any_of(carried_over.CARRIED_IN_DONE)
_HAVING, _APPLIED_BEHIND = any_of(applications.HAVING), any_of(applications.APPLIED_BEHIND)
_DONE_AS_WELL = any_of(applications.DONE_AS_WELL)
_AND_DONE, _NOT_RECEIVED = any_of(applications.AND_DONE), any_of(applications.NOT_RECEIVED)
_cases_before, _cases_behind = first_of(disputes.CASES_BEFORE), first_of(disputes.CASES_BEHIND)
_outcome, _ended = first_of(disputes.OUTCOMES), first_of(disputes.ENDED)
_outcome_behind, _all_ended = first_of(disputes.OUTCOMES_BEHIND), first_of(disputes.ALL_ENDED)
_SUED = any_of(disputes.OF_LAWSUITS_IN_SHORT)
_SUCH_CASES = any_of(disputes.SUCH_CASES)
_OF_OTHERS = any_of(disputes.OF_OTHERS)
_CASES = any_of(context.CASES)
_TOPICS = any_of(disputes.TOPICS)
_NORMATIVE, _SOME_OF_THEM = any_of(documents.NORMATIVE), any_of(documents.SOME_OF_THEM)
_LINES_OF_DOCUMENTS = any_of(documents.LINES)
_of_them, _NOT_OURS = first_of(documents.OF_THEM), any_of(documents.NOT_OURS)
_DOCUMENTS_BEFORE, _DOCUMENTS_BEHIND = any_of(documents.COUNTED_BEFORE), any_of(documents.COUNTED_BEHIND)
_NOT_ISSUED, _NOT_IN_FORCE = any_of(documents.NOT_ISSUED), any_of(documents.NOT_IN_FORCE)
_LOOKED_THROUGH = any_of(documents.LOOKED_THROUGH_BEHIND)
_NOT_BARE_BEHIND = any_of(documents.NOT_BARE_BEHIND)
_BARE_DOCUMENTS, _QUALIFIED = any_of(documents.BARE), any_of(documents.QUALIFIED)
_became, _became_behind = first_of(documents.BECAME), first_of(documents.BECAME_BEHIND)
_CLAUSE_ENDS = any_of(punctuation.CLAUSE_ENDS)
_CLAUSE_OR_BRACKET_ENDS = any_of(punctuation.CLAUSE_OR_BRACKET_ENDS)
_MEMBER_ENDS = any_of(punctuation.MEMBER_ENDS)
_UNITS_OF_APPLICATIONS = frozenset({"", "件", "宗", "起", "例"})
"""Units of what was answered; 条 and 份 are of information."""

_UNITS_OF_FILES = frozenset({"条", "项", "个"})
"""Units of what was made public of the office's own accord."""

_NEAR = 60
"""Characters before a sentence that tell what its documents are. Chosen: a heading, or a short sentence."""


def _named(mention: Mention, _year: int) -> str:
    """N-PARTS and N-APPL: a result or a kind of applicant right before the number, or right behind it."""
    is_sum = bool(_WITH_A_PART.search(mention.until) or _AND_A_PART.search(mention.behind))
    is_told = _ANY_RESULT.search(mention.clause) or (
        _ANY_RESULT.search(mention.after) and tells(_OF_APPLICATIONS_ONLY, mention.sentence.text)
    )
    is_result = (
        (is_sum or is_told)
        and mention.number.unit not in _UNITS_OF_FILES
        and not OTHER_BUSINESS.search(mention.open_until)
    )
    if not (mention.is_about_applications or is_result or mention.is_in_sentence_on_applications) or _ON_FILE.search(
        mention.until
    ):
        return ""
    clause = mention.clause
    is_anybody = _ALL_APPLICANTS.search(clause) and not _ANY_RESULT.search(clause)
    named = "granted_and_partial" if is_sum else _named_before(clause)
    is_of_two = named != "granted_and_partial" and _NAMED_TOGETHER.search(clause)
    if is_anybody or is_of_two or _DISPUTED.search(mention.after) or _OF_OTHER_THINGS.search(mention.after):
        return ""
    foremost = _foremost(clause)
    foremost = "" if _RECEIVED.search(clause) and not foremost.endswith(" new") else foremost
    if named == "natural" and _RECEIVED.search(clause) and _ANYBODY.search(clause):
        return "natural|new"
    foremost = foremost.split()[0] if foremost and is_of_one_way(clause) else foremost
    return named or _named_behind(mention.after) or foremost or _named_loosely(mention)


def _named_loosely(mention: Mention) -> str:
    """Return what was made public, if the sentence lists what became of applications, in their unit."""
    text = mention.sentence.text
    is_listed = mention.is_about_applications or not OTHER_BUSINESS.search(mention.open_until)
    words = _ANY_RESULT if mention.is_about_applications else _OF_APPLICATIONS_ONLY
    is_list = tells(words, text) or (mention.is_about_applications and tells(_LISTED_AS_REFUSED, text))
    if not (is_listed and is_list) or mention.number.unit not in _UNITS_OF_APPLICATIONS:
        return ""
    found = (not mention.after and _loosely(mention.lead)) or _loosely_behind(mention.after)
    return found if found in {"refused", "other"} else "granted" if found else ""


def _dispute(mention: Mention, _year: int) -> str:
    """N-T4: reviews and lawsuits, and how they ended."""
    if not mention.is_about_disclosure or _OF_OTHERS.search(mention.until):
        return ""
    told = mention.sentence.before + mention.until
    outcome = _outcome(_CLAUSE_ENDS.split(mention.lead)[-1]) or _outcome_behind(mention.after)
    if outcome and (every := whose_outcome(told)):
        return "|".join(f"{one}_{outcome}" for one in every)
    if _SUCH_CASES.search(mention.clause):
        return topic(told)
    if (ended := _all_ended(mention.clause)) and (about := topic(told)):
        return f"{about} {about}_{ended}"
    whose = _cases_before(mention.clause) or _cases_behind(mention.after)
    whose = whose or ("lawsuits" if topic(told) and _SUED.search(mention.lead) else "")
    return "_".join(filter(None, (whose, _ended(mention.clause)))) if whose else ""


def _normative(mention: Mention, _year: int) -> str:
    """N-NORM: normative documents issued, repealed, in force, or made public."""
    clause = _CLAUSE_OR_BRACKET_ENDS.split(mention.until)[-1]
    lead = _MEMBER_ENDS.split(mention.lead)[-1]
    sums_up = mention.clause if "，" in mention.clause else lead
    if not lead and (became := _became_behind(mention.after)):
        return became
    is_of_them = _SOME_OF_THEM.search(mention.lead) or _NORMATIVE.search(lead)
    if is_of_them and _NORMATIVE.search(mention.until) and (became := _of_them(mention.after)):
        return became
    named = _DOCUMENTS_BEFORE.search(sums_up) or _DOCUMENTS_BEHIND.search(mention.after)
    told = mention.goes_on_from + mention.until + mention.after
    is_known = _NORMATIVE.search(told) or (
        tells(_LINES_OF_DOCUMENTS, mention.sentence.text) and _NORMATIVE.search(mention.sentence.before[-_NEAR:])
    )
    if not named or not is_known or _NOT_OURS.search(told) or _LOOKED_THROUGH.search(mention.after):
        return ""
    became = _became(sums_up) or _became(clause)
    if not became and not mention.after and _BARE_DOCUMENTS.search(mention.clause):
        is_odd = _NOT_ISSUED.search(mention.until) or _NOT_BARE_BEHIND.search(mention.behind)
        return "" if is_odd else "issued|in_force|published"
    not_so = _NOT_IN_FORCE if became == "in_force" else _NOT_ISSUED
    return "" if not_so.search(sums_up) else became


def names_documents(mention: Mention) -> bool:
    """Return whether a count goes on counting normative documents without saying again what became of them."""
    lead = _MEMBER_ENDS.split(mention.lead)[-1]
    is_counted = _DOCUMENTS_BEFORE.search(lead) and _NORMATIVE.search(lead)
    return bool(is_counted) and not _NOT_ISSUED.search(lead) and not _QUALIFIED.search(lead)


def _received(mention: Mention, year: int) -> str:
    """N-RECV: applications received."""
    clause = mention.clause
    if _RECEIVED_BEHIND.search(mention.after) and mention.is_about_applications and not _is_of_cases(mention):
        return "" if is_of_one_way(clause) else "new"
    *before, between = _RECEIVED.split(clause)
    if not before or not mention.is_about_applications or is_of_one_way(clause) or _ANY_RESULT.search(clause):
        return ""
    as_well = _DONE_AS_WELL.search(clause)
    objects = _ALL_APPLICANTS.sub("", _DONE_AS_WELL.sub("", between))
    led_by = "".join(before)
    is_of_others = _counts_other_things(mention) or any(word.kind == "other" for word in words_of(between, year))
    if not _APPLIED_FOR.search(objects) or is_of_others:
        return ""
    is_of_some = (mention.after and _SOME_HAVE.search(clause)) or _is_of_one_office(mention)
    if is_of_some or _DONE.search(led_by) or _NOT_RECEIVED.search(led_by):
        return ""
    if _PART_OF_RECEIVED.search(objects + mention.after) or _is_of_cases(mention):
        return ""
    return "new handled" if as_well or _AND_DONE.search(between) else "new"


def _is_of_one_office(mention: Mention) -> bool:
    return tells(_ADDRESSED, mention.sentence.text) and bool(_TO_ONE_OFFICE.search(mention.clause))


def _counts_other_things(mention: Mention) -> bool:
    """Return whether what stands behind a number is no application: 3 份补正材料, 三个环节."""
    if mention.number.unit in {"个", "项"}:
        return not _OF_APPLICATIONS.search(mention.after)
    return bool(_OF_OTHER_THINGS.search(mention.after))


def _handled(mention: Mention, _year: int) -> str:
    """N-DONE: applications answered."""
    clause = mention.clause
    if not mention.is_about_applications or is_of_one_way(clause) or _counts_other_things(mention):
        return ""
    if _CASES.search(clause + mention.after) or _is_of_cases(mention):
        return ""
    is_all = _ALL_OF_THEM.search(mention.lead) or _ALL_BUT_CARRIED.search(mention.until)
    if _DONE_BEHIND.search(mention.after) and is_all:
        return "" if tells(_LATE_SOMEWHERE, mention.sentence.text) or _is_told_apart(mention) else _done_of_all(mention)
    if _DONE_OF_THEM.search(mention.lead):
        return "" if _is_told_apart(mention) else "handled"
    *before, between = _DONE.split(clause)
    if not before or _PART_OF_DONE.search(clause) or not _APPLIED_FOR.search(_ALL_APPLICANTS.sub("", between)):
        return ""
    return "" if _is_told_apart(mention) else "handled"


def _done_of_all(mention: Mention) -> str:
    """Return what a number is of which it is said that all were answered: 91 件申请悉数办结."""
    return "handled|new" if APPLICATIONS.search(mention.after) or "申请" in mention.after else "handled"


def _is_told_apart(mention: Mention) -> bool:
    """Return whether a sentence tells what was answered of last year's applications, and of this year's, by itself."""
    return tells(_CARRIED_IN_DONE, mention.goes_on_from + mention.sentence.text)


def _is_of_cases(mention: Mention) -> bool:
    """Return whether a sentence has turned to reviews and lawsuits, whose numbers are no applications."""
    return bool(_TOPICS.search(mention.until)) and "申请" not in mention.clause + mention.after


def _applications(mention: Mention, _year: int) -> str:
    """N-RECV without a verb: 政府信息公开申请共 81 件."""
    clause = mention.clause
    odd = (_DONE, _ANY_RESULT, _PART_OF_BARE)
    if _BARE_ON_REQUEST.search(clause) and not mention.after and _is_answered(mention.sentence.text):
        return "new|handled"
    if _OUT_OF_ALL.search(mention.behind) and _ALL_SO_FAR.search(mention.lead):
        return "new|handled"
    if _HAVING.search(clause) and _APPLIED_BEHIND.search(mention.after):
        return "new"
    is_sum = mention.is_about_applications and _SUMMED_UP.search(clause) and not _is_of_cases(mention)
    is_apart = _is_of_one_office(mention)
    if (
        is_of_one_way(clause)
        or is_apart
        or not (is_sum or _RECEIVED_IN_ALL.search(clause))
        or any(words.search(_ALL_APPLICANTS.sub("", clause)) for words in odd)
    ):
        return ""
    return "" if _counts_other_things(mention) else "new"


def _is_answered(text: str) -> bool:
    """Return whether a sentence tells that something was answered, and nothing of files."""
    return tells(_ANSWERED, text) and not tells(_FILES, text)


_READERS: tuple[Callable[[Mention, int], str], ...] = (
    carried_over_of,
    _named,
    _dispute,
    _normative,
    _received,
    _handled,
    _applications,
)


def quantity_of(mention: Mention, year: int) -> str:
    """Return which quantity of `models.statements.quantities` a count is about; an empty string for none.

    Where either of two can be meant, both are named, with a bar between them; where both are, with a space.
    """
    if is_with_carried_in(mention):
        return "new"
    readers = (_dispute,) if mention.number.unit == "次" else _READERS
    return next(filter(None, (read(mention, year) for read in readers)), "")
