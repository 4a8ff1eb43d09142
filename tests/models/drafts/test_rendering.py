from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import models.system.rendered_tables as module
from models.drafts.draft_file import parse, render, under_seal
from models.drafts.store import DraftStore
from models.report.delivered import Delivered
from models.system.rendered_tables import NOTHING, body, rendered, tables_of
from models.system.sealed_json import dump
from tests.models.drafts.damage import DELIVERED, IDS, Full, listed, numbered
from tests.models.drafts.test_draft_file import DRAFTS


@given(DRAFTS, DRAFTS)
def test_a_file_is_the_same_bytes_however_much_of_it_was_known(before: dict[str, Any], after: dict[str, Any]) -> None:
    known = rendered({"drafts": before}, NOTHING)
    found = rendered({"drafts": {**tables_of(known)["drafts"], **after}}, known)

    assert under_seal(body(found), 7) == render({"drafts": {**before, **after}}, 7)
    assert tables_of(found) == {"drafts": {**before, **after}}


@pytest.mark.parametrize("changed", [{"count": True}, {"count": 1.0}, {"count": 2}, {}, {"count": 1, "more": 1}])
def test_what_is_equal_and_written_differently_is_rendered(changed: dict[str, object]) -> None:
    known = rendered({"drafts": {"1": {"count": 1}}}, NOTHING)

    assert body(rendered({"drafts": {"1": changed}}, known)) == dump({"drafts": {"1": changed}}).encode()


def test_parts_in_another_order_are_rendered() -> None:
    parts: dict[str, object] = {"a": {}, "b": []}
    turned = dict(reversed(parts.items()))
    known = rendered({"drafts": {"1": parts}}, NOTHING)

    assert body(rendered({"drafts": {"1": turned}}, known)) == b'{"drafts":{"1":{"b":[],"a":{}}}}'


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that were rendered."""
    found: list[str] = []

    def counting(data: object) -> str:
        if isinstance(data, dict) and "id" in data:
            found.append(data["id"])
        return dump(data)

    monkeypatch.setattr(module, "dump", counting)
    return found


def test_a_change_renders_the_one_draft_that_changed(three: Path, documents: list[str]) -> None:
    store = DraftStore(three)
    assert sorted(documents) == list(IDS), "once, at opening"
    documents.clear()

    store.save(numbered(5), IDS[0])
    store.bin(IDS[1])
    store.delivered(IDS[2], DELIVERED)
    store.save(numbered(6), "f" * 32)

    assert documents == [*IDS, "f" * 32]
    assert listed(DraftStore(three)) == listed(store)


def test_a_save_that_fails_is_not_remembered(three: Path, full: Full) -> None:
    store = DraftStore(three)
    before = listed(store)
    with full():
        for change in (lambda: store.save(numbered(5), IDS[0]), lambda: store.bin(IDS[1])):
            with pytest.raises(OSError, match="No space"):
                change()

    assert listed(store) == before
    store.delivered(IDS[2], Delivered("A", DELIVERED.when, "E:\\"))
    assert [draft.report for draft in DraftStore(three).drafts()] == [draft.report for draft in before]
    assert parse(three.read_bytes()).tables == tables_of(store._storage._documents)
