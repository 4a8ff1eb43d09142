"""The history of each draft: states of its report, one a file, written once and never changed."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from models.codec import report_from_json
from models.drafts.draft_file import dump, is_time, unique
from models.errors import ReportError
from models.files import replacing
from models.report import Report

_KEPT = 100
_NAME = re.compile(r"(\d{6})-([a-z]+)\.json")
_SAFE = re.compile(r"[0-9A-Za-z_-]{1,64}")


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


def keep_version(folder: Path, draft_id: str, report: dict[str, Any], why: Why) -> None:
    """Keep a state of a draft.

    Args:
        folder: Of the versions of all drafts.
        draft_id: Whose.
        report: As JSON, as it was stored.
        why: What is kept as a matter of course is not kept again if nothing has changed.

    Raises:
        OSError: It cannot be written.
    """
    own = _own(folder, draft_id)
    files = _files(own)
    if why in {Why.OPENED, Why.TIMED} and files and _report_in(files[-1]) == report:
        return
    own.mkdir(parents=True, exist_ok=True)
    number = _number(files[-1]) + 1 if files else 1
    body = dump({"draft": draft_id, "saved": datetime.now(UTC).isoformat(), "report": report})
    with replacing(own / f"{number:06d}-{why.name.lower()}.json") as stream:
        stream.write(f'{{"sha256":"{_digest(body)}","version":{body}}}'.encode())
    for old in _too_many(_files(own)):
        old.unlink(missing_ok=True)


def versions(folder: Path, draft_id: str) -> tuple[Version, ...]:
    """Return the states of a draft, the last one first."""
    return tuple(map(_version, reversed(_files(_own(folder, draft_id)))))


def _own(folder: Path, draft_id: str) -> Path:
    """Return the folder of a draft; an id that could be a path is not used as one."""
    return folder / (draft_id if _SAFE.fullmatch(draft_id) else _digest(draft_id))


def _files(own: Path) -> list[Path]:
    return sorted(path for path in own.glob("*.json") if _NAME.fullmatch(path.name) and _why(path))


def _too_many(files: list[Path]) -> list[Path]:
    """Return what to drop: first of all the oldest of those that only time has made."""
    dear = sorted(files, key=lambda path: (_why(path) is not Why.TIMED, path.name))
    return dear[: max(0, len(files) - _KEPT)]


def _number(path: Path) -> int:
    return int(path.name[:6])


def _why(path: Path) -> Why | None:
    found = _NAME.fullmatch(path.name)
    return Why.__members__.get(found[2].upper()) if found else None


def _version(path: Path) -> Version:
    number, why = _number(path), _why(path) or Why.TIMED
    try:
        kept = _kept(path)
        saved = datetime.fromisoformat(kept["saved"]).astimezone()
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
    data = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)
    kept = data.get("version") if isinstance(data, dict) else None
    if not isinstance(kept, dict) or data.get("sha256") != _digest(dump(kept)):
        raise ValueError(path.name)
    if not (is_time(kept.get("saved")) and "report" in kept):
        raise ValueError(path.name)
    return kept


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
