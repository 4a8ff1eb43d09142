"""A report that was handed over, and the slip with which the district returns it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from models.drafts.store import DraftStore
from models.exchange.return_slip import ReturnSlip
from models.exchange.return_slip_json import write_slip
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import balanced
from tests.models.exchange.slips import a_slip


def handed_over(store: DraftStore, report: Report | None = None, draft_id: str | None = None) -> str:
    """Save a report and remember a hand-over of it; return its draft."""
    given = report or balanced()
    draft_id = store.save(given, draft_id)
    store.delivered(draft_id, Delivered(matching_code(given), datetime(2026, 1, 12, 9, 0, tzinfo=UTC), "E:\\"))
    return draft_id


def slip_file(folder: Path, slip: ReturnSlip | None = None, name: str = "退回单_某街道_2023年_第1轮.退回单") -> Path:
    """Return the file of a slip."""
    path = folder / name
    path.write_bytes(write_slip(slip or a_slip()))
    return path
