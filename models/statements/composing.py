"""What a count means by the classes of the words around it, in whatever wording they are put together."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from models.statements.mentions import OTHER_BUSINESS, Mention, tells
from models.statements.patterns import (
    applications,
    carried_over,
    context,
    decisions,
    disputes,
    documents,
    punctuation,
    results,
)
from models.statements.patterns.pattern import any_of
from models.statements.topics import FULL_NAMES, topic_of
from models.statements.ways import is_of_one_way
from models.statements.whose_cases import topic, whose_outcome
from models.statements.words import Word, unknown, words_of

_PART_OF_DONE = any_of(applications.PART_OF_DONE)
_OF_OTHER_THINGS, _OF_OTHERS = any_of(applications.OF_OTHER_THINGS), any_of(disputes.OF_OTHERS)
_TO_ONE_OFFICE = any_of(applications.TO_ONE_OFFICE)
_CARRIED_IN_DONE = any_of(carried_over.CARRIED_IN_DONE)
_SOME, _ADDRESSED = any_of(context.SOME), any_of(applications.ADDRESSED)
_TRIED, _INFORMATION = any_of(disputes.TRIED), any_of(context.INFORMATION)
_NEW_ONES, _DECISIONS_MADE = any_of(documents.NEW_ONES), any_of(decisions.COUNTED_AS_MADE)
_BARELY_PUBLIC = any_of(results.BARELY_PUBLIC)
_NOT_DECIDED = any_of(decisions.NOT_MADE)
_FILES = any_of(applications.MADE_PUBLIC_AT_ALL)
_COMMAS = any_of(punctuation.CLAUSE_ENDS)

_NO_HEADS = frozenset({"small", "sum", "all", "among", "time", "no", "anybody", "applicants", "others", "way"})
"""Words that are not what is counted, nor what was done with it."""

_VERBS = frozenset({"received", "done", "dealt", "received_done"})
_APPLIED = frozenset({"application", "applicant", "result", "carry", "open"})
FULL_NAMES = frozenset({"strong", "bare"})
"""Of applications: no other business has them."""

_OTHER_TOPICS = frozenset({"other", "decision", "document", "case"})

_NOT_ALL = ("case", "outcome", "result", "applicant", "document", "decision", "carry", "move", "open", "no")
"""Words before a number of applications that make it that of some, or of something else."""

_SAYS_NOTHING = _NO_HEADS - {"no", "among", "all"}
_NOT_RECEIVED = frozenset({*_NOT_ALL, "done", "other", "among"}) - {"applicant"}
"""Words of a clause whose number is not that of all that were received."""

_UNITS_OF_DECISIONS = frozenset({"件", "宗", "起", "例"})
_RARE = frozenset({"penalties", "coercion"})
"""Decisions that are counted by their bare name: 行政处罚 0 件; permits are business of any kind."""

_JOINED = 2
"""Characters between two results that are counted together: 不予公开、无法提供共 3 件. Chosen: 以及."""

_LOOSE = 16
"""Characters behind a number that may stand before the result: the reason. Chosen: a short one."""


class Around(NamedTuple):
    """The words around a count.

    Attributes:
        left, right: Those of its clause before it, and those behind it up to the next mark.
        head: The last one before it that says something, if nothing unknown stands between; else None.
        next: The first one behind it that says something.
        loose: How many unknown characters stand before `next`.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    head: Word | None
    next: Word | None
    loose: int

    def has(self, *kinds: str) -> bool:
        """Return whether one of these stands before the count."""
        return any(word.kind in kinds for word in self.left)

    def which(self, kind: str) -> str:
        """Return which of a class is counted: right before the number, or right behind it."""
        words = [word for word in self.left if word.kind not in _NO_HEADS | {"decision_word"}]
        heads = {kind, "decision_word"} if kind == "decision" else {kind}
        if self.head and words and words[-1].kind == kind and self.head.kind in heads:
            return words[-1].which
        return self.next.which if self.next and self.next.kind == kind and not self.loose else ""


