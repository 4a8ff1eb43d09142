"""复核 by keying the tables a second time, without sight of the first figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.review import Holds, Way, added, reviewed, standing
from models.checks.second_keying import Agreement, first_open
from models.drafts.kept_beside import Beside
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.report import Report
from ui.kit.dialogs import within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow
from ui.report.areas import Area, step_to_area
from ui.report.beside_table import BesideTable
from ui.report.document import Document
from ui.report.review.decision_panel import DecisionPanel, name_of
from ui.report.review.keying_table import KeyingTable
from ui.report.review.reviewer import fault_of, is_own, name_field, remember_name, way_of
from ui.report.review.second_document import SecondDocument
from ui.report.table.cell_words import words_of
from ui.report.table.focus_line import FocusLine
from ui.report.zoom import kept_zoom

_SIZE = 1340, 720
"""Pixels of the window. Source: the picture of it, with a little of the report around."""

_BLIND = "请照着原始材料，把数再录一遍：Tab 向右，回车向下；第一次填的数不显示。空着的录 0，或者都录完以后按 F7。"
_HELD = "这一格是从去年报告带过来的，这里不能改。请回到报告里改，并说明理由。"
NEXT_KEY = "F4"
"""What does the next thing, as in the window. Source: the picture of it."""


class SecondKeyingDialog(QDialog):
    """Lets a second person key the tables; what is keyed is kept at once.

    Args:
        first: The open report.
        beside: What is kept with its draft.
        keep: Keeps that, in a moment.
        settings: Where the name of the second person is remembered.

    Attributes:
        beside: What is to be kept by now.
    """

    def __init__(
        self,
        first: Document,
        beside: Beside,
        keep: Callable[[Beside], None],
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        answer_f1(self, "复核")
        self.setWindowTitle("复核：再录一遍")
        self.first, self.beside, self._keep, self._settings = first, beside, keep, settings
        self.second = SecondDocument(first, beside.keying, self)
        self.tables = [KeyingTable(self.second, one) for one in first.report.form.tables]
        self.bar, self._stack = QTabBar(), QStackedWidget()
        self.name, self.panel, self.line = name_field(settings), DecisionPanel(), FocusLine()
        self.told, self.next, self.back = PlainLabel("", "guide", wrap=True), QPushButton(), QPushButton("回到报告(&B)")
        self._lay_out()
        self._connect()
        self._go_to_open()
        self.renew()
        self._say(_BLIND)

    def turn_to(self, table: Table) -> None:
        """Show this table."""
        self.bar.setCurrentIndex(self._report.form.tables.index(table))

    # ------------------------------------------------------------ the window

    def _lay_out(self) -> None:
        within_screen(self, *_SIZE)
        self.bar.setAccessibleName("表")
        self.bar.setExpanding(False)
        self.next.setObjectName("primary")
        for button in (self.next, self.back):
            button.setAutoDefault(False)  # else Enter, with which cells are keyed, would finish
        set_tool_tip(self.back, "录到一半也可以回去；录了的都留着，下次接着录（Esc）")
        who = PlainLabel("复核人(&N)")
        who.setBuddy(self.name)
        for table in self.tables:
            self.bar.addTab(table.figures.table.call)
            self._stack.addWidget(table)
            table.set_zoom(kept_zoom(self._settings))
        column = QVBoxLayout(self)
        column.addLayout(WrappingRow((self.bar,), (who, self.name)))
        beside = BesideTable(self._stack, self.panel)
        self.panel.asked.connect(lambda: beside.bring_into_sight(self.panel.later))  # in a low window they are below
        column.addWidget(beside, 1)
        column.addWidget(self.line)
        column.addWidget(self.told)
        column.addLayout(WrappingRow((), (self.back, self.next)))

    def _connect(self) -> None:
        self.bar.currentChanged.connect(self._on_turned)
        self.back.clicked.connect(self.reject)
        self.next.clicked.connect(self.go_on)
        self.name.textEdited.connect(lambda _: self._say(""))
        self.name.textEdited.connect(self.renew)
        self.panel.first_taken.connect(self._take_first)
        self.panel.second_taken.connect(self._take_second)
        self.panel.put_off.connect(self._put_off)
        self.first.status_message.connect(self._say)
        for table in self.tables:
            table.keyed.connect(self.renew)
            table.entered_cell.connect(self.renew)
            table.status_message.connect(self._say)
        for keys, act in (
            (NEXT_KEY, self.go_on),
            ("F7", self._fill_blanks),
            ("Ctrl+Z", self.second.undo_stack.undo),
            ("Ctrl+Y", self.second.undo_stack.redo),
            ("F6", lambda: self._next_area(1)),
            ("Shift+F6", lambda: self._next_area(-1)),
            ("Ctrl+PgDown", lambda: self._turn(1)),
            ("Ctrl+PgUp", lambda: self._turn(-1)),
        ):
            QShortcut(QKeySequence(keys), self, act)

    @property
    def table(self) -> KeyingTable:
        """The table in sight."""
        return self.tables[self.bar.currentIndex()]

    @property
    def _report(self) -> Report:
        return self.first.report

    def _fill_blanks(self) -> None:
        self.table.fill_blanks()

    def _turn(self, step: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def _next_area(self, step: int) -> None:
        """Lead out of the table, in which Tab stays: to what one decides by, the buttons, the tables, the name."""
        parts = ((self.table,), self.panel.buttons, (self.next, self.back), (self.bar,), (self.name,))
        step_to_area([Area(one) for one in parts], self.focusWidget(), step)

    def _on_turned(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._go_to_open()
        self.renew()

    def _go_to_open(self) -> None:
        """Put the cursor on the first cell that is still to be keyed, or else where it was."""
        inputs = self._report.form.inputs(self.table.figures.table)
        self.table.reveal(first_open(self._report, self.second.keying, inputs) or self.table.current)

    # ------------------------------------------------------------ what is said

    def renew(self) -> None:
        """Say how far everything is, and keep it."""
        keying, table, form = self.second.keying, self.table.figures.table, self._report.form
        if keying != self.beside.keying:
            self.beside = self.beside._replace(keying=keying)
            self._keep(self.beside)
        progress = keying.progress(self._report, table)
        self.panel.show_progress(progress)
        settled = (ref for ref in keying.decided if keying.agreement(self._report, ref) is Agreement.SAME)
        self.panel.show_decided(form, ((ref, keying.decided[ref]) for ref in settled if ref.table == table.id))
        asked = self._asked
        figures = keying.both(self._report, asked) if asked else ("", "")
        self.panel.ask(asked, name_of(form, asked) if asked else "", figures, self._names)
        self.line.tell(words_of(self.second, self.table.current))
        for at, one in enumerate(form.tables):
            self.bar.setTabText(at, f"{one.call}　{self._state(one)}")
        self.next.setText(f"{self._next_words}　{NEXT_KEY}")

    @property
    def _names(self) -> tuple[str, str]:
        """What the two figures of a cell are called: whose each is."""
        first, second = self._report.text("cover", "prepared_by"), self.name.text()
        return f"第一次，{first}" if first else "第一次填的", f"复核，{second}" if second else "复核录的"

    @property
    def _asked(self) -> CellRef | None:
        """The cell on which one decides: that under the cursor, or else the first that is not put off."""
        keying, here = self.second.keying, self.table.current
        if keying.agreement(self._report, here) in {Agreement.DIFFERENT, Agreement.LATER}:
            return here
        inputs = self._report.form.inputs(self.table.figures.table)
        return next((ref for ref in inputs if keying.agreement(self._report, ref) is Agreement.DIFFERENT), None)

    def _state(self, table: Table) -> str:
        progress = self.second.keying.progress(self._report, table)
        holds = standing(self._report, table, self.beside.reviews).holds
        return f"✓ {holds.value}" if self._holds(table) else f"{progress.same}/{progress.cells}"

    def _holds(self, table: Table) -> bool:
        """Return whether nothing is left to do at a table for whoever keys: one's own check is none of another's."""
        holds = standing(self._report, table, self.beside.reviews).holds
        return holds is Holds.VALID or (holds is Holds.OWN and is_own(self.name.text(), self._report))

    @property
    def _left(self) -> Table | None:
        """The next table for which nobody vouches yet; the one in sight first."""
        tables, at = self._report.form.tables, self.bar.currentIndex()
        return next((one for one in (*tables[at:], *tables[:at]) if not self._holds(one)), None)

    @property
    def _next_words(self) -> str:
        table = self.table.figures.table
        if not self.second.keying.progress(self._report, table).is_complete and not self._holds(table):
            return "接着录"
        if self._left is table:
            return f"完成复核：{table.call}"
        return f"录下一张：{self._left.call}" if self._left else "都复核了，回到报告"

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence or " ")
        announce(self.told, sentence)

    # ------------------------------------------------------------ what is done

    def go_on(self) -> None:
        """Do what is to be done next: key, decide, finish a table, or go back to the report."""
        self.table.setFocus()  # which leaves the cell that is open
        table, left = self.table.figures.table, self._left
        if not self.second.keying.progress(self._report, table).is_complete and not self._holds(table):
            self._go_to_open()
            self.renew()
        elif left is table:
            self._finish(table)
        elif left:
            self.turn_to(left)
        else:
            self.accept()

    def _finish(self, table: Table) -> None:
        name = self.name.text().strip()
        if fault := fault_of(name):
            self._say(fault)
            self.name.setFocus()
            return
        remember_name(self._settings, name)
        now = datetime.now(UTC).replace(microsecond=0)
        review = reviewed(self._report, table, way_of(Way.KEYED, name, self._report), name, now)
        if added(self._report, self.beside.reviews, review):
            self.beside = self.beside.with_review(review)
        self._keep(self.beside)
        own = f"{table.call}自己再录了一遍，记下了。这不算复核，报送确认单上不印复核人。"
        done = f"{table.call}复核完了，由 {name} 二次录入。以后再改这张表的数，要重新复核。"
        self._say(own if review.way.is_own else done)
        self.renew()

    def _take_first(self, ref: CellRef) -> None:
        self.second.take_first(ref)
        self._decided(ref, "报告里的数没有变。")

    def _take_second(self, ref: CellRef) -> None:
        taken = self.second.take_second(ref)
        self._decided(ref, "报告里已经改了，可以回去撤销。" if taken else _HELD)

    def _put_off(self, ref: CellRef) -> None:
        self.second.put_off(ref)
        self._decided(ref, "先放着，接着录；最后按 F4 再来定。")

    def _decided(self, ref: CellRef, told: str) -> None:
        if not self.table.isAncestorOf(self.focusWidget()):
            self.table.setFocus()
        self.renew()
        self._say(f"{name_of(self._report.form, ref)}：{told}")

    @override
    def done(self, result: int) -> None:
        """Close; what is being typed is taken in before."""
        self.table.setFocus()
        self.renew()
        super().done(result)
