"""The ways back: to earlier versions of a report, to a backup of all, to what a session cut off has left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.form.refs import Ref
from models.report.report import Report, Value, differing
from ui.report.document import Document
from ui.restoring.history_dialog import HistoryDialog
from ui.restoring.lost_dialog import Answer, LostDialog
from ui.restoring.lost_words import taken
from ui.restoring.parked_dialog import ParkedDialog
from ui.restoring.recovery_dialogs import BackupsDialog, InterruptedDialog

_NOTHING_NEW = "备份里的报告现在都有（放进回收站的也算），没有要添的；不一样的，备份里的样子放进了它的历史版本。"


@dataclass(frozen=True)
class WaysBack:
    """Brings earlier states back, asking and telling over a window. What is there now is always kept.

    Attributes:
        show_status: Says a sentence in the strip below.
        look: Shows the pages of a report over a dialog.
    """

    window: QWidget
    store: DraftStore
    show_status: Callable[[str], None]
    look: Callable[[Report, QDialog], object]

    def restore_open(self, draft_id: str, document: Document) -> None:
        """Let the open report become one of its versions again, as one step that can be undone."""
        version = HistoryDialog.ask(self.store.versions(draft_id), document.report, self.look, self.window)
        if not version or not version.report:
            return
        self.store.keep(draft_id, document.report, Why.REPLACED)
        document.restore(answers_between(document.report, version.report), f"恢复第 {version.number} 版")
        self.store.keep(draft_id, document.report, Why.RESTORED)
        kept = "" if self.store.second_copy_trouble else "恢复以前的样子也在历史版本里，也"
        self.show_status(f"已恢复成第 {version.number} 版；{kept}可以撤销（Ctrl+Z）。")

    def restore_stored(self, draft_id: str, present: Report | None) -> None:
        """Let a stored report become one of its versions again.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReportError: It may only be looked at.
        """
        version = HistoryDialog.ask(self.store.versions(draft_id), present, self.look, self.window)
        if not version or not version.report:
            return
        if present:
            self.store.keep(draft_id, present, Why.REPLACED)
        self.store.save(version.report, draft_id)
        self.store.keep(draft_id, version.report, Why.RESTORED)
        is_kept = present and not self.store.second_copy_trouble
        kept = "；恢复以前的样子也在历史版本里" if is_kept else ""
        self.show_status(f"已恢复成第 {version.number} 版{kept}。")

    def restore_backup(self) -> None:
        """Offer the backups of all reports.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReportError: These drafts may only be looked at.
        """
        if backup := BackupsDialog.ask(self.store.backups, self.window):
            count = self.store.take_back(backup)
            self.show_status(f"已取回 {count} 份报告。" if count else _NOTHING_NEW)

    def show_lost(self) -> None:
        """Show what the draft file does not tell, where it may only be looked at."""
        LostDialog.ask(self.store, self.store.lost, self.look, self.window)

    def after_accident(self) -> str | None:
        """Offer what an accident has left, where there was one; return the draft to go on with.

        Raises:
            OSError: The disk is full or read-only; all states are intact.
        """
        if self.store.read_only:
            for parked in self.store.parked():
                ParkedDialog.tell(parked, self.window)
            return None
        is_settled = self._offer_lost()
        interrupted = self.store.interrupted()
        if not interrupted:
            if is_settled:
                self.store.end()
            return None
        report = InterruptedDialog.ask(interrupted, self.window)
        if report is None:
            return None
        self.store.settle(interrupted, report)
        return interrupted.draft_id

    def _offer_lost(self) -> bool:
        """Offer what the draft file does not tell; return whether there is nothing more of it to be decided."""
        lost = self.store.lost
        if not (lost.offers or self.store.set_aside):
            return True
        answer = LostDialog.ask(self.store, lost, self.look, self.window)
        if answer is Answer.TAKE:
            self.store.take_lost()
            self.show_status(taken(lost.offers))
        elif answer is Answer.NEVER:
            self._decline()
        return answer is not Answer.LATER or not lost.offers

    def _decline(self) -> None:
        """Offer no more what is lost, or say that this cannot be written down."""
        kept = "备份还在，在菜单“文件 → 从备份恢复”里。"
        try:
            self.store.decline()
        except OSError:
            self.show_status(f"这一次不恢复；没能记下来，下次打开还会问。{kept}")
        else:
            self.show_status(f"以后不再问了。{kept}")


def answers_between(present: Report, wanted: Report) -> dict[Ref, Value | None]:
    """Return the answers by which one report becomes another."""
    return {ref: wanted.values.get(ref) for ref in differing(present.values, wanted.values)}