def composed(mention: Mention, year: int) -> str:
    """Return which quantity a count is about; an empty string for none."""
    around = _around(mention, year)
    if around.has("other") or _is_of_other_things(mention, around):
        return ""
    for read in _READERS:
        if found := read(mention, around, year):
            return found
    return _of_clause_before(mention, year)


def _of_clause_before(mention: Mention, year: int) -> str:
    """N-RECV: 本年度收到的申请均由业务科室办理，共 10 件; the clause has nothing but the number."""
    *before, last = _COMMAS.split(mention.lead)
    words = words_of(last, year)
    is_silent = all(word.kind in _SAYS_NOTHING for word in words) and not unknown(last, words)
    is_sum = any(word.kind == "sum" for word in words)
    if not before or mention.after or not is_silent or not (is_sum or mention.is_compared):
        return ""
    is_of_year = any((word.kind, word.which) == ("time", "now") for word in words)
    told = before[-1] or (mention.until[: -len(mention.lead) or None] if is_of_year else "")
    words = words_of(told, year)
    if any(word.kind == "case" for word in words) and all(word.kind in _SAYS_NOTHING | {"case"} for word in words):
        return topic(told)
    if any(word.kind in _NOT_RECEIVED for word in words) or _SOME.search(told) or is_of_one_way(told):
        return ""
    names = [word for word in words if word.kind == "application"]
    is_full = any(word.which in FULL_NAMES for word in names)
    is_named = is_full or ((names or is_of_year) and topic_of(mention, year) == "application")
    return "new" if is_named else ""


def _around(mention: Mention, year: int) -> Around:
    clause, after = mention.clause, mention.after
    left, right = words_of(clause, year), words_of(after, year)
    at = max((place for place, word in enumerate(left) if word.kind not in _NO_HEADS), default=-1)
    behind = [word._replace(start=word.start - left[at].end, end=word.end - left[at].end) for word in left[at + 1 :]]
    head = left[at] if at >= 0 and not unknown(clause[left[at].end :], behind) else None
    ahead = next((place for place, word in enumerate(right) if word.kind not in _NO_HEADS), len(right))
    follows = right[ahead] if ahead < len(right) else None
    gap = unknown(after[: follows.start], right[:ahead]) if follows else ""
    return Around(left, right, head, follows, len(gap))


def _is_of_other_things(mention: Mention, around: Around) -> bool:
    """Return whether what is counted is nothing that the tables have."""
    if mention.number.unit in {"个", "项"} and not (around.next and around.next.kind == "application"):
        return True
    return bool(_OF_OTHER_THINGS.search(mention.after)) or bool(around.next and around.next.kind == "other")


def _is_about_applications(mention: Mention, around: Around, year: int) -> bool:
    """Return whether a clause, or what stands before it, is about applications."""
    if any(word.which == "strong" for word in (*around.left, *around.right)):
        return True
    about = topic_of(mention, year)
    return about == "application" or (about == "case" and bool(around.head) and around.has("application"))


def _case(mention: Mention, around: Around, year: int) -> str:
    if _OF_OTHERS.search(mention.until) or around.has("body", "decision", "no") or _is_tried(mention):
        return ""
    whose = around.which("case")
    if not whose or not (mention.is_about_disclosure or _is_of_no_matter(mention, year)):
        return ""
    named = [word for word in around.left if word.kind == "case"]
    if around.head in named and {word.which for word in named} == {"review", "lawsuits"}:
        whose = "disputes"
    ended = next((word.which for word in around.left if word.kind == "outcome"), "")
    return f"{whose}_{ended}" if ended else whose


def _is_tried(mention: Mention) -> bool:
    """Return whether somebody deals with cases, who is not said to be the one that they are against."""
    return bool(_TRIED.search(mention.clause)) and not _INFORMATION.search(mention.clause)


def _is_of_no_matter(mention: Mention, year: int) -> bool:
    """Return whether a paragraph that counts cases names nothing else that they could be about."""
    words = words_of(mention.sentence.before + mention.sentence.text, year)
    return not any(word.kind in {"decision", "other"} for word in words) and not tells(
        OTHER_BUSINESS, mention.sentence.before + mention.sentence.text
    )


