"""The open report: the one thing that changes. Everything else shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from exporters import missing_characters
from models.checks.findings import Finding
from models.checks.marks import Mark, marks_in
from models.checks.thresholds import ThresholdsOf, no_thresholds
from models.form.cover import PARTICULARS
from models.form.refs import CellRef, Ref, TextRef
from models.report.limits import excess
from models.report.next_year import carried_over, carry_key, previous_of
from models.report.of_task import TASK_PART
from models.report.report import YEAR, Change, Edit, Report, Value, differing, total_of
from models.rules import check
from models.text.characters import mended
from models.text.mended_words import told_of_typed
from ui.report.cell_parts import CellParts, of_no_parts
from ui.report.edit_step import NO_RUN, EditStep
from ui.report.noted_sources import NotedSources

_LONG, _PAUSE = 5_000, 300
"""Characters of a text that is checked after every key only up to here, and milliseconds without a key before a longer
one is. Chosen: three times the longest section of the samples, to check which takes a few hundredths of a second; and
short, for the bar says meanwhile that it is being checked."""

_PAINTED = 1
"""Milliseconds after which what was typed is checked. Chosen: the least that lets Qt paint the key first; what is found
is painted a few milliseconds later."""

_WHOSE = {YEAR, PARTICULARS["agency"].ref}
"""The answers that say which report is last year's."""


