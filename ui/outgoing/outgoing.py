"""What leaves the program: pages to look at and to print, files, the clipboard, the stick."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from exporters import PDF, Exporter, let_out
from exporters.filing import filed
from exporters.release import Release, Variant
from models.checks.findings import Finding
from models.checks.verdict import open_points, unexplained
from models.report.delivered import Delivered
from models.report.report import Report
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.program import NAME
from ui.kit.dialogs import SaveDialog
from ui.kit.waiting import waiting
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.preview import PreviewDialog
from ui.report.document import Document

_SENTENCES = 3
"""How many warnings are told where a report goes out with them."""


@dataclass(frozen=True)
class Outgoing:
    """Lets reports out, asking and telling over a window.

    Attributes:
        tell: Says a sentence in the status bar.
        show: Leads to the place of a finding.
        exported: Hears of every file that was written for good.
    """

    window: QWidget
    settings: QSettings
    tell: Callable[[str], None]
    show: Callable[[Finding], None]
    exported: Callable[[], None]

    def preview(self, document: Document) -> None:
        """Show the very pages that are printed and exported; while points are open, those of a draft."""
        variants = (Variant.DRAFT,) if open_points(document.findings) else PDF.variants
        dialog = PreviewDialog(
            partial(_made, document),
            variants,
            self.settings,
            self.window,
            lambda variant: variant is Variant.DRAFT or self._insists(document, "打印", dialog),
        )
        dialog.wants_export.connect(lambda variant: self.export(document, PDF, variant, dialog))
        dialog.exec()
        dialog.deleteLater()

    def look(self, report: Report, over: QDialog) -> None:
        """Show the pages of a report that is not the open one, as those of a draft."""
        document = Document(report)
        dialog = PreviewDialog(partial(_made, document), (Variant.DRAFT,), self.settings, over, lambda _: True)
        dialog.wants_export.connect(lambda variant: self.export(document, PDF, variant, dialog))
        dialog.exec()
        dialog.deleteLater()
        document.deleteLater()

    def export(self, document: Document, exporter: Exporter, variant: Variant, over: QDialog | None = None) -> None:
        """Write this variant of a report as a file that the clerk names; while points are open, a draft.

        Args:
            document: The report.
            exporter: Which kind of file.
            variant: Which one of the report.
            over: The window over which to ask; the main one unless given.
        """
        count = open_points(document.findings)
        if count and variant is not Variant.DRAFT and not self._wants_draft(count):
            return
        if not count and variant is not Variant.DRAFT and not self._insists(document, "导出", over):
            return
        released = let_out(document.report, Variant.DRAFT if count else variant, document.previous)
        folder = Path(str(self.settings.value("folder", str(Path.home()))))
        if chosen := SaveDialog.ask(folder / exporter.file_name(released), exporter.label, over or self.window):
            self._write(released, exporter, chosen)

    def copy_as_web_page(self, document: Document) -> None:
        """Put a finished report on the clipboard as a web page, tables and all."""
        if count := open_points(document.findings):
            self.tell(f"还差 {count} 处，改好以后才能复制到网站上。")
            return
        if not self._insists(document, "复制"):
            return
        from exporters.clipboard_page import as_html  # noqa: PLC0415  only where it is needed

        page = QMimeData()
        page.setHtml(as_html(document.report))
        QGuiApplication.clipboard().setMimeData(page)
        self.tell("已经复制，可以贴到网站的编辑器里；表格会一起贴过去。")

    def hand_over(self, document: Document) -> Delivered | None:
        """Put a finished report on a stick; return what was handed over, or None if nothing was."""
        if count := open_points(document.findings):
            self.tell(f"还差 {count} 处，改好以后才能交付。")
            return None
        if not self._insists(document, "交付"):
            return None
        return HandOverDialog.ask(document.report, partial(filed, document.report, document.previous), self.window)

    def _wants_draft(self, count: int) -> bool:
        """Say that a draft is all that can be made while `count` points are open, and ask whether to make it."""
        box = QMessageBox(self.window)
        box.setWindowTitle(NAME)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(f"还差 {count} 处，不能正式导出。")
        box.setInformativeText("可以先按下面的问题列表改好，也可以导出带“草稿”标记的文件，自己看或者给人核对。")
        draft = box.addButton("导出草稿", QMessageBox.ButtonRole.AcceptRole)
        box.addButton("先去改", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is draft

    def _insists(self, document: Document, act: str, over: QDialog | None = None) -> bool:
        """Ask, once for each warning without a reason, whether to let the report out; lead to the first if not."""
        findings = unexplained(document.findings)
        keys = frozenset(finding.key for finding in findings)
        if keys <= document.let_pass:
            return True
        box = QMessageBox(over or self.window)
        box.setWindowTitle(NAME)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"还有 {len(findings)} 处提醒没有改正，也没有说明理由。区里核对时可能会问。")
        box.setInformativeText(_first_of(findings))
        look = box.addButton("先去看看", QMessageBox.ButtonRole.RejectRole)
        insist = box.addButton(f"仍然{act}", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(look)
        box.exec()
        if box.clickedButton() is insist:
            document.let_pass |= keys
            return True
        if over:
            over.reject()
        self.show(findings[0])
        return False

    def _write(self, released: Release, exporter: Exporter, path: Path) -> None:
        self.settings.setValue("folder", str(path.parent))
        try:
            with waiting(), replacing(path) as stream:
                remarks = exporter.write(released, stream)
        except OSError as error:
            why = error.strerror or error
            self._complain(f"没有写成（{why}）：{path}。请看看文件是不是正开着，或者换个地方再导出。")
        except ReportError as error:
            self._complain(str(error))
        else:
            if released.variant is not Variant.DRAFT:
                self.exported()
            self._show_written(path, remarks)

    def _show_written(self, path: Path, remarks: Iterable[str]) -> None:
        self.tell(f"已导出：{path}")
        box = QMessageBox(QMessageBox.Icon.Information, NAME, f"已导出：\n{path}", parent=self.window)
        box.setInformativeText("\n".join(remarks))
        folder = box.addButton("打开文件夹", QMessageBox.ButtonRole.ActionRole)
        box.addButton("好", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def _complain(self, sentence: str) -> None:
        QMessageBox.warning(self.window, NAME, sentence)


def _first_of(findings: tuple[Finding, ...]) -> str:
    """Return the sentences of the first findings; a box with all of them could be higher than the screen."""
    more = len(findings) - _SENTENCES
    sentences = [f"· {finding.message}" for finding in findings[:_SENTENCES]]
    return "\n\n".join([*sentences, f"……还有 {more} 处。"] if more > 0 else sentences)


def _made(document: Document, variant: Variant) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF of a report, and what the clerk should know about it."""
    stream = BytesIO()
    remarks = PDF.write(let_out(document.report, variant, document.previous), stream)
    return stream.getvalue(), remarks
