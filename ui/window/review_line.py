"""The line above a submission that is looked at: the way back, and what else can be done with its unit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from models.district.register.task_standing import UnitStanding

_MARGIN = 8
"""Pixels around the line. Source: the scale of the design."""


_WHICH, _SUCCESSOR = "定用哪一版(&I)…", "和已接收的对照(&I)…"
"""Which of several versions counts; whether the newer one takes the place of the accepted one."""


class ReviewLine(QWidget):
    """Buttons, of which only those are there that fit the unit.

    Attributes:
        back, choose, write_again, receipt: To the board, between versions, the slip once more, the receipt.
    """

    def __init__(self) -> None:
        super().__init__()
        self.back, self.choose = QPushButton("返回各单位(&L)　Esc"), QPushButton()
        self.write_again, self.receipt = QPushButton("再写退回单(&W)…"), QPushButton("写回执(&R)…")
        line = QHBoxLayout(self)
        line.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN, 0)
        for button in (self.back, self.choose, self.write_again, self.receipt):
            button.setObjectName("tool")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        line.addStretch(1)

    def show_for(self, one: UnitStanding) -> None:
        """Show what can be done with a unit."""
        self.choose.setText(f"{_SUCCESSOR if one.in_force else _WHICH}　F9")
        self.choose.setVisible(len(one.waiting) + bool(one.in_force) > 1)
        self.write_again.setVisible(bool(one.rounds))
        self.receipt.setVisible(bool(one.waiting or one.in_force))
