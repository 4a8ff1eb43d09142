"""来源 of the figures of the open report: kept beside its draft, taken from last year's, printed as a sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from models.form.refs import CellRef
from models.report.figure_sources import NO_SOURCES, Sources
from models.system.disk_faults import trouble
from ui.outgoing.outgoing import Outgoing
from ui.report.keeping import Keeping
from ui.report.open_report import Exercise, KeptDraft, OpenReport
from ui.window.page import Shell


class SourceNotes(QObject):
    """Keeps what is noted in the document of an open report; of an exercise, nothing is kept.

    Args:
        shell: Lent by the window.
        report: The open one.
    """

    def __init__(self, shell: Shell, report: OpenReport) -> None:
        super().__init__(report)
        self._shell, self._document = shell, report.document
        self._sources = report.document.sources
        self._keeping: Keeping[Sources] | None = None
        self._is_owed = False
        if not isinstance(report, Exercise):
            self._sources.begin(shell.store.sources.of(report.draft_id))
        self._sources.last_years = self._last_years
        if isinstance(report, KeptDraft):
            self._keeping = Keeping(partial(shell.store.sources.keep, report.draft_id), self)
            self._keeping.failed.connect(self._on_failed)
            self._sources.changed.connect(self._keep)

    def print_with(self, outgoing: Outgoing) -> None:
        """Show the sheet with all that is known of where figures come from."""
        cells = self._document.report.form.cells
        outgoing.source_sheet(self._document.report, {ref: said for ref in cells if (said := self._said_of(ref))})

    def _said_of(self, ref: CellRef) -> tuple[str, ...]:
        """Return what was noted, or else from where a figure was carried over, and what the rooms have answered."""
        document = self._document
        carried = document.origin(ref) if ref in document.locked else ""
        return tuple(filter(None, (self._sources.noted.get(ref, carried), document.parts_of(ref).words)))

    def finish(self) -> None:
        """Keep at once what is not kept yet.

        Raises:
            OSError: It cannot be written.
            ReportError: The same; it is not the disk.
        """
        if not self._keeping:
            return
        if self._is_owed:
            self._keeping.keep(self._sources.noted)
        self._is_owed = True
        self._keeping.flush()
        self._is_owed = False

    def _last_years(self) -> Sources:
        """Return the sources of last year's report, where it is among the drafts."""
        store, previous = self._shell.store, self._document.previous
        for draft in store.drafts() if previous else ():
            if not draft.binned and draft.report == previous:
                return store.sources.of(draft.id)
        return NO_SOURCES

    def _keep(self) -> None:
        if self._keeping:
            self._keeping.keep(self._sources.noted)
            self._is_owed = False

    def _on_failed(self, error: Exception) -> None:
        self._is_owed = True
        sentence = trouble(error).sentence if isinstance(error, OSError) else str(error)
        self._shell.show_status(f"来源没有存上：{sentence}")
