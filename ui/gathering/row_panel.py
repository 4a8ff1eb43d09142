"""Beside the grid: what the rooms have answered for the row with the cursor, and how that stands to the report."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.form.refs import CellRef
from models.gathering.gathering import Row, askable
from models.gathering.sums import reason_of, sum_of, with_reason
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import HELD, parts_told, row_name
from ui.gathering.parts_model import PartsModel
from ui.gathering.parts_table import PartsTable
from ui.kit.plain_widgets import PlainLabel, PlainLine, set_tool_tip
from ui.kit.undo import leave_undo_to_window
from ui.kit.wrapping_row import WrappingRow

_GAP = 8
"""Pixels between the parts. Source: the scale of the design."""

_NOBODY = "没有科室报这一行。在左边按空格打勾。"
_TOTAL = "这一行是合计，程序自动计算，不用科室报。"
_LONGEST = 200
"""Characters of why a cell differs. Chosen: two sentences."""


class RowPanel(QFrame):
    """Shows one row.

    Signals:
        told_of: A sentence about what was done.

    Attributes:
        table: What the rooms have answered.
        take: Puts the sum of the cell in question into the report.
        why: Why the report says another figure.
    """

    told_of = Signal(str)

    def __init__(self, gathered: OpenGathering, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.gathered, self._row, self._shown = gathered, row, ""
        self.title, self.meaning = PlainLine("", "strong"), PlainLabel("", "guide", wrap=True)
        self.table = PartsTable(PartsModel(gathered, row))
        self.told, self.source = PlainLabel("", wrap=True), PlainLine("", "guide")
        self.take, self.why, self.zeros = QPushButton(), _WhyField(), QPushButton("这一行空着的填 0(&Z)　F7")
        self.take.setObjectName("fix")
        for button in (self.take, self.zeros):
            button.setAutoDefault(False)
        self.why.setMaxLength(_LONGEST)
        self.why.setPlaceholderText("写一句")
        self._why_label = PlainLabel("不改，因为(&W)")
        self._why_label.setBuddy(self.why)
        self._lay_out()
        self.take.clicked.connect(lambda _=False: self.take_sum())
        self.zeros.clicked.connect(lambda _=False: self.fill_blanks())
        self.why.textEdited.connect(self._on_reason)
        self.table.entered.connect(self.renew)
        self.table.told_of.connect(self.told_of)
        gathered.changed.connect(self.renew)
        self.renew()

    def _lay_out(self) -> None:
        why = QHBoxLayout()
        why.addWidget(self._why_label)
        why.addWidget(self.why, 1)
        column = QVBoxLayout(self)
        column.setSpacing(_GAP)
        for widget in (self.title, self.meaning, self.table, self.source, self.told):
            column.addWidget(widget)
        column.addLayout(WrappingRow((self.take, self.zeros)))
        column.addLayout(why)

    def show_row(self, row: Row) -> None:
        """Show this row."""
        self._row = row
        self.table.parts.show_row(row)
        self.renew()

    @property
    def asked(self) -> CellRef | None:
        """The cell in question: that under the cursor if it differs from its sum, or else the first that does.

        One of which nobody has said why comes before the others.
        """
        value, report, here = self.gathered.value, self.gathered.report, self.table.ref
        differing = [ref for ref in self.table.parts.cells if self.gathered.differs(ref)]
        differing.sort(key=lambda ref: bool(reason_of(value, report, ref)))
        return here if here in differing else next(iter(differing), None)

    def take_sum(self) -> None:
        """Let the report say what the rooms say together."""
        ref = self.asked
        total = sum_of(self.gathered.value, ref).value if ref else None
        if ref and total is not None:
            taken = self.gathered.answer({ref: total}, self.gathered.value.with_taken([ref]), "报告改成相加的数")
            said = f"报告改成了 {self.table.parts.print(ref, total)}，可以撤销（Ctrl+Z）。"
            self.told_of.emit(said if taken else HELD)

    def fill_blanks(self) -> None:
        """Put 0 where a room has not answered in this row."""
        value = self.gathered.value
        known = {room_id for room_id, _ in value.parts} | value.came.keys()
        silent = "、".join(one.name for one in self.table.parts.rooms if one.id not in known)
        count = self.table.parts.fill_blanks()
        doubt = f"△ {silent}还没有交过表，请问清楚是不是没有。" if silent else ""
        self.told_of.emit(f"填了 {count} 个 0，可以撤销（Ctrl+Z）。{doubt}" if count else "这一行没有空着的。")

    def _on_reason(self, word: str) -> None:
        if ref := self.asked:
            after = with_reason(self.gathered.value, self.gathered.report, ref, word)
            self.gathered.change(after, "写明为什么", ("reason", ref))

    def renew(self) -> None:
        """Say what is to be said of the row, and of the cell with the cursor."""
        form, parts, ref = self.gathered.form, self.table.parts, self.asked
        cell = form.cells[form.rows[self._row][0]]
        self.title.setText(row_name(form, self._row))
        self.meaning.setText(cell.row.counts)
        self.meaning.setVisible(bool(cell.row.counts))
        is_asked = bool(parts.rooms and parts.cells)
        self.table.setVisible(is_asked)
        room, here = parts.room(self.table.currentIndex()), self.table.ref
        self.source.setText(parts.came(here, room) if room and here and is_asked else "")
        self.source.setVisible(bool(self.source.text()))
        self.told.setText(self._words(is_asked=is_asked))
        for widget in (self.take, self.why, self._why_label):
            widget.setVisible(ref is not None and self.gathered.is_kept)
        part = self.gathered.value.part
        blank = any(part(one.id, cell) is None for one in parts.rooms for cell in parts.cells)
        self.zeros.setVisible(blank and self.gathered.is_kept)
        if ref:
            self._offer(ref)

    def _offer(self, ref: CellRef) -> None:
        total = self.table.parts.print(ref, sum_of(self.gathered.value, ref).value)
        column = self.gathered.form.cells[ref].column.called
        self.take.setText(f"报告改成 {total}　Alt+回车")
        set_tool_tip(self.take, f"“{column}”一格，报告里改成各科室相加的数，可以撤销")
        word = reason_of(self.gathered.value, self.gathered.report, ref)
        if self.why.text().strip() != word or not self.why.hasFocus():
            self.why.setText(word)
        self.why.setAccessibleName(f"报告里的“{column}”不改，因为")

    def _words(self, *, is_asked: bool) -> str:
        parts, value, report = self.table.parts, self.gathered.value, self.gathered.report
        if not is_asked:
            return _NOBODY if self._row in askable(self.gathered.form) else _TOTAL
        if ref := self.asked:
            sign = "" if reason_of(value, report, ref) else "△ "
            return f"{sign}{self.gathered.form.cells[ref].column.called}：{parts_told(value, report, ref)}。"
        sums = [sum_of(value, ref) for ref in parts.cells]
        if all(one.value is not None for one in sums):
            blank = sum(report.content(ref) is None for ref in parts.cells)
            return f"报齐了，报告里还空着 {blank} 格。" if blank else "✓ 和报告相同"
        missing = dict.fromkeys(room.name for one in sums for room in one.missing)
        return (
            f"还没有报齐：{'、'.join(missing)}。"
            if missing
            else "△ 有的格写的不能相加（不是数，或者不能这样填），请改好。"
        )


class _WhyField(QLineEdit):
    """A line; undo goes to the window."""

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)
