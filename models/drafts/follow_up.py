"""What follows a save once it is on the disk: what was there before, the second file, a version now and then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from models.drafts.fallback import Fallback
from models.drafts.recovery import DraftSnapshot
from models.drafts.storage import DraftStorage
from models.drafts.versions import Why, keep_version

_EVERY = 600.0
"""Seconds of work after which a state goes into the history of its draft. Chosen: what one would type again."""

Step = Callable[[], None]
"""One file that is written, or nothing if that turns out not to be needed."""


class FollowUp:
    """What is still owed to saves that are on the disk; what a later save asks for takes the place of it.

    A disk may be slow: the draft file itself is never kept waiting by this. Only what no backup holds goes first.

    Args:
        versions: The folder of the versions of all drafts.
        storage: Of the draft file.
        fallback: Where drafts lie that could not be saved.
        backed_up: The reports that a backup holds as this session has found them, by the ids of their drafts.
    """

    def __init__(
        self, versions: Path, storage: DraftStorage, fallback: Fallback, backed_up: Mapping[str, object]
    ) -> None:
        self._versions, self._storage, self._fallback, self._backed_up = versions, storage, fallback, backed_up
        self._before: dict[str, dict[str, Any] | None] = {}
        self._kept: dict[str, float] = {}
        self._owed: dict[tuple[str, str], Step] = {}

    @property
    def is_owed(self) -> bool:
        """Whether there is something to do, or being done."""
        return bool(self._owed)

    def expect(self, draft_id: str, found: Callable[[], dict[str, Any] | None]) -> None:
        """Take note of how a draft is before this session writes over it; keep it now if no backup holds it.

        Args:
            draft_id: Its own.
            found: Returns the report as JSON; None if there is none yet.
        """
        if draft_id in self._kept:
            return
        if draft_id not in self._before:
            self._before[draft_id] = found()
        before = self._before[draft_id]
        if before is None or before != self._backed_up.get(draft_id):
            with suppress(OSError):  # a full disk keeps nobody from working, and it is tried again with every save
                self._keep_before(draft_id)

    def owe(self, draft_id: str, report: dict[str, Any]) -> None:
        """Take note that a state of a draft is in the draft file, and of all that follows from that."""
        if draft_id not in self._kept:
            self._owed["before", draft_id] = partial(self._keep_before, draft_id)
        elif monotonic() - self._kept[draft_id] >= _EVERY:
            self._owed["version", draft_id] = partial(self._keep_version, draft_id, report)
        self.owe_mirror()
        self._owed["parked", draft_id] = partial(self._fallback.forget, draft_id, self._keep_parked)

    def owe_mirror(self) -> None:
        """Take note that the draft file has been written."""
        self._owed["mirror", ""] = self._storage.write_mirror

    def do_next(self) -> None:
        """Do what has been owed for the longest time; if the disk refuses, the next save owes it again."""
        for name, step in list(self._owed.items())[:1]:
            try:
                with suppress(OSError):  # what was saved is safe
                    step()
            finally:
                del self._owed[name]

    def forgo(self) -> None:
        """Owe nothing any more: somebody else has the drafts now."""
        self._owed.clear()

    def _keep_before(self, draft_id: str) -> None:
        if (before := self._before[draft_id]) is not None:
            keep_version(self._versions, draft_id, before, Why.OPENED)
        self._kept[draft_id] = monotonic()

    def _keep_version(self, draft_id: str, report: dict[str, Any]) -> None:
        keep_version(self._versions, draft_id, report, Why.TIMED)
        self._kept[draft_id] = monotonic()

    def _keep_parked(self, snapshot: DraftSnapshot) -> None:
        keep_version(self._versions, snapshot.draft_id, snapshot.report, Why.RECOVERED)
