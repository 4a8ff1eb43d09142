"""Paints a tile: the sign of its state, its name, and what is to be said of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from models.district.board import Tile
from models.district.unit_state import UnitState
from ui.district.board_model import DIM_ROLE, LINE_ROLE, TICK_ROLE, TILE_ROLE
from ui.district.board_places import HEIGHTS, TILE
from ui.district.state_signs import SIDE, state_ground, state_ink, state_sign, width_of
from ui.kit.item_models import Index
from ui.kit.signs import SIZE, tick
from ui.kit.theme import colours

_EDGE = 5
"""Pixels between the edge of a tile and its sign, and between the sign and the words. Source: the design, less one."""

_TIGHT = 2
"""Pixels between the words and the right edge. Chosen: six characters of a name have room."""

_SMALL = 11 / 12
"""Of the size of the name, that the line below has. Source: the design."""

_FAINT = 0.45
"""Opacity of the sign of a tile that is not looked for. Chosen by eye: its shape can still be told."""


class TileDelegate(QStyledItemDelegate):
    """Paints each tile as a whole; nothing is edited here."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(TILE, HEIGHTS[0])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = index.data(TILE_ROLE)
        if not isinstance(tile, Tile):
            return
        is_dim = bool(index.data(DIM_ROLE))
        painter.save()
        _paint_ground(painter, option.rect, tile.state, is_dim=is_dim)
        _paint_sign(painter, option.rect, tile.state, is_dim=is_dim)
        theme = colours()
        name, line = (theme.off, theme.off) if is_dim else (theme.ink, state_ink(tile.state))
        if tile.state is UnitState.NOT_COUNTED:
            name = theme.off
        _write(painter, option, ((str(index.data()), name), (str(index.data(LINE_ROLE)), line)), tile.state)
        if index.data(TICK_ROLE):
            painter.drawPixmap(option.rect.right() - SIZE - 1, option.rect.top() + 2, tick(theme.accent))
        painter.restore()


def _paint_ground(painter: QPainter, place: QRect, state: UnitState, *, is_dim: bool) -> None:
    theme = colours()
    painter.fillRect(place, QColor(theme.paper if is_dim else state_ground(state)))
    pen = QPen(QColor(theme.edge if is_dim else theme.line))
    if state is UnitState.MISSING:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawRect(place.adjusted(0, 0, -1, -1))


def _paint_sign(painter: QPainter, place: QRect, state: UnitState, *, is_dim: bool) -> None:
    painter.setOpacity(_FAINT if is_dim else 1)
    painter.drawPixmap(place.left() + _EDGE, place.center().y() - SIDE // 2 + 1, state_sign(state))
    painter.setOpacity(1)


def _write(
    painter: QPainter, option: QStyleOptionViewItem, lines: tuple[tuple[str, str], tuple[str, str]], state: UnitState
) -> None:
    """Write the name, and below it the line, as much as there is room for."""
    room = QRectF(option.rect).adjusted(2 * _EDGE + width_of(state) - 1, 0, -_TIGHT, 0)
    small = QFont(option.font)
    small.setPixelSize(round(QFontInfo(option.font).pixelSize() * _SMALL))
    middle = room.center().y() + 1
    halves = (
        QRectF(room.left(), room.top(), room.width(), middle - room.top()),
        QRectF(room.left(), middle, room.width(), room.bottom() - middle),
    )
    sides = (Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop)
    for (words, ink), half, font, side in zip(lines, halves, (option.font, small), sides, strict=True):
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(half, side | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, shown)
