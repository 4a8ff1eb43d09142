"""Drafts in one local TinyDB file, written all or nothing and in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple
from uuid import uuid4

from tinydb import Query, TinyDB
from tinydb.storages import Storage
from typing_extensions import override

from models.codec import report_from_json, report_to_json
from models.errors import DraftNotFound, ReportError
from models.files import replacing, sweep
from models.handover import Delivered
from models.report import Report


class Draft(NamedTuple):
    """A draft as the list shows it.

    Attributes:
        report: The report, or None where this program cannot read it; `fault` then says why.
        saved: When it was saved last, in local time.
        binned: Whether it lies in the bin.
        deliveries: When it was handed over, the last time last.
    """

    id: str
    report: Report | None
    saved: datetime
    binned: bool
    fault: str = ""
    deliveries: tuple[Delivered, ...] = ()


class AtomicStorage(Storage):
    """TinyDB's storage on all-or-nothing writes; reads the file once and then keeps its content.

    TinyDB's own JSONStorage writes in place (a killed write leaves a broken file) and in the encoding of
    the locale.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._text = path.read_text(encoding="utf-8") if path.exists() else ""

    @override
    def read(self) -> dict[str, dict[str, Any]] | None:
        found: dict[str, dict[str, Any]] | None = json.loads(self._text) if self._text else None
        return found

    @override
    def write(self, data: dict[str, dict[str, Any]]) -> None:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        with replacing(self._path) as stream:
            stream.write(text.encode("utf-8"))
        self._text = text


class DraftStore:
    """The drafts of one user. Safe to use from several threads.

    Attributes:
        set_aside: Where an unreadable file was moved at opening, untouched; None if all was well.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep(path.parent, path.name)
        self.set_aside = _set_aside(path)
        self._lock = RLock()
        self._drafts = TinyDB(path, storage=AtomicStorage).table("drafts")

    def drafts(self) -> tuple[Draft, ...]:
        """Return all drafts, those saved last first."""
        with self._lock:
            found = [_draft(document) for document in self._drafts.all()]
        return tuple(sorted(found, key=lambda draft: draft.saved, reverse=True))

    def load(self, draft_id: str) -> Report:
        """Return the report of a draft.

        Raises:
            DraftNotFound: There is none of this id.
            ReportError: It was written by a later version, or is damaged.
        """
        return report_from_json(self._found(draft_id)["report"])

    def deliveries(self, draft_id: str) -> tuple[Delivered, ...]:
        """Return when a draft was handed over, the last time last.

        Raises:
            DraftNotFound: There is none of this id.
        """
        return _deliveries(self._found(draft_id))

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

    def save(self, report: Report, draft_id: str | None = None) -> str:
        """Write `report` and return its draft id, a new one unless given. What else is known of the draft stays.

        Raises:
            OSError: The disk is full or read-only; what was stored before is intact.
        """
        draft_id = draft_id or uuid4().hex
        document = {"id": draft_id, "saved": _now(), "binned": False, "report": report_to_json(report)}
        with self._lock:
            self._drafts.upsert(document, Query().id == draft_id)
        return draft_id

    def bin(self, draft_id: str) -> None:
        """Put a draft into the bin."""
        self._mark(draft_id, binned=True)

    def restore(self, draft_id: str) -> None:
        """Take a draft out of the bin."""
        self._mark(draft_id, binned=False)

    def _mark(self, draft_id: str, *, binned: bool) -> None:
        self._change(draft_id, lambda document: document.update(binned=binned))

    def _change(self, draft_id: str, change: Callable[[MutableMapping[str, Any]], None]) -> None:
        with self._lock:
            if not self._drafts.update(change, Query().id == draft_id):
                raise DraftNotFound

    def _found(self, draft_id: str) -> dict[str, Any]:
        with self._lock:
            found = self._drafts.search(Query().id == draft_id)
        if not found:
            raise DraftNotFound
        return found[0]


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _draft(document: dict[str, Any]) -> Draft:
    saved = datetime.fromisoformat(document["saved"]).astimezone()
    report, fault = None, ""
    try:
        report = report_from_json(document["report"])
    except ReportError as error:
        fault = str(error)
    return Draft(document["id"], report, saved, document["binned"], fault, _deliveries(document))


def _deliveries(document: dict[str, Any]) -> tuple[Delivered, ...]:
    """Return the hand-overs of a draft; drafts of earlier versions say nothing about them."""
    found = document.get("deliveries", ())
    return tuple(Delivered(one["code"], datetime.fromisoformat(one["when"]), one["folder"]) for one in found)


def _set_aside(path: Path) -> Path | None:
    """Move an unreadable file out of the way under a dated name, so that it is never overwritten."""
    try:
        if not path.exists() or _sound(json.loads(path.read_text(encoding="utf-8"))):
            return None
    except (ValueError, RecursionError):
        pass
    aside = path.with_name(
        f"{path.stem}.损坏-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{uuid4().hex[:4]}{path.suffix}"
    )
    path.replace(aside)
    return aside


def _sound(data: object) -> bool:
    """Return whether `data` has the shape of a draft file."""
    drafts = data.get("drafts", {}) if isinstance(data, dict) else None
    return isinstance(drafts, dict) and all(_sound_draft(key, draft) for key, draft in drafts.items())


def _sound_draft(key: object, draft: object) -> bool:
    if not (isinstance(key, str) and key.isdecimal() and isinstance(draft, dict)):
        return False
    deliveries = draft.get("deliveries", [])
    if not (_is_time(draft.get("saved")) and isinstance(deliveries, list) and all(map(_sound_delivery, deliveries))):
        return False
    return isinstance(draft.get("id"), str) and isinstance(draft.get("binned"), bool) and "report" in draft


def _sound_delivery(one: object) -> bool:
    if not (isinstance(one, dict) and _is_time(one.get("when"))):
        return False
    return isinstance(one.get("code"), str) and isinstance(one.get("folder"), str)


def _is_time(text: object) -> bool:
    try:
        return isinstance(text, str) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False
