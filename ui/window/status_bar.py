"""The bar below: the verdict, what was said last, the last hand-over, the time of saving."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from models.checks.verdict import State
from ui.kit.plain_widgets import PlainLine, set_tool_tip
from ui.window.page import Status

_WHILE = 10_000
"""Milliseconds for which news stands there. Chosen: long enough to be read by who looks up from the keys."""


class StatusBar(QStatusBar):
    """Puts all side by side; a message of the bar's own would hide the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict, self.message, self.delivery, self.saved = (PlainLine() for _ in range(4))
        self.verdict.setObjectName("verdict")
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self.message.clear)
        self.addWidget(self.verdict)
        self.addWidget(self.message, 1)
        self.addPermanentWidget(self.delivery)
        self.addPermanentWidget(self.saved)

    def show_status(self, sentence: str) -> None:
        """Say something for a while."""
        self.message.setText(sentence)
        set_tool_tip(self.message, sentence)
        self._forget.start(_WHILE)

    def show_page(self, status: Status) -> None:
        """Say what a page says of itself."""
        self.verdict.setText(status.verdict)
        self.delivery.setText(status.delivery)
        self.saved.setText(status.saving)
        looks = {
            "ready": status.ready,
            "pending": status.state is State.PENDING,
            "unfinished": status.state in {State.NOT_BEGUN, State.BLANKS},
        }
        if looks != {name: self.verdict.property(name) for name in looks}:
            for name, value in looks.items():
                self.verdict.setProperty(name, value)
            self.verdict.style().polish(self.verdict)
