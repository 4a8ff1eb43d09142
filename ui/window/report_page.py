"""The page of the open report: its sections on the screen, what it says of itself, the ways out and back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from exporters import Exporter
from exporters.release import Variant
from models.checks.verdict import PENDING, State, Verdict, verdict_of
from models.system.disk_faults import Trouble
from ui.kit.save_state import Kept
from ui.outgoing.outgoing import Outgoing
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.report.report_view import ReportView
from ui.report.section_view import TextSectionView
from ui.report.table.table_keys import Fill
from ui.report.table.table_view import TableView
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, save_elsewhere
from ui.window.command import Command
from ui.window.page import Shell, Status
from ui.window.report_commands import REPORT_COMMANDS


class ReportPage:
    """Shows a report, and does with it as a whole what the clerk asks for.

    Attributes:
        report: Lives as long as the page.
    """

    commands: ClassVar[tuple[Command[ReportPage], ...]] = REPORT_COMMANDS

    def __init__(self, shell: Shell, report: OpenReport) -> None:
        self._shell, self.report = shell, report
        self.widget: ReportView = ReportView(report.document)
        report.setParent(self.widget)
        self._outgoing = Outgoing(
            replace(shell.file_export, which=lambda: report.which), self.widget.problems.show_finding, self._exported
        )
        self.widget.status_message.connect(shell.show_status)
        report.document.changed.connect(shell.renew)
        if isinstance(report, KeptDraft):
            report.saved.connect(self._on_saved)
            report.failed.connect(self._on_failed)
            report.lasts.connect(shell.renew)
            report.slow.connect(shell.show_status)
            report.settled.connect(self._on_settled)
        if (why := report.document.read_only) and not shell.store.read_only:
            shell.banner.say(why, {}, grave=False)
        else:
            shell.show_standing()

    @property
    def title(self) -> str:
        """What the report is called."""
        return self.report.title

    @property
    def status(self) -> Status:
        """How far the report is, and how it is kept."""
        document = self.report.document
        if document.is_check_due:
            state, words = Verdict(State.PENDING, PENDING)
        else:
            state, words = verdict_of(document.report, document.previous, document.findings)
        return Status(words, state is State.READY, self.report.delivery, self.report.saving, state)

    def arrive(self) -> None:
        """Take the keyboard to the first section."""
        self.widget.tabs.currentWidget().setFocus()

    def leave(self) -> bool:
        """Save and close the report; return False if the clerk would rather stay."""
        self._commit()
        if not self.report.leave(self._shell.window):
            return False
        self.widget.deleteLater()
        return True

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """
        return self.report.save_now()

    def on_lost(self, why: str) -> None:
        """Save nothing more; what is typed can be written elsewhere."""
        if isinstance(self.report, KeptDraft):
            sentence = f"{why}这里的改动从现在起存不下来；没存上的，请另存一份。"
            self._shell.banner.say(sentence, {SAVE_ELSEWHERE: self._save_elsewhere}, grave=True)
        else:
            self._shell.show_standing()

    # ------------------------------------------------------------ saving

    def _on_saved(self) -> None:
        self._shell.renew()
        self._shell.show_standing()

    def _on_settled(self) -> None:
        if not self._shell.banner.trouble:
            self._shell.show_standing()

    def _on_failed(self, found: Trouble) -> None:
        self._shell.renew()
        if isinstance(self.report, KeptDraft):
            ways_out = {RETRY: self.report.retry, SAVE_ELSEWHERE: self._save_elsewhere}
            self._shell.banner.show_trouble(found, ways_out, self._shell.store.fallback_trouble)

    def _exported(self) -> None:
        """Keep how the report was when a file of it went out; say so if that cannot be."""
        self.report.exported()
        self._on_settled()

    def _save_elsewhere(self) -> None:
        """Write the report to a place that the clerk names, for when its own cannot be written."""
        self._commit()
        if path := save_elsewhere(self.report.document.report, self._shell.folder, self._shell.window):
            self._shell.show_status(f"已另存一份：{path}。以后可以用“导入报告”读回来。")

    def _commit(self) -> None:
        """Leave the field, so that a year still being typed counts, too."""
        self.widget.setFocus()

    # ------------------------------------------------------------ what is done with the whole

    def history(self) -> None:
        """Show the versions of the report; one of them may become the report again."""
        if isinstance(self.report, KeptDraft):
            self._shell.ways_back.restore_open(self.report.draft_id, self.report.document)
        else:
            self._shell.show_status(self.report.why_no_history)

    def preview(self) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft."""
        self._outgoing.preview(self.report.document)

    def export(self, exporter: Exporter, variant: Variant) -> None:
        """Write this variant of the report as a file that the clerk names; while points are open, a draft."""
        self._outgoing.export(self.report.document, exporter, variant)

    def copy_as_web_page(self) -> None:
        """Put the finished report on the clipboard as a web page, tables and all."""
        self._outgoing.copy_as_web_page(self.report.document)

    def hand_over(self) -> None:
        """Put the finished report on a stick, and remember when and where."""
        if isinstance(self.report, Exercise):
            self._shell.show_status(self.report.why_no_hand_over)
        elif delivered := self._outgoing.hand_over(self.report.document):
            self._shell.attempt(partial(self.report.remember, delivered))
            self._shell.renew()

    # ------------------------------------------------------------ what is done where the cursor is

    def fill_blanks(self) -> None:
        """Fill what is blank in the present table."""
        if table := self._table():
            table.fill_blanks()

    def follow_totals(self) -> None:
        """Work out the totals of the present table."""
        if table := self._table():
            table.follow_totals()

    def fill(self, how: Fill) -> None:
        """Fill cells of the present table, if the keyboard was there last."""
        table, focus = self._table(), self.widget.focusWidget()
        if table and (focus is table or table.isAncestorOf(focus)):
            table.fill(how)
        elif table:
            self._shell.show_status("请先点到表格里，再填充。")

    def annotate(self) -> None:
        """Ask for a remark on the present cell."""
        if table := self._table():
            table.annotate()

    def _table(self) -> TableView | None:
        """Return the table in the present tab, or say that there is none."""
        if not self.widget.table:
            self._shell.show_status("这一部分没有表格，请先点到第二、三、四部分。")
        return self.widget.table

    def insert_figure(self) -> None:
        """Ask for a figure to stand in the text of the present tab, or say that there is none."""
        view = self.widget.tabs.currentWidget()
        if isinstance(view, TextSectionView):
            view.insert_figure()
        else:
            self._shell.show_status("这一部分不是文字，请先点到第一、五、六部分。")

    def clipboard_target(self) -> QLineEdit | QPlainTextEdit | TableView | None:
        """Return what is cut, copied and pasted in: the text field that has the focus, or else the table."""
        focus = QApplication.focusWidget()
        return focus if isinstance(focus, QLineEdit | QPlainTextEdit) else self.widget.table
