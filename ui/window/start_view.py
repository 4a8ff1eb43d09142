"""The page the program opens on: the drafts, the bin, the exercises."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget
from typing_extensions import override

from models.drafts.draft import Draft
from models.report.report import Report
from ui.kit.dialogs import plain_label
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel
from ui.kit.wrapping_row import WrappingRow
from ui.window.draft_choices import MenuChoice
from ui.window.draft_detail import DraftDetail
from ui.window.draft_groups import Kind, Order, Wanted
from ui.window.draft_list import DraftModel
from ui.window.draft_search import SearchLine
from ui.window.draft_table import DraftTable
from ui.window.empty_start import EmptyStart
from ui.window.exercise_menu import exercise_menu
from ui.window.moved_line import MovedLine
from ui.window.nothing_shown import Looked, why_nothing
from ui.window.start_buttons import APART, ON_A_DRAFT, ON_TOP, Act, Standing, make_buttons, menu_of, show_standing
from ui.window.start_layout import StartLayout, in_tab_order
from ui.window.start_offer import StartOffer, start_offer


class StartView(QWidget):
    """Lists drafts and offers what can be done with them.

    Signals:
        wants_new, wants_import: Begin a report; read one from a file.
        wants_last_years: Read last year's report from a file, and begin this year's out of it.
        wants_open, wants_next_years, wants_bin, wants_restore, wants_history, wants_files: Do that with a draft, by id.
        wants_exercise: Open a sample, given by its resource name.
        wants_cards, wants_district: Show what is kept of the units; open a district's task.
        told_anew: What the strip says of the drafts may be something else now.
        wants_undo: Take back what the line below the list says.
    """

    wants_new = Signal()
    wants_import = Signal()
    wants_last_years = Signal()
    wants_open = Signal(str)
    wants_next_years = Signal(str)
    wants_bin = Signal(str)
    wants_restore = Signal(str)
    wants_history = Signal(str)
    wants_files = Signal(str)
    wants_exercise = Signal(str)
    wants_cards = Signal()
    wants_district = Signal()
    told_anew = Signal()
    wants_undo = Signal()

    def __init__(self, exercises: dict[str, Report], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._backed_up, self._in_bin, self._read_only, self._is_empty = 0, False, "", False
        self._places: dict[bool, tuple[str, int]] = {}
        self.model = DraftModel(self)
        self.list = DraftTable(self.model)
        self.list.activated.connect(self._open)
        self.list.wants_bin.connect(lambda: None if self._in_bin else self._do(Act.BIN))
        self.list.wants_menu.connect(self._show_menu)
        self.list.selectionModel().selectionChanged.connect(self._on_chosen)
        self.search = SearchLine()
        self.kind, self.order = MenuChoice(Kind.ALL, "看哪些", "S"), MenuChoice(Order.YEAR, "排列", "P")
        self.search.textChanged.connect(self._arrange)
        self.search.returnPressed.connect(self._open)
        self.search.wants_list.connect(self.take_focus)
        for choice in (self.kind, self.order):
            choice.changed.connect(self._arrange)
        self.model.settled.connect(self._on_settled)
        self.model.dataChanged.connect(self.told_anew)
        self._buttons = make_buttons(self._do)
        self.exercises = exercise_menu(exercises, self.wants_exercise.emit, self)
        self._buttons[Act.EXERCISES].setMenu(self.exercises)
        self.begin = EmptyStart(self.exercises, len(exercises))
        self.begin.new.clicked.connect(lambda: self._do(Act.NEW))
        self.begin.last_years.clicked.connect(self.wants_last_years)
        self.moved = MovedLine()
        self.moved.wants_undo.connect(self.wants_undo)
        self._lay_out()
        self.show_drafts(())

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("报告列表里的状态")

    # ------------------------------------------------------------ what is to be seen

    def set_read_only(self, why: str) -> None:
        """Offer only what changes nothing, where there is a reason why nothing may be changed."""
        self._read_only = why
        self.show_drafts(self._drafts, self._backed_up)

    def show_drafts(self, drafts: tuple[Draft, ...], backed_up: int = 0) -> None:
        """Show these drafts, or those of them that lie in the bin; the same one stays chosen, or the one in its place.

        Args:
            drafts: All that there are.
            backed_up: How many only backups know of.
        """
        self._drafts, self._backed_up = drafts, backed_up
        shown = [draft for draft in drafts if draft.binned == self._in_bin]
        self._keep_focus_while(lambda: self._show(shown))

    def tell_moved(self, sentence: str) -> None:
        """Say below the list where a draft was moved last; nothing any more if there is nothing to say."""
        self._keep_focus_while(lambda: self.moved.say(sentence))

    def choose(self, draft_id: str) -> None:
        """Stand on this draft, among those that do not lie in the bin, as soon as they are shown the next time."""
        self._places[False] = (draft_id, self._places.get(False, ("", 0))[1])

    def show_all(self) -> None:
        """Show all drafts that do not lie in the bin."""
        self.search.clear()
        self.kind.choose(Kind.ALL)
        if self._in_bin:
            self._turn()

    def take_search(self) -> None:
        """Let the clerk type what is looked for."""
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def take_focus(self) -> None:
        """Take the keyboard to the list, or where there is none, to what can be begun."""
        first = (Act.TURN,) if self._in_bin else (Act.NEW, Act.EXERCISES, Act.TURN)
        enabled = next(self._buttons[act] for act in first if self._buttons[act].isEnabled())
        where: QWidget = self.begin.first if self._is_empty else enabled
        if self.search.text() and not self.model.drafts:
            where = self.search
        (self.list if self.model.drafts else where).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_empty(self) -> bool:
        """Whether the ways to begin stand in the place of the list."""
        return self._is_empty

    @property
    def draft(self) -> Draft | None:
        """The draft that the list stands on."""
        return self.model.draft(self.list.currentIndex())

    def _show(self, shown: list[Draft]) -> None:
        self.model.show(shown)
        self._caption.setText("回收站" if self._in_bin else "我的报告")
        self.list.setAccessibleName(self._caption.text())
        self._is_empty = not (shown or self._in_bin or self._backed_up or self._read_only)
        for one in (self._caption, self.search, self.kind, self.order):
            one.setHidden(self._is_empty)
        self._fit()
        if self._is_empty:
            self.begin.show_due(self.model.today)
        self._stand_where_it_was()

    def _arrange(self) -> None:
        """Show what is looked for, in the order that is chosen; the same draft stays chosen, or the first one."""
        self._places[self._in_bin] = (self._places.get(self._in_bin, ("", 0))[0], 0)
        self.model.arrange(Wanted(self.search.text().strip(), self.order.chosen, self.kind.chosen))
        self._stand_where_it_was()

    def _stand_where_it_was(self) -> None:
        """Show the list standing on the draft that is chosen, or on the one in its place; or why there is no list."""
        chosen, at = self._places.get(self._in_bin, ("", 0))
        if drafts := self.model.drafts:
            there = next((one for one in drafts if one.id == chosen), drafts[min(at, len(drafts) - 1)])
            self.list.selectRow(self.model.row_of(there))
        counts = len(self.model.all_drafts), self.model.pending, self._backed_up
        self._empty.setText(why_nothing(Looked(self.search.text().strip(), self.kind.chosen, self._in_bin, *counts)))
        self._stack.setCurrentWidget(self.list if drafts else self.begin if self._is_empty else self._empty)
        self._show_buttons()
        self.told_anew.emit()

    def _on_chosen(self) -> None:
        if draft := self.draft:
            self._places[self._in_bin] = (draft.id, self.model.drafts.index(draft))
        self._show_buttons()

    def _show_buttons(self) -> None:
        has_bin = any(draft.binned for draft in self._drafts)
        around = self._in_bin, not self._read_only, self._is_empty, has_bin, self._layout.is_beside
        show_standing(self._buttons, Standing(self.draft, *around, self._layout.is_tall), self._primary)
        self._layout.show_rows()
        self._detail.stand_on(self.draft)

    def _on_settled(self) -> None:
        if self.order.chosen is Order.STANDING or self.kind.chosen is not Kind.ALL:
            self._arrange()

    @property
    def offer(self) -> StartOffer:
        """What the strip says of the drafts, and what it offers; nothing in the bin."""
        of = self.model
        return StartOffer() if self._in_bin else start_offer(of.all_drafts, of.standing, of.today, of.due)

    @property
    def _primary(self) -> Act | None:
        """What Enter does in the bin; elsewhere the strip has what is done next."""
        if not self._in_bin:
            return None
        return Act.RESTORE if self.draft else Act.TURN

    def _keep_focus_while(self, change: Callable[[], object]) -> None:
        """Change what is shown; where that takes away what had the keyboard, the list has it, or what can be begun."""
        before = QApplication.focusWidget()
        had_focus = before is not None and self.isAncestorOf(before)
        change()
        if before and had_focus and not (before.isVisible() and before.isEnabled()):
            self.take_focus()

    # ------------------------------------------------------------ what is done

    def _do(self, act: Act) -> None:
        asks: dict[Act, SignalInstance] = {
            Act.NEW: self.wants_new,
            Act.IMPORT: self.wants_import,
            Act.CARDS: self.wants_cards,
            Act.DISTRICT: self.wants_district,
            Act.OPEN: self.wants_open,
            Act.NEXT_YEARS: self.wants_next_years,
            Act.HISTORY: self.wants_history,
            Act.BIN: self.wants_bin,
            Act.RESTORE: self.wants_restore,
            Act.FILES: self.wants_files,
        }
        if not self._buttons[act].isEnabled():
            return
        if act is Act.TURN:
            self._turn()
        elif act not in ON_A_DRAFT:
            asks[act].emit()
        elif draft := self.draft:
            asks[act].emit(draft.id)

    def _open(self) -> None:
        self._do(Act.RESTORE if self._in_bin else Act.OPEN)

    def _turn(self) -> None:
        self._in_bin = not self._in_bin
        self.show_drafts(self._drafts, self._backed_up)

    def _show_menu(self, point: QPoint) -> None:
        menu_of(ON_A_DRAFT if self.draft else (), self._buttons, self).popup(point)

    # ------------------------------------------------------------ the widget itself

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.resume()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.pause()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put everything where the window has room for it."""
        self.search.fit(self.width())
        if self._layout.fit(is_empty=self._is_empty):
            self._chain()
            self._show_buttons()

    def _lay_out(self) -> None:
        self._caption = PlainLabel("", "caption")
        self._empty = plain_label("", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for one in (self.list, self._empty, self.begin):
            self._stack.addWidget(one)
        on_top, on_draft, apart = self._rows
        above = WrappingRow([self._caption, self.search, self.kind, self.order], on_top)
        self._layout = StartLayout(self, above, (self._stack, self.moved), on_draft, apart)
        self._detail = DraftDetail(self._layout.pane, self.model)
        self._chain()

    @property
    def _rows(self) -> list[list[QPushButton]]:
        return [[self._buttons[act] for act in acts] for acts in (ON_TOP, ON_A_DRAFT, APART)]

    def _chain(self) -> None:
        """Let Tab go from the top to the bottom."""
        on_top, on_draft, apart = self._rows
        choices = (self.search, self.kind, self.order)
        in_tab_order(*choices, *on_top, self.list, *self.begin.cards, self.moved.undo, *on_draft, *apart)
