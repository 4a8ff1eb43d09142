"""Writing a report to a file that the clerk names, and saying where it lies now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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
from ui.kit.dialogs import FolderDialog, SaveDialog
from ui.kit.last_folder import last_folder, remember_folder
from ui.kit.shown_text import one_line
from ui.kit.waiting import waiting
from ui.outgoing.all_files import Account, account_of, files_of, written
from ui.outgoing.light_banners import are_light
from ui.outgoing.pages_ahead import pdf_of
from ui.outgoing.preview import PreviewDialog
from ui.report.document import Document

_ALL = "all"
"""What the folder for all files together is remembered for; for single ones, it is the variant."""


_SHEETS = "sheets"
"""The same, of sheets that are no variant of a report."""


class _Place(NamedTuple):
    """Where a file is proposed to go: its name, what kind it is called, and for what the folder is remembered."""

    name: str
    label: str
    purpose: str


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

    def write(self, release: Release, exporter: Exporter, over: QDialog | None = None) -> Written | None:
        """Ask for a place and write there; say why if that cannot be.

        Args:
            release: What goes out.
            exporter: As which kind of file.
            over: The window over which to ask for the place; the main one unless given.

        Returns:
            The file; None if there is none.
        """
        place = _Place(exporter.file_name(release), exporter.label, release.variant.name.lower())
        return self._write(place, partial(exporter.write, release), over)

    def write_sheet(self, name: str, content: bytes, over: QDialog | None = None) -> Written | None:
        """Ask for a place and write a sheet there that is a PDF already, as above."""

        def write(stream: IO[bytes]) -> tuple[str, ...]:
            stream.write(content)
            return ()

        return self._write(_Place(f"{name}{PDF.suffix}", PDF.label, _SHEETS), write, over)

    def _write(
        self, place: _Place, write: Callable[[IO[bytes]], tuple[str, ...]], over: QDialog | None
    ) -> Written | None:
        folder = last_folder(self.settings, place.purpose)
        path = SaveDialog.ask(folder / self._name(place.name), place.label, over or self.window)
        if not path:
            return None
        remember_folder(self.settings, path.parent, place.purpose)
        try:
            with waiting(), replacing(path, as_usual) as stream:
                return Written(path, write(stream))
        except OSError as error:
            self._complain(f"没有写成（{words_of(error)}）：{path}。请看看文件是不是正开着，或者换个地方再导出。")
        except ReportError as error:
            self._complain(str(error))
        return None

    def tell_of(self, done: Written) -> None:
        """Say where a file lies now, and offer to open its folder."""
        self.show_status(f"已导出：{done.path}")
        account = Account(f"已导出：\n{done.path}", "\n".join(done.remarks))
        self.tell(Box.Icon.Information, account, done.path.parent)

    def tell(self, icon: Box.Icon, account: Account, folder: Path) -> None:
        """Give an account of what was written, and offer to open its folder."""
        box = Box(icon, account.sentence, account.more, self.window)
        look = box.addButton("打开文件夹(&F)", Box.ButtonRole.ActionRole)
        box.addButton("好(&O)", Box.ButtonRole.AcceptRole)
        box.exec()
        if box.clickedButton() is look:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def write_all(self, release: Callable[[Variant], Release]) -> bool:
        """Ask for a folder, write every file of a report there, and give one account of it.

        Args:
            release: Lets the report out as a variant.

        Returns:
            Whether anything was written.
        """
        folder = FolderDialog.ask(self.window, "把全部文件导出到哪个文件夹", last_folder(self.settings, _ALL))
        if not folder:
            return False
        files = files_of(release, folder, self._name)
        there = [file.path.name for file in files if file.path.exists()]
        if there and not self.replaces(there):
            return False
        remember_folder(self.settings, folder, _ALL)
        with waiting():
            outcomes = list(written(files))
        account = account_of(outcomes, folder)
        self.show_status(account.sentence.replace("\n", ""))
        failed = any(one.fault for one in outcomes)
        self.tell(Box.Icon.Warning if failed else Box.Icon.Information, account, folder)
        return not all(one.fault for one in outcomes)

    def replaces(self, names: list[str]) -> bool:
        """Ask whether files that lie there already are to be replaced."""
        listed = "\n".join(f"· {one_line(name)}" for name in names)
        box = Box(Box.Icon.Question, f"这个文件夹里已经有 {len(names)} 个同名的文件。", listed, self.window)
        replace = box.addButton("换成新的(&R)", Box.ButtonRole.AcceptRole)
        box.addButton("取消(&C)", Box.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is replace

    def look(self, report: Report, over: QDialog) -> None:
        """Show the pages of a report that is not the open one, as those of a draft, which can be exported."""
        document = Document(report)
        dialog = PreviewDialog(
            lambda variant: pdf_of(released(document, self.settings, variant)),
            (Variant.DRAFT,),
            self.settings,
            over,
            lambda _: True,
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


def released(document: Document, settings: QSettings, variant: Variant, reviews: tuple[Review, ...] = ()) -> Release:
    """Return an open report let out as a variant, with what the check has found in it and the chosen look.

    Raises:
        NotReady: A formal variant of a report with open points is asked for.
    """
    light = are_light(settings)
    out = let_out(document.report, variant, document.previous, document.findings, light_banners=light)
    return out.reviewed(reviews)
