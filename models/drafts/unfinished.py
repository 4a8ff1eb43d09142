"""What tells the next session that this one did not end by itself: a note of the draft that was open."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from os.path import normcase
from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.draft_file import sealed, unsealed
from models.report.codec import report_from_json
from models.report.report import Report
from models.system.errors import ReportError
from models.system.files import patiently, replacing


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
        before: The report when it was opened; a blank one if the draft was new then.
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
    with replacing(path) as stream:
        stream.write(sealed({"draft": note.draft_id, "report": note.report}))


def read_note(path: Path) -> Note | None:
    """Return a note; None if there is none that can be read."""
    try:
        data = unsealed(patiently(path.read_bytes))
        report_from_json(data["report"])
        return Note(str(data["draft"]), data["report"])
    except (OSError, ValueError, LookupError, RecursionError, ReportError):
        return None


class Fallback:
    """Where drafts are kept on this computer for as long as their own file cannot be written.

    What an earlier session has left is never written over.

    Args:
        folder: None if there is nowhere.
        path: Of the draft file.
    """

    def __init__(self, folder: Path | None, path: Path) -> None:
        self._folder, self._name = folder, _short(normcase(path.absolute()))
        self._own: dict[str, Path] = {}

    def park(self, note: Note) -> None:
        """Keep the state of a draft here, in place of what was kept of it in this session."""
        if self._folder:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                place = self._own.get(note.draft_id) or self._unused(self._folder, note.draft_id)
                write_note(place, note)
                self._own[note.draft_id] = place

    def notes(self) -> tuple[Note, ...]:
        """Return what is kept here, the last one first."""
        return tuple(note for note in map(read_note, reversed(self._places())) if note)

    def forget(self, draft_id: str, keep: Callable[[Note], None]) -> None:
        """Take away what was kept of a draft, since it is saved; what an earlier session has left is kept by `keep`."""
        for place in self._places(_short(draft_id)):
            with suppress(OSError):
                if place != self._own.get(draft_id):
                    if (note := read_note(place)) is None:
                        continue
                    keep(note)
                patiently(lambda: place.unlink(missing_ok=True))  # noqa: B023  it is done before the next one
        self._own.pop(draft_id, None)

    def _unused(self, folder: Path, draft_id: str) -> Path:
        number = max(map(_number, self._places()), default=0) + 1
        return folder / f"{self._name}-{_short(draft_id)}-{number:06d}.json"

    def _places(self, draft: str = "*") -> list[Path]:
        found = self._folder.glob(f"{self._name}-{draft}-*.json") if self._folder else ()
        return sorted(filter(_number, found), key=_number)


def _number(path: Path) -> int:
    found = re.search(r"-(\d{6,15})\.json$", path.name)
    return int(found[1]) if found else 0


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
