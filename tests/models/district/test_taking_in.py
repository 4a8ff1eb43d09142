"""What becomes of each file: exactly one thing, by itself and beside the others, in whatever order they are read."""

from __future__ import annotations

from hashlib import sha256
from itertools import permutations
from pathlib import Path

import pytest

from models.district.collection import Handed
from models.district.outcomes import Group, Kind, Outcome, tally
from models.district.register.ledger import Ledger
from models.district.register.register import Register
from models.district.register.submission_life import SubmissionState
from models.district.taking_in import UNSURE, Came, Judged, Listed, judged, outcomes, settled
from models.report.report import Report
from models.report.report_json import write_json
from models.rules import check
from tests.builders import answered, of_a_task
from tests.district import GRANTED, NEIGHBOUR, NEW, YEAR, district, report_of
from tests.district_tasks import OTHER_TASK, TASK_ID, WHO, ledger_for, register_for

ROSTER = district(8)
LEDGER = ledger_for(ROSTER)
FIRST, SECOND, THIRD = ROSTER.counted[:3]
TOWN = next(unit for unit in ROSTER.counted if unit.kind == "town")
UNCOUNTED = next(unit for unit in ROSTER.units if not unit.counted)


def came(report: Report, name: str = "a.json", *changed: str, digest: str = "") -> Came:
    digest = digest or sha256(write_json(report)).hexdigest()
    handed = Handed(Path("/stick") / name, digest, report, is_ours=True, changed=changed, findings=check(report))
    return Came(handed, name)


def read_by_labels(report: Report, name: str = "a.pdf") -> Came:
    return Came(Handed(Path("/stick") / name, "f" * 64, report), name, 200, ("applications/new/natural",))


def other(report: Report) -> Report:
    return answered(report, {NEW: "900", GRANTED: "899"})


def alone(one: Came, ledger: Ledger = LEDGER) -> Outcome:
    return judged(one, ledger).outcome


def kept(register: Register, one: Judged, content: bytes) -> None:
    assert one.outcome.arrival
    register.receive(content, one.outcome.arrival, WHO)


def test_a_report_of_a_unit_is_taken_with_what_was_found_in_it() -> None:
    faulty = answered(report_of(FIRST), {GRANTED: "0"})
    outcome = alone(came(faulty))

    assert (outcome.kind, outcome.unit) == (Kind.TAKEN, FIRST)
    assert outcome.sentence.startswith("收下，")
    assert outcome.arrival
    assert outcome.arrival.unit == FIRST.id
    assert outcome.arrival.check.blocking


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (report_of(FIRST, YEAR - 1), f"{YEAR - 1} 年"),
        (answered(report_of(TOWN), {"cover/agency": TOWN.name.replace("海州区", NEIGHBOUR)}), "别的区"),
        (answered(report_of(FIRST), {"cover/kind": "aggregate"}), "汇总"),
        (report_of(UNCOUNTED), "不计"),
        (Report({ref: value for ref, value in report_of(FIRST).values.items() if len(ref) < len("abc")}), "全空"),
    ],
)
def test_what_is_no_hand_over_is_set_aside_with_its_own_sentence_and_kept(report: Report, words: str) -> None:
    outcome = alone(came(report))

    assert outcome.kind is Kind.ASIDE
    assert words in outcome.sentence
    assert outcome.arrival
    assert outcome.arrival.refusal == outcome.sentence
    assert not outcome.arrival.unit


def test_a_workbook_changed_outside_lists_its_cells_and_can_never_be_accepted() -> None:
    outcome = alone(came(report_of(FIRST), "a.xlsx", "表三甲", "表三乙"))

    assert (outcome.kind, outcome.unit, outcome.lists) == (Kind.CHANGED, FIRST, ("表三甲", "表三乙"))
    assert outcome.arrival
    assert outcome.arrival.refusal


def test_what_was_read_by_labels_waits_for_a_person_even_where_the_name_is_sure() -> None:
    outcome = alone(read_by_labels(report_of(FIRST)))

    assert (outcome.kind, outcome.kind.group, outcome.unit) == (Kind.NO_DATA, Group.TO_DECIDE, FIRST)
    assert outcome.arrival
    assert (outcome.arrival.unit, outcome.arrival.proposals, outcome.arrival.code) == ("", (FIRST.id,), "")
    assert [(one.rule, one.blocks) for one in outcome.arrival.check.findings] == [(UNSURE, True)]


def test_what_cannot_be_read_is_told_and_only_what_may_be_a_report_is_kept() -> None:
    damaged = Came(Handed(Path("/stick/a.xlsx"), "a" * 64, refusal="坏了。"), "a.xlsx")
    picture = Came(Handed(Path("/stick/a.jpg"), "b" * 64, refusal="不是年报。"), "a.jpg")
    link = Came(Handed(Path("/stick/b.xlsx"), "", refusal="是链接。"), "b.xlsx")

    assert [alone(one).kind for one in (damaged, picture, link)] == [Kind.ASIDE] * 3
    assert [bool(alone(one).arrival) for one in (damaged, picture, link)] == [True, False, False]


# ------------------------------------------------------------ whose it is


def test_the_id_of_the_task_package_is_sure_whatever_the_cover_says() -> None:
    renamed = answered(report_of(FIRST), {"cover/agency": "没人知道的名字"})

    assert alone(came(of_a_task(renamed, FIRST.id, TASK_ID))).unit == FIRST


