"""Drafts of one unit and year are counted in the order they were made, and differ by what they say."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.drafts.draft import Draft, StoredReport
from models.drafts.duplicates import difference, duplicates, is_to_be_followed, of_unit_and_year
from models.drafts.kept_beside import Beside
from models.drafts.store import DraftStore
from models.report.report import Report
from models.report.unit import unit_year
from tests.builders import answered, balanced

ONE = balanced(2023)


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    store = DraftStore(tmp_path / "drafts.json")
    for name in "abc":
        store.save(ONE, name)
    store.save(balanced(2022), "other year")
    store.save(answered(ONE, {"cover/agency": "浮桥街道办事处"}), "other unit")
    for name in ("nameless", "nameless too"):
        store.save(answered(ONE, {"cover/agency": " "}), name)
    return store


def counted(store: DraftStore) -> dict[str, tuple[int, str]]:
    """Return number and the one before, by the id."""
    drafts = [one for one in store.drafts() if not one.binned]
    ids = {one.stored: one.id for one in drafts}
    return {ids[stored]: (one.number, ids[one.before]) for stored, one in duplicates(drafts).items()}


def test_they_are_counted_in_the_order_they_were_made(store: DraftStore, tmp_path: Path) -> None:
    assert counted(store) == {"b": (2, "a"), "c": (3, "b")}

    store.save(ONE, "a")
    assert counted(store) == counted(DraftStore(tmp_path / "drafts.json")) == {"b": (2, "a"), "c": (3, "b")}

    store.bin("b")
    assert counted(store) == {"c": (2, "a")}
    store.save(answered(ONE, {"cover/agency": "开\u200b元"}), "c")
    assert counted(store) == {}


def test_all_of_one_unit_and_year_are_found(store: DraftStore) -> None:
    def found() -> set[str]:
        return {one.id for one in of_unit_and_year(unit_year(ONE), store.drafts())}

    assert found() == set("abc")
    store.bin("a")
    assert found() == set("bc")


def test_what_cannot_be_read_is_no_duplicate_of_what_can() -> None:
    assert duplicates([]) == {}
    assert of_unit_and_year(unit_year(Report.blank(2023)), list[Draft]()) == ()


@pytest.mark.parametrize(
    ("answers", "count"),
    [({}, 0), ({"applications/new/natural": "9"}, 1), ({"texts/other": "一", "cover/phone": "2"}, 2)],
)
def test_the_difference_is_counted(answers: dict[str, str], count: int) -> None:
    said = difference(answered(ONE, answers), ONE)

    assert (str(count) in said) is bool(count)
    assert difference(ONE, ONE) != difference(answered(ONE, {"texts/other": "一"}), ONE)


@pytest.mark.parametrize("year", [True, -1, "2023", None])
def test_a_year_that_is_none_makes_no_duplicate(year: object) -> None:
    stored = [StoredReport({"cover": {"agency": "甲", "year": year}}) for _ in "12"]
    saved = datetime(2026, 1, 9, tzinfo=UTC)

    assert duplicates(Draft(str(at), one, saved, binned=False, made=at) for at, one in enumerate(stored)) == {}


def test_what_was_read_in_is_to_be_followed_as_long_as_nothing_follows_it(store: DraftStore) -> None:
    store.reviews.keep("other year", Beside(read_in=True))
    store.reviews.keep("other unit", Beside(read_in=True))
    to_be_followed = {one.id for one in store.drafts() if is_to_be_followed(one, store.drafts())}
    assert to_be_followed == {"other unit"}

    for name in "abc":
        store.bin(name)
    to_be_followed = {one.id for one in store.drafts() if is_to_be_followed(one, store.drafts())}
    assert to_be_followed == {"other year", "other unit"}
