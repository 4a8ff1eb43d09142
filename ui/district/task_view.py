"""任务: three steps from nothing to a task package: what is asked, of whom, and the package for all units."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.district.asked import Asked
from models.district.paste_in_hand import PasteInHand
from models.district.roster import Roster
from ui.district.asked_step import AskedStep
from ui.district.roster_step import RosterStep
from ui.kit.dialogs import plain_label
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.scrolling import FollowingScrollArea

_MARGIN, _GAP = 12, 12
"""Pixels around everything, and between the steps. Source: the scale of the design."""

_ASKED_WIDE, _NARROW = 388, 1000
"""Pixels of the first step, and of a page on which the second has no room beside it. Source: the design; chosen."""

_BEFORE = "里面是单位名单、截止日期和通知。各单位拖到本程序的窗口上，选一次自己的名字，单位名称和收件单位就不用填。"
_FIXED = "发出以后，名册就固定；再改要写日期和原因。"


class TaskState(NamedTuple):
    """What the three steps show.

    Attributes:
        paste: What is being pasted into the roster; None if nothing is.
        package: What the package is called.
        given_out: When it was given out, in words; blank while it was not.
        may_change: Whether anything may be written.
    """

    asked: Asked
    roster: Roster
    paste: PasteInHand | None
    package: str
    given_out: str
    may_change: bool

    @property
    def why_not(self) -> str:
        """Why there can be no package yet, in a few words; blank if there can."""
        if self.paste:
            return f"名册还有 {self.paste.open} 行没定" if self.paste.open else "粘贴的名册还没有用上"
        if not self.roster.units:
            return "还没有名册"
        if not self.roster.counted:
            return "名册里没有计入的单位"
        return self.asked.lacking


class TaskView(FollowingScrollArea):
    """Shows the three steps, of which only one has a primary button.

    Signals:
        package_asked: The task is to be given out, or its package written once more.
    """

    package_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked, self.roster = AskedStep(), RosterStep()
        self.name, self.about = PlainLabel("", "strong"), plain_label(_BEFORE)
        self.why, self.make = plain_label("", "caution"), QPushButton("生成任务包(&B)…")
        self.make.clicked.connect(lambda _=False: self.package_asked.emit())
        self.setAccessibleName("任务")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._lay_out()

    def _lay_out(self) -> None:
        page, card = QWidget(), QFrame()
        page.setObjectName("column")
        card.setObjectName("card")
        line = self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        line.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        line.setSpacing(_GAP)
        line.addWidget(self.name)
        line.addWidget(self.about, 3)
        line.addWidget(self.why, 2)
        line.addWidget(self.make)
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._steps.setSpacing(_GAP)
        self._steps.addWidget(self.asked)
        self._steps.addWidget(self.roster, 1)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(_MARGIN, _GAP // 2, _MARGIN, _GAP)
        whole.setSpacing(_GAP // 2)
        whole.addLayout(self._steps, 1)
        whole.addWidget(PlainLabel("③ 任务包", "section"))
        whole.addWidget(card)
        self.setWidget(page)

    def show_state(self, state: TaskState) -> None:
        """Show how far the task is."""
        is_out = bool(state.given_out)
        if self.asked.asked != state.asked or self.asked.year.isEnabled() != (state.may_change and not is_out):
            self.asked.show_asked(state.asked, may_change=state.may_change and not is_out)
        self.asked.show_given_out(is_out=is_out, may_change=state.may_change)
        self.roster.show_roster(state.roster, state.paste, is_given_out=is_out, may_change=state.may_change)
        self.name.setText(state.package)
        self.about.setText(f"{state.given_out}发出。所有单位用同一个文件。" if is_out else _BEFORE)
        why = "" if is_out else state.why_not
        self.why.setText("名册已经固定；再改要写日期和原因。" if is_out else "　".join(filter(None, (_FIXED, why))))
        self.make.setText("再写一份任务包(&B)…" if is_out else "生成任务包(&B)…")
        self.make.setEnabled(is_out or (not why and state.may_change))
        set_tool_tip(self.make, why)
        self.make.setObjectName("primary" if self.make.isEnabled() and not is_out else "")
        self.make.style().polish(self.make)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        for steps in (self._steps, self._line):
            steps.setDirection(way)
        self.asked.setMaximumWidth(16_777_215 if is_narrow else _ASKED_WIDE)
