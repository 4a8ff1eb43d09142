"""Backups of the draft file: a mirror of its last state, and the states in which earlier sessions found it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.draft_file import DRAFTS, Damaged, DraftFile, dump, moment, parse, read_drafts
from models.drafts.set_aside import names, set_aside
from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.files import patiently, replacing
from models.system.rights import make_folder

_KEPT = 10
"""Of the states in which sessions found the file. Chosen: ten, as RELIABILITY.md promises."""

_IN_TURN = re.compile(r"\d{9,15}\.json")
"""The backups that make room for later ones; all others stay."""

_COUNTED = re.compile(r"(\d{9,15})\b.*\.json")


class Backup(NamedTuple):
    """A backup that is sound.

    Attributes:
        drafts: How many it holds.
        saved: When the last of them was saved, in local time.
    """

    path: Path
    file: DraftFile
    drafts: int
    saved: datetime

    @property
    def documents(self) -> tuple[dict[str, Any], ...]:
        """The drafts in it as they are stored."""
        return tuple(self.file.tables[DRAFTS].values())

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports in it that can be read and are not in the bin, those saved last first."""
        kept = [one for one in self.documents if not one["binned"]]
        in_order = sorted(kept, key=lambda one: one.get("count", 0), reverse=True)
        return tuple(report for report in map(_report, in_order) if report)


def mirror_of(path: Path) -> Path:
    """Return where the last state of a draft file is written a second time."""
    return _folder(path) / "last.json"


def keep(path: Path, content: bytes, saves: int) -> None:
    """Keep this state of a draft file, and drop the oldest ones.

    Raises:
        OSError: It cannot be written.
    """
    _put(_folder(path) / f"{saves:09d}.json", content)
    in_turn = [one for one in _all(path) if _IN_TURN.fullmatch(one.name)]
    for old in sorted(in_turn, key=lambda one: int(one.stem), reverse=True)[_KEPT:]:
        with suppress(OSError):
            old.unlink(missing_ok=True)


def keep_mirror(path: Path, known: bytes) -> None:
    """Keep what the last session has left in the mirror, unless it is known, before it is written over.

    Raises:
        OSError: It cannot be kept.
    """
    mirror = mirror_of(path)
    try:
        content = read_drafts(mirror)
        if content != known:
            keep(path, content, parse(content).saves)
    except FileNotFoundError:
        return
    except Damaged:
        set_aside(mirror)


def keep_lost(path: Path) -> None:
    """Keep the last state there is for good, since the file itself does not tell it any more.

    Raises:
        OSError: It cannot be written.
    """
    if (found := backups(path)) and not is_given_up(path):
        _put(_folder(path) / f"{found[0].file.saves:09d}-lost.json", read_drafts(found[0].path))


def keep_for_ever(path: Path, content: bytes) -> None:
    """Keep a file of an earlier format as it was, before it is written in the present one.

    Raises:
        OSError: It cannot be written.
    """
    _put(_folder(path) / f"format-{parse(content).format}.json", content)


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the sound backups that hold drafts, the last one first; counted, since clocks can be wrong."""
    paths = [mirror_of(path), *sorted(_all(path))]
    found = {dump(backup.file.tables): backup for backup in _opened(paths)}
    return tuple(sorted(found.values(), key=lambda backup: backup.file.saves, reverse=True))


def lost_drafts(path: Path) -> frozenset[str]:
    """Return the ids of the drafts that were there when a file was found damaged or gone."""
    lost = _opened(_folder(path).glob("*-lost*.json"))
    return frozenset(draft["id"] for backup in lost for draft in backup.documents)


def is_given_up(path: Path) -> bool:
    """Return whether the last state there is was offered before, and not wanted back."""
    last = [dump(backup.file.tables) for backup in backups(path)[:1]]
    return any(dump(backup.file.tables) in last for backup in _opened(_folder(path).glob("*-left*.json")))


def give_up_lost(path: Path) -> None:
    """Mark what was lost as not wanted back; it stays where it is.

    Raises:
        OSError: It cannot be marked.
    """
    for lost in _folder(path).glob("*-lost*.json"):
        left = lost.with_name(lost.name.replace("-lost", "-left"))
        patiently(partial(lost.rename, next(name for name in names(left) if not name.exists())))


def most_saves(path: Path) -> int:
    """Return how often drafts had been saved in the last state of which anything here knows."""
    counted = [int(found[1]) for found in (_COUNTED.fullmatch(one.name) for one in _all(path)) if found]
    return max(mirrored_saves(path), *counted, 0)


def mirrored_saves(path: Path) -> int:
    """Return how often drafts had been saved in the state of the mirror; 0 if there is none."""
    try:
        return parse(read_drafts(mirror_of(path))).saves
    except (OSError, Damaged):
        return 0


def _opened(paths: Iterable[Path]) -> Iterator[Backup]:
    for path in paths:
        with suppress(OSError, Damaged):
            file = parse(read_drafts(path))
            if drafts := file.tables.get(DRAFTS):
                last = max(moment(draft["saved"]) for draft in drafts.values())
                yield Backup(path, file, len(drafts), last.astimezone())


def _report(draft: Mapping[str, Any]) -> Report | None:
    try:
        return report_from_json(draft["report"])
    except ReportError:
        return None


def _put(path: Path, content: bytes) -> None:
    """Write a backup, unless there is this very one; none is ever written over."""
    make_folder(path.parent)
    for name in names(path):
        if not name.exists():
            with replacing(name) as stream:
                stream.write(content)
            return
        with suppress(Damaged):
            if read_drafts(name) == content:
                return


def _all(path: Path) -> list[Path]:
    return [one for one in _folder(path).glob("*.json") if one != mirror_of(path)]


def _folder(path: Path) -> Path:
    return path.with_name("copies")
