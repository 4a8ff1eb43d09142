"""Moments as they stand in files: with their zone, and never one that no clock could have shown."""

from __future__ import annotations

from datetime import UTC, datetime

_FIRST, _LAST = datetime(1971, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
"""Windows cannot tell the local time of any other moment."""


def moment(text: str) -> datetime:
    """Return a moment as we write it; one that no clock could have shown is moved to where it can be told."""
    found = datetime.fromisoformat(text)
    if found.year < _FIRST.year:
        return _FIRST
    return _LAST if found.year > _LAST.year else found


def is_time(text: object) -> bool:
    """Return whether this is a moment as we write it."""
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
