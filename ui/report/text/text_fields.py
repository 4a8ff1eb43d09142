"""Text on screen that is text in the report: one line, a date, or paragraphs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from models.form.refs import Ref, TextRef
from models.report.report import Report
from models.text.comparison import common_ends
from ui.kit.file_drops import leave_files_to_window
from ui.kit.undo import leave_undo_to_window
from ui.report.document import Document

_LINE_END = re.compile("\r\n|[\r\u2028\u2029]")
_BY_KEY = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
_PAUSE = 2.0
"""Seconds without a key after which a new step of undo begins. Chosen: one has stopped to think."""


class Spelling(NamedTuple):
    """How a text is kept where that differs from how it is shown."""

    kept: Callable[[str], str]
    printed: Callable[[str], str]


AS_TYPED = Spelling(str, str)


class Binding(QObject):
    """Keeps a widget and one text of the document the same, in both directions.

    With `generated`, the widget shows what the program writes until the clerk writes something else.
    """

    def __init__(
        self,
        document: Document,
        ref: TextRef,
        show: Callable[[str], None],
        generated: Callable[[Report], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._ref, self._show, self._generated = document, ref, show, generated
        self._run, self._last_key, self._typing = 0, 0.0, False
        document.reworded.connect(self._on_reworded)
        self.refresh()

    @property
    def text(self) -> str:
        """What the widget should show."""
        report = self._document.report
        own = report.text(*self._ref)
        return self._generated(report) if not own and self._generated else own

    @property
    def is_proposed(self) -> bool:
        """Whether the program has written what the widget shows."""
        return bool(self._generated) and not self._document.report.text(*self._ref)

    @property
    def _written(self) -> str:
        """What the program writes where the clerk writes nothing."""
        report = self._document.report
        return self._generated(report.applied(report.edit({self._ref: None}))) if self._generated else ""

    def type(self, text: str) -> None:
        """Take over what the clerk has typed so far."""
        now = time.monotonic()
        if now - self._last_key > _PAUSE:
            self._run = self._document.new_run()
        self._last_key = now
        self._typing = True
        own = "" if text == self._written else text
        self._document.push({self._ref: own or None}, "修改文字", self._run)
        self._typing = False
        if self._document.report.text(*self._ref) != own:  # something was dropped, or it was too long
            self.refresh()

    def leave(self) -> None:
        """End the run of typing and show the text as it is kept."""
        self._last_key = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Show the document's text."""
        self._show(self.text)

    def _on_reworded(self, refs: frozenset[Ref]) -> None:
        if not self._typing and (self._ref in refs or self._generated):
            self.refresh()


class LineField(QLineEdit):
    """One line of text of the report."""

    def __init__(
        self,
        document: Document,
        ref: TextRef,
        *,
        generated: Callable[[Report], str] | None = None,
        spelling: Spelling = AS_TYPED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ref = ref
        self._binding = Binding(document, ref, lambda text: self._show(spelling.printed(text)), generated, self)
        self.setReadOnly(bool(document.read_only))
        self._kept = spelling.kept
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._binding.leave)

    def _on_edited(self, text: str) -> None:
        behind = units(text) - self.cursorPosition()
        self._binding.type(self._kept(text))
        if self.text() != text:  # what was typed or pasted is kept in another spelling
            self.setCursorPosition(max(0, units(self.text()) - behind))

    def _show(self, text: str) -> None:
        """Show the beginning of a new text; under the clerk's hands, the cursor stays where the change is."""
        shown = self.text()
        if text != shown:
            _, end = common_ends(shown, text)
            self.setText(text)
            self.setCursorPosition(units(text[: len(text) - end]) if self.hasFocus() else 0)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_files_to_window(event):
            super().dragEnterEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)


class ParagraphsField(QPlainTextEdit):
    """Paragraphs of text of the report; Tab goes on to the next field."""

    def __init__(
        self,
        document: Document,
        ref: TextRef,
        *,
        generated: Callable[[Report], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._ref = document, ref
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setReadOnly(bool(document.read_only))
        self._binding = Binding(document, ref, self._show, generated, self)
        self.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self) -> None:
        shown = self.toPlainText()
        if shown == self._printed(self._binding.text):
            return
        behind = units(shown) - self.textCursor().position()
        self._binding.type(self._kept(shown))
        if self.toPlainText() != shown:  # what was typed or pasted is kept in another spelling
            cursor = self.textCursor()
            cursor.setPosition(max(0, units(self.toPlainText()) - behind))
            self.setTextCursor(cursor)

    def _printed(self, kept: str) -> str:
        """Return how a text of the report is shown."""
        return as_shown(kept)

    def _kept(self, shown: str) -> str:
        """Return how the text that is shown now is kept."""
        return shown

    def _show(self, text: str) -> None:
        """Replace only what differs, so that the cursor lands where the change is."""
        shown, text = self.toPlainText(), self._printed(text)
        if shown == text:
            return
        start, end = common_ends(shown, text)
        cursor = self.textCursor()
        cursor.setPosition(units(shown[:start]))
        cursor.setPosition(units(shown[: len(shown) - end]), QTextCursor.MoveMode.KeepAnchor)
        self.blockSignals(True)
        cursor.insertText(text[start : len(text) - end])
        self.blockSignals(False)
        self.setTextCursor(cursor)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_files_to_window(event):
            super().dragEnterEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose all of what the program proposes where a key leads here, as a line does: the next key replaces it."""
        super().focusInEvent(event)
        if self._binding.is_proposed and event.reason() in _BY_KEY:
            self.selectAll()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._binding.leave()

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)


@lru_cache(maxsize=16)
def as_shown(text: str) -> str:
    """Return a text as Qt gives it back: line ends and spaces of other programs become plain ones."""
    return _LINE_END.sub("\n", text).replace("\xa0", " ")


def units(text: str) -> int:
    """Return the length of `text` as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def chosen_words(field: QWidget | None) -> str:
    """Return what is chosen in a text of the report; an empty string where nothing is, or it is another widget."""
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().selectedText()
    return field.selectedText() if isinstance(field, QLineEdit) else ""
