"""What lies in the folder of a register, read and changed behind its back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from models.district.register.event_chain import EVENTS
from models.district.register.events import FIRST_HASH, Event, RegisterFault, hash_of, line_of
from models.district.register.head_note import HEAD
from models.district.register.index import INDEX
from models.district.register.register import Register
from models.district.register.submissions import Submission
from models.system.errors import ReadOnly, ReportError
from tests.models.district.register.registers import (
    name_of,
    taken_in,
)
from tests.models.drafts.damage import files


def changed(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def lines(folder: Path) -> list[bytes]:
    return (folder / EVENTS).read_bytes().splitlines(keepends=True)


def object_of(folder: Path, number: int) -> Path:
    return folder / "objects" / name_of(number)[:2] / name_of(number)


def asides(folder: Path, pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob(pattern))]


def refuses(register: Register) -> bool:
    """Return whether nothing can be written, and nothing is."""
    before = files(register.folder)
    with pytest.raises(ReadOnly):
        taken_in(register, 9)
    register.release()
    return files(register.folder) == before


def forge(folder: Path, events: list[Event]) -> None:
    """Write a chain of these events, and nothing that could witness others."""
    written: list[bytes] = []
    for event in events:
        written.append(line_of(event, hash_of(written[-1]) if written else FIRST_HASH))
    for name in (HEAD, INDEX):
        (folder / name).unlink()
    (folder / EVENTS).write_bytes(b"".join(written))


def submission(register: Register, number: int) -> Submission:
    return register.ledger.submissions[name_of(number)]


def refused(register: Register, act: Callable[[], object], fault: type[ReportError] = RegisterFault) -> str:
    """Return why something cannot be done; nothing of it was written."""
    before = (register.ledger, (register.folder / "events.jsonl").read_bytes())
    with pytest.raises(fault) as found:
        act()
    assert (register.ledger, (register.folder / "events.jsonl").read_bytes()) == before
    return str(found.value)
