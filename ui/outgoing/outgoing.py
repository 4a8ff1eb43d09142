"""What leaves the program: pages to look at and to print, files, the clipboard, the stick."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from exporters import PDF, Exporter, let_out
from exporters.filing import filed
from exporters.release import Release, Variant
from models.checks.checklist import Known, checklist
from models.checks.findings import Finding
from models.checks.verdict import open_points, unexplained
from models.exchange.manifest import Answer
from models.exchange.task import Task
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.delivered import Delivered
from models.report.report import Report
from models.report.unit import file_name
from ui.kit.boxes import Box
from ui.kit.shown_text import one_line
from ui.outgoing.file_export import FileExport, released
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.hand_over_work import Covering
from ui.outgoing.light_banners import are_light
from ui.outgoing.pages_ahead import Made, pdf_of
from ui.outgoing.preview import PreviewDialog, seen_first
from ui.outgoing.shown_sheet import show_sheet
from ui.report.document import Document

_SENTENCES = 3
"""How many warnings are told where a report goes out with them. Chosen: more would not be read."""

_LONGEST = 400
"""Characters of a warning that is told then. Chosen: so that the count of the others still has room below."""


@dataclass(frozen=True)
class Outgoing:
    """Lets reports out, asking and telling over a window.

    Attributes:
        files: Writes what the clerk names; what it asks over and tells in is what this asks over and tells in.
        show: Leads to the place of a finding.
        exported: Hears of every file that was written for good.
        known: Returns what is known of the open report beside itself; without what was found in it.
        pages_of: Returns the PDF of a release, which may have been made ahead.
        task: Returns the task that the open report belongs to, if it is known.
        answers: Returns what is answered to a return slip, as it goes with the files.
    """

    files: FileExport
    show: Callable[[Finding], None]
    exported: Callable[[], None]
    known: Callable[[], Known] = lambda: Known(())
    pages_of: Callable[[Release], Made] = pdf_of
    task: Callable[[], Task | None] = lambda: None
    answers: Callable[[], Sequence[Answer]] = tuple

    def preview(self, document: Document, seen: Callable[[], object], after: str = "") -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft.

        Args:
            document: The report.
            seen: Is called once its pages are there to be looked at; of a draft, they are not those that are signed.
            after: What comes after the pages that are filed were looked at.
        """
        dialog = PreviewDialog(
            lambda variant: self.pages_of(self._released(document, variant)),
            _variants(document),
            self.files.settings,
            self.files.window,
            lambda variant: variant is Variant.DRAFT or self._insists(document, "打印", dialog),
        )
        dialog.say_after(after)
        dialog.wants_export.connect(lambda variant: self.export(document, PDF, variant, dialog))
        dialog.wants_checklist.connect(lambda: self.checklist(document, dialog))
        if dialog.has_pages and dialog.variant is not Variant.DRAFT:
            seen()
        dialog.exec()
        dialog.deleteLater()

    def seen_first(self, document: Document) -> Release:
        """Return what of a report the preview shows first."""
        return self._released(document, seen_first(_variants(document)))

    def _released(self, document: Document, variant: Variant) -> Release:
        return released(document, self.files.settings, variant, self.files.reviews())

    def checklist(self, document: Document, over: QDialog | None = None) -> None:
        """Show the sheet with the steps before a report is handed in, to be printed and ticked."""
        from exporters.pdf.tick_sheets import CHECKLIST, checklist_sheet  # noqa: PLC0415  as below

        points = checklist(
            document.report, self.known()._replace(findings=document.findings, compared_with=_year(document))
        )
        self._show_sheet(
            CHECKLIST, document.report, checklist_sheet(document.report, points, datetime.now().astimezone()), over
        )

    def reading_sheet(self, report: Report, table: Table) -> None:
        """Show a table of a report to be printed, read out and ticked row by row."""
        from exporters.pdf.tick_sheets import reading_sheet  # noqa: PLC0415  as below

        self._show_sheet(f"{table.call}逐行核对表", report, reading_sheet(report, table, datetime.now().astimezone()))

    def source_sheet(self, report: Report, sources: Mapping[CellRef, Sequence[str]]) -> None:
        """Show the sheet that says where the figures of a report come from, to be printed and filed."""
        from exporters.pdf.source_sheet import CALLED, source_sheet  # noqa: PLC0415  as below

        self._show_sheet(CALLED, report, source_sheet(report, sources, datetime.now().astimezone()))

    def _show_sheet(self, called: str, report: Report, content: bytes, over: QDialog | None = None) -> None:
        show_sheet(self.files, called, f"{file_name(report)}（{called}）", content, over)

    def export(self, document: Document, exporter: Exporter, variant: Variant, over: QDialog | None = None) -> None:
        """Write this variant of a report as a file that the clerk names; while points are open, a draft.

        Args:
            document: The report.
            exporter: Which kind of file.
            variant: Which variant of the report.
            over: The window over which to ask; the main one unless given.
        """
        count = open_points(document.findings)
        if count and variant is not Variant.DRAFT and not self._wants_draft(count):
            return
        if not count and variant is not Variant.DRAFT and not self._insists(document, "导出", over):
            return
        release = self._released(document, Variant.DRAFT if count else variant)
        if written := self.files.write(release, exporter, over):
            if release.variant is not Variant.DRAFT:
                self.exported()
            self.files.tell_of(written)

    def export_all(self, document: Document) -> None:
        """Write a finished report as every kind of file, for the public and to file, into one folder."""
        if count := open_points(document.findings):
            self.files.show_status(f"还差 {count} 处，改好以后才能导出全部文件。")
            return
        if not self._insists(document, "导出"):
            return
        report, previous, findings = document.report, document.previous, document.findings
        light = are_light(self.files.settings)
        if self.files.write_all(lambda one: let_out(report, one, previous, findings, light_banners=light)):
            self.exported()

    def copy_as_web_page(self, document: Document) -> None:
        """Put a finished report on the clipboard as a web page, tables and all."""
        if count := open_points(document.findings):
            self.files.show_status(f"还差 {count} 处，改好以后才能复制到网站上。")
            return
        if not self._insists(document, "复制"):
            return
        from exporters.clipboard_page import as_html  # noqa: PLC0415  only where it is needed

        page = QMimeData()
        page.setHtml(as_html(document.report))
        QGuiApplication.clipboard().setMimeData(page)
        self.files.show_status("已经复制，可以贴到网站的编辑器里；表格会一起贴过去。")

    def hand_over(self, document: Document) -> Delivered | None:
        """Put a finished report on a stick; return what was handed over, or None if nothing was."""
        if count := open_points(document.findings):
            self.files.show_status(f"还差 {count} 处，改好以后才能交付。")
            return None
        if not self._insists(document, "交付"):
            return None
        make = partial(filed, document.report, document.previous, self.files.reviews())
        covering = Covering(tuple(self.known().deliveries), self.task(), self.answers())
        return HandOverDialog.ask(document.report, make, self.files.window, covering)

    def _wants_draft(self, count: int) -> bool:
        """Say that a draft is all that can be made while `count` points are open, and ask whether to make it."""
        more = "可以先按 F8 一处一处改好，也可以导出带“草稿”标记的文件，自己看或者给人核对。"
        box = Box(Box.Icon.Warning, f"还差 {count} 处，不能正式导出。", more, self.files.window)
        draft = box.addButton("导出草稿(&D)", Box.ButtonRole.AcceptRole)
        box.addButton("先去改(&C)", Box.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is draft

    def _insists(self, document: Document, act: str, over: QDialog | None = None) -> bool:
        """Ask, once for each warning without a reason, whether to let the report out; lead to the first if not."""
        findings = unexplained(document.findings)
        keys = frozenset(finding.key for finding in findings)
        if keys <= document.let_pass:
            return True
        sentence = f"还有 {sum(one.times for one in findings)} 处提醒没有改正，也没有说明理由。区里核对时可能会问。"
        box = Box(Box.Icon.Question, sentence, _first_of(findings), over or self.files.window)
        look = box.addButton("先去看看(&L)", Box.ButtonRole.RejectRole)
        insist = box.addButton(f"仍然{act}(&G)", Box.ButtonRole.AcceptRole)
        box.setDefaultButton(look)
        box.exec()
        if box.clickedButton() is insist:
            document.let_pass |= keys
            return True
        if over:
            over.reject()
        self.show(findings[0])
        return False


def _variants(document: Document) -> tuple[Variant, ...]:
    return (Variant.DRAFT,) if open_points(document.findings) else PDF.variants


def _year(document: Document) -> int | None:
    return document.previous.year if document.previous else None


def _first_of(findings: tuple[Finding, ...]) -> str:
    """Return the sentences of the first findings; a box with all of them could be higher than the screen."""
    more = len(findings) - _SENTENCES
    sentences = [f"· {one_line(finding.message, _LONGEST)}" for finding in findings[:_SENTENCES]]
    return "\n\n".join([*sentences, f"……还有 {more} 处。"] if more > 0 else sentences)
