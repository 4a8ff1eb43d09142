"""What stands in the file where the cursor is, beside what was made of it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.kit.shown_text import all_lines, one_line
from ui.kit.signs import SIZE, sign
from ui.kit.theme import colours

_LEAST = 66
"""Pixels that the words of the file are high at least. Chosen: three lines."""


class SourceWords(NamedTuple):
    """What is to be said of a place.

    Attributes:
        called: What it is in the report.
        told: What was read there, and what to do.
        where: Where it stands in the file; empty if nowhere.
        raw: As it stands there.
        sure: Whether nothing of it has to be looked at.
        out: Whether it is left out; None if it cannot be.
    """

    called: str
    told: str
    where: str = ""
    raw: str = ""
    sure: bool = True
    out: bool | None = None


class SourcePane(QWidget):
    """Says where something stands in the file, and how.

    Signals:
        wants_out: The clerk does not want it, or wants it again.
    """

    wants_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = SourceWords("", "")
        self._sign, self.called = PlainLabel(), PlainLabel("", wrap=True)
        self.told, self.where = PlainLabel("", wrap=True), PlainLabel("", "guide", wrap=True)
        self.raw = PlainPage()
        self.raw.setAccessibleName("文件里写的")
        self.raw.setMinimumHeight(_LEAST)
        self.out = QPushButton()
        self.out.clicked.connect(lambda _=False: self.wants_out.emit())
        bold = self.called.font()
        bold.setBold(True)
        self.called.setFont(bold)
        self._sign.setFixedWidth(SIZE)
        self._lay_out()
        self.tell(self.words)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self._sign)
        first.addWidget(self.called, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addLayout(first)
        for one in (self.told, self.where):
            column.addWidget(one)
        column.addWidget(self.raw, 1)
        row = QHBoxLayout()
        row.addWidget(self.out)
        row.addStretch()
        column.addLayout(row)

    def tell(self, words: SourceWords) -> None:
        """Say this."""
        self.words = words
        self.called.setText(words.called)
        self.told.setText(words.told)
        self.where.setText(f"在文件里：{words.where}" if words.where else "")
        self.where.setVisible(bool(words.where))
        self.raw.setPlainText(all_lines(words.raw))
        self.raw.setAccessibleDescription(one_line(words.where))
        self.out.setText("还是导入这一处(&D)" if words.out else "不导入这一处(&D)")
        self.out.setEnabled(words.out is not None)
        self._sign.setVisible(not words.sure)
        self.wear_theme()

    def hint(self, sentence: str) -> None:
        """Say why a key did nothing here."""
        self.told.setText(sentence)

    def wear_theme(self) -> None:
        """Show it in the present theme."""
        look = colours()
        self._sign.setPixmap(QPixmap() if self.words.sure else sign(look.warning))
        palette = QPalette(self.called.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(look.ink if self.words.sure else look.warning))
        self.called.setPalette(palette)
