"""The sources that are kept with a draft: read back as written, no part of its report, and damaging nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.checks.review import Way, reviewed
from models.drafts.draft_file import parse, render
from models.drafts.kept_beside import Beside
from models.drafts.kept_sources import SOURCES, keep_sources, sources_of
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.figure_sources import Sources, cleaned
from models.report.matching_code import matching_code
from models.report.report_json import report_to_json
from models.system.errors import DraftNotFound
from models.system.sealed_json import dump
from tests.builders import answered, balanced, cell
from tests.models.drafts.test_kept_beside import JSON, WHEN
from tests.models.strategies import CELLS
from tests.thoroughness import examples

NEW = cell("applications/new/natural")
NOTED = {NEW: "依申请公开登记簿第 3 册", CellRef("later", "row", "column"): "科室报送"}
SOURCES_NOTED = st.dictionaries(st.sampled_from(CELLS), st.text(max_size=90).map(cleaned).filter(bool), max_size=20)


def written(sources: Sources, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a document with these as it comes out of a file."""
    found = document or {}
    keep_sources(found, sources)
    whole: dict[str, Any] = json.loads(dump(found))
    return whole


@examples(60, 600)
@given(SOURCES_NOTED)
def test_what_is_noted_is_read_back_in_its_order(sources: dict[CellRef, str]) -> None:
    assert list(sources_of(written(sources)).items()) == list(sources.items())


@given(JSON)
def test_whatever_stands_there_is_read_without_harm_and_stays(found: object) -> None:
    assert sources_of({SOURCES: found}) == {}
    assert sources_of(written({}, {SOURCES: found})) == {}
    inner = {SOURCES: {"cells": {"a": found, str(NEW): found}}}
    assert list(sources_of(inner).values()) == ([found] if isinstance(found, str) and found else [])
    assert written({}, inner)[SOURCES]["cells"]["a"] == json.loads(dump({"": found}))[""]


def test_what_later_versions_keep_there_stays_and_what_is_taken_away_goes() -> None:
    later = {SOURCES: {"seen": 1, "cells": {"x/y": "z", str(NEW): "旧簿", "a/b/c": {"book": 3}}}, "other": [1]}
    found = written({}, later)
    assert found == {SOURCES: {"seen": 1, "cells": {"x/y": "z", "a/b/c": {"book": 3}}}, "other": [1]}


# ------------------------------------------------------------ in the file of the drafts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "drafts.json"


def note(store: DraftStore, draft_id: str, sources: Sources) -> None:
    store.sources.keep(draft_id, sources)


def test_they_are_kept_with_their_draft_and_the_report_knows_nothing_of_them(path: Path) -> None:
    store, report = DraftStore(path), balanced()
    draft_id, other = store.save(report), store.save(report)
    before = report_to_json(report), matching_code(report)
    beside = Beside((reviewed(report, report.form.tables[1], Way.READ, "陈志明", WHEN),))

    note(store, draft_id, NOTED)
    store.reviews.keep(draft_id, beside)
    store.save(answered(report, {str(NEW): "9"}), draft_id)
    store.save(report, draft_id)
    store.bin(draft_id)
    store.restore(draft_id)

    for one in (store, DraftStore(path)):
        assert one.sources.of(draft_id) == NOTED
        assert one.sources.of(other) == {}
        assert one.reviews.of(draft_id) == beside
    again = DraftStore(path).load(draft_id)
    assert (report_to_json(again), matching_code(again)) == before
    assert DraftStore(path).lost.offers == ()


def test_they_come_back_with_a_draft_out_of_a_backup(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(balanced())
    note(store, draft_id, NOTED)
    store.save(balanced(2022))
    path.unlink()

    again = DraftStore(path)
    for backup in again.backups:
        again.take_back(backup)

    assert again.sources.of(draft_id) == NOTED


def test_a_draft_without_them_and_one_with_damage_open_as_ever(path: Path) -> None:
    store = DraftStore(path)
    draft_id = store.save(balanced())
    assert SOURCES not in store.sources.stored(draft_id)
    file = parse(path.read_bytes())
    for document in file.tables["drafts"].values():
        document[SOURCES] = {"cells": [1]}
    path.write_bytes(render(file.tables, file.saves, file.descent))

    store = DraftStore(path)

    assert store.load(draft_id) == balanced()
    assert store.sources.of(draft_id) == {}
    note(store, draft_id, NOTED)
    assert DraftStore(path).sources.of(draft_id) == NOTED


def test_none_is_kept_with_a_draft_that_is_not_there(path: Path) -> None:
    with pytest.raises(DraftNotFound):
        note(DraftStore(path), "none", NOTED)
