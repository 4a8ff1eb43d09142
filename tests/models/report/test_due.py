"""Which year's report is to be written on a day."""

from __future__ import annotations

from datetime import date

import pytest

from models.report.due import deadline_words, default_year, due_date, due_words


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


def test_the_deadline_is_told_in_the_last_two_weeks_and_until_all_reports_are_published() -> None:
    days = {
        date(2026, 1, 16): "",
        date(2026, 1, 17): "1月31日前报送，还有 14 天",
        date(2026, 1, 30): "1月31日前报送，还有 1 天",
        date(2026, 1, 31): "今天（1月31日）到期",
        date(2026, 2, 1): "1月31日已经过了，请尽快报送",
        date(2026, 3, 31): "1月31日已经过了，请尽快报送",
        date(2026, 4, 1): "",
    }

    assert {day: deadline_words(2025, day) for day in days} == days


def test_it_is_always_known_by_when_a_report_is_due() -> None:
    days = {date(2026, 1, 16): "2026年1月31日前报送", date(2026, 1, 17): "1月31日前报送，还有 14 天"}

    assert {day: due_words(2025, day) for day in days} == days


def test_the_day_of_a_task_takes_the_place_of_that_of_the_regulation() -> None:
    task = date(2026, 1, 20)

    assert deadline_words(2025, date(2026, 1, 15), task) == "1月20日前报送，还有 5 天"
    assert deadline_words(2025, date(2026, 1, 25), task) == "1月20日已经过了，请尽快报送"
    assert due_words(2025, date(2025, 12, 1), task) == "2026年1月20日前报送"
    assert deadline_words(2025, date(2026, 4, 9), date(2026, 4, 10)) == "4月10日前报送，还有 1 天"
