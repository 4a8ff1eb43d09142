"""When a report is due, and which year's is to be written on a day."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

_DUE = (1, 31)
"""Month and day of the year after (《政府信息公开条例》第四十九条)."""

_LATEST = (3, 31)
"""Month and day by which the reports of all units are published as one (the same article): until then, a report that
is late is due now."""


def due_date(year: int) -> date:
    """Return the day by which the report of a year is due."""
    return date(year + 1, *_DUE)


def default_year(today: date, delivered: Container[int] = ()) -> int:
    """Return the year whose report is due now or next.

    Args:
        today: The day.
        delivered: The years whose reports have been handed over; a late report is not waited for any more then.
    """
    last = today.year - 1
    is_due = today <= due_date(last) or (today <= date(today.year, *_LATEST) and last not in delivered)
    return last if is_due else today.year
