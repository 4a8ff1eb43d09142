"""来源 of the open report: where its figures come from, each note a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

from models.form.refs import CellRef
from models.report.figure_sources import NO_SOURCES, Sources, cleaned, noted
from models.report.report import differing

STEP = "写明来源"
"""What the step is called."""


class NotedSources(QObject):
    """What is noted. It belongs to a document, and is no part of its report.

    Args:
        undo_stack: Of the document.

    Signals:
        changed: The cells whose source is another one, as a frozenset of `CellRef`.

    Attributes:
        noted: The sources by cell.
        last_years: Returns those of last year's report; asked for when somebody is about to note one.
    """

    changed = Signal(object)

    def __init__(self, undo_stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._undo_stack = undo_stack
        self.noted = NO_SOURCES
        self.last_years: Callable[[], Sources] = lambda: NO_SOURCES

    def of(self, ref: CellRef) -> str:
        """Return the source of a figure; empty if none is noted."""
        return self.noted.get(ref, "")

    def begin(self, sources: Sources) -> None:
        """Go on with what was noted before."""
        self._turn_to(sources)

    def note(self, cells: Collection[CellRef], text: str) -> str:
        """Note the source of these cells, as one step, or take theirs away if it is empty; return what was done."""
        after = noted(self.noted, cells, text)
        if after == self.noted:
            return "来源没有变。"
        self._undo_stack.push(_Step(self._turn_to, self.noted, after))
        source = cleaned(text)
        return f"已写明 {len(cells)} 格的来源：{source}。" if source else "来源已经去掉，可以撤销。"

    def _turn_to(self, sources: Sources) -> None:
        before, self.noted = self.noted, sources
        if changed := differing(before, sources):
            self.changed.emit(changed)


class _Step(QUndoCommand):
    def __init__(self, turn_to: Callable[[Sources], None], before: Sources, after: Sources) -> None:
        super().__init__(STEP)
        self._turn_to, self._before, self._after = turn_to, before, after

    @override
    def redo(self) -> None:
        self._turn_to(self._after)

    @override
    def undo(self) -> None:
        self._turn_to(self._before)