class Document(QObject):
    """A report that is being filled in, its findings, and the way back.

    Args:
        earlier: Reports among which last year's of the same unit may be.
        read_only: A sentence why it must not be changed; empty if it may.

    Signals:
        changed: The places whose content, marking or source is new, as a frozenset of `Ref`.
        reworded: The same, if a text is among them.
        checked: The findings are new. After a key that is when it is painted, in a long text a moment later; `changed`
            comes at once for what was typed, and for the totals that follow it with this.
        form_changed: Another year asks for another form, or another report is last year's.
        status_message: A sentence for the clerk about what just happened.

    Attributes:
        last_marks: What each place was marked with by the last check; what is painted until there is a newer one.
        let_pass: Keys of the warnings that the clerk lets out without a reason, having been asked.
        parts_of: Says what a cell was added up from; whoever sets it lets `changed` name the cells that do.
        sources: Where figures come from, which is no part of the report.
    """

    changed = Signal(object)
    reworded = Signal(object)
    checked = Signal()
    form_changed = Signal()
    status_message = Signal(str)

    def __init__(
        self, report: Report, earlier: Iterable[Report] = (), parent: QObject | None = None, read_only: str = ""
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.sources = NotedSources(self.undo_stack, self)
        self.sources.changed.connect(self.changed)
        self.report = report
        self.read_only = read_only
        self._earlier = tuple(earlier)
        self.previous = previous_of(report, self._earlier)
        self.thresholds_of: ThresholdsOf = no_thresholds
        self._findings = self._examined()
        self.last_marks = marks_in(self.report, self._findings)
        self._told = report
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.check_now)
        self._carried = carried_over(self.previous) if self.previous else {}
        self.locked = self._locked()
        self.let_pass: frozenset[TextRef] = frozenset()
        self._runs, self._is_typed = 0, False
        self.parts_of: Callable[[CellRef], CellParts] = of_no_parts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is found in the report as it is now: who asks while a check is due has it made at once."""
        self.check_if_due()
        return self._findings

    @findings.setter
    def findings(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings

    @property
    def marks(self) -> Mapping[Ref, Mark]:
        """What each place is marked with, by the findings in the report as it is now."""
        self.check_if_due()
        return self.last_marks

    @property
    def is_check_due(self) -> bool:
        """Whether something was just typed, so that what was found last is not known to be true of it."""
        return self._pause.isActive()

    def _examined(self) -> tuple[Finding, ...]:
        """Return what is found in the report as it is now."""
        return check(self.report, self.previous, missing_characters, self.thresholds_of(self.report))

    def check_if_due(self) -> None:
        """Check what was just typed at once, for who cannot wait."""
        if self.is_check_due:
            self.check_now()

    def origin(self, ref: Ref) -> str:
        """Return where a carried figure comes from, for a sentence; an empty string for any other place."""
        carried = self._carried.get(ref) if isinstance(ref, CellRef) else None
        if not carried or not self.previous:
            return ""
        return f"来自 {self.previous.year} 年报告的“{self.previous.form.cells[carried.source].row.called}”"

    def _renew_previous(self) -> bool:
        """Look up last year's report again; return whether it is another one now."""
        before, self.previous = self.previous, previous_of(self.report, self._earlier)
        self._carried = carried_over(self.previous) if self.previous else {}
        return self.previous is not before

    def _locked(self) -> frozenset[Ref]:
        """Return the carried figures that are as last year's report has them; a reason unlocks."""
        values = self.report.values
        return frozenset(
            ref
            for ref, carried in self._carried.items()
            if values.get(ref) == carried.figure and carry_key(ref) not in values
        )

    def push(self, answers: Mapping[Ref, Value | None], text: str, run: int = NO_RUN) -> None:
        """Give these answers, as one step that can be undone; none if nothing changes, or nothing may.

        What is `held` stays as it is. Control characters, which come with copied text, are dropped. Of either, the
        clerk is told.

        Args:
            answers: The new answers; None clears.
            text: What the step is called in the menu.
            run: A number from `new_run`; steps of one run become one.
        """
        held = self.held(answers, run)
        self._give({ref: value for ref, value in answers.items() if ref not in held}, text, run)
        if held and not self.read_only:
            self.status_message.emit(f"{len(held)} 格是从去年报告带过来的，没有动；要改请一格一格改，并说明理由。")

    def restore(self, answers: Mapping[Ref, Value | None], text: str) -> None:
        """Give the answers of an earlier state again, as one step; like undo, this changes carried figures, too."""
        self._give(answers, text, NO_RUN)

    def held(self, answers: Mapping[Ref, Value | None], run: int = NO_RUN) -> frozenset[Ref]:
        """Return the places that `push` would leave as they are, of those that these answers are for.

        A reason among the answers unlocks its figure, and a total may always follow its parts. What the same run of
        typing has changed was open when it began: on the way to 52, a cell may hold the 5 of last year.
        """
        step, totals = self._step_of(run), self.report.form.totals
        begun = step.edit.refs if step else frozenset()
        return frozenset(
            ref
            for ref, value in answers.items()
            if isinstance(ref, CellRef)
            and self.is_held(ref)
            and not (ref in begun or answers.get(carry_key(ref)) or (ref in totals and self._follows(ref, value)))
        )

    def _follows(self, total: CellRef, value: Value | None) -> bool:
        """Return whether a total with this value would hold what its parts add up to."""
        return value is None or value == total_of(self.report.figures, self.report.form.totals[total])

    def is_held(self, ref: CellRef) -> bool:
        """Return whether a cell may not get another figure: it is locked, or the total of figures that are."""
        parts = self.report.form.totals.get(ref)
        if ref in self.locked or not parts:
            return ref in self.locked
        return self.locked.issuperset(parts) and carry_key(ref) not in self.report.values

    def _give(self, answers: Mapping[Ref, Value | None], text: str, run: int) -> None:
        if self.read_only:
            self.status_message.emit(self.read_only)
            return
        kept = {ref: _mended(ref, value) for ref, value in answers.items()}
        for ref, value in answers.items():
            if isinstance(ref, CellRef) and run == NO_RUN and self._is_settled(ref, value):
                kept[carry_key(ref)] = None
        edit = self.report.edit(kept)
        only_figures = not any(isinstance(change.after, str) for change in edit)
        if not only_figures and (too_much := excess(self.report.applied(edit))):
            self.status_message.emit(f"没有放进去：{too_much}")
            self._tell(edit.refs)  # so that who has typed it shows again what is kept
            return
        if edit:
            self._step(edit, text, run)
        if told := told_of_typed([value for value in answers.values() if isinstance(value, str)]):
            self.status_message.emit(told)

    def _step_of(self, run: int) -> EditStep | None:
        """Return the step that this run of typing goes on with; None if it begins one."""
        last = None if self.undo_stack.canRedo() else self.undo_stack.command(self.undo_stack.count() - 1)
        return last if isinstance(last, EditStep) and last.run == run != NO_RUN else None

    def _step(self, edit: Edit, text: str, run: int) -> None:
        """Make an edit: a step of its own, or part of the last one, so that a word typed is a word undone."""
        last = self._step_of(run)
        self._is_typed = run != NO_RUN
        if last:
            self._go_on(last, edit)
        else:
            self.undo_stack.push(EditStep(self._apply, edit, text, run))
        self._is_typed = False

    def _go_on(self, last: EditStep, edit: Edit) -> None:
        """Make an edit part of the last step; one that changes nothing in the end is none."""
        self._apply(edit)
        last.edit = last.edit.followed_by(edit)
        if not last.edit:
            last.setObsolete(True)
            self.undo_stack.undo()  # which drops an obsolete step, and does nothing else

    def settle(self, ref: CellRef) -> None:
        """Take back the reason for a carried figure that is last year's after all, once its cell is left."""
        if self._is_settled(ref, self.report.values.get(ref)):
            self.push({carry_key(ref): None}, "说明理由")

    def _is_settled(self, ref: CellRef, value: Value | None) -> bool:
        """Return whether a cell holds, or would hold, what last year has carried, although a reason was given."""
        if ref not in self._carried:
            return False
        return value == self._carried[ref].figure and carry_key(ref) in self.report.values

    def new_run(self) -> int:
        """Begin a run of typing, whose steps are undone together."""
        self._runs += 1
        return self._runs

    def _apply(self, edit: Edit) -> None:
        before, old_locked = self.report, self.locked
        self.report = before.applied(edit)
        other_previous = self._renew_previous() if edit.refs & _WHOSE else False
        self.locked = self._locked()
        given = edit.refs | (old_locked ^ self.locked)
        is_long = any(map(_is_long, edit))
        if self.report.form is before.form and not other_previous and (is_long or self._is_typed):
            self._pause.start(_PAUSE if is_long else _PAINTED)
            self._tell(given)
            return
        following = self._following()
        old_findings, remarked = self._renew_findings()
        if self.report.form is not before.form or other_previous:
            self.form_changed.emit()
        self._tell(given | following | remarked)
        if self._findings != old_findings:
            self.checked.emit()

    def _following(self) -> frozenset[CellRef]:
        """Return the figures that are others than was told last."""
        before, self._told = self._told, self.report
        return differing(before.figures, self.report.figures)

    def _tell(self, refs: frozenset[Ref]) -> None:
        """Say what is new. The many fields of texts are left alone with a figure: each costs time at every key."""
        self.changed.emit(refs)
        if any(isinstance(ref, TextRef) for ref in refs):
            self.reworded.emit(refs)

    def _renew_findings(self) -> tuple[tuple[Finding, ...], frozenset[Ref]]:
        """Check the report; return what was found before, and the places whose mark is another one now."""
        self._pause.stop()
        old_findings, old_marks = self._findings, self.last_marks
        self._findings = self._examined()
        self.last_marks = marks_in(self.report, self._findings)
        return old_findings, differing(old_marks, self.last_marks)

    def check_now(self) -> None:
        """Make up for the check that was put off while something was typed."""
        _, remarked = self._renew_findings()
        self._tell(self._following() | remarked)
        self.checked.emit()


def _is_long(change: Change) -> bool:
    """Return whether it is a text that is changed, and one that takes time to check."""
    values = (change.before, change.after)
    return isinstance(change.ref, TextRef) and any(isinstance(one, str) and len(one) > _LONG for one in values)


def _mended(ref: Ref, value: Value | None) -> Value | None:
    return mended(value) if isinstance(ref, TextRef) and isinstance(value, str) and ref.part != TASK_PART else value
