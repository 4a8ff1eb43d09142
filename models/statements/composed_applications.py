"""What a count of applications means by the words around it: received, answered, carried over, how, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.statements.around import NO_HEADS, Around
from models.statements.mentions import Mention, tells
from models.statements.patterns import applications, carried_over, context, punctuation, results
from models.statements.patterns.pattern import any_of, first_of
from models.statements.topics import topic_of
from models.statements.ways import is_of_one_way
from models.statements.words import Word, unknown, words_of

_PART_OF_DONE, _FILES = any_of(applications.PART_OF_DONE), any_of(applications.MADE_PUBLIC_AT_ALL)
_ADDRESSED, _TO_ONE_OFFICE = any_of(applications.ADDRESSED), any_of(applications.TO_ONE_OFFICE)
_CARRIED_IN_DONE, _SOME = any_of(carried_over.CARRIED_IN_DONE), any_of(context.SOME)
_AMONG = any_of(context.AMONG)
_COMMAS, _foremost = any_of(punctuation.CLAUSE_ENDS), first_of(results.NAMED_FOREMOST)
_BARELY_PUBLIC = any_of(results.BARELY_PUBLIC)

_VERBS = frozenset({"received", "done", "dealt", "received_done"})

NOT_ALL = ("case", "outcome", "result", "applicant", "document", "decision", "carry", "move", "open", "no")
"""Words before a number of applications that make it that of some, or of something else."""

_FATES = frozenset({"done", "body", "case", "outcome", "result"})
_CARRYING = frozenset({"carry", "move", "open"})

_JOINED = 2
"""Characters between two results that are counted together: 不予公开、无法提供共 3 件. Chosen: 以及."""

_LOOSE = 16
"""Characters behind a number that may stand before the result: the reason. Chosen: a short one."""


def _is_about_applications(mention: Mention, around: Around, year: int) -> bool:
    """Return whether a clause, or what stands before it, is about applications."""
    if any(word.which == "strong" for word in (*around.left, *around.right)):
        return True
    about = topic_of(mention, year)
    return about == "application" or (about == "case" and bool(around.head) and around.has("application"))


def carried(mention: Mention, around: Around, year: int) -> str:
    """N-CARRY: 延续上年办理 2 件; 1 份处于公示阶段，转入下一年度."""
    if _is_carried_later(mention, around, year):
        return "carried_out"
    words = (*around.left, *around.right)
    found = {word.kind for word in words}
    if not found & _CARRYING or not _is_carried_beside(around) or not _is_about_applications(mention, around, year):
        return ""
    times = {word.which for word in words if word.kind == "time"}
    if times & {"next", "across"}:
        return "carried_out"
    if "begin" in times:
        return "carried_in"
    if "last" in times:
        return "" if found & _CARRYING == {"open"} else "carried_in"
    return "carried" if "carry" in found else "carried_out" if "open" in found else ""


def _is_carried_beside(around: Around) -> bool:
    """Return whether what is counted is what was carried: the word, or applications right behind it."""
    heads = {word.kind for word in (around.head, around.next) if word}
    if heads == {"dealt"}:
        return around.has("carry", "move")
    return bool(heads & _CARRYING) or (heads == {"application"} and not around.has(*_VERBS, "no"))


def _is_carried_later(mention: Mention, around: Around, year: int) -> bool:
    """Return whether so many alone, of which nothing else is said, go on into the next year: 1 件因故…，转入下年."""
    behind = {(word.kind, word.which) for word in words_of(mention.behind, year)}
    is_alone = all(word.kind in NO_HEADS - {"time"} for word in around.left) and not unknown(
        mention.clause, around.left
    )
    is_later = ("time", "across") in behind or (
        ("time", "next") in behind and not behind.isdisjoint({("carry", ""), ("move", "")})
    )
    return is_alone and is_later and _is_about_applications(mention, around, year)


def result(mention: Mention, around: Around, year: int) -> str:
    """N-PARTS: 以“予以公开”形式答复 3 件; 3 件因…不予公开; 3 件属于重复申请，作不予处理决定."""
    if not _is_about_applications(mention, around, year):
        return ""
    named = [word for word in around.left if word.kind == "result"]
    if named and around.head and around.head.kind in {"result", "done", "dealt"}:
        is_of_several = any(two.start - one.end <= _JOINED for one, two in pairwise(named))
        return "" if is_of_several else named[-1].which
    if around.next and around.next.kind == "result" and around.loose <= _LOOSE:
        return around.next.which if len(unknown(mention.after, around.right)) <= around.loose else ""
    is_list = any(word.kind == "result" for word in words_of(mention.sentence.text, year))
    if is_list and not mention.after and _BARELY_PUBLIC.search(mention.lead):
        return "granted"
    return _result_in_clause_behind(mention, around, year)


def _result_in_clause_behind(mention: Mention, around: Around, year: int) -> str:
    is_untold = not around.left and all(word.kind in NO_HEADS | {"application"} for word in around.right)
    later = {word.which for word in words_of(mention.behind, year) if word.kind == "result"}
    return min(later) if is_untold and len(later) == 1 and mention.behind.count("，") == 1 else ""


def applicant(mention: Mention, around: Around, year: int) -> str:
    """N-APPL: 律师事务所提出 2 件."""
    if not _is_about_applications(mention, around, year) or around.has("result", "done", "carry"):
        return ""
    named = [word for word in around.left if word.kind == "applicant"]
    is_counted = around.head and around.head.kind in {"applicant", "application", "received"}
    is_one = named and is_counted and len({word.which for word in named}) == 1
    which = named[0].which if is_one else around.which("applicant")
    foremost = "" if which or around.has("received") else _foremost(mention.clause)
    return "natural|new" if which == "citizens" else which or foremost


def application(mention: Mention, around: Around, year: int) -> str:
    """N-RECV, N-DONE: 全年承接信息公开申请 27 宗; 91 件申请悉数办结."""
    noun = _noun(around)
    is_head = around.head is not None and around.head.kind in {*_VERBS, "application"}
    is_counted = is_head or (noun is not None and around.next is noun)
    if around.has(*NOT_ALL) or not is_counted or _is_done_with(mention, around) or _is_part(mention):
        return ""
    if not _is_applied_for(mention, around, noun, year):
        return ""
    verbs = [word.kind for word in around.left if word.kind in _VERBS]
    return _by_verbs(mention, verbs) if verbs else _without_verb(around, noun)


def _noun(around: Around) -> Word | None:
    if around.next and around.next.kind == "application" and not around.loose:
        return around.next
    return next((word for word in reversed(around.left) if word.kind == "application"), None)


def _is_done_with(mention: Mention, around: Around) -> bool:
    """Return whether it is unknown what is done with some applications: 对 11 件申请答复提出意见."""
    if not around.next or around.next.kind != "application" or around.loose:
        return False
    is_of_all = around.has("sum", "time") and not unknown(mention.clause, around.left)
    is_answered = any(word.kind in _FATES for word in around.right)
    return bool(unknown(mention.after, around.right)) and (is_answered or not is_of_all)


def _by_verbs(mention: Mention, verbs: Sequence[str]) -> str:
    *before, verb = verbs
    if verb == "received":
        is_part = "done" in before[-1:] or _AMONG.search(_COMMAS.split(mention.until)[-1])  # 办结本年新收 25 件
        return "" if is_part else "new"
    if verb == "done":
        is_apart = tells(_CARRIED_IN_DONE, mention.goes_on_from + mention.sentence.text)
        return "" if is_apart or _PART_OF_DONE.search(mention.clause) else "handled"
    return "new handled" if verb == "received_done" else "handled|new"


def _without_verb(around: Around, noun: Word | None) -> str:
    if around.has("among"):
        return ""
    if any(word.kind == "done" for word in around.right):
        return "new|handled" if noun else "handled"
    return "new" if noun else ""


def _is_applied_for(mention: Mention, around: Around, noun: Word | None, year: int) -> bool:
    """Return whether the noun is an application for information, or the topic is, where there is none."""
    if noun and noun.which == "strong":
        return True
    if noun and noun.which == "bare" and tells(_FILES, mention.sentence.text):
        return False
    return _is_about_applications(mention, around, year)


def _is_part(mention: Mention) -> bool:
    """Return whether the clause names a part of the applications only: one way, one matter."""
    is_apart = tells(_ADDRESSED, mention.sentence.text) and _TO_ONE_OFFICE.search(mention.clause)
    return bool(is_apart or is_of_one_way(mention.clause) or _SOME.search(mention.clause + "#" + mention.after))
