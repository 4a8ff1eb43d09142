"""What is known of drafts beside the draft file: its backups, their histories, and the snapshot of the last session."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from models.drafts import backups
from models.drafts.backups import Backup
from models.drafts.comparison import Comparison, Document, Lack, Mismatch, Offer, State, compared, revision
from models.drafts.declined import Declined, read_declined
from models.drafts.descent import Descent
from models.drafts.draft_file import DRAFTS
from models.drafts.recovery import read_snapshot
from models.drafts.storage import DraftStorage
from models.drafts.versions import KeptState, Why, has_history, keep_version, last_states
from models.report.report import Report
from models.report.report_json import report_from_json


def states_beside(path: Path, own: Descent) -> tuple[State, ...]:
    """Return what the sound backups of a draft file say that are not known to have led to its present state."""
    return tuple(
        State(backup.documents, backup.file.saves, backup.file.descent) for backup in backups.beside(path, own)
    )


def what_is_lost(path: Path, own: State, whole: Sequence[State], declined: Declined | None = None) -> Comparison:
    """Return what a draft file does not tell, although something beside it does.

    Args:
        path: Of the draft file.
        own: What it says.
        whole: What its backups say.
        declined: What is not wanted; what was noted beside the file, unless given.
    """
    refused = read_declined(path) if declined is None else declined
    states = (refused.without(state) for state in (*whole, _remains(path, own, whole)))
    found = compared(own, [state for state in states if state.documents])
    is_stray = found.mismatch is Mismatch.FOREIGN and _is_known(path, own)
    return found._replace(mismatch=Mismatch.STRAY) if is_stray else found


def _is_known(path: Path, own: State) -> bool:
    """Return whether anything beside the draft file belongs to it, but for a copy of its very state."""
    ids = (document["id"] for document in own.documents)
    return backups.has_earlier(path, own.saves, own.descent) or any(
        has_history(path.with_name("versions"), draft_id) for draft_id in ids
    )


def _remains(path: Path, own: State, whole: Sequence[State]) -> State:
    """Return what histories and the last session know of drafts, and nothing else does."""
    best: dict[str, Document] = {}
    for document in (one for state in (own, *whole) for one in state.documents):
        if document["id"] not in best or revision(best[document["id"]]) < revision(document):
            best[document["id"]] = document
    known = {draft_id: revision(document) for draft_id, document in best.items()}
    kept = [*last_states(path.with_name("versions"), known), *_begun(path.with_name("session.json"))]
    later = {one.draft_id: one for one in sorted(kept, key=lambda one: one.saves) if _is_later(one, best)}
    return State(tuple(_document(one, best.get(one.draft_id)) for one in later.values()), 0, Descent())


def _begun(session: Path) -> Iterator[KeptState]:
    """Yield what the last session has begun with, unless that was a report with nothing in it."""
    begun = read_snapshot(session)
    if begun and (report := report_from_json(begun.report)) != Report.blank(report.year):
        with suppress(OSError):
            saved = datetime.fromtimestamp(session.stat().st_mtime, UTC).isoformat()
            yield KeptState(begun.draft_id, begun.report, saved, begun.saves)


def _is_later(kept: KeptState, best: Mapping[str, Document]) -> bool:
    document = best.get(kept.draft_id)
    return document is None or (kept.saves > revision(document) and kept.report != document["report"])


def _document(kept: KeptState, document: Document | None) -> Document:
    """Return a draft as it would be stored, its report as it was kept."""
    rest = document or {"id": kept.draft_id, "binned": False}
    return {**rest, "saved": kept.saved, "count": kept.saves, "report": kept.report}


def take_lost(path: Path, storage: DraftStorage, lost: Comparison) -> None:
    """Write a draft file anew with what it did not tell; what gives way, or does not, goes into the histories.

    Raises:
        OSError: The disk is full or read-only; what was stored before is intact.
        ChangedElsewhere: Somebody else has written to the file.
    """
    for offer in lost.offers:
        given_up = [] if offer.here is None else [offer.document if offer.stays else offer.here]
        for document in (*offer.others, *given_up):
            why = Why.REPLACED if document is offer.here else Why.COPY
            keep_version(path.with_name("versions"), offer.id, document["report"], why)
    storage.go_beyond(lost)
    _write(storage, lost.offers, _joined(lost.states))


def take_backup(path: Path, storage: DraftStorage, backup: Backup) -> int:
    """Write a draft file anew with the drafts of a backup that it does not have, and return how many that are.

    What else the backup says of drafts goes into their histories.

    Raises:
        OSError: The disk is full or read-only; what was stored before is intact.
        ChangedElsewhere: Somebody else has written to the file.
    """
    here = {document["id"]: document["report"] for document in storage.state.documents}
    state = State(backup.documents, backup.file.saves, backup.file.descent)
    for document in backup.documents:
        if document["id"] in here and document["report"] != here[document["id"]]:
            keep_version(path.with_name("versions"), document["id"], document["report"], Why.COPY)
    offers = compared(storage.state, [state]).offers
    missing = [offer for offer in offers if offer.lack is Lack.MISSING]
    joined = Descent() if any(offer.lack is Lack.NEWER for offer in offers) else state.descent
    if missing or (joined.lineage and not storage.descent.has(joined)):
        _write(storage, missing, joined)
    return len(missing)


def _write(storage: DraftStorage, offers: Sequence[Offer], joined: Descent) -> None:
    tables = storage.read() or {}
    drafts = tables.get(DRAFTS, {})
    there = {document["id"]: number for number, document in drafts.items()}
    numbers = map(str, count(max(map(int, drafts), default=0) + 1))
    taken = {there.get(offer.id) or next(numbers): offer.taken(storage.next) for offer in offers}
    storage.write_joined({**tables, DRAFTS: {**drafts, **taken}}, joined)


def _joined(states: Iterable[State]) -> Descent:
    """Return the descent of a state into which all these have gone."""
    joined = Descent()
    for state in states:
        joined = joined.joined(state.descent)
    return joined
