"""The board: all units of a task on one screen, what is known of one, and the way to what waits for us."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.district.board import Filter, Order, Tile, UnitFacts, next_found, next_of_ours
from models.district.reminders import TEMPLATE, Reminder, all_texts, reminders
from models.text.formulas import guarded
from ui.district.board_filters import BoardFilters
from ui.district.board_list import BoardList
from ui.district.board_model import BoardModel
from ui.district.board_panel import BoardPanel
from ui.district.rolling_page import RollingPage
from ui.kit.find_field import FindField
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainLabel
from ui.kit.spoken import make_clearable
from ui.report.beside_table import BesideTable, Share

_BESIDE = Share(of_width=282 / 1366, most=282)
"""Source: the design."""

_MARGINS, _GAP = (8, 8, 8, 4), 8
"""Pixels around the board, and between its parts. Source: the scale of the design."""

_FIELD = 130
"""Pixels of the width of the field for words, at least. Chosen: ten characters."""

_LOW = 560
"""Pixels of height under which the keys are not told below: the tiles need the room. Chosen: a screen at 150 %."""

_LEGEND = (
    "蓝底：等我们办。红底：过了期限。白底：现在不用管。　"
    "方向键移动　回车打开　空格勾选催报　Alt+1…9 只看一种　F4 下一个等我们办的　Ctrl+F 找单位"
)
_REMIND_ALL = "复制全部催报"
_NONE_OURS, _NOT_FOUND = "没有等我们办的了。", "没有找到这样的单位。"
_NOT_REMINDED = "这个单位现在没有欠的，不用催。"
_NOBODY_OWES = "没有要催的单位：没交的、退回没改的才催。"


class BoardView(QWidget):
    """Shows tiles that it is handed; by keys alone, everything on it can be reached.

    Args:
        today: From which days are counted.
        facts_of: Says what is known of a unit.
        template: Of reminders.

    Signals:
        opened: The clerk wants to look at a unit, by its id.
        status_message: A sentence for the clerk about what just happened.
        reminded: These units were reminded, a tuple of `Reminder`: their words are on the clipboard.
        list_asked: The clerk wants the list of what is owed on paper, a tuple of `Reminder`: of those that are ticked,
            of all without a tick.
    """

    opened = Signal(str)
    status_message = Signal(str)
    reminded = Signal(object)
    list_asked = Signal(object)

    def __init__(
        self,
        today: date,
        facts_of: Callable[[str], UnitFacts],
        template: str = TEMPLATE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._facts_of, self._template = today, facts_of, template
        self._units = frozenset[str]()
        self.model = BoardModel(today, self)
        self.list, self.filters, self.panel = BoardList(self.model), BoardFilters(), BoardPanel()
        self.field, self.order = FindField(), QPushButton(lettered(Order.DUE.value, "D"))
        self.remind, self.legend = QPushButton(lettered(_REMIND_ALL, "R")), PlainLabel(_LEGEND, "guide", wrap=True)
        self.setAccessibleName("各单位")
        self.print = QPushButton(lettered("催报单…", "L"))
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self._show_unit()

    def _lay_out(self) -> None:
        self.field.setPlaceholderText("找单位 Ctrl+F")
        self.field.setAccessibleName("找单位")
        self.field.setMinimumWidth(_FIELD)
        self.field.setObjectName("find")
        make_clearable(self.field)
        self.order.setCheckable(True)
        for button in (self.order, self.remind, self.print):
            button.setObjectName("tool")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bottom = QHBoxLayout()
        bottom.addWidget(self.legend, 1)
        for part in (self.field, self.order, self.remind, self.print):
            bottom.addWidget(part)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.filters)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*_MARGINS)
        whole.addWidget(RollingPage(BesideTable(left, self.panel, "选中的单位的情况", _BESIDE), "单位和它的情况"))

    def _connect(self) -> None:
        self.filters.chosen.connect(self._look_for)
        self.field.textChanged.connect(self._look_for)
        self.field.wants.connect(self._go_to_found)
        self.field.ends.connect(self._end_finding)
        self.order.toggled.connect(self._put_in_order)
        self.remind.clicked.connect(lambda _=False: self.copy_reminders())
        self.print.clicked.connect(lambda _=False: self._ask_list())
        self.list.opened.connect(self.opened)
        self.list.ticking.connect(self._turn_tick)
        self.list.stands_on.connect(self._show_unit)
        self.panel.open_asked.connect(self.open)
        self.panel.remind_asked.connect(self._copy_one)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setText(_LEGEND if self.height() >= _LOW else "")

    # ------------------------------------------------------------ what is shown

    def show_tiles(self, tiles: Iterable[Tile]) -> None:
        """Show these units; the cursor stays on its unit."""
        every = tuple(tiles)
        self.model.show_tiles(every)
        self.filters.show_counts(every)
        self._show_unit()

    @property
    def tile(self) -> Tile | None:
        """The unit with the cursor."""
        return self.model.tile(self.list.currentIndex())

    def _show_unit(self) -> None:
        tile = self.tile
        self.panel.show_unit(tile, self._facts_of(tile.id) if tile else UnitFacts(), self._today)

    # ------------------------------------------------------------ going somewhere, looking for something

    def open(self) -> None:
        """Look at the unit with the cursor."""
        if self.tile:
            self.opened.emit(self.tile.id)

    def next_of_ours(self) -> None:
        """Go to the next unit that waits for us."""
        here = self.tile.id if self.tile else ""
        if found := next_of_ours(self.model.tiles, here, self.model.wanted) or next_of_ours(self.model.tiles, here):
            self.list.stand_on(found.id)
            self.list.setFocus()
        else:
            self.status_message.emit(_NONE_OURS)

    def look_for_words(self) -> None:
        """Ask for words of the name of a unit."""
        self.field.setFocus()
        self.field.selectAll()

    def look_for_units(self, units: Iterable[str]) -> None:
        """Dim all but these units; the cursor goes to the first. Escape shows all again, as after any filter."""
        self.filters.clear()
        self.field.clear()
        self._units = frozenset(units)
        self._look_for()
        if found := next((tile for tile in self.model.tiles if tile.id in self._units), None):
            self.list.stand_on(found.id)
        self.list.setFocus()
        self.status_message.emit(f"只看这 {len(self._units)} 个单位，按 Esc 看全部。")

    def _look_for(self) -> None:
        self.model.look_for(Filter(self.filters.states, self.field.text(), self._units))

    def _go_to_found(self, way: int) -> None:
        tiles = self.model.tiles if way > 0 else self.model.tiles[::-1]
        if found := next_found(tiles, self.tile.id if self.tile else "", self.model.wanted):
            self.list.stand_on(found.id)
        else:
            self.status_message.emit(_NOT_FOUND)

    def _end_finding(self) -> None:
        self.field.clear()
        self.list.setFocus()

    def _put_in_order(self, is_by_due: bool) -> None:  # noqa: FBT001  of a signal
        self.model.put_in_order(Order.DUE if is_by_due else Order.ROSTER)

    # ------------------------------------------------------------ reminders

    def _turn_tick(self) -> None:
        if not self.model.turn_tick(self.list.currentIndex()):
            self.status_message.emit(_NOT_REMINDED)
        self.remind.setText(
            lettered(f"复制 {len(self.model.ticked)} 个催报" if self.model.ticked else "复制全部催报", "R")
        )

    @property
    def _owing(self) -> tuple[Reminder, ...]:
        """What is owed by the units that are ticked; by all, if none is."""
        ticked = self.model.ticked
        wanted = (tile for tile in self.model.tiles if tile.id in ticked or not ticked)
        return reminders(wanted, self._today, self._template)

    def copy_reminders(self) -> None:
        """Put the words for the units that are ticked on the clipboard; for all that owe something, if none is."""
        self._copy(self._owing)

    def _ask_list(self) -> None:
        if found := self._owing:
            self.list_asked.emit(found)
        else:
            self.status_message.emit(_NOBODY_OWES)

    def _copy_one(self) -> None:
        self._copy(reminders(filter(None, (self.tile,)), self._today, self._template))

    def _copy(self, found: tuple[Reminder, ...]) -> None:
        if not found:
            self.status_message.emit(_NOBODY_OWES)
            return
        QGuiApplication.clipboard().setText(guarded(all_texts(found)))
        self.status_message.emit(f"已复制 {len(found)} 个单位的催报，可以粘贴到别处。")
        self.reminded.emit(found)

    # ------------------------------------------------------------ keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.next_of_ours()
        elif event.key() == Qt.Key.Key_F and control:
            self.look_for_words()
        elif event.key() == Qt.Key.Key_Escape:
            self._units = frozenset()
            self.filters.clear()
            self._look_for()
            self._end_finding()
        else:
            super().keyPressEvent(event)
