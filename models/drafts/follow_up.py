"""What follows a save once it is on the disk: what was there before, the second file, a version now and then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from models.drafts.comparison import revision
from models.drafts.fallback import Fallback
from models.drafts.recovery import DraftSnapshot
from models.drafts.second_copies import Part, SecondCopies
from models.drafts.storage import DraftStorage
from models.drafts.versions import Why, keep_version

_EVERY = 600.0
"""Seconds of work after which a state goes into the history of its draft. Chosen: what one would type again."""

Step = Callable[[], None]
"""One file that is written, or nothing if that turns out not to be needed."""


class _Found(NamedTuple):
    """How a draft was before this session wrote over it.

    Attributes:
        report: As JSON.
        saves: How often drafts had been saved then.
    """

    report: dict[str, Any]
    saves: int


class FollowUp:
    """What is still owed to saves that are on the disk; what a later save asks for takes the place of it.

    A disk may be slow: the draft file itself is never kept waiting by this. Only what no backup holds goes first.

    Args:
        versions: The folder of the versions of all drafts.
        storage: Of the draft file.
        fallback: Where drafts lie that could not be saved.
        second: Hears what could be written, and what could not.
        backed_up: The reports that a backup holds as this session has found them, by the ids of their drafts.
    """

    def __init__(
        self,
        versions: Path,
        storage: DraftStorage,
        fallback: Fallback,
        second: SecondCopies,
        backed_up: Mapping[str, object],
    ) -> None:
        self._versions, self._storage, self._fallback, self._second = versions, storage, fallback, second
        self._backed_up = backed_up
        self._before: dict[str, _Found | None] = {}
        self._kept: dict[str, float] = {}
        self._owed: dict[tuple[str, str], Step] = {}

    @property
    def is_owed(self) -> bool:
        """Whether there is something to do, or being done."""
        return bool(self._owed)

    def expect(self, draft_id: str, found: Callable[[], Mapping[str, Any] | None]) -> None:
        """Take note of how a draft is before this session writes over it; keep it now if no backup holds it.

        Args:
            draft_id: Its own.
            found: Returns the draft as it is stored; None if there is none yet.
        """
        if draft_id in self._kept:
            return
        if draft_id not in self._before:
            stored = found()
            self._before[draft_id] = _Found(stored["report"], revision(stored)) if stored else None
        before = self._before[draft_id]
        if before is None or before.report != self._backed_up.get(draft_id):
            self._keep_before(draft_id)

    def owe(self, draft_id: str, report: dict[str, Any], saves: int) -> None:
        """Take note that a state of a draft is in the draft file, and of all that follows from that.

        Args:
            draft_id: Its own.
            report: As JSON.
            saves: How often drafts have been saved with this one.
        """
        if draft_id not in self._kept:
            self.owe_also("before", partial(self._keep_before, draft_id), draft_id)
        elif monotonic() - self._kept[draft_id] >= _EVERY:
            self.owe_also("version", partial(self._keep_timed, draft_id, report, saves), draft_id)
        self.owe_mirror()
        self.owe_also("parked", partial(self._forget_parked, draft_id), draft_id)

    def owe_also(self, what: str, step: Step, draft_id: str = "") -> None:
        """Take note of something else to be done, in place of what was owed of the same kind."""
        self._owed[what, draft_id] = step

    def owe_mirror(self) -> None:
        """Take note that the draft file has been written."""
        self.owe_also("mirror", self._write_mirror)

    def do_next(self) -> None:
        """Do what has been owed for the longest time; if the disk refuses, the next save owes it again."""
        for name, step in list(self._owed.items())[:1]:
            try:
                step()
            finally:
                del self._owed[name]

    def try_again(self, stored: Callable[[str], dict[str, Any]]) -> None:
        """Try to write what could not be written.

        Args:
            stored: Returns the report of a draft as JSON, by its id.
        """
        if self._second.has_failed(Part.COPY):
            self._write_mirror()
        for draft_id in self._before:
            if draft_id not in self._kept:
                self._keep_before(draft_id)
            elif self._kept[draft_id] == -inf:
                self._keep_timed(draft_id, stored(draft_id), self._storage.saves)

    def keep(self, draft_id: str, report: dict[str, Any], why: Why, saves: int) -> bool:
        """Return whether a state could be kept; if not, one is kept as soon as it can be.

        Args:
            draft_id: Of the draft.
            report: As JSON.
            why: Why it is kept.
            saves: How often drafts had been saved with it.
        """
        with self._second.attempt(Part.HISTORY):
            keep_version(self._versions, draft_id, report, why, saves)
            return True
        if draft_id in self._kept:
            self._kept[draft_id] = -inf
        return False

    def forgo(self) -> None:
        """Owe nothing any more: somebody else has the drafts now."""
        self._owed.clear()

    def _keep_before(self, draft_id: str) -> None:
        before = self._before[draft_id]
        if before is None or self.keep(draft_id, before.report, Why.OPENED, before.saves):
            self._kept[draft_id] = monotonic()

    def _keep_timed(self, draft_id: str, report: dict[str, Any], saves: int) -> None:
        if self.keep(draft_id, report, Why.TIMED, saves):
            self._kept[draft_id] = monotonic()

    def _write_mirror(self) -> None:
        with self._second.attempt(Part.COPY):
            self._storage.write_mirror()

    def _forget_parked(self, draft_id: str) -> None:
        self._fallback.forget(draft_id, self._keep_parked)
        self._second.forget(Part.FALLBACK)

    def _keep_parked(self, snapshot: DraftSnapshot) -> None:
        keep_version(self._versions, snapshot.draft_id, snapshot.report, Why.RECOVERED)
