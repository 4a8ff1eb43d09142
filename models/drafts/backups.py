"""Backups of the draft file: a mirror of its last state, and the states in which earlier sessions found it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.descent import Descent
from models.drafts.draft_file import DRAFTS, Damaged, DraftFile, parse, read_drafts, read_seal
from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.files import found, make_folder, replacing
from models.system.moments import moment
from models.system.sealed_json import dump
from models.system.set_aside import names, set_aside

_KEPT = 10
"""Of the states in which sessions found a file of one lineage. Chosen: ten, as RELIABILITY.md promises."""

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


def declined_of(path: Path) -> Path:
    """Return where it is noted what was offered, and is not wanted back."""
    return _folder(path) / "declined.json"


def keep(path: Path, content: bytes, saves: int) -> None:
    """Keep this state of a draft file, and drop the oldest of those that have led to it.

    Raises:
        OSError: It cannot be written.
    """
    _put(_folder(path) / f"{saves:09d}.json", content)
    for old in _too_many(path, parse(content).descent):
        with suppress(OSError):
            old.unlink(missing_ok=True)


def _too_many(path: Path, descent: Descent) -> Iterator[Path]:
    """Yield the copies to drop: of each lineage the last ones stay, and so does what is not known to be in here.

    Damaged ones, and those that tell nothing of their descent, can only be counted.
    """
    in_turn = sorted((one for one in _all(path) if _IN_TURN.fullmatch(one.name)), key=lambda one: -int(one.stem))
    kept = Counter[str]()
    for number, one in enumerate(in_turn):
        with suppress(OSError):
            try:
                told = _descent_of(one)
            except Damaged:
                if number >= _KEPT:
                    yield one
                continue
            kept[told.lineage] += 1
            is_in = descent.has(told) if told.lineage else not descent.lineage
            if kept[told.lineage] > _KEPT and is_in:
                yield one


def _descent_of(path: Path) -> Descent:
    """Return where a copy comes from.

    Raises:
        OSError: It cannot be read, at least not now.
        Damaged: It is not what any version of this program has written.
    """
    seal = read_seal(path)
    return seal.descent if seal else parse(read_drafts(path)).descent


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


def keep_for_ever(path: Path, content: bytes) -> None:
    """Keep a file of an earlier format as it was, before it is written in the present one.

    Raises:
        OSError: It cannot be written.
    """
    _put(_folder(path) / f"format-{parse(content).format}.json", content)


def backups(path: Path) -> tuple[Backup, ...]:
    """Return the sound backups that hold drafts, the last one first; counted, since clocks can be wrong."""
    paths = [mirror_of(path), *_all(path)]
    sound = {dump(backup.file.tables): backup for backup in _opened(paths)}
    return tuple(sorted(sound.values(), key=lambda backup: backup.file.saves, reverse=True))


def beside(path: Path, descent: Descent) -> tuple[Backup, ...]:
    """Return the sound backups with drafts that are not known to have led to the state of which this is the descent."""
    paths = [one for one in (mirror_of(path), *_all(path)) if not _is_known(one, descent)]
    sound = {dump(backup.file.tables): backup for backup in _opened(paths)}
    return tuple(sound.values())


def has_earlier(path: Path, saves: int, descent: Descent) -> bool:
    """Return whether there is a copy of an earlier state that is known to have led to the one of this descent."""
    for one in (mirror_of(path), *_all(path)):
        with suppress(OSError, Damaged):
            seal = read_seal(one)
            if seal and seal.saves < saves and descent.has(seal.descent):
                return True
    return False


def _is_known(path: Path, descent: Descent) -> bool:
    """Return whether a copy need not be read to know that all of it has led here."""
    with suppress(OSError, Damaged):
        seal = read_seal(path)
        return bool(seal and descent.has(seal.descent))
    return False


def most_saves(path: Path) -> int:
    """Return how often drafts had been saved in the last state of which anything here knows."""
    counted = [int(found[1]) for found in (_COUNTED.fullmatch(one.name) for one in _all(path)) if found]
    return max(mirrored_saves(path), *counted, 0)


def mirrored_saves(path: Path) -> int:
    """Return how often drafts had been saved in the state of the mirror; 0 if there is none."""
    with suppress(OSError, Damaged):
        seal = read_seal(mirror_of(path))
        return seal.saves if seal else parse(read_drafts(mirror_of(path))).saves
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
    return [one for one in found(_folder(path), "*.json") if one not in {mirror_of(path), declined_of(path)}]


def _folder(path: Path) -> Path:
    return path.with_name("copies")
