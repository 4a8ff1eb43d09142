"""The fallback: a place on this computer for drafts whose own file cannot be written."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from os.path import normcase
from pathlib import Path

from models.drafts.recovery import DraftSnapshot, read_snapshot, write_snapshot
from models.system.files import found, make_folder, patiently


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

    def park(self, snapshot: DraftSnapshot) -> None:
        """Keep the state of a draft here, in place of what was kept of it in this session.

        Raises:
            OSError: It cannot be written.
        """
        if self._folder:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(self._folder)
            place = self._own.get(snapshot.draft_id) or self._unused(self._folder, snapshot.draft_id)
            write_snapshot(place, snapshot)
            self._own[snapshot.draft_id] = place

    def snapshots(self) -> tuple[DraftSnapshot, ...]:
        """Return what is kept here, the last one first."""
        return tuple(snapshot for snapshot in map(read_snapshot, reversed(self._places())) if snapshot)

    def forget(self, draft_id: str, keep: Callable[[DraftSnapshot], None]) -> None:
        """Take away what was kept of a draft, since it is saved; what an earlier session has left is kept by `keep`."""
        for place in self._places(_short(draft_id)):
            with suppress(OSError):
                if place != self._own.get(draft_id):
                    if (snapshot := read_snapshot(place)) is None:
                        continue
                    keep(snapshot)
                patiently(lambda: place.unlink(missing_ok=True))  # noqa: B023  it is done before the next one
        self._own.pop(draft_id, None)

    def _unused(self, folder: Path, draft_id: str) -> Path:
        number = max(map(_number, self._places()), default=0) + 1
        return folder / f"{self._name}-{_short(draft_id)}-{number:06d}.json"

    def _places(self, draft: str = "*") -> list[Path]:
        places = found(self._folder, f"{self._name}-{draft}-*.json") if self._folder else []
        return sorted(filter(_number, places), key=_number)


def _number(path: Path) -> int:
    named = re.search(r"-(\d{6,15})\.json$", path.name)
    return int(named[1]) if named else 0


def _short(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
