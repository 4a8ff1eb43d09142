"""What tells the next session that this one did not end by itself: a snapshot of the draft that was open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from models.drafts.draft import StoredReport
from models.report.report import Report
from models.report.report_json import report_from_json
from models.system.errors import ReportError
from models.system.files import patiently, replacing
from models.system.sealed_json import sealed, unsealed


class DraftSnapshot(NamedTuple):
    """A state of a draft, kept in a file of its own.

    Attributes:
        report: As JSON.
        saves: How often drafts had been saved when the draft file last heard of this draft; 0 where it does not say.
    """

    draft_id: str
    report: dict[str, Any]
    saves: int = 0


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
        stream.write(sealed({"draft": snapshot.draft_id, "report": snapshot.report, "saves": snapshot.saves}))


def read_snapshot(path: Path) -> DraftSnapshot | None:
    """Return a snapshot; None if there is none that can be read."""
    try:
        data = unsealed(patiently(path.read_bytes))
        report_from_json(data["report"])
        return DraftSnapshot(str(data["draft"]), data["report"], int(data.get("saves", 0)))
    except (OSError, ValueError, LookupError, TypeError, RecursionError, ReportError):
        return None


def interrupted_work(
    begun: DraftSnapshot | None, parked: Sequence[DraftSnapshot], stored: Mapping[str, StoredReport]
) -> InterruptedWork | None:
    """Return what a session has done to a draft, first of all to the one that was open; None if it has lost nothing.

    Args:
        begun: The draft that was open, as it was then.
        parked: What could not be saved, the last one first.
        stored: What is in the draft file, by the ids.
    """
    first = [snapshot for snapshot in parked if begun and snapshot.draft_id == begun.draft_id]
    snapshots = [*first, *(snapshot for snapshot in parked if snapshot not in first), *filter(None, [begun])]
    found = (_interrupted(snapshot, begun, stored.get(snapshot.draft_id)) for snapshot in snapshots)
    return next(filter(None, found), None)


def parked_work(parked: Iterable[DraftSnapshot], stored: Mapping[str, StoredReport]) -> tuple[InterruptedWork, ...]:
    """Return all that could not be saved in its own place, beside what is in the draft file."""
    found = (_interrupted(snapshot, None, stored.get(snapshot.draft_id)) for snapshot in parked)
    return tuple(filter(None, found))


def _interrupted(
    snapshot: DraftSnapshot, begun: DraftSnapshot | None, stored: StoredReport | None
) -> InterruptedWork | None:
    """Return what a session has done to the draft of a snapshot, be it parked or the one that was begun."""
    last = stored.report if stored else None
    before = report_from_json(begun.report) if begun and begun.draft_id == snapshot.draft_id else last
    after = last if snapshot is begun else report_from_json(snapshot.report)
    if after is None or after == before:
        return None
    return InterruptedWork(snapshot.draft_id, before or Report.blank(after.year), after)
