"""Saving by itself: soon after a change, off the window's thread, and again until it works."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from typing_extensions import override

from models.drafts.store import DraftStore
from models.report import Report
from ui.document import Document

_DELAY = 400
"""Milliseconds from a change to its save; with the write itself well under a second."""

_RETRY = 2_000


class Autosave(QObject):
    """Keeps the draft of a document saved.

    Signals:
        saved: The time of the save, for the clerk.
        failed: A sentence why it could not be saved; typing goes on and it is tried again.
    """

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, document: Document, store: DraftStore, draft_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._store, self._draft_id = document, store, draft_id
        self._stored = document.report
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)
        self._done = _Done(self)
        self._done.saved.connect(self._on_saved)
        self._done.failed.connect(self._on_failed)
        document.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._stored != self._document.report

    def flush(self) -> None:
        """Save now and wait for it.

        Raises:
            OSError: It cannot be saved; what was stored before is intact.
        """
        self._timer.stop()
        self._writer.waitForDone()
        if self.pending:
            self._store.save(self._document.report, self._draft_id)
            self._on_saved(self._document.report)

    def _on_changed(self) -> None:
        if not self._timer.isActive():
            self._timer.start(_DELAY)

    def _save(self) -> None:
        if self._writer.activeThreadCount():
            self._timer.start(_DELAY)  # a slow disk: saves must not queue up
        elif self.pending:
            self._writer.start(_Save(self._store, self._document.report, self._draft_id, self._done))

    def _on_saved(self, report: Report) -> None:
        self._stored = report
        self.saved.emit(f"{datetime.now().astimezone():%H:%M:%S}")

    def _on_failed(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self._timer.start(_RETRY)


class _Done(QObject):
    """Carries a writer's news to the window's thread."""

    saved = Signal(object)
    failed = Signal(str)


class _Save(QRunnable):
    """One save in the writer's thread."""

    def __init__(self, store: DraftStore, report: Report, draft_id: str, done: _Done) -> None:
        super().__init__()
        self._store, self._report, self._draft_id, self._done = store, report, draft_id, done

    @override
    def run(self) -> None:
        try:
            self._store.save(self._report, self._draft_id)
        except OSError as error:
            self._done.failed.emit(not_saved(error))
        else:
            self._done.saved.emit(self._report)


def not_saved(error: OSError) -> str:
    """Return what to tell the clerk when a draft cannot be saved."""
    return f"没有存上（{error.strerror or error}）。请看看硬盘是不是满了；已填的都还在，程序会接着再存。"
