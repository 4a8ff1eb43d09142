"""A slip fits the state that was handed over last, or that the draft is in, and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.drafts.slip_fit import draft_of_slip, is_kept, with_own_answers
from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.exchange.next_slip import Decided, about, next_slip
from models.exchange.return_slip import Answer, ReturnSlip, SlipFault, with_answer
from models.report.delivered import Delivered
from models.report.matching_code import matching_code
from models.report.report import Report
from tests.builders import answered, balanced
from tests.models.exchange.slips import LATER, MADE, NEW, RAISED, a_slip

WHEN = datetime(2026, 1, 12, tzinfo=UTC)
CHANGED = answered(balanced(), {str(NEW): "9"})
LAST = answered(balanced(), {str(NEW): "10"})


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path / "drafts.json")


def hand_over(store: DraftStore, report: Report, draft_id: str | None = None) -> str:
    draft_id = store.save(report, draft_id)
    store.keep(draft_id, report, Why.DELIVERED)
    store.delivered(draft_id, Delivered(matching_code(report), WHEN, "E:\\"))
    return draft_id


def fitting(store: DraftStore, slip: ReturnSlip) -> str:
    return draft_of_slip(slip, store.drafts(), store.versions).id


def refused(store: DraftStore, slip: ReturnSlip) -> str:
    with pytest.raises(SlipFault) as raised:
        fitting(store, slip)
    return str(raised.value)


def test_it_fits_what_was_handed_over_last_however_the_draft_has_gone_on(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    other = store.save(balanced(2022))
    assert fitting(store, a_slip()) == draft_id

    store.save(CHANGED, draft_id)
    assert fitting(store, a_slip()) == draft_id
    assert fitting(store, a_slip(CHANGED)) == draft_id, "the state that it is in went out as a file"
    assert fitting(store, a_slip(balanced(2022))) == other


def test_it_fits_what_went_out_as_a_file_last_where_nothing_was_put_on_a_stick(store: DraftStore) -> None:
    draft_id = store.save(balanced())
    for report in (CHANGED, balanced()):
        store.keep(draft_id, report, Why.EXPORTED)
    store.save(LAST, draft_id)

    assert fitting(store, a_slip()) == draft_id
    assert matching_code(CHANGED) in refused(store, a_slip(CHANGED)), "that was an earlier file"


def test_a_unit_that_the_district_calls_otherwise_is_known_by_its_code(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    slip = a_slip()

    assert fitting(store, replace(slip, about=slip.about._replace(name="某街道"))) == draft_id


def test_an_earlier_state_is_refused_and_a_state_that_never_went_out(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    hand_over(store, CHANGED, draft_id)

    told = refused(store, a_slip())
    assert a_slip().about.code in told
    assert matching_code(CHANGED) in told
    assert matching_code(LAST) in refused(store, a_slip(LAST))


def test_what_lies_in_the_bin_is_told(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    store.bin(draft_id)

    assert "回收站" in refused(store, a_slip())


def test_a_code_without_its_sha256_is_refused_even_after_changes(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    slip = a_slip()
    forged = replace(slip, about=slip.about._replace(sha256=slip.about.sha256[:-4] + "0000"))
    assert "SHA-256" in refused(store, forged)

    store.save(CHANGED, draft_id)
    assert "SHA-256" in refused(store, forged), "the history still has what was handed over"


def test_an_earlier_round_is_refused_and_the_same_slip_is_none(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    first = a_slip()
    second = next_slip(first, balanced(), about(balanced()), LATER, Decided(RAISED))
    store.slips.keep(draft_id, store.drafts()[0].slips.with_slip(second, 1))

    assert "第 2 次" in refused(store, first)
    [draft] = store.drafts()
    assert fitting(store, second) == draft_id
    assert is_kept(second, draft)
    assert not is_kept(replace(second, made=MADE), draft)


def test_other_words_of_the_same_round_are_told_unless_they_were_written_later(store: DraftStore) -> None:
    draft_id = hand_over(store, balanced())
    first = with_answer(a_slip(), 1, Answer.DISPUTED, "数没有错。")
    store.slips.keep(draft_id, store.drafts()[0].slips.with_slip(first, 1))
    other = (*RAISED[:2], RAISED[2]._replace(remark="别的话。"))
    for made in (MADE, MADE._replace(when=MADE.when - timedelta(days=1)), MADE._replace(due=LATER.due)):
        assert "不一样" in refused(store, a_slip(raised=other, made=made))

    assert fitting(store, a_slip(made=MADE._replace(due=LATER.due))) == draft_id, "the last day was moved"
    anew = a_slip(raised=other, made=LATER)
    assert fitting(store, anew) == draft_id
    [draft] = store.drafts()
    assert not is_kept(anew, draft)
    answers = {point.number: point.reply for point in with_own_answers(anew, draft).points}
    assert answers == {1: "数没有错。", 2: "", 3: ""}


def test_a_file_answers_for_nobody(store: DraftStore) -> None:
    hand_over(store, balanced())
    forged = with_answer(a_slip(), 1, Answer.EXPLAINED, "单位承认数是编的。")

    assert with_own_answers(forged, store.drafts()[0]) == a_slip()


def test_other_units_and_years_are_refused_by_name(store: DraftStore) -> None:
    hand_over(store, balanced())

    assert "2022" in refused(store, a_slip(balanced(2022)))
    assert "别处镇" in refused(store, a_slip(answered(balanced(), {"cover/agency": "别处镇人民政府"})))
