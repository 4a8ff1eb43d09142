"""One list of points over all rounds, and what of it is answered, changed, and overdue."""

from __future__ import annotations

from datetime import date

import pytest

from models.exchange.next_slip import Decided, Raised, about, next_slip
from models.exchange.return_slip import (
    Answer,
    Closed,
    PointState,
    answers_as_json,
    counted,
    overdue,
    rounds,
    says_nothing,
    settled,
    slip_code,
    slip_name,
    standing_of,
    with_answer,
)
from models.report.matching_code import code_of, fingerprint, matching_code
from tests.builders import answered, balanced
from tests.models.exchange.slips import CARRIED, LATER, NEW, RAISED, a_slip, point_at


def test_the_first_slip_numbers_what_is_raised_and_says_what_stood_there() -> None:
    report = answered(balanced(), {str(CARRIED): "1"})
    slip = a_slip(report)

    assert [(one.number, one.round, one.rule) for one in slip.points] == [
        (1, 1, "Y-CARRY"),
        (2, 1, "T-SAME"),
        (3, 1, ""),
    ]
    assert [place.then for place in slip.point(1).places] == ["1"]
    assert counted(slip) == (3, 0)
    assert slip.about.code == matching_code(report) == code_of(bytes.fromhex(fingerprint(report)))


def test_later_slips_go_on_with_the_list() -> None:
    first = a_slip()
    first = with_answer(first, 1, Answer.EXPLAINED, "去年第 14 号申请由申请人撤回。")
    changed = answered(balanced(), {str(NEW): "7"})
    again = RAISED[0]._replace(remark="还是没有写清。")
    second = next_slip(first, changed, about(changed), LATER, Decided((again, point_at(NEW)), frozenset({2})))

    assert [one.number for one in second.points] == [1, 3, 4, 2]
    assert second.point(1)[:2] == (1, 1)
    assert second.point(1).remark == "还是没有写清。"
    assert second.point(1).answer is None
    assert second.point(4).round == 2
    assert second.point(2).closed == Closed(2, LATER.when.date())
    assert second.point(2).places[0].after == "7"
    assert [number for number, _ in rounds(second.closed)] == [2]

    third = next_slip(second, changed, about(changed), LATER, Decided(RAISED[1:2]))
    assert [one.number for one in third.points] == [1, 3, 4, 5, 2], "what was closed and comes again is a new point"


def test_nothing_that_is_raised_is_lost_and_nothing_is_raised_twice() -> None:
    report, said = balanced(), ("", (NEW,))
    raised = (Raised(*said, "甲。"), Raised(*said, "乙。"), Raised(*said, "", ""))
    first = a_slip(report, raised)
    assert [one.sentence for one in first.points] == ["甲。", "乙。"]

    again = next_slip(first, report, about(report), LATER, Decided((*raised, Raised(*said, "丙。"))))
    assert [(one.number, one.sentence) for one in again.points] == [(1, "甲。"), (2, "乙。"), (3, "丙。")]


def test_what_is_changed_is_answered_by_the_program_and_open_again_when_taken_back() -> None:
    report = balanced()
    slip = a_slip(report)
    changed = answered(report, {str(CARRIED): "9"})

    assert [standing_of(one, changed).changed for one in slip.points] == [True, False, False]
    after = settled(slip, changed)
    assert after.point(1).answer is Answer.MENDED
    assert after.point(1).state is PointState.ANSWERED
    assert settled(after, report) == slip


def test_the_program_takes_no_answer_of_the_clerk_away() -> None:
    slip = with_answer(a_slip(), 1, Answer.DISPUTED, "数没有错，见登记簿。")
    changed = answered(balanced(), {str(CARRIED): "9"})

    assert settled(slip, changed).point(1) == slip.point(1)
    mended = with_answer(a_slip(), 3, Answer.MENDED, "")
    assert settled(mended, balanced()) == mended, "of a point without a place, the clerk knows"


@pytest.mark.parametrize("reply", ["", "  ", "无", "核实无误", "“", "核实无误。", " 情况属实 "])
def test_what_says_nothing_leaves_a_point_open(reply: str) -> None:
    slip = with_answer(a_slip(), 1, Answer.EXPLAINED, reply)

    assert slip.point(1).reply == reply, "and is kept as typed"
    assert (slip.point(1).state is PointState.OPEN) == says_nothing(reply)


def test_what_is_closed_takes_no_answer() -> None:
    report = balanced()
    slip = next_slip(a_slip(), report, about(report), LATER, Decided((), frozenset({1})))

    assert with_answer(slip, 1, Answer.DISPUTED, "不同意。") == slip


def test_the_answers_go_as_a_list_that_names_the_slip() -> None:
    report = answered(balanced(), {str(CARRIED): "9"})
    slip = with_answer(settled(a_slip(), report), 2, Answer.EXPLAINED, "两处口径不同。")

    told = answers_as_json(slip)

    assert [(one["number"], one["answer"]) for one in told] == [(1, "mended"), (2, "explained"), (3, "")]
    assert {one["slip"] for one in told} == {slip_code(a_slip())}, "answers do not change the code of the slip"
    assert told[1]["reply"] == "两处口径不同。"


def test_a_slip_is_overdue_after_its_last_day_and_never_when_all_is_closed() -> None:
    report, slip = balanced(), a_slip()
    closed = next_slip(slip, report, about(report), LATER, Decided((), frozenset({1, 2, 3})))

    assert [overdue(slip, date(2026, 1, day)) for day in (22, 23)] == [False, True]
    assert not overdue(closed, date(2027, 1, 1))


def test_the_name_of_the_file_is_one_that_any_system_takes() -> None:
    report = answered(balanced(), {"cover/agency": "../某:街道"})

    assert slip_name(a_slip(report)).endswith("_2023_第1轮")
    assert not set(slip_name(a_slip(report))) & set('/\\:*?"<>|')
