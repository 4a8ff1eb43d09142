"""The page the program opens on: the drafts, the bin, the exercises."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from models.drafts.draft import Draft
from models.report.report import Report
from ui.kit.copied_words import copying_words
from ui.kit.dialogs import plain_label
from ui.kit.plain_widgets import PlainLabel
from ui.window.draft_list import DraftModel
from ui.window.exercise_list import ExerciseList

_EMPTY = "还没有报告。\n\n按“新建报告”开始填写；第一次用，可以先打开右边的练习看看。"
_ONLY_BACKUPS = (
    "这里没有能打开的草稿文件：可能被移走、删掉，或者坏了。\n备份里还有 {count} 份报告。\n\n"
    "在菜单“文件 → 从备份恢复”里看一看；现在只能看的，等能改了再取回。"
)
_NOTHING_SHOWN = "这里现在没有能显示的报告，原因写在窗口上面。"


class StartView(QWidget):
    """Lists drafts and offers what can be done with them.

    Signals:
        wants_new: Begin a report.
        wants_import: Read a report from a file.
        wants_open, wants_next_years, wants_bin, wants_restore, wants_history: Do that with a draft, given by its id.
        wants_exercise: Open a sample, given by its resource name.
    """

    wants_new = Signal()
    wants_import = Signal()
    wants_open = Signal(str)
    wants_next_years = Signal(str)
    wants_bin = Signal(str)
    wants_restore = Signal(str)
    wants_history = Signal(str)
    wants_exercise = Signal(str)

    def __init__(self, exercises: dict[str, Report], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts: tuple[Draft, ...] = ()
        self._in_bin, self._read_only = False, ""
        self.model = DraftModel(self)
        self.list = self._list()
        self._empty = PlainLabel(_EMPTY, "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._caption = PlainLabel("", "caption")
        self._buttons = self._make_buttons()
        columns = QHBoxLayout(self)
        columns.setContentsMargins(28, 20, 28, 20)
        columns.setSpacing(28)
        columns.addLayout(self._left(), 1)
        columns.addLayout(self._right(exercises))
        self.show_drafts(())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.resume()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.pause()

    def set_read_only(self, why: str) -> None:
        """Offer only what changes nothing, where there is a reason why nothing may be changed."""
        self._read_only = why
        self._show_buttons()

    def show_drafts(self, drafts: tuple[Draft, ...], backed_up: int = 0) -> None:
        """Show these drafts, or those of them that lie in the bin.

        Args:
            drafts: All that there are.
            backed_up: How many only backups know of.
        """
        self._drafts, self._backed_up = drafts, backed_up
        shown = [draft for draft in drafts if draft.binned == self._in_bin]
        self.model.show(shown)
        self._caption.setText("回收站" if self._in_bin else "我的报告")
        nothing = _NOTHING_SHOWN if self._read_only else _EMPTY
        empty = _ONLY_BACKUPS.format(count=backed_up) if backed_up else nothing
        self._empty.setText("回收站是空的。" if self._in_bin else empty)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown:
            self.list.selectRow(0)
        self._show_buttons()

    @property
    def draft(self) -> Draft | None:
        """The draft that the list stands on."""
        return self.model.draft(self.list.currentIndex())

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self._caption)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons.values():
            row.addWidget(button)
        row.insertStretch(len(self._buttons) - 1)
        column.addLayout(row)
        return column

    def _right(self, exercises: dict[str, Report]) -> QVBoxLayout:
        caption = PlainLabel("练习", "caption")
        about = plain_label("五份已经公开的真实报告，随便改，不会保存。", "guide")
        self.exercises = ExerciseList(exercises)
        self.exercises.setFixedWidth(300)
        self.exercises.setWordWrap(True)
        self.exercises.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.exercises.itemActivated.connect(lambda item: self.wants_exercise.emit(item.data(Qt.ItemDataRole.UserRole)))
        column = QVBoxLayout()
        column.setSpacing(10)
        for widget in (caption, about, self.exercises):
            column.addWidget(widget)
        return column

    def _list(self) -> QTableView:
        view = copying_words(QTableView())
        view.setModel(self.model)
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(34)
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((90, 260, 150), 1):
            view.setColumnWidth(column, width)
        view.activated.connect(self._on_activated)
        view.selectionModel().selectionChanged.connect(self._show_buttons)
        return view

    def _make_buttons(self) -> dict[str, QPushButton]:
        acts: dict[str, Callable[[], object]] = {
            "新建报告": self.wants_new.emit,
            "导入报告": self.wants_import.emit,
            "打开": lambda: self._ask(self.wants_open.emit),
            "复制为下一年": lambda: self._ask(self.wants_next_years.emit),
            "删除": lambda: self._ask(self.wants_bin.emit),
            "历史版本": lambda: self._ask(self.wants_history.emit),
            "恢复": lambda: self._ask(self.wants_restore.emit),
            "回收站": self._turn,
        }
        buttons = {label: QPushButton(label) for label in acts}
        for label, act in acts.items():
            buttons[label].clicked.connect(lambda _=False, act=act: act())
        buttons["新建报告"].setObjectName("primary")
        buttons["导入报告"].setToolTip("去年已经公开的报告（Word、Excel、PDF、网页），或者本程序导出的工作簿")
        buttons["复制为下一年"].setToolTip("带上封面、标题提纲和结转的数，另建一份下一年度的报告")
        buttons["历史版本"].setToolTip("看这份报告以前的样子，和现在比，恢复")
        buttons["删除"].setToolTip("放进回收站，可以恢复")
        return buttons

    def _on_activated(self) -> None:
        """Open the draft; what lies in the bin has to be restored first."""
        if not self._in_bin:
            self._ask(self.wants_open.emit)

    def _ask(self, ask: Callable[[str], object]) -> None:
        if draft := self.draft:
            ask(draft.id)

    def _turn(self) -> None:
        self._in_bin = not self._in_bin
        self.show_drafts(self._drafts, self._backed_up)

    def _show_buttons(self) -> None:
        """Show the buttons that mean something here, and enable those that can act."""
        for label in ("新建报告", "导入报告", "打开", "复制为下一年", "历史版本", "删除"):
            self._buttons[label].setVisible(not self._in_bin)
        self._buttons["恢复"].setVisible(self._in_bin)
        self._buttons["回收站"].setText("返回我的报告" if self._in_bin else "回收站")
        draft = self.draft
        may_change = not self._read_only
        self._buttons["打开"].setEnabled(bool(draft and (draft.report or draft.newer)))
        self._buttons["复制为下一年"].setEnabled(bool(draft and draft.report) and may_change)
        for label in ("历史版本", "删除", "恢复"):
            self._buttons[label].setEnabled(draft is not None and may_change)
        for label in ("新建报告", "导入报告"):
            self._buttons[label].setEnabled(may_change)
