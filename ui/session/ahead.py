"""What a clerk is likely to want first is loaded ahead, once the window stands: a report then opens at once."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from concurrent.futures import Future
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

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


class Ahead(QObject):
    """Loads one module after the other until the parent is gone or all are there.

    From then on rubbish is collected, which `main.py` has put off; what stands there by then is left out of it, since
    it stays until the end, and to search it would hold up a key.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = iter((WITHOUT_QT, *WITH_QT, FOR_PAPER))
        self._beside: Future[None] | None = None
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if self._beside and not self._beside.done():
            return
        match next(self._steps, None):
            case str(name):
                import_module(name)
            case tuple(names):
                self._beside = in_worker(partial(_load, names))
            case _:
                self._timer.stop()
                gc.freeze()
                gc.enable()


def _load(names: Iterable[str]) -> None:
    for name in names:
        import_module(name)
