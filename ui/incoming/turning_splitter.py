"""Two parts side by side where there is room for that, and one above the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

_NARROW = 830
"""Pixels of width from which on parts stand side by side. Chosen: room for a table of ten columns and a list."""


class TurningSplitter(QSplitter):
    """Shows parts with their shares of the width; it becomes as narrow as the widest of them alone."""

    def __init__(self, parts: dict[QWidget, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._shown = tuple(parts)
        for at, (part, share) in enumerate(parts.items()):
            self.addWidget(part)
            self.setStretchFactor(at, share)
        self.setSizes(list(parts.values()))

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        widest = max(part.minimumSizeHint().width() for part in self._shown)
        return QSize(min(least.width(), widest), least.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = self.width() >= _NARROW
        self.setOrientation(Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical)
