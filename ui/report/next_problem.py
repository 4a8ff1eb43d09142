"""From problem to problem, in the order in which the report is read."""

from __future__ import annotations

from collections.abc import Callable

from models.checks.findings import Finding, Span
from models.checks.next_act import in_order_of_work
from models.checks.stops import Position, Step, Stop, next_stop, stops
from models.form.refs import Ref
from models.report.skeleton import gaps
from ui.report.document import Document


class ProblemWalk:
    """Remembers where the clerk set out and has been led to; whoever moves on by himself sets out anew."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._origin: Position = (0, 0)
        self._arrived: Position | None = None
        self._present: Stop | None = None

    def step(self, here: Position, way: int) -> Step | None:
        """Return the next (1) or previous (-1) stop from where the clerk is; None if there is none."""
        present = self._present_at(here)
        if not present:
            self._origin = here
        step = next_stop(self._along(), present.at if present else here, present, way)
        self._present = step.stop if step else None
        return step

    def first_blocking(self) -> Step | None:
        """Return the first stop of what a formal export waits for; None if it waits for nothing."""
        return self.first(lambda one: one.blocks)

    def first(self, wanted: Callable[[Finding], bool]) -> Step | None:
        """Return the first stop of the findings that are wanted; None if there is none."""
        self._origin = (0, 0)
        along = [one for one in self._along() if wanted(one.finding)]
        self._present = along[0] if along else None
        return Step(along[0], 1, len(along), wrapped=False) if along else None

    def to_work_at(self) -> Step | None:
        """Return the first stop to work at of what a formal export waits for; None if it waits for nothing."""
        self._origin = (0, 0)
        along = [one for one in self._along() if one.finding.blocks]
        self._present = next(iter(in_order_of_work(self._document.report, along)), None)
        return Step(self._present, along.index(self._present) + 1, len(along), wrapped=False) if self._present else None

    def arrived(self, here: Position) -> None:
        """Remember where the clerk stands now, having been led there."""
        self._arrived = here

    def number_of(self, finding: Finding | None) -> int:
        """Return the how manieth stop a finding is, from 1; 0 if it is none."""
        keys = [one.finding.key for one in self._along()]
        return keys.index(finding.key) + 1 if finding and finding.key in keys else 0

    def is_gap_in(self, step: Step, here: Ref) -> bool:
        """Return whether a step leads only to a gap of the text that the clerk is in, which says itself what to do."""
        end = step.stop.end
        return isinstance(end, Span) and end.ref == here and end[1:] in gaps(self._document.report.printed(end.ref))

    def _present_at(self, here: Position) -> Stop | None:
        """Return the stop that the clerk has been led to, if it is still one and the clerk still there."""
        if not self._present or here != self._arrived:
            return None
        key, end = self._present.finding.key, self._present.end
        return next((one for one in self._along() if (one.finding.key, one.end) == (key, end)), None)

    def _along(self) -> tuple[Stop, ...]:
        return stops(self._document.report, self._document.findings, self._origin)