def _outcome(mention: Mention, around: Around, _year: int) -> str:
    outcome = around.which("outcome")
    if not outcome or _OF_OTHERS.search(mention.until):
        return ""
    every = whose_outcome(mention.sentence.before + mention.until + mention.after)
    return "|".join(f"{whose}_{outcome}" for whose in every)


def _carried(mention: Mention, around: Around, year: int) -> str:
    kinds = {"carry", "move", "open"}
    if _is_carried_later(mention, around, year):
        return "carried_out"
    words = [word for word in (*around.left, *around.right) if word.kind in kinds | {"time"}]
    heads = {word.kind for word in (around.head, around.next) if word}
    is_beside = bool(heads & kinds) or (heads == {"dealt"} and around.has("carry", "move"))
    is_beside = is_beside or (heads == {"application"} and not around.has(*_VERBS, "no"))
    if not is_beside or not {word.kind for word in words} & kinds or not _is_about_applications(mention, around, year):
        return ""
    times = {word.which for word in words if word.kind == "time"}
    found = {word.kind for word in words}
    if times & {"next", "across"}:
        return "carried_out"
    if "begin" in times:
        return "carried_in"
    if "last" in times:
        return "" if found == {"open", "time"} else "carried_in"
    return "carried" if "carry" in found else "carried_out" if "open" in found else ""


def _is_carried_later(mention: Mention, around: Around, year: int) -> bool:
    """Return whether so many alone, of which nothing else is said, go on into the next year: 1 件因故…，转入下年."""
    behind = {(word.kind, word.which) for word in words_of(mention.behind, year)}
    is_alone = all(word.kind in _NO_HEADS - {"time"} for word in around.left) and not unknown(
        mention.clause, around.left
    )
    is_later = ("time", "across") in behind or (
        ("time", "next") in behind and not behind.isdisjoint({("carry", ""), ("move", "")})
    )
    return is_alone and is_later and _is_about_applications(mention, around, year)


def _result(mention: Mention, around: Around, year: int) -> str:
    """N-PARTS: 予以公开 3 件; 以“予以公开”形式答复 3 件; 3 件因…不予公开; 3 件属于重复申请，作不予处理决定."""
    if not _is_about_applications(mention, around, year):
        return ""
    named = [word for word in around.left if word.kind == "result"]
    if named and around.head and around.head.kind in {"result", "done", "dealt"}:
        is_of_several = any(two.start - one.end <= _JOINED for one, two in pairwise(named))
        return "" if is_of_several else named[-1].which
    if around.next and around.next.kind == "result" and around.loose <= _LOOSE:
        return around.next.which if len(unknown(mention.after, around.right)) <= around.loose else ""
    if around.head and around.head.kind == "became" and mention.clause[around.head.start :].startswith("公开"):
        is_bare = _BARELY_PUBLIC.search(mention.lead)
        is_list = any(word.kind == "result" for word in words_of(mention.sentence.text, year))
        return "granted" if is_bare and is_list else ""
    is_untold = not around.left and all(word.kind in _NO_HEADS | {"application"} for word in around.right)
    later = {word.which for word in words_of(mention.behind, year) if word.kind == "result"}
    return min(later) if is_untold and len(later) == 1 and mention.behind.count("，") == 1 else ""


def _applicant(mention: Mention, around: Around, year: int) -> str:
    if not _is_about_applications(mention, around, year) or around.has("result", "done", "carry"):
        return ""
    named = [word for word in around.left if word.kind == "applicant"]
    is_counted = around.head and around.head.kind in {"applicant", "application", "received"}
    is_one = named and is_counted and len({word.which for word in named}) == 1
    which = named[0].which if is_one else around.which("applicant")
    return "natural|new" if which == "citizens" else which


