"""The frame of the district's desk: the tabs, n of N below them in every tab, and what is in the tab."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from ui.district.counted_strip import HEIGHT, CountedStrip
from ui.kit.elided_label import ElidedLabel
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel

_MARGIN = 12
"""Pixels before the words of the line below the tabs. Source: the design."""


class DeskFrame(QWidget):
    """Shows one tab at a time.

    Attributes:
        strip: How many units are counted; there is no switch that hides it once the task is out.

    Signals:
        turned: Another tab is shown, by its number.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.strip, self.stack = QTabBar(), CountedStrip(), _Stack()
        self.fresh = QWidget()
        self._words = ElidedLabel("guide")
        self.bar.setAccessibleName("收件汇总")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.fresh.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self.fresh)
        line.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        line.addWidget(PlainLabel("新任务，还没有发出", "told"))
        line.addWidget(self._words, 1)
        self._words.setText("填好三步，生成任务包，交给各单位。发出以前都可以改。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.fresh, self.strip):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._turn)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("收件汇总（区县用）")

    def add_tab(self, label: str, page: QWidget) -> None:
        """Add a tab behind the others."""
        self.stack.addWidget(page)
        self.bar.addTab(label)

    def show_given_out(self, *, is_out: bool) -> None:
        """Show n of N once the task is out; before that, what is to be done."""
        self.fresh.setVisible(not is_out)
        self.strip.setVisible(is_out)

    def turn(self, way: int) -> None:
        """Go to the next tab (1) or the one before (-1), round at the end."""
        self.bar.setCurrentIndex((self.bar.currentIndex() + way) % self.bar.count())

    def _turn(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        self.turned.emit(at)


class _Stack(QStackedWidget):
    """Takes the room that the page needs which is shown; Qt would take that of the one that needs most."""

    @override
    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize()
