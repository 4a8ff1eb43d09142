"""What the page of the drafts shows while there is none: three ways to begin, and how a report gets done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from models.report.due import default_year, due_words
from ui.kit.dialogs import plain_label
from ui.kit.outline_pictures import new_sheet, pencil, year_before
from ui.kit.plain_widgets import PlainLabel
from ui.kit.scrolling import FollowingScrollArea
from ui.window.choice_card import Choice, ChoiceCard

_STEPS = (
    ("① 填写", "封面和六个部分，一个标签一部分。没有的填 0。"),
    ("② 核对", "加不上的当场指出来，能改的一按就改。"),
    ("③ 复核", "请另一个人对着原始材料再看一遍数字。"),
    ("④ 打印", "报送版签字盖章，公开版上网。"),
    ("⑤ 交付", "写到 U 盘，读回来核对过才算完。"),
)

_NEW = Choice(
    "新建报告(&N)",
    "去年的报告不在手边，或者第一次填。先填单位和年度，要填的表格都准备好了。",
    "Ctrl+N",
    "新建",
    new_sheet,
)
_LAST_YEARS = Choice(
    "从去年的报告开始(&I)",
    "读入去年公开的 Word、Excel、PDF 或网页，带来封面、标题和结转的数，先给您看过再用。",
    "Ctrl+O",
    "读入",
    year_before,
)
_EXERCISE = Choice("先练习(&X)", "打开一份已经公开的真实报告，随便改。练习不会存进“我的报告”。", "", "打开", pencil)

_WIDEST, _STEPS_WIDE, _NARROW = 792, 320, 1000
"""Pixels of the cards, of the column of the steps, and of a page that has no room for the latter. Source: the picture;
the last one chosen: the line of no card is broken."""

_BETWEEN, _GAP, _EDGE = 48, 12, 16
"""Pixels between the columns, between the cards, and around all of it. Source: the picture."""


class EmptyStart(FollowingScrollArea):
    """Three cards, of which each is a button, beside the steps of a report.

    Attributes:
        new, last_years, exercise: The cards.
        first: The card that takes the keyboard.
    """

    def __init__(self, exercises: QMenu, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.new, self.last_years = ChoiceCard(_NEW), ChoiceCard(_LAST_YEARS)
        self.exercise = ChoiceCard(_EXERCISE._replace(key=f"{count} 份"))
        self.exercise.clicked.connect(lambda: self._open_menu(exercises))
        self.exercise.setVisible(bool(count))
        self._due = plain_label("", "guide")
        self._lay_out()

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The cards from top to bottom."""
        return (self.new, self.last_years, self.exercise)

    @property
    def first(self) -> ChoiceCard:
        """The card that takes the keyboard."""
        return self.new

    def _open_menu(self, exercises: QMenu) -> None:
        """Open the exercises under their card, standing on the first."""
        exercises.popup(self.exercise.mapToGlobal(self.exercise.rect().bottomLeft()))
        exercises.setActiveAction(exercises.actions()[0])

    def show_due(self, today: date) -> None:
        """Say which year's report is due next."""
        year = default_year(today)
        self._due.setText(f"报告 {year} 年度的情况，{due_words(year, today)}。")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._steps.setVisible(self.width() >= _NARROW)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("column")
        left = QVBoxLayout()
        left.setSpacing(_GAP)
        left.addWidget(PlainLabel("开始填年报", "caption"))
        left.addWidget(self._due)
        for card in self.cards:
            left.addWidget(card)
        self._cards = QWidget()
        self._cards.setMaximumWidth(_WIDEST)
        self._cards.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        self._steps = _steps()
        columns = QHBoxLayout()
        columns.setSpacing(_BETWEEN)
        columns.addStretch(1)
        columns.addWidget(self._cards, 100)
        columns.addWidget(self._steps)
        columns.addStretch(1)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        rows.addStretch(2)
        rows.addLayout(columns)
        rows.addStretch(3)
        self.setWidget(page)


def _steps() -> QFrame:
    """Return what becomes of a report, step by step; it tells and is no button."""
    column = QFrame()
    column.setObjectName("steps")
    column.setFixedWidth(_STEPS_WIDE)
    rows = QVBoxLayout(column)
    rows.setContentsMargins(_BETWEEN // 2, 0, 0, 0)
    rows.addWidget(PlainLabel("一份报告怎么办完", "strong"))
    rows.addWidget(plain_label("第一次大约半小时，不用一次填完；填的随时自动存在这台电脑上。", "guide"))
    for name, words in _STEPS:
        rows.addSpacing(_GAP // 2)
        rows.addWidget(PlainLabel(name, "strong"))
        rows.addWidget(plain_label(words, "guide"))
    rows.addStretch(1)
    return column
