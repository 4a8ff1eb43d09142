"""找回报告: what a draft file does not tell, report by report, before it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.drafts.comparison import Comparison, Offer
from models.drafts.store import DraftStore
from models.report.differences import differences
from models.report.report import Report
from ui.kit.before_after import show_lines
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainPage
from ui.restoring.lost_words import caption, listed, taking, taking_act, what_happened

_HEADINGS = ("地方", "草稿文件里", "备份里")
_BESIDE_BLANK = ("地方", "空白报告", "备份里")
_DECLINING = "选“不要了，以后不再提”，打开程序就不再问这件事；备份不会因此删掉，在菜单“文件 → 从备份恢复”里取。"
_LIST = 290
"""Pixels. Chosen: a unit of a usual name fits in two lines."""


class Answer(Enum):
    """What becomes of what is offered."""

    TAKE = "所有的都取回"
    LATER = "现在不要"
    NEVER = "不要了，以后不再提"


class LostDialog(QDialog):
    """Says what has become of the draft file, and shows what else is known of each draft.

    Args:
        store: The drafts; where they may only be looked at, nothing can be taken.
        lost: What the file does not tell.
        look: Shows the pages of a report.
    """

    def __init__(
        self,
        store: DraftStore,
        lost: Comparison,
        look: Callable[[Report, QDialog], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        answer_f1(self, "删除和恢复")
        self.setWindowTitle("找回报告")
        within_screen(self, 1040, 640 if lost.offers else 200)
        self._lost, self._look, self.answer = lost, look, Answer.LATER
        self.list, self.page, self._caption = copying_words(QListWidget()), PlainPage(), plain_label("")
        self.list.setFixedWidth(_LIST)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("可以找回的报告")
        self.page.setAccessibleName("不一样的地方")
        self.list.addItems([listed(offer) for offer in lost.offers])
        self._make_buttons(may_take=bool(lost.offers) and not store.read_only)
        self._lay_out(what_happened(lost, store.found, store.set_aside, store.drafts()))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    @classmethod
    def ask(
        cls,
        store: DraftStore,
        lost: Comparison,
        look: Callable[[Report, QDialog], object],
        parent: QWidget | None = None,
    ) -> Answer:
        """Return what the clerk wants to become of what is lost."""
        dialog = cls(store, lost, look, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    @property
    def offer(self) -> Offer | None:
        """The draft that the list stands on."""
        row = self.list.currentRow()
        return self._lost.offers[row] if row >= 0 else None

    def _make_buttons(self, *, may_take: bool) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.buttons = QDialogButtonBox()
        self.whole = self.buttons.addButton("看全文(&W)…", roles.HelpRole)
        self.whole.clicked.connect(self._show_whole)
        self.whole.setVisible(bool(self._lost.offers))
        self.take: QPushButton | None = None
        self.later = self.buttons.addButton(lettered(Answer.LATER.value if may_take else "关闭", "C"), roles.RejectRole)
        if may_take:
            self.take = self.buttons.addButton(lettered(taking_act(self._lost.offers), "G"), roles.AcceptRole)
            self.take.setObjectName("primary")
            self.take.setDefault(True)
            self.take.setFocus()
            self.never = self.buttons.addButton(lettered(Answer.NEVER.value, "N"), roles.ActionRole)
            self.never.clicked.connect(lambda: self._answer(Answer.NEVER))
        self.buttons.accepted.connect(lambda: self._answer(Answer.TAKE))
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self, said: str) -> None:
        column = QVBoxLayout()
        column.addWidget(plain_label(said))
        if self._lost.offers:
            right = QVBoxLayout()
            right.addWidget(self._caption)
            right.addWidget(self.page, 1)
            row = QHBoxLayout()
            row.addWidget(self.list)
            row.addLayout(right, 1)
            column.addLayout(row, 1)
        if self.take:
            column.addWidget(plain_label(f"{taking(self._lost.offers)}\n{_DECLINING}", "guide"))
        lay_out(self, column, self.buttons)

    def _answer(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def _show(self) -> None:
        offer = self.offer
        self.whole.setEnabled(bool(offer and offer.report))
        if not offer:
            return
        self.page.clear()
        self._caption.setText(caption(offer))
        if offer.report and offer.here is None:
            show_lines(self.page, differences(Report.blank(offer.report.year), offer.report), _BESIDE_BLANK)
        elif offer.report and offer.present:
            show_lines(self.page, differences(offer.present, offer.report), _HEADINGS)

    def _show_whole(self) -> None:
        if self.offer and self.offer.report:
            self._look(self.offer.report, self)
