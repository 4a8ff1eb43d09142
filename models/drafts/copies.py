"""Good copies of the draft file: the last state beside it, and the states in which earlier sessions found it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from models.codec import report_from_json
from models.drafts.draft_file import DRAFTS, Damaged, DraftFile, parse
from models.errors import ReportError
from models.files import replacing
from models.report import Report

_KEPT = 10
_NUMBERED = re.compile(r"\d{9}\.json")


class GoodCopy(NamedTuple):
    """A copy that is sound.

    Attributes:
        drafts: How many it holds.
        saved: When the last of them was saved, in local time.
    """

    path: Path
    file: DraftFile
    drafts: int
    saved: datetime

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports in it that can be read and are not in the bin, those saved last first."""
        kept = [one for one in self.file.tables[DRAFTS].values() if not one["binned"]]
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
    _put(_numbered(path, saves), content)
    for old in sorted(_all(path), reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)


def keep_mirror(path: Path) -> None:
    """Keep the last state, which is now the best there is, from being written over.

    Raises:
        OSError: It cannot be written.
    """
    mirror = mirror_of(path)
    with suppress(Damaged):
        if mirror.exists():
            content = mirror.read_bytes()
            keep(path, content, parse(content).saves)


def keep_for_ever(path: Path, content: bytes, format_: int) -> None:
    """Keep a file of an earlier format as it was, before it is written in the present one.

    Raises:
        OSError: It cannot be written.
    """
    _put(_folder(path) / f"format-{format_}.json", content)


def good_copies(path: Path) -> tuple[GoodCopy, ...]:
    """Return the sound copies that hold drafts, the last one first; counted, since clocks can be wrong."""
    paths = [mirror_of(path), *_all(path), *_folder(path).glob("format-*.json")]
    found = {copy.file.saves: copy for copy in map(_opened, reversed(paths)) if copy}
    return tuple(found[saves] for saves in sorted(found, reverse=True))


def most_saves(path: Path) -> int:
    """Return how often drafts had been saved in the last state that any copy knows."""
    return max((copy.file.saves for copy in good_copies(path)), default=0)


def _opened(path: Path) -> GoodCopy | None:
    try:
        file = parse(path.read_bytes())
    except (OSError, Damaged):
        return None
    drafts = file.tables.get(DRAFTS, {})
    if not drafts:
        return None
    last = max(datetime.fromisoformat(draft["saved"]) for draft in drafts.values())
    return GoodCopy(path, file, len(drafts), last.astimezone())


def _report(draft: Mapping[str, Any]) -> Report | None:
    try:
        return report_from_json(draft["report"])
    except ReportError:
        return None


def _put(path: Path, content: bytes) -> None:
    """Write a copy, unless there is this very one."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(exist_ok=True)
    with replacing(_free(path)) as stream:
        stream.write(content)


def _free(path: Path) -> Path:
    """Return this name, or one with the time if something else has it: a copy is never written over."""
    return path.with_name(f"{path.stem}-{datetime.now(UTC):%Y%m%d%H%M%S%f}.json") if path.exists() else path


def _all(path: Path) -> list[Path]:
    return [one for one in _folder(path).glob("*.json") if _NUMBERED.fullmatch(one.name)]


def _numbered(path: Path, saves: int) -> Path:
    return _folder(path) / f"{saves:09d}.json"


def _folder(path: Path) -> Path:
    return path.with_name("copies")
