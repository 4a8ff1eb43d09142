"""What is remembered of a hand-over, and what that means for the report as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from models.report.matching_code import matching_code
from models.report.report import Report


class Delivered(NamedTuple):
    """A hand-over that has succeeded.

    Attributes:
        code: The matching code of the report that was handed over.
        when: With its time zone.
        folder: Where to, as this computer called it.
    """

    code: str
    when: datetime
    folder: str


def delivery_state(report: Report, deliveries: Sequence[Delivered]) -> str:
    """Return what to tell the clerk about the last hand-over; nothing if there was none.

    Args:
        report: The report as it is now.
        deliveries: The hand-overs of it, the last one last.
    """
    if not deliveries:
        return ""
    code, when, _ = deliveries[-1]
    day = f"{when.astimezone():%Y-%m-%d %H:%M}"
    if code != matching_code(report):
        return f"导出后已改动（上次 {day} 交付，核对码 {code}）"
    return f"已交付 {day}（核对码 {code}）"
