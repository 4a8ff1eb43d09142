"""Which year's report is to be written on a day."""

from __future__ import annotations

from datetime import date

import pytest

from models.report.due import default_year, due_date


@pytest.mark.parametrize(
    ("today", "delivered", "year"),
    [
        (date(2026, 1, 1), (), 2025),
        (date(2026, 1, 31), (), 2025),
        (date(2026, 1, 31), (2025,), 2025),
        (date(2026, 2, 1), (), 2025),
        (date(2026, 2, 1), (2025,), 2026),
        (date(2026, 3, 31), (2024,), 2025),
        (date(2026, 4, 1), (), 2026),
        (date(2026, 11, 30), (), 2026),
        (date(2026, 12, 31), (2025, 2026), 2026),
        (date(2027, 1, 31), (), 2026),
    ],
)
def test_the_year_is_that_of_the_report_that_is_due_now_or_next(
    today: date, delivered: tuple[int, ...], year: int
) -> None:
    assert default_year(today, delivered) == year


def test_a_report_is_due_at_the_end_of_january() -> None:
    assert due_date(2025) == date(2026, 1, 31)
