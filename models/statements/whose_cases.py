"""Whose outcome a sentence tells, and what its paragraph has last been about: reviews, lawsuits, or both."""

from __future__ import annotations

from models.statements.patterns import disputes, punctuation
from models.statements.patterns.pattern import any_of, first_of

_TOPICS, _REVIEW_BEFORE = any_of(disputes.TOPICS), any_of(disputes.REVIEW_BEFORE)
_AN_OUTCOME, _IN_BRACKETS = any_of(disputes.AN_OUTCOME), any_of(punctuation.IN_BRACKETS)
_OF_THOSE_COUNTED = any_of(disputes.OF_THOSE_COUNTED)

stage_of = first_of(disputes.STAGES)
"""Tells at which stage a case went to court, if the words say so: `direct`, `after_review`, or nothing."""


def whose_outcome(told: str) -> tuple[str, ...]:
    """Return whose an outcome can be after what a paragraph has told: after both stages at court, of lawsuits at all.

    After reviews and lawsuits, of which no outcome is told, of the latter or of all. Nothing, where it cannot be told.
    """
    if whose := topic(told):
        return (whose, "disputes") if whose == "lawsuits" and is_of_both(told) else (whose,)
    stages = [found for found in _TOPICS.finditer(_IN_BRACKETS.sub("", told)) if stage_of(found[0])]
    if {stage_of(one[0]) for one in stages} != {"direct", "after_review"}:
        return ()
    first, *_, last = stages
    between = _IN_BRACKETS.sub("", told)[first.end() : last.start()]
    behind = _IN_BRACKETS.sub("", told)[last.end() :]
    if _AN_OUTCOME.search(between):
        return (stage_of(last[0]),)
    is_of_all = _AN_OUTCOME.search(behind) and not _OF_THOSE_COUNTED.search(behind)
    return ("lawsuits",) if is_of_all else ("lawsuits", stage_of(last[0]))


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


def is_of_both(told: str) -> bool:
    """Return whether a sentence has counted reviews and lawsuits, and has not yet told how the former ended."""
    open_text = _IN_BRACKETS.sub("", told)
    found = [one for one in _TOPICS.finditer(open_text) if not stage_of(one[0])]
    reviews = [one for one in found if one[0] == "复议"]
    is_last_other = bool(found) and found[-1][0] != "复议"
    return bool(reviews) and is_last_other and not _AN_OUTCOME.search(open_text[reviews[0].end() : found[-1].start()])
