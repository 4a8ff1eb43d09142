"""收集表: the rows of the report against the rooms of the unit, with ticks, answers, sums, and what is to be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from models.gathering.gathering import Room, Row, cells_asked
from ui.gathering.due_field import DueField
from ui.gathering.gathering_strip import NEXT_KEY, GatheringStrip
from ui.gathering.news_panel import NewsPanel
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import not_kept, row_name
from ui.gathering.rooms_dialog import RoomsDialog
from ui.gathering.row_panel import RowPanel
from ui.gathering.tick_table import TickTable
from ui.kit.dialogs import within_screen
from ui.kit.elided_label import ElidedLabel
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow
from ui.report.areas import Area, step_to_area
from ui.report.beside_table import BesideTable, Share

_SIZE = 1366, 720
"""Pixels of the window. Source: the picture of it."""

_SHARE = Share(0.385, 560, may_squeeze=False)
"""Of the column at the right. Source: the picture; six kinds of applicants stand beside each other."""

_LINE = 22
"""Pixels of a line of words below the grid. Chosen: every row of the largest table has room above it."""

_EMPTY = (
    "还没有科室。\n\n先按 F4 加上要报数的科室（可以从通讯录整列粘贴），再打勾：哪一行由哪个科室报数。\n"
    "然后把表发给各科室：存成工作簿，或者打印出来用笔填。\n收回来的数自动相加，再一次放进报告。"
)
_KEYS = "空格打勾、去勾；Ctrl+空格整行；回车去填数；F6 换地方。收集表和报告存在一起，不进报告，不影响核对码。"


class Ways(NamedTuple):
    """How sheets leave and come back; each is asked over this window, and returns what to say of it.

    Attributes:
        workbooks: Writes the workbooks of these rooms.
        paper: Shows the sheets of these rooms, to be printed.
        files: Asks which files are back, and takes them over.
        folder: The same, of a whole folder or stick.
        dropped: Takes over these files.
    """

    workbooks: Callable[[QDialog, Sequence[Room]], str]
    paper: Callable[[QDialog, Sequence[Room]], str]
    files: Callable[[QDialog], str]
    folder: Callable[[QDialog], str]
    dropped: Callable[[QDialog, Sequence[Path]], str]


class GatheringDialog(QDialog):
    """Shows all that is gathered for an open report; every change is kept at once.

    Args:
        gathered: What there is.
        ways: How sheets leave and come back.
    """

    def __init__(self, gathered: OpenGathering, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("收集表")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.gathered, self._ways = gathered, ways
        gathered.begin()
        self.tables = [TickTable(gathered, one) for one in gathered.form.tables]
        self.bar, self._stack, self._whole = QTabBar(), QStackedWidget(), QStackedWidget()
        self.row, self.news, self.due = RowPanel(gathered, self.tables[0].row), NewsPanel(gathered), DueField(gathered)
        self.back, self.rooms, self.send = (
            QPushButton("回到报告(&B)"),
            QPushButton("科室(&R)…"),
            QPushButton("发出去(&S)"),
        )
        self.line, self.told = ElidedLabel("strong"), ElidedLabel("guide")
        self.strip = GatheringStrip(gathered)
        self._lay_out()
        self._connect()
        self.renew()
        self._say("")
        answer_f1(self)
        self.table.setFocus()

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("收集表：各科室报的数")

    # ------------------------------------------------------------ the window

    def _lay_out(self) -> None:
        within_screen(self, *_SIZE)
        self.bar.setAccessibleName("表")
        self.bar.setExpanding(False)
        for table in self.tables:
            self.bar.addTab(table.ticks.table.call)
            self._stack.addWidget(table)
        for button in (self.back, self.rooms, self.send):
            button.setAutoDefault(False)  # else Enter, with which figures are typed, would do it
        self.send.setMenu(self._sending())
        set_tool_tip(self.back, "随时可以回去，填了的都留着（Esc）")
        set_tool_tip(self.rooms, "加科室、改名、删掉")
        due = PlainLabel("交回日期(&T)")
        due.setBuddy(self.due)
        for label in (self.line, self.told):
            label.setFixedHeight(_LINE)
        below = QHBoxLayout()
        below.addWidget(self.line, 1)
        below.addWidget(self.told, 1)
        self._whole.addWidget(BesideTable(self._stack, self._side(), "这一行，和要办的事", _SHARE))
        nothing = PlainLabel(_EMPTY, "empty", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._whole.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(WrappingRow((self.back, self.bar), (due, self.due, self.rooms, self.send)))
        column.addWidget(self._whole, 1)
        column.addLayout(below)
        column.addWidget(self.strip)

    def _side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addWidget(self.news)
        column.addStretch(1)
        return side

    def _sending(self) -> QMenu:
        menu, ways = QMenu(self), self._ways
        for label, way, alone in (
            ("所有科室的工作簿，存到文件夹或者 U 盘(&W)…", ways.workbooks, False),
            ("打印所有科室的表(&P)…", ways.paper, False),
            ("只要光标所在科室的工作簿(&1)…", ways.workbooks, True),
            ("只打印光标所在科室的表(&2)…", ways.paper, True),
        ):
            menu.addAction(label).triggered.connect(lambda _=False, way=way, alone=alone: self._post(way, alone=alone))
        return menu

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._on_turned)
        self.back.clicked.connect(lambda _=False: self.reject())
        self.rooms.clicked.connect(lambda _=False: self.ask_rooms())
        self.strip.folder.clicked.connect(lambda _=False: self._say(self._ways.folder(self)))
        self.strip.next.clicked.connect(lambda _=False: self.go_on())
        self.due.told.connect(self._say)
        self.gathered.failed.connect(self._on_failed)
        self.row.told_of.connect(self._tell_done)
        self.news.told.connect(self._tell_done)
        self.news.leads_to.connect(self.stand_on)
        self.gathered.changed.connect(self.renew)
        for table in self.tables:
            table.entered.connect(self._on_moved)
            table.wants_parts.connect(self.row.table.begin)
        for keys, act in (
            (NEXT_KEY, self.go_on),
            ("F7", self.row.fill_blanks),
            ("F8", self.news.next_difference),
            ("Ctrl+Z", lambda: self._step_back(back=True)),
            ("Ctrl+Y", lambda: self._step_back(back=False)),
            ("F6", lambda: self._next_area(1)),
            ("Shift+F6", lambda: self._next_area(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
            ("Alt+Return", self.row.take_sum),
            ("Alt+Enter", self.row.take_sum),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def table(self) -> TickTable:
        """The table in sight."""
        return self.tables[max(self.bar.currentIndex(), 0)]

    def stand_on(self, row: Row, room_id: str = "") -> None:
        """Show a row, with the cursor in the column of a room."""
        at = next(at for at, one in enumerate(self.tables) if one.ticks.table.id == row.table)
        self.bar.setCurrentIndex(at)
        self.table.stand_on(row, room_id)
        self.table.setFocus()

    def _turn(self, step: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _next_area(self, step: int) -> None:
        row, strip = (self.row.table, self.row.take, self.row.why), (self.strip.folder, self.strip.next)
        above = (self.back, self.bar, self.due, self.rooms, self.send)
        parts = ((self.table,), row, self.news.buttons, strip, above)
        step_to_area([Area(one) for one in parts], self.focusWidget(), step)

    def _on_turned(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        if not self.bar.hasFocus():
            self.table.setFocus()
        self._on_moved()

    def _on_moved(self) -> None:
        self.row.show_row(self.table.row)
        self.news.show_row(self.table.row)
        self._tell_here()

    # ------------------------------------------------------------ what is said

    def renew(self) -> None:
        """Say how far everything is."""
        rooms = self.gathered.value.rooms
        self._whole.setCurrentIndex(0 if rooms else 1)
        self.send.setEnabled(bool(rooms))
        self.strip.renew()
        self._tell_here()

    def _tell_here(self) -> None:
        room, row = self.table.room, self.table.row
        if room is None:
            self.line.setText("")
            return
        remarks = "；".join(self.gathered.value.remarks.get(room.id, ()))
        told = f"{row_name(self.gathered.form, row)} · {room.name}：{self.table.ticks.told(row, room)}。"
        self.line.setText(f"{told}{f'　{room.name}写了：{remarks}' if remarks else ''}")

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence or (_KEYS if self.gathered.value.rooms else ""))
        announce(self.told, sentence)

    def _on_failed(self, error: Exception) -> None:
        self._say(not_kept(error))

    def _tell_done(self, sentence: str) -> None:
        """Say what was done; what was being typed was part of it."""
        self.row.table.finish()
        self._say(sentence)

    # ------------------------------------------------------------ what is done

    def go_on(self) -> None:
        """Take sheets back, or name rooms where there are none."""
        if self.gathered.value.rooms:
            self._say(self._ways.files(self))
        else:
            self.ask_rooms()

    def ask_rooms(self) -> None:
        """Let the clerk add, rename and take away rooms."""
        before = self.gathered.value
        after = RoomsDialog.ask(before, self)
        if after is not None:
            self.gathered.change(after, "改科室")
            self.table.setFocus()
        new = len(self.gathered.value.rooms) > len(before.rooms)
        self._say("在表里打勾：哪一行由哪个科室报数；空格打勾，Ctrl+空格整行。" if new else "")

    def _post(self, way: Callable[[QDialog, Sequence[Room]], str], *, alone: bool) -> None:
        room = self.table.room
        rooms = (room,) if alone and room else self.gathered.value.rooms
        asked = [one for one in rooms if cells_asked(self.gathered.value, self.gathered.form, one.id)]
        self._say(way(self, asked) if asked else "还没有打勾：先在表里勾上哪一行由哪个科室报数，再发出去。")

    def _step_back(self, *, back: bool) -> None:
        self.row.table.finish()
        done = self.gathered.undo() if back else self.gathered.redo()
        if done:
            self._say(f"{'撤销了' if back else '又做了'}：{done}。")
        else:
            self._say("没有可以撤销的了。" if back else "没有可以重做的了。")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self.gathered.value.rooms:
            self._say(self._ways.dropped(self, paths))

    @override
    def done(self, result: int) -> None:
        """Close; what is being typed is kept already."""
        self.table.setFocus()
        self.gathered.settle()
        super().done(result)
