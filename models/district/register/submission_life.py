"""The life of a submission, as one table: what may happen to it in which state, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from models.district.register.events import RegisterFault, What


class SubmissionState(Enum):
    """How far a submission is, in the words that the district uses; the values stand in files."""

    RECEIVED = "收到"
    TO_RECOGNISE = "待认"
    TO_DECIDE = "待定"
    TO_REVIEW = "待审"
    SET_ASIDE = "隔离"
    DROPPED = "作废"
    ACCEPTED = "接收"
    SENT_BACK = "退回"
    REPLACED = "被替换"


_S = SubmissionState

LIFE: Mapping[tuple[What, SubmissionState], frozenset[SubmissionState]] = MappingProxyType(
    {
        (What.RECEIVED, _S.RECEIVED): frozenset({_S.TO_RECOGNISE, _S.TO_DECIDE, _S.TO_REVIEW, _S.SET_ASIDE}),
        (What.RECOGNISED, _S.TO_RECOGNISE): frozenset({_S.TO_REVIEW, _S.TO_DECIDE}),
        (What.PUT_ASIDE, _S.TO_RECOGNISE): frozenset({_S.SET_ASIDE}),
        (What.PUT_ASIDE, _S.SET_ASIDE): frozenset({_S.SET_ASIDE}),
        (What.DECIDED, _S.TO_DECIDE): frozenset({_S.TO_REVIEW, _S.DROPPED}),
        (What.DECIDED, _S.TO_REVIEW): frozenset({_S.TO_REVIEW, _S.DROPPED}),
        (What.DECIDED, _S.ACCEPTED): frozenset({_S.ACCEPTED}),
        (What.ACCEPTED, _S.TO_REVIEW): frozenset({_S.ACCEPTED}),
        (What.ACCEPTED, _S.ACCEPTED): frozenset({_S.REPLACED}),
        (What.SENT_BACK, _S.TO_REVIEW): frozenset({_S.SENT_BACK, _S.DROPPED}),
        (What.SENT_BACK, _S.TO_DECIDE): frozenset({_S.SENT_BACK, _S.DROPPED}),
        (What.SENT_BACK, _S.SET_ASIDE): frozenset({_S.SENT_BACK}),
        (What.WITHDRAWN, _S.ACCEPTED): frozenset({_S.SENT_BACK}),
        (What.ANSWERED, _S.SENT_BACK): frozenset({_S.TO_REVIEW, _S.TO_DECIDE}),
        (What.TAKEN_BACK, _S.ACCEPTED): frozenset({_S.TO_REVIEW}),
        (What.TAKEN_BACK, _S.SENT_BACK): frozenset({_S.TO_REVIEW}),
        (What.TAKEN_BACK, _S.REPLACED): frozenset({_S.ACCEPTED}),
    }
)
"""What a submission may become by what happens, from each state; what is not here cannot happen.

What was sent back comes to life again only by answers to that very return, with the same bytes: a unit that explains
or disputes changes nothing. Whatever was changed is a new submission.

When another version of a unit arrives, a person decides: all that wait may be dropped for one, an accepted one stays.
"""

LIVING = frozenset({_S.TO_DECIDE, _S.TO_REVIEW, _S.ACCEPTED})
"""What is a version of its unit's report. The others are over, or nobody knows yet whose they are."""


def ensure_possible(what: What, before: SubmissionState, after: SubmissionState, called: str) -> None:
    """Ensure that a submission may go from one state to another.

    Raises:
        RegisterFault: It may not; the sentence calls it `called`.
    """
    if after in LIFE.get((what, before), ()):
        return
    raise RegisterFault(f"“{called}”现在是“{before.value}”，不能“{what.label}”；请先看看它现在的情况。")
