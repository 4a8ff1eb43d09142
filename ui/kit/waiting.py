"""The busy cursor, and a window for what takes longer."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from ui.kit.dialogs import plain_label, within_screen
from ui.kit.letters import lettered

T = TypeVar("T")

_SOON = 0.5
"""Seconds after which a wait is worth a window. Chosen: one that comes and goes at once only startles."""

_LOOK = 50
"""Milliseconds between two looks at whether it is done. Chosen: nobody notices so short a delay."""

_WIDTH = 420
"""Pixels of the window. Chosen by eye."""


@contextmanager
def waiting() -> Iterator[None]:
    """Show the busy cursor, whatever happens."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


class Wait(NamedTuple):
    """What is said while something takes long.

    Attributes:
        title: Of the window.
        sentence: What is going on.
        stop: The label of the button for who does not want to wait.
    """

    title: str
    sentence: str
    stop: str = "取消"


class WaitDialog(QDialog):
    """Says what is going on, until it is done or the clerk does not want to wait any more."""

    def __init__(self, work: Future[T], said: Wait, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.setWindowTitle(said.title)
        label, bar = plain_label(said.sentence), QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(said.title)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        stop = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        stop.setText(lettered(said.stop, "C"))
        stop.setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (label, bar, self.buttons):
            column.addWidget(widget)
        bar.setFocus()  # what is typed on, Enter too, must not stop what the clerk does not know yet to last
        within_screen(self, _WIDTH, column.totalHeightForWidth(_WIDTH))
        timer = QTimer(self, interval=_LOOK)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        if self._work.done():
            self.accept()


def wait_for(work: Future[T], said: Wait, parent: QWidget | None = None) -> bool:
    """Wait for something; return whether the clerk has waited to the end."""
    with waiting():
        wait([work], _SOON)
    if work.done():
        return True
    dialog = WaitDialog(work, said, parent)
    waited = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return waited
