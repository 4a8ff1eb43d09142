"""The text of a section on screen: figures of the tables live in it, and words that are found fault with are marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from models.fields import NOTHING, Placed, field, placed, printed, replaced, typed
from models.findings import Finding, Level, Span
from models.form import CellRef, Ref, TextRef
from models.places import place
from ui import colours
from ui.document import Document
from ui.text_fields import ParagraphsField, as_shown
from ui.text_marks import Layer, Mark, TextMarks, characters, ground, underline, words

_INKS = {Level.HINT: colours.QUIET, Level.WARNING: colours.WARNING, Level.ERROR: colours.ERROR}
"""The heaviest comes last: its line lies above the others."""

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""With these, the keys that delete do something else."""


class NarrativeField(ParagraphsField):
    """Paragraphs in which a field is seen as the figure that it follows, on a ground of its own.

    All that is shown are plain characters. What is typed beside a field are words; a field that is typed into, or
    deleted in part, is words from then on.

    Signals:
        renewed: It shows something else now, whoever has changed it.
    """

    renewed = Signal()

    _laid_out = ("", "")
    """The text as it was kept and as it was shown when the places of its fields were noted."""

    _fields: tuple[Placed, ...] = ()

    def __init__(self, document: Document, ref: TextRef, parent: QWidget | None = None) -> None:
        super().__init__(document, ref, parent=parent)
        self.marks = TextMarks(self)
        self.renewed.connect(self._mark_fields)
        self._mark_fields()
        document.changed.connect(self._on_changed)

    def insert_field(self, cell: CellRef) -> None:
        """Let the figure of a cell stand at the cursor, in place of what is chosen; one step that can be undone."""
        text, cursor = self.toPlainText(), self.textCursor()
        start, end = (characters(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        self._binding.leave()
        kept = replaced(as_shown(self._binding.text), self._document.report.shown, (start, end), field(cell))
        self._document.push({self._ref: kept}, "插入表里的数")
        behind = start + len(self._figure(cell))
        self.setTextCursor(words(self, self.toPlainText(), behind, behind))

    def point_at(self, span: Span) -> None:
        """Choose the words of `span`, bring them into sight and take the keyboard."""
        self.setTextCursor(words(self, self.toPlainText(), *self._stretch(span)))
        self.ensureCursorVisible()
        self.setFocus()

    def mark_found(self, findings: Iterable[Finding]) -> None:
        """Underline the words that findings are about, each in the colour of its level."""
        found = sorted(findings, key=lambda finding: list(_INKS).index(finding.level))
        spans = ((finding, span) for finding in found for span in finding.spans if span.ref == self._ref)
        self.marks.put(
            Layer.FOUND,
            (Mark(*self._stretch(span), underline(_INKS[one.level]), one.message) for one, span in spans),
        )

    def _stretch(self, span: Span) -> tuple[int, int]:
        """Return where words of the printed text stand on screen, where line ends are one character."""
        text = self._document.report.printed(self._ref)
        return len(as_shown(text[: span.start])), len(as_shown(text[: span.end]))

    def _figure(self, cell: CellRef) -> str:
        return self._document.report.shown(cell) or NOTHING

    # ------------------------------------------------------------ what is shown, and what is kept of it

    @override
    def _printed(self, kept: str) -> str:
        return printed(as_shown(kept), self._document.report.shown)

    @override
    def _kept(self, shown: str) -> str:
        kept, show = as_shown(self._binding.text), self._document.report.shown
        if "{{" not in kept:
            return shown
        edit = typed(printed(kept, show), shown, characters(shown, self.textCursor().position()))
        return replaced(kept, show, edit.span, edit.new)

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if any(one.cell in refs for one in self._fields):
            self._binding.refresh()

    @override
    def _on_text_changed(self) -> None:
        super()._on_text_changed()
        if self.toPlainText() != self._laid_out[1]:  # it is the same while an input method is at work
            self._binding.refresh()

    @override
    def _show(self, text: str) -> None:
        kept = as_shown(text)
        if self._laid_out == (kept, self.toPlainText()):
            self._renew_figures()
        super()._show(text)
        now = (kept, self.toPlainText())
        if now != self._laid_out:
            self._laid_out, self._fields = now, placed(kept, self._document.report.shown)
            self.renewed.emit()

    def _renew_figures(self) -> None:
        """Show what the cells hold now; the cursor of the clerk stays where it is."""
        text = self._laid_out[1]
        self.blockSignals(True)
        for one in reversed(self._fields):
            if text[one.start : one.end] != (figure := self._figure(one.cell)):
                words(self, text, one.start, one.end).insertText(figure)
        self.blockSignals(False)

    def _mark_fields(self) -> None:
        report, look = self._document.report, ground(colours.FOLLOWS)
        told = {one: place(report, one) for one in report.form.cells.keys() & {field.cell for field in self._fields}}
        self.marks.put(
            Layer.FIELDS,
            (Mark(*one[:2], look, _told(told.get(one.cell, ""))) for one in self._fields),
        )

    # ------------------------------------------------------------ keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._choose_field_to_delete(event)
        super().keyPressEvent(event)

    def _choose_field_to_delete(self, event: QKeyEvent) -> None:
        """A key that deletes the character beside the cursor deletes a whole field there."""
        deletes = event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not event.modifiers() & _HELD
        if not deletes or not self._fields or self.textCursor().hasSelection():
            return
        text, backwards = self.toPlainText(), event.key() == Qt.Key.Key_Backspace
        at = characters(text, self.textCursor().position())
        for one in self._fields:
            if at == (one.end if backwards else one.start):
                self.setTextCursor(words(self, text, one.start, one.end))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.marks.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)


def _told(place: str) -> str:
    return f"{place}的数，表里改了这里跟着改。" if place else "表里没有这一格，请删掉，重新插入或者直接写数字。"
