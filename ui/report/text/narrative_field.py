"""The text of a section on screen: figures of the tables live in it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.form.refs import CellRef, Ref, TextRef
from models.report.fields import NOTHING, PlacedField, field, pieces, placed, printed, replaced, typed
from models.report.places import place
from models.report.skeleton import as_put as sentences_as_put
from models.report.skeleton import dropped_with, gaps
from models.text.comparison import Stretch
from ui.kit.text_looks import as_put, following, gap
from ui.report.document import Document
from ui.report.text.heading_looks import HeadingLooks
from ui.report.text.marked_field import MarkedField
from ui.report.text.text_fields import as_shown
from ui.report.text.text_marks import Layer, Mark, characters, mark_words

_WITH_FIELDS = "application/x-annual-report-text"
"""What the clipboard calls words as they are kept."""

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
"""With these, the keys that delete do something else."""


_ADAPT = "提纲的原话：请照本单位的实际改写，或者删去。"
_FILL_IN = "等着填：点一下就整个选中，直接打字，括号也就没有了；没有的选中它按 Delete。"


class NarrativeField(MarkedField):
    """Paragraphs in which a field is seen as the figure that it follows, on a ground of its own.

    All that is shown are plain characters. What is typed beside a field are words; a field that is typed into, or
    deleted in part, is words from then on.

    Signals:
        renewed: It shows something else now, whoever has changed it.
    """

    renewed = Signal()

    _laid_out = ("", "")
    """The text as it was kept and as it was shown when the places of its fields were noted."""

    _fields: tuple[PlacedField, ...] = ()
    _before_click = (0, 0)

    def __init__(self, document: Document, ref: TextRef, parent: QWidget | None = None) -> None:
        super().__init__(document, ref, parent=parent)
        self._headings = HeadingLooks(self.document())
        self.renewed.connect(self._mark_fields)
        self._mark_fields()
        document.changed.connect(self._on_changed)

    def insert_field(self, cell: CellRef) -> None:
        """Let the figure of a cell stand at the cursor, in place of what is chosen; one step that can be undone."""
        self._put(field(cell), "插入表里的数")

    def _put(self, kept: str, step: str) -> None:
        """Put words with fields in place of what is chosen."""
        start, end = self.chosen
        show = self._document.report.shown
        self._binding.leave()
        self._document.push({self._ref: replaced(as_shown(self._binding.text), show, (start, end), kept)}, step)
        behind = start + len(printed(kept, show))
        self.setTextCursor(mark_words(self, self.toPlainText(), behind, behind))

    @property
    def chosen(self) -> tuple[int, int]:
        """Between which characters what is chosen stands."""
        text, cursor = self.toPlainText(), self.textCursor()
        return characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())

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
                mark_words(self, text, one.start, one.end).insertText(figure)
        self.blockSignals(False)

    def _mark_fields(self) -> None:
        report = self._document.report
        told = {one: place(report, one) for one in report.form.cells.keys() & {field.cell for field in self._fields}}
        self.marks.put(
            Layer.FIELDS,
            (Mark(*one[:2], following, _told(told.get(one.cell, ""))) for one in self._fields),
        )
        shown = self.toPlainText()
        drafted = [Mark(*one, as_put, _ADAPT) for one in sentences_as_put(report, shown)]
        self.marks.put(Layer.DRAFTED, (*drafted, *(Mark(*one, gap, _FILL_IN) for one in gaps(shown))))

    # ------------------------------------------------------------ clipboard

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        """Give other programs the figures, and a text of ours the fields, so that a sentence can be moved."""
        (start, end), show = self.chosen, self._document.report.shown
        head = replaced(as_shown(self._binding.text), show, (end, len(self.toPlainText())), "")
        chosen = super().createMimeDataFromSelection()
        chosen.setData(_WITH_FIELDS, replaced(head, show, (0, start), "").encode())
        return chosen

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        kept, cells = bytes(source.data(_WITH_FIELDS).data()).decode(), self._document.report.form.cells
        copied = [piece.cell for piece in pieces(kept) if piece.cell is not None]
        if copied and all(cell in cells for cell in copied):
            self._put(kept, "粘贴")
        else:
            super().insertFromMimeData(source)

    # ------------------------------------------------------------ keys and mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before_click = self.chosen
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click into a gap chooses all of it, so that what is typed takes its place; another one puts the cursor."""
        super().mouseReleaseEvent(event)
        start, end = self.chosen
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() or start != end or self.isReadOnly():
            return
        one = next((one for one in gaps(self.toPlainText()) if one.start <= start <= one.end), None)
        if one and self._is_over(event.position().x(), start, one) and not _is_within(self._before_click, one):
            self.setTextCursor(mark_words(self, self.toPlainText(), *one))

    def _is_over(self, x: float, at: int, gap: Stretch) -> bool:
        """Return whether a click that has put the cursor there was on a character of a gap, and not beside it."""
        edge = self.cursorRect().center().x()
        return (at != gap.start or x >= edge) and (at != gap.end or x < edge)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._choose_what_goes(event)
        super().keyPressEvent(event)

    def _choose_what_goes(self, event: QKeyEvent) -> None:
        """A key that deletes takes a whole field beside the cursor, or with a gap that may be left out its sentence."""
        deletes = event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and not event.modifiers() & _HELD
        if deletes and self.textCursor().hasSelection():
            shown = self.toPlainText()
            self.setTextCursor(mark_words(self, shown, *dropped_with(self._document.report, shown, *self.chosen)))
        elif deletes:
            self._choose_field_to_delete(event)

    def _choose_field_to_delete(self, event: QKeyEvent) -> None:
        if not self._fields:
            return
        text, backwards = self.toPlainText(), event.key() == Qt.Key.Key_Backspace
        at = characters(text, self.textCursor().position())
        for one in self._fields:
            if at == (one.end if backwards else one.start):
                self.setTextCursor(mark_words(self, text, one.start, one.end))


def _is_within(chosen: tuple[int, int], gap: Stretch) -> bool:
    """Return whether the clerk is at work in a gap already: it is chosen, a part of it, or the cursor is inside."""
    start, end = chosen
    return gap.start <= start and end <= gap.end and (start != end or gap.start < start < gap.end)


def _told(place: str) -> str:
    return f"{place}的数，表里改了这里跟着改。" if place else "表里没有这一格，请删掉，重新插入或者直接写数字。"
