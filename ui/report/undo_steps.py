"""Undo and redo: what changes comes to the front, and it is said what it was."""

from __future__ import annotations

from collections.abc import Callable

from models.report.report import differing
from ui.report.document import Document
from ui.report.section_tabs import SectionTabs


class UndoSteps:
    """Goes through the history of a document.

    Args:
        document: The report.
        tabs: Show it.
        say: Says a sentence about what just happened.
    """

    def __init__(self, document: Document, tabs: SectionTabs, say: Callable[[str], object]) -> None:
        self._document, self._tabs, self._say = document, tabs, say

    def undo(self) -> None:
        """Take the last step back and show where it was."""
        text = self._document.undo_stack.undoText()
        self._travel(self._document.undo_stack.undo)
        self._say(f"已撤销：{text}。" if text else "没有可以撤销的了。")

    def redo(self) -> None:
        """Take the next step again and show where it is."""
        text = self._document.undo_stack.redoText()
        self._travel(self._document.undo_stack.redo)
        self._say(f"已重做：{text}。" if text else "没有可以重做的了。")

    def _travel(self, step: Callable[[], None]) -> None:
        """Take a step; what it changes comes to the front, and the cursor goes to it in a table."""
        document = self._document
        before, sources = document.report, document.sources.noted
        step()
        changed = differing(before.values, document.report.values) | differing(sources, document.sources.noted)
        here, table = {ref for ref in changed if self._tabs.tab_of(ref) == self._tabs.currentIndex()}, self._tabs.table
        if changed and not here:
            self._tabs.reveal(min(changed, key=str))
        elif table and table.current not in here:
            for ref in [ref for ref in table.figures.grid.places if ref in here][:1]:
                table.reveal(ref)
