"""When a draft was saved, as one says it."""

from __future__ import annotations

from datetime import date, datetime, timedelta


def saved_words(when: datetime, today: date) -> str:
    """Return a moment in local time: 今天 16:33, 昨天 10:02, 1月16日 17:40, or in another year 2025-01-09."""
    if when.date() == today:
        return f"今天 {when:%H:%M}"
    if when.date() == today - timedelta(days=1):
        return f"昨天 {when:%H:%M}"
    if when.year == today.year:
        return f"{when.month}月{when.day}日 {when:%H:%M}"
    return f"{when:%Y-%m-%d}"
