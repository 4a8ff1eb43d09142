"""A stored report is read once, and when it is first asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import models.drafts.draft as module
from models.drafts.draft import Draft, StoredReport
from models.drafts.store import DraftStore
from models.report.report import Report
from models.report.report_json import report_from_json, report_to_json
from tests.models.drafts.damage import IDS, numbered, reports
from tests.models.strategies import REPORTS


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The documents that were read."""
    found: list[object] = []

    def counting(document: object) -> Report:
        found.append(document)
        return report_from_json(document)

    monkeypatch.setattr(module, "report_from_json", counting)
    return found


def by_id(store: DraftStore) -> dict[str, Draft]:
    return {draft.id: draft for draft in store.drafts()}


def test_drafts_are_listed_without_reading_their_reports(three: Path, read: list[object]) -> None:
    store = DraftStore(three)

    assert [draft.stored.heading[1] for draft in store.drafts()] == ["2023"] * 3
    assert store.interrupted() is None
    assert read == []


def test_a_report_is_read_once_and_again_only_once_it_was_saved(three: Path, read: list[object]) -> None:
    store = DraftStore(three)
    for _ in range(3):
        assert reports(store) == {id_: numbered(number) for number, id_ in enumerate(IDS)}
    assert len(read) == 3

    store.save(numbered(7), IDS[1])
    store.bin(IDS[2])

    assert reports(store)[IDS[1]] == numbered(7)
    assert len(read) == 4


def test_a_reader_reads_only_what_others_have_changed(three: Path, read: list[object]) -> None:
    writer, reader = DraftStore(three), DraftStore(three, held="有人在用。")
    before = reports(reader)

    writer.save(numbered(7), IDS[1])

    assert reports(reader) == {**before, IDS[1]: numbered(7)}
    assert len(read) == 4


def test_a_state_is_told_from_the_one_that_was_saved_after_it(three: Path) -> None:
    store = DraftStore(three)
    before = by_id(store)

    store.save(numbered(1), IDS[1])  # the same figures; it was saved all the same

    after = by_id(store)
    assert after[IDS[0]].stored is before[IDS[0]].stored
    assert after[IDS[1]].stored != before[IDS[1]].stored


@given(REPORTS)
def test_unit_and_year_are_those_of_the_report(report: Report) -> None:
    stored = StoredReport(report_to_json(report))

    assert stored.heading == (report.text("cover", "agency"), str(report.year))
    assert not stored.is_read


_KEYS = st.sampled_from(["cover", "agency", "year"])


@given(st.recursive(st.none() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(_KEYS, part)))
def test_unit_and_year_of_whatever_is_stored_can_be_asked_for(document: object) -> None:
    agency, year = StoredReport(document).heading

    assert isinstance(agency, str)
    assert year == "" or int(year) is not None
