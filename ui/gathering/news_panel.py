"""Below the row: what a room has changed later, what may go into the report, and the rows that no room answers for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from models.form.figures import print_figure
from models.form.refs import CellRef
from models.gathering.gathering import Row
from models.gathering.sums import Changed, same, sum_of
from models.report.report import Value
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import HELD, day, name_of, row_name
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_NAMED = 3
"""Rows that are named. Chosen: what has room; the grid shows all."""

_GAP = 12
"""Pixels between the parts. Source: the scale of the design."""


class NewsPanel(QWidget):
    """Tells what there is to do about the answers as a whole.

    Signals:
        leads_to: A `Row`, and the id of a room, to be shown in the grid.
        told: A sentence about what was done.
    """

    leads_to = Signal(object, str)
    told = Signal(str)

    def __init__(self, gathered: OpenGathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gathered = gathered
        self._changed: Changed | None = None
        self._row: Row | None = None
        self.changed_title, self.changed_words = PlainLabel("", "caution", wrap=True), PlainLabel("", wrap=True)
        self.look, self.take, self.seen = QPushButton("看这一行(&G)"), QPushButton(), QPushButton("知道了(&K)")
        self.fill_words, self.fill = PlainLabel("", wrap=True), QPushButton()
        self.differing_words, self.differing = PlainLabel("", wrap=True), QPushButton("看不同的(&N)")
        self.uncovered = PlainLabel("", "uncovered", wrap=True)
        self._changes, self._fills = QFrame(), QFrame()
        self._lay_out()
        self.look.clicked.connect(lambda _=False: self._lead())
        self.take.clicked.connect(lambda _=False: self._take())
        self.seen.clicked.connect(lambda _=False: self._see())
        self.fill.clicked.connect(lambda _=False: self.fill_report())
        self.differing.clicked.connect(lambda _=False: self.next_difference())
        gathered.changed.connect(self.renew)
        self.renew()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done."""
        return self.take, self.seen, self.look, self.fill, self.differing

    def _lay_out(self) -> None:
        for button in self.buttons:
            button.setAutoDefault(False)
        set_tool_tip(self.seen, "报告里不改，这一处不再提醒")
        set_tool_tip(self.fill, "科室已经报齐、报告里还空着的，一次都填上，可以撤销")
        for frame in (self._changes, self._fills):
            frame.setObjectName("card")
        changes_column, fills_column = QVBoxLayout(self._changes), QVBoxLayout(self._fills)
        changes_column.addWidget(self.changed_title)
        changes_column.addWidget(self.changed_words)
        changes_column.addLayout(WrappingRow((self.take, self.seen, self.look)))
        fills_column.addWidget(self.fill_words)
        fills_column.addLayout(WrappingRow((self.fill,)))
        fills_column.addWidget(self.differing_words)
        fills_column.addLayout(WrappingRow((self.differing,)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        for widget in (self._changes, self._fills, self.uncovered):
            column.addWidget(widget)

    def show_row(self, row: Row) -> None:
        """Tell nothing of what stands in this row beside the grid already."""
        self._row = row
        self.renew()

    # ------------------------------------------------------------ what is told

    def renew(self) -> None:
        """Tell what there is now."""
        self._tell_changes()
        self._tell_fills()
        form = self.gathered.form
        rows = self.gathered.overview.uncovered if self.gathered.value.rooms else ()
        named = "、".join(f"{form.table(row.table).call} {row_name(form, row)}" for row in rows[:_NAMED])
        more = f"等 {len(rows)} 行" if len(rows) > _NAMED else ""
        self.uncovered.setText(
            f"没有科室报的 {len(rows)} 行（黄底）\n{named}{more}。本单位没有的，勾给一个科室，填 0。"
        )
        self.uncovered.setVisible(bool(rows))

    def _tell_changes(self) -> None:
        found, value, report = self.gathered.overview.changes, self.gathered.value, self.gathered.report
        self._changes.setVisible(bool(found))
        self._changed = one = next(iter(found), None)
        if one is None:
            return
        total, figure = sum_of(value, one.ref).value, report.content(one.ref)
        self.changed_title.setText(f"△ 交来以后又改过，{len(found)} 处")
        added = "相加还没报齐" if total is None else f"相加是 {self._print(one, total)}"
        now = f"报告里是{f' {told}' if (told := self._print(one, figure)) else '空的'}，{added}。"
        self.changed_words.setText(
            f"{one.room.name} {day(one.when)}把“{name_of(report.form, one.ref)}”由 {self._print(one, one.before)}"
            f" 改成{f' {after}' if (after := self._print(one, one.now)) else '空'}。{now}"
        )
        self.take.setVisible(total is not None and (figure is None or not same(total, figure)))
        self.look.setVisible(Row(one.ref.table, one.ref.row) != self._row)
        self.take.setText(f"报告改成 {self._print(one, total)}(&E)")

    def _print(self, one: Changed, value: Value | None) -> str:
        return print_figure(value, self.gathered.form.cells[one.ref].kind)

    def _tell_fills(self) -> None:
        waiting = self.gathered.overview.fills
        count = len(waiting.answers)
        over = sum(Row(one.ref.table, one.ref.row) != self._row for one in waiting.overwritten)
        self._fills.setVisible(bool(count or over))
        for widget in (self.fill_words, self.fill):
            widget.setVisible(bool(count))
        for widget in (self.differing_words, self.differing):
            widget.setVisible(bool(over))
        self.fill_words.setText(f"科室已经报齐、报告里还空着的有 {count} 格。")
        self.fill.setText(f"把这 {count} 格放进报告(&P)")
        self.differing_words.setText(f"△ 报告里另外填了数、和相加不同的还有 {over} 格，请改，或者写明为什么。")

    # ------------------------------------------------------------ what is done

    def fill_report(self) -> None:
        """Put all sums into the report whose cells are blank."""
        answers = self.gathered.overview.fills.answers
        after = self.gathered.value.with_taken(ref for ref in answers if isinstance(ref, CellRef))
        if answers and self.gathered.answer(answers, after, "科室的数放进报告"):
            self.told.emit(f"{len(answers)} 格放进了报告，可以撤销（Ctrl+Z）。")

    def next_difference(self) -> None:
        """Lead to the first cell of the report that differs from its sum without a word why."""
        found = self.gathered.overview.fills.overwritten
        elsewhere = [one for one in found if Row(one.ref.table, one.ref.row) != self._row]
        for one in (elsewhere or found)[:1]:
            self.leads_to.emit(Row(one.ref.table, one.ref.row), "")

    def _lead(self) -> None:
        if one := self._changed:
            self.leads_to.emit(Row(one.ref.table, one.ref.row), one.room.id)

    def _take(self) -> None:
        one = self._changed
        total = sum_of(self.gathered.value, one.ref).value if one else None
        if one and total is not None:
            after, said = self.gathered.value.with_taken([one.ref]), self._print(one, total)
            taken = self.gathered.answer({one.ref: total}, after, "报告改成相加的数")
            self.told.emit(f"报告改成了 {said}，可以撤销（Ctrl+Z）。" if taken else HELD)

    def _see(self) -> None:
        if one := self._changed:
            self.gathered.change(self.gathered.value.with_seen(one.room.id, one.ref), "知道了")
