"""复核: which table is gone through next, in which way, or that nobody does it for this report."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from models.checks.review import Holds, TableReview, standings
from models.drafts.kept_beside import Beside
from models.form.vocabulary import Table
from models.report.report import Report
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import fit_to_words, lay_out
from ui.kit.dialogs import plain_label
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import set_tool_tip
from ui.kit.wrapping_row import WrappingRow

_WIDTH = 620
"""Pixels. Chosen: the name of a table and its state stand on one line."""

_HEADING = "复核：建议做，可以不做，以后也可以补"
_ABOUT = (
    "请另一个人照着原始材料，把表里的数再过一遍。可以再录一遍（看不到第一次填的数，程序来比），"
    "也可以一个人念、一个人对。复核另外记着，不改报告，也不改核对码；报送确认单上会印复核人和日期。\n"
    "只有一个人的，隔一会儿自己再录一遍、念一遍，能查出手误；材料看错、理解错的，自己多半还会错，查不出来。"
    "所以只记成“自己核对过”，不算复核，确认单上不印复核人。"
)
_WAIVED = "这份报告定了不复核。确认单上“复核人”一栏留空，可以用笔签字。"


class Choice(Enum):
    """What is done."""

    KEY = "再录一遍(&K)"
    READ = "念一遍，逐行核对(&R)"
    PRINT = "打印核对表(&P)…"
    WAIVE = "先不复核，以后可以补(&X)"


_TIPS = {
    Choice.KEY: "第二个人看不到第一次填的数，照着材料再录一遍；不同的格子由程序指出来",
    Choice.READ: "屏幕上一行一行放大显示，念一行，对一行",
    Choice.PRINT: "把这张表印在纸上，每行有一个打勾的框，两个人拿着念",
    Choice.WAIVE: "单位里没有第二个人的，可以不复核；以后想复核，再到这里来（检查 → 复核）",
}
_TAKE_BACK = "还是要复核(&X)"


class Chosen(NamedTuple):
    """What is done with which table."""

    choice: Choice
    table: Table


class ReviewDialog(QDialog):
    """Lists the tables with what is known of their review.

    Args:
        report: As it is now.
        beside: What is kept with its draft.
    """

    def __init__(self, report: Report, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "复核")
        self.setWindowTitle("复核")
        self.choice = Choice.KEY
        self._standings = standings(report, beside.reviews)
        self.list = copying_words(QListWidget())
        self.list.setAccessibleName("要复核的表")
        for table, known in self._standings.items():
            self.list.addItem(QListWidgetItem(f"{_name(report, table)}　{_words(report, beside, table, known)}"))
        left = [known.holds in {Holds.NONE, Holds.CHANGED} for known in self._standings.values()]
        self.list.setCurrentRow(left.index(True) if True in left else 0)
        self.list.ensurePolished()
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * len(left) + 2 * self.list.frameWidth() + 2)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemDoubleClicked.connect(lambda _: self._choose(Choice.KEY))
        self.buttons = {choice: QPushButton(choice.value) for choice in Choice}
        self._make_buttons(waived=beside.waived)
        column = QVBoxLayout()
        column.addWidget(plain_label(_HEADING, "strong"))
        column.addWidget(plain_label(_ABOUT, "guide"))
        column.addWidget(self.list)
        if beside.waived:
            column.addWidget(plain_label(_WAIVED))
        cancel = QPushButton("取消(&C)")
        cancel.clicked.connect(self.reject)
        lay_out(
            self,
            column,
            WrappingRow(
                (self.buttons[Choice.WAIVE], self.buttons[Choice.PRINT], cancel),
                (self.buttons[Choice.READ], self.buttons[Choice.KEY]),
            ),
        )
        fit_to_words(self, _WIDTH)
        self.list.setFocus()

    def _make_buttons(self, *, waived: bool) -> None:
        for choice, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
            set_tool_tip(button, _TIPS[choice])
        if waived:
            self.buttons[Choice.WAIVE].setText(_TAKE_BACK)
        self.buttons[Choice.KEY].setObjectName("primary")
        self.buttons[Choice.KEY].setDefault(True)

    @property
    def table(self) -> Table:
        """The table that the list stands on."""
        return tuple(self._standings)[max(self.list.currentRow(), 0)]

    @classmethod
    def ask(cls, report: Report, beside: Beside, parent: QWidget | None = None) -> Chosen | None:
        """Return what is to be done; None if nothing is."""
        dialog = cls(report, beside, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return Chosen(dialog.choice, dialog.table) if accepted else None

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()


def _name(report: Report, table: Table) -> str:
    heading = next(one.heading for one in report.form.sections if one.body is table)
    return f"{table.call}（{heading.partition('、')[2]}）"


def _words(report: Report, beside: Beside, table: Table, known: TableReview) -> str:
    """Return how far the review of a table is, that which is half done, too."""
    progress = beside.keying.fresh(report).progress(report, table)
    half = f"，已经录了 {progress.keyed} 格，共 {progress.cells} 格" if progress.keyed else ""
    return known.words if known.holds is Holds.VALID else f"{known.words}{half}"
