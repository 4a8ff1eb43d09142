"""The draft file as bytes: TinyDB's tables as JSON, under a seal that tells damage from content."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from os import SEEK_END
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from models.drafts.descent import Descent, descent_from_json, descent_json
from models.system.files import patiently
from models.system.moments import is_time, moment
from models.system.rendered_tables import SEAL, Tables, with_seal
from models.system.sealed_json import dump, unique

DRAFTS = "drafts"
"""The table of the drafts."""

DRAFTS_FORMAT = 2
"""Of the file. Format 1 had neither seal nor counter; the seal of all later ones has to stay as it is."""

_BEFORE_SEAL = b',"file":{"1":'
_SEALED = frozenset({"format", "saves", "sha256"})
_DESCENT = "descent"
"""What stands beside the seal since files tell where they come from; earlier versions of format 2 read past it."""

_LARGEST = 512 * 2**20
"""Bytes; a report is some 30 kB. Chosen: seventeen thousand of them, which nobody has."""

_DEEPEST = 32
"""Levels; a draft has five. What is nested without end could be opened here, and then break where less is left.

Chosen: six times as many.
"""

MOST_SAVES = 2**53 - 1
"""Up to here all programs read whole numbers of JSON exactly (RFC 8259, 6)."""

_TAIL = 64 * 2**10
"""Bytes at the end of a file in which its seal stands. Chosen: ten times as many as it takes."""

_NUMBER = re.compile(r"[1-9][0-9]{0,14}")
"""Of a document; two ways to write one would be one document to TinyDB."""


class Damaged(Exception):
    """A file that is not what any version of this program has written."""


class DraftFile(NamedTuple):
    """What a draft file holds.

    Attributes:
        tables: Without the seal. Of a later format, only the drafts that look like ours.
        saves: How often drafts have been saved; goes up for ever, whatever the clock says.
        format: Of the file.
        descent: Where it comes from; files of earlier versions do not tell.
    """

    tables: Tables
    saves: int = 0
    format: int = DRAFTS_FORMAT
    descent: Descent = Descent()


class Seal(NamedTuple):
    """What the seal of a file says; whether that is true, only the whole file can tell."""

    saves: int
    descent: Descent


def read_drafts(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        OSError: It cannot be read, at least not now.
        Damaged: It is no file of ours, but a folder, or beyond all measure.
    """
    if path.is_dir() or path.stat().st_size > _LARGEST:
        raise Damaged
    return patiently(path.read_bytes)


