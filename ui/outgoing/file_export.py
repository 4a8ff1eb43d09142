"""Writing a report to a file that the clerk names, and saying where it lies now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import IO, NamedTuple

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from exporters import PDF, Exporter, let_out
from exporters.release import Release, Variant
from models.checks.review import Review
from models.report.report import Report
from models.system.disk_faults import words_of
from models.system.errors import ReportError
from models.system.files import replacing
from models.system.rights import as_usual
from ui.kit.boxes import Box, warn
from ui.kit.dialogs import SaveDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.waiting import waiting
from ui.outgoing.light_banners import are_light
from ui.outgoing.preview import PreviewDialog
from ui.report.document import Document


class Written(NamedTuple):
    """A file that was written.

    Attributes:
        remarks: What the clerk should know about it.
    """

    path: Path
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class FileExport:
    """Writes files, asking and telling over a window.

    Attributes:
        settings: Remember where the clerk was last looking for files.
        show_status: Says a sentence in the status bar.
        which: Says which one of several of its unit and year a report is; its files are called so, too.
        reviews: Returns what a second person has vouched for in the open report.
    """

    window: QWidget
    settings: QSettings
    show_status: Callable[[str], None]
    which: Callable[[], str] = str
    reviews: Callable[[], tuple[Review, ...]] = tuple

    def write(self, released: Release, exporter: Exporter, over: QDialog | None = None) -> Written | None:
        """Ask for a place and write there; say why if that cannot be.

        Args:
            released: What goes out.
            exporter: As which kind of file.
            over: The window over which to ask for the place; the main one unless given.

        Returns:
            The file; None if there is none.
        """
        return self._write(exporter.file_name(released), exporter.label, partial(exporter.write, released), over)

    def write_sheet(self, name: str, content: bytes, over: QDialog | None = None) -> Written | None:
        """Ask for a place and write a sheet there that is a PDF already, as above."""

        def write(stream: IO[bytes]) -> tuple[str, ...]:
            stream.write(content)
            return ()

        return self._write(f"{name}{PDF.suffix}", PDF.label, write, over)

    def _write(
        self, name: str, label: str, write: Callable[[IO[bytes]], tuple[str, ...]], over: QDialog | None
    ) -> Written | None:
        path = SaveDialog.ask(last_folder(self.settings) / self._name(name), label, over or self.window)
        if not path:
            return None
        remember_folder(self.settings, path.parent)
        try:
            with waiting(), replacing(path, as_usual) as stream:
                return Written(path, write(stream))
        except OSError as error:
            self._complain(f"没有写成（{words_of(error)}）：{path}。请看看文件是不是正开着，或者换个地方再导出。")
        except ReportError as error:
            self._complain(str(error))
        return None

    def tell_of(self, written: Written) -> None:
        """Say where a file lies now, and offer to open its folder."""
        self.show_status(f"已导出：{written.path}")
        box = Box(Box.Icon.Information, f"已导出：\n{written.path}", "\n".join(written.remarks), self.window)
        folder = box.addButton("打开文件夹(&F)", Box.ButtonRole.ActionRole)
        box.addButton("好(&O)", Box.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(written.path.parent)))

    def look(self, report: Report, over: QDialog) -> None:
        """Show the pages of a report that is not the open one, as those of a draft, which can be exported."""
        document = Document(report)
        dialog = PreviewDialog(
            partial(as_pdf, document, self.settings), (Variant.DRAFT,), self.settings, over, lambda _: True
        )
        dialog.wants_export.connect(lambda _: self._export_draft(report, dialog))
        dialog.exec()
        dialog.deleteLater()
        document.deleteLater()

    def _export_draft(self, report: Report, over: QDialog) -> None:
        light = are_light(self.settings)
        if written := self.write(let_out(report, Variant.DRAFT, light_banners=light), PDF, over):
            self.tell_of(written)

    def _name(self, name: str) -> str:
        """Return the name of a file, which is another one for each of several reports of one unit and year."""
        which = self.which().replace(" ", "")
        return Path(name).stem + f"（{which}）" + Path(name).suffix if which else name

    def _complain(self, sentence: str) -> None:
        warn(self.window, sentence)


def as_pdf(
    document: Document, settings: QSettings, variant: Variant, reviews: tuple[Review, ...] = ()
) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF of a report, and what the clerk should know about it."""
    stream = BytesIO()
    light = are_light(settings)
    released = let_out(document.report, variant, document.previous, document.findings, light_banners=light)
    remarks = PDF.write(released.reviewed(reviews), stream)
    return stream.getvalue(), remarks
