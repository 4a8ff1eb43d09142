"""How far a unit is in a task, as the district sees it, and whose turn it is."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType


class UnitState(Enum):
    """How far a unit is, in the words that the district uses."""

    MISSING = "未报"
    TO_DECIDE = "待认"  # whose it is, or which one of several holds
    TO_REVIEW = "待审"
    SENT_BACK = "退回"
    OVERDUE = "退回逾期"
    ACCEPTED = "接收"
    SUCCEEDED = "接收·有新件"
    PAPER_DIFFERS = "纸质不符"
    NOT_COUNTED = "不计"


class Turn(Enum):
    """Who has to act."""

    OURS = "等我们办"
    THEIRS = "等单位"
    NOBODY = "好了"


TURNS = MappingProxyType(
    {
        UnitState.MISSING: Turn.THEIRS,
        UnitState.TO_DECIDE: Turn.OURS,
        UnitState.TO_REVIEW: Turn.OURS,
        UnitState.SENT_BACK: Turn.THEIRS,
        UnitState.OVERDUE: Turn.THEIRS,
        UnitState.ACCEPTED: Turn.NOBODY,
        UnitState.SUCCEEDED: Turn.OURS,
        UnitState.PAPER_DIFFERS: Turn.OURS,
        UnitState.NOT_COUNTED: Turn.NOBODY,
    }
)
"""Whose turn it is in each state."""
