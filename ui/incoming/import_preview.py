"""What was read of a file, before anything is kept: the form itself, what is not sure, and what was not read."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from models.form.refs import Ref
from models.importers.published.doubts import Doubt, account_of, doubts_of, is_all_sure
from models.importers.published.reading import Reading
from models.report.report import Report
from ui.incoming.doubt_list import DoubtModel
from ui.incoming.read_document import ReadDocument
from ui.incoming.read_pages import ReadPages
from ui.incoming.source_pane import SourcePane
from ui.incoming.source_words import words_of_answer, words_of_unread
from ui.incoming.turning_splitter import TurningSplitter
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.shown_text import window_title
from ui.kit.signs import sign
from ui.kit.spoken import announce
from ui.kit.theme import colours
from ui.kit.word_list import row_view
from ui.kit.wrapping_row import WrappingRow

_WIDE, _HIGH = 1300, 700
"""Pixels. Chosen: the largest table with what is beside it, on a small screen at 100 %."""

_PAGES, _BESIDE = 880, 400
"""Pixels of the form and of what is beside it, in proportion. Source: the picture of the design."""

_LEAST_BESIDE = 250
"""Pixels that what is beside the form is wide at least. Chosen: its longest button."""

_FEW = 110
"""Pixels that the list of doubts is high at least. Chosen: three lines and the headings."""

_COMPARED = "对照过了(&N)　F8"
"""What is said of the only place that is to be compared; of several, going on says so."""


class ReadingDialog(QDialog):
    """Shows what was read from a published report; what is not sure has to be looked at before it is imported."""

    def __init__(self, reading: Reading, name: str, parent: QWidget | None = None, fate: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(f"导入：{name}"))
        self.document = ReadDocument(reading, self)
        self.doubts = DoubtModel(reading.report, doubts_of(reading), self)
        self._of_ref = {one.ref: row for row, doubt in enumerate(self.doubts.doubts) for one in doubt.found}
        self._unread = reading.unread
        self.pages = ReadPages(self.document, reading.unread, self.doubts.doubts)
        self.source = SourcePane()
        self.list = row_view("请核对的地方", self.doubts, 0)
        self.list.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self.list.setMinimumHeight(_FEW)
        self.list.setVisible(bool(self.doubts.doubts))
        self.next, self.take, self.leave = QPushButton(), QPushButton("导入(&O)"), QPushButton("取消(&C)")
        self._summary, self._sign = plain_label(account_of(reading)), PlainLabel()
        self._sign.setVisible(not is_all_sure(reading))
        self.fate = plain_label(fate)
        self.fate.setVisible(bool(fate))
        self._put_together()
        self._connect()
        self._waits_for_word = len(self.doubts.doubts) == 1
        if self.doubts.doubts:
            self._go(0)
        else:
            self.pages.stand_on_first()
        self.pages.take_keyboard()
        self._on_seen()
        self.wear_theme()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("导入报告")

    def _put_together(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.source, 1)
        column.addWidget(self.list, 1)
        beside.setMinimumWidth(_LEAST_BESIDE)
        first, said = QHBoxLayout(), QVBoxLayout()
        first.addWidget(self._sign)
        first.addWidget(self._summary, 1)
        said.addLayout(first)
        said.addWidget(self.fate)
        said.addWidget(TurningSplitter({self.pages: _PAGES, beside: _BESIDE}), 1)
        lay_out(self, said, WrappingRow((), (self.next, self.take, self.leave)))
        within_screen(self, _WIDE, _HIGH)

    def _connect(self) -> None:
        self.pages.stands_on.connect(self._tell)
        self.pages.stands_on_unread.connect(lambda row: self.source.tell(words_of_unread(self._unread[row])))
        self.pages.status_message.connect(self._hint)
        self.pages.wants_out.connect(self._turn_out)
        self.source.wants_out.connect(lambda: self._turn_out(frozenset({self.pages.ref})))
        self.list.selectionModel().currentRowChanged.connect(lambda index: self._lead(index.row()))
        self.next.clicked.connect(lambda _=False: self.step(1))
        self.take.clicked.connect(lambda _=False: self.accept())
        self.leave.clicked.connect(lambda _=False: self.reject())
        for keys, way in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda way=way: self.step(way))

    @classmethod
    def ask(cls, reading: Reading, name: str, parent: QWidget | None = None, fate: str = "") -> Report | None:
        """Return the report with the answers that the clerk takes, who is told what becomes of them."""
        dialog = cls(reading, name, parent, fate)
        return dialog.document.report if dialog.exec() == QDialog.DialogCode.Accepted else None

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) place that is to be compared, and put the cursor there.

        Of the only one, it is the word of the clerk that it was compared: it is in sight from the beginning.
        """
        self._waits_for_word = False
        if self.doubts.doubts:
            self._go(self.doubts.next(self.list.currentIndex().row(), way))
            self.pages.take_keyboard()

    def _go(self, row: int) -> None:
        with QSignalBlocker(self.list.selectionModel()):
            self.list.selectRow(row)
        self.list.viewport().update()
        self._lead(row)

    def _lead(self, row: int) -> None:
        """Show a place that is to be compared, in the form and beside it."""
        if 0 <= row < len(self.doubts.doubts):
            self.pages.stand_on(self.doubts.doubts[row].found[0].ref)
            self._tell(self.doubts.doubts[row].found[0].ref)

    def _tell(self, ref: Ref) -> None:
        """Say what the file has at a place; one that was to be compared has been seen now."""
        row = self._of_ref.get(ref)
        doubt: Doubt | None = None if row is None else self.doubts.doubts[row]
        self.source.tell(words_of_answer(self.document, ref, doubt))
        if row is not None:
            if row != self.list.currentIndex().row():
                with QSignalBlocker(self.list.selectionModel()):
                    self.list.selectRow(row)
                self.list.viewport().update()
            if not self._waits_for_word:
                self.doubts.see(row)
            self._on_seen()

    def _on_seen(self) -> None:
        """Let the clerk import once all is seen, and until then go on to the next place."""
        left = self.doubts.unseen
        is_only_one = len(self.doubts.doubts) == 1
        others = f"看下一处，还有 {left} 处没看(&N)　F8" if left else "看下一处(&N)　F8"
        self.next.setText(_COMPARED if is_only_one else others)
        self.next.setVisible(bool(left) if is_only_one else bool(self.doubts.doubts))
        self.take.setEnabled(not left)
        set_tool_tip(self.take, "请核对的地方都看过，才能导入。" if left else "")
        for button in (self.next, self.take):
            is_first = (button is self.next) == bool(left)
            button.setDefault(is_first)
            button.setObjectName("primary" if is_first else "")
            button.style().polish(button)

    def _turn_out(self, refs: frozenset[Ref]) -> None:
        """Leave out what is chosen, or take it in again if all of it is left out."""
        known = [ref for ref in refs if self.document.may_go(ref)]
        self._waits_for_word &= self._of_ref.keys().isdisjoint(known)
        self.document.leave_out(known, out=not all(map(self.document.is_out, known)))
        self._tell(self.pages.ref)

    def _hint(self, sentence: str) -> None:
        self.source.hint(sentence)
        announce(self, sentence)

    def wear_theme(self) -> None:
        """Show the signs in the present theme."""
        self._sign.setPixmap(sign(colours().warning))
        self.pages.show_signs()
        self.list.viewport().update()
