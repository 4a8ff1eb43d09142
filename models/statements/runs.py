"""What a count means by those before it in its sentence: handed out in turn, summed up, a share of a larger whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from models.statements.counted_quantities import quantity_of
from models.statements.mentions import Mention
from models.statements.patterns import (
    applications,
    comparing,
    context,
    decisions,
    disputes,
    documents,
    lists,
    offices,
    punctuation,
    results,
    which_year,
)
from models.statements.patterns.pattern import any_of, first_of, of_year
from models.statements.totals import total_of
from models.statements.whose_cases import topic, whose_outcome

Told = Sequence[tuple[Mention, str]]
"""The counts before in the sentence, each with its quantity."""

_IN_TURN_BEGINS, _EACH = any_of(applications.IN_TURN_BEGINS[:1]), any_of(applications.IN_TURN_BEGINS[1:])
_IN_BRACKETS = any_of(punctuation.IN_BRACKETS)
_JOINTS, _NORMATIVE = any_of(punctuation.JOINTS), any_of(documents.NORMATIVE)
_named_before, _cases_before = first_of(results.NAMED_BEFORE), first_of(disputes.CASES_BEFORE)
_outcome, _decision = first_of(disputes.OUTCOMES), first_of(decisions.DECISIONS_IN_TURN)
_in_turn, _documents_in_turn = first_of(applications.IN_TURN), first_of(documents.IN_TURN)
_OWN_SHARE, _PARTS_OF_A_PLACE = any_of(offices.OWN_SHARE), any_of(offices.PARTS_OF_A_PLACE)
_ANY_RESULT, _SUMMING = any_of(results.RESULTS), any_of(context.SUMMING)
_CLAUSE_ENDS, _NEXT_OF_LIST = any_of(punctuation.CLAUSE_OR_BRACKET_ENDS), any_of(lists.NEXT_OF_LIST)
_decided_as_well, _NOT_DECIDED = first_of(decisions.DECIDED_AS_WELL), any_of(decisions.NOT_DECIDED)
_ALONE, _AN_OTHER_DECISION = any_of(context.ALONE), any_of(decisions.AN_OTHER_DECISION)
_COMMAS = any_of(punctuation.CLAUSE_ENDS)
_ABOUT_DISCLOSURE, _OF_OTHERS = any_of(disputes.ABOUT_DISCLOSURE), any_of(disputes.OF_OTHERS)
_AMONG_FILES, _became = any_of(documents.AMONG_FILES), first_of(documents.BECAME)
_SOME_FOR_INFORMATION = any_of(applications.SOME_FOR_INFORMATION)
_APPLICATIONS, _YEAR_OF_LIST = any_of(context.APPLICATIONS), any_of(which_year.YEAR_OF_LIST)
_THE_OTHERS = any_of(results.THE_OTHERS)
_of_them = first_of(documents.OF_THEM)
_CHANGED, _REACHES = any_of(comparing.CHANGED), any_of(comparing.REACHES)
_PUBLISHED_RULES, _DOCUMENTS = any_of(documents.RULES_MADE_PUBLIC), any_of(documents.COUNTED_BEFORE)

_RESULTS = frozenset({"granted", "partial", "refused", "unable", "declined", "other"})
_DECISIONS = frozenset({"permits", "penalties", "coercion"})


def in_turn(mention: Mention) -> tuple[list[str], bool]:
    """Return the quantities that 分别 or 各 hands out to the numbers that follow, and whether each has this number.

    自然人、商业企业分别为 35 件、2 件; 行政复议、行政诉讼各 1 件.
    """
    named, apart, _ = _parted(mention.clause)
    if not apart:
        return [], False
    if not named or _SUMMING.search(named):
        named = "".join(_CLAUSE_ENDS.split(mention.lead)[-2:-1])
    about_documents = bool(_NORMATIVE.search(mention.until + mention.after))
    is_known = about_documents or mention.is_about_disclosure or mention.is_about_applications
    is_known = is_known or bool(
        ("申请" in named and _named_before(named))
        or _decision(named)
        or _ANY_RESULT.search(named)
        or _cases_before(named)
    )
    if not is_known:
        return [], False
    whose = whose_outcome(mention.sentence.before + mention.until)
    words = [word for word in _JOINTS.split(named.removesuffix("等")) if word]
    found = [_meaning(word, whose, is_about_documents=about_documents) for word in words]
    if len(found) == 1:
        return [], False
    each = bool(_EACH.search(mention.clause)) and not _NEXT_OF_LIST.search(mention.behind)
    # 分别为予以公开 13 件、部分公开 2 件 names each beside its number.
    if not any(found) or (each and not all(found)):
        return [], False
    return found, each


def length_of_list(mentions: Sequence[Mention]) -> int:
    """Return how many numbers stand one after the other, with nothing but joints between: 35 件、2 件和 1 件."""
    length = 1
    for one in mentions[:-1]:
        if not _NEXT_OF_LIST.search(_IN_BRACKETS.sub("", one.behind)):
            break
        length += 1
    return length


def _parted(clause: str) -> tuple[str, str, str]:
    for words in (_IN_TURN_BEGINS, _EACH):
        if found := words.search(clause):
            return clause[: found.start()], found[0], clause[found.end() :]
    return clause, "", ""


def _meaning(word: str, whose: Sequence[str], *, is_about_documents: bool) -> str:
    if is_about_documents:
        return _documents_in_turn(word)
    ended = _outcome(word)
    outcomes = "|".join(f"{one}_{ended}" for one in whose) if ended else ""
    return _decision(word) or _named_before(word) or outcomes or _cases_before(word) or _in_turn(word)


def by_those_before(mention: Mention, told: Told, year: int) -> str:
    """Return what a count means because of those before it; an empty string for nothing."""
    if total := total_of(mention, year):
        return total
    if not told:
        return ""
    return (
        _after_change(mention, told, year)
        or _own_share(mention, told, year)
        or _others(mention, told)
        or _about_disclosure(mention, told)
        or _for_information(mention, told)
        or _year_of_list(mention, told, year)
        or _decided(mention, told)
        or _published(mention, told)
    )


def _after_change(mention: Mention, told: Told, year: int) -> str:
    """Return what a number is that a change has led to: 申请增加 4 件，达 16 件."""
    before, _ = told[-1]
    changed = _CHANGED.search(before.lead)
    if not changed or not _REACHES.search(mention.lead):
        return ""
    return quantity_of(before._replace(lead=before.lead[: changed.start()]), year)


def _own_share(mention: Mention, told: Told, year: int) -> str:
    """Return what the larger whole is whose own share this is: 全区 512 件，其中我局 12 件."""
    before, quantity = told[-1]
    if before.scope != "whole" or not _OWN_SHARE.search(mention.lead):
        return ""
    is_of_part = _PARTS_OF_A_PLACE.search(before.clause)
    return quantity or (quantity_of(before, year) if is_of_part else "")


def _about_disclosure(mention: Mention, told: Told) -> str:
    """N-T4: 行政复议 19 件，其中信息公开类 2 件; those before are of any matter."""
    if not _ABOUT_DISCLOSURE.search(f"，{_COMMAS.split(mention.lead)[-1]}"):
        return ""
    before, _ = told[-1]
    return "" if _OF_OTHERS.search(before.until + before.after) else topic(before.until + before.after)


def _for_information(mention: Mention, told: Told) -> str:
    """N-RECV: 收到各类申请 118 件，其中政府信息公开申请 21 件."""
    before, _ = told[-1]
    text = mention.sentence.text[before.number.end : mention.number.end]
    is_of_any = "申请" in before.clause and not _APPLICATIONS.search(before.clause)
    return "new" if is_of_any and _SOME_FOR_INFORMATION.search(text) else ""


def _year_of_list(mention: Mention, told: Told, year: int) -> str:
    """Return what a list by years counts: 申请分别为 2022 年 9 件、2023 年 14 件."""
    first, _ = told[0]
    if not _this_year(year).search(mention.lead) or not _YEAR_OF_LIST.search(first.lead):
        return ""
    return quantity_of(first._replace(lead=_YEAR_OF_LIST.sub("", first.lead)), year)


@lru_cache(maxsize=8)
def _this_year(year: int) -> re.Pattern[str]:
    return any_of(of_year(which_year.THIS_YEAR_OF_LIST, year))


def _others(mention: Mention, told: Told) -> str:
    """N-PARTS: 予以公开 3 件、部分公开 1 件、其他 1 件."""
    return "other" if told[-1][1] in _RESULTS and _THE_OTHERS.search(mention.lead) else ""


def _decided(mention: Mention, told: Told) -> str:
    """N-DEC: 作出行政许可决定 120 件、行政处罚决定 30 件."""
    goes_on = (told[-1][1] in _DECISIONS or _AN_OTHER_DECISION.search(told[-1][0].clause)) and not _NOT_DECIDED.search(
        mention.lead
    )
    return _decided_as_well(mention.lead) or _decided_as_well(mention.after) if goes_on else ""


def _published(mention: Mention, told: Told) -> str:
    """N-NORM: 公开规章 13 件，行政规范性文件 60 件; 规范性文件 3 件列入清理，其中 2 件宣布失效."""
    before, quantity = told[-1]
    if _ALONE.search(mention.lead) and _NORMATIVE.search(before.clause + before.after):
        return _of_them(mention.after)
    if _AMONG_FILES.search(mention.lead):
        return _became(before.clause)
    goes_on = not quantity and _PUBLISHED_RULES.search(before.clause)
    is_counted = _DOCUMENTS.search(mention.lead) and _NORMATIVE.search(mention.lead)
    return "published" if goes_on and is_counted else ""
