"""The tab 单位: the board of all units, and over it the submission that is looked at; each decision is an event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.district.board import Tile, UnitFacts, next_of_ours
from models.district.desk_review import Known, ReadReport, under_review
from models.district.last_year import PreviousOf, nobodys
from models.district.paper import PaperCheck, PaperTicks
from models.district.register.submissions import Submission
from models.district.register.task_standing import UnitStanding
from models.district.standing_tiles import facts_of, shown_of
from models.district.under_review import UnderReview
from models.district.unit_state import Turn, UnitState
from models.system.disk_faults import trouble
from models.system.errors import ReportError
from ui.district.board_view import BoardView
from ui.district.review_view import ReviewView
from ui.kit.waiting import Wait, wait_for
from ui.kit.worker import in_worker
from ui.window.decisions import Decisions
from ui.window.kept_papers import KeptPapers
from ui.window.page import Shell
from ui.window.reminders_out import RemindersOut
from ui.window.review_line import ReviewLine
from ui.window.slips_out import SlipsOut
from ui.window.task_desk import TaskDesk
from ui.window.version_desk import Sources, VersionDesk

_MISSING = "{}还没有交，没有可以看的；要催报，按“复制催报”。"
_MAYBE = "有文件可能是{}的，还没有人认定；请先到“收件”里认定。"
_READING = Wait("正在打开", "正在读这个单位交的报告……")
_NONE_OURS = "等我们办的都办完了。"


class BoardTab(QObject):
    """Connects board and review with the register.

    Args:
        read: Reads a report that was received.
        previous: Finds last year's accepted report of a unit.

    Attributes:
        board: The tiles.
        review: The submission that is looked at; None before the first.
        line: Above it.

    Signals:
        moved: Something else is shown.
    """

    moved = Signal()

    def __init__(self, shell: Shell, desk: TaskDesk, read: ReadReport, previous: PreviousOf = nobodys) -> None:
        self.widget = QStackedWidget()
        super().__init__(self.widget)
        self._shell, self._desk, self._read, self._previous = shell, desk, read, previous
        self.board = BoardView(desk.today, self._facts)
        self.review: ReviewView | None = None
        self._shown: Submission | None = None
        self._papers = KeptPapers(desk, shell.show_status, self)
        self._slips = SlipsOut(shell, desk, read)
        self._decisions = self._make_decisions()
        self.widget.addWidget(self.board)
        self._over = self._make_over()
        self.versions = VersionDesk(shell, desk, self._slips, Sources(read, previous), self.widget)
        self.versions.decided.connect(self.open)
        self.versions.left.connect(self._leave_versions)
        self.versions.shown.connect(self.moved)
        self._came_from: QWidget = self.board
        self.board.opened.connect(self.open)
        self.board.status_message.connect(shell.show_status)
        self._reminders = RemindersOut(shell, desk)
        self.board.reminded.connect(self._reminders.keep)
        self.board.list_asked.connect(self._reminders.show_list)

    def _make_decisions(self) -> Decisions:
        decisions = Decisions(self._shell, self._desk, self._slips, self)
        decisions.decided.connect(self._on_decided)
        decisions.to_open.connect(self.open)
        decisions.undone.connect(self._show_again)
        return decisions

    def _make_over(self) -> QWidget:
        """Return the place for a submission, with the way back to the board."""
        over = QWidget()
        self.line = ReviewLine()
        self.line.back.clicked.connect(lambda _=False: self.go_back())
        self.line.choose.clicked.connect(lambda _=False: self.choose_version())
        self.line.write_again.clicked.connect(lambda _=False: self._write(self._slips.write))
        self.line.receipt.clicked.connect(lambda _=False: self._write(self._slips.write_receipt))
        self._column = QVBoxLayout(over)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)
        escape = QShortcut(QKeySequence("Esc"), over, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)
        beside = QShortcut(QKeySequence("F9"), over, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        beside.activated.connect(self.choose_version)
        self.widget.addWidget(over)
        return over

    # ------------------------------------------------------------ what is shown

    @property
    def is_looking(self) -> bool:
        """Whether a submission is looked at."""
        return self.widget.currentWidget() is self._over

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """Show how far all units are."""
        self.board.show_tiles(tiles)

    def take_keyboard(self) -> None:
        """Take the keyboard to what is shown."""
        if self.is_looking and self.review:
            self.review.pages.take_keyboard()
        elif self.versions.is_shown and self.versions.view:
            self.versions.view.cells.setFocus()
        else:
            self.board.list.setFocus()

    def find(self) -> None:
        """Look for a unit by words."""
        self.go_back()
        self.board.look_for_words()

    def _facts(self, unit: str) -> UnitFacts:
        desk, one = self._desk, self._standing(unit)
        return facts_of(one, desk.ledger, desk.register.history(unit)) if one else UnitFacts()

    def _standing(self, unit: str) -> UnitStanding | None:
        return self._desk.standing.by_id.get(unit)

    # ------------------------------------------------------------ going to a submission, and back

    def open(self, unit: str) -> None:
        """Look at what a unit has handed in; say so if it has not."""
        self._papers.keep()
        one = self._standing(unit)
        if not one:
            return
        if one.state is UnitState.TO_DECIDE and len(one.waiting) > 1:
            self.board.list.stand_on(unit)
            self._compare(one, self.board)
        elif not shown_of(one, self._desk.ledger):
            self._shell.show_status((_MAYBE if one.maybe else _MISSING).format(one.unit.name))
        elif found := self._loaded(one):
            self._show(one, found)

    def _loaded(self, one: UnitStanding) -> UnderReview | None:
        """Return what is looked at, read beside the window; None if that cannot be, or the clerk does not wait."""
        desk = self._desk
        history = desk.register.history(one.unit.id)
        ours = [tile.id for tile in self.board.model.tiles if tile.turn is Turn.OURS]
        known = Known(desk.ledger, desk.standing, ours, self._previous)
        work = in_worker(partial(under_review, one, known, history, self._read))
        if not wait_for(work, _READING, self._shell.window):
            return None
        try:
            return work.result()
        except ReportError as error:
            self._shell.complain(str(error))
        except OSError as error:
            self._shell.complain(trouble(error).sentence)
        return None

    def _show(self, one: UnitStanding, found: UnderReview) -> None:
        self._shown = shown_of(one, self._desk.ledger)
        self.widget.setCurrentWidget(self._over)
        if self.review is None:
            self.review = review = ReviewView(found)
            review.accepted.connect(lambda _unit, reason: self._decide(partial(self._decisions.accept, reason=reason)))
            review.sent_back.connect(
                lambda _unit, points, closed: self._decide(
                    partial(self._decisions.send_back, points=points, closed=closed)
                )
            )
            review.undone.connect(lambda _unit: self._decisions.take_back())
            review.next_asked.connect(self.go_to_next)
            review.paper_checked.connect(self._on_paper)
            review.status_message.connect(self._shell.show_status)
            self._column.addWidget(review, 1)
        else:
            self.review.show_submission(found)
        self.line.show_for(one)
        self.board.list.stand_on(one.unit.id)
        self.take_keyboard()
        self.moved.emit()

    def go_back(self) -> None:
        """Show the board again, standing on the unit that was looked at."""
        self._papers.keep()
        self.widget.setCurrentWidget(self.board)
        self.board.list.setFocus()
        self.moved.emit()

    def go_to_next(self) -> None:
        """Go to the next unit that waits for us: to its submission while one is looked at, else on the board."""
        if not self.is_looking and not self.versions.is_shown:
            self.board.next_of_ours()
            return
        self._desk.settle()
        here = self._unit
        found = next_of_ours(self.board.model.tiles, here)
        if found and found.id != here:
            self.open(found.id)
        elif not found:
            self._shell.show_status(_NONE_OURS)

    # ------------------------------------------------------------ decisions

    def _decide(self, decide: Callable[[UnderReview, Submission], object]) -> None:
        if self.review and self._shown:
            decide(self.review.submission, self._shown)

    def _write(self, write: Callable[[str], object]) -> None:
        """Write a paper of the unit that is looked at; what was decided a moment ago is on it."""
        if self.review:
            self._desk.settle()
            write(self.review.submission.unit)

    def _on_decided(self) -> None:
        """Go to the next one by itself, as long as a submission is looked at."""
        if self.is_looking:
            self.go_to_next()

    def undo(self) -> None:
        """Take the last decision back."""
        if self.review and self.is_looking:
            self.review.undo()
        else:
            self._shell.show_status("在一件报告里才能撤回刚才的接收或者退回。")

    def _show_again(self) -> None:
        """Show what is looked at as it really is, after something could not be done."""
        if self.review and self.is_looking:
            self.review.panel.foot.forget()
            self.open(self.review.submission.unit)

    @property
    def _unit(self) -> str:
        """The id of the unit that is looked at; blank if none is."""
        if self.versions.is_shown and self.versions.view:
            return self.versions.view.versions.unit
        return self.review.submission.unit if self.review and self.is_looking else ""

    def choose_version(self, unit: str = "") -> None:
        """Show the versions of a unit side by side, unless it is given: of the one that is looked at."""
        if one := self._standing(unit or self._unit):
            self._compare(one, self.board if unit else self._over)

    def _compare(self, one: UnitStanding, came_from: QWidget) -> None:
        self._papers.keep()
        self._came_from = came_from
        self.versions.open(one)

    def _leave_versions(self) -> None:
        """Show what was there before: the review as it really is now, or the board."""
        if self._came_from is self._over and (unit := self._unit):
            self.open(unit)
        else:
            self.go_back()

    # ------------------------------------------------------------ paper and reminders

    def _on_paper(self, unit: str, check: PaperCheck, ticks: PaperTicks) -> None:
        if self.review:
            self._papers.note(unit, self.review.panel.paper.code.text(), check, ticks)

    def keep(self) -> None:
        """Keep what is not kept yet."""
        self._papers.keep()
