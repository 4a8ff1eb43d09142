"""A question about what came in, as a card: what is asked, what is known, and the answers on the keys 1, 2, 3."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QStyle, QWidget
from typing_extensions import override

from models.district.outcomes import Choice, Question
from ui.district.intake_signs import outcome_sign
from ui.kit.dialogs import plain_label
from ui.kit.elided_label import ElidedLabel
from ui.kit.plain_widgets import PlainLabel
from ui.kit.wrapping_row import WrappingRow

_MARGINS, _GAP = (12, 8, 12, 8), 6
"""Pixels around a card, and between its parts. Source: the scale of the design."""


class IntakeAnswer(PlainLabel):
    """An answer on a card: a click gives it; the keyboard gives it by its number, on the card that is chosen.

    Signals:
        given: It is given.
    """

    given = Signal()

    def __init__(self, number: int, choice: Choice) -> None:
        super().__init__(f"{number} {choice.label}", "answer")
        self.setProperty("primary", choice.is_primary)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.given.emit()


class IntakeCard(QFrame):
    """Shows a question.

    Signals:
        given: An answer is given, a `Choice`.
        pressed: The card was clicked.
    """

    given = Signal(object)
    pressed = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.setObjectName("question")
        self.sign = PlainLabel()
        title, about = PlainLabel(question.title, "strong"), ElidedLabel("guide")
        about.setText(question.about)
        self.answers = [IntakeAnswer(number, choice) for number, choice in enumerate(question.choices, 1)]
        for answer, choice in zip(self.answers, question.choices, strict=True):
            answer.given.connect(lambda choice=choice: self.given.emit(choice))
        grid = QGridLayout(self)
        grid.setContentsMargins(*_MARGINS)
        grid.setVerticalSpacing(_GAP)
        grid.addWidget(self.sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(title, 0, 1)
        grid.addWidget(about, 0, 2)
        grid.addWidget(plain_label(question.words), 1, 1, 1, 2)
        row = [*self.answers, PlainLabel(question.hint, "guide")] if question.hint else self.answers
        grid.addLayout(WrappingRow(row), 2, 1, 1, 2)
        grid.setColumnStretch(2, 1)
        self.wear_theme()

    def show_current(self, *, is_current: bool) -> None:
        """Show whether the keys are for this card."""
        self.setProperty("current", is_current)
        style: QStyle = self.style()
        style.unpolish(self)
        style.polish(self)

    def wear_theme(self) -> None:
        """Show the sign in the present theme."""
        self.sign.setPixmap(outcome_sign(self.question.kind))

    @property
    def spoken(self) -> str:
        """All that it says, for who does not see it."""
        answers = "，".join(f"按 {number} {choice.label}" for number, choice in enumerate(self.question.choices, 1))
        parts = (self.question.title, self.question.about, self.question.words, answers, self.question.hint)
        return "。".join(part.rstrip("。") for part in parts if part)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        super().mousePressEvent(event)
