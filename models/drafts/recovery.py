"""What tells the next session that this one did not end by itself: a snapshot of the draft that was open."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.draft_file import sealed, unsealed
from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.files import patiently, replacing


class DraftSnapshot(NamedTuple):
    """A state of a draft, kept in a file of its own.

    Attributes:
        report: As JSON.
    """

    draft_id: str
    report: dict[str, Any]


class InterruptedWork(NamedTuple):
    """What a session that did not end by itself has done to a draft.

    Attributes:
        before: The report when it was opened; a blank one if the draft was new then.
        after: The last of it that could be kept anywhere.
    """

    draft_id: str
    before: Report
    after: Report


def write_snapshot(path: Path, snapshot: DraftSnapshot) -> None:
    """Write a snapshot, all or nothing.

    Raises:
        OSError: It cannot be written.
    """
    with replacing(path) as stream:
        stream.write(sealed({"draft": snapshot.draft_id, "report": snapshot.report}))


def read_snapshot(path: Path) -> DraftSnapshot | None:
    """Return a snapshot; None if there is none that can be read."""
    try:
        data = unsealed(patiently(path.read_bytes))
        report_from_json(data["report"])
        return DraftSnapshot(str(data["draft"]), data["report"])
    except (OSError, ValueError, LookupError, RecursionError, ReportError):
        return None
