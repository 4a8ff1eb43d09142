"""After something went wrong: what can be had back, shown before it is taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from models.drafts.backups import Backup
from models.drafts.recovery import InterruptedWork
from models.report.differences import differences
from models.report.report import Report, differing
from models.report.wording import title
from ui.kit.before_after import show_lines
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.plain_widgets import PlainPage
from ui.kit.shown_text import one_line

_HEADINGS = ("地方", "上次打开的时候", "没有正常退出以前")
_FOUND = "下面是完好的备份，最上面的最新。"
_NOTHING = "没有找到备份。请把数据文件夹交给管理电脑的人看一看。"
_TAKING = "取回只会添上现在没有的报告，现在有的不会改；两边不一样的，备份里的样子放进它的历史版本。"


class InterruptedDialog(QDialog):
    """Shows what a session that was cut off has done to a report; either state can be gone on with."""

    def __init__(self, interrupted: InterruptedWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("上次没有正常退出")
        within_screen(self, 860, 560)
        self._interrupted = interrupted
        self.chosen: Report | None = None
        self.page = PlainPage()
        self.page.setAccessibleName("不一样的地方")
        show_lines(self.page, differences(interrupted.before, interrupted.after), _HEADINGS)
        self.take, self.leave = QPushButton("接着填（要这些改动）(&G)"), QPushButton("回到上次打开的时候(&B)")
        self.take.setObjectName("primary")
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton("以后再说(&L)", QDialogButtonBox.ButtonRole.RejectRole)
        self.take.clicked.connect(lambda: self._choose(interrupted.after))
        self.leave.clicked.connect(lambda: self._choose(interrupted.before))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.addWidget(plain_label(_said(interrupted)))
        column.addWidget(self.page, 1)
        column.addWidget(plain_label("没有选的那一种也留着，在菜单“文件 → 历史版本”里。", "guide"))
        lay_out(self, column, buttons)
        self.take.setFocus()

    @classmethod
    def ask(cls, interrupted: InterruptedWork, parent: QWidget | None = None) -> Report | None:
        """Return the state to go on with; None if the clerk would rather decide later."""
        dialog = cls(interrupted, parent)
        dialog.exec()
        dialog.deleteLater()
        return dialog.chosen

    def _choose(self, report: Report) -> None:
        self.chosen = report
        self.accept()


class BackupsDialog(QDialog):
    """Offers backups of the draft file to a clerk who is looking for something.

    Args:
        backups: The last state first.
    """

    def __init__(self, backups: Sequence[Backup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "删除和恢复")
        self.setWindowTitle("从备份恢复")
        within_screen(self, 720, 460)
        self.list = copying_words(QListWidget())
        self.list.setAccessibleName("备份")
        self.list.addItems([_words(backup) for backup in backups])
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox()
        self.take = buttons.addButton("取回这一份备份(&G)", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setObjectName("primary")
        self.take.setEnabled(bool(backups))
        leave = buttons.addButton("现在不要(&N)", QDialogButtonBox.ButtonRole.RejectRole)
        (self.take if backups else leave).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.addWidget(plain_label(_FOUND if backups else _NOTHING))
        column.addWidget(self.list, 1)
        column.addWidget(plain_label(_TAKING, "guide"))
        lay_out(self, column, buttons)

    @classmethod
    def ask(cls, backups: Sequence[Backup], parent: QWidget | None = None) -> Backup | None:
        """Return the backup that the clerk wants."""
        dialog = cls(backups, parent)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted and backups
        dialog.deleteLater()
        return backups[dialog.list.currentRow()] if wanted else None


def _said(interrupted: InterruptedWork) -> str:
    count = len(differing(interrupted.before.values, interrupted.after.values))
    return (
        f"上次程序没有正常退出（例如突然断电），当时正在填的是：\n{title(interrupted.after)}\n\n"
        f"打开以后的改动都找到了，一共 {count} 处，列在下面，请看一看。"
    )


def _words(backup: Backup) -> str:
    names = "；".join(one_line(title(report)) for report in backup.reports[:2])
    more = f"；……共 {backup.drafts} 份" if backup.drafts > 2 else ""
    return f"{backup.saved:%Y-%m-%d %H:%M} 保存\n{names}{more}"
