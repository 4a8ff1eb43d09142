"""The open report: the one thing that changes. Everything else shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from exporters import missing_characters
from models.characters import invisible, printable
from models.findings import Finding
from models.form import CellRef, Ref, TextRef
from models.next_year import carried_over, carry_key
from models.report import Edit, Report, Value, differing
from models.rules import check

Marks = Mapping[Ref, Finding]


class _ApplyEdit(QUndoCommand):
    """The only command: typing, pasting, filling and following totals are all edits.

    Commands of one typing run merge, so that a word typed is a word undone.
    """

    def __init__(self, apply: Callable[[Edit], None], edit: Edit, text: str, run: int) -> None:
        super().__init__(text)
        self._apply = apply
        self.edit = edit
        self._run = run

    @override
    def redo(self) -> None:
        self._apply(self.edit)

    @override
    def undo(self) -> None:
        self._apply(self.edit.inverted())

    @override
    def id(self) -> int:
        return self._run

    @override
    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ApplyEdit):
            return False
        self.edit = self.edit.followed_by(other.edit)
        self.setObsolete(not self.edit)
        return True


class Document(QObject):
    """A report that is being filled in, its findings, and the way back.

    Signals:
        changed: The places whose content or marking is new, as a frozenset of `Ref`.
        checked: The findings are new.
        form_changed: Another year asks for another form.
        told: A sentence for the clerk about what just happened.
    """

    changed = Signal(object)
    checked = Signal()
    form_changed = Signal()
    told = Signal(str)

    def __init__(self, report: Report, previous: Report | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.report = report
        self.previous = previous
        self.findings = check(report, previous, missing_characters)
        self.marks = _marks(self.findings)
        self._carried = carried_over(previous) if previous else {}
        self.locked = self._locked()
        self._runs = 0

    def origin(self, ref: Ref) -> str:
        """Return where a carried figure comes from, for a sentence; an empty string for any other place."""
        carried = self._carried.get(ref) if isinstance(ref, CellRef) else None
        if not carried or not self.previous:
            return ""
        return f"来自 {self.previous.year} 年报告的“{self.previous.form.cells[carried.source].row.called}”"

    def _locked(self) -> frozenset[Ref]:
        """Return the carried figures that are as last year's report has them; a reason unlocks."""
        values = self.report.values
        return frozenset(
            ref
            for ref, carried in self._carried.items()
            if values.get(ref) == carried.figure and carry_key(ref) not in values
        )

    def push(self, answers: Mapping[Ref, Value | None], text: str, run: int = -1) -> None:
        """Give these answers, as one step that can be undone; none if nothing changes.

        Control characters, which come with copied text, are dropped, and the clerk is told.

        Args:
            answers: The new answers; None clears.
            text: What the step is called in the menu.
            run: A number from `new_run`; steps of one run become one.
        """
        if edit := self.report.edit({ref: _printable(ref, value) for ref, value in answers.items()}):
            self.undo_stack.push(_ApplyEdit(self._apply, edit, text, run))
        if dropped := sum(invisible(value) for value in answers.values() if isinstance(value, str)):
            self.told.emit(f"去掉了 {dropped} 个看不见的控制字符。")

    def new_run(self) -> int:
        """Begin a run of typing, whose steps are undone together."""
        self._runs += 1
        return self._runs

    def _apply(self, edit: Edit) -> None:
        before, old_marks, old_findings, old_locked = self.report, self.marks, self.findings, self.locked
        self.report = before.applied(edit)
        self.findings = check(self.report, self.previous, missing_characters)
        self.marks = _marks(self.findings)
        self.locked = self._locked()
        if self.report.form is not before.form:
            self.form_changed.emit()
        shown = differing(before.figures, self.report.figures) | differing(old_marks, self.marks)
        self.changed.emit(edit.refs | shown | (old_locked ^ self.locked))
        if self.findings != old_findings:
            self.checked.emit()


def _printable(ref: Ref, value: Value | None) -> Value | None:
    return printable(value) if isinstance(ref, TextRef) and isinstance(value, str) else value


def _marks(findings: Iterable[Finding]) -> dict[Ref, Finding]:
    """Return the weightiest finding of each place. Blanks are plain to see and need no mark."""
    marks: dict[Ref, Finding] = {}
    for finding in findings:
        if not finding.required:
            for ref in finding.refs:
                marks.setdefault(ref, finding)
    return marks
