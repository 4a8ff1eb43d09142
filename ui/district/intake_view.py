"""收件: what became of each file runs in at the left, what is to be decided stands at the right; no focus is taken.

Shows what it is handed and says by signals what the clerk wants. Knows no register and no file, and asks in no dialog
while files come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.district.outcomes import Act, Choice, Outcome, Question, tally
from models.district.roster import Unit
from models.text.formulas import guarded
from ui.district.intake_cards import IntakeCards
from ui.district.intake_results import HEAD, IntakeResults
from ui.district.intake_tally import IntakeTally
from ui.district.intake_ways import IntakeWays
from ui.district.unit_chooser import UnitChooser
from ui.kit.plain_widgets import PlainLabel

_MARGINS, _GAP = (8, 8, 8, 8), 8
"""Pixels around everything, and between parts. Source: the scale of the design."""

_NARROW = 860
"""Pixels of width under which the questions go below. Chosen: a file, a unit and a sentence have room beside them."""

_SHARES = (56, 79)
"""Of the width: of the results, and of the questions. Source: the design."""

_COPIED = "已复制，可以粘贴到别处发给单位。"


class Progress(NamedTuple):
    """How far a taking in is.

    Attributes:
        total: How many files there are; 0 while nobody knows.
        place: Where they are, for the clerk.
        is_running: Whether more is to come.
    """

    total: int = 0
    place: str = ""
    is_running: bool = False


class IntakeView(QWidget):
    """Shows a taking in.

    Args:
        units: The roster as it is now.
        called: What a unit is called where there is little room.
        ways: How the clerk chooses what to take in.

    Signals:
        places_chosen: These sticks, folders, zips or files are to be taken in, a list of paths.
        stop_asked: The clerk wants it to stop.
        answered: A question is answered: a `Question`, and a `Choice`.
        status_message: A sentence for the clerk about what just happened.
    """

    places_chosen = Signal(object)
    stop_asked = Signal()
    answered = Signal(object, object)
    status_message = Signal(str)

    def __init__(
        self,
        units: Callable[[], Sequence[Unit]],
        called: Callable[[Unit], str],
        ways: IntakeWays | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._units, self._ways, self._progress = units, ways or IntakeWays(), Progress()
        self._asked: Question | None = None
        self.tally, self.cards, self.chooser = IntakeTally(), IntakeCards(), UnitChooser()
        self.results = IntakeResults(called)
        self.heading = PlainLabel("要您定的", "strong")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setAccessibleName("收件")
        self.setAcceptDrops(True)
        self.setFocusProxy(self.results)
        self._lay_out()
        self._connect()
        self.chooser.hide()
        self._renew()

    def _lay_out(self) -> None:
        guide = PlainLabel("现在就能定，不用等看完　↑↓ 换一件　1 2 3 选答案", "guide")
        right = _side((self.heading, guide), (self.cards, self.chooser))
        self._sides.setSpacing(_GAP)
        for part, share in zip((self.results, right), _SHARES, strict=True):
            self._sides.addWidget(part, share)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*_MARGINS)
        whole.setSpacing(_GAP)
        whole.addWidget(self.tally)
        whole.addLayout(self._sides, 1)

    def _connect(self) -> None:
        self.tally.chosen.connect(self.results.look_for_groups)
        self.tally.stop_asked.connect(self.stop_asked)
        self.tally.folder_asked.connect(self.ask_folder)
        self.tally.files_asked.connect(self.ask_files)
        self.results.status_message.connect(self.status_message)
        self.cards.answered.connect(self._answer)
        self.chooser.chosen.connect(self._choose_unit)
        self.chooser.turned_back.connect(self._turn_back)

    # ------------------------------------------------------------ what is shown

    def begin(self, place: str) -> None:
        """Begin anew: the results of before go, the questions stay."""
        self.results.model.clear()
        self.show_progress(Progress(0, place, is_running=True))

    def show_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        keyboard = QApplication.focusWidget()
        if keyboard in {self.tally.folder, self.tally.files, self.tally.stop}:
            self.results.setFocus()  # they come and go, and what the keyboard then is on would be pressed by chance
        self._progress = progress
        self._renew()

    def show_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Show what became of these files; the cursor stays on its file."""
        self.results.model.take(outcomes)
        self._renew()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show what is to be decided."""
        self.cards.show_questions(questions)
        self.heading.setText(f"要您定的 {len(questions)} 件" if questions else "要您定的")
        if self._asked and self._asked.id not in {one.id for one in questions}:
            self._turn_back()

    def _renew(self) -> None:
        found = tally(self._progress.total, self.results.model.outcomes)
        self.tally.show_state(found, is_running=self._progress.is_running, place=self._progress.place)

    # ------------------------------------------------------------ what is decided

    def next_question(self) -> None:
        """Go to what is to be decided, and there to the next one."""
        if self.cards.hasFocus():
            self.cards.step(1)
        self.cards.setFocus()

    def _answer(self, question: Question, choice: Choice) -> None:
        match choice.act:
            case Act.OTHER_UNIT:
                self._asked = question
                self.chooser.ask(f"“{question.alias or question.about}”是哪个单位的？", self._units())
            case Act.COPY:
                QGuiApplication.clipboard().setText(guarded(choice.value))
                self.status_message.emit(_COPIED)
            case _:
                self.answered.emit(question, choice)

    def _choose_unit(self, unit: str) -> None:
        asked = self._asked
        self._turn_back()
        if asked:
            self.answered.emit(asked, Choice("", Act.IS_UNIT, unit))

    def _turn_back(self) -> None:
        keyboard = QApplication.focusWidget()
        had_keyboard = keyboard is not None and self.chooser.isAncestorOf(keyboard)
        self._asked = None
        self.chooser.hide()
        if had_keyboard:
            self.cards.setFocus()

    # ------------------------------------------------------------ what is taken in

    def ask_folder(self) -> None:
        """Ask for a stick or a folder, and have it taken in."""
        if (place := self._ways.folder(self)) is not None:
            self._take_in([place])

    def ask_files(self) -> None:
        """Ask for zips or files, and have them taken in."""
        self._take_in(self._ways.files(self))

    def _take_in(self, places: Sequence[Path]) -> None:
        if places and not self._progress.is_running:
            self.places_chosen.emit(list(places))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._progress.is_running and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._take_in([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # ------------------------------------------------------------ keys, and the room there is

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.results.look_for_words()
        elif event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.next_question()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Stop what is going on; where nothing is, look for all again."""
        if self._progress.is_running:
            self.stop_asked.emit()
        else:
            self.tally.clear()
            self.results.end_finding()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _NARROW
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _side(head: Sequence[QWidget], below: Sequence[QWidget]) -> QFrame:
    """Return a part of the view: its heading, and what it shows, of which the first takes the room there is."""
    frame = QFrame()
    frame.setObjectName("card")
    row, column = QHBoxLayout(), QVBoxLayout(frame)
    for part in head:
        row.addWidget(part)
    row.addStretch()
    row.setSpacing(HEAD[0])
    row.setContentsMargins(*HEAD)
    column.setContentsMargins(1, 1, 1, 1)
    column.setSpacing(0)
    column.addLayout(row)
    for part in below:
        column.addWidget(part, int(part is below[0]))
    return frame
