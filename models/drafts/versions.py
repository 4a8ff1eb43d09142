"""The history of each draft: states of its report, one a file, written once and never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.files import found, make_folder, patiently, replacing
from models.system.moments import is_time, moment
from models.system.sealed_json import sealed, unsealed

_KEPT = 100
"""States of one draft. Chosen: at one in ten minutes (`store.py`), two days of work and more."""

_NAME = re.compile(r"(\d{6,15})-([a-z]+)\.json")
_STAMP = re.compile(rb'"saves":(\d{1,16}),"report":')
_HEAD = 512
"""Bytes. Chosen: twice what stands before the report."""

_SAFE = re.compile(r"[0-9a-f]{32}")
"""An id as we make it; any other may be a path, or a name that Windows does not tell from another one."""


class Why(Enum):
    """Why a state was kept, as the clerk reads it."""

    OPENED = "这一次打开以前"
    TIMED = "填写当中"
    EXPORTED = "导出"
    DELIVERED = "交付"
    REPLACED = "恢复别的版本以前"
    RESTORED = "恢复成以前的版本"
    RECOVERED = "程序没有正常退出"
    COPY = "从备份里取回"


_COMPARED = {Why.OPENED: 1, Why.TIMED: 1, Why.RECOVERED: _KEPT, Why.COPY: _KEPT}
"""With how many of the last versions one is compared; it is not kept if it says what one of them does.

Chosen: what comes again and again with nothing new, only with the last; what is found after a crash, with all.
"""


class Version(NamedTuple):
    """A state of a draft.

    Attributes:
        number: Goes up; clocks can be wrong.
        report: None where it cannot be read; `fault` then says why.
        saved: In local time; None where it cannot be read.
    """

    number: int
    why: Why
    report: Report | None
    saved: datetime | None
    fault: str = ""


class KeptState(NamedTuple):
    """A state of a draft as a file of its history holds it.

    Attributes:
        report: As JSON.
        saved: When it was kept.
        saves: How often drafts had been saved when the draft file last heard of this draft; 0 where it does not say.
    """

    draft_id: str
    report: dict[str, Any]
    saved: str
    saves: int


def keep_version(folder: Path, draft_id: str, report: dict[str, Any], why: Why, saves: int = 0) -> None:
    """Keep a state of a draft.

    Args:
        folder: Of the versions of all drafts.
        draft_id: Whose.
        report: As JSON, as it was stored.
        why: What is not asked for by the clerk is not kept again where it is kept already.
        saves: How often drafts had been saved when the draft file last heard of this draft.

    Raises:
        OSError: It cannot be written.
    """
    own = _own(folder, draft_id)
    files = _files(own)
    if any(_report_in(file) == report for file in islice(reversed(files), _COMPARED.get(why, 0))):
        return
    for missing in (folder, own):  # and not the folder of the drafts: they have been moved, or a drive is gone
        make_folder(missing)
    number = max(map(_number, _numbered(own)), default=0) + 1
    with replacing(own / f"{number:06d}-{why.name.lower()}.json") as stream:
        saved = datetime.now(UTC).isoformat()
        stream.write(sealed({"draft": draft_id, "saved": saved, "saves": saves, "report": report}))
    for old in _too_many(_files(own)):
        with suppress(OSError):  # the version is kept, which was asked for
            old.unlink(missing_ok=True)


def versions(folder: Path, draft_id: str) -> tuple[Version, ...]:
    """Return the states of a draft, the last one first."""
    return tuple(map(_version, reversed(_files(_own(folder, draft_id)))))


def has_history(folder: Path, draft_id: str) -> bool:
    """Return whether any state of a draft was kept."""
    return bool(_files(_own(folder, draft_id)))


def last_states(folder: Path, known: Mapping[str, int]) -> Iterator[KeptState]:
    """Yield the last state of each draft that has a history, as far as that can be read, unless it is known.

    Args:
        folder: Of the versions of all drafts.
        known: How often drafts had been saved when a known draft was changed last.
    """
    saves = {_own(folder, draft_id).name: count for draft_id, count in known.items()}
    for own in found(folder, "*"):
        for path in reversed(_files(own)):
            if _stamp(path) <= saves.get(own.name, -1):
                break
            with suppress(OSError, ValueError, TypeError, RecursionError):
                kept = _kept(path)
                yield KeptState(str(kept["draft"]), kept["report"], kept["saved"], int(kept.get("saves", 0)))
                break


def _stamp(path: Path) -> int:
    """Return how often drafts had been saved according to the beginning of a file, which is soon read."""
    with suppress(OSError), path.open("rb") as stream:
        told = _STAMP.search(stream.read(_HEAD))
        return int(told[1]) if told else 0
    return 0


def _own(folder: Path, draft_id: str) -> Path:
    """Return the folder of a draft; an id that could be a path is not used as one."""
    return folder / (draft_id if _SAFE.fullmatch(draft_id) else sha256(draft_id.encode()).hexdigest())


def _files(own: Path) -> list[Path]:
    """Return what this program can list, the last one last; a later one may have more reasons."""
    return sorted(filter(_why, _numbered(own)), key=_number)


def _numbered(own: Path) -> list[Path]:
    return [path for path in found(own, "*.json") if _NAME.fullmatch(path.name)]


def _too_many(files: list[Path]) -> list[Path]:
    """Return what to drop: first of all the oldest of those that only time has made, and never the last one."""
    dear = sorted(files[:-1], key=lambda path: (_why(path) is not Why.TIMED, _number(path)))
    return dear[: max(0, len(files) - _KEPT)]


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _why(path: Path) -> Why | None:
    named = _NAME.fullmatch(path.name)
    return Why.__members__.get(named[2].upper()) if named else None


def _version(path: Path) -> Version:
    number, why = _number(path), _why(path) or Why.TIMED
    try:
        kept = _kept(path)
        saved = moment(kept["saved"]).astimezone()
        return Version(number, why, report_from_json(kept["report"]), saved)
    except ReportError as error:
        return Version(number, why, None, None, str(error))
    except (OSError, ValueError, RecursionError):
        return Version(number, why, None, None, "这一版的文件坏了，打不开；别的版本不受影响。")


def _report_in(path: Path) -> object:
    try:
        return _kept(path)["report"]
    except (OSError, ValueError, RecursionError):
        return None


def _kept(path: Path) -> dict[str, Any]:
    """Return what a version says, if it is as it was written.

    Raises:
        ValueError: It is not.
    """
    kept = unsealed(patiently(path.read_bytes))
    if not (is_time(kept.get("saved")) and {"draft", "report"} <= kept.keys()):
        raise ValueError(path.name)
    return kept
