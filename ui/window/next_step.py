"""What the clerk does next with the open report, as the strip below offers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import NamedTuple

from models.checks.next_act import Act, next_act
from models.checks.verdict import State, verdict_of
from models.report.due import deadline_words
from models.report.report import Report
from ui.report.open_report import KeptDraft, OpenReport
from ui.report.report_view import ReportView

Do = Callable[[], object]


class Offer(NamedTuple):
    """What the strip says of it.

    Attributes:
        deadline: How long there is until the report is due; empty while that is far off, and once it was handed over.
        words: What the button says; empty if there is none.
        do: Does it; None if there is nothing more to do.
    """

    deadline: str = ""
    words: str = ""
    do: Do | None = None


class NextStep:
    """Knows whether the pages of the report have been looked at as they are.

    Args:
        preview: Shows the pages.
        hand_over: Puts the report on a stick.
    """

    def __init__(self, report: OpenReport, view: ReportView, preview: Do, hand_over: Do) -> None:
        self._report, self._view = report, view
        self._previewed: Report | None = None
        self._offered = Offer()
        self._ways: Mapping[Act, Do] = {
            Act.FILL: self._go_on,
            Act.MEND: self._go_on,
            Act.LOOK: partial(view.go_to_problem, 1),
            Act.PREVIEW: preview,
            Act.HAND_OVER: hand_over,
        }

    def looked_at(self) -> None:
        """Remember that the pages have been looked at as they are now."""
        self._previewed = self._report.document.report

    def go(self) -> None:
        """Do what is to be done next, with all that is typed in mind."""
        document = self._report.document
        offer = self.offer(verdict_of(document.report, document.previous, document.findings).state)
        if offer.do:
            offer.do()

    def offer(self, state: State) -> Offer:
        """Return what to offer; nothing where nothing of the report is kept.

        Args:
            state: How far the report is. While that is not known, what was offered last still stands there: it would
                be gone but for a moment.
        """
        if isinstance(self._report, KeptDraft) and state is not State.PENDING:
            self._offered = self._offer(self._report, state)
        return self._offered

    def _offer(self, report: KeptDraft, state: State) -> Offer:
        document, delivered = report.document, report.is_delivered
        previewed = self._previewed is document.report
        today = datetime.now().astimezone().date()
        following = next_act(document.report, state, document.findings, previewed=previewed, delivered=delivered)
        deadline = "" if delivered else deadline_words(document.report.year, today)
        return Offer(deadline, following.words, self._ways.get(following.act))

    def _go_on(self) -> None:
        """Lead to the first place that a formal export waits for."""
        if step := self._view.walk.first_blocking():
            self._view.lead_to(step, "")
