"""What could not be saved in its own place, shown where the drafts may only be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from models.drafts.recovery import InterruptedWork
from models.report.differences import differences
from models.report.report import differing
from models.report.wording import title
from ui.kit.before_after import show_lines
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainPage
from ui.trouble.banner import SAVE_ELSEWHERE, save_elsewhere

_HEADINGS = ("地方", "草稿文件里", "没有存进去的")
_KEPT = "暂存的一直留着，这里看过、另存过都不会删。"


class ParkedDialog(QDialog):
    """Shows what is kept on this computer of one report; it can be written elsewhere, and nothing is taken away."""

    def __init__(self, parked: InterruptedWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "出了意外")
        self.setWindowTitle("没有存进草稿文件的改动")
        within_screen(self, 860, 560)
        self._parked = parked
        self.page = PlainPage()
        self.page.setAccessibleName("不一样的地方")
        show_lines(self.page, differences(parked.before, parked.after), _HEADINGS)
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(lettered(SAVE_ELSEWHERE, "S"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton("知道了(&O)", QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("primary")
        self.save.clicked.connect(self._save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.addWidget(plain_label(_said(parked)))
        column.addWidget(self.page, 1)
        column.addWidget(plain_label(_KEPT, "guide"))
        lay_out(self, column, buttons)
        close.setFocus()

    @classmethod
    def tell(cls, parked: InterruptedWork, parent: QWidget | None = None) -> None:
        """Show it, and wait until it has been looked at."""
        dialog = cls(parked, parent)
        dialog.exec()
        dialog.deleteLater()

    def _save(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        save_elsewhere(self._parked.after, Path(documents), self)


def _said(parked: InterruptedWork) -> str:
    count = len(differing(parked.before.values, parked.after.values))
    return (
        f"这份报告有改动没有存进草稿文件，暂存在这台电脑上：\n{title(parked.after)}\n\n"
        f"一共 {count} 处，列在下面。现在这些报告只能看，还存不进去；能改的时候再打开程序，会先问要不要接着填。"
    )
