"""The bar below: the verdict, what was said last, the last hand-over, the time of saving."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from models.checks.findings import Finding
from models.checks.verdict import open_points, verdict_on

_WHILE = 10_000
"""Milliseconds for which news stands there."""


class StatusBar(QStatusBar):
    """Puts all side by side; a message of the bar's own would hide the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict, self.told, self.delivery, self.saved = QLabel(), QLabel(), QLabel(), QLabel()
        self.verdict.setObjectName("verdict")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._forget = QTimer(self)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self.told.clear)
        self.addWidget(self.verdict)
        self.addWidget(self.told, 1)
        self.addPermanentWidget(self.delivery)
        self.addPermanentWidget(self.saved)

    def tell(self, sentence: str) -> None:
        """Say something for a while."""
        self.told.setText(sentence)
        self.told.setToolTip(sentence)
        self._forget.start(_WHILE)

    def show_verdict(self, findings: tuple[Finding, ...]) -> None:
        """Say how far the report is."""
        self.verdict.setText(verdict_on(findings))
        self.verdict.setProperty("ready", not open_points(findings))
        self.verdict.style().polish(self.verdict)

    def forget_report(self) -> None:
        """Say nothing more of a report that is closed."""
        for label in (self.verdict, self.delivery, self.saved):
            label.clear()
