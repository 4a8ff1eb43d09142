"""Last year's text beside this year's, with what is still the same marked in both."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from models.form.refs import TextRef
from models.text.comparison import Stretch, alike
from ui.kit.plain_widgets import PlainLabel
from ui.kit.text_looks import alike as alike_look
from ui.report.document import Document
from ui.report.text.heading_looks import HeadingLooks
from ui.report.text.narrative_field import NarrativeField
from ui.report.text.text_marks import Layer, Mark, TextMarks


class LastYear(QWidget):
    """Shows what last year's report says in one place; while it is seen, sentences that are alike are marked.

    Args:
        text: The field in which this year's text is written.
    """

    def __init__(self, document: Document, ref: TextRef, text: NarrativeField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._text = document, text
        previous = document.previous
        self.old = QPlainTextEdit(previous.printed(ref) if previous else "")
        self.old.setReadOnly(True)
        section = document.report.form.section_of(ref)
        self.old.setAccessibleName(f"{section.short if section else ''}，去年这样写的")
        self.old.setFont(text.font())
        self._marks, self._headings = TextMarks(self.old), HeadingLooks(self.old.document())
        self.caption = PlainLabel("", "guide", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.caption)
        column.addWidget(self.old, 1)
        text.renewed.connect(self._on_renewed)

    def wear_theme(self) -> None:
        """Show what keeps a colour in the present theme."""
        self._marks.renew()

    def refresh(self) -> None:
        """Mark what is alike now, or nothing while this is hidden."""
        new, old = self._text.toPlainText(), self.old.toPlainText()
        same = alike(new, old) if not self.isHidden() else ()
        _mark(self._text.marks, same)
        _mark(self._marks, alike(old, new) if same else ())
        year = self._document.previous.year if self._document.previous else ""
        told = f"和今年一样的 {len(same)} 句有底色，请看看要不要改" if same else "和今年没有一样的句子"
        self.caption.setText(f"{year} 年这样写的（只能看）：{told}。")

    def _on_renewed(self) -> None:
        if not self.isHidden():
            self.refresh()


def _mark(marks: TextMarks, stretches: tuple[Stretch, ...]) -> None:
    """Give stretches of a text a coloured ground."""
    marks.put(Layer.ALIKE, (Mark(*stretch, alike_look) for stretch in stretches))
