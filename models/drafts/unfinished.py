"""What tells the next session that this one did not end by itself: a note of the draft that was open."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from models.codec import report_from_json
from models.drafts.draft_file import dump, unique
from models.errors import ReportError
from models.files import replacing
from models.report import Report


class Note(NamedTuple):
    """A state of a draft, kept apart from the draft file.

    Attributes:
        report: As JSON.
    """

    draft_id: str
    report: dict[str, Any]


class Unfinished(NamedTuple):
    """What a session that did not end by itself has done to a draft.

    Attributes:
        before: The report when it was opened; None for a draft that was new then.
        after: The last of it that could be kept anywhere.
    """

    draft_id: str
    before: Report
    after: Report


def write_note(path: Path, note: Note) -> None:
    """Write a note, all or nothing.

    Raises:
        OSError: It cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with replacing(path) as stream:
        stream.write(dump({"draft": note.draft_id, "report": note.report}).encode())


def read_note(path: Path) -> Note | None:
    """Return a note; None if there is none that can be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
        report_from_json(data["report"])
        return Note(str(data["draft"]), data["report"])
    except (OSError, ValueError, TypeError, LookupError, RecursionError, ReportError):
        return None


def refuge_of(refuge: Path, path: Path, draft_id: str) -> Path:
    """Return where a draft is kept for as long as its own file at `path` cannot be written."""
    return refuge / f"{_short(str(path.absolute()))}-{_short(draft_id)}.json"


def in_refuge(refuge: Path, path: Path) -> tuple[Path, ...]:
    """Return the notes of all drafts of a file."""
    return tuple(sorted(refuge.glob(f"{_short(str(path.absolute()))}-*.json")))


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
