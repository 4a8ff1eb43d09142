"""What the strip says of the drafts, and which of them is offered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from models.checks.standing import Standing
from models.drafts.draft import Draft, StoredReport
from models.report.delivered import Delivered
from ui.window.start_offer import StartOffer, short_name, start_offer

SAVED = datetime(2026, 1, 9, 8, 30, tzinfo=UTC)
JANUARY, DECEMBER = date(2026, 1, 19), date(2025, 12, 1)
HANDED_OVER = (Delivered("4KS9-FXRP", SAVED, "E:"),)


def draft(id_: str, agency: str, year: int = 2025, deliveries: tuple[Delivered, ...] = (), made: int = 0) -> Draft:
    stored = StoredReport({"cover": {"agency": agency, "year": year}})
    return Draft(id_, stored, SAVED, binned=False, deliveries=deliveries, made=made)


A, B = draft("a", "鲤城区人民政府开元街道办事处"), draft("b", "鲤城区人民政府海滨街道办事处")
DONE = draft("c", "临江街道办事处", deliveries=HANDED_OVER)


def offered(standings: Mapping[str, Standing], *drafts: Draft, today: date = JANUARY) -> StartOffer:
    return start_offer(drafts, lambda one: standings[one.id], today)


def test_what_needs_hands_most_is_offered_and_what_is_left_is_counted() -> None:
    standings = {"a": Standing.NOT_BEGUN, "b": Standing.IN_WORK, "c": Standing.DELIVERED}
    offer = offered(standings, A, B, DONE)
    assert (offer.draft_id, offer.words) == ("b", "接着填：海滨街道")
    assert "2 份没有交付" in offer.told
    assert "12 天" in offer.deadline
    assert offered(standings, A, B, DONE, today=DECEMBER) == StartOffer(
        "2025 年度还有 2 份没有交付", "", offer.words, "b"
    )


@pytest.mark.parametrize("standing", Standing)
def test_each_standing_is_offered_as_what_it_is(standing: Standing) -> None:
    verb = {
        Standing.RETURNED: "去改",
        Standing.IN_WORK: "接着填",
        Standing.NOT_BEGUN: "开始填",
        Standing.READY: "接着办",
        Standing.REVIEWED: "接着办",
        Standing.CHANGED: "接着办",
    }.get(standing, "")
    offer = offered({"a": standing}, A)
    assert (offer.words.partition("：")[0], offer.draft_id) == (verb, "a" if verb else "")


def test_while_it_is_not_known_which_needs_hands_most_nothing_is_offered() -> None:
    offer = offered({"a": Standing.IN_WORK, "b": Standing.PENDING}, A, B)
    assert (offer.words, offer.draft_id, bool(offer.told)) == ("", "", True)


def test_all_handed_over_is_told_and_one_that_was_changed_after_it_too() -> None:
    done = offered({"c": Standing.DELIVERED}, DONE)
    assert (done.words, done.deadline) == ("", "")
    changed = offered({"c": Standing.CHANGED}, DONE)
    assert "1 份交付后又改过" in changed.told
    assert changed.draft_id == "c"


def test_without_a_report_of_the_year_that_is_due_a_new_one_is_offered() -> None:
    offer = offered({"a": Standing.IN_WORK}, draft("a", "甲街道", 2024))
    assert ("2025" in offer.words, offer.draft_id) == (True, "")
    assert offered({}) == StartOffer()


def test_two_that_would_be_called_the_same_are_told_apart() -> None:
    standings = dict.fromkeys("ab", Standing.IN_WORK)
    twin = draft("b", A.stored.heading[0], made=1)
    assert offered(standings, twin, A).words.endswith("开元街道 第 2 份")
    assert offered(standings, A, twin).words.endswith("开元街道 第 1 份")
    alike = draft("b", "丰泽区人民政府开元街道办事处")
    assert offered(standings, A, alike).words.endswith(A.stored.heading[0])


@pytest.mark.parametrize(
    ("agency", "short"),
    [
        ("鲤城区人民政府开元街道办事处", "开元街道"),
        ("泉州经济技术开发区管理委员会清濛街道办事处", "清濛街道"),
        ("临江街道办事处", "临江街道"),
        ("鲤城区人民政府", "鲤城区人民政府"),
        ("办事处", "办事处"),
    ],
)
def test_a_unit_is_called_by_its_own_name(agency: str, short: str) -> None:
    assert short_name(agency) == short
