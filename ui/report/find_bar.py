"""Ctrl+F: finds words anywhere in the report and leads to them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.checks.stops import Position
from models.report.reading_order import rank
from models.report.search import Hit, hits
from ui.kit.elided_label import ElidedLabel
from ui.kit.find_field import FindField
from ui.kit.spoken import Announcer
from ui.report.document import Document

_HEIGHT = 36
"""Pixels. Source: the rows of tools in the pictures of the window."""

_FIELD = 260
"""Pixels. Chosen by eye: a dozen characters, which is what people look for."""


class FindBar(QWidget):
    """A field for the words, and which of the places with them is shown. Hidden while nothing is looked for.

    Signals:
        wants: The next (1) or the previous (-1) place.
        closed: The clerk has found it, or gives up.
    """

    wants = Signal(int)
    closed = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._hits: tuple[Hit, ...] = ()
        self._at: int | None = None
        self.field, self.told = FindField(), ElidedLabel("guide")
        self._announcer = Announcer(self.field)
        self.field.setPlaceholderText("在整份报告里查找")
        self.field.setAccessibleName("在整份报告里查找")
        self.field.setMinimumWidth(_FIELD)
        self.field.wants.connect(self.wants)
        self.field.ends.connect(self.close_bar)
        self.field.textChanged.connect(self._look)
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.field)
        for label, act in (
            ("上一处（Shift+回车）", lambda: self.wants.emit(-1)),
            ("下一处（回车）", lambda: self.wants.emit(1)),
            ("关闭（Esc）", self.close_bar),
        ):
            button = QPushButton(label)
            button.setAutoDefault(True)  # Enter does what it says, outside of a dialog, too
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addWidget(self.told, 1)
        document.changed.connect(self._on_changed)
        self.hide()

    def open_bar(self, words: str) -> None:
        """Take the keyboard; words that are chosen in the report are looked for."""
        self.show()
        if words:
            self.field.setText(words)
        self._look()
        self.field.selectAll()
        self.field.setFocus()

    def close_bar(self) -> None:
        """Look for nothing any more."""
        self.closed.emit()
        self.hide()

    def step(self, here: Position, way: int) -> Hit | None:
        """Return the next (1) or previous (-1) place from where the clerk is; None if there is none."""
        if not self._hits:
            self._tell()
            return None
        if self._at is None:
            places = [(rank(self._document.report.form, one.ref), one.start) for one in self._hits]
            before = sum(place < here for place in places)
            at = before if way > 0 else before - 1
        else:
            at = self._at + way
        self._at = at % len(self._hits)
        self._tell(wrapped=at != self._at)
        return self._hits[self._at]

    def _look(self) -> None:
        """Look for what stands in the field now."""
        self._hits, self._at = hits(self._document.report, self.field.text()), None
        self._tell()

    def _on_changed(self) -> None:
        if self.isVisible():
            self._look()

    def _tell(self, *, wrapped: bool = False) -> None:
        if not self.field.text().strip():
            self.told.setText("")
        elif not self._hits:
            self.told.setText("没有找到")
        elif self._at is None:
            self.told.setText(f"共 {len(self._hits)} 处")
        else:
            where = self._hits[self._at].told(self._document.report)
            again = "　已经到头，又接着找" if wrapped else ""
            self.told.setText(f"第 {self._at + 1} 处，共 {len(self._hits)} 处：{where}{again}")
        self._announcer.say(self.told.text())
