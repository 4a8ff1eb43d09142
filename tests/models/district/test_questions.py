"""What a person is asked: a primary answer only where there is one proposal, and never which version is newer."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.district.outcomes import Act, Kind, Question
from models.district.questions import Looked, questions_of
from models.district.register.register import Register
from models.district.register.submissions import Arrival, ChangedPlace, Check, FindingNote
from models.district.roster import Unit, roster_of
from models.district.taking_in import UNSURE, judged
from tests.district import report_of
from tests.district_tasks import WHO, register_for
from tests.models.district.test_taking_in import came, other

ROSTER = roster_of(
    [
        Unit("202", "连云港市海州区解放街道办事处", "street"),
        Unit("203", "连云港市海州区解放路街道办事处", "street"),
        Unit("315", "连云港市海州区文化体育和旅游局", "department"),
    ]
)


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_for(tmp_path / "register", ROSTER)


def receive(register: Register, content: bytes, arrival: Arrival) -> str:
    return register.receive(content, arrival, WHO).submission.sha256


def named(agency: str, *proposals: str, code: str = "ABCD-EFGH") -> Arrival:
    """Return what is known of a file of which it is not sure whose it is."""
    return Arrival("年报.json", agency=agency, proposals=proposals, code=code)


def version(number: int, before: int = 0) -> Arrival:
    """Return what is known of a version of one unit's report, which may say from which one it goes on."""
    supersedes = f"ABCD-000{before}" if before else ""
    return Arrival(
        "年报.json", unit="315", code=f"ABCD-000{number}", version=str(number), counter=number, supersedes=supersedes
    )


def changed_outside(*units: str) -> Arrival:
    """Return what is known of a workbook in which two cells were changed by hand."""
    changed = (ChangedPlace("a/b/c", "表三甲", "12", "999"), ChangedPlace("a/b/d", "表三乙", "", "1"))
    return Arrival("年报.xlsx", proposals=units, agency="文旅局", refusal="改过。", changed=changed)


def acts(question: Question) -> list[Act]:
    return [choice.act for choice in question.choices]


def test_one_proposal_is_the_primary_answer_and_is_remembered(register: Register) -> None:
    receive(register, b"1", named("海州区文旅局", "315"))
    [question] = questions_of(register.ledger)

    assert acts(question) == [Act.IS_UNIT, Act.OTHER_UNIT, Act.PUT_ASIDE]
    assert [choice.is_primary for choice in question.choices] == [True, False, False]
    assert (question.alias, bool(question.hint)) == ("海州区文旅局", True)


def test_names_that_look_alike_stand_side_by_side_and_none_is_proposed(register: Register) -> None:
    receive(register, b"1", named("解放路街办", "202", "203"))
    [question] = questions_of(register.ledger)

    assert acts(question) == [Act.IS_UNIT, Act.IS_UNIT, Act.OTHER_UNIT]
    assert not any(choice.is_primary for choice in question.choices)
    assert all(f"{unit.id} {unit.name}" in question.words for unit in ROSTER.units[:2])


def test_a_file_without_data_has_to_be_looked_at_before_it_can_be_anybodys(register: Register) -> None:
    check = Check("1", (FindingNote(UNSURE, "W", blocks=True, places=("a/b/c", "a/b/d")),))
    sha = receive(register, b"1", named("文化体育和旅游局", "315", code="")._replace(check=check))
    [question] = questions_of(register.ledger)

    assert (question.kind, acts(question)) == (Kind.NO_DATA, [Act.LOOK, Act.COPY, Act.PUT_ASIDE])
    [after] = questions_of(register.ledger, Looked(frozenset({sha})))
    assert Act.IS_UNIT in acts(after)


def test_which_version_holds_is_never_guessed(register: Register) -> None:
    for number in (1, 2):
        receive(register, b"%d" % number, version(number))
    [question] = questions_of(register.ledger)

    assert (question.id, acts(question)) == ("unit 315", [Act.COMPARE, Act.LATER])
    assert not any(choice.is_primary for choice in question.choices)


def test_a_version_that_says_what_it_goes_on_from_may_be_used_at_once(register: Register) -> None:
    receive(register, b"1", version(1))
    newer = receive(register, b"2", version(2, before=1))
    [question] = questions_of(register.ledger)
    assert next((one.act, one.value, one.is_primary) for one in question.choices) == (Act.USE, newer, True)

    # A third one that goes on from the same makes it unclear again.
    receive(register, b"3", version(3, before=1))
    [unclear] = questions_of(register.ledger)
    assert Act.USE not in acts(unclear)


def test_what_was_changed_outside_is_given_back_in_words_that_list_the_cells(register: Register) -> None:
    name = receive(register, b"1", changed_outside("315"))
    [question] = questions_of(register.ledger)
    [words] = [choice.value for choice in question.choices if choice.act is Act.COPY]

    assert all(cell in words for cell in ("表三甲", "表三乙"))
    assert all(value in question.words for value in ("12", "999"))
    assert acts(question) == [Act.RETURN, Act.COPY, Act.PUT_ASIDE]
    register.put_aside(name, "先不退", WHO)
    assert not questions_of(register.ledger)


def test_what_was_changed_by_nobody_knows_whom_is_no_units_to_be_sent_back_to(register: Register) -> None:
    receive(register, b"1", changed_outside())
    receive(register, b"2", changed_outside("315")._replace(changed=()))  # as registers of before have it
    [question] = questions_of(register.ledger)

    assert acts(question) == [Act.COPY, Act.PUT_ASIDE]


def test_what_is_decided_asks_no_more(register: Register) -> None:
    report = report_of(ROSTER.units[2])
    for one in (report, other(report)):
        outcome = judged(came(one), register.ledger).outcome
        assert outcome.arrival
        register.receive(str(one).encode(), outcome.arrival, WHO)
    assert questions_of(register.ledger)
    register.decide(next(iter(register.ledger.submissions)), WHO)
    assert not questions_of(register.ledger)
