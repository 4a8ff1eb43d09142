"""A submission is accepted, sent back, and compared with its paper."""

from __future__ import annotations

from functools import partial

import pytest

from models.district.register.events import What
from models.district.register.register import Register, Ticks
from models.district.register.submission_life import LIFE, SubmissionState
from models.district.register.submissions import Answer, PaperOutcome
from models.district.register.task_standing import open_points
from tests.models.district.register.on_disk import refused, submission
from tests.models.district.register.registers import (
    BUREAU_ID,
    DUE,
    FAULTY,
    POINT,
    SOUND,
    STREET_ID,
    WHO,
    accepted,
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


def test_returns_are_numbered_and_their_points_one_list(register: Register) -> None:
    taken_in(register, 1)
    register.send_back(name_of(1), [POINT, POINT], DUE, WHO)
    register.answer(name_of(1), {"1-2": (Answer.EXPLAINED, "口径不同")}, WHO)
    register.close_points(name_of(1), ["1-1"], WHO)
    taken_in(register, 2)
    register.send_back(name_of(2), [POINT], DUE, WHO)

    points = open_points(register.ledger, STREET_ID)
    assert [point.id for point in points] == ["1-2", "2-1", "1-1"]
    assert (points[0].answer, points[0].reply) == ("已说明", "口径不同")
    returned = submission(register, 1).sent_back
    assert returned is not None
    assert (returned.round, returned.due, returned.base) == (1, DUE, "ABCD-0001")
    refused(register, lambda: register.close_points(name_of(2), ["9-1"], WHO))


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
    assert not revived, "what is over is never revived, unless the decision itself is taken back"
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
