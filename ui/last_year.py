"""Last year's text beside this year's, with what is still the same marked in both."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from models.comparison import Stretch, alike
from models.form import Ref, TextRef
from ui import colours
from ui.document import Document
from ui.text_fields import units


class LastYear(QWidget):
    """Shows what last year's report says in one place; while it is seen, sentences that are alike are marked.

    Args:
        text: The field in which this year's text is written.
    """

    def __init__(self, document: Document, ref: TextRef, text: QPlainTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._ref, self._text = document, ref, text
        previous = document.previous
        self.old = QPlainTextEdit(previous.text(*ref) if previous else "")
        self.old.setReadOnly(True)
        self.old.setFont(text.font())
        self.caption = QLabel()
        self.caption.setObjectName("guide")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.caption)
        column.addWidget(self.old, 1)
        document.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Mark what is alike now, or nothing while this is hidden."""
        new, old = self._text.toPlainText(), self.old.toPlainText()
        same = alike(new, old) if not self.isHidden() else ()
        _mark(self._text, same)
        _mark(self.old, alike(old, new) if same else ())
        year = self._document.previous.year if self._document.previous else ""
        told = f"和今年一样的 {len(same)} 句有底色，请看看要不要改" if same else "和今年没有一样的句子"
        self.caption.setText(f"{year} 年这样写的（只能看）：{told}。")

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if self._ref in refs and self.isVisible():
            self.refresh()


def _mark(field: QPlainTextEdit, stretches: tuple[Stretch, ...]) -> None:
    """Give stretches of a text a coloured ground; it is not part of the text."""
    field.setExtraSelections([_selection(field, stretch) for stretch in stretches])


def _selection(field: QPlainTextEdit, stretch: Stretch) -> QTextEdit.ExtraSelection:
    text = field.toPlainText()
    selection = QTextEdit.ExtraSelection()
    ground = QTextCharFormat()
    ground.setBackground(QColor(colours.WARNING_GROUND))
    cursor = QTextCursor(field.document())
    cursor.setPosition(units(text[: stretch.start]))
    cursor.setPosition(units(text[: stretch.end]), QTextCursor.MoveMode.KeepAnchor)
    selection.cursor, selection.format = cursor, ground
    return selection
