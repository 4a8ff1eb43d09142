"""What is gathered for the open report: the one thing that changes here, kept at once, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form
from models.gathering.gathering import Gathering
from models.gathering.sums import agreed, reason_of, same, sum_of
from models.report.report import Report, Value
from ui.gathering.overview import Overview
from ui.gathering.part_words import cells_made_otherwise, parts_told
from ui.report.cell_parts import NO_PARTS, CellParts
from ui.report.document import Document
from ui.report.keeping import Keeping

_MOST_STEPS = 200
"""Steps that can be undone. Chosen: more than are made in one sitting."""


class _Step(NamedTuple):
    """What was done, and whether it was a step of the report, too."""

    before: Gathering
    after: Gathering
    text: str
    run: object
    in_report: bool


class OpenGathering(QObject):
    """What the rooms of a unit were asked and have answered, beside an open report.

    Args:
        document: The report; its cells tell what they are made of.
        value: As it is kept with the draft.
        keep: Writes it, off the window's thread; None if nothing may be written.

    Signals:
        changed: `value` is another one, or the report is.
        failed: The error that kept it from being written.

    Attributes:
        value: As it is now.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        document: Document,
        value: Gathering,
        keep: Callable[[Gathering], None] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document, self.value = document, value
        self._done, self._undone = list[_Step](), list[_Step]()
        self._overview = Overview(value, document.report)
        self._keeping = Keeping(keep, self) if keep else None
        if self._keeping:
            self._keeping.failed.connect(self.failed)
        document.parts_of = self.parts_of
        self._tell(Gathering())

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self.document.report

    @property
    def form(self) -> Form:
        """The form of the report's year."""
        return self.report.form

    @property
    def is_kept(self) -> bool:
        """Whether it may be changed."""
        return self._keeping is not None

    @property
    def overview(self) -> Overview:
        """What follows from it as it is now."""
        if self._overview.value is not self.value or self._overview.report is not self.report:
            self._overview = Overview(self.value, self.report)
        return self._overview

    def parts_of(self, ref: CellRef) -> CellParts:
        """Return what a cell of the report is made of; nothing if no room has answered for it."""
        if not self.value.parts or not (words := parts_told(self.value, self.report, ref)):
            return NO_PARTS
        return CellParts(words, self.differs(ref) and not reason_of(self.value, self.report, ref))

    def differs(self, ref: CellRef) -> bool:
        """Return whether the report says another figure than the rooms together."""
        total, figure = sum_of(self.value, ref).value, self.report.content(ref)
        return total is not None and figure is not None and not same(total, figure)

    # ------------------------------------------------------------ changing

    def change(self, after: Gathering, text: str, run: object = None) -> None:
        """Make this a step.

        Args:
            after: What there is from now on.
            text: What the step is called.
            run: Steps of the same run, one after the other, are undone together; None is none.
        """
        if self.is_kept and after != self.value:
            self._step(_Step(self.value, after, text, run, in_report=False))

    def answer(self, answers: Mapping[Ref, Value | None], after: Gathering, text: str) -> bool:
        """Put figures into the report, as one step with what that changes here; return whether it took any."""
        before = self.report
        self.document.push(answers, text)
        if self.report is before or not self.is_kept:
            return False
        self._step(_Step(self.value, after, text, None, in_report=True))
        return True

    def _step(self, step: _Step) -> None:
        last = self._done[-1] if self._done else None
        self._undone.clear()
        if last and last.run is not None and last.run == step.run and not (last.in_report or step.in_report):
            self._done[-1] = step._replace(before=last.before)
        else:
            self._done.append(step)
            del self._done[:-_MOST_STEPS]
        self._become(step.after)

    def undo(self) -> str:
        """Take the last step back; return what it was called, or nothing if there is none."""
        if not self._done:
            return ""
        step = self._done.pop()
        self._undone.append(step)
        if step.in_report:
            self.document.undo_stack.undo()
        self._become(step.before)
        return step.text

    def redo(self) -> str:
        """Make the next step again; return what it is called, or nothing if there is none."""
        if not self._undone:
            return ""
        step = self._undone.pop()
        self._done.append(step)
        if step.in_report:
            self.document.undo_stack.redo()
        self._become(step.after)
        return step.text

    def begin(self) -> None:
        """Forget the way back: the report may have gone on meanwhile."""
        self._done.clear()
        self._undone.clear()
        self.settle()

    def settle(self) -> None:
        """Remember which sums the report holds, however they came into it: what a room changes later is told then."""
        after = self.value.with_taken(agreed(self.value, self.report))
        if self.is_kept and after != self.value:
            self._become(after)

    def flush(self) -> None:
        """Keep now what is to be kept, and wait for it.

        Raises:
            OSError: It cannot be written.
            ReportError: The same; it is not the disk.
        """
        if self._keeping:
            self._keeping.flush()

    def _become(self, value: Gathering) -> None:
        """Let this be what there is. The sheet of a room that was undone may be out: its id is not given again."""
        before, self.value = self.value, value.numbered_from(self.value.made)
        if self._keeping and self.value != before:
            self._keeping.keep(self.value)
        self._tell(before)
        self.changed.emit()

    def _tell(self, before: Gathering) -> None:
        """Let the cells that are made of something else now show it."""
        if refs := cells_made_otherwise(before, self.value):
            self.document.changed.emit(refs)
