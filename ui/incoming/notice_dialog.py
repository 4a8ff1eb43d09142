"""看区里的通知: the words that came with the task packages that were opened here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from models.drafts.kept_tasks import KeptTask
from models.exchange.task_package import TaskPackage
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainPage
from ui.kit.shown_text import all_lines, one_line
from ui.kit.wrapping_row import WrappingRow

_SIZE = 640, 560
"""Pixels. Chosen: those of the dialog that asks which unit this is, where the notice stands first."""

_NOTICE = "notice"
"""Under which a task keeps the words of its notice, where the package has none of its own."""


def words_of(package: TaskPackage) -> str:
    """Return the words of a notice; empty if there is none."""
    return package.notice.strip() or package.task.texts.get(_NOTICE, "").strip()


def with_notices(kept: Iterable[KeptTask], task_id: str) -> tuple[KeptTask, ...]:
    """Return the tasks that have a notice: the one of this id first, then those that are due last."""
    found = sorted((one for one in kept if words_of(one.package)), key=lambda one: one.task.due, reverse=True)
    return tuple(sorted(found, key=lambda one: one.task.id != task_id))


class NoticeDialog(QDialog):
    """Shows notices, one below the other.

    Args:
        kept: Tasks that have one.
        parent: The window to show them over.

    Attributes:
        page: All the words.
    """

    def __init__(self, kept: Sequence[KeptTask], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("区里的通知")
        self.page, close = PlainPage(), QPushButton("关闭(&C)")
        self.page.setAccessibleName("区里的通知")
        told = "\n\n\n".join(map(_told, kept))
        self.page.write(lambda: self.page.setPlainText(all_lines(told)))
        close.clicked.connect(lambda _=False: self.accept())
        close.setObjectName("primary")
        close.setDefault(True)
        column = QVBoxLayout()
        column.addWidget(plain_label("任务包里带来的话，按最近一次打开的任务包。", "guide"))
        column.addWidget(self.page, 1)
        lay_out(self, column, WrappingRow((), (close,)))
        within_screen(self, *_SIZE)
        self.page.setFocus()
        answer_f1(self, "任务包")


def _told(kept: KeptTask) -> str:
    task = kept.task
    head = f"{task.district} {task.year} 年度年报任务　{task.due.year}年{task.due.month}月{task.due.day}日截止"
    return f"{one_line(head)}\n\n{words_of(kept.package)}"
