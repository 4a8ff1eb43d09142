"""The drafts of one PC, in one local TinyDB file: nothing is ever written over that could still be wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import uuid4

from tinydb import TinyDB, where
from tinydb.queries import QueryInstance

from models.drafts import backups
from models.drafts.backups import Backup
from models.drafts.draft import Draft, StoredReport, deliveries_of, draft_of
from models.drafts.draft_file import DRAFTS, Damaged, dump, read_drafts
from models.drafts.fallback import Fallback
from models.drafts.follow_up import FollowUp
from models.drafts.opening import opened
from models.drafts.recovery import DraftSnapshot, InterruptedWork, read_snapshot, write_snapshot
from models.drafts.storage import DraftStorage
from models.drafts.versions import Version, Why, keep_version, versions
from models.report.delivered import Delivered
from models.report.report import Report
from models.report.report_json import glimpse, report_from_json, report_to_json
from models.system.errors import DraftNotFound, ReadOnly, ReportError


class DraftStore:
    """The drafts in a file. Safe to use from several threads.

    Args:
        path: Of the draft file; versions and backups lie beside it.
        held: A sentence why the drafts may only be looked at; empty if they may be written.
        fallback: A folder on this computer, for when that of the file cannot be written.

    Attributes:
        set_aside: Where an unreadable file was moved at opening, untouched; None if all was well.
        read_only: A sentence why nothing can be saved; empty if it can.

    Raises:
        OSError: The file cannot be read, or its folder cannot be written.
    """

    def __init__(self, path: Path, held: str = "", fallback: Path | None = None) -> None:
        file = opened(path, read_only=bool(held))
        self.set_aside, self.read_only = file.set_aside, file.read_only or held
        self._path, self._fallback = path, Fallback(fallback, path)
        self._lock = RLock()
        self._storage = DraftStorage(path, file)
        self._drafts = TinyDB(storage=lambda: self._storage).table(DRAFTS)
        self._looked_at = file.content if self.read_only else b""
        self._stored = dict[str, StoredReport]()
        self._lost = not self.read_only and (file.lost or self._lacks_what_was_lost())
        backed_up = {one["id"]: one["report"] for one in self._drafts.all()} if file.backed_up else {}
        self._follow_up = FollowUp(self._versions, self._storage, self._fallback, backed_up)

    # ------------------------------------------------------------ drafts

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, those saved last first; by a counter, since clocks can be wrong."""
        with self._lock:
            self._look_again()
            found = sorted(self._drafts.all(), key=lambda document: document.get("count", 0), reverse=True)
            drafts = tuple(draft_of(document, self._stored.get(document["id"])) for document in found)
            self._stored = {draft.id: draft.stored for draft in drafts}
        return drafts

    def load(self, draft_id: str) -> Report:
        """Return the report of a draft.

        Raises:
            DraftNotFound: There is none of this id.
            ReportError: It was written by a later version, or is damaged.
        """
        return report_from_json(self._found(draft_id)["report"])

    def glimpse(self, draft_id: str) -> Report:
        """Return what this program understands of a report that it cannot read as a whole, to be looked at only.

        Raises:
            DraftNotFound: There is none of this id.
            ReportError: It understands nothing of it.
        """
        return glimpse(self._found(draft_id)["report"])

    def save(self, report: Report, draft_id: str | None = None) -> str:
        """Write `report` and return its draft id, a new one unless given. What else is known of the draft stays.

        What was there before this session, and every now and then what is being written, goes into the history.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReadOnly: These drafts may be looked at only.
            ChangedElsewhere: Somebody else has written to the file.
        """
        with self._lock:
            draft_id = self.write(report, draft_id)
            self._follow_up_wholly()
        return draft_id

    def write(self, report: Report, draft_id: str | None = None) -> str:
        """Do that part of a save for which nobody should have to wait long; the rest is for `follow_up`.

        Raises:
            OSError, ReadOnly, ChangedElsewhere: As for `save`.
        """
        draft_id = draft_id or uuid4().hex
        content = _json(report)
        with self._lock:
            if not self.read_only:
                self._follow_up.expect(draft_id, lambda: self._as_stored(draft_id))
            try:
                self._put(draft_id, content)
            except (OSError, ReportError):
                self._park(draft_id, content)
                raise
            self._follow_up.owe(draft_id, content)
        return draft_id

    @property
    def owes(self) -> bool:
        """Whether there is something for `follow_up` to do."""
        return self._follow_up.is_owed

    def follow_up(self) -> None:
        """Do one of the things that follow a save: the second file, or a version; each is a file to be written."""
        with self._lock:
            if self.read_only:
                self._follow_up.forgo()
            self._follow_up.do_next()

    def _follow_up_wholly(self) -> None:
        while self.owes:
            self.follow_up()

    def bin(self, draft_id: str) -> None:
        """Put a draft into the bin."""
        self._change(draft_id, lambda document: document.update(binned=True))

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin."""
        self._change(draft_id, lambda document: document.update(binned=False))

    def deliveries(self, draft_id: str) -> tuple[Delivered, ...]:
        """Return when a draft was handed over, the last time last.

        Raises:
            DraftNotFound: There is none of this id.
        """
        return deliveries_of(self._found(draft_id))

    def delivered(self, draft_id: str, delivered: Delivered) -> None:
        """Remember that a draft was handed over.

        Raises:
            DraftNotFound: There is none of this id.
            OSError: The disk is full or read-only; what was stored before is intact.
        """
        one = {**delivered._asdict(), "when": delivered.when.isoformat()}

        def remember(document: MutableMapping[str, Any]) -> None:
            document["deliveries"] = [*document.get("deliveries", ()), one]

        self._change(draft_id, remember)

    # ------------------------------------------------------------ history

    def versions(self, draft_id: str) -> tuple[Version, ...]:
        """Return the states of a draft that were kept, the last one first."""
        with self._lock:
            return versions(self._versions, draft_id)

    def keep(self, draft_id: str, report: Report, why: Why) -> None:
        """Keep a state of a draft in its history; a full disk keeps nobody from working."""
        if not self.read_only:
            with suppress(OSError), self._lock:
                keep_version(self._versions, draft_id, _json(report), why)

    @property
    def _versions(self) -> Path:
        return self._path.with_name("versions")

    # ------------------------------------------------------------ backups

    @property
    def offers(self) -> tuple[Backup, ...]:
        """Backups to be taken back, the last state first, where the file itself was damaged, gone or too old.

        Those with drafts that are not here; if there are none, those that say something else of a draft.
        """
        if not self._lost:
            return ()
        with self._lock:
            here = {document["id"]: document["report"] for document in self._drafts.all()}
        found = self.backups
        missing = tuple(backup for backup in found if any(draft["id"] not in here for draft in backup.documents))
        return missing or tuple(
            backup for backup in found if any(draft["report"] != here[draft["id"]] for draft in backup.documents)
        )

    @property
    def backups(self) -> tuple[Backup, ...]:
        """All sound backups of the file, the last state first."""
        with self._lock:
            return backups.backups(self._path)

    def decline(self) -> None:
        """Do not offer again what was lost; it stays among the backups.

        Raises:
            OSError: That cannot be written down; the next session offers it again.
        """
        self._lost = False
        backups.give_up_lost(self._path)

    def _lacks_what_was_lost(self) -> bool:
        """Return whether something has been offered, and neither taken back nor declined: a session can be cut off."""
        return bool(backups.lost_drafts(self._path) - {document["id"] for document in self._drafts.all()})

    def take_back(self, backup: Backup) -> int:
        """Bring back the drafts of a backup, and return how many are new here.

        A draft that is here as well stays as it is; what the backup says goes into its history.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReadOnly: These drafts may be looked at only.
        """
        self._ensure_writable()
        with self._lock:
            here = {document["id"]: document["report"] for document in self._drafts.all()}
            missing = []
            for document in backup.documents:
                if document["id"] not in here:
                    missing.append(document)
                elif document["report"] != here[document["id"]]:
                    keep_version(self._versions, document["id"], document["report"], Why.COPY)
            if missing:
                self._drafts.insert_multiple(missing)
                self._follow_up.owe_mirror()
                self._follow_up_wholly()
        return len(missing)

    # ------------------------------------------------------------ sessions

    def begin(self, draft_id: str, report: Report) -> None:
        """Note which draft is being worked on, and how it is now, for the case that this session is cut off."""
        if not self.read_only:
            with suppress(OSError):
                write_snapshot(self._session, DraftSnapshot(draft_id, report_to_json(report)))

    def end(self) -> None:
        """Take the snapshot away: everything is saved."""
        if not self.read_only:
            with suppress(OSError):
                self._session.unlink(missing_ok=True)

    def interrupted(self) -> InterruptedWork | None:
        """Return what a session that was cut off has done to the draft that was open; None if it lost nothing."""
        if self.read_only:
            return None  # it may go on where these drafts are written
        begun, parked = read_snapshot(self._session), self._fallback.snapshots()
        first = [snapshot for snapshot in parked if begun and snapshot.draft_id == begun.draft_id]
        snapshots = [*first, *(snapshot for snapshot in parked if snapshot not in first), *filter(None, [begun])]
        stored = {draft.id: draft.stored for draft in self.drafts()}
        found = (_interrupted(snapshot, begun, stored.get(snapshot.draft_id)) for snapshot in snapshots)
        return next(filter(None, found), None)

    def settle(self, interrupted: InterruptedWork, report: Report) -> None:
        """Go on with one of the two states; both stay in the history of the draft.

        Raises:
            OSError: The disk is full or read-only; all states are intact.
            ReadOnly: These drafts may be looked at only.
            ChangedElsewhere: Somebody else has written to the file.
        """
        self._ensure_writable()
        with self._lock:
            for state in (interrupted.before, interrupted.after):
                keep_version(self._versions, interrupted.draft_id, _json(state), Why.RECOVERED)
            self.save(report, interrupted.draft_id)
        begun = read_snapshot(self._session)
        if begun is None or begun.draft_id == interrupted.draft_id:
            self.end()

    @property
    def _session(self) -> Path:
        return self._path.with_name("session.json")

    def _park(self, draft_id: str, report: dict[str, Any]) -> None:
        """Keep somewhere else what cannot be saved in its own place."""
        if not self.read_only:
            self._fallback.park(DraftSnapshot(draft_id, report))

    # ------------------------------------------------------------ documents

    def _put(self, draft_id: str, report: dict[str, Any]) -> None:
        self._ensure_writable()
        new = {"saved": _now(), "count": self._storage.saves + 1, "binned": False, "report": report}
        if not self._drafts.contains(_is(draft_id)):
            self._drafts.insert({"id": draft_id, **new})
        else:
            self._drafts.update(new, _is(draft_id))

    def _change(self, draft_id: str, change: Callable[[MutableMapping[str, Any]], None]) -> None:
        with self._lock:
            self._ensure_writable()
            changed = self._drafts.update(change, _is(draft_id))
            self._follow_up.owe_mirror()
            self._follow_up_wholly()
        if not changed:
            raise DraftNotFound

    def _as_stored(self, draft_id: str) -> dict[str, Any] | None:
        found = self._drafts.get(_is(draft_id))
        report: dict[str, Any] | None = found["report"] if found else None
        return report

    def _look_again(self) -> None:
        """Read what somebody else has written since, where that is all that may be done."""
        if not self.read_only:
            return
        with suppress(OSError, Damaged):
            content = read_drafts(self._path)
            if content != self._looked_at and (file := opened(self._path, read_only=True)).content:
                self._storage.go_on_from(file)
                self._drafts.clear_cache()
            self._looked_at = content

    def _ensure_writable(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only)

    def _found(self, draft_id: str) -> dict[str, Any]:
        with self._lock:
            self._look_again()
            found = self._drafts.search(_is(draft_id))
        if not found:
            raise DraftNotFound
        return found[0]


def _json(report: Report) -> dict[str, Any]:
    """Return a report as it is stored; of half a character, which no file can hold, a mark is left."""
    content = report_to_json(report)
    text = dump(content)
    try:
        text.encode()
    except UnicodeEncodeError:
        whole: dict[str, Any] = json.loads(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        return whole
    return content


def _interrupted(
    snapshot: DraftSnapshot, begun: DraftSnapshot | None, stored: StoredReport | None
) -> InterruptedWork | None:
    """Return what a session has done to the draft of a snapshot, be it parked or the one that was begun."""
    last = stored.report if stored else None
    before = report_from_json(begun.report) if begun and begun.draft_id == snapshot.draft_id else last
    after = last if snapshot is begun else report_from_json(snapshot.report)
    if after is None or after == before:
        return None
    return InterruptedWork(snapshot.draft_id, before or Report.blank(after.year), after)


def _is(draft_id: str) -> QueryInstance:
    found: QueryInstance = where("id") == draft_id
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat()
