"""The return slips that are kept with a draft: read back as written, no part of its report, and damaging nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given

from models.drafts.kept_slips import NO_SLIPS, SLIPS, KeptSlips, keep_slips, slips_of
from models.drafts.store import DraftStore
from models.exchange.next_slip import Decided, about, next_slip
from models.exchange.return_slip import Answer, with_answer
from models.exchange.return_slip_json import slip_to_json
from models.report.matching_code import matching_code
from models.system.sealed_json import dump
from tests.builders import answered, balanced
from tests.models.drafts.test_kept_beside import JSON
from tests.models.exchange.slips import CARRIED, LATER, RAISED, a_slip

ANSWERED = with_answer(a_slip(), 1, Answer.EXPLAINED, "去年第 14 号申请由\n申请人撤回。\u200b")
SECOND = next_slip(ANSWERED, balanced(), about(balanced()), LATER, Decided(RAISED[:1], frozenset({3})))
KEPT = KeptSlips((ANSWERED, SECOND), 2)


def written(kept: KeptSlips, document: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a document with these as it comes out of a file."""
    found = document or {}
    keep_slips(found, kept)
    whole: dict[str, Any] = json.loads(dump(found))
    return whole


def test_all_slips_and_their_answers_are_read_back() -> None:
    assert slips_of(written(KEPT)) == KEPT
    assert KEPT.current == SECOND
    assert [KEPT.is_due(deliveries) for deliveries in (2, 3)] == [True, False]


def test_the_answers_go_with_the_next_hand_over_and_with_no_later_one() -> None:
    report = answered(balanced(), {str(CARRIED): "9"})

    told = KEPT.to_hand_over(report, 2)

    assert [(one["round"], one["number"], one["answer"]) for one in told] == [(2, 1, "mended"), (2, 2, "")]
    assert KEPT.to_hand_over(report, 3) == []
    assert NO_SLIPS.to_hand_over(report, 0) == []


@given(JSON)
def test_whatever_stands_there_is_read_without_harm_and_stays(found: object) -> None:
    assert slips_of({SLIPS: found}) == NO_SLIPS
    inner = {SLIPS: {"slips": [found, slip_to_json(ANSWERED)], "delivered": found, "later": 1}}
    assert slips_of(inner).slips == (ANSWERED,)
    after = written(KeptSlips((ANSWERED,)), inner)[SLIPS]
    assert after["slips"][0] == json.loads(dump({"": found}))[""]
    assert after["later"] == 1
    assert len(after["slips"]) == 2


def test_they_are_kept_with_their_draft_and_the_report_knows_nothing_of_them(tmp_path: Path) -> None:
    store, report = DraftStore(tmp_path / "drafts.json"), balanced()
    draft_id, other = store.save(report), store.save(report)

    store.slips.keep(draft_id, KEPT)
    store.save(report, draft_id)
    store.bin(draft_id)
    store.restore(draft_id)

    again = DraftStore(tmp_path / "drafts.json")
    assert again.slips.of(draft_id) == KEPT
    assert again.slips.of(other) == NO_SLIPS
    assert matching_code(again.load(draft_id)) == matching_code(report)
    assert {draft.id: draft.slips for draft in again.drafts()} == {draft_id: KEPT, other: NO_SLIPS}
