"""The small signs that stand beside a colour, so that no meaning hangs on colour alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

SIZE = 11
"""Pixels at 100 %. Chosen by eye."""

_SCALE = 4  # pixels of the picture for one of Qt's; chosen: sharp up to 400 %


def _begun() -> tuple[QPixmap, QPainter]:
    """Return an empty picture, and what draws in it until its `end`."""
    pixmap = QPixmap(SIZE * _SCALE, SIZE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter


@cache
def sign(colour: str) -> QPixmap:
    """Return a triangle with an exclamation mark in `colour`, sharp up to 400 % scaling."""
    pixmap, painter = _begun()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(5.5, 0.5), QPointF(11, 10.5), QPointF(0, 10.5)]))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)  # what lies under it shows through
    painter.drawRect(QRectF(5, 3.8, 1, 3.6))
    painter.drawRect(QRectF(5, 8.3, 1, 1.1))
    painter.end()
    return pixmap


@cache
def circle(colour: str) -> QPixmap:
    """Return a circle in `colour` with nothing in it yet, sharp up to 400 % scaling."""
    pixmap, painter = _begun()
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.drawEllipse(QRectF(1.5, 1.5, 8, 8))
    painter.end()
    return pixmap


@cache
def half_circle(colour: str) -> QPixmap:
    """Return a circle in `colour` of which the half is full, sharp up to 400 % scaling."""
    pixmap = circle(colour).copy()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawPie(QRectF(1.5, 1.5, 8, 8), -90 * 16, -180 * 16)
    painter.end()
    return pixmap


@cache
def tick(colour: str) -> QPixmap:
    """Return a tick in `colour`, sharp up to 400 % scaling."""
    pixmap, painter = _begun()
    painter.setPen(QPen(QColor(colour), 1.8))
    painter.drawPolyline(QPolygonF([QPointF(1.2, 5.8), QPointF(4.2, 8.8), QPointF(9.8, 2.4)]))
    painter.end()
    return pixmap


@cache
def lock(colour: str) -> QPixmap:
    """Return a closed lock in `colour`, sharp up to 400 % scaling."""
    pixmap, painter = _begun()
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.drawArc(QRectF(3, 1.2, 5, 6.6), 0, 180 * 16)
    painter.drawLine(QPointF(3, 4.5), QPointF(3, 5.5))
    painter.drawLine(QPointF(8, 4.5), QPointF(8, 5.5))
    painter.fillRect(QRectF(1.5, 5, 8, 5.5), QColor(colour))
    painter.end()
    return pixmap
