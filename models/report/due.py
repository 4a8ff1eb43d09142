"""When a report is due, and which year's is to be written on a day."""

from __future__ import annotations

from collections.abc import Container
from datetime import date

_DUE = (1, 31)
"""Month and day of the year after (《政府信息公开条例》第四十九条)."""

_LATEST = (3, 31)
"""Month and day by which the reports of all units are published as one (the same article): until then, a report that
is late is due now."""

_TOLD = 14
"""Days before it is due that a report's deadline is told. Chosen: the time in which all units write theirs."""


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


def deadline_words(year: int, today: date, due: date | None = None) -> str:
    """Return how long there is until the report of a year is due; empty while that is far off, or long ago.

    Args:
        year: Of the report.
        today: The day.
        due: The last day, where a task says it; that of the regulation if None.
    """
    due = due or due_date(year)
    left = (due - today).days
    if left > _TOLD or today > max(due, date(year + 1, *_LATEST)):
        return ""
    day = f"{due.month}月{due.day}日"
    if left < 0:
        return f"{day}已经过了，请尽快报送"
    return f"今天（{day}）到期" if not left else f"{day}前报送，还有 {left} 天"


def due_words(year: int, today: date, due: date | None = None) -> str:
    """Return by when the report of a year is due, and how long that is where it counts; as `deadline_words` does."""
    due = due or due_date(year)
    return deadline_words(year, today, due) or f"{due.year}年{due.month}月{due.day}日前报送"