def parse(content: bytes) -> DraftFile:
    """Return what the content of a draft file says.

    Raises:
        Damaged: A byte of it is not as it was written.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"), object_pairs_hook=unique)
        return _opened(data)
    except (ValueError, RecursionError) as error:
        raise Damaged from error


def read_seal(path: Path) -> Seal | None:
    """Return what the seal of a file says, without reading the drafts; None if it does not stand where we write it.

    Raises:
        OSError: It cannot be read, at least not now.
        Damaged: It is no file of ours, but a folder.
    """
    if path.is_dir():
        raise Damaged
    tail = patiently(lambda: _tail(path))
    with suppress(ValueError, RecursionError, Damaged):
        data = json.loads(b"{" + tail[tail.rindex(_BEFORE_SEAL) + 1 :])
        return Seal(*_seal(data[SEAL])[1:3])
    return None


def _tail(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(0, stream.seek(0, SEEK_END) - _TAIL))
        return stream.read()


def render(tables: Mapping[str, object], saves: int, descent: Descent | None = None) -> bytes:
    """Return the content of a draft file; `tables` are not empty."""
    return under_seal(dump(tables).encode(), saves, descent)


def under_seal(body: bytes, saves: int, descent: Descent | None = None) -> bytes:
    """Return the content of a draft file whose tables, which are not empty, are written like this."""
    digest = _digest(DRAFTS_FORMAT, saves, body)
    seal: dict[str, Any] = {"format": DRAFTS_FORMAT, "saves": saves, "sha256": digest}
    if descent and descent.lineage:
        seal[_DESCENT] = descent_json(descent, digest)
    return with_seal(body, seal)


def _opened(data: object) -> DraftFile:
    if not isinstance(data, dict):
        raise Damaged
    tables = _without_seal(data)
    body = dump(tables).encode()  # half a surrogate pair could be read, but never saved
    if SEAL not in data:
        return _first_format(tables)
    format_, saves, descent, digest = _seal(data[SEAL])
    if digest != _digest(format_, saves, body):
        raise Damaged
    drafts = tables.get(DRAFTS, {})
    if format_ > DRAFTS_FORMAT:
        return DraftFile({DRAFTS: _ours(drafts)}, saves, format_, descent)
    if not (tables.keys() <= {DRAFTS} and _is_sound(drafts) and _have_own_ids(drafts)):
        raise Damaged
    return DraftFile(tables, saves, format_, descent)


def _first_format(tables: Tables) -> DraftFile:
    """Return the content of a file without a seal, its drafts numbered in the order in which they were saved."""
    drafts = tables.get(DRAFTS, {})
    if not (tables.keys() <= {DRAFTS} and _is_sound(drafts) and _is_shallow(drafts)):
        raise Damaged
    in_order = sorted(drafts, key=lambda number: moment(drafts[number]["saved"]))
    counts = {number: count for count, number in enumerate(in_order, 1)}
    numbered = {number: {**draft, "count": counts[number]} for number, draft in drafts.items()}
    _tell_apart(numbered)
    return DraftFile({DRAFTS: numbered}, len(numbered), 1)


def _tell_apart(drafts: dict[str, Any]) -> None:
    """Give drafts that have the id of another one their own: a save would write over both."""
    seen: set[str] = set()
    for number, draft in drafts.items():
        while draft["id"] in seen:
            draft["id"] += f"-{number}"
        seen.add(draft["id"])


def _is_shallow(data: object, levels: int = _DEEPEST) -> bool:
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return levels > 0 and all(_is_shallow(part, levels - 1) for part in parts)


def _without_seal(data: Tables) -> Tables:
    return {name: table for name, table in data.items() if name != SEAL}


def _seal(table: object) -> tuple[int, int, Descent, object]:
    """Return format, saves, descent and digest out of a seal."""
    seal = table.get("1") if isinstance(table, dict) and len(table) == 1 else None
    if not isinstance(seal, dict):
        raise Damaged
    format_, saves, digest = _count(seal.get("format")), _count(seal.get("saves")), seal.get("sha256")
    if format_ > DRAFTS_FORMAT or seal.keys() == _SEALED:
        return format_, saves, Descent(), digest
    if seal.keys() != _SEALED | {_DESCENT}:
        raise Damaged
    return format_, saves, descent_from_json(seal[_DESCENT], digest, saves), digest


def _count(value: object) -> int:
    if not _is_count(value):
        raise Damaged
    return value


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_SAVES


def _digest(format_: int, saves: int, body: bytes) -> str:
    found = sha256(f"{format_} {saves} ".encode())
    found.update(body)
    return found.hexdigest()


def _ours(drafts: object) -> dict[str, Any]:
    found = drafts.items() if isinstance(drafts, dict) else ()
    return {key: draft for key, draft in found if _is_sound_draft(key, draft)}


def _is_sound(drafts: object) -> bool:
    return isinstance(drafts, dict) and all(_is_sound_draft(key, draft) for key, draft in drafts.items())


def _have_own_ids(drafts: Mapping[str, Any]) -> bool:
    return len({draft["id"] for draft in drafts.values()}) == len(drafts)


def _is_sound_draft(key: str, draft: object) -> bool:
    if not (_NUMBER.fullmatch(key) and isinstance(draft, dict)):
        return False
    deliveries = draft.get("deliveries", [])
    if not (is_time(draft.get("saved")) and isinstance(deliveries, list) and all(map(_is_sound_delivery, deliveries))):
        return False
    known = isinstance(draft.get("id"), str) and isinstance(draft.get("binned"), bool) and "report" in draft
    return known and all(_is_count(draft.get(name, 0)) for name in ("count", "changed"))


def _is_sound_delivery(one: object) -> bool:
    if not (isinstance(one, dict) and is_time(one.get("when"))):
        return False
    return isinstance(one.get("code"), str) and isinstance(one.get("folder"), str)
