"""What a check has found, as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from models.checks.thresholds import NO_THRESHOLDS
from models.form.refs import CellRef, Ref, TextRef, reason_ref
from models.report.report import Report, Value
from models.text.characters import Missing, nothing_missing


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


class Span(NamedTuple):
    """Words of a text as it is printed, from character `start` up to `end`."""

    ref: TextRef
    start: int
    end: int


class Fix(NamedTuple):
    """The one edit that mends a finding.

    Attributes:
        label: What it does, in a few words for a button and the menu: 改成 15.
        answers: The new answers; None clears.
        sure: Whether it is right in any case. One that is only likely is compared with the papers first.
        asks: What the clerk is told, and asked, before it is made, though all that it changes is in sight; empty
            where that is enough. Of what fills many cells at once, nothing may be made by the way.
    """

    label: str
    answers: tuple[tuple[Ref, Value | None], ...]
    sure: bool = True
    asks: str = ""


class Cause(NamedTuple):
    """The likeliest reason why sums fail.

    Attributes:
        rule: Id, for example ``T3-SWAP``.
        message: One sentence for the clerk.
        cells: The cells that are probably wrong.
    """

    rule: str
    message: str
    cells: tuple[CellRef, ...] = ()


class Finding(NamedTuple):
    """One fault, with the places of both sides.

    Attributes:
        rule: Id of the rule, for example ``T3-ROW``; stable.
        message: One sentence for the clerk.
        left, right: The places that do not agree; `right` is empty where only one side is in question.
        required: Whether a formal export waits for it although it is only a warning while drafting.
        excusable: Whether a reason settles it.
        reason: The clerk's reason, if one is given.
        spans: The words that it is about, where a text is one of its places.
        fix: The one edit that mends it, if there is one: surely right, or the only likely one.
        cause: Why it probably is so, if the arithmetic tells.
        effects: The findings that go away with it.
        times: How many faults it stands for; more than one where a list of all would be too long.
        adds_up: Whether it is a sum that fails: `left` adds up to `right`, which is one total or another sum.
        usual: What such a thing mostly comes from, the commonest first, where nothing tells the cause; a sentence.
    """

    rule: str
    level: Level
    message: str
    left: tuple[Ref, ...]
    right: tuple[Ref, ...] = ()
    required: bool = False
    excusable: bool = False
    reason: str = ""
    spans: tuple[Span, ...] = ()
    fix: Fix | None = None
    cause: Cause | None = None
    effects: tuple[Finding, ...] = ()
    times: int = 1
    adds_up: bool = False
    usual: str = ""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """All places it marks."""
        return self.left + self.right

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of a formal export."""
        return self.level is Level.ERROR or self.required

    @property
    def key(self) -> TextRef:
        """What tells it from others: where a reason for it is kept."""
        return reason_ref(self.rule, self.left[0], *self.right[:1])


class Context(NamedTuple):
    """What a rule may look at.

    Attributes:
        previous: Last year's report of the same unit, where it is at hand.
        missing: Which characters of a text this computer cannot print.
        thresholds: By how much something may differ before a rule asks, where the district of a task has set it.
    """

    report: Report
    previous: Report | None = None
    missing: Missing = nothing_missing
    thresholds: Mapping[str, int] = NO_THRESHOLDS


Rule = Callable[[Context], Iterator[Finding]]


def unfolded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield all findings, each before those that go away with it."""
    for finding in findings:
        yield finding
        yield from unfolded(finding.effects)
