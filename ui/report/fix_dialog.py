"""改正: shows what the one right edit changes, before it is made."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from models.checks.findings import Finding, Fix
from models.checks.fixing import caution, changed_places
from models.report.report import Report
from ui.kit.before_after import show_lines
from ui.kit.dialog_column import lay_out
from ui.kit.dialogs import plain_label, within_screen
from ui.kit.help_dialog import answer_f1
from ui.kit.letters import lettered
from ui.kit.plain_widgets import PlainPage
from ui.report.problem_words import why

_HEADINGS = ("地方", "现在", "改成")


class FixDialog(QDialog):
    """Shows a finding and what its fix changes.

    Args:
        report: The report as it is.
        finding: A finding with a fix.
        fix: Its fix.
    """

    def __init__(self, report: Report, finding: Finding, fix: Fix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "问题列表")
        self.setWindowTitle("改正这一处")
        within_screen(self, 720, 340)
        self.table = PlainPage()
        self.table.setAccessibleName("改正前后")
        self.buttons = QDialogButtonBox()
        self.agree = self.buttons.addButton(
            lettered(fix.label if fix.asks else "改正", "G"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        leave = self.buttons.addButton("回去填(&C)" if fix.asks else "取消(&C)", QDialogButtonBox.ButtonRole.RejectRole)
        first = leave if fix.asks else self.agree  # what fills many cells, Enter alone must not do
        first.setObjectName("primary")
        first.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        for sentence, name in ((finding.message, ""), (why(finding), "guide"), (fix.asks, "caution")):
            if sentence:
                column.addWidget(plain_label(sentence, name))
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(f"{'' if fix.asks else caution(fix)}改了以后可以撤销（Ctrl+Z）。", "guide"))
        lay_out(self, column, self.buttons)
        show_lines(self.table, changed_places(report, fix), _HEADINGS)
        first.setFocus()

    @classmethod
    def accepts(cls, report: Report, finding: Finding, fix: Fix, parent: QWidget | None = None) -> bool:
        """Return whether the clerk wants the fix."""
        dialog = cls(report, finding, fix, parent)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted
