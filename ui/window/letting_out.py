"""What the open report can be let out as: pages, files, the clipboard, the stick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from exporters import Exporter
from exporters.release import Variant
from models.exchange.manifest import Answer
from models.exchange.task import Task
from ui.outgoing.outgoing import Outgoing
from ui.outgoing.pages_ahead import PagesAhead
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.report.report_view import ReportView
from ui.window.page import Shell

_AFTER = "要签字、盖章的，在这里打印。看过就关上，再按 F4：没有别的要办，就是交付到 U 盘，不用自己导出、拷贝。"
"""Said below the pages that are filed: who closes them is not done yet."""


class LettingOut:
    """Lets the open report out.

    Args:
        shell: Lent by the window.
        report: The open one.
        view: It on screen, which leads to a warning that the clerk would rather look at first.
        exported: Hears of every file that was written for good.
        answers: Returns what is answered to a return slip, as it goes with the files.

    Attributes:
        outgoing: By which all goes out; others let out what belongs to the report by it, too.
    """

    def __init__(
        self,
        shell: Shell,
        report: OpenReport,
        view: ReportView,
        exported: Callable[[], None],
        answers: Callable[[], Sequence[Answer]],
    ) -> None:
        self._shell, self._report, self._document = shell, report, report.document
        files = replace(shell.file_export, which=lambda: report.which, reviews=lambda: tuple(report.known.reviews))
        ahead = PagesAhead(report.document.changed, lambda: self.outgoing.seen_first(report.document), view)
        show, known = view.problems.show_finding, lambda: report.known
        self.outgoing: Outgoing = Outgoing(files, show, exported, known, ahead.pages_of, self._task, answers)

    def _task(self) -> Task | None:
        """Return the task that the report belongs to, if that was opened here."""
        return self._shell.store.tasks.of_report(self._document.report)

    def preview(self, seen: Callable[[], object]) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft.

        Args:
            seen: Is called once its pages are there to be looked at.
        """
        report = self._report
        is_own = isinstance(report, KeptDraft) and not report.beside.read_in and not report.is_delivered
        self.outgoing.preview(self._document, seen, _AFTER if is_own else "")

    def export(self, exporter: Exporter, variant: Variant) -> None:
        """Write this variant of the report as a file that the clerk names; while points are open, a draft."""
        self.outgoing.export(self._document, exporter, variant)

    def export_all(self) -> None:
        """Write the finished report as every kind of file into one folder."""
        self.outgoing.export_all(self._document)

    def checklist(self) -> None:
        """Show the sheet with the steps before the report is handed in."""
        self.outgoing.checklist(self._document)

    def copy_as_web_page(self) -> None:
        """Put the finished report on the clipboard as a web page, tables and all."""
        self.outgoing.copy_as_web_page(self._document)

    def hand_over(self) -> None:
        """Put the finished report on a stick, and remember when and where."""
        if isinstance(self._report, Exercise):
            self._shell.show_status(self._report.why_no_hand_over)
        elif delivered := self.outgoing.hand_over(self._document):
            self._shell.attempt(partial(self._report.remember, delivered))
            self._shell.renew()
