"""What is kept with a draft and is no part of its report: read back as written, and damaging nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.review import Review, Way, reviewed
from models.checks.second_keying import Decision, Keying
from models.drafts.draft_file import parse, render
from models.drafts.kept_beside import REVIEW, Beside, beside_of, keep_beside
from models.drafts.read_in import READ_IN
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.matching_code import matching_code
from models.report.report import Report
from models.report.report_json import report_to_json
from models.system.errors import DraftNotFound
from models.system.sealed_json import dump
from tests.builders import answered, balanced, cell
from tests.models.strategies import CELLS, REPORTS, TYPED, answer
from tests.thoroughness import examples

NEW = cell("applications/new/natural")
WHEN = datetime(2026, 1, 18, 8, 20, tzinfo=UTC)
_FIGURES = st.dictionaries(st.sampled_from(CELLS), TYPED, max_size=20).map(
    lambda typed: {ref: value for ref, text in typed.items() if (value := answer(ref, text)) is not None}
)
_NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEYINGS = st.builds(
    Keying,
    _FIGURES,
    st.dictionaries(st.sampled_from(CELLS), st.integers(0, 9), max_size=9),
    st.frozensets(st.sampled_from(CELLS), max_size=9),
    st.dictionaries(st.sampled_from(CELLS), st.builds(Decision, _NAMES, _NAMES, _NAMES), max_size=9),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=12,
)


def written(beside: Beside, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a document with this as it comes out of a file."""
    found = document or {}
    keep_beside(found, beside)
    whole: dict[str, Any] = json.loads(dump(found))
    return whole


def test_what_was_left_blank_is_kept_and_anything_else_there_is_nothing() -> None:
    assert beside_of(written(Beside(passed=frozenset({"date", "phone"})))).passed == {"date", "phone"}
    for damaged in (None, "date", [1, {}], {"date": 1}):
        assert beside_of({REVIEW: {"passed": damaged}}).passed == frozenset()


def review(report: Report, table: str = "applications", who: str = "陈志明") -> Review:
    return reviewed(report, report.form.table(table), Way.READ, who, WHEN)


@examples(60, 600)
@given(REPORTS, KEYINGS, _NAMES, st.booleans(), st.text(max_size=9, alphabet="0123456789ABCDEF-"))
def test_what_is_kept_is_read_back(report: Report, keying: Keying, who: str, waived: bool, seen: str) -> None:  # noqa: FBT001
    reviews = tuple(reviewed(report, table, Way.KEYED, who, WHEN) for table in report.form.tables)
    beside = Beside(reviews, keying, waived, seen)
    found = beside_of(written(beside))
    assert found.keying.figures == keying.figures
    assert found.keying == keying
    assert [one._replace(figures={}) for one in found.reviews] == [one._replace(figures={}) for one in reviews]
    assert (found.waived, found.seen) == (waived, seen)


@given(JSON)
def test_whatever_stands_there_is_read_without_harm(found: object) -> None:
    for document in ({REVIEW: found}, {REVIEW: {"tables": found, "keying": found, "seen": found, "waived": found}}):
        assert beside_of(document).reviews == ()
    assert beside_of({READ_IN: found}).read_in is (found is True)
    inner = dict.fromkeys(("figures", "tries", "later", "decided"), found)
    beside_of({REVIEW: {"keying": inner, "tables": {"applications": found}}})


def test_what_later_versions_keep_there_stays() -> None:
    later = {REVIEW: {"stamp": "x", "tables": {"new": {"way": "SUNG", "who": "x"}}, "keying": 3}, "sources": [1]}
    found = written(Beside().with_review(review(balanced())), later)
    assert found[REVIEW]["stamp"] == "x"
    assert found[REVIEW]["tables"]["new"] == {"way": "SUNG", "who": "x"}
    assert found["sources"] == [1]


def test_half_a_character_is_left_out() -> None:
    broken = Keying({NEW: "\ud800"}, {}, frozenset(), {NEW: Decision("\ud800", "1", "1")})
    assert dump(written(Beside((review(balanced(), who="\ud800陈"),), broken))).encode()


# ------------------------------------------------------------ in the file of the drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


def test_it_is_kept_with_its_draft_and_the_report_knows_nothing_of_it(path: Path) -> None:
    store, report = DraftStore(path), balanced()
    draft_id, other = store.save(report), store.save(report)
    before = report_to_json(report), matching_code(report)
    beside = Beside((review(report),), Keying({NEW: Decimal(7)}), seen="A", read_in=True)

    store.reviews.keep(draft_id, beside)

    for one in (store, DraftStore(path)):
        assert one.reviews.of(draft_id) == beside
        assert one.reviews.of(other) == Beside()
        assert {draft.id: draft.read_in for draft in one.drafts()} == {draft_id: True, other: False}
    again = DraftStore(path).load(draft_id)
    assert (report_to_json(again), matching_code(again)) == before
    store.save(answered(report, {str(NEW): "9"}), draft_id)
    store.bin(draft_id)
    store.restore(draft_id)
    assert DraftStore(path).reviews.of(draft_id) == beside


def test_a_draft_of_an_earlier_version_has_nothing_and_none_that_is_not_there(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(balanced())
    assert REVIEW not in next(iter(parse(path.read_bytes()).tables["drafts"].values()))
    assert store.reviews.of(draft_id) == Beside()
    for act in (lambda: store.reviews.of("none"), lambda: store.reviews.keep("none", Beside())):
        with pytest.raises(DraftNotFound):
            act()


def test_a_file_with_what_cannot_be_understood_opens_as_ever(path: Path) -> None:
    draft_id = DraftStore(path).save(balanced())
    file = parse(path.read_bytes())
    for document in file.tables["drafts"].values():
        document[REVIEW] = {"tables": [1], "keying": {"figures": {"a": 1}}}
    path.write_bytes(render(file.tables, file.saves, file.descent))

    store = DraftStore(path)

    assert store.load(draft_id) == balanced()
    assert store.reviews.of(draft_id) == Beside()
    store.reviews.keep(draft_id, Beside(waived=True))
    assert DraftStore(path).reviews.of(draft_id) == Beside(waived=True)


def test_the_last_review_of_a_table_takes_the_place_of_the_one_before() -> None:
    first, second = review(balanced()), review(balanced(), who="李四")
    both = Beside().with_review(first).with_review(second).with_review(review(balanced(), "disclosure"))
    assert [one.who for one in both.reviews] == ["李四", "陈志明"]
    assert CellRef("applications", "new", "natural") in both.reviews[0].figures


def test_the_list_of_drafts_knows_who_has_gone_through_their_tables(path: Path) -> None:
    store = DraftStore(path)
    id_ = store.save(balanced())
    before = store.drafts()[0].reviews
    review = reviewed(balanced(), balanced().form.table("applications"), Way.KEYED, "王五", WHEN)
    store.reviews.keep(id_, Beside(reviews=(review,)))

    assert before == ()
    assert store.drafts()[0].reviews == (review,)
