"""The line that says which draft was put into the bin, or taken out of it, with the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from ui.kit.elided_label import ElidedLabel


class MovedLine(QFrame):
    """Says where a draft was moved last; hidden while there is nothing to take back.

    Signals:
        wants_undo: Take it back.
    """

    wants_undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.undo = ElidedLabel(), QPushButton("撤销(&U)")
        self.undo.setAutoDefault(True)
        self.undo.clicked.connect(self.wants_undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say where a draft was moved; nothing any more if there is nothing to say."""
        self.words.setText(sentence)
        self.setAccessibleName(self.words.text())
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
