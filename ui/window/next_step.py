"""What the clerk does next with the open report, as the strip below offers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import NamedTuple

from models.checks.next_act import Act, SoFar, next_act
from models.checks.review import review_act
from models.checks.verdict import State, verdict_of
from models.report.due import deadline_words
from models.report.matching_code import matching_code
from models.report.report import Report
from models.system.errors import ReportError
from ui.report.open_report import Exercise, KeptDraft, OpenReport
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
    """Knows whether the pages of the report have been looked at as they are, and remembers it with the draft.

    Args:
        review: Lets a second person go through the report.
        preview: Shows the pages.
        hand_over: Puts the report on a stick.
    """

    def __init__(self, report: OpenReport, view: ReportView, review: Do, preview: Do, hand_over: Do) -> None:
        self._report, self._view = report, view
        self._coded: tuple[Report, str] | None = None
        self._offered = Offer()
        self._ways: Mapping[Act, Do] = {
            Act.FILL: self._go_on,
            Act.MEND: self._go_on,
            Act.LOOK: partial(view.go_to_problem, 1),
            Act.REVIEW: review,
            Act.PREVIEW: preview,
            Act.HAND_OVER: hand_over,
        }

    @property
    def is_read_in(self) -> bool:
        """Whether the report was read in to be compared with, and never handed over from here."""
        report = self._report
        return not isinstance(report, Exercise) and report.beside.read_in and not report.delivery

    def looked_at(self) -> None:
        """Remember that the pages have been looked at as they are now."""
        kept = self._report
        if isinstance(kept, KeptDraft) and kept.beside.seen != (code := self._code(kept.document.report)):
            kept.beside = kept.beside._replace(seen=code)
            with suppress(OSError, ReportError):  # it is known as long as the report is open
                kept.write_beside(kept.beside)

    def go(self) -> None:
        """Do what is to be done next, with all that is typed in mind."""
        document = self._report.document
        offer = self.offer(verdict_of(document.report, document.previous, document.findings).state)
        if offer.do:
            offer.do()

    def offer(self, state: State) -> Offer:
        """Return what to offer; nothing where nothing of the report is kept, or it is only there to be compared with.

        Args:
            state: How far the report is. While that is not known, what was offered last still stands there: it would
                be gone but for a moment.
        """
        if isinstance(self._report, KeptDraft) and state is not State.PENDING and not self.is_read_in:
            self._offered = self._offer(self._report, state)
        return self._offered

    def _offer(self, report: KeptDraft, state: State) -> Offer:
        document, beside, delivered = report.document, report.beside, report.is_delivered
        is_ready = state is State.READY  # before, nobody asks for what takes time to find out
        review = review_act(document.report, beside.reviews) if is_ready and not beside.waived else ""
        was_seen = bool(is_ready and beside.seen)
        previewed = was_seen and beside.seen == self._code(document.report)
        today = datetime.now().astimezone().date()
        so_far = SoFar(review, previewed, delivered, was_seen and not previewed)
        following = next_act(document.report, state, document.findings, so_far)
        deadline = "" if delivered else deadline_words(document.report.year, today)
        return Offer(deadline, following.words, self._ways.get(following.act))

    def _code(self, report: Report) -> str:
        """Return the matching code of a report, worked out once for each."""
        if self._coded is None or self._coded[0] is not report:
            self._coded = report, matching_code(report)
        return self._coded[1]

    def _go_on(self) -> None:
        """Lead to the first place to work at that a formal export waits for."""
        if step := self._view.walk.to_work_at():
            self._view.lead_to(step, "")
