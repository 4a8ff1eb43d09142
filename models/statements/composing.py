"""What a count means by the classes of the words around it, in whatever wording they are put together."""

from __future__ import annotations

from models.statements import composed_applications as applied
from models.statements import composed_cases as cases
from models.statements.around import NO_HEADS, Around, around_of
from models.statements.mentions import Mention
from models.statements.patterns import applications, context, punctuation
from models.statements.patterns.pattern import any_of
from models.statements.topics import FULL_NAMES, topic_of
from models.statements.ways import is_of_one_way
from models.statements.whose_cases import topic
from models.statements.words import unknown, words_of

_OF_OTHER_THINGS, _SOME = any_of(applications.OF_OTHER_THINGS), any_of(context.SOME)
_STILL = any_of(context.STILL)
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
            return found
    return _of_clause_before(mention, year)


def _of_clause_before(mention: Mention, year: int) -> str:
    """N-RECV: 本年度收到的申请均由业务科室办理，共 10 件; the clause has nothing but the number."""
    *before, last = _COMMAS.split(mention.lead)
    words = words_of(last, year)
    is_silent = all(word.kind in _SAYS_NOTHING | {"all"} for word in words) and not unknown(last, words)
    is_sum = any(word.kind == "sum" for word in words) or bool(_STILL.search(last))
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


def _is_of_other_things(mention: Mention, around: Around) -> bool:
    """Return whether what is counted is nothing that the tables have."""
    is_application = around.object or around.has("application", "carry")
    if mention.number.unit in {"个", "项"} and not is_application:
        return True
    return bool(_OF_OTHER_THINGS.search(mention.after)) or bool(around.next and around.next.kind == "other")
