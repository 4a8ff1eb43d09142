"""The thread that writes drafts, one thing after the other, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from typing_extensions import override

T = TypeVar("T")


class Writer(QObject):
    """Does what it is given in the order in which it is given.

    Args:
        hear: Called in the window's thread whenever something has been done, or has failed.
        parent: With which it goes, once it has done what it was given.
    """

    def __init__(self, hear: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThreadPool(self)
        self._thread.setMaxThreadCount(1)
        self._news = _News(self)  # made after the thread, and so still there when that comes to its end
        self._news.arrived.connect(hear)

    def give(self, work: Callable[[], T]) -> Future[T]:
        """Have something done, and return where its result will be; it must know no object of the window's."""
        outcome, news = Future[T](), self._news

        def run() -> None:
            try:
                outcome.set_result(work())
            except Exception as error:  # noqa: BLE001  whoever asks for the outcome gets it
                outcome.set_exception(error)
            news.arrived.emit()

        self._thread.start(_Work(run))
        return outcome


class _News(QObject):
    """Carries the writer's news to the window's thread."""

    arrived = Signal()


class _Work(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    @override
    def run(self) -> None:
        self._work()
