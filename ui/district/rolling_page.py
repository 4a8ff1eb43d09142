"""What a view of the desk stands on: where a window is narrow and low, as at 200 %, the whole of it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.kit.scrolling import FollowingScrollArea

_NARROW = 860
"""Pixels of width under which what stands beside goes below. Source: `ui.report.beside_table`."""

_LEAST = 480
"""Pixels of the height of both, one below the other. Chosen: a few rows of tiles or figures, and what is known."""


class RollingPage(FollowingScrollArea):
    """Scrolls its content where that has too little room; `name` is what it is called for who cannot see it."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._content.setMinimumHeight(_LEAST if self.width() < _NARROW else 0)
        super().resizeEvent(event)
