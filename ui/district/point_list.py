"""A list of points in a review: as high as what is in it, up to a bound; the cursor leads to places, Space ticks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.copied_words import copying_words
from ui.kit.item_models import Index

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_LEAST, _MOST = 60, 300
"""Pixels of the height. Chosen: two points of one line; half of a usual screen, more of them scroll."""


class PointList(QListWidget):
    """Lines that break, with signs and ticks.

    Signals:
        ticks_changed: Another one is ticked, or one is not any more.
    """

    ticks_changed = Signal()

    def __init__(self, name: str, sign: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        copying_words(self)
        self._high = 0
        self.setAccessibleName(name)
        self.setObjectName("found")
        self.setWordWrap(True)
        self.setIconSize(QSize(sign, sign))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.itemChanged.connect(lambda _: self.ticks_changed.emit())
        self.clicked.connect(lambda _: self.tell())

    def tell(self) -> None:
        """Lead to the place of the line with the cursor."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), min(max(self._high, _LEAST), _MOST))

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        high = self.contentsSize().height() + 2 * self.frameWidth()
        if high != self._high:
            self._high = high
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.tell()
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus():  # Qt puts it on the first line by itself, too
            self.tell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # lines break elsewhere
