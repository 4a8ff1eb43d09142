"""What the steps of the self-test share: folder, window, draft; and how a step says that all is not well."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from exporters import EXPORTERS, Exporter, let_out
from exporters.release import Variant
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.report import Report
from models.report.report_json import read_json
from resources import read_bytes
from ui.report.report_view import ReportView
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

_SAMPLE = "samples/000_licheng_district_2024.json"
"""In order, with something in every table."""

TYPED_INTO = CellRef("applications", "new", "natural")
"""The cell that figures are typed into."""

ADVICE = "请用安装程序重新安装；还是这样，请联系管理电脑的人。"


class Amiss(Exception):
    """What a step has found wrong; `str()` is a sentence: what is wrong, and what to do."""


class Undone(Exception):
    """A step lacks what one before it should have made; `str()` says what."""


class Trial:
    """What the steps share.

    Args:
        folder: For the drafts and files of the self-test alone.
        drafts: Where the clerk's drafts are, or will be; it is only tried whether it can be written.
        unseen: Whether the window stays off the screen.

    Attributes:
        window: The main window, once it is open.
        store: Its drafts.
        draft_id: Of the draft, once there is one.
    """

    def __init__(self, folder: Path, drafts: Path, *, unseen: bool) -> None:
        self.folder, self.drafts, self.unseen = folder, drafts, unseen
        self.window: MainWindow | None = None
        self.store: DraftStore | None = None
        self.draft_id = ""

    @cached_property
    def report(self) -> Report:
        """A report in which nothing is wrong."""
        return read_json(read_bytes(_SAMPLE))

    @property
    def path(self) -> Path:
        """Of the draft file."""
        return self.folder / "drafts.json"

    @property
    def page(self) -> ReportView:
        """The open report.

        Raises:
            Undone: There is none.
        """
        if not self.window or not self.window.report_view:
            raise Undone("报告没有打开")
        return self.window.report_view

    @property
    def table(self) -> TableView:
        """The table that the figure is typed into, in front.

        Raises:
            Undone: It is not there.
        """
        page = self.page
        page.reveal(TYPED_INTO)
        if not page.table:
            raise Undone("表格没有打开")
        return page.table

    def file(self, exporter: Exporter, variant: Variant) -> Path:
        """Return where a variant of the report is exported to."""
        return self.folder / exporter.file_name(let_out(self.report, variant))

    def exported(self, suffix: str) -> Path:
        """Return an exported file.

        Raises:
            Undone: It is not there.
        """
        [exporter] = [one for one in EXPORTERS if one.suffix == suffix]
        path = self.file(exporter, exporter.variants[0])
        if not path.exists():
            raise Undone(f"{exporter.label}没有导出")
        return path

    def close(self) -> None:
        """Close the window for good."""
        if window := self.window:
            self.window = None
            window.close()
            window.deleteLater()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Act = Callable[[Trial], str]


class SelfTestStep(NamedTuple):
    """A piece of work.

    Attributes:
        act: Does it, and returns what is said when all is well.
    """

    title: str
    act: Act
