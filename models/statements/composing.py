"""What a count means by the classes of the words around it, in whatever wording they are put together."""

from __future__ import annotations

from collections.abc import Sequence

from models.statements import composed_applications as applied
from models.statements import composed_cases as cases
from models.statements.around import NO_HEADS, Around, around_of
from models.statements.mentions import Mention
from models.statements.patterns import applications, context, punctuation
from models.statements.patterns.pattern import any_of
from models.statements.topics import FULL_NAMES, lists_results, topic_of
from models.statements.ways import is_of_one_way
from models.statements.whose_cases import topic
from models.statements.words import Word, unknown, words_of

_OF_OTHER_THINGS, _SOME = any_of(applications.OF_OTHER_THINGS), any_of(context.SOME)
_STILL, _A_TOTAL = any_of(context.STILL), any_of(context.A_TOTAL)
_COMMAS = any_of(punctuation.CLAUSE_ENDS)

_SAYS_NOTHING = NO_HEADS - {"no", "among", "all"}
"""Words of a clause that has nothing but its number."""

_NOT_RECEIVED = frozenset({*applied.NOT_ALL, "done", "other", "among"}) - {"applicant"}
"""Words of a clause whose number is not that of all that were received."""

_READERS = (
    cases.case,
    cases.outcome,
    applied.carried,
    applied.result,
    applied.applicant,
    cases.document,
    cases.decision,
    applied.application,
)


def composed(mention: Mention, year: int) -> str:
    """Return which quantity a count is about; an empty string for none."""
    around = around_of(mention, year)
    if around.has("other") or _is_of_other_things(mention, around):
        return ""
    for read in _READERS:
        if found := read(mention, around, year):
            return "" if found == "handled" and mention.number.unit == "次" else found
    return _of_clause_before(mention, year)


def _of_clause_before(mention: Mention, year: int) -> str:
    """N-RECV: 本年度收到的申请均由业务科室办理，共 10 件; the clause has nothing but the number."""
    *before, last = _told_and_last(mention)
    words = words_of(last, year)
    if before and mention.is_about_disclosure and _is_said_of_cases(before[-1], words, year):
        return topic(before[-1])
    is_silent = all(word.kind in _SAYS_NOTHING | {"all"} for word in words) and not unknown(last, words)
    is_of_year = any((word.kind, word.which) == ("time", "now") for word in words)
    is_sum = any(word.kind == "sum" for word in words) or bool(_STILL.search(last)) or mention.is_compared
    if mention.after or not is_silent or not (is_sum or is_of_year):
        return ""
    if not before:
        is_total = bool(_A_TOTAL.search(last)) and bool(mention.sentence.before)
        return "new" if is_total and topic_of(mention, year) == "application" else ""
    told = before[-1] or (mention.until[: -len(mention.lead) or None] if is_of_year else "")
    return _of_told(mention, told, year, is_all=is_of_year and is_sum)


def _of_told(mention: Mention, told: str, year: int, *, is_all: bool) -> str:
    """Return what a clause is about, whose number stands alone in the next; `is_all` if said to be all."""
    words = words_of(told, year)
    kinds = {word.kind for word in words}
    if "case" in kinds and kinds <= _SAYS_NOTHING | {"case"}:
        return topic(told)
    if _is_business_of_all(mention, words, year):
        return "handled|new"
    is_of_some = ("applicant" in kinds and "all" not in kinds) or _SOME.search(told) or is_of_one_way(told)
    if kinds & _NOT_RECEIVED or is_of_some:
        return ""
    is_full = any(word.which in FULL_NAMES for word in words if word.kind == "application")
    is_named = is_full or (("application" in kinds or is_all) and topic_of(mention, year) == "application")
    return "new" if is_named else ""


def _told_and_last(mention: Mention) -> list[str]:
    """Return the clauses before a count, the last with nothing but its sum; in front of a bracket, too."""
    if not mention.lead.startswith("（"):
        return _COMMAS.split(mention.lead)
    outside = mention.until[: -len(mention.lead)]
    return [_COMMAS.split(outside)[-1], mention.lead.removeprefix("（")]


def _is_said_of_cases(told: str, last: Sequence[Word], year: int) -> bool:
    """Return whether so many are cases that stand in front of a colon: 行政复议：收到 1 件."""
    kinds = {word.kind for word in last} - _SAYS_NOTHING
    words = words_of(told, year)
    is_named = any(word.kind == "case" for word in words) and not unknown(told, words)
    return kinds == {"received"} and is_named and all(word.kind in _SAYS_NOTHING | {"case"} for word in words)


def _is_business_of_all(mention: Mention, told: Sequence[Word], year: int) -> bool:
    """Return whether so many were dealt with, whose results follow: 办理情况：共 7 件。予以公开 2 件，部分公开 5 件."""
    kinds = {word.kind for word in told} - _SAYS_NOTHING
    return bool(kinds) and kinds <= {"dealt", "done"} and lists_results(mention.sentence.ahead, year)


def _is_of_other_things(mention: Mention, around: Around) -> bool:
    """Return whether what is counted is nothing that the tables have."""
    is_application = around.object or around.has("application", "carry")
    is_decision = around.has("decided") and around.has("decision_word")
    if mention.number.unit in {"个", "项"} and not (is_application or is_decision):
        return True
    return bool(_OF_OTHER_THINGS.search(mention.after)) or bool(around.next and around.next.kind == "other")
