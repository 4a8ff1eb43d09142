"""Saving by itself: soon after a change, off the window's thread, and again until it works."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from datetime import datetime
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from typing_extensions import override

from models.drafts.store import DraftStore
from models.report.report import Report
from models.system.disk_faults import Trouble, trouble
from models.system.errors import ReportError
from models.system.files import patience
from models.system.log import note
from ui.report.document import Document

_DELAY = 400
"""Milliseconds from a change to its save. Chosen: with the write itself well under a second."""

_RETRY = 2_000
"""Milliseconds from a save that failed to the next try. Chosen: soon enough once a drive is back."""


class _Attempt(NamedTuple):
    """A save that the writer's thread has been given."""

    report: Report
    outcome: Future[None]


class Autosave(QObject):
    """Keeps the draft of a document saved.

    Signals:
        saved: The time of the save, for the clerk. Whatever trouble there was is over.
        failed: The `Trouble` that keeps it from being saved, after every attempt; typing goes on. What may pass is
            tried again by itself, all else when the clerk types on or asks for it.
    """

    saved = Signal(str)
    failed = Signal(object)

    def __init__(self, document: Document, store: DraftStore, draft_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._store, self._draft_id = document, store, draft_id
        self._stored = document.report
        self._attempt: _Attempt | None = None
        self._trouble: Trouble | None = None
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        self._news = _News(self)
        self._news.arrived.connect(self._hear)
        document.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._stored != self._document.report

    @property
    def trouble(self) -> Trouble | None:
        """What kept the last attempt from succeeding; None if it did not fail."""
        return self._trouble

    def flush(self) -> None:
        """Save now and wait for it.

        Raises:
            OSError: It cannot be saved; what was stored before is intact.
            ReportError: The same; it is not the disk.
        """
        self._timer.stop()
        if self._attempt:
            wait([self._attempt.outcome])
            if error := self._end_attempt():
                raise error
        if self.pending:
            self._save_here()

    def retry(self) -> None:
        """Try again at once."""
        self._timer.start(0)

    def stop(self) -> None:
        """Save nothing more: the report is left."""
        self._timer.stop()
        self._document.changed.disconnect(self._on_changed)

    def _save_here(self) -> None:
        """Save in the window's thread."""
        report = self._document.report
        try:
            _write(self._store, report, self._draft_id)
        except Exception as error:
            self._on_failed(error)
            raise
        self._on_saved(report)

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_DELAY)

    def _save(self) -> None:
        if self._attempt:
            self._timer.start(_DELAY)  # a slow disk: saves must not queue up
        elif self.pending or self._trouble:
            self._attempt = _Attempt(self._document.report, Future())
            work = partial(_write, self._store, self._attempt.report, self._draft_id)
            self._writer.start(_Work(work, self._attempt.outcome, self._news))

    def _hear(self) -> None:
        """Take notice of how an attempt has ended; a flush may have done so before."""
        if not (self._attempt and self._attempt.outcome.done()):
            return
        known = self._trouble
        error = self._end_attempt()
        if error and not isinstance(error, OSError | ReportError) and self._trouble != known:
            raise error  # nobody has foreseen it: whoever looks after such errors hears of it, once

    def _end_attempt(self) -> BaseException | None:
        """Return why the attempt that is over has failed; None if it has not."""
        if not self._attempt:
            return None
        attempt, self._attempt = self._attempt, None
        error = attempt.outcome.exception()
        if isinstance(error, Exception):
            self._on_failed(error)
        else:
            self._on_saved(attempt.report)
        return error

    def _on_saved(self, report: Report) -> None:
        self._stored, self._trouble = report, None
        self.saved.emit(f"{datetime.now().astimezone():%H:%M:%S}")

    def _on_failed(self, error: Exception) -> None:
        self._trouble = trouble(error)
        note("save failed", errno=getattr(error, "errno", None) or 0, winerror=getattr(error, "winerror", None) or 0)
        if self._trouble.fault:
            self._timer.start(_RETRY)
        self.failed.emit(self._trouble)


class _News(QObject):
    """Carries a writer's news to the window's thread."""

    arrived = Signal()


class _Work(QRunnable):
    """One save in the writer's thread."""

    def __init__(self, work: Callable[[], None], outcome: Future[None], news: _News) -> None:
        super().__init__()
        self._work, self._outcome, self._news = work, outcome, news

    @override
    def run(self) -> None:
        try:
            self._outcome.set_result(self._work())
        except Exception as error:  # noqa: BLE001  whoever asks for the outcome gets it
            self._outcome.set_exception(error)
        self._news.arrived.emit()


def _write(store: DraftStore, report: Report, draft_id: str) -> None:
    with patience():  # for all the files of a save together
        store.save(report, draft_id)


def not_saved(error: Exception) -> str:
    """Return what to tell the clerk when a draft cannot be saved."""
    return trouble(error).sentence
