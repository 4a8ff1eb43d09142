"""What all sections of a report have on screen: the heading, the buttons beside it, and where the keyboard goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from models.form.refs import Ref, TextRef
from models.form.vocabulary import Section
from ui.report.areas import Area
from ui.report.document import Document
from ui.report.section_row import SectionRow

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
"""Held with a key that is no letter or digit of an answer."""


class SectionView(QWidget):
    """What all sections have: the heading above.

    Signals:
        status_message: A sentence for the clerk about what just happened.
        moved: The cursor stands somewhere else.
    """

    status_message = Signal(str)
    moved = Signal()

    def __init__(self, document: Document, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.section = document, section
        self.row = SectionRow(document, section)
        self.heading = self.row.heading
        self.heading.setAccessibleName(f"{section.short}的标题")
        self.setAccessibleName(section.short)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 4, 8, 2)
        self.column.setSpacing(3)
        self.column.addWidget(self.row)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.row.buttons:  # before, Tab would go past the heading, to what has the keyboard for the section
            self.setTabOrder(self.row.buttons[-1], self.heading)

    @property
    def here(self) -> tuple[Ref, int]:
        """Where the cursor is: the place, and the character of its text."""
        return self.heading.ref, 0

    @property
    def _in_heading(self) -> bool:
        return self.focusWidget() is self.heading

    def set_zoom(self, percent: int) -> None:
        """Show what this section is about larger or smaller than usual, which is 100."""

    def reveal(self, ref: Ref) -> None:
        """Bring a place of this section into sight and put the cursor there."""
        if isinstance(ref, TextRef) and ref.part == "headings":
            self.row.show_heading()

    def fold_row(self, *, on: bool) -> None:
        """Leave the room of the heading and the buttons to what is below them, or show them again."""
        self.row.fold(on=on)

    def compare(self, *, on: bool) -> None:
        """Show or hide last year's report beside this year's."""

    @property
    def body(self) -> QWidget:
        """The table or the text."""
        return self.focusProxy() or self

    @property
    def areas(self) -> tuple[Area, ...]:
        """The table or text, and the buttons and the heading above it."""
        return Area((self.body,)), Area((*self.row.buttons, self.heading))

    def add_button(self, label: str, tip: str, act: Callable[[], object]) -> None:
        """Add a button beside the heading; after what it does, the next key is meant for the table or text."""
        self.row.add_button(label, tip, lambda: self._after(act))

    def _after(self, act: Callable[[], object]) -> None:
        """Do what a button says, and give the keyboard to the table or text, for which the next key is meant."""
        act()
        focus = self.window().focusWidget()
        if not Area((self.body,)).holds(focus):
            self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is typed while a button has the keyboard go to the cell, or into the text."""
        typed = event.text().strip() and event.text().isprintable() and not event.modifiers() & _COMMANDING
        if typed and self.window().focusWidget() in self.row.buttons:
            self.setFocus()
            QCoreApplication.sendEvent(self.body, event)
        else:
            super().keyPressEvent(event)
