"""The drafts of one PC, in one local TinyDB file: nothing is ever written over that could still be wanted."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any
from uuid import uuid4

from tinydb import TinyDB
from tinydb.table import Table

from models.drafts import backups
from models.drafts.backups import Backup
from models.drafts.comparison import Comparison, revision
from models.drafts.declined import Declined, decline
from models.drafts.draft import Draft, StoredReport, deliveries_of, draft_of, remember_delivery, stored_json
from models.drafts.draft_file import DRAFTS, Damaged, read_drafts
from models.drafts.fallback import Fallback
from models.drafts.follow_up import FollowUp
from models.drafts.kept_kinds import KeptKinds
from models.drafts.kept_tasks import KeptTasks
from models.drafts.lost import states_beside, take_backup, take_lost, what_is_lost
from models.drafts.opening import Opening, opened
from models.drafts.recovery import DraftSnapshot, InterruptedWork, interrupted_work, parked_work
from models.drafts.second_copies import Part, SecondCopies
from models.drafts.session_note import SessionNote
from models.drafts.storage import DraftStorage, by_id
from models.drafts.unit_cards import UnitCards
from models.drafts.versions import Version, Why, keep_version, versions
from models.report.delivered import Delivered
from models.report.report import Report
from models.report.report_json import glimpse, report_from_json, report_to_json
from models.system.errors import DraftNotFound, ReadOnly, ReportError


class DraftStore(KeptKinds):
    """The drafts in a file, and what is kept with them. Safe to use from several threads.

    Args:
        path: Of the draft file; versions and backups lie beside it.
        held: A sentence why the drafts may only be looked at; empty if they may be written.
        fallback: A folder on this computer, for when that of the file cannot be written.

    Attributes:
        found: How the file was found at opening.
        set_aside: Where a damaged file was moved at opening, untouched; None if all was well.
        read_only: A sentence why nothing can be saved; empty if it can.
        units, tasks: What is the same in all reports of a unit, and the districts' tasks that were opened.

    Raises:
        OSError: The folder of the file cannot be made.
    """

    def __init__(self, path: Path, held: str = "", fallback: Path | None = None) -> None:
        super().__init__(self._found, self._change)
        file = opened(path, read_only=bool(held))
        self.found, self.set_aside, self._path, self._held = file.found, file.set_aside, path, held
        self.read_only, self._is_declined, self._versions = f"{held}{file.read_only}", False, path.with_name("versions")
        self.units, self.tasks = UnitCards(path.with_name("units.json")), KeptTasks(path.with_name("tasks"))
        self._lock, self._second, self._stored = RLock(), SecondCopies(), dict[str, StoredReport]()
        self._note, self._fallback = SessionNote(path.with_name("session.json"), self._second), Fallback(fallback, path)
        if file.uncopied:
            self._second.note(Part.COPY, file.uncopied)
        self._storage = DraftStorage(path, file)
        self._drafts = self._table()
        self._looked_at = file.content if self.read_only and self.found is Opening.SOUND else b""
        backed_up = {} if file.uncopied else {one["id"]: one["report"] for one in self._drafts.all()}
        self._follow_up = FollowUp(self._versions, self._storage, self._fallback, self._second, backed_up)

    def _table(self) -> Table:
        return TinyDB(storage=lambda: self._storage).table(DRAFTS)

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
        content = stored_json(report)
        with self._lock:
            if not self.read_only:
                self._follow_up.expect(draft_id, lambda: self._as_stored(draft_id))
            try:
                self._put(draft_id, content)
            except (OSError, ReportError):
                self._park(draft_id, content)
                raise
            self._follow_up.owe(draft_id, content, self._storage.saves)
            if self._note.is_owed:
                self._follow_up.owe_also("session", self._note.write)
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
        self._change(draft_id, lambda document: remember_delivery(document, delivered))

    # ------------------------------------------------------------ history

    def versions(self, draft_id: str) -> tuple[Version, ...]:
        """Return the states of a draft that were kept, the last one first."""
        with self._lock:
            return versions(self._versions, draft_id)

    def keep(self, draft_id: str, report: Report, why: Why) -> None:
        """Keep a state of a draft in its history; a full disk keeps nobody from working."""
        if not self.read_only:
            with self._lock:
                self._follow_up.keep(draft_id, stored_json(report), why, self._revision(draft_id))

    def _revision(self, draft_id: str) -> int:
        return revision(self._as_stored(draft_id) or {})

    # ------------------------------------------------------------ backups

    @property
    def lost(self) -> Comparison:
        """What is known beside the file and not told by it, unless it was declined. Drafts are never deleted."""
        if self._is_declined or (self.read_only and self.found is not Opening.SOUND):
            return Comparison()
        with self._lock:
            whole = states_beside(self._path, self._storage.descent)
            self._look_again()  # and not before: whoever is writing writes the file first
            declined = Declined() if self.found is Opening.DAMAGED else None
            return what_is_lost(self._path, self._storage.state, whole, declined)

    @property
    def backups(self) -> tuple[Backup, ...]:
        """All sound backups of the file, the last state first."""
        with self._lock:
            return backups.backups(self._path)

    @property
    def only_in_backups(self) -> int:
        """How many drafts the last backup holds while nothing is shown, and that is not what the clerk has chosen."""
        if self._storage.read() is not None or not (self.read_only or self.lost.offers):
            return 0
        return next((backup.drafts for backup in self.backups), 0)

    def decline(self) -> None:
        """Do not offer again what is lost; it stays among the backups.

        Raises:
            OSError: That cannot be written down; the next session offers it again.
        """
        if not self.read_only:
            lost, self._is_declined = self.lost, True
            self._storage.go_beyond(lost)
            decline(self._path, lost.states)

    def take_lost(self) -> None:
        """Bring back what is lost: drafts that are not here, and later states in place of earlier ones.

        What is here goes into the history then; where both have gone on, what is here stays, and the other goes there.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReadOnly: These drafts may be looked at only.
        """
        self._ensure_writable()
        with self._lock:
            take_lost(self._path, self._storage, self.lost)
            self._drafts = self._table()
            self._copy_wholly()

    def take_back(self, backup: Backup) -> int:
        """Bring back the drafts of a backup, and return how many are new here.

        A draft that is here as well stays as it is; what the backup says goes into its history.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
            ReadOnly: These drafts may be looked at only.
        """
        self._ensure_writable()
        with self._lock:
            count = take_backup(self._path, self._storage, backup)
            self._drafts = self._table()
            self._copy_wholly()
        return count

    # ------------------------------------------------------------ second copies

    @property
    def second_copy_trouble(self) -> str:
        """What could not be written beside the draft file, and what to do; empty where all could."""
        return self._second.trouble(Part.COPY, Part.HISTORY, Part.SESSION)

    @property
    def fallback_trouble(self) -> str:
        """Why what cannot be saved is not kept elsewhere on this computer either; empty if it is."""
        return self._second.trouble(Part.FALLBACK)

    def copy_again(self) -> None:
        """Try again to write what could not be written beside the draft file."""
        if not self.read_only:
            with self._lock:
                self._note.write()
                self._follow_up.try_again(lambda draft_id: self._found(draft_id)["report"])

    def _copy_wholly(self) -> None:
        self._follow_up.owe_mirror()
        self._follow_up_wholly()

    # ------------------------------------------------------------ sessions

    def begin(self, draft_id: str, report: Report) -> None:
        """Note which draft is being worked on, and how it is now, for the case that this session is cut off."""
        if not self.read_only:
            with self._lock:
                self._note.begin(DraftSnapshot(draft_id, report_to_json(report), self._revision(draft_id)))

    def end(self) -> None:
        """Take the snapshot away: everything is saved."""
        if not self.read_only:
            self._note.end()

    def interrupted(self) -> InterruptedWork | None:
        """Return what a session that was cut off has done to the draft that was open; None if it lost nothing.

        Of a draft that is older here than that session has found it, this tells nothing: that is lost.
        """
        if self.read_only:
            return None  # it may go on where these drafts are written
        stored = {draft.id: draft.stored for draft in self.drafts()}
        begun = self._note.read()
        if begun and begun.saves > self._revision(begun.draft_id):
            begun = None
        return interrupted_work(begun, self._fallback.snapshots(), stored)

    def parked(self) -> tuple[InterruptedWork, ...]:
        """Return what could not be saved in its own place, and is kept on this computer; none is lost by looking."""
        return parked_work(self._fallback.snapshots(), {draft.id: draft.stored for draft in self.drafts()})

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
                keep_version(self._versions, interrupted.draft_id, stored_json(state), Why.RECOVERED)
            self.save(report, interrupted.draft_id)
        if (begun := self._note.read()) is None or begun.draft_id == interrupted.draft_id:
            self.end()

    def _park(self, draft_id: str, report: dict[str, Any]) -> None:
        """Keep somewhere else what cannot be saved in its own place."""
        if not self.read_only:
            with self._second.attempt(Part.FALLBACK):
                self._fallback.park(DraftSnapshot(draft_id, report))

    # ------------------------------------------------------------ documents

    def _put(self, draft_id: str, report: dict[str, Any]) -> None:
        self._ensure_writable()
        new = {"saved": datetime.now(UTC).isoformat(), "count": self._storage.next, "binned": False, "report": report}
        if self._drafts.contains(by_id(draft_id)):
            self._drafts.update(new, by_id(draft_id))
        else:
            self._drafts.insert({"id": draft_id, **new})

    def _change(self, draft_id: str, change: Callable[[MutableMapping[str, Any]], None]) -> None:
        """Change what is kept with a draft beside its report; raises what `delivered` does."""

        def change_and_count(document: MutableMapping[str, Any]) -> None:
            change(document)
            document["changed"] = self._storage.next

        with self._lock:
            self._ensure_writable()
            if not self._drafts.update(change_and_count, by_id(draft_id)):
                raise DraftNotFound
            self._copy_wholly()

    def _as_stored(self, draft_id: str) -> MutableMapping[str, Any] | None:
        return next(iter(self._drafts.search(by_id(draft_id))), None)

    def _look_again(self) -> None:
        """Read what somebody else has written since, where that is all that may be done."""
        if not self.read_only:
            return
        with suppress(OSError, Damaged):
            content = read_drafts(self._path)
            if content != self._looked_at and (file := opened(self._path, read_only=True)).content:
                self._storage.go_on_from(file)
                self._drafts.clear_cache()
                if self.found is not file.found:
                    self.found, self.read_only = file.found, f"{self._held}{file.read_only}" or self.read_only
            self._looked_at = content

    def _ensure_writable(self) -> None:
        if self.read_only:
            raise ReadOnly(self.read_only)

    def _found(self, draft_id: str) -> dict[str, Any]:
        """Return a draft as it stands in the file, to be read only; raises what `deliveries` does."""
        with self._lock:
            self._look_again()
            found = self._drafts.search(by_id(draft_id))
        if not found:
            raise DraftNotFound
        return found[0]
