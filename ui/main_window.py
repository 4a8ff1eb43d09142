"""The main window: the start page or the open report, menus, and the verdict in the status bar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMessageBox,
    QSizePolicy,
    QStackedWidget,
)
from typing_extensions import override

from exporters import Exporter
from exporters.release import Copy
from models.drafts.store import DraftStore
from models.errors import ReportError
from models.findings import Finding
from models.handover import Delivered, delivery_state
from models.importers import open_file
from models.importers.sheets import Imported
from models.next_year import next_years, previous_of, with_carried
from models.report import Report
from models.rules import open_points
from models.wording import title
from ui.autosave import Autosave, not_saved
from ui.dialogs import NewReportDialog
from ui.document import Document
from ui.importing import DifferencesDialog, OpenDialog, ReadingDialog
from ui.menus import NAME, fill_menus
from ui.outgoing import Outgoing
from ui.report_page import ReportPage
from ui.start_page import StartPage, verdict_on
from ui.waiting import waiting


class MainWindow(QMainWindow):
    """Opens on the drafts; shows one report at a time and keeps it saved.

    Args:
        exercises: The sample reports by resource name.
    """

    def __init__(self, store: DraftStore, settings: QSettings, exercises: dict[str, Report]) -> None:
        super().__init__()
        self._store, self._settings, self._exercises = store, settings, exercises
        self._page: ReportPage | None = None
        self._autosave: Autosave | None = None
        self._draft_id: str | None = None
        self._deliveries: tuple[Delivered, ...] = ()
        self._start = StartPage(exercises)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start)
        self.setCentralWidget(self._stack)
        self._verdict, self._told, self._delivery, self._saved = QLabel(), QLabel(), QLabel(), QLabel()
        self._forget = QTimer(self)
        self._set_up_status_bar()
        self._outgoing = Outgoing(self, settings, self.tell, self._show_finding)
        self._report_actions = fill_menus(self, self)
        self._connect_start_page()
        self.go_to_start()

    @property
    def page(self) -> ReportPage | None:
        """The open report; None on the start page."""
        return self._page

    def _set_up_status_bar(self) -> None:
        """Put verdict, news and time of saving side by side; a message of the bar's own would hide the verdict."""
        self._verdict.setObjectName("verdict")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._forget.setSingleShot(True)
        self._forget.timeout.connect(self._told.clear)
        self.statusBar().addWidget(self._verdict)
        self.statusBar().addWidget(self._told, 1)
        self.statusBar().addPermanentWidget(self._delivery)
        self.statusBar().addPermanentWidget(self._saved)

    @property
    def told(self) -> str:
        """What the status bar has said last, for as long as it stands there."""
        return self._told.text()

    @property
    def delivery(self) -> str:
        """What the status bar says of the last hand-over; empty if there was none."""
        return self._delivery.text()

    @property
    def verdict(self) -> str:
        """What the status bar says of the report; empty on the start page."""
        return self._verdict.text()

    # ------------------------------------------------------------ start page

    def _connect_start_page(self) -> None:
        self._start.wants_new.connect(self.new_report)
        self._start.wants_import.connect(self.import_report)
        self._start.wants_open.connect(self.open_draft)
        self._start.wants_copy.connect(self._copy_as_next_years)
        self._start.wants_bin.connect(lambda draft_id: self._change_store(lambda: self._store.bin(draft_id)))
        self._start.wants_restore.connect(lambda draft_id: self._change_store(lambda: self._store.restore(draft_id)))
        self._start.wants_exercise.connect(self._open_exercise)

    def new_report(self) -> None:
        """Ask for unit and year and open a new draft."""
        drafts = self._store.drafts()
        known = next((draft.report.text("cover", "agency") for draft in drafts if draft.report), "")
        if report := NewReportDialog.ask(known, self):
            begun = with_carried(report, previous_of(report, self._reports()))
            self._change_store(lambda: self.open_draft(self._store.save(begun)))

    def open_draft(self, draft_id: str) -> None:
        """Open a stored draft."""
        try:
            report = self._store.load(draft_id)
        except ReportError as error:
            self._complain(str(error))
            return
        if not self._leave_report():
            return
        document = Document(report, self._reports())
        self._show(document)
        self._autosave = Autosave(document, self._store, draft_id, document)
        self._autosave.saved.connect(lambda time: self._saved.setText(f"已保存 {time}"))
        self._autosave.failed.connect(self._saved.setText)
        self._saved.setText("自动保存")
        self._draft_id, self._deliveries = draft_id, self._store.deliveries(draft_id)
        self._show_delivery()

    def _open_exercise(self, name: str) -> None:
        if self._leave_report():
            self._show(Document(self._exercises[name]))
            self._saved.setText("练习：改动不会保存")

    def import_report(self) -> None:
        """Ask for a file with a report, show what can be read in it, and keep that as a new draft."""
        chosen = OpenDialog.ask(Path(str(self._settings.value("folder", str(Path.home())))), self)
        if not chosen:
            return
        self.go_to_start()
        if self._page:
            return
        self._settings.setValue("folder", str(chosen.parent))
        self._change_store(lambda: self._take_over(chosen))

    def _take_over(self, path: Path) -> None:
        with waiting():
            opened = open_file(path)
        if isinstance(opened, Imported):
            differences = opened.differences
            accepted = not differences or DifferencesDialog.accepts(opened.report, differences, self)
            report = opened.report if accepted else None
        else:
            report = ReadingDialog.ask(opened, path.name, self)
        if report:
            twin = any(_same_report(report, one) for one in self._reports())
            self._store.save(report)
            again = "“我的报告”里原来就有这个单位这一年的报告，现在有两份，请留一份。" if twin else ""
            self.tell(f"已导入：{title(report)}。{again}")

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
        self._verdict.clear()
        self._saved.clear()
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
        self._page = self._autosave = self._draft_id = None
        self._deliveries = ()
        self._delivery.clear()
        return True

    def _flushed(self, autosave: Autosave) -> bool:
        try:
            autosave.flush()
        except OSError as error:
            answer = QMessageBox.warning(
                self,
                NAME,
                f"{not_saved(error)}\n\n现在离开，最近的改动会丢失。要留下来吗？",
                QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
            )
            return answer == QMessageBox.StandardButton.No
        return True

    def _show_title(self) -> None:
        if self._page:
            self.setWindowTitle(f"{title(self._page.document.report)} - {NAME}")

    def _show_verdict(self) -> None:
        if not self._page:
            return
        findings = self._page.document.findings
        self._verdict.setText(verdict_on(findings))
        self._verdict.setProperty("ready", not open_points(findings))
        self._verdict.style().polish(self._verdict)

    def _show_finding(self, finding: Finding) -> None:
        if self._page:
            self._page.problems.show_finding(finding)

    def _show_delivery(self) -> None:
        if self._page:
            self._delivery.setText(delivery_state(self._page.document.report, self._deliveries))

    def tell(self, sentence: str) -> None:
        """Say something in the status bar for a while."""
        self._told.setText(sentence)
        self._told.setToolTip(sentence)
        self._forget.start(10_000)

    # ------------------------------------------------------------ preview and export

    def preview(self) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft."""
        if self._page:
            self._outgoing.preview(self._page.document)

    def export(self, exporter: Exporter, copy: Copy) -> None:
        """Write this copy of the open report as a file that the clerk names; while points are open, a draft."""
        if self._page:
            self._outgoing.export(self._page.document, exporter, copy)

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

    def _remember(self, draft_id: str, delivered: Delivered) -> None:
        self._deliveries = (*self._deliveries, delivered)
        self._show_delivery()
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


def _same_report(one: Report, other: Report) -> bool:
    """Return whether two reports are of the same unit and year."""
    return (one.text("cover", "agency"), one.year) == (other.text("cover", "agency"), other.year)
