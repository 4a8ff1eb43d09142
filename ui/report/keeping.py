"""Keeps with a draft what is no part of its report: soon after a change, and off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from models.system.files import patience
from ui.report.writer import Writer

_DELAY = 800
"""Milliseconds from what was keyed to its being kept. Chosen: every few figures; a file is written for it."""


T = TypeVar("T")


class Keeping(QObject, Generic[T]):
    """Keeps what it is given; of several things given in a row, the last.

    Args:
        keep: Writes it; it must know no object of the window's.

    Signals:
        failed: The error that kept it from being written; it is tried again with the next change, or flush.
    """

    failed = Signal(object)

    def __init__(self, keep: Callable[[T], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._outcome: Future[None] | None = None
        self._next: T | None = None
        self._given: T | None = None
        self._writer = Writer(self._hear, self)
        self._timer = QTimer(self, singleShot=True, interval=_DELAY)
        self._timer.timeout.connect(self._begin)

    def keep(self, kept: T) -> None:
        """Keep this in a moment."""
        self._next = kept
        self._timer.start()

    def flush(self) -> None:
        """Keep now what was given, and wait for it.

        Raises:
            OSError: It cannot be written.
            ReportError: The same; it is not the disk.
        """
        self._timer.stop()
        self._begin()
        if outcome := self._outcome:
            self._outcome = None
            wait([outcome])
            self._look_at(outcome)
            outcome.result()

    def _begin(self) -> None:
        kept, self._next = self._next, None
        if kept is not None:
            self._given = kept
            self._outcome = self._writer.give(partial(_with_patience, self._keep, kept))

    def _hear(self) -> None:
        outcome = self._outcome
        if outcome and outcome.done():
            self._outcome = None
            if error := self._look_at(outcome):
                self.failed.emit(error)

    def _look_at(self, outcome: Future[None]) -> BaseException | None:
        """Return why it was not written, if so; it is still to be kept then, unless there is something later."""
        error = outcome.exception()
        if error and self._next is None:
            self._next = self._given
        return error


def _with_patience(keep: Callable[[T], None], kept: T) -> None:
    with patience():
        keep(kept)
