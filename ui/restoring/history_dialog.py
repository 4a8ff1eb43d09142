"""历史版本: earlier states of a report, compared with how it is now; one of them may become the report again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.drafts.versions import Version
from models.report.differences import differences
from models.report.report import Report, differing
from ui.kit.before_after import show_lines
from ui.kit.copied_words import copying_words
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.help_topic import Topic
from ui.kit.plain_widgets import PlainPage

_NONE = "还没有历史版本。\n\n报告第一次改动以前的样子，以后每十分钟的样子，还有每次导出、交付的样子，都会留在这里。"
_ABOUT = "选左边的一版，右边就是它和现在的报告不一样的地方。恢复以后，现在的样子也留在历史版本里，不会丢。"
_HEADINGS = ("地方", "那时", "现在")


class HistoryDialog(QDialog):
    """Lists the states of a draft and shows how each differs from the present one.

    Args:
        versions: The last one first.
        present: How the report is now; None where this program cannot read it.
        look: Shows the pages of a report.
    """

    def __init__(
        self,
        versions: Sequence[Version],
        present: Report | None,
        look: Callable[[Report, QDialog], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("历史版本")
        within_screen(self, 1040, 640)
        self._versions, self._present, self._look = versions, present, look
        self.list, self.page = copying_words(QListWidget()), PlainPage()
        self.list.setFixedWidth(270)
        self.list.setAccessibleName("历史版本")
        self.page.setAccessibleName("不一样的地方")
        self._caption = plain_label("")
        self._make_buttons()
        self._lay_out()
        for version in versions:
            self.list.addItem(QListWidgetItem(_words(version, present)))
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        if not versions:
            self.page.setPlainText(_NONE)
            self._show(-1)
        answer_f1(self)

    def help_topic(self) -> Topic:
        """Return where the help tells of this."""
        return Topic("删除和恢复")

    @property
    def chosen(self) -> Version | None:
        """The version that the list stands on."""
        row = self.list.currentRow()
        return self._versions[row] if row >= 0 else None

    @classmethod
    def ask(
        cls,
        versions: Sequence[Version],
        present: Report | None,
        look: Callable[[Report, QDialog], object],
        parent: QWidget | None = None,
    ) -> Version | None:
        """Return the version that the clerk wants back."""
        dialog = cls(versions, present, look, parent)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.chosen if wanted else None

    def _make_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        self.restore = self.buttons.addButton("恢复成这一版(&R)", QDialogButtonBox.ButtonRole.AcceptRole)
        self.restore.setObjectName("primary")
        self.restore.setDefault(True)
        self.whole = self.buttons.addButton("看全文(&W)…", QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton("关闭(&C)", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.whole.clicked.connect(self._show_whole)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self._caption)
        right.addWidget(self.page, 1)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addLayout(right, 1)
        column = QVBoxLayout()
        column.addWidget(plain_label(_ABOUT, "guide"))
        column.addLayout(row, 1)
        lay_out(self, column, self.buttons)

    def _show(self, row: int) -> None:
        version = self._versions[row] if row >= 0 else None
        report = version.report if version else None
        self.whole.setEnabled(report is not None)
        self.restore.setEnabled(report is not None and report != self._present)
        if not version:
            return
        self.page.clear()
        self._caption.setText(version.fault or _caption(version, self._present))
        if report and self._present and report != self._present:
            show_lines(self.page, differences(report, self._present), _HEADINGS)

    def _show_whole(self) -> None:
        if self.chosen and self.chosen.report:
            self._look(self.chosen.report, self)


def _words(version: Version, present: Report | None) -> str:
    """Return how a version is listed."""
    if version.report is None or version.saved is None:
        return f"第 {version.number} 版\n打不开"
    return f"{version.saved:%Y-%m-%d %H:%M}　{version.why.value}\n{_difference(version.report, present)}"


def _difference(report: Report, present: Report | None) -> str:
    if present is None:
        return f"{report.year} 年"
    count = len(differing(report.values, present.values))
    return f"和现在有 {count} 处不同" if count else "和现在一样"


def _caption(version: Version, present: Report | None) -> str:
    when = f"{version.saved:%Y-%m-%d %H:%M}" if version.saved else ""
    same = "，和现在一样，不用恢复" if version.report == present else ""
    return f"第 {version.number} 版，{when}，{version.why.value}{same}。"
