"""The index of a register: a sealed TinyDB file that is worked out from the events, and never truth.

The same events give the same bytes. Whoever only wants to list tasks reads it without reading the events.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tinydb import TinyDB, where
from tinydb.storages import Storage
from typing_extensions import override

from models.district.register.event_data import as_json
from models.district.register.head_note import Head, head_of
from models.district.register.ledger import Ledger
from models.district.register.submission_life import SubmissionState
from models.exchange.task_json import task_to_json
from models.system.files import patiently
from models.system.rendered_tables import SEAL, RenderedDocument, Tables, body, with_seal
from models.system.sealed_json import dump, unique

INDEX = "register.json"
"""The name of the file."""

INDEX_FORMAT = 1
"""Of the file. An index of another format is made anew."""

_LARGEST = 256 * 2**20
"""Bytes of an index. Chosen: a thousand units need less than a hundredth."""

Values = Mapping[str, Mapping[str, object]]
"""Values by their number, by the name of their table."""


class DamagedIndex(ValueError):
    """An index that is not as any version of this program has written it."""


class Index:
    """Makes the index; what has not changed since is not rendered again."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, tuple[object, RenderedDocument]]] = {}

    def rendered(self, ledger: Ledger, head: Head) -> bytes:
        """Return the content of the index."""
        documents = {name: dict(self._table(name, values)) for name, values in values_of(ledger).items()}
        self._known = documents
        tables = {name: {number: one for number, (_, one) in table.items()} for name, table in documents.items()}
        written = body(tables)
        seal = {"format": INDEX_FORMAT, **head._asdict(), "sha256": _digest(INDEX_FORMAT, head, written)}
        return with_seal(written, seal)

    def _table(self, name: str, values: Mapping[str, object]) -> Iterator[tuple[str, tuple[object, RenderedDocument]]]:
        known = self._known.get(name, {})
        for number, value in values.items():
            before = known.get(number)
            if before and before[0] is value:
                yield number, before
            else:
                document = _document(value)
                yield number, (value, RenderedDocument(document, dump(document).encode()))


def values_of(ledger: Ledger) -> Values:
    """Return what the index holds of a ledger."""
    return {
        "task": {"1": ledger.task} if ledger.task else {},
        "units": _numbered(ledger.units.values()),
        "submissions": _numbered(ledger.submissions.values()),
        "changes": _numbered(ledger.changes),
        "lineage": _numbered(ledger.lineage),
        "reminders": _numbered(ledger.reminders),
        "notes": _numbered(ledger.notes),
        "fixed": _numbered(ledger.fixed),
    }


def _numbered(values: Iterable[object]) -> dict[str, object]:
    return {str(number): value for number, value in enumerate(values, 1)}


def _document(value: Any) -> dict[str, Any]:  # noqa: ANN401  any value of the ledger
    found: dict[str, Any] = task_to_json(value) if hasattr(value, "mended_within") else as_json(value)
    return found


class IndexStorage(Storage):
    """What TinyDB reads an index through; it is written as a whole, and only by the register."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @override
    def read(self) -> Tables | None:
        return self._tables

    @override
    def write(self, data: dict[str, dict[str, Any]]) -> None:
        raise NotImplementedError


def read_index(path: Path) -> bytes | None:
    """Return the content of an index; None if there is none.

    Raises:
        OSError: It cannot be read, at least not now.
        DamagedIndex: It is no file of ours, but a folder, or beyond all measure.
    """
    try:
        if path.is_dir() or path.stat().st_size > _LARGEST:
            raise DamagedIndex(path)
        return patiently(path.read_bytes)
    except FileNotFoundError:
        return None


def parse_index(content: bytes) -> tuple[Head, Tables]:
    """Return how far a register was by its index, and the tables.

    Raises:
        DamagedIndex: A byte of it is not as it was written.
    """
    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=unique)
        seal = data.pop(SEAL)["1"]
        head, written = head_of(seal), dump(data).encode()
        if seal["sha256"] != _digest(seal["format"], head, written):
            raise DamagedIndex(len(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedIndex(len(content)) from error
    return head, data


def _digest(format_: int, head: Head, written: bytes) -> str:
    found = sha256(f"{format_} {head.register} {head.number} {head.hash} ".encode())
    found.update(written)
    return found.hexdigest()


class Glance(NamedTuple):
    """What is told of a task without opening it; as old as its index.

    Attributes:
        register: The id of the register.
        year: None before the task is given out.
        counted: Units whose reports are added up.
        in_force: Of them, those with an accepted version.
    """

    register: str
    year: int | None
    district: str
    counted: int
    in_force: int


def glance(folder: Path) -> Glance:
    """Return what is told of the task in a folder.

    Raises:
        OSError: Its index cannot be read.
        DamagedIndex: There is none, or it is damaged; opening the task makes it anew.
    """
    content = read_index(folder / INDEX)
    if content is None:
        raise DamagedIndex(folder)
    head, tables = parse_index(content)
    try:
        return _glance(head, tables)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedIndex(folder) from error


def _glance(head: Head, tables: Tables) -> Glance:
    with TinyDB(storage=lambda: IndexStorage(tables)) as database:
        counted = {unit["id"] for unit in database.table("units").search(where("counted") == True)}  # noqa: E712  TinyDB
        accepted = database.table("submissions").search(where("state") == SubmissionState.ACCEPTED.value)
        task = database.table("task").get(doc_id=1)
    said: Mapping[str, Any] = task if isinstance(task, Mapping) else {}
    in_force = counted & {one["unit"] for one in accepted}
    return Glance(head.register, said.get("year"), said.get("district", ""), len(counted), len(in_force))
