"""What the writer does: a save, something that is none, or all there is to do. It knows nothing of the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import NamedTuple

from models.drafts.store import DraftStore
from models.report.report import Report
from models.system.files import patience


class Done(NamedTuple):
    """How something has ended; if a save has failed, there is none.

    Attributes:
        took: Seconds of the save; 0 if there was none.
        error: What nobody has foreseen in something that is no save.
    """

    took: float = 0.0
    error: Exception | None = None


def save(store: DraftStore, draft_id: str, report: Report) -> Done:
    """Write the draft file.

    Raises:
        OSError, ReportError: As `DraftStore.save` does.
    """
    begun = monotonic()
    with patience():
        store.write(report, draft_id)
    return Done(monotonic() - begun)


def do(act: Callable[[], object]) -> Done:
    """Do one thing that is no save: what was typed is not lost if it fails."""
    try:
        with patience():
            act()
    except Exception as error:  # noqa: BLE001  the window's thread hears of it
        return Done(error=error)
    return Done()


def finish(store: DraftStore, draft_id: str, last: Report | None, before: Future[Done] | None) -> Done:
    """Save what was typed last, if anything was, and do all that follows.

    Args:
        store: Of the drafts.
        draft_id: Of the one that is open.
        last: What is not even being saved; None if everything is.
        before: What was begun before. It has ended: one thing is done after the other.

    Raises:
        OSError, ReportError: It, or what was begun before, cannot be saved.
    """
    done = before.result() if before else Done()
    took = save(store, draft_id, last).took if last else done.took
    with patience():
        while store.owes and not done.error:
            done = do(store.follow_up)
    return Done(took, done.error)
