"""Pictures in outline that stand beside words on a card; none stands alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

SIDE = 32
"""Pixels of a picture at 100 %. Source: the picture of the window."""

_PEN = 2.4
"""Pixels of a line at 100 %. Chosen by eye: as heavy as the words beside it."""


def new_sheet(painter: QPainter, place: QPointF, colour: str) -> None:
    """Draw a sheet of paper with a plus on it."""
    _begin(painter, place, colour)
    outline = (QPointF(6, 3), QPointF(20, 3), QPointF(27, 10), QPointF(27, 29), QPointF(6, 29))
    painter.drawPolygon(QPolygonF(outline))
    painter.drawLine(QPointF(16.5, 14), QPointF(16.5, 24))
    painter.drawLine(QPointF(11.5, 19), QPointF(21.5, 19))
    painter.restore()


def year_before(painter: QPainter, place: QPointF, colour: str) -> None:
    """Draw a clock that goes back."""
    _begin(painter, place, colour)
    painter.drawArc(QRectF(4, 4, 24, 24), 170 * 16, -330 * 16)
    painter.drawPolyline(QPolygonF((QPointF(3, 7), QPointF(4, 14), QPointF(11, 13))))
    painter.drawPolyline(QPolygonF((QPointF(16, 10), QPointF(16, 17), QPointF(21, 20))))
    painter.restore()


def pencil(painter: QPainter, place: QPointF, colour: str) -> None:
    """Draw a pencil."""
    _begin(painter, place, colour)
    outline = (QPointF(4, 28), QPointF(5, 22), QPointF(22, 5), QPointF(27, 10), QPointF(10, 27))
    painter.drawPolygon(QPolygonF(outline))
    painter.drawLine(QPointF(18, 9), QPointF(23, 14))
    painter.restore()


def _begin(painter: QPainter, place: QPointF, colour: str) -> None:
    painter.save()
    painter.translate(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), _PEN)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
