"""Taking the drafts over from a computer that seems to be gone, after asking."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from models.system.program import NAME
from ui.kit.boxes import Box, inform
from ui.kit.worker import in_worker
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
    who = lock.holder.words
    if not lock.doubt:
        inform(window, f"{who}还占着草稿文件。请先在那边关掉程序；那边没有反应，就重新启动那台电脑。")
        return False
    gone = seems_gone(lock, window)
    if gone is False:
        inform(window, f"{who}那边还开着，刚刚还有动静。请先在那边关掉程序，再来接着填。")
    if not gone or not _wants(window, who):
        return False
    if taken := lock.take_over():
        return taken
    inform(window, f"没有接过来：{lock.holder.words}刚刚占用了草稿文件。请先在那边关掉程序，再来接着填。")
    return False


def seems_gone(lock: DraftsLock, window: QWidget | None = None) -> bool | None:
    """Return whether the holder gives no sign of life; None if the clerk did not wait for the answer."""
    work = in_worker(lock.seems_gone)
    wait = QProgressDialog("正在看别处是不是还开着这些报告，要等十几秒……", "不等了(&N)", 0, 0, window)
    wait.setWindowTitle(NAME)
    wait.setWindowModality(Qt.WindowModality.WindowModal)
    timer = QTimer(wait, interval=_LOOK)
    timer.timeout.connect(lambda: wait.accept() if work.done() else None)
    timer.start()
    waited = wait.exec() == QDialog.DialogCode.Accepted
    wait.deleteLater()
    return work.result() if waited else None


def _wants(window: QWidget, who: str) -> bool:
    sentence = f"{who}那边已经没有动静，可能没有正常关掉。"
    more = "确定那边没有人在填，才可以接过来；接过来以后，那边的改动就存不下来了。"
    box = Box(Box.Icon.Question, sentence, more, window)
    box.addButton("先不要(&N)", Box.ButtonRole.RejectRole)
    take = box.addButton("接过来填(&G)", Box.ButtonRole.AcceptRole)
    box.exec()
    return box.clickedButton() is take
