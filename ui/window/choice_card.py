"""A choice as large as a card: all of it is the button; the one that has the keyboard says what Enter does."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.elided_label import lines_within
from ui.kit.letters import without_letter
from ui.kit.outline_pictures import SIDE
from ui.kit.theme import colours

_HIGH = 88
"""Pixels of a card whose line is not broken. Source: the picture of the window."""

_LEAST = 320
"""Pixels of the narrowest card. Chosen: the lowest screen at 200 % has room for it, and the line then takes three."""

_MOST_LINES = 4
"""Lines of the explanation. Chosen: more than any of them takes on the narrowest card."""

_AIR, _GAP, _CHIP, _RADIUS = 24, 8, 12, 3
"""Pixels at the sides, above and below the words, inside the chip, and of a corner. Source: the picture."""

_LARGER = 2
"""Points by which the label is larger than the words. Source: the picture."""

ENTER = "回车"


class Choice(NamedTuple):
    """What a card says.

    Attributes:
        label: With the letter that Alt reaches it by.
        line: What it is for, in a sentence.
        key: What else does the same; shown while it has not got the keyboard.
        verb: What Enter does, in a word or two.
        picture: Draws it at a place in a colour.
    """

    label: str
    line: str
    key: str
    verb: str
    picture: Callable[[QPainter, QPointF, str], None]


class ChoiceCard(QPushButton):
    """A button with a picture, a label with its letter, a line that explains it, and its key."""

    def __init__(self, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(choice.label, parent)
        self._choice = choice
        self.setAutoDefault(True)
        self.setAccessibleName(without_letter(choice.label))
        self.setAccessibleDescription(choice.line)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def hint(self) -> str:
        """What stands at its right: what Enter does while it has the keyboard, else its key."""
        return f"{self._choice.verb} │ {ENTER}" if self.hasFocus() else self._choice.key

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST, _HIGH)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        words = self._title_height + len(self._lines(width)) * self.fontMetrics().lineSpacing()
        return max(_HIGH, words + 2 * _GAP + _GAP)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointed_at = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(QColor(theme.accent if pointed_at else theme.control_edge), 1))
        painter.setBrush(QColor(theme.accent_ground if self.isDown() or pointed_at else theme.paper))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._choice.picture(painter, QPointF(_AIR, (self.height() - SIDE) / 2), theme.accent)
        self._paint_words(painter, theme.ink, theme.quiet)
        self._paint_hint(painter)

    def _paint_words(self, painter: QPainter, ink: str, quiet: str) -> None:
        lines, spacing = self._lines(self.width()), self.fontMetrics().lineSpacing()
        top = (self.height() - self._title_height - _GAP // 2 - len(lines) * spacing) // 2
        painter.setFont(self._title_font)
        painter.setPen(QColor(ink))
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextShowMnemonic)
        painter.drawText(QRect(self._left, top, self._room(self.width()), self._title_height), flags, self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(quiet))
        below = top + self._title_height + _GAP // 2 + self.fontMetrics().ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(self._left, below + number * spacing), line)

    def _paint_hint(self, painter: QPainter) -> None:
        theme, words, metrics = colours(), self.hint, self.fontMetrics()
        high, across = metrics.height() + _GAP, metrics.horizontalAdvance(words) + 2 * _CHIP
        place = QRect(self.width() - _AIR - across, (self.height() - high) // 2, across, high)
        if not self.hasFocus():
            painter.setPen(QColor(theme.quiet))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.primary))
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
        painter.setPen(QColor(theme.primary_text))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)

    @property
    def _left(self) -> int:
        return 2 * _AIR + SIDE

    def _room(self, width: int) -> int:
        """Return the pixels that the words have, beside the widest hint."""
        hints = (self._choice.key, f"{self._choice.verb} │ {ENTER}")
        return width - self._left - 2 * _AIR - 2 * _CHIP - max(map(self.fontMetrics().horizontalAdvance, hints))

    def _lines(self, width: int) -> list[str]:
        return lines_within(self._choice.line, self.font(), self._room(width), _MOST_LINES)

    @property
    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPointSize(font.pointSize() + _LARGER)
        return font

    @property
    def _title_height(self) -> int:
        return QFontMetrics(self._title_font).height()
