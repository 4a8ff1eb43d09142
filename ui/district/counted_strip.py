"""n of N: how many units are counted, who is not, until when and for what. It is the same above every tab."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from models.district.board import Strip, day
from ui.kit.boxes import inform
from ui.kit.elided_label import ElidedLabel
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLine
from ui.kit.theme import colours

HEIGHT = 32
"""Pixels at 100 %. Source: the design."""

_BAR = QSize(200, 10)
"""Pixels at 100 %, of the bar. Source: the design."""

_NARROW = 860
"""Pixels of width under which there is no bar. Chosen: as below which nothing stands beside a table."""

_MARGIN, _GAP = 12, 12
"""Pixels at the ends, and between parts. Source: the scale of the design."""


class Scope(Enum):
    """What is added up, always named in full: 本级 alone means two things (D3)."""

    OFFICE = "机关本级"
    DEPARTMENTS = "机关和部门"
    WHOLE = "全区"


class Term(NamedTuple):
    """Until when units hand in, and for what it is added up; no day where none is set."""

    due: date | None
    scope: Scope

    def words(self, today: date) -> str:
        """Say it in a line."""
        return f"{self._due(today)}口径：{self.scope.value}"

    def _due(self, today: date) -> str:
        if not self.due:
            return ""
        left = (self.due - today).days
        told = f"还有 {left} 天" if left > 0 else "就是今天" if not left else f"过了 {-left} 天"
        return f"报送截止 {day(self.due)}，{told}　"


class CountedStrip(QFrame):
    """Shows n of N. There is no switch that hides it; who is not counted is told in a box, by Alt+0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = Strip(0, 0, "", ())
        self.setObjectName("counted")
        self.setAccessibleName("计入多少个单位")
        self.counted, self.missing, self.term = PlainLine(name="told"), ElidedLabel("caution"), PlainLine()
        self.missing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar, self.names = _Bar(), QPushButton(lettered("看名单", "0"))
        self.names.setObjectName("tool")
        self.names.clicked.connect(self._tell_names)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_GAP)
        for part in (self.counted, self.bar):
            row.addWidget(part)
        row.addWidget(self.missing, 1)
        row.addWidget(self.names)
        row.addWidget(self.term)

    def show_strip(self, strip: Strip, term: Term, today: date) -> None:
        """Show how many of how many."""
        self._strip = strip
        self.counted.setText(strip.words)
        self.missing.setText(strip.missing)
        self.term.setText(term.words(today))
        self.names.setVisible(bool(strip.names))
        self.bar.show_share(strip.n, strip.N)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of the bar to the words where there is little: it says what the figures say."""
        super().resizeEvent(event)
        self.bar.setVisible(self.width() >= _NARROW)

    def _tell_names(self) -> None:
        inform(self.window(), f"未计入的 {len(self._strip.names)} 个单位：\n{'、'.join(self._strip.names)}。")


class _Bar(QWidget):
    """A bar of which as much is full as is counted; the words beside it say so, too."""

    def __init__(self) -> None:
        super().__init__()
        self._n, self._of = 0, 0
        self.setMinimumSize(_BAR.width() // 4, _BAR.height())
        self.setMaximumSize(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_share(self, n: int, of: int) -> None:
        """Show how much is full."""
        self._n, self._of = n, of
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _BAR

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        painter.setPen(QColor(theme.control_edge))
        painter.setBrush(QColor(theme.paper))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        full = (self.width() - 2) * self._n // max(1, self._of)
        painter.fillRect(1, 1, full, self.height() - 2, QColor(theme.ready))
