"""Reading somebody else’s file: in a process apart, while the window goes on, and only while the clerk waits."""

from __future__ import annotations

from concurrent.futures import Future, wait
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from models.importers.own.imported import Imported
from models.importers.published.reading import Reading
from models.importers.sandbox.sandboxed_reader import Reader
from ui.kit.dialogs import plain_label
from ui.kit.waiting import waiting
from ui.kit.worker import in_worker

_SOON = 0.5
"""Seconds after which a wait is worth a window. Chosen: one that comes and goes at once only startles."""

_LOOK = 50
"""Milliseconds between two looks at whether it is done. Chosen: nobody notices so short a delay."""


class WaitDialog(QDialog):
    """Says that a file is being read, until it is or the clerk does not want it any more."""

    def __init__(self, work: Future[Imported | Reading], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle("正在读取")
        self.setMinimumWidth(420)
        label, bar = plain_label(f"正在读取“{name}”……"), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, bar, self.buttons):
            column.addWidget(widget)
        timer = QTimer(self, interval=_LOOK)
        timer.timeout.connect(self._look)
        timer.start()

    @classmethod
    def lasts(cls, work: Future[Imported | Reading], name: str, parent: QWidget | None = None) -> bool:
        """Wait; return whether the clerk waited to the end."""
        dialog = cls(work, name, parent)
        waited = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return waited

    def _look(self) -> None:
        if self._work.done():
            self.accept()


def read_while_waiting(reader: Reader, path: Path, parent: QWidget | None = None) -> Imported | Reading | None:
    """Return the report in a file; None if the clerk did not wait for it.

    Raises:
        ReportError: The file cannot be read.
    """
    work = in_worker(partial(reader.open, path))
    with waiting():
        wait([work], _SOON)
    if work.done() or WaitDialog.lasts(work, path.name, parent):
        return work.result()
    reader.stop()
    return None
