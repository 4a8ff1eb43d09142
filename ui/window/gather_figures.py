"""What is gathered from the rooms for the open report: kept beside its draft, told in its cells, opened over it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.form.refs import CellRef
from models.gathering.gathering import Row
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.part_words import not_kept
from ui.gathering.why_line import WhyLine
from ui.outgoing.outgoing import Outgoing
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.report.report_view import ReportView
from ui.window.page import Shell

_BUTTON = "收集表(&G)…"
_TIP = "哪一行由哪个科室报数：发表、收回、相加，放进报告（Ctrl+G）"
_ONLY_KEPT = "练习和只能看的报告不能收集；请打开自己的报告。"


class GatherFigures(QObject):
    """Gathers the figures of an open report.

    Args:
        shell: Lent by the window.
        report: The open one.
        view: It on screen, below which is asked why a figure differs from its sum.
        outgoing: Writes files.
    """

    def __init__(self, shell: Shell, report: OpenReport, view: ReportView, outgoing: Outgoing) -> None:
        super().__init__(report)
        self._shell, self._report, self._outgoing = shell, report, outgoing
        self._gathered: OpenGathering | None = None
        if isinstance(report, Exercise):
            return
        kept = shell.store.gatherings
        keep = partial(kept.keep, report.draft_id) if isinstance(report, KeptDraft) else None
        self._gathered = OpenGathering(report.document, report.gathering, keep, self)
        self._gathered.failed.connect(self._on_failed)
        self.why, self._view = WhyLine(view, self._gathered), view
        report.document.form_changed.connect(self._add_buttons)  # there are other sections then
        self._add_buttons()

    def _add_buttons(self) -> None:
        for section in self._view.tabs.tables:
            section.add_button(_BUTTON, _TIP, self.ask)

    def ask(self) -> None:
        """Open the rows and the rooms over the report."""
        from ui.gathering.gathering_dialog import GatheringDialog, Ways  # noqa: PLC0415  when first used
        from ui.gathering.sheets_back import SheetsBack  # noqa: PLC0415  as above
        from ui.gathering.sheets_out import SheetsOut  # noqa: PLC0415  as above

        report, gathered, shell = self._report, self._gathered, self._shell
        if not isinstance(report, KeptDraft) or not gathered:
            shell.show_status(_ONLY_KEPT)
            return
        out = SheetsOut(gathered, report.draft_id, self._outgoing.files)
        back = SheetsBack(gathered, report.draft_id, shell.settings)
        ways = Ways(out.workbooks, out.paper, back.files, back.folder, back.dropped)
        dialog = GatheringDialog(gathered, ways, shell.window)
        if isinstance(place := self._view.tabs.place, CellRef):
            dialog.stand_on(Row(place.table, place.row))
        dialog.exec()
        dialog.deleteLater()
        shell.attempt(gathered.flush)
        shell.renew()

    def leave(self) -> None:
        """Keep what is still to be kept."""
        if self._gathered:
            self._shell.attempt(self._gathered.flush)

    def _on_failed(self, error: Exception) -> None:
        self._shell.show_status(not_kept(error))
