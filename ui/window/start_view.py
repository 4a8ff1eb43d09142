"""The page the program opens on: the drafts, the bin, the exercises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from models.drafts.draft import Draft
from models.drafts.duplicates import is_to_be_followed
from models.report.report import Report
from ui.kit.dialogs import plain_label
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel
from ui.kit.wrapping_row import WrappingRow
from ui.window.draft_groups import Order
from ui.window.draft_list import DraftModel
from ui.window.draft_search import OrderChoice, SearchLine, wanted
from ui.window.draft_table import DraftTable
from ui.window.empty_start import EmptyStart
from ui.window.exercise_menu import exercise_menu
from ui.window.moved_line import MovedLine
from ui.window.start_buttons import APART, ON_A_DRAFT, ON_TOP, Act, Standing, make_buttons, menu_of, show_standing

_ONLY_BACKUPS = (
    "这里没有能打开的草稿文件：可能被移走、删掉，或者坏了。\n备份里还有 {count} 份报告。\n\n"
    "在菜单“文件 → 从备份恢复”里看一看；现在只能看的，等能改了再取回。"
)
_NOTHING_SHOWN = "这里现在没有能显示的报告，原因写在窗口上面。"
_BIN_EMPTY = "回收站是空的。"
_NOT_FOUND = "没有找到。按 Esc 看全部报告。"

_MARGIN, _GAP = 16, 8
"""Pixels around the page, and between its lines. Chosen: steps of the scale of the design."""

_NARROW = 1100
"""Pixels. Chosen: below this, the page gives the room around it to the names of the units."""


class StartView(QWidget):
    """Lists drafts and offers what can be done with them.

    Signals:
        wants_new: Begin a report.
        wants_import: Read a report from a file.
        wants_last_years: Read last year's report from a file, and begin this year's out of it.
        wants_open, wants_next_years, wants_bin, wants_restore, wants_history: Do that with a draft, given by its id.
        wants_exercise: Open a sample, given by its resource name.
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
    wants_exercise = Signal(str)
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
        self.search, self.order = SearchLine(), OrderChoice()
        self.search.textChanged.connect(self._arrange)
        self.search.returnPressed.connect(self._open)
        self.search.wants_list.connect(self.take_focus)
        self.order.currentIndexChanged.connect(self._arrange)
        self.model.settled.connect(lambda: self._arrange() if self.order.order is Order.STANDING else None)
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
        for one in (self._caption, self.search, self.order):
            one.setHidden(self._is_empty)
        if self._is_empty:
            self.begin.show_due(datetime.now().astimezone().date())
        self._stand_where_it_was()

    def _arrange(self) -> None:
        """Show what is looked for, in the order that is chosen; the same draft stays chosen, or the first one."""
        self._places[self._in_bin] = (self._places.get(self._in_bin, ("", 0))[0], 0)
        self.model.arrange(wanted(self.search, self.order))
        self._stand_where_it_was()

    def _stand_where_it_was(self) -> None:
        """Show the list standing on the draft that is chosen, or on the one in its place; or why there is no list."""
        chosen, at = self._places.get(self._in_bin, ("", 0))
        if drafts := self.model.drafts:
            there = next((one for one in drafts if one.id == chosen), drafts[min(at, len(drafts) - 1)])
            self.list.selectRow(self.model.row_of(there))
        self._empty.setText(self._why_nothing)
        self._stack.setCurrentWidget(self.list if drafts else self.begin if self._is_empty else self._empty)
        self._show_buttons()

    @property
    def _why_nothing(self) -> str:
        """Why the list is empty."""
        if self.search.text().strip():
            return _NOT_FOUND
        if self._in_bin:
            return _BIN_EMPTY
        return _ONLY_BACKUPS.format(count=self._backed_up) if self._backed_up else _NOTHING_SHOWN

    def _on_chosen(self) -> None:
        if draft := self.draft:
            self._places[self._in_bin] = (draft.id, self.model.drafts.index(draft))
        self._show_buttons()

    def _show_buttons(self) -> None:
        has_bin = any(draft.binned for draft in self._drafts)
        standing = Standing(self.draft, self._in_bin, not self._read_only, self._is_empty, has_bin)
        show_standing(self._buttons, standing, self._primary)

    @property
    def _primary(self) -> Act:
        """What is done next with the draft that is chosen, or where there is none."""
        if self._in_bin:
            return Act.RESTORE if self.draft else Act.TURN
        if self.draft and is_to_be_followed(self.draft, self._drafts):
            return Act.NEXT_YEARS
        return Act.OPEN if self.draft else Act.NEW

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
            Act.OPEN: self.wants_open,
            Act.NEXT_YEARS: self.wants_next_years,
            Act.HISTORY: self.wants_history,
            Act.BIN: self.wants_bin,
            Act.RESTORE: self.wants_restore,
        }
        if not self._buttons[act].isEnabled():
            return
        if act is Act.NEW:
            self.wants_new.emit()
        elif act is Act.IMPORT:
            self.wants_import.emit()
        elif act is Act.TURN:
            self._turn()
        elif act in asks and (draft := self.draft):
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
        is_narrow = self.width() < _NARROW
        across, along = (_GAP, _GAP // 2) if is_narrow else (_MARGIN, _MARGIN)
        self._rows.setContentsMargins(across, along, across, along)
        self._rows.setSpacing(_GAP // 2 if is_narrow else _GAP)

    def _lay_out(self) -> None:
        self._caption = PlainLabel("", "caption")
        self._empty = plain_label("", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for one in (self.list, self._empty, self.begin):
            self._stack.addWidget(one)
        self._rows = rows = QVBoxLayout(self)
        on_top, on_draft, apart = ([self._buttons[act] for act in acts] for acts in (ON_TOP, ON_A_DRAFT, APART))
        rows.addLayout(WrappingRow([self._caption, self.search, self.order], on_top))
        rows.addWidget(self._stack, 1)
        rows.addWidget(self.moved)
        rows.addLayout(WrappingRow(on_draft, apart))
        _in_order(self.search, self.order, *on_top, self.list, *self.begin.cards, self.moved.undo, *on_draft, *apart)


def _in_order(*widgets: QWidget) -> None:
    """Let Tab go from one to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
