"""Taking the drafts over from whoever seems to be gone, after asking."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QProgressDialog, QWidget

from models.system.program import NAME
from ui.kit.boxes import Box, inform
from ui.kit.worker import in_worker
from ui.session.holder_words import HolderWords
from ui.session.lock import DraftsLock

_LOOK = 100
"""Milliseconds between two looks at whether it is known. Chosen: nobody notices so short a delay."""


def take_over(lock: DraftsLock, window: QWidget) -> bool:
    """Return whether the drafts are ours now.

    Raises:
        OSError: The folder is not there, or cannot be written.
    """
    if lock.take():
        return True
    words = lock.holder.words
    if not lock.doubt:
        inform(window, words.still_held)
        return False
    gone = seems_gone(lock, window)
    if gone is False:
        inform(window, words.still_alive)
    if not gone or not _wants(window, words):
        return False
    if taken := lock.take_over():
        return taken
    inform(window, lock.holder.words.too_late)
    return False


def seems_gone(lock: DraftsLock, window: QWidget | None = None) -> bool | None:
    """Return whether the holder gives no sign of life; None if the clerk did not wait for the answer."""
    work = in_worker(lock.seems_gone)
    wait = QProgressDialog("正在看别处是不是还开着这些报告，要等十几秒……", "不等了(&N)", 0, 0, window)
    wait.setWindowTitle(NAME)
    for bar in wait.findChildren(QProgressBar):
        bar.setAccessibleName("正在看别处")
    wait.setWindowModality(Qt.WindowModality.WindowModal)
    timer = QTimer(wait, interval=_LOOK)
    timer.timeout.connect(lambda: wait.accept() if work.done() else None)
    timer.start()
    waited = wait.exec() == QDialog.DialogCode.Accepted
    wait.deleteLater()
    return work.result() if waited else None


def _wants(window: QWidget, words: HolderWords) -> bool:
    box = Box(Box.Icon.Question, words.gone, words.taking, window)
    leave = box.addButton("先不要(&N)", Box.ButtonRole.RejectRole)
    take = box.addButton("接过来填(&G)", Box.ButtonRole.AcceptRole)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is take
