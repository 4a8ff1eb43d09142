"""Work beside the window that tells what it has found as it goes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from functools import partial
from threading import Event
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer

from ui.kit.worker import in_worker

T = TypeVar("T")

_LOOK = 30
"""Milliseconds from one look to the next. Chosen: two frames, so that what is found seems to come at once."""


class _Run(NamedTuple, Generic[T]):
    work: Future[None]
    found: deque[T]
    stop: Event


class WorkerStream(Generic[T]):
    """Lets an iterable work in a thread of its own, and hands what it yields to the window's thread.

    Args:
        take: Is given what was yielded since the last time.
        parent: Nothing is handed on once this is gone.
        every: Milliseconds from one look to the next.
    """

    def __init__(self, take: Callable[[list[T]], object], parent: QObject, every: int = _LOOK) -> None:
        self._take = take
        self._values: Iterable[T] | None = None
        self._run: _Run[T] | None = None
        self._timer = QTimer(parent, interval=every)
        self._timer.timeout.connect(self._look)

    @property
    def is_working(self) -> bool:
        """Whether there is more to come."""
        return self._values is not None or self._run is not None

    def start(self, values: Iterable[T]) -> None:
        """Take this on in place of what was going on; it begins when what is shown now has been painted."""
        self.stop()
        self._values = values
        self._timer.start()

    def stop(self) -> None:
        """Hand on what was found, and leave it at that; the value in work is lost."""
        run, self._run, self._values = self._run, None, None
        self._timer.stop()
        if run:
            run.stop.set()
            self._hand_on(run)

    def _look(self) -> None:
        """Begin, or hand on what was found.

        Raises:
            Exception: What the work has failed with, for whoever watches over the window.
        """
        if self._values is not None:
            self._run, self._values = _begun(self._values), None
        elif self._run:
            self._follow(self._run)

    def _follow(self, run: _Run[T]) -> None:
        ended = run.work.done()  # asked first: what is found after this is handed on the next time
        if ended:
            self.stop()
            run.work.result()
        else:
            self._hand_on(run)

    def _hand_on(self, run: _Run[T]) -> None:
        if found := [run.found.popleft() for _ in range(len(run.found))]:
            self._take(found)


def _begun(values: Iterable[T]) -> _Run[T]:
    found, stop = deque[T](), Event()
    return _Run(in_worker(partial(_work, values, found, stop)), found, stop)


def _work(values: Iterable[T], found: deque[T], stop: Event) -> None:
    for value in values:
        if stop.is_set():
            return
        found.append(value)
