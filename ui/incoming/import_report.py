"""What comes into the program: reports out of files, shown before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.drafts.store import DraftStore
from models.importers.own.imported import Imported
from models.importers.own.mended import is_mended
from models.importers.published.reading import Reading
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.report import Report
from models.report.unit import names_side_by_side, same_unit_and_year
from models.report.wording import title
from models.system.errors import ReportError
from models.text.mended_words import told_of
from ui.incoming.changed_by_hand import DifferencesDialog
from ui.incoming.import_preview import ReadingDialog
from ui.incoming.wait_dialog import read_while_waiting
from ui.kit.boxes import inform

_LOOKS_ALIKE = "刚导入的报告和原来的一份，单位名称看起来一样，写法不一样。上面是刚导入的，下面是原来的："
_TWINS = "“我的报告”里原来就有这个单位这一年的报告 {count} 份，现在有 {all} 份，请留一份。"


@dataclass(frozen=True)
class ReportImport:
    """Imports reports, asking and telling over a window.

    Attributes:
        show_status: Says a sentence in the strip below.
        due: The year of the reports that are due; what is read of an earlier one is there to be compared with.
        begins: Of which years the report that follows begins out of what is read.
    """

    window: QWidget
    store: DraftStore
    show_status: Callable[[str], None]
    due: int = 0
    begins: Container[int] = ()

    def import_file(self, path: Path, reader: Reader, known: Iterable[Report]) -> str | None:
        """Show what can be read in a file, and keep as a new draft what the clerk takes of it.

        Args:
            path: Of the file.
            reader: Reads it, in a process apart.
            known: The reports that there are already.

        Returns:
            The id of the draft; None if nothing was taken.

        Raises:
            ReportError: It cannot be read, or nothing can be saved.
            OSError: The disk is full or read-only.
        """
        opened = read_while_waiting(reader, path, self.window)
        if not opened or not (report := self._taken(opened, path.name)):
            return None
        twins = [one for one in known if same_unit_and_year(report, one)]
        draft_id = self.store.save(report)
        if report.year < self.due and (report.year in self.begins or isinstance(opened, Reading)):
            with suppress(OSError, ReportError):  # it is kept, and only called otherwise
                self.store.reviews.keep(draft_id, self.store.reviews.of(draft_id)._replace(read_in=True))
        told = _TWINS.format(count=len(twins), all=len(twins) + 1) if twins else ""
        self.show_status(f"已导入：{title(report)}。{told}{_mended(opened)}")
        if names := next(filter(None, (names_side_by_side(report, one) for one in twins)), ""):
            inform(self.window, f"{_LOOKS_ALIKE}\n\n{names}\n\n{told}")
        return draft_id

    def _taken(self, opened: Imported | Reading, name: str) -> Report | None:
        """Return what the clerk takes."""
        if not isinstance(opened, Imported):
            return ReadingDialog.ask(opened, name, self.window, self._fate(opened.report.year))
        differences = [one for one in opened.differences if not is_mended(one)]
        accepted = not differences or DifferencesDialog.accepts(opened.report, differences, self.window)
        return opened.report if accepted else None

    def _fate(self, year: int) -> str:
        """Return what becomes of a report of a year; empty where nothing else is made of it."""
        if year not in self.begins:
            return ""
        kept = f"打勾的都存成 {year} 年的报告，供对照。"
        return f"{kept}{year + 1} 年的只从里面带单位、联系方式、小标题和结转的数；文号、日期和正文不带。"


def _mended(opened: Imported | Reading) -> str:
    """Return how texts of a report of our own were written otherwise than they look; of others, the list tells."""
    if not isinstance(opened, Imported):
        return ""
    return told_of([str(one.exported) for one in opened.differences if is_mended(one)])
