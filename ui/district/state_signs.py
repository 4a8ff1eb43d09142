"""The signs of the states of a unit, and the grounds of its tiles: each told by shape, character and colour."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from models.district.unit_state import TURNS, Turn, UnitState
from ui.kit.colours import Colours
from ui.kit.theme import colours

SIDE, WIDE = 20, 26
"""Pixels at 100 %, of a sign, and of the width of the one that has two parts. Source: the design."""

_SCALE = 4  # pixels of the picture for one of Qt's; chosen: sharp up to 400 %

_LETTER = 12
"""Pixels of the character in a sign. Chosen by eye: it fills what the shape leaves."""

_PEN, _DASHES = 1.5, (2.0, 1.6)
"""Pixels of an outline, and dashes and gaps in widths of it. Chosen by eye."""


class _Canvas(NamedTuple):
    """What a sign is drawn with.

    Attributes:
        ink: Of the sign.
        paper: Of a character that stands on it.
        second: Of the part that says more.
    """

    painter: QPainter
    ink: QColor
    paper: QColor
    second: QColor

    def full(self, *points: tuple[float, float]) -> None:
        """Draw a shape that is full."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.ink)
        self.painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))

    def outline(self, width: float = _PEN) -> None:
        """Draw what follows in outline."""
        pen = QPen(self.ink, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)

    def letter(self, words: str, place: QRectF, colour: QColor | None = None, size: int = _LETTER) -> None:
        """Write a character into a place."""
        font = QFont()
        font.setPixelSize(size)
        font.setBold(True)
        self.painter.setFont(font)
        self.painter.setPen(colour or self.paper)
        self.painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


_WHOLE = QRectF(0, 0, SIDE, SIDE)


def _ring(on: _Canvas) -> None:
    on.outline(1.2)
    pen = on.painter.pen()
    pen.setDashPattern(_DASHES)
    on.painter.setPen(pen)
    on.painter.drawEllipse(QRectF(1, 1, 18, 18))
    on.letter("未", _WHOLE, on.ink, _LETTER - 1)


def _diamond(on: _Canvas) -> None:
    on.full((10, 0), (20, 10), (10, 20), (0, 10))
    on.letter("?", _WHOLE)


def _square(on: _Canvas) -> None:
    on.full((1, 1), (19, 1), (19, 19), (1, 19))
    on.letter("审", _WHOLE)


def _arrow(character: str) -> Callable[[_Canvas], None]:
    def draw(on: _Canvas) -> None:
        on.full((0, 10), (6, 1), (20, 1), (20, 19), (6, 19))
        on.letter(character, QRectF(3, 0, 17, SIDE))

    return draw


def _disc(on: _Canvas) -> None:
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(on.ink)
    on.painter.drawEllipse(QRectF(0.5, 0.5, 19, 19))
    on.painter.setPen(QPen(on.paper, 2.4))
    on.painter.drawPolyline(QPolygonF([QPointF(5, 10.4), QPointF(8.6, 14), QPointF(15.2, 6.6)]))


def _disc_and_square(on: _Canvas) -> None:
    _disc(on)
    on.painter.setPen(Qt.PenStyle.NoPen)
    on.painter.setBrush(on.paper)
    on.painter.drawRect(QRectF(11, 5, 15, 15))
    on.painter.setBrush(on.second)
    on.painter.drawRect(QRectF(12, 6, 14, 14))
    on.letter("新", QRectF(12, 6, 14, 14), size=_LETTER - 1)


def _sheet(on: _Canvas) -> None:
    on.outline()
    on.painter.drawPolygon(QPolygonF([QPointF(*one) for one in ((3, 1), (13, 1), (17, 5), (17, 19), (3, 19))]))
    on.painter.drawLine(QPointF(6, 9), QPointF(14, 9))
    on.painter.drawLine(QPointF(6, 13), QPointF(14, 13))
    on.painter.drawLine(QPointF(12.5, 6), QPointF(7.5, 16))


def _bar(on: _Canvas) -> None:
    on.outline(1.2)
    on.painter.drawRect(QRectF(1, 5, 18, 10))
    on.painter.drawLine(QPointF(5, 10), QPointF(15, 10))


class _Look(NamedTuple):
    """How a state looks: what draws its sign, and which of `Colours` its ink is."""

    draw: Callable[[_Canvas], None]
    ink: str


_LOOKS = MappingProxyType(
    {
        UnitState.MISSING: _Look(_ring, "quiet"),
        UnitState.TO_DECIDE: _Look(_diamond, "warning"),
        UnitState.TO_REVIEW: _Look(_square, "accent"),
        UnitState.SENT_BACK: _Look(_arrow("退"), "warning"),
        UnitState.OVERDUE: _Look(_arrow("逾"), "error"),
        UnitState.ACCEPTED: _Look(_disc, "ready"),
        UnitState.SUCCEEDED: _Look(_disc_and_square, "ready"),
        UnitState.PAPER_DIFFERS: _Look(_sheet, "error"),
        UnitState.NOT_COUNTED: _Look(_bar, "off"),
    }
)
"""Source: the table of the design."""

_WORDS = MappingProxyType({UnitState.ACCEPTED: "quiet", UnitState.SUCCEEDED: "accent"})
"""In what the words of a state are written, where that is not the ink of its sign."""


def state_sign(state: UnitState) -> QPixmap:
    """Return the sign of a state in the present theme, sharp up to 400 %."""
    return _drawn(state, colours())


def state_ink(state: UnitState) -> str:
    """Return the colour of the words that say a state, in the present theme."""
    return str(getattr(colours(), _WORDS.get(state, _LOOKS[state].ink)))


def state_ground(state: UnitState) -> str:
    """Return the ground of a tile, which says who has to act, in the present theme."""
    if state is UnitState.OVERDUE:
        return colours().error_ground
    return colours().follows if TURNS[state] is Turn.OURS else colours().paper


def width_of(state: UnitState) -> int:
    """Return how wide a sign is, in pixels at 100 %."""
    return WIDE if state is UnitState.SUCCEEDED else SIDE


@cache
def _drawn(state: UnitState, theme: Colours) -> QPixmap:
    pixmap = QPixmap(width_of(state) * _SCALE, SIDE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look = _LOOKS[state]
    look.draw(_Canvas(painter, *map(QColor, (getattr(theme, look.ink), theme.paper, theme.accent))))
    painter.end()
    return pixmap
