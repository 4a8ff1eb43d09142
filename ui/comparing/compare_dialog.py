"""Two reports side by side: the clerk chooses which, and whether to see what is the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from models.report.side_by_side import side_by_side
from ui.comparing.compared_reports import Comparable, State, name_of
from ui.comparing.edition_dialog import EditionDialog, editions_between
from ui.kit.before_after import show_lines
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainLabel, PlainPage
from ui.kit.shown_text import one_line
from ui.kit.spoken import name_choice
from ui.kit.wrapping_row import WrappingRow

_SIDES = ("左边", "右边")
_LETTERS = ("L", "R")
_FEW = "“我的报告”里还没有可以比较的报告；可以选一个文件。"


class CompareDialog(QDialog):
    """Shows what differs between two reports.

    Args:
        reports: What there is to choose from.
        chosen: Which of them are shown first, on the left and on the right.
        from_file: Asks for a file and returns the report in it; None if nothing was read.
    """

    def __init__(
        self,
        reports: Sequence[Comparable],
        chosen: tuple[int, int],
        from_file: Callable[[QWidget], Comparable | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("比较两份报告")
        within_screen(self, 1040, 680)
        self._reports, self._from_file = list(reports), from_file
        self._shown: list[tuple[State, ...]] = [(), ()]
        self.choices, self.states = (QComboBox(), QComboBox()), (QComboBox(), QComboBox())
        self.only_different = QCheckBox("只看不同的地方(&D)")
        self.only_different.setChecked(True)
        self.told, self.page = plain_label("", "guide"), PlainPage()
        self.page.setAccessibleName("两份报告")
        self._lay_out()
        for side, choice in enumerate(self.choices):
            choice.addItems([one_line(one.label) for one in self._reports])
            choice.setCurrentIndex(chosen[side] if self._reports else -1)
            self._list_states(side)
        self._connect()
        self._show()
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("和去年对照")

    def _lay_out(self) -> None:
        grid = QGridLayout()
        for side, (choice, state) in enumerate(zip(self.choices, self.states, strict=True)):
            label = PlainLabel(f"{_SIDES[side]}(&{_LETTERS[side]})：")
            label.setBuddy(choice)
            name_choice(choice, f"{_SIDES[side]}的报告")
            name_choice(state, f"{_SIDES[side]}的报告的哪一个样子")
            for column, widget in enumerate((label, choice, state)):
                grid.addWidget(widget, side, column)
        grid.setColumnStretch(1, 1)
        self.file, self.swap = QPushButton("选一个文件放到右边(&F)…"), QPushButton("左右对调(&S)")
        self.forms = QPushButton("格式有什么不同(&G)…")
        shut = QPushButton("关闭(&C)")
        shut.setObjectName("primary")
        shut.setDefault(True)
        shut.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(grid)
        whole.addLayout(WrappingRow([self.only_different, self.swap, self.file, self.forms]))
        whole.addWidget(self.told)
        whole.addWidget(self.page, 1)
        whole.addLayout(WrappingRow([], [shut]))

    def _connect(self) -> None:
        for side, (choice, state) in enumerate(zip(self.choices, self.states, strict=True)):
            choice.currentIndexChanged.connect(lambda _, side=side: self._on_chosen(side))
            state.currentIndexChanged.connect(self._show)
        self.only_different.toggled.connect(self._show)
        self.swap.clicked.connect(self._swap)
        self.file.clicked.connect(self._add_file)
        self.forms.clicked.connect(self._show_forms)

    def _on_chosen(self, side: int) -> None:
        self._list_states(side)
        self._show()

    def _list_states(self, side: int) -> None:
        """List the states of the report that is chosen on a side, the present one chosen."""
        at, state = self.choices[side].currentIndex(), self.states[side]
        self._shown[side] = self._reports[at].states() if at >= 0 else ()
        state.blockSignals(True)
        state.clear()
        state.addItems([one_line(one.label) for one in self._shown[side]])
        state.blockSignals(False)
        state.setEnabled(len(self._shown[side]) > 1)

    def _swap(self) -> None:
        at = [
            (choice.currentIndex(), state.currentIndex())
            for choice, state in zip(self.choices, self.states, strict=True)
        ]
        for side, (report, state) in enumerate(reversed(at)):
            self.choices[side].setCurrentIndex(report)
            self.states[side].setCurrentIndex(state)

    def _add_file(self) -> None:
        if found := self._from_file(self):
            self._reports.append(found)
            for choice in self.choices:
                choice.addItem(one_line(found.label))
            self.choices[1].setCurrentIndex(len(self._reports) - 1)

    def _show_forms(self) -> None:
        """Show in what the forms of the two reports differ, and what of the earlier one the later has no place for."""
        if editions := self.chosen and editions_between(*(one.report for one in self.chosen)):
            dialog = EditionDialog(editions, self)
            dialog.exec()
            dialog.deleteLater()

    @property
    def chosen(self) -> tuple[State, State] | None:
        """The two states that are compared; None if there are none."""
        at = [state.currentIndex() for state in self.states]
        return None if -1 in at else (self._shown[0][at[0]], self._shown[1][at[1]])

    def _show(self) -> None:
        self.page.clear()
        editions = self.chosen and editions_between(*(one.report for one in self.chosen))
        self.forms.setVisible(bool(editions))
        if not self.chosen:
            self.told.setText(_FEW)
            return
        left, right = self.chosen
        lines = side_by_side(left.report, right.report, only_different=self.only_different.isChecked())
        count = len(side_by_side(left.report, right.report))
        said = f"有 {count} 处不同。" if count else "封面、标题、正文、表格和加注都一样；说明的理由没有比。"
        other = editions.told if editions else ""
        self.told.setText(" ".join(filter(None, (said, other, left.told, right.told))))
        if lines:
            show_lines(self.page, lines, ("地方", *_named(left, right)))


def _named(left: State, right: State) -> tuple[str, str]:
    """Return what stands above the columns: the side with its report, and its state where both are of one report."""
    names = [name_of(one.report) for one in (left, right)]
    if names[0] == names[1]:
        names = [
            f"{name}　{one.label}" if one.label != name else name
            for name, one in zip(names, (left, right), strict=True)
        ]
    return f"{_SIDES[0]}：{names[0]}", f"{_SIDES[1]}：{names[1]}"
