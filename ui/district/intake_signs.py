"""The signs of what became of a file: each told by shape, character and colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from models.district.outcomes import Group, Kind
from ui.kit.colours import Colours
from ui.kit.theme import colours

SIDE = 20
"""Pixels of a sign at 100 %. Source: the design."""

_SCALE = 4  # pixels of the picture for one of Qt's; chosen: sharp up to 400 %

_LETTER, _PEN = 12, 1.5
"""Pixels of the character in a sign, and of an outline. Chosen by eye: what the board has."""

_WHOLE, _BOX = QRectF(0, 0, SIDE, SIDE), QRectF(1, 1, 18, 18)


class _Canvas(NamedTuple):
    painter: QPainter
    ink: QColor
    paper: QColor

    def outline(self, width: float = _PEN) -> None:
        self.painter.setPen(QPen(self.ink, width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def letter(self, words: str, place: QRectF = _WHOLE, ink: QColor | None = None) -> None:
        font = QFont()
        font.setPixelSize(_LETTER)
        font.setBold(True)
        self.painter.setFont(font)
        self.painter.setPen(ink or self.ink)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _plus(on: _Canvas) -> None:
    on.outline()
    on.painter.drawEllipse(_BOX)
    on.outline(2)
    on.painter.drawLines([QLineF(5, 10, 15, 10), QLineF(10, 5, 10, 15)])


def _equal(on: _Canvas) -> None:
    on.outline(1.2)
    on.painter.drawRect(QRectF(1, 3, 18, 14))
    on.painter.drawLines([QLineF(5, 8, 15, 8), QLineF(5, 12, 15, 12)])


def _diamond(on: _Canvas) -> None:
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(on.ink)
    on.painter.drawPolygon(QPolygonF([QPointF(10, 0), QPointF(20, 10), QPointF(10, 20), QPointF(0, 10)]))
    on.letter("?", ink=on.paper)


def _sheets(on: _Canvas) -> None:
    on.outline()
    on.painter.drawPolyline(QPolygonF([QPointF(5, 15), QPointF(1, 15), QPointF(1, 1), QPointF(12, 1), QPointF(12, 4)]))
    on.painter.drawRect(QRectF(5, 4, 14, 15))
    on.letter("2", QRectF(5, 4, 14, 15))


def _boxed(character: str) -> Callable[[_Canvas], None]:
    def draw(on: _Canvas) -> None:
        on.outline()
        on.painter.drawRect(_BOX)
        on.letter(character)

    return draw


def _sheet(on: _Canvas) -> None:
    on.outline()
    corners = ((3, 1), (13, 1), (17, 5), (17, 19), (3, 19))
    on.painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))
    on.letter("W", QRectF(3, 3, 14, 16))


def _clip(on: _Canvas) -> None:
    on.outline(1.2)
    on.painter.drawRoundedRect(QRectF(6, 2, 8, 16), 4, 4)
    on.painter.drawLine(QLineF(10, 6, 10, 14))


class _Look(NamedTuple):
    """How an outcome looks: what draws its sign, and which of `Colours` sign and words are in."""

    draw: Callable[[_Canvas], None]
    ink: str
    words: str


_LOOKS = MappingProxyType(
    {
        Kind.TAKEN: _Look(_plus, "ready", "ink"),
        Kind.KNOWN: _Look(_equal, "quiet", "quiet"),
        Kind.WHOSE: _Look(_diamond, "warning", "warning"),
        Kind.VERSIONS: _Look(_sheets, "warning", "warning"),
        Kind.CHANGED: _Look(_boxed("改"), "error", "error"),
        Kind.NO_DATA: _Look(_sheet, "warning", "warning"),
        Kind.BESIDE: _Look(_clip, "quiet", "quiet"),
        Kind.ASIDE: _Look(_boxed("✕"), "error", "error"),
    }
)
"""Source: the table of the design."""

_OF_GROUPS = MappingProxyType(
    {
        Group.TAKEN: Kind.TAKEN,
        Group.KNOWN: Kind.KNOWN,
        Group.TO_DECIDE: Kind.WHOSE,
        Group.BESIDE: Kind.BESIDE,
        Group.ASIDE: Kind.ASIDE,
    }
)


def outcome_sign(kind: Kind) -> QPixmap:
    """Return the sign of what became of a file in the present theme, sharp up to 400 %."""
    return _drawn(kind, colours())


def group_sign(group: Group) -> QPixmap:
    """Return the sign of what is counted together."""
    return outcome_sign(_OF_GROUPS[group])


def outcome_ink(kind: Kind) -> str:
    """Return the colour of the words that say what became of a file, in the present theme."""
    return str(getattr(colours(), _LOOKS[kind].words))


@cache
def _drawn(kind: Kind, theme: Colours) -> QPixmap:
    pixmap = QPixmap(SIDE * _SCALE, SIDE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = _LOOKS[kind]
    look.draw(_Canvas(painter, QColor(getattr(theme, look.ink)), QColor(theme.paper)))
    painter.end()
    return pixmap
