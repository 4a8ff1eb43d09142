"""What a count of applications means by the words around it: received, answered, carried over, how, by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from models.statements.around import NO_HEADS, Around
from models.statements.mentions import Mention, tells
from models.statements.patterns import applications, carried_over, context, punctuation, results, which_year
from models.statements.patterns.pattern import any_of, first_of, of_year
from models.statements.topics import names_applications_in_full, results_in, topic_of
from models.statements.ways import is_of_one_way
from models.statements.words import Word, unknown, words_of

_PART_OF_DONE, _FILES = any_of(applications.PART_OF_DONE), any_of(applications.MADE_PUBLIC_AT_ALL)
_ADDRESSED, _TO_ONE_OFFICE = any_of(applications.ADDRESSED), any_of(applications.TO_ONE_OFFICE)
_CARRIED_IN_DONE, _SOME = any_of(carried_over.CARRIED_IN_DONE), any_of(context.SOME)
_AMONG = any_of(context.AMONG)
_BRACKETS = any_of(punctuation.BRACKETS)
_COMMAS, _foremost = any_of(punctuation.CLAUSE_ENDS), first_of(results.NAMED_FOREMOST)
_ALL_BUT_CARRIED, _LATE_SOMEWHERE = any_of(applications.ALL_BUT_CARRIED), any_of(applications.LATE_SOMEWHERE)
_WITH_A_PART, _ON_FILE = any_of(results.WITH_A_PART), any_of(results.ON_FILE)
_NEW = any_of(which_year.NEW_THIS_YEAR)
_IN_TURN = any_of(applications.IN_TURN_BEGINS)
_BARELY_PUBLIC = any_of(results.BARELY_PUBLIC)

_VERBS = frozenset({"received", "done", "dealt", "received_done"})
"""What an office does with applications."""

NOT_ALL = ("case", "outcome", "result", "applicant", "document", "decision", "carry", "move", "open", "no")
"""Words before a number of applications that make it that of some, or of something else."""

_FATES = frozenset({"done", "body", "case", "outcome", "result"})
"""Words behind applications that tell what became of them."""

_CARRYING = frozenset({"carry", "move", "open"})
"""Words for what goes on into another year."""


_GOES_ON = frozenset({*_CARRYING, "done", "dealt"})
"""Words for what is done with applications in the year after."""

_JOINED = 2
"""Characters between two results that are counted together: 不予公开、无法提供共 3 件. Chosen: 以及."""

_ASIDE = 4
"""Characters behind the applications just received that may say how they were answered. Chosen: 无一例外."""

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
    if heads and heads <= {"dealt", "done"}:
        return around.has("carry", "move")
    is_noun = heads == {"application"} or (around.object is not None and not around.next and not heads)
    return bool(heads & _CARRYING) or (is_noun and not around.has(*_VERBS, "no"))


def _is_carried_later(mention: Mention, around: Around, year: int) -> bool:
    """Return whether so many alone, of which nothing else is said, go on into the next year: 1 件因故…，转入下年."""
    behind = {(word.kind, word.which) for word in words_of(mention.behind, year)}
    if ("no", "") in behind:
        return False
    is_alone = all(word.kind in NO_HEADS - {"time"} for word in around.left) and not unknown(
        mention.clause, around.left
    )
    is_rest = around.has("others") and ("carry", "") in behind
    is_later = (
        is_rest
        or ("time", "across") in behind
        or (("time", "next") in behind and not {kind for kind, _ in behind}.isdisjoint(_GOES_ON))
    )
    return is_alone and is_later and _is_about_applications(mention, around, year)


def result(mention: Mention, around: Around, year: int) -> str:
    """N-PARTS: 以“予以公开”形式答复 3 件; 3 件因…不予公开; 3 件属于重复申请，作不予处理决定."""
    if not _is_about_results(mention, around, year) or _IN_TURN.search(mention.after):
        return ""
    if _WITH_A_PART.search(mention.until):
        return "granted_and_partial"
    named = [word for word in around.left if word.kind == "result"]
    if named and around.head and around.head.kind in {"result", "done", "dealt", "decision_word"}:
        is_of_several = any(two.start - one.end <= _JOINED for one, two in pairwise(named))
        return "" if is_of_several else named[-1].which
    if behind := _result_behind(mention, around):
        return behind
    if (
        results_in(mention.sentence.text + mention.sentence.ahead, year)
        and not mention.after
        and _BARELY_PUBLIC.search(mention.lead)
    ):
        return "granted"
    return (_foremost(mention.clause) if named else "") or _result_in_clause_behind(mention, around, year)


def _result_behind(mention: Mention, around: Around) -> str:
    """Return the result right behind a number, and behind the application and its reason: 2 件重复申请不予处理."""
    telling = [word for word in around.right if word.kind not in NO_HEADS | {"application"}]
    if not telling or telling[0].kind != "result":
        return ""
    before = [word for word in around.right if word.end <= telling[0].start]
    gap = len(unknown(mention.after[: telling[0].start], before))
    return telling[0].which if gap <= _LOOSE and len(unknown(mention.after, around.right)) <= gap else ""


def _is_about_results(mention: Mention, around: Around, year: int) -> bool:
    """Return whether a result is that of applications: those are told, or at least two of their results are listed."""
    if _is_about_applications(mention, around, year):
        return True
    text = mention.sentence.text
    is_named = names_applications_in_full(mention.sentence, mention.number.start, year)
    return is_named and len(results_in(text, year)) > 1 and not tells(_ON_FILE, text)


def _result_in_clause_behind(mention: Mention, around: Around, year: int) -> str:
    is_untold = (
        not around.left
        and not unknown(mention.after, around.right)
        and not _BRACKETS.search(mention.behind)
        and all(word.kind in NO_HEADS | {"application"} for word in around.right)
    )
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
    """N-RECV, N-DONE: 全年承接信息公开申请 27 宗; 91 件申请悉数办结; 25 件系当年受理."""
    noun = around.object or next((word for word in reversed(around.left) if word.kind == "application"), None)
    is_head = around.head is not None and around.head.kind in {*_VERBS, "application"}
    is_counted = is_head or around.object is not None or _is_predicate(mention, around)
    if around.has(*NOT_ALL) or not is_counted or _is_done_with(mention, around) or _is_part(mention):
        return ""
    if not _is_applied_for(mention, around, noun, year):
        return ""
    is_done = around.next is not None and around.next.kind == "done"
    if around.has("others") and not is_done:
        return ""
    verbs = [word.kind for word in around.left if word.kind in _VERBS]
    return _by_verbs(mention, verbs, year) if verbs else _without_verb(mention, around, noun)


def _is_predicate(mention: Mention, around: Around) -> bool:
    """Return whether all that is said is what became of so many: 11 件已按时办结, 8 件为本年新收."""
    is_verb = around.next is not None and around.next.kind in {"done", "received"} and not around.loose
    is_alone = all(word.kind in NO_HEADS - {"no", "all"} for word in around.left)
    return (
        is_verb and is_alone and not unknown(mention.after, around.right) and not unknown(mention.clause, around.left)
    )


def _is_done_with(mention: Mention, around: Around) -> bool:
    """Return whether it is unknown what is done with some applications: 对 11 件申请答复提出意见."""
    if around.object is None:
        return False
    fates, gap = {word.kind for word in around.right} & _FATES, len(unknown(mention.after, around.right))
    if fates - {"done"}:
        return True
    is_of_those = around.has(*_VERBS) and mention.clause.endswith("的")
    if "done" in fates:
        return gap > (_ASIDE if is_of_those else 0)
    is_of_all = around.has("sum", "time") and not unknown(mention.clause, around.left)
    return gap > 0 and not (is_of_all or is_of_those)


def _by_verbs(mention: Mention, verbs: Sequence[str], year: int) -> str:
    *before, verb = verbs
    if verb == "received":
        is_part = "done" in before[-1:] or _is_among(mention, year)  # 办结本年新收 25 件
        return "" if is_part else "new"
    if verb == "done":
        is_apart = tells(_CARRIED_IN_DONE, mention.goes_on_from + mention.sentence.text)
        return "" if is_apart or _PART_OF_DONE.search(mention.clause) else "handled"
    return "new handled" if verb == "received_done" else "handled|new"


def _is_among(mention: Mention, year: int) -> bool:
    """Return whether a number is a part of those told before, and not this year's part of those of many years."""
    last = _COMMAS.split(mention.until)[-1]
    return bool(_AMONG.search(last)) and not _this_years(year).search(last) and not _NEW.search(mention.clause)


@lru_cache(maxsize=8)
def _this_years(year: int) -> re.Pattern[str]:
    return any_of(of_year(which_year.THIS_YEARS_PART, year))


def _without_verb(mention: Mention, around: Around, noun: Word | None) -> str:
    if around.next and around.next.kind == "received":
        is_part = around.has("among") and not _NEW.search(mention.after)
        return "" if is_part else "new"
    if around.next and around.next.kind == "done":
        return _answered(mention, around)
    return "" if around.has("among") or noun is None else "new"


def _answered(mention: Mention, around: Around) -> str:
    """Return what so many are that were answered: all that were, unless some others were answered in another way."""
    is_rest = around.has("others") and not _ALL_BUT_CARRIED.search(mention.until)
    is_apart = tells(_CARRIED_IN_DONE, mention.goes_on_from + mention.sentence.text)
    if is_rest or is_apart or tells(_LATE_SOMEWHERE, mention.sentence.text) or _PART_OF_DONE.search(mention.after):
        return ""
    return "new|handled" if around.object and not around.has("among") else "handled"


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
    is_of_way = is_of_one_way(mention.clause) or is_of_one_way(mention.after)
    return bool(is_apart or is_of_way or _SOME.search(mention.clause + "#" + mention.after))
