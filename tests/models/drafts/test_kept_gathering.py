"""What is gathered from the rooms is kept with the draft: read back as written, and damaging nothing."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from models.drafts.kept_gathering import GATHERING, gathering_of, keep_gathering
from models.drafts.store import DraftStore
from models.gathering.gathering import Gathering, How, Reason, Row
from models.report.matching_code import matching_code
from models.report.report_json import report_to_json
from models.system.errors import DraftNotFound
from models.system.sealed_json import dump
from tests.models.drafts.test_kept_beside import JSON
from tests.models.gathering.gathered import GRANTED, NEW, OFFICE, SQUAD, WHEN, asked, gatherings, report
from tests.thoroughness import examples


def written(gathering: Gathering, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a document with this as it comes out of a file."""
    found = document or {}
    keep_gathering(found, gathering)
    whole: dict[str, Any] = json.loads(dump(found))
    return whole


def full() -> Gathering:
    gathering = asked().with_part(OFFICE, NEW, Decimal(37), How.TYPED, WHEN).with_due(WHEN.date())
    gathering = gathering.with_sheet(SQUAD, {NEW: Decimal(40)}, WHEN).with_taken([NEW])
    gathering = gathering.with_part(SQUAD, NEW, Decimal(41), How.TYPED, WHEN)
    gathering = gathering.with_sheet(OFFICE, {}, WHEN, ("要说明的：两件补正",))
    gathering = gathering.with_part(SQUAD, GRANTED, Decimal(1), How.WORKBOOK, WHEN)
    gathering = gathering.with_part(SQUAD, GRANTED, None, How.TYPED, WHEN)
    return gathering.with_reason(NEW, Reason("两件补正的也算", Decimal(77), Decimal(79)))


@examples(60, 600)
@given(gatherings())
def test_what_is_kept_is_read_back(gathering: Gathering) -> None:
    assert gathering_of(written(gathering)) == gathering


def test_all_of_it_is_kept() -> None:
    gathering = full()
    assert gathering.withdrawn
    assert gathering.remarks
    assert gathering.reasons
    assert gathering_of(written(gathering)) == gathering
    assert gathering_of({}) == Gathering()


@given(JSON)
def test_whatever_stands_there_is_read_without_harm(found: object) -> None:
    names = ("rooms", "asked", "parts", "withdrawn", "reasons", "due", "came", "made")
    documents: list[dict[str, Any]] = [{GATHERING: found}, {GATHERING: dict.fromkeys(names, found)}]
    documents += [{GATHERING: {name: {"room1": found, str(NEW): found}}} for name in names]
    documents += [{GATHERING: {name: {"room1": {str(NEW): found}}, "rooms": [found]}} for name in names]
    for document in documents:
        read = gathering_of(document)
        assert not read.parts
        assert gathering_of(written(read, document)) == read


def test_what_a_later_version_keeps_there_stays() -> None:
    document = written(full())
    kept = document[GATHERING]
    kept["colour"] = "blue"
    kept["rooms"][0]["telephone"] = "8000"
    kept["rooms"].append({"id": "attic", "floor": 9})
    kept["asked"][SQUAD].append("texts/overview/3")
    kept["parts"][SQUAD]["applications/new/robots"] = {"value": "3"}
    kept["parts"][SQUAD][str(NEW)]["who"] = "陈"
    kept["reasons"]["applications/new/robots"] = "?"

    again = written(gathering_of(document).with_row(OFFICE, Row("disclosure", "permits")), document)[GATHERING]

    assert again["colour"] == "blue"
    assert again["rooms"][0]["telephone"] == "8000"
    assert again["rooms"][-1] == {"id": "attic", "floor": 9}
    assert "texts/overview/3" in again["asked"][SQUAD]
    assert again["parts"][SQUAD]["applications/new/robots"] == {"value": "3"}
    assert again["parts"][SQUAD][str(NEW)]["who"] == "陈"
    assert again["reasons"]["applications/new/robots"] == "?"


def test_what_is_taken_away_is_gone() -> None:
    document = written(full())
    emptied = gathering_of(document).without_parts(SQUAD).without_room(SQUAD).with_reason(NEW, None)
    assert gathering_of(written(emptied, document)) == emptied


def test_it_is_kept_with_the_draft_and_no_part_of_the_report(tmp_path: Path) -> None:
    store = DraftStore(tmp_path / "drafts.json")
    draft = store.save(report(new="79"))
    code = matching_code(store.load(draft))
    store.gatherings.keep(draft, full())
    store.save(report(new="79"), draft)
    again = DraftStore(tmp_path / "drafts.json")
    assert again.gatherings.of(draft) == full()
    assert report_to_json(again.load(draft)) == report_to_json(report(new="79"))
    assert matching_code(again.load(draft)) == code
    with pytest.raises(DraftNotFound):
        store.gatherings.of("nothing")
