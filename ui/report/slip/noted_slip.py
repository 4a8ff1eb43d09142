"""The return slip of the open report, and what is answered to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from models.drafts.kept_slips import KeptSlips
from models.exchange.return_slip import Answer, ReturnSlip, SlipPoint, settled, with_answer
from ui.kit.next_frame import in_next_frame
from ui.report.document import Document


class NotedSlip(QObject):
    """Answers the last slip. It belongs to a document, and is no part of its report.

    Args:
        document: The open report.
        kept: All slips that came.
        slip: The last of them.

    Signals:
        changed: An answer is another one, or the report says something else at a place of a point.
        answered: The clerk has answered; that is to be kept.

    Attributes:
        kept: The slips with what the clerk has answered.
        slip: The last one, with 已改 where the report has changed.
    """

    changed = Signal()
    answered = Signal()

    def __init__(self, document: Document, kept: KeptSlips, slip: ReturnSlip) -> None:
        super().__init__(document)
        self.document, self.kept = document, kept
        self._own, self.slip = slip, settled(slip, document.report)
        document.changed.connect(in_next_frame(self._look_again, self))

    @property
    def points(self) -> tuple[SlipPoint, ...]:
        """The points that are to be answered."""
        return self.slip.asked

    def answer(self, number: int, answer: Answer | None, reply: str) -> None:
        """Answer a point; that the program has seen a change is no answer of the clerk's."""
        after = with_answer(self._own, number, answer, reply)
        if after != self._own:
            self._own, self.kept = after, self.kept.answered(after)
            self.slip = settled(after, self.document.report)
            self.answered.emit()
            self.changed.emit()

    def _look_again(self) -> None:
        self.slip = settled(self._own, self.document.report)
        self.changed.emit()
