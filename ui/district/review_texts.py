"""A text of a unit, to be looked at: beside what it said last year, with what is still the same marked in both."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from models.checks.findings import Finding, Span, unfolded
from models.form.refs import TextRef
from models.report.report import Report
from models.report.wording import heading
from models.text.comparison import alike
from ui.kit.plain_widgets import PlainLabel
from ui.kit.shown_text import all_lines
from ui.kit.text_looks import alike as alike_look
from ui.kit.text_looks import found
from ui.report.text.heading_looks import HeadingLooks
from ui.report.text.text_marks import Layer, Mark, TextMarks, mark_words

_LARGER = 1.25
"""Times the size of other words. Source: as in the report of a unit: a text is read, and not only looked at."""

_MARGIN, _GAP = 8, 8
"""Pixels around the texts, and between them. Source: the scale of the design."""


class ReviewText(QWidget):
    """Shows a section of text and last year's.

    Args:
        report: This year's.
        previous: Last year's; None if there is none.
        ref: Which text.
        findings: What was found; words that it is about are marked.
    """

    def __init__(
        self,
        report: Report,
        previous: Report | None,
        ref: TextRef,
        findings: Iterable[Finding],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ref = ref
        section = report.form.section_of(ref)
        called = section.short if section else ""
        text, last = report.printed(ref), previous.printed(ref) if previous else ""
        same = alike(text, last)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.setSpacing(_GAP)
        self.text = _page(f"{called}，单位写的", text)
        self._marks = [TextMarks(self.text)]
        spans = [(one, span) for one in unfolded(findings) for span in one.spans if span.ref == ref]
        self._marks[0].put(Layer.ALIKE, (Mark(*stretch, alike_look) for stretch in same))
        self._marks[0].put(Layer.FOUND, (Mark(at.start, at.end, found(one.level)) for one, at in spans))
        title = heading(report, section) if section else called
        row.addLayout(_captioned(title, self.text), 3)
        if previous:
            old = _page(f"{called}，去年写的", last)
            self._marks.append(TextMarks(old))
            self._marks[1].put(Layer.ALIKE, (Mark(*stretch, alike_look) for stretch in alike(last, text)))
            told = f"有底色的 {len(same)} 句和今年一样" if same else "和今年没有一样的句子"
            row.addLayout(_captioned(f"{previous.year} 年：{told}", old), 2)
        self.setFocusProxy(self.text)

    def point_at(self, span: Span) -> None:
        """Choose the words that a finding is about, and bring them into sight."""
        self.text.setTextCursor(mark_words(self.text, self.text.toPlainText(), span.start, span.end))
        self.text.ensureCursorVisible()

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        for marks in self._marks:
            marks.renew()


def _page(name: str, text: str) -> QPlainTextEdit:
    page = QPlainTextEdit(all_lines(text))
    page.setReadOnly(True)
    page.setAcceptDrops(False)
    page.setTabChangesFocus(True)
    page.setAccessibleName(name)
    font = page.font()
    font.setPointSizeF(QApplication.font().pointSizeF() * _LARGER)
    page.setFont(font)
    HeadingLooks(page.document())
    return page


def _captioned(caption: str, page: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(PlainLabel(caption, "guide", wrap=True))
    column.addWidget(page, 1)
    return column
