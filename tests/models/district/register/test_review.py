"""A submission is accepted, sent back, and compared with its paper."""

from __future__ import annotations

from functools import partial

import pytest

from models.district.register.events import What
from models.district.register.points import listed, open_numbers
from models.district.register.register import Register, Ticks
from models.district.register.submission_life import LIFE, SubmissionState
from models.district.register.submissions import Answer, PaperOutcome, SlipAnswer
from models.district.unit_state import UnitState
from tests.models.district.register.on_disk import refused, submission
from tests.models.district.register.registers import (
    BUREAU_ID,
    DUE,
    FAULTY,
    POINT,
    SOUND,
    STREET_ID,
    TODAY,
    WHO,
    accepted,
    arrival,
    content,
    name_of,
    states,
    taken_in,
)

FINE = Ticks(sealed=True, signed=True, whole=True)


def test_what_blocks_cannot_be_accepted(register: Register) -> None:
    taken_in(register, 1)

    assert "1 处错误" in refused(register, lambda: register.accept(name_of(1), FAULTY, WHO))


def test_an_acceptance_keeps_what_had_been_found_by_then(register: Register) -> None:
    taken_in(register, 1)
    found = SOUND._replace(rules="1.1")

    register.accept(name_of(1), found, WHO, "已电话核实")

    acceptance = submission(register, 1).acceptance
    assert acceptance is not None
    assert (acceptance.check, acceptance.who, acceptance.reason) == (found, WHO, "已电话核实")


def test_a_later_check_changes_no_acceptance(register: Register) -> None:
    taken_in(register, 1)
    accepted(register, 1)

    register.keep_check(name_of(1), FAULTY._replace(rules="2.0"), WHO)

    one = submission(register, 1)
    assert one.acceptance is not None
    assert (one.acceptance.check, one.state, one.is_flagged) == (SOUND, SubmissionState.ACCEPTED, True)


OTHER = POINT._replace(sentence="表二加错", places=("disclosure/permits/decisions",))


def answer(number: int, words: str, *, round_: int = 1, about: str = "ABCD-0001") -> SlipAnswer:
    return SlipAnswer(round_, number, about, Answer.EXPLAINED.value, words)


def test_returns_are_numbered_and_their_points_one_list(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT, OTHER], DUE, WHO)
    register.receive(content(2), arrival(2, answers=(answer(2, "口径不同"),)), WHO)
    register.send_back(name_of(2), [OTHER, POINT._replace(places=("x",))], DUE, WHO, closed=[1])

    points = listed(register.ledger, STREET_ID)
    assert [(point.number, point.id, point.is_closed) for point in points] == [
        (2, "2-1", False),
        (3, "2-2", False),
        (1, "1-1", True),
    ]
    first = next(point for point in register.ledger.points(STREET_ID) if point.id == "1-2")
    assert (first.answer, first.reply) == ("已说明", "口径不同")
    returned = submission(register, 1).sent_back
    assert returned is not None
    assert (returned.round, returned.due, returned.base) == (1, DUE, "ABCD-0001")
    taken_in(register, 3)
    refused(register, lambda: register.send_back(name_of(3), [POINT], DUE, WHO, closed=[1]))


@pytest.mark.parametrize(
    "wrong",
    [answer(1, "旧的", round_=2), answer(1, "别的单位的", about="WXYZ-0001"), answer(9, "没有这一点")],
    ids=["another round", "another report", "no such point"],
)
def test_answers_that_do_not_fit_the_last_return_change_nothing(register: Register, wrong: SlipAnswer) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT], DUE, WHO)

    register.receive(content(2), arrival(2, answers=(wrong, wrong)), WHO)

    one = submission(register, 2)
    assert (len(one.arrival.answers), one.answers) == (2, 0)
    assert [point.answer for point in listed(register.ledger, STREET_ID)] == [""]


