"""What a report that was left consists of ends in the window's thread, whatever other threads are doing."""

from __future__ import annotations

import gc
from threading import Thread, current_thread
from weakref import finalize

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot


class _Left(QObject):
    """Goes on counting, and holds on to itself, as what hears its own signals does."""

    def __init__(self) -> None:
        super().__init__()
        self._itself = self
        timer = QTimer(self)
        timer.start(1_000)


def test_what_was_left_ends_in_the_windows_thread(qtbot: QtBot) -> None:
    ended: list[str] = []
    here = current_thread().name
    finalize(_Left(), lambda: ended.append(current_thread().name))
    kept: list[list[None]] = []
    worker = Thread(target=lambda: kept.extend([] for _ in range(100 * gc.get_threshold()[0])), name="worker")
    worker.start()
    worker.join()
    ended_beside = list(ended)

    qtbot.waitUntil(lambda: bool(ended), timeout=2_000)

    assert (ended_beside, ended) == ([], [here])
