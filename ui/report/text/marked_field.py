"""Paragraphs in which the words that are found fault with are underlined."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.checks.findings import Finding, Level, Span
from models.form.refs import TextRef
from models.report.report import Report
from ui.kit.plain_widgets import show_tool_tip
from ui.kit.text_looks import found as found_at
from ui.report.document import Document
from ui.report.text.text_fields import ParagraphsField, as_shown
from ui.report.text.text_marks import Layer, Mark, TextMarks, characters, mark_words

_HEAVIEST_LAST = (Level.HINT, Level.WARNING, Level.ERROR)
"""So the line of the heaviest lies above the others."""


_LINE_ENDS = re.compile("\r\n")
"""Of two characters in the text, and of one on screen."""


class MarkedField(ParagraphsField):
    """Paragraphs with the words underlined that findings are about; the mouse is told why."""

    def __init__(
        self,
        document: Document,
        ref: TextRef,
        *,
        generated: Callable[[Report], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, ref, generated=generated, parent=parent)
        self.marks = TextMarks(self)

    def point_at(self, span: Span) -> None:
        """Choose the words of `span`, bring them into sight and take the keyboard."""
        self.setTextCursor(mark_words(self, self.toPlainText(), *self._stretch(span)))
        self.ensureCursorVisible()
        self.setFocus()

    def mark_found(self, findings: Iterable[Finding]) -> None:
        """Underline the words that findings are about, each in the colour of its level."""
        found = sorted(findings, key=lambda finding: _HEAVIEST_LAST.index(finding.level))
        ends = [end.start() for end in _LINE_ENDS.finditer(self._document.report.printed(self._ref))]

        def mark(one: Finding, span: Span) -> Mark:
            start, end = (at - bisect_left(ends, at - 1) for at in (span.start, span.end))
            return Mark(start, end, found_at(one.level), one.message)

        self.marks.put(Layer.FOUND, (mark(one, span) for one in found for span in self._spans(one)))

    def under_cursor(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return those of the findings in whose words the cursor stands."""
        at = characters(self.toPlainText(), self.textCursor().position())
        stretches = ((one, self._stretch(span)) for one in findings for span in self._spans(one))
        return tuple(one for one, (start, end) in stretches if start <= at <= end)

    def _spans(self, finding: Finding) -> Iterator[Span]:
        return (span for span in finding.spans if span.ref == self._ref)

    def _stretch(self, span: Span) -> tuple[int, int]:
        """Return where words of the printed text stand on screen, where line ends are one character."""
        text = self._document.report.printed(self._ref) or self._binding.text
        return len(as_shown(text[: span.start])), len(as_shown(text[: span.end]))

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        self.marks.renew()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tool_tip(event.globalPos(), self.marks.tip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)
