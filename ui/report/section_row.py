"""The row above a table or a text: the heading of the section, and buttons; in a low window they go into a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from models.form.refs import TextRef
from models.form.vocabulary import Section
from models.report.wording import heading
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.report.document import Document
from ui.report.text.text_fields import LineField

_HEIGHT = 32
"""Pixels, at least. Source: the picture of the window."""

_GAP = 8
"""Pixels between the heading and the buttons. Source: the scale of the design."""

_AROUND = 24
"""Pixels, of what a heading has around its words. Chosen by eye: its margins, and the cursor behind the last one."""

_TOOL = 24
"""Pixels, of the height of a button beside the heading. Source: the design."""


class SectionRow(QWidget):
    """Stands above what a section is about, or is folded.

    Attributes:
        buttons: From left to right.
        keys: What leads on from cell to cell.
    """

    def __init__(self, document: Document, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._is_folded = False
        self.heading = LineField(
            document, TextRef("headings", section.id), generated=lambda report: heading(report, section)
        )
        self.heading.setObjectName("heading")
        self.heading.setFrame(False)
        self.heading.setToolTip("标题按规定自动写好，一般不用改；清空就恢复。")
        self.heading.editingFinished.connect(self._on_finished)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addStrut(_HEIGHT)
        self._row.addWidget(self.heading, 1)
        self.keys = PlainLabel("", "guide")
        self.keys.setMinimumWidth(1)  # else it would keep the window from becoming narrower
        self.keys.hide()
        self._row.addWidget(self.keys)

    def tell_keys(self, words: str) -> None:
        """Say quietly beside the heading which keys lead on, wherever there is room for it."""
        self.keys.setText(words)
        self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The heading comes first, and the buttons."""
        words = self.heading.fontMetrics().horizontalAdvance(self.heading.text()) + _AROUND
        around = sum(one.sizeHint().width() + _GAP for one in (*self.buttons, self.keys))
        self.keys.setVisible(bool(self.keys.text()) and words + around <= self.width())

    def add_button(self, label: str, tip: str, act: Callable[[], object]) -> None:
        """Add a button at the right."""
        button = QPushButton(label)
        button.setObjectName("tool")
        button.setFixedHeight(_TOOL)
        set_tool_tip(button, tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: act())
        self.buttons.append(button)
        self._row.addWidget(button)

    def fold(self, *, on: bool) -> None:
        """Leave the room to what is below, or come back."""
        if on != self._is_folded:
            self._is_folded = on
            self.setVisible(not on or self.heading.hasFocus())

    def show_heading(self) -> None:
        """Take the keyboard to the heading; a folded row is shown for as long as that has it."""
        self.show()
        self.heading.setFocus()

    def _on_finished(self) -> None:
        """Fold again; Enter leads to what the section is about, and not to whatever comes next in the window."""
        section = self.parentWidget()
        if self._is_folded and self.heading.hasFocus() and section:
            section.setFocus()
        self.setVisible(not self._is_folded)

    @property
    def tools(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """What can be done here, with its words for a menu."""
        return (*((button.text(), button.click) for button in self.buttons), ("改标题(&H)", self.show_heading))
