"""The strip below the gathering: how many sheets are back, for which it waits, until when, and what is done next."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import due_words
from ui.kit.elided_label import ElidedLabel
from ui.kit.plain_widgets import PlainLine, set_tool_tip

NEXT_KEY = "F4"
"""What does the next thing, as in the window. Source: the picture of it."""


class GatheringStrip(QWidget):
    """Says how far everything is.

    Attributes:
        folder: The button that takes a whole folder back.
        next: The button of what is done next: take sheets back, or name rooms where there are none.
    """

    def __init__(self, gathered: OpenGathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gathered = gathered
        self.count, self.waiting, self.deadline = PlainLine("", "strong"), ElidedLabel(), PlainLine()
        self.folder, self.next = QPushButton("收回整个文件夹(&D)…"), QPushButton()
        self.next.setObjectName("primary")
        for button in (self.folder, self.next):
            button.setAutoDefault(False)  # else Enter, with which figures are typed, would do it
        set_tool_tip(self.folder, "读出一个文件夹或者 U 盘里所有的收集表，先列出来，再收")
        self.waiting.setMinimumHeight(self.next.sizeHint().height())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.count)
        row.addWidget(self.waiting, 1)
        for widget in (self.deadline, self.folder, self.next):
            row.addWidget(widget)

    def renew(self) -> None:
        """Say it as it is now."""
        value, states = self._gathered.value, self._gathered.overview.states
        rooms, back = value.rooms, sum(state.is_back for state in states.values())
        self.count.setText(f"{len(rooms)} 个科室，收回 {back} 个" if rooms else "还没有科室")
        names = "、".join(f"{one.name}（{left} 行）" for one in rooms if (left := states[one.id].left))
        self.waiting.setText(f"等着：{names}" if names else "")
        words, is_soon = due_words(value.due, datetime.now().astimezone().date())
        self.deadline.setText(words if names else "")
        self.deadline.setObjectName("deadline" if is_soon else "")
        self.deadline.style().polish(self.deadline)
        self.next.setText(f"{'收回填好的表' if rooms else '加科室'}…　{NEXT_KEY}")
        self.folder.setEnabled(bool(rooms))