@pytest.mark.parametrize(
    ("id_", "task", "agency", "proposals"),
    [
        (FIRST.id, OTHER_TASK, "没人知道的名字", ()),
        (FIRST.id, OTHER_TASK, FIRST.name, (FIRST.id,)),
        ("no-such-unit", TASK_ID, FIRST.name, (FIRST.id,)),
        (FIRST.id, TASK_ID, SECOND.name, (FIRST.id, SECOND.id)),
    ],
)
def test_an_id_that_does_not_fit_is_asked_about(id_: str, task: str, agency: str, proposals: tuple[str, ...]) -> None:
    outcome = alone(came(of_a_task(answered(report_of(FIRST), {"cover/agency": agency}), id_, task)))

    assert (outcome.kind, outcome.unit) == (Kind.WHOSE, None)
    assert outcome.arrival
    assert outcome.arrival.proposals == proposals


def test_an_id_of_another_task_does_not_bring_in_another_district() -> None:
    foreign = answered(report_of(TOWN), {"cover/agency": TOWN.name.replace("海州区", NEIGHBOUR)})

    assert alone(came(of_a_task(foreign, TOWN.id, OTHER_TASK))).kind is Kind.ASIDE


# ------------------------------------------------------------ beside the others


def test_the_order_in_which_files_are_read_changes_nothing() -> None:
    report = report_of(FIRST)
    files = [
        judged(came(report, "1.json"), LEDGER),
        judged(came(report, "2.json"), LEDGER),
        judged(came(report, "3.xlsx", digest="c" * 64), LEDGER),
        judged(came(other(report), "4.json"), LEDGER),
    ]
    results = {tuple(sorted(outcomes(order, LEDGER))) for order in permutations(files)}

    [found] = results
    assert {one.name: one.kind for one in found} == {
        "1.json": Kind.VERSIONS,
        "2.json": Kind.KNOWN,
        "3.xlsx": Kind.KNOWN,
        "4.json": Kind.VERSIONS,
    }
    assert len({one.group for one in files}) == 1
    assert tally(5, found).left == 1
    assert sum(tally(5, found).counts.values()) + 1 == 5


def test_the_same_bytes_that_are_nobodys_are_told_once() -> None:
    files = [judged(came(report_of(FIRST, YEAR - 1), name), LEDGER) for name in ("1.json", "2.json")]

    assert [one.kind for one in outcomes(files, LEDGER)] == [Kind.ASIDE, Kind.KNOWN]


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_for(tmp_path / "register", ROSTER)


def test_what_came_in_before_is_known_also_as_another_file(register: Register) -> None:
    report = report_of(FIRST)
    kept(register, judged(came(report), register.ledger), write_json(report))
    again = judged(came(report, "elsewhere.json"), register.ledger)
    as_book = judged(came(report, "a.xlsx", digest="c" * 64), register.ledger)

    assert [one.kind for one in outcomes([again, as_book], register.ledger)] == [Kind.KNOWN] * 2


def test_another_version_is_asked_about_until_it_is_decided(register: Register) -> None:
    report = report_of(FIRST)
    kept(register, judged(came(report), register.ledger), write_json(report))
    before = register.ledger
    newer = judged(came(other(report), "b.json"), before)
    kept(register, newer, write_json(other(report)))
    [outcome] = outcomes([newer], before)

    assert settled(outcome, register.ledger).kind is Kind.VERSIONS
    # Taken in once more, both are still to be decided about.
    again = [judged(came(one), register.ledger) for one in (report, other(report))]
    assert [one.kind for one in outcomes(again, register.ledger)] == [Kind.VERSIONS] * 2
    register.decide(outcome.sha256, WHO)
    assert settled(outcome, register.ledger).kind is Kind.TAKEN


def test_a_name_that_was_confirmed_is_known_from_then_on(register: Register) -> None:
    report = answered(report_of(FIRST), {"cover/agency": "区府办"})
    asked = judged(came(report), register.ledger)
    kept(register, asked, write_json(report))
    assert settled(asked.outcome, register.ledger).kind is Kind.WHOSE
    again = judged(came(report, "b.json"), register.ledger)
    assert [one.kind for one in outcomes([again], register.ledger)] == [Kind.WHOSE]

    register.confirm_unit(asked.outcome.sha256, FIRST.id, WHO, "区府办")

    answered_ = settled(asked.outcome, register.ledger)
    assert (answered_.kind, answered_.unit and answered_.unit.id) == (Kind.TAKEN, FIRST.id)
    assert alone(came(other(report), "c.json"), register.ledger).kind is Kind.TAKEN


def test_what_was_put_aside_is_told_of(register: Register) -> None:
    report = answered(report_of(FIRST), {"cover/agency": "区府办"})
    asked = judged(came(report), register.ledger)
    kept(register, asked, write_json(report))
    register.put_aside(asked.outcome.sha256, "不是我们的", WHO)

    assert settled(asked.outcome, register.ledger).kind is Kind.ASIDE
    [again] = outcomes([judged(came(report, "b.json"), register.ledger)], register.ledger)
    assert again.kind is Kind.KNOWN
    assert "不是我们的" in again.sentence
    assert register.ledger.submissions[asked.outcome.sha256].state is SubmissionState.SET_ASIDE


def test_what_a_manifest_says_is_kept_and_what_is_amiss_is_told() -> None:
    one = came(report_of(FIRST))._replace(listed=Listed(3, "ABCD-EFGH", ("多了“x.exe”",)))
    outcome = alone(one)

    assert outcome.kind is Kind.TAKEN
    assert "x.exe" in outcome.sentence
    assert outcome.arrival
    assert (outcome.arrival.counter, outcome.arrival.supersedes) == (3, "ABCD-EFGH")
