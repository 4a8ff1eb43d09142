"""Which drafts are shown, and in which order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from models.checks.standing import Standing
from models.drafts.draft import Draft, StoredReport
from models.report.delivered import Delivered
from ui.window.draft_groups import Group, Order, Wanted, grouped

SAVED = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)
HANDED_OVER = Delivered("4KS9-FXRP", SAVED, "E:")
JANUARY = date(2026, 1, 19)


def draft(agency: str, year: int, *deliveries: Delivered) -> Draft:
    stored = StoredReport({"cover": {"agency": agency, "year": year}})
    return Draft(f"{agency}{year}", stored, SAVED, binned=False, deliveries=deliveries)


DRAFTS = (draft("乙街道", 2026), draft("乙街道", 2025), draft("甲街道", 2025, HANDED_OVER), draft("丙街道", 2024))
STANDINGS: Mapping[str, Standing] = {"乙街道2025": Standing.NOT_BEGUN, "甲街道2025": Standing.CHANGED}


def stand(one: Draft) -> Standing:
    return STANDINGS.get(one.id, Standing.READY)


def groups(words: str = "", order: Order = Order.YEAR, today: date = JANUARY) -> tuple[Group, ...]:
    return grouped(DRAFTS, Wanted(words, order), stand, today)


def ids(words: str = "", order: Order = Order.YEAR) -> list[str]:
    return [one.id for group in groups(words, order) for one in group.drafts]


def test_the_year_that_is_due_stands_first_then_from_the_last_one_on() -> None:
    assert [group.year for group in groups()] == [2025, 2026, 2024]
    assert [group.year for group in groups(today=date(2026, 4, 1))] == [2026, 2025, 2024]


def test_its_deadline_presses_only_when_it_is_near_and_something_is_open() -> None:
    first, *others = groups()
    assert (first.is_pressing, bool(first.deadline)) == (True, True)
    assert [(one.is_pressing, one.deadline) for one in others] == [(False, "")] * 2
    assert not groups(today=date(2026, 1, 2))[0].is_pressing
    [done] = grouped([DRAFTS[2]], Wanted(), stand, JANUARY)
    assert (done.is_pressing, done.deadline) == (False, "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("乙", ["乙街道2025", "乙街道2026"]),
        ("乙　２０２６", ["乙街道2026"]),
        ("2025 甲", ["甲街道2025"]),
        ("fxrp", ["甲街道2025"]),
        ("  ", ["乙街道2025", "甲街道2025", "乙街道2026", "丙街道2024"]),
        ("丁", []),
    ],
)
def test_all_words_are_looked_for_however_they_are_typed(words: str, found: list[str]) -> None:
    assert ids(words) == found


def test_the_order_is_that_of_the_names_or_what_needs_hands_first() -> None:
    assert ids("2025") == ["乙街道2025", "甲街道2025"]
    assert ids("2025", Order.NAME) == sorted(["乙街道2025", "甲街道2025"])
    assert ids("2025", Order.STANDING) == ["甲街道2025", "乙街道2025"]


def test_what_tells_no_year_stands_last() -> None:
    [*_, last] = grouped([*DRAFTS, draft("丁街道", 0)], Wanted(), stand, JANUARY)
    assert [one.id for one in last.drafts] == ["丁街道0"]