def test_what_comes_again_unchanged_with_answers_is_reviewed_again(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT], DUE, WHO)
    again = arrival(1, place="第二个U盘")

    assert not register.receive(content(1), again, WHO).is_new
    assert states(register, [1]) == ["退回"]
    assert register.receive(content(1), again._replace(answers=(answer(1, "数没有错"),)), WHO).is_new

    assert states(register, [1]) == ["待审"]
    assert [point.reply for point in listed(register.ledger, STREET_ID)] == ["数没有错"]
    assert register.standing(TODAY).by_id[STREET_ID].state is UnitState.TO_REVIEW
    register.send_back(name_of(1), [POINT], DUE, WHO)
    assert [one.round for one in submission(register, 1).returns] == [1, 2]
    assert register.ledger.rounds(STREET_ID) == 2


def test_an_acceptance_closes_what_was_open_and_taking_it_back_opens_it_again(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT, OTHER], DUE, WHO)
    taken_in(register, 2)
    register.send_back(name_of(2), [OTHER], DUE, WHO, closed=[1])
    taken_in(register, 3)
    accepted(register, 3)
    assert open_numbers(register.ledger, STREET_ID) == ()

    register.take_back(name_of(3), WHO)

    assert open_numbers(register.ledger, STREET_ID) == (2,)


def test_an_acceptance_is_withdrawn_with_a_reason(register: Register) -> None:
    taken_in(register, 1)
    accepted(register, 1)

    refused(register, lambda: register.withdraw(name_of(1), "", DUE, WHO))
    register.withdraw(name_of(1), "单位发现填错", DUE, WHO)

    assert states(register, [1]) == ["退回"]
    refused(register, lambda: accepted(register, 1))


def test_a_return_says_what_is_to_be_mended(register: Register) -> None:
    taken_in(register, 1)

    refused(register, lambda: register.send_back(name_of(1), [], DUE, WHO))


def test_only_what_the_table_of_life_has_can_happen(register: Register) -> None:
    assert {after for found in LIFE.values() for after in found} == set(SubmissionState) - {SubmissionState.RECEIVED}
    ends = {SubmissionState.SET_ASIDE, SubmissionState.DROPPED, SubmissionState.SENT_BACK, SubmissionState.REPLACED}
    revived = [before for what, before in LIFE if before in ends and what is not What.TAKEN_BACK]
    assert revived.count(SubmissionState.SENT_BACK) == 1, "only by answers to that return"
    aside = {after for (_, before), found in LIFE.items() if before is SubmissionState.SET_ASIDE for after in found}
    assert aside == {SubmissionState.SET_ASIDE, SubmissionState.SENT_BACK}, (
        "what was changed outside is never looked at"
    )
    assert set(revived) == {SubmissionState.SENT_BACK, SubmissionState.SET_ASIDE}
    refused(register, lambda: accepted(register, 404))


# ------------------------------------------------------------ paper


@pytest.mark.parametrize(
    ("typed", "outcome", "matched"),
    [
        ("ABCD-0001", PaperOutcome.MATCHES, 1),
        ("abcd ooo1", PaperOutcome.MATCHES, 1),
        ("ＡＢＣＤ－０００１", PaperOutcome.MATCHES, 1),
        ("ABCD-0002", PaperOutcome.OTHER_VERSION, 2),
        ("ZZZZ-0001", PaperOutcome.DIFFERS, 0),
    ],
)
def test_paper_is_compared_by_its_code(register: Register, typed: str, outcome: PaperOutcome, matched: int) -> None:
    taken_in(register, 1)
    accepted(register, 1)
    taken_in(register, 2)

    register.check_paper(STREET_ID, typed, FINE, WHO)

    paper = submission(register, 1).papers[-1]
    assert (paper.outcome, paper.matched) == (outcome, name_of(matched) if matched else "")
    assert paper.is_fine == (outcome is PaperOutcome.MATCHES)


def test_what_is_no_code_is_refused(register: Register) -> None:
    taken_in(register, 1)

    for typed in ("", "ABCD", "ABCD-00012", "开元街道办事处报", "A" * 100_000):
        refused(register, partial(register.check_paper, STREET_ID, typed, FINE, WHO))
    refused(register, lambda: register.check_paper(BUREAU_ID, "ABCD-0001", FINE, WHO))
