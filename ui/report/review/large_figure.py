"""A figure that is read across a desk, with what it is called above it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter
from typing_extensions import override

from ui.kit.shown_text import one_line

_LARGER = 2.6
"""Times the size of other words. Chosen: it is read from a metre away."""

_AIR = 12
"""Pixels around the words. Source: the scale of the design."""

_NAME = Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextShowMnemonic.value
_FIGURE = Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignBottom.value


class LargeFigure(QPushButton):
    """Shows both, and can be pressed.

    Attributes:
        figure: As it is printed.
    """

    def __init__(self, name: str, figure: str) -> None:
        super().__init__(name)
        self.figure = one_line(figure)

    @property
    def _large(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        return font

    @override
    def sizeHint(self) -> QSize:
        name = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        figure = QFontMetrics(self._large).size(Qt.TextFlag.TextSingleLine, self.figure)
        return QSize(max(name.width(), figure.width()) + 2 * _AIR, name.height() + figure.height() + 2 * _AIR)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room: QRect = self.rect().adjusted(_AIR, _AIR, -_AIR, -_AIR)
        role = self.foregroundRole()
        painter.drawItemText(room, _NAME, self.palette(), self.isEnabled(), words, role)
        painter.setFont(self._large)
        painter.drawItemText(room, _FIGURE, self.palette(), self.isEnabled(), self.figure, role)
