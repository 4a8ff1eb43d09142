"""The foot of a review: why it cannot be accepted, the three answers, and the way back from the last one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.kit.dialogs import plain_label
from ui.kit.elided_label import ElidedLabel
from ui.kit.letters import lettered
from ui.kit.plain_widgets import set_tool_tip
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow

ACCEPT_KEY, RETURN_KEY, NEXT_KEY, UNDO_KEY = "F5", "F6", "F4", "Ctrl+Z"
"""Source: the design."""

_GAP = 6
"""Pixels between the lines. Source: the scale of the design."""

_LINE = 26
"""Pixels of the height of the line that says what was decided. Chosen: a button has room in it."""


class ReviewFoot(QWidget):
    """Three buttons; which of them is the primary one follows from what was found.

    Signals:
        accept_asked: The clerk accepts.
        return_asked: The clerk sends it back.
        next_asked: The clerk wants the next one.
        undo_asked: The clerk takes the last decision back.
    """

    accept_asked = Signal()
    return_asked = Signal()
    next_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = plain_label("", "whynot")
        self.accept, self.back, self.next = QPushButton(), QPushButton(), QPushButton()
        self.decided, self.undo = ElidedLabel("strong"), QPushButton(f"{lettered('撤回', 'U')}　{UNDO_KEY}")
        self.undo.setObjectName("tool")
        self.next.setText(f"{lettered('下一件', 'N')}　{NEXT_KEY}")
        self.done = QFrame()
        self.done.setObjectName("decided")
        self.done.setFixedHeight(_LINE)
        line = QHBoxLayout(self.done)
        line.setContentsMargins(_GAP, 0, _GAP, 0)
        line.addWidget(self.decided, 1)
        line.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.done)
        column.addWidget(self.why)
        column.addLayout(WrappingRow([self.accept, self.back, self.next]))
        for button, signal in (
            (self.accept, self.accept_asked),
            (self.back, self.return_asked),
            (self.next, self.next_asked),
            (self.undo, self.undo_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        self.forget()

    def show_state(
        self, why_not: str, points: int, *, is_open: bool, to_justify: str = "", is_settled: bool = False
    ) -> None:
        """Show what can be answered.

        Args:
            why_not: Why it cannot be accepted; blank if it can.
            points: How many would go back.
            is_open: Whether it still waits for an answer.
            is_settled: Whether it was decided before: what is next is the usual way on then.
            to_justify: For what accepting asks for a reason; blank if for nothing.
        """
        told = (why_not or to_justify) if is_open else ""
        self.why.setText(told)
        self.why.setVisible(bool(told))
        self.accept.setEnabled(is_open and not why_not)
        self.accept.setText(f"{lettered('接收…' if to_justify else '接收', 'A')}　{ACCEPT_KEY}")
        set_tool_tip(self.accept, why_not)
        self.back.setEnabled(is_open)
        self.back.setText(f"{lettered(f'退回 {points} 点' if points else '退回', 'B')}　{RETURN_KEY}")
        mends = bool(points) or (bool(why_not) and not is_settled)
        primary = self.next if not is_open or (is_settled and not points) else self.back if mends else self.accept
        for button in (self.accept, self.back, self.next):
            button.setObjectName("primary" if button is primary else "")
            button.style().polish(button)

    def say_decided(self, sentence: str) -> None:
        """Say what was decided last; it can be taken back until the next decision."""
        self.decided.setText(sentence)
        self.done.setVisible(bool(sentence))
        announce(self, sentence)

    def forget(self) -> None:
        """Say nothing of the last decision any more."""
        self.say_decided("")

    @property
    def can_undo(self) -> bool:
        """Whether there is a decision that can be taken back."""
        return not self.done.isHidden()
