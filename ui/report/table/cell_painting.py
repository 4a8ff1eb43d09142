"""What is painted over the figures: signs of marks, of sources, last year's figures, and the ring around the focus.

Qt paints the figures themselves: one call of Python for each cell would be too slow from a key to its highlight.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPolygon

from ui.kit.level_looks import LevelLook
from ui.kit.signs import SIZE
from ui.kit.theme import colours

_MARGIN = 4
"""Pixels between the edge of a cell and what stands at it. Chosen by eye."""

ROOM_OF_SIGN = SIZE + 3 * _MARGIN
"""Pixels, of a sign and of the edges of its cell and its figure."""

_APART = 6
"""Pixels, at least, between this year's figure and last year's. Chosen by eye."""

_CORNER = 6
"""Pixels, of the corner of a cell whose figure has a source. Chosen by eye: seen where it is looked for, and quiet."""

_SMALL = 11 / 13
"""Of the size of this year's figure, that last year's has. Source: the design."""

_SMALLEST = 11
"""Pixels, below which last year's figures never go. Source: the design."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LastYearsFigure(NamedTuple):
    """A figure of last year, and the room for it at the right of a cell."""

    rect: QRect
    shown: str


def small(font: QFont) -> QFont:
    """Return the font of last year's figures."""
    smaller = QFont(font)
    smaller.setPixelSize(max(_SMALLEST, round(QFontInfo(font).pixelSize() * _SMALL)))
    return smaller


def paint_signs(painter: QPainter, marked: Iterable[tuple[QRect, LevelLook]]) -> None:
    """Paint the sign of each mark at the left of its cell."""
    for rect, look in marked:
        painter.drawPixmap(rect.left() + _MARGIN, rect.center().y() - SIZE // 2, look.sign)


def paint_corners(painter: QPainter, cells: Iterable[QRect]) -> None:
    """Paint the upper right corner of each cell whose figure has a source, where spreadsheets show a remark."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().quiet))
    for cell in cells:
        x, y = cell.right(), cell.top()
        painter.drawPolygon(QPolygon([QPoint(x - _CORNER, y), QPoint(x, y), QPoint(x, y + _CORNER)]))
    painter.restore()


def paint_feet(painter: QPainter, cells: Iterable[tuple[QRect, str]]) -> None:
    """Paint the lower right corner of each cell that was added up from parts, each in its colour."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for cell, colour in cells:
        x, y = cell.right(), cell.bottom()
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygon([QPoint(x - _CORNER, y), QPoint(x, y), QPoint(x, y - _CORNER)]))
    painter.restore()


def room_beside(figure: int, width: int) -> int:
    """Return the pixels that are left at the right of a centred figure, in a cell of `width` pixels."""
    return (width - figure) // 2 - _MARGIN - _APART


def paint_last_year(painter: QPainter, figures: Iterable[LastYearsFigure], font: QFont) -> None:
    """Paint last year's figures at the right of their cells."""
    painter.setFont(font)
    painter.setPen(QColor(colours().quiet))
    for rect, shown in figures:
        painter.drawText(rect.adjusted(0, 0, -_MARGIN, 0), _RIGHT, shown)
