"""Saving by itself: soon after a change, off the window's thread, and again until it works.

A disk may be slow. What is typed goes first: a save begins as soon as the one before it has ended, and what only
follows a save (`DraftStore.follow_up`) waits until nothing is left to save, or has waited for long enough.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from functools import partial
from math import ceil
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from models.drafts.store import DraftStore
from models.report.report import Report
from models.system.disk_faults import Trouble, trouble
from models.system.errors import ReportError
from models.system.log import note
from ui.kit.save_state import LONG, Moment, Saving, now
from ui.report.document import Document
from ui.report.save_work import Done, do, finish, save
from ui.report.writer import Writer

_DELAY = 400
"""Milliseconds from a change to its save. Chosen: with the write itself well under a second."""

_RETRY = 2_000
"""Milliseconds from a save that failed to the next try. Chosen: soon enough once a drive is back."""

_MOST = 10
"""Saves for which what follows them may be put off while somebody types on.

Chosen: on a disk that takes three seconds the second file is half a minute old at most; a tenth of all saves waits.
"""


class _Attempt(NamedTuple):
    """What the writer has been given.

    Attributes:
        report: What is saved; None if it only does what follows a save.
        begun: When nothing else had been typed.
        unsaved: When the first of it was typed that was not on the disk.
    """

    report: Report | None
    begun: Moment
    unsaved: Moment | None
    outcome: Future[Done]


class Autosave(QObject):
    """Keeps the draft of a document saved.

    Signals:
        saved: The time up to which all that was typed is on the disk. Whatever trouble there was is over.
        failed: The `Trouble` that keeps it from being saved, after every attempt; typing goes on. What may pass is
            tried again by itself, all else when the clerk types on or asks for it.
        lasts: It lasts so long that `saving` says something else now.
        settled: Something of what follows a save has been written, or could not be; the store knows.
        slow: The seconds that a save has taken, the first time that these were many.
    """

    saved = Signal(str)
    failed = Signal(object)
    lasts = Signal()
    settled = Signal()
    slow = Signal(float)

    def __init__(self, document: Document, store: DraftStore, draft_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._store, self._draft_id = document, store, draft_id
        self._stored = document.report
        self._stored_at: Moment | None = None
        self._unsaved: Moment | None = None
        self._took, self._slowest, self._put_off, self._is_due = 0.0, 0.0, 0, False
        self._attempt: _Attempt | None = None
        self._trouble: Trouble | None = None
        self._writer = Writer(self._hear, self)
        self._timer = self._make_timer(self._on_due)
        self._patience = self._make_timer(self._on_patience)
        document.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._stored != self._document.report

    @property
    def trouble(self) -> Trouble | None:
        """What kept the last attempt from succeeding; None if it did not fail."""
        return self._trouble

    @property
    def saving(self) -> Saving:
        """How far the disk is with what the clerk has typed."""
        attempt = self._attempt
        unsaved = (attempt and attempt.unsaved) or (self._unsaved if self.pending else None)
        copying = attempt.begun if attempt and not attempt.report else None
        return Saving(self._stored_at, unsaved, copying, self._took)

    def begin(self) -> None:
        """Note how the draft is before anything of it is saved; the window need not wait for that."""
        begin = partial(self._store.begin, self._draft_id, self._document.report)
        self._begin(None, partial(do, begin))

    def flush(self) -> None:
        """Save now, with all that follows a save, and wait for it.

        Raises:
            OSError: It cannot be saved; what was stored before is intact.
            ReportError: The same; it is not the disk.
        """
        outcome = self.hurry()
        wait([outcome])
        self.conclude(outcome)

    def hurry(self) -> Future[Done]:
        """Save now, with all that follows a save, and return what has to be waited for before it is concluded."""
        self._timer.stop()
        before, report = self._attempt, self._document.report
        saved = (before and before.report) or self._stored
        last = report if report != saved else None
        is_save = last or saved != self._stored
        work = partial(finish, self._store, self._draft_id, last, before.outcome if before else None)
        return self._begin(report if is_save else None, work).outcome

    def conclude(self, outcome: Future[Done]) -> None:
        """Take notice of how something that was hurried has ended.

        Raises:
            OSError, ReportError: As for `flush`.
        """
        if self._attempt and self._attempt.outcome is outcome:
            self._end(self._attempt)
        if error := outcome.exception():
            raise error

    def retry(self) -> None:
        """Try again at once."""
        self._timer.start(0)

    def stop(self) -> None:
        """Save nothing more: the report is left."""
        self._timer.stop()
        self._patience.stop()
        self._document.changed.disconnect(self._on_changed)

    # ------------------------------------------------------------ what is to be done next

    def _on_changed(self) -> None:
        if not self._unsaved:
            self._unsaved = now()
            self._watch()
        if not self._timer.isActive():
            self._timer.start(_DELAY)

    def _on_due(self) -> None:
        self._is_due = True
        self._go_on()

    def _go_on(self) -> None:
        """Give the writer, if it is free, what is most urgent: what was typed, or what follows a save."""
        if self._attempt:
            return
        if not self.pending:
            self._unsaved = None  # it may have been taken back
        must_follow_up = self._store.owes and self._put_off >= _MOST
        if self._is_due and (self.pending or self._trouble) and not must_follow_up:
            self._is_due = False
            report = self._document.report
            self._begin(report, partial(save, self._store, self._draft_id, report))
        elif self._store.owes and (must_follow_up or not self.pending):
            self._begin(None, partial(do, self._store.follow_up))

    def _begin(self, report: Report | None, work: Callable[[], Done]) -> _Attempt:
        unsaved = self.saving.unsaved
        if report:
            self._unsaved = None
        self._attempt = _Attempt(report, now(), unsaved if report else None, self._writer.give(work))
        self._watch()
        return self._attempt

    # ------------------------------------------------------------ how it has ended

    def _hear(self) -> None:
        """Take notice of how an attempt has ended; whoever has waited for it may have done so before."""
        attempt, known = self._attempt, self._trouble
        if not (attempt and attempt.outcome.done()):
            return
        self._end(attempt)
        error = attempt.outcome.exception()
        if error and not isinstance(error, OSError | ReportError) and self._trouble != known:
            raise error  # nobody has foreseen it: whoever looks after such errors hears of it, once

    def _end(self, attempt: _Attempt) -> None:
        self._attempt = None
        error = attempt.outcome.exception()
        if isinstance(error, Exception):
            self._unsaved = attempt.unsaved or self._unsaved
            self._on_failed(error)
        elif attempt.report:
            self._on_saved(attempt.report, attempt.begun, attempt.outcome.result().took)
        else:
            self.settled.emit()
        if not error and (unforeseen := attempt.outcome.result().error):
            QTimer.singleShot(0, partial(_report, unforeseen))
        if not self._store.owes:
            self._put_off = 0
        self._watch()
        self._go_on()

    def _on_saved(self, report: Report, moment: Moment, took: float) -> None:
        self._took = took or self._took
        self._stored, self._stored_at, self._trouble = report, moment, None
        self._put_off += 1
        self.saved.emit(moment.clock)
        if took >= LONG > self._slowest:
            self.slow.emit(took)
        self._slowest = max(took, self._slowest)

    def _on_failed(self, error: Exception) -> None:
        self._trouble = trouble(error)
        note("save failed", errno=getattr(error, "errno", None) or 0, winerror=getattr(error, "winerror", None) or 0)
        if self._trouble.fault:
            self._is_due = False
            self._timer.start(_RETRY)
        self.failed.emit(self._trouble)

    def _watch(self) -> None:
        """Look again as soon as what goes on now has lasted for long."""
        left = self.saving.patience(monotonic())
        if left is None:
            self._patience.stop()
        else:
            self._patience.start(ceil(1000 * left))

    def _on_patience(self) -> None:
        if self.saving.patience(monotonic()) == 0:
            self.lasts.emit()
        else:
            self._watch()  # timers may be early, and something else may have begun

    def _make_timer(self, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer


def _report(error: Exception) -> None:
    """Let whoever looks after errors hear of one that costs nothing typed."""
    raise error


def not_saved(error: Exception) -> str:
    """Return what to tell the clerk when a draft cannot be saved."""
    return trouble(error).sentence