def _document(mention: Mention, around: Around, year: int) -> str:
    words = words_of(mention.sentence.before + mention.until + mention.after, year)
    is_named = any(word.kind == "document" and word.which != "short" for word in words)
    if around.has("no") or any((word.kind, word.which) == ("document", "other") for word in around.left):
        return ""
    if not is_named or topic_of(mention, year) != "document":
        return ""
    became = [word.which for word in (*around.left, *around.right[:2]) if word.kind == "became"]
    is_counted = around.which("document") is not None and (
        (around.head and around.head.kind in {"document", "became", "open"})
        or (around.next and around.next.kind == "document")
    )
    if is_counted and not became and _NEW_ONES.search(mention.clause):
        return "issued"
    if not is_counted or not became:
        return ""
    return next((one for one in ("repealed", "in_force", "issued", "published") if one in became), "")


def _decision(mention: Mention, around: Around, year: int) -> str:
    if around.has("no", "result", "case") or _NOT_DECIDED.search(_COMMAS.split(mention.until)[-1]):
        return ""
    words = words_of(mention.until, year)
    which = around.which("decision")
    if not which and around.head and around.head.kind == "decision_word" and topic_of(mention, year) == "decision":
        return [word.which for word in words if word.kind == "decision"][-1]
    is_said = around.has("decided") or bool(_DECISIONS_MADE.search(mention.until))
    is_said = is_said or (around.head is not None and around.has("decision_word"))
    is_bare = (
        which in _RARE
        and around.head
        and not around.has("dealt")
        and not mention.after
        and "案" not in mention.clause
        and mention.number.unit in _UNITS_OF_DECISIONS
        and not unknown(mention.clause, around.left)
    )
    return which if which and (is_said or is_bare) else ""


def _application(mention: Mention, around: Around, year: int) -> str:
    if around.has(*_NOT_ALL) or _is_of_one_office(mention):
        return ""
    noun = next((word for word in reversed(around.left) if word.kind == "application"), None)
    if around.next and around.next.kind == "application" and not around.loose:
        noun = around.next
        is_of_all = around.has("sum", "time") and not unknown(mention.clause, around.left)
        if unknown(mention.after, around.right) and not is_of_all:
            return ""  # 对 11 件申请答复提出意见: what is done with them is unknown
    verbs = [word for word in around.left if word.kind in _VERBS]
    is_counted = (noun and around.next is noun) or (around.head and around.head.kind in {*_VERBS, "application"})
    if not is_counted or not _is_applied_for(mention, around, noun, year) or _is_part(mention, around):
        return ""
    verb = verbs[-1].kind if verbs else ""
    is_answered = any(word.kind == "done" for word in around.right)
    if len(verbs) > 1 and verbs[-2].kind == "done" and verb == "received":
        return ""  # 办结本年新收 25 件
    if verb == "done" and tells(_CARRIED_IN_DONE, mention.goes_on_from + mention.sentence.text):
        return ""
    if verb == "done":
        return "" if _PART_OF_DONE.search(mention.clause) else "handled"
    if verb == "received_done":
        return "new handled"
    if verb == "dealt":
        return "handled|new"
    if verb == "received":
        return "" if around.has("among") else "new"
    if around.has("among"):
        return ""
    return "new|handled" if is_answered and noun else "handled" if is_answered else "new" if noun else ""


def _is_of_one_office(mention: Mention) -> bool:
    return tells(_ADDRESSED, mention.sentence.text) and bool(_TO_ONE_OFFICE.search(mention.clause))


def _is_applied_for(mention: Mention, around: Around, noun: Word | None, year: int) -> bool:
    """Return whether the noun is an application for information, or the topic is, where there is none."""
    if noun and noun.which == "strong":
        return True
    if noun and noun.which == "bare" and tells(_FILES, mention.sentence.text):
        return False
    return _is_about_applications(mention, around, year)


def _is_part(mention: Mention, around: Around) -> bool:
    """Return whether the clause names a part of the applications only: one way, one matter."""
    return bool(is_of_one_way(mention.clause) or _SOME.search(mention.clause + "#" + mention.after))


_READERS = (_case, _outcome, _carried, _result, _applicant, _document, _decision, _application)
