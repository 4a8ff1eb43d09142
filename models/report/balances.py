"""How the statutory sums of a report stand, one by one, whether or not anything is to be said of them."""

from __future__ import annotations

from enum import Enum

from models.form.vocabulary import Identity
from models.report.report import Report, total_of


class BalanceState(Enum):
    """What can be said of one sum; the word is what tables of sums say."""

    AGREES = "一致"
    DIFFERS = "不一致"
    BLANK = "没有填"
    WORDS = "有字"


def balance_state(report: Report, identity: Identity) -> BalanceState:
    """Return how a sum stands: nothing is compared where a side is blank, or words stand in the place of a number."""
    if any(isinstance(report.content(ref), str) for ref in (*identity.left, *identity.right)):
        return BalanceState.WORDS
    left, right = (total_of(report.figures, side) for side in (identity.left, identity.right))
    if left is None or right is None:
        return BalanceState.BLANK
    return BalanceState.AGREES if left == right else BalanceState.DIFFERS
