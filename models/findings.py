"""What a check has found, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple

from models.characters import Missing, nothing_missing
from models.form import Ref
from models.report import Report


class Level(Enum):
    """How much a finding weighs."""

    ERROR = "E"
    WARNING = "W"
    HINT = "H"

    @property
    def label(self) -> str:
        """What the clerk reads."""
        return _LABELS[self.value]


_LABELS = {"E": "错误", "W": "提醒", "H": "提示"}


class Finding(NamedTuple):
    """One fault, with the places of both sides.

    Attributes:
        rule: Id of the rule, for example ``T3-ROW``; stable.
        message: One sentence for the clerk.
        left, right: The places that do not agree; `right` is empty where only one side is in question.
        required: Whether a formal export waits for it although it is only a warning while drafting.
        excusable: Whether a reason settles it.
        reason: The clerk's reason, if one is given.
    """

    rule: str
    level: Level
    message: str
    left: tuple[Ref, ...]
    right: tuple[Ref, ...] = ()
    required: bool = False
    excusable: bool = False
    reason: str = ""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """All places it marks."""
        return self.left + self.right

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of a formal export."""
        return self.level is Level.ERROR or self.required

    @property
    def key(self) -> str:
        """Under which a reason for it is kept."""
        return f"{self.rule} {self.left[0]}"


class Context(NamedTuple):
    """What a rule may look at.

    Attributes:
        previous: Last year's report of the same unit, where it is at hand.
        missing: Which characters of a text this computer cannot print.
    """

    report: Report
    previous: Report | None = None
    missing: Missing = nothing_missing


Rule = Callable[[Context], Iterator[Finding]]
