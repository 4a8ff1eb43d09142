"""A table with a column at its right, which goes below it where the window is narrow."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget
from typing_extensions import override

from ui.kit.scrolling import FollowingScrollArea

_NARROW = 860
"""Pixels of width under which the column goes below. Chosen: a table of seven columns still has room beside it."""

_CRAMPED = 180
"""Pixels of the width of the column in a window that is low and narrow. Chosen: two figures of seven digits."""

_LOW = 260
"""Pixels of height under which nothing has room below anything. Chosen: a few rows, and the figures in question."""

_LEAST = 270
"""Pixels of the width of the column, at least. Source: the picture of the window."""

_LOWEST = 90
"""Pixels of both together at least. Chosen: a row of figures under its headings, on the lowest screen."""

_BELOW = 0.42
"""Of the height, for the column once it is below. Chosen: two figures and what one decides by are in sight."""

_GAP = 12
"""Pixels between both. Source: the scale of the design."""


class Share(NamedTuple):
    """What the column gets.

    Attributes:
        of_width: Of the width of both.
        most: Pixels at most.
        may_squeeze: Whether it stays beside the table where the window is narrow and low.
    """

    of_width: float = 0.29
    most: int = 440
    may_squeeze: bool = True


_SHARE = Share()
"""Source: the picture of the window."""


class BesideTable(QWidget):
    """Lays both out; `name` is what the column is called for who cannot see it."""

    def __init__(self, table: QWidget, column: QWidget, name: str = "核对的情况", share: Share = _SHARE) -> None:
        super().__init__()
        self._share = share
        self._area = FollowingScrollArea()
        self._area.setWidget(column)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(name)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(table, 1)
        self._row.addWidget(self._area)

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll the column to a part of it, once that has its place."""
        QTimer.singleShot(0, part, lambda: self._area.show_whole(part))

    def turn_column(self) -> bool:
        """Hide the column, or show it again; return whether it is shown now."""
        self._area.setVisible(self._area.isHidden())
        return not self._area.isHidden()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_CRAMPED, _LOWEST)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= _NARROW or (self.height() < _LOW and self._share.may_squeeze)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        if beside:
            least, share = (_LEAST, self._share) if self.width() >= _NARROW else (_CRAMPED, _SHARE)
            self._area.setFixedWidth(max(least, min(share.most, round(self.width() * share.of_width))))
            self._area.setMinimumHeight(0)
            self._area.setMaximumHeight(self.height())
        else:
            self._area.setMinimumWidth(0)
            self._area.setMaximumWidth(self.width())
            self._area.setFixedHeight(round(self.height() * _BELOW))
