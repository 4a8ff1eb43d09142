"""Words in as many lines as there is room for; what does not fit is cut at the end, with a sign."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.kit.plain_widgets import PlainLine, set_tool_tip


class ElidedLabel(PlainLine):
    """A sentence that never widens its window. It is told whole to the mouse and to who cannot see it."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name)
        self.setParent(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        set_tool_tip(self, text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, spacing = QPainter(self), self.fontMetrics().lineSpacing()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        lines = lines_within(self.text(), self.font(), self.width(), max(1, self.height() // spacing))
        top = (self.height() - spacing * len(lines)) / 2 + self.fontMetrics().ascent()
        for number, line in enumerate(lines):
            painter.drawText(QPointF(0, top + number * spacing), line)


def lines_within(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return a text in at most so many lines of a width in pixels; what does not fit is cut, with a sign."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if not starts:
        return []
    whole = [text[start:end] for start, end in pairwise(starts)]
    return [*whole, QFontMetrics(font).elidedText(text[starts[-1] :], Qt.TextElideMode.ElideRight, width)]
