"""What is seen only where all reports lie side by side: common failures, the same texts, unusual figures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from models.district.common import PAIR_HEADINGS, UNUSUAL_HEADINGS, Common, pair_rows, unusual_rows
from ui.district.common_cards import CommonCards
from ui.district.rolling_page import RollingPage
from ui.kit.plain_widgets import PlainLabel
from ui.kit.word_list import ListModel, row_view
from ui.report.beside_table import BesideTable, Share

_BESIDE = Share(of_width=0.45, most=620, may_squeeze=False)
"""Chosen: a line of both lists is whole, and a card has room for a sentence."""

_MARGINS, _GAP = (8, 8, 8, 8), 8
"""Pixels around everything, and between parts. Source: the scale of the design."""

_WORKING = "正在把各单位的报告放在一起看……"

_PAIRS, _UNUSUAL = "和别的单位一样的文字", "和本单位去年比"

_LIST = 120
"""Pixels that a list is high at least. Chosen: its headings and three lines."""


class CommonView(QWidget):
    """Shows it; the keyboard leads to the units.

    Attributes:
        common: What is shown.
        told: Of which units it tells, or how far the work is.
        cards: What fails in many units.
        pairs: Units with the same texts.
        unusual: Figures that ask for a look.

    Signals:
        units_asked: The clerk wants to see these units, a tuple of ids.
        pair_asked: The clerk wants to see the texts of two units side by side, a `SamePair`.
        figure_asked: The clerk wants to see a figure in its report, an `Unusual`.
        dismissed: A card is no matter of the guidance, a `CommonFailure`.
        status_message: A sentence for the clerk about what just happened.
    """

    units_asked = Signal(object)
    pair_asked = Signal(object)
    figure_asked = Signal(object)
    dismissed = Signal(object)
    status_message = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.common = Common()
        self.cards, self.told = CommonCards(), PlainLabel(_WORKING, "guide", wrap=True)
        self.pairs_heading, self.unusual_heading = PlainLabel(_PAIRS, "strong"), PlainLabel(_UNUSUAL, "strong")
        self.pairs, self.unusual = (
            row_view(_PAIRS, ListModel(PAIR_HEADINGS, (), self), 0, 2),
            row_view("和去年比反常的数", ListModel(UNUSUAL_HEADINGS, (), self), 1),
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for heading, view in ((self.pairs_heading, self.pairs), (self.unusual_heading, self.unusual)):
            heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            view.setMinimumHeight(_LIST)
            column.addWidget(heading)
            column.addWidget(view, 1)
        content = QWidget()
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.told)
        parts.addWidget(BesideTable(self.cards, right, "一样的文字和反常的数", _BESIDE), 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*_MARGINS)
        whole.addWidget(RollingPage(content, "共性问题的各部分"))
        self.setAccessibleName("共性问题")
        self.setFocusProxy(self.cards)
        self.cards.units_asked.connect(self.units_asked)
        self.cards.dismissed.connect(self.dismissed)
        self.cards.status_message.connect(self.status_message)
        self.pairs.activated.connect(lambda at: self.pair_asked.emit(self.common.pairs[at.row()]))
        self.unusual.activated.connect(lambda at: self.figure_asked.emit(self.common.unusual[at.row()]))

    def show_progress(self, done: int, of: int) -> None:
        """Say how far the work is; what is shown is what was found the last time."""
        self.told.setText(f"{_WORKING}第 {done} 个，共 {of} 个")

    def show_common(self, common: Common) -> None:
        """Show this."""
        self.common = common
        self.told.setText(common.coverage.sentence)
        self.cards.show_failures(common.failures, common.single)
        self.pairs_heading.setText(f"{_PAIRS}　{len(common.pairs)} 对　套话已经去掉")
        found = f"反常　{len(common.unusual)} 处　只提醒，不扣分　" if common.coverage.compared else ""
        self.unusual_heading.setText(f"{_UNUSUAL}　{found}{common.coverage.last_year}")
        for view, model in (
            (self.pairs, ListModel(PAIR_HEADINGS, pair_rows(common.pairs), self)),
            (self.unusual, ListModel(UNUSUAL_HEADINGS, unusual_rows(common.unusual), self)),
        ):
            view.model().deleteLater()
            view.setModel(model)
