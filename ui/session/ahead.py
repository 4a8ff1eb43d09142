"""What a clerk is likely to want first is loaded ahead, once the window stands: a report then opens at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from importlib import import_module
from io import BytesIO
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from ui.kit.garbage import collect_here
from ui.kit.worker import in_worker

WITHOUT_QT = ("models.rules", "models.report.reading_order", "models.report.paste", "exporters.manuscript")
"""Loaded beside the window. The rules take longest; the lists of the start page wait for them, too."""

WITH_QT = (
    "ui.kit.before_after",
    "ui.report.document",
    "ui.report.table.pasting",
    "ui.report.table.table_view",
    "ui.report.section_view",
    "ui.report.cover_view",
    "ui.report.problem_panel",
    "ui.report.report_view",
    "ui.outgoing.preview",
    "ui.outgoing.outgoing",
    "ui.window.opening",
    "ui.window.beginning",
)
"""Loaded one at a time in the window's thread, to which Qt belongs; what others of these use stands before them."""

FOR_PAPER = ("exporters.pdf.pdf_file", "exporters.pdf.sign_off", "exporters.pdf.raster")
"""Loaded beside the window, when all else is there: for the preview."""

_PAUSE = 20
"""Milliseconds between two of them. Chosen: a key that comes meanwhile is served in between."""


class _Beside(NamedTuple):
    """Work that needs no window, and is done beside it."""

    work: Callable[[], None]


class Ahead(QObject):
    """Loads one module after the other until the parent is gone or all are there, and sets a page that nobody sees.

    From then on garbage is collected, which `main.py` has put off; what stands there by then is left out of it, since
    it stays until the end, and to search it would hold up a key.

    Signals:
        done: All is there.
    """

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[_Beside | Callable[[], None]] = iter(
            (
                _Beside(partial(_load, WITHOUT_QT)),
                *(partial(_load, (name,)) for name in WITH_QT),
                _Beside(partial(_load, FOR_PAPER)),
                _Beside(_set_a_page),
                _lay_out_a_list,
            )
        )
        self._beside: Future[None] | None = None
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if self._beside and not self._beside.done():
            return
        match next(self._steps, None):
            case None:
                self._timer.stop()
                gc.freeze()
                collect_here()
                self.done.emit()
            case _Beside(work):
                self._beside = in_worker(work)
            case work:
                work()


def _load(names: Iterable[str]) -> None:
    for name in names:
        import_module(name)


def _set_a_page() -> None:
    """Set a blank report: fonts are found and read by then, and the first preview waits for its own pages only."""
    from exporters import PDF  # noqa: PLC0415  loaded by then
    from exporters.release import Release, Variant  # noqa: PLC0415
    from models.form.editions import first_year  # noqa: PLC0415
    from models.report.report import Report  # noqa: PLC0415

    PDF.write(Release(Report.blank(first_year()), Variant.FILING), BytesIO())


def _lay_out_a_list() -> None:
    """Lay out an empty list of pages: PySide prepares its classes when the first of them is made."""
    from ui.outgoing.page_list import PageList  # noqa: PLC0415  loaded by then

    PageList().deleteLater()
