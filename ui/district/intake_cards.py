"""The questions that wait, one below the other: arrows lead over them, 1, 2 and 3 answer the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from models.district.outcomes import Choice, Question
from ui.district.intake_card import IntakeCard
from ui.kit.plain_widgets import PlainLabel
from ui.kit.scrolling import FollowingScrollArea
from ui.kit.spoken import announce

_MOST = 40
"""Questions that are shown at once. Chosen: as many as nobody answers in one go; the rest comes when these go."""

_NONE = "没有要您定的。"
_KEYS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}  # questions by which each leads on
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class IntakeCards(FollowingScrollArea):
    """Shows the questions that it is handed; new ones come below, and never take the keyboard or the place.

    Signals:
        answered: An answer is given: a `Question`, and a `Choice`.
    """

    answered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[IntakeCard] = []
        self._current, self._questions = "", tuple[Question, ...]()
        self.rest = PlainLabel(_NONE, "guide", wrap=True)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.rest)
        self._column.addStretch()
        self._page.setObjectName("questions")
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("要您定的")

    @property
    def current(self) -> IntakeCard | None:
        """The card that the keys are for."""
        return next((card for card in self.cards if card.question.id == self._current), None)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; those that are the same stay as they are, and in the same place if those above do."""
        if tuple(questions) == self._questions:
            return
        at = next((row for row, card in enumerate(self.cards) if card.question.id == self._current), 0)
        self._questions = tuple(questions)
        kept = {card.question: card for card in self.cards}
        shown = self._questions[:_MOST]
        for question in kept.keys() - set(shown):
            card = kept.pop(question)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [kept.get(question) or self._made(question) for question in shown]
        for row, card in enumerate(self.cards):
            if self._column.indexOf(card) != row:
                self._column.insertWidget(row, card)
        more = len(self._questions) - len(shown)
        self.rest.setText(f"还有 {more} 件，上面的定了就出来。" if more else _NONE)
        self.rest.setVisible(bool(more) or not shown)
        if not self.current and self.cards:
            self._current = self.cards[min(at, len(self.cards) - 1)].question.id
        self._mark()

    def _made(self, question: Question) -> IntakeCard:
        card = IntakeCard(question)
        card.given.connect(lambda choice: self._answer(question, choice))
        card.pressed.connect(lambda: self._stand_on(question.id))
        return card

    def step(self, way: int) -> None:
        """Go to the next (1) or the previous (-1) question."""
        at = next((row for row, card in enumerate(self.cards) if card.question.id == self._current), -1)
        if 0 <= at + way < len(self.cards):
            self._stand_on(self.cards[at + way].question.id)

    def give(self, number: int) -> None:
        """Give the answer with this number to the question that is chosen; nothing if it has none."""
        card = self.current
        if card and 1 <= number <= len(card.question.choices):
            self._answer(card.question, card.question.choices[number - 1])

    def _answer(self, question: Question, choice: Choice) -> None:
        self._stand_on(question.id)
        self.answered.emit(question, choice)

    def _stand_on(self, id_: str) -> None:
        self._current = id_
        self._mark()
        if card := self.current:
            self.show_whole(card)
            self._say(card)

    def _mark(self) -> None:
        for card in self.cards:
            card.show_current(is_current=card.question.id == self._current)
        current = self.current
        self.setAccessibleDescription(current.spoken if current else _NONE)

    def _say(self, card: IntakeCard) -> None:
        announce(self, card.spoken)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if card := self.current:
            self._say(card)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in _KEYS and plain:
            self.step(_KEYS[Qt.Key(event.key())])
        elif event.key() in _DIGITS and plain:
            self.give(_DIGITS.index(Qt.Key(event.key())) + 1)
        else:
            super().keyPressEvent(event)
