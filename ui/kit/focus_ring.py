"""The ring around whatever has the keyboard: one at a time, the same in every window and on every ground."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenuBar, QRubberBand, QTabBar, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui.kit.theme import colours

WIDTH = 2
"""Pixels at 100 %. WCAG 2.2, 2.4.13, asks for as much."""

_EDGE, _EDGE_OF_PRIMARY, _EDGE_OF_TAB = 1, 2, 3
"""Pixels at 100 % that the edge of a widget takes, as in `app.qss`: a ring upon the edge would be seen less well.

A primary is set off from its ring by its own ground; the edge of a tab has a bar above and a gap beside it.
"""

_OWN = "ring"
"""The property of what paints a ring itself, around a part of it."""

_MOVING = {QEvent.Type.Resize, QEvent.Type.Paint}
"""What comes to a widget when its ring may have to lie elsewhere: after another size, another tab."""

_COMING_UP = {QEvent.Type.Show, QEvent.Type.ZOrderChange}
"""What comes to a scroll bar when it may lie above the ring: Qt lifts it when it comes and with every other size."""


def follow_focus(application: QApplication) -> None:
    """Keep a ring around what has the keyboard, in all windows."""
    rings: list[FocusRing] = []

    def go_on(_: QWidget | None, now: QWidget | None) -> None:
        while rings:
            if isValid(ring := rings.pop()):
                ring.hide()
                ring.deleteLater()
        if now and not (now.isWindow() or now.property(_OWN)):
            rings.append(FocusRing(now))

    application.focusChanged.connect(go_on)


def paint_own_ring(widget: QWidget) -> None:
    """Leave the ring of a widget to itself; it draws one with `draw_ring`."""
    widget.setProperty(_OWN, True)


def draw_ring(painter: QPainter, around: QRect, colour: str) -> None:
    """Draw a ring just inside the edge of `around`."""
    pen = QPen(QColor(colour), WIDTH)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(_inside(around, WIDTH // 2))


class FocusRing(QRubberBand):
    """Lies over a widget and lets the mouse through; Qt leaves rubber bands out of what a screen is read from."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(QRubberBand.Shape.Rectangle, widget)
        self._widget = widget
        widget.installEventFilter(self)
        if isinstance(widget, QAbstractScrollArea):
            for bar in (widget.verticalScrollBar(), widget.horizontalScrollBar()):
                if around := bar.parentWidget():
                    around.installEventFilter(self)
        self._follow()
        self.show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._follow()
        if event.type() in _COMING_UP:
            QTimer.singleShot(0, self, self.raise_)
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setMask(_ring(self.rect()))  # what is written inside is painted without asking for the ring

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        draw_ring(QPainter(self), self.rect(), colours().primary_text if self._on_primary else colours().accent)

    @property
    def _on_primary(self) -> bool:
        return self._widget.objectName() == "primary"

    def _follow(self) -> None:
        if self.geometry() != (place := self._place()):
            self.setGeometry(place)

    def _place(self) -> QRect:
        one = self._widget
        if isinstance(one, QTabBar):
            return _inside(one.tabRect(one.currentIndex()), _EDGE_OF_TAB)
        if isinstance(one, QMenuBar) and isinstance(menu := one.activeAction(), QAction):
            return one.actionGeometry(menu)
        return _inside(one.rect(), _EDGE_OF_PRIMARY if self._on_primary else _EDGE)


def _inside(whole: QRect, edge: int) -> QRect:
    return whole.adjusted(edge, edge, -edge, -edge)


def _ring(around: QRect) -> QRegion:
    return QRegion(around) - QRegion(_inside(around, WIDTH))
