"""复核 by reading out: a row at a time, large, until all rows of a table have been compared with the papers."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.checks.review import Review, Way, reviewed
from models.form.figures import print_figure
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.report import Report
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainLabel, set_tool_tip
from ui.kit.shown_text import window_title
from ui.kit.spoken import announce
from ui.kit.wrapping_row import WrappingRow
from ui.report.review.large_figure import LargeFigure
from ui.report.review.reviewer import fault_of, is_own, name_field, remember_name, way_of

_SIZE = 1000, 560
"""Pixels of the window. Chosen: it is read across a desk."""

_ABOUT = (
    "一个人念，一个人对原始材料。对了按空格或者回车到下一行；"
    "哪个数不对，就点它（或者按 Alt 和它的数字），回到报告里去改。"
)
_FIRST = "先在上面写上复核人（照着材料对的那个人），按回车。只有自己一个人的，写自己的名字。"
_OWN = "和封面上的填报人是同一个人：记成填报人自己念过一遍，不算复核，报送确认单上不印复核人。"
_DIGITS = "123456789"
"""The letters of the first figures of a row; those behind are reached by Tab."""


class ReadOutDialog(QDialog):
    """Shows the rows of a table one after the other.

    Args:
        report: As it is now.
        table: Which one is read out.
        settings: Where the name of the second person is remembered.

    Attributes:
        review: What was vouched for in the end; None until then.
        wrong: The cell that was found to be wrong; None if none was.
    """

    def __init__(self, report: Report, table: Table, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "复核")
        self.setWindowTitle(window_title(f"复核：念{table.call}"))
        within_screen(self, *_SIZE)
        self.review: Review | None = None
        self.wrong: CellRef | None = None
        self._report, self._table, self._settings, self._at = report, table, settings, 0
        self.rows = tuple(cells for (of, _), cells in report.form.rows.items() if of == table.id)
        self.name, self.place, self.row = name_field(settings), PlainLabel(), PlainLabel("", "caption", wrap=True)
        self.told = PlainLabel(" ", "guide", wrap=True)
        self.next, self.back, self.stop = QPushButton(), QPushButton("上一行(&U)"), QPushButton("先不念了(&C)")
        self.figures: list[LargeFigure] = []
        self._boxes = WrappingRow(())
        self._lay_out()
        self._show()
        self._on_named()
        self.name.textChanged.connect(lambda _: self._on_named())
        if not self.name.text().strip():
            self.name.setFocus()

    def _lay_out(self) -> None:
        who = PlainLabel("复核人(&N)")
        who.setBuddy(self.name)
        self.next.setObjectName("primary")
        self.next.setDefault(True)
        self.next.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        self.stop.clicked.connect(self.reject)
        for button in (self.back, self.stop):
            button.setAutoDefault(False)
        set_tool_tip(self.back, "退格键也可以")
        column = QVBoxLayout()
        column.addLayout(WrappingRow((self.place,), (who, self.name)))
        column.addWidget(plain_label(_ABOUT, "guide"))
        column.addWidget(self.told)
        column.addWidget(self.row)
        column.addLayout(self._boxes)
        column.addStretch(1)
        lay_out(self, column, WrappingRow((self.stop,), (self.back, self.next)))

    def _show(self) -> None:
        """Show the row that it is at."""
        cells, form = self.rows[self._at], self._report.form
        for button in self.figures:
            self._boxes.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.figures = []
        for number, ref in enumerate(cells):
            cell = form.cells[ref]
            shown = print_figure(self._report.content(ref), cell.kind) or "空"
            letter = f"(&{_DIGITS[number]})" if number < len(_DIGITS) else ""
            button = LargeFigure(f"{_plain(cell.column.called or cell.row.called)}{letter}", shown)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{cell.column.called}，{shown}")
            set_tool_tip(button, "这个数不对：回到报告里这一格去改")
            button.clicked.connect(partial(self._is_wrong, ref))
            self._boxes.addWidget(button)
            self.figures.append(button)
        widest = max(button.sizeHint().width() for button in self.figures)
        for button in self.figures:
            button.setMinimumWidth(widest)
        row = form.cells[cells[0]].row
        self.row.setText(row.called if row.label else self._table.call)
        self.place.setText(f"{self._table.call}　第 {self._at + 1} 行，共 {len(self.rows)} 行")
        self._name_next()
        self.back.setEnabled(self._at > 0)
        self.next.setFocus()
        announce(self, "，".join([self.row.text(), *(one.accessibleName() for one in self.figures)]))

    def _name_next(self) -> None:
        """Say on the button what it does: at the last row, what the table is vouched for as."""
        done = "记下自己念过" if is_own(self.name.text(), self._report) else "完成复核"
        last = self._at + 1 == len(self.rows)
        self.next.setText(f"都对，{done}：{self._table.call}(&O)" if last else "对，下一行(&O)")

    def _on_named(self) -> None:
        """Say what comes of the name that stands there."""
        own = is_own(self.name.text(), self._report)
        self.told.setText(_OWN if own else " " if self.name.text().strip() else _FIRST)
        self._name_next()

    def go_on(self) -> None:
        """Go on to the next row, once it is known who does so; behind the last, that person vouches for the table."""
        name = self.name.text().strip()
        if fault := fault_of(name):
            self.told.setText(fault)
            announce(self.told, fault)
            self.name.setFocus()
        elif self.name.hasFocus():  # Enter there ends the name: the row in sight has not been read yet
            self.next.setFocus()
        elif self._at + 1 < len(self.rows):
            self._at += 1
            self._show()
        else:
            self._vouch(name)

    def _vouch(self, name: str) -> None:
        remember_name(self._settings, name)
        now = datetime.now(UTC).replace(microsecond=0)
        self.review = reviewed(self._report, self._table, way_of(Way.READ, name, self._report), name, now)
        self.accept()

    def go_back(self) -> None:
        """Go back to the row before."""
        if self._at:
            self._at -= 1
            self._show()

    def _is_wrong(self, ref: CellRef) -> None:
        self.wrong = ref
        self.reject()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            super().keyPressEvent(event)


def _plain(text: str) -> str:
    return text.replace("&", "&&")
