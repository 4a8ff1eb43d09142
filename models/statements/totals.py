"""A total that is told after its parts: 线上 8 件、线下 4 件，合计 12 件. What it counts is what its parts are."""

from __future__ import annotations

from models.statements.counts import Count, counts
from models.statements.mentions import Mention
from models.statements.patterns import applications, context, punctuation
from models.statements.patterns.pattern import any_of
from models.statements.topics import topic_of
from models.statements.whose_cases import whose_outcome
from models.statements.words import Word, words_of

_SUMS_UP, _COMMAS = any_of(context.SUMS_UP), any_of(punctuation.CLAUSE_ENDS)
_DEALT_WITH, _DONE = any_of(applications.DEALT_WITH), any_of(applications.DONE)
_MEMBER_ENDS, _IN_BRACKETS = any_of(punctuation.MEMBER_ENDS), any_of(punctuation.IN_BRACKETS)

_FEWEST_RESULTS = 3
"""Results that are added up to all that was answered. Chosen: two of them are often added by themselves."""

_BEFORE = 400
"""Characters before the sentence in which parts may stand. Chosen: a paragraph."""

_SUMS_OF_CASES = (("disputes", {"review", "lawsuits"}), ("lawsuits", {"direct", "after_review"}))


def total_of(mention: Mention, year: int) -> str:
    """N-RECV, N-DONE, N-T4, N-PARTS: return what a total counts; an empty string where it is none of its parts."""
    last = _COMMAS.split(mention.lead)[-1]
    if not _SUMS_UP.search(f"，{last}"):
        return ""
    before = (mention.sentence.before + mention.until)[-_BEFORE:]
    for told in (before, _IN_BRACKETS.sub("", before)):
        parts = _parts(mention.number, [one for one in counts(told) if one.end <= len(told) - len(last)])
        if parts:
            return _of_parts(mention, told, parts, last, year)
    return ""


def _of_parts(mention: Mention, told: str, parts: list[Count], last: str, year: int) -> str:
    start = max((found.end() for found in _MEMBER_ENDS.finditer(told, 0, parts[0].start)), default=0)
    return _meaning(mention, words_of(told[start:], year), last, year)


def _parts(whole: Count, before: list[Count]) -> list[Count]:
    """Return the last counts that add up to a whole; none if they do not."""
    left = whole.value
    same = [one for one in before if one.unit == whole.unit]
    for at in range(len(same) - 1, -1, -1):
        left -= same[at].value
        if left <= 0:
            return same[at:] if left == 0 and len(same) - at > 1 else []
    return []


def _meaning(mention: Mention, words: tuple[Word, ...], last: str, year: int) -> str:
    which = {kind: {word.which for word in words if word.kind == kind} for kind in _KINDS}
    if which["outcome"]:
        return next(iter(whose_outcome(mention.sentence.before + mention.until)), "")
    if which["case"]:
        return next((whole for whole, parts in _SUMS_OF_CASES if which["case"] == parts), "")
    if which["result"]:
        return _of_results(which["result"], last)
    is_named = len(which["applicant"]) > 1 or topic_of(mention, year) == "application"
    if not (is_named or mention.is_about_applications) or any(which[kind] for kind in _OTHERS):
        return ""
    return "handled|new" if _DEALT_WITH.search(last) else "new"


def _of_results(results: set[str], last: str) -> str:
    if results == {"granted", "partial"}:
        return "handled" if _DEALT_WITH.search(last) or _DONE.search(last) else "granted_and_partial"
    return "handled" if len(results) >= _FEWEST_RESULTS else ""


_OTHERS = ("document", "decision", "done")
_KINDS = ("outcome", "case", "result", "applicant", *_OTHERS)
