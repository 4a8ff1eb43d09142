"""The main window: the start page or the open report, menus, and the verdict in the status bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from exporters import Exporter
from exporters.release import Variant
from models.checks.findings import Finding
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.importers.sandbox.reader import Reader
from models.report.delivered import Delivered, delivery_state
from models.report.next_year import next_years, previous_of, with_carried
from models.report.report import Report
from models.report.wording import title
from models.system.errors import NewerVersion, ReportError
from models.system.faults import Trouble
from models.system.program import NAME
from ui.incoming.import_preview import OpenDialog
from ui.incoming.import_report import ReportImport
from ui.outgoing.outgoing import Outgoing
from ui.report.autosave import Autosave, not_saved
from ui.report.document import Document
from ui.report.report_page import ReportPage
from ui.report.unsaved import leaves_unsaved
from ui.restoring.ways_back import WaysBack
from ui.trouble.banner import RETRY, SAVE_ELSEWHERE, Acts, Banner, save_copy
from ui.trouble.failure_dialog import Kept
from ui.window.menus import fill_menus
from ui.window.new_report_dialog import NewReportDialog
from ui.window.start_page import StartPage
from ui.window.status_bar import StatusBar

_NEWER = "这份报告由新版程序保存，这里只显示认得的内容，只能看，不能改；要改请先升级本程序。"


class MainWindow(QMainWindow):
    """Opens on the drafts; shows one report at a time and keeps it saved.

    Args:
        exercises: The sample reports by resource name.
        ways: What can be done where the drafts may only be looked at.
    """

    def __init__(
        self, store: DraftStore, settings: QSettings, exercises: dict[str, Report], ways: Acts | None = None
    ) -> None:
        super().__init__()
        self._store, self._settings, self._exercises, self._ways = store, settings, exercises, ways or {}
        self._page: ReportPage | None = None
        self._autosave: Autosave | None = None
        self._draft_id: str | None = None
        self._deliveries: tuple[Delivered, ...] = ()
        self._start = StartPage(exercises)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self._banner = Banner()
        self._bar = StatusBar()
        self._lay_out()
        self._outgoing = Outgoing(self, settings, self.tell, self._show_finding, self._on_exported)
        self._incoming = ReportImport(self, store, self.tell)
        self._ways_back = WaysBack(self, store, self.tell, self._outgoing.look)
        self._report_actions = fill_menus(self, self)
        self._connect_start_page()
        self.go_to_start()

    @property
    def page(self) -> ReportPage | None:
        """The open report; None on the start page."""
        return self._page

    @property
    def told(self) -> str:
        """What the status bar has said last, for as long as it stands there."""
        return self._bar.told.text()

    @property
    def delivery(self) -> str:
        """What the status bar says of the last hand-over; empty if there was none."""
        return self._bar.delivery.text()

    @property
    def verdict(self) -> str:
        """What the status bar says of the report; empty on the start page."""
        return self._bar.verdict.text()

    def _lay_out(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self._bar)

    # ------------------------------------------------------------ start page

    def _connect_start_page(self) -> None:
        self._start.wants_new.connect(self.new_report)
        self._start.wants_import.connect(self.import_report)
        self._start.wants_open.connect(self.open_draft)
        self._start.wants_copy.connect(self._copy_as_next_years)
        self._start.wants_bin.connect(lambda draft_id: self._change_store(lambda: self._store.bin(draft_id)))
        self._start.wants_restore.connect(lambda draft_id: self._change_store(lambda: self._store.restore(draft_id)))
        self._start.wants_history.connect(self._restore_stored)
        self._start.wants_exercise.connect(self._open_exercise)
        self._start.set_read_only(self._store.read_only)

    def new_report(self) -> None:
        """Ask for unit and year and open a new draft."""
        drafts = self._store.drafts()
        known = next((draft.report.text("cover", "agency") for draft in drafts if draft.report), "")
        if report := NewReportDialog.ask(known, self):
            begun = with_carried(report, previous_of(report, self._reports()))
            self._change_store(lambda: self.open_draft(self._store.save(begun)))

    def open_draft(self, draft_id: str) -> None:
        """Open a stored draft; one that a later version has written, or that others are writing, to be looked at."""
        try:
            report, read_only = self._loaded(draft_id)
        except ReportError as error:
            self._complain(str(error))
            return
        if not self._leave_report():
            return
        document = Document(report, self._reports(), read_only=read_only)
        self._show(document)
        self._draft_id, self._deliveries = draft_id, self._store.deliveries(draft_id)
        self._show_delivery()
        if read_only:
            self._bar.saved.setText("只能看")
            self._banner.say(read_only, self._ways if self._store.read_only else {}, grave=False)
        else:
            self._keep_saved(document, draft_id)

    def _loaded(self, draft_id: str) -> tuple[Report, str]:
        """Return a report, and why it may only be looked at."""
        try:
            return self._store.load(draft_id), self._store.read_only
        except NewerVersion:
            return self._store.glimpse(draft_id), _NEWER

    def _keep_saved(self, document: Document, draft_id: str) -> None:
        self._autosave = Autosave(document, self._store, draft_id, document)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.failed.connect(self._on_not_saved)
        self._bar.saved.setText("自动保存")
        self._store.begin(draft_id, document.report)

    def _on_saved(self, time: str) -> None:
        self._bar.saved.setText(f"已保存 {time}")
        self._banner.clear()

    def _on_not_saved(self, found: Trouble) -> None:
        self._bar.saved.setText("没有存上")
        if self._autosave:
            self._banner.show_trouble(found, {RETRY: self._autosave.retry, SAVE_ELSEWHERE: self._save_copy})

    def _save_copy(self) -> None:
        """Write the open report to a place that the clerk names, for when its own cannot be written."""
        self._stack.setFocus()  # a year still being typed counts, too
        if self._page and (path := save_copy(self._page.document.report, self._folder, self)):
            self.tell(f"已另存一份：{path}。以后可以用“导入报告”读回来。")

    def _open_exercise(self, name: str) -> None:
        if self._leave_report():
            self._show(Document(self._exercises[name]))
            self._bar.saved.setText("练习：改动不会保存")

    def import_report(self) -> None:
        """Ask for a file with a report, show what can be read in it, and keep that as a new draft."""
        with Reader() as reader:  # which gets ready while the clerk is looking for the file
            chosen = OpenDialog.ask(self._folder, self)
            if not chosen:
                return
            self.go_to_start()
            if self._page:
                return
            self._settings.setValue("folder", str(chosen.parent))
            self._change_store(lambda: self._incoming.take_over(chosen, reader, self._reports()))

    @property
    def _folder(self) -> Path:
        """Where the clerk was last looking for files."""
        return Path(str(self._settings.value("folder", str(Path.home()))))

    def _copy_as_next_years(self, draft_id: str) -> None:
        self._change_store(lambda: self._store.save(next_years(self._store.load(draft_id))))

    def _reports(self) -> list[Report]:
        """Return the reports among which last year's may be."""
        return [draft.report for draft in self._store.drafts() if draft.report and not draft.binned]

    def _change_store(self, change: Callable[[], object]) -> None:
        try:
            change()
        except ReportError as error:
            self._complain(str(error))
        except OSError as error:
            self._complain(not_saved(error))
        self._start.show_drafts(self._store.drafts())

    # ------------------------------------------------------------ the ways back

    def look_back(self) -> None:
        """Offer what an accident has left of the last session, and go on with it."""
        opened: list[str | None] = []
        self._change_store(lambda: opened.append(self._ways_back.after_accident()))
        for draft_id in filter(None, opened):
            self.open_draft(draft_id)

    def lose(self, why: str) -> None:
        """Save nothing more: somebody else has the drafts now. What is typed can be written elsewhere."""
        self._store.read_only = why
        self._start.set_read_only(why)
        if self._page and self._autosave:
            self._banner.say(
                f"{why}这里的改动从现在起存不下来；没存上的，请另存一份。",
                {SAVE_ELSEWHERE: self._save_copy},
                grave=True,
            )
        else:
            self._show_read_only()

    def history(self) -> None:
        """Show the versions of the open report; one of them may become the report again."""
        if not self._page:
            return
        if self._draft_id and not self._page.document.read_only:
            self._ways_back.restore_open(self._draft_id, self._page.document)
        else:
            self.tell("练习和只能看的报告没有历史版本可以恢复。")

    def take_back_copy(self) -> None:
        """Offer the good copies of all reports."""
        self.go_to_start()
        if not self._page:
            self._change_store(self._ways_back.take_back_copy)

    def _restore_stored(self, draft_id: str) -> None:
        present = next((draft.report for draft in self._store.drafts() if draft.id == draft_id), None)
        self._change_store(lambda: self._ways_back.restore_stored(draft_id, present))

    # ------------------------------------------------------------ the open report

    def _show(self, document: Document) -> None:
        self._page = ReportPage(document)
        document.setParent(self._page)
        self._page.told.connect(self.tell)
        document.checked.connect(self._show_verdict)
        document.changed.connect(self._show_title)
        document.changed.connect(self._show_delivery)
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        self._page.tabs.currentWidget().setFocus()
        for action in self._report_actions:
            action.setEnabled(True)
        self._show_title()
        self._show_verdict()

    def go_to_start(self) -> None:
        """Close the report, which is saved, and show the drafts."""
        if not self._leave_report():
            return
        for action in self._report_actions:
            action.setEnabled(False)
        self._start.show_drafts(self._store.drafts())
        self._stack.setCurrentWidget(self._start)
        self._start.list.setFocus()
        self.setWindowTitle(NAME)

    def _leave_report(self) -> bool:
        """Save and close the open report; return False if the clerk would rather stay."""
        if self._page:
            self._stack.setFocus()  # leaves the field, so that a year still being typed counts, too
        if self._autosave and not self._flushed(self._autosave):
            return False
        if self._page:
            self._stack.removeWidget(self._page)
            self._page.deleteLater()
        if self._autosave:
            self._store.end()
        self._page = self._autosave = self._draft_id = None
        self._deliveries = ()
        self._bar.forget_report()
        self._show_read_only()
        return True

    def _show_read_only(self) -> None:
        """Say why nothing can be saved, if so."""
        if self._store.read_only:
            self._banner.say(self._store.read_only, self._ways, grave=False)
        else:
            self._banner.clear()

    def save_now(self) -> Kept:
        """Save what is typed, and say what that means.

        Raises:
            OSError: It cannot be saved.
            ReportError: The same; it is not the disk.
        """
        if not self._page:
            return Kept.CLOSED
        if self._page.document.read_only:
            return Kept.LOOKED_AT
        if not self._autosave:
            return Kept.EXERCISE
        self._autosave.flush()
        return Kept.SAVED

    def _flushed(self, autosave: Autosave) -> bool:
        try:
            autosave.flush()
        except Exception as error:  # noqa: BLE001  an error in closing would close the window over what is typed
            return leaves_unsaved(not_saved(error), self)
        return True

    def _show_title(self) -> None:
        if self._page:
            self.setWindowTitle(f"{title(self._page.document.report)} - {NAME}")

    def _show_verdict(self) -> None:
        if self._page:
            self._bar.show_verdict(self._page.document.findings)

    def _show_finding(self, finding: Finding) -> None:
        if self._page:
            self._page.problems.show_finding(finding)

    def _show_delivery(self) -> None:
        if self._page:
            self._bar.delivery.setText(delivery_state(self._page.document.report, self._deliveries))

    def tell(self, sentence: str) -> None:
        """Say something in the status bar for a while."""
        self._bar.tell(sentence)

    # ------------------------------------------------------------ preview and export

    def preview(self) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft."""
        if self._page:
            self._outgoing.preview(self._page.document)

    def export(self, exporter: Exporter, variant: Variant) -> None:
        """Write this variant of the open report as a file that the clerk names; while points are open, a draft."""
        if self._page:
            self._outgoing.export(self._page.document, exporter, variant)

    def copy_as_web_page(self) -> None:
        """Put the finished report on the clipboard as a web page, tables and all."""
        if self._page:
            self._outgoing.copy_as_web_page(self._page.document)

    def hand_over(self) -> None:
        """Put the finished report on a stick, and remember when and where."""
        if not self._page:
            return
        if not self._draft_id:
            self.tell("练习不能交付；请打开自己的报告。")
        elif delivered := self._outgoing.hand_over(self._page.document):
            self._remember(self._draft_id, delivered)

    def _on_exported(self) -> None:
        if self._page and self._draft_id:
            self._store.keep(self._draft_id, self._page.document.report, Why.EXPORTED)

    def _remember(self, draft_id: str, delivered: Delivered) -> None:
        self._deliveries = (*self._deliveries, delivered)
        self._show_delivery()
        if self._page:
            self._store.keep(draft_id, self._page.document.report, Why.DELIVERED)
        self._change_store(lambda: self._store.delivered(draft_id, delivered))

    def _complain(self, sentence: str) -> None:
        QMessageBox.warning(self, NAME, sentence)

    # ------------------------------------------------------------ the window itself

    def restore(self) -> None:
        """Put the window where it was; the first time, as large as a small screen is."""
        geometry = self._settings.value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry()
            self.resize(min(1280, room.width()), min(860, room.height()))
            if room.height() < 900:
                self.setWindowState(Qt.WindowState.WindowMaximized)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        if self._leave_report():
            event.accept()
        else:
            event.ignore()
