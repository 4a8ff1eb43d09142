"""When a draft was saved, as one says it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ui.window.saved_words import saved_words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (datetime(2026, 1, 19, 16, 33, tzinfo=UTC), "今天 16:33"),
        (datetime(2026, 1, 18, 10, 2, tzinfo=UTC), "昨天 10:02"),
        (datetime(2026, 1, 16, 17, 40, tzinfo=UTC), "1月16日 17:40"),
        (datetime(2025, 12, 31, 17, 40, tzinfo=UTC), "2025-12-31"),
    ],
)
def test_the_nearer_the_shorter(when: datetime, words: str) -> None:
    assert saved_words(when, date(2026, 1, 19)) == words
