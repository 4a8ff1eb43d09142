"""What has come in, by unit: each file has one outcome, and the order in which files come changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from models.district.collection import Collection, Handed, State, UnclearYear, collected, only_beside
from models.district.recognition import Certainty
from models.district.roster import Roster, Unit, roster_of
from models.district.unit_names import district_named
from models.report.matching_code import matching_code
from models.report.report import Report
from models.rules import check
from tests.builders import answered, of_a_task
from tests.district import DISTRICT, GRANTED, NEIGHBOUR, NEW, YEAR, district, report_of
from tests.district_tasks import OTHER_TASK, TASK_ID

ROSTER = district(8)
FIRST, SECOND, THIRD = ROSTER.counted[:3]
TOWN = next(unit for unit in ROSTER.counted if unit.kind == "town")


def handed(report: Report, name: str, digest: str = "a", *changed: str) -> Handed:
    return Handed(Path(name), digest, report, is_ours=True, changed=changed, findings=check(report))


def taken(*files: Handed, roster: Roster = ROSTER, year: int | None = YEAR) -> Collection:
    collection = collected(roster, files, year)
    assert collection.files == len(files)
    return collection


def states(collection: Collection) -> dict[str, State]:
    return {one.unit.id: one.state for one in collection.units if one.state is not State.MISSING}


def other(report: Report) -> Report:
    return answered(report, {NEW: "900", GRANTED: "899"})


def test_one_version_without_an_error_is_accepted_however_often_it_came() -> None:
    report = report_of(FIRST)
    collection = taken(handed(report, "a"), handed(report, "b"), handed(report, "c", "b"))

    assert states(collection) == {FIRST.id: State.ACCEPTED}
    assert {file.code for file in collection.units[0].files} == {matching_code(report)}
    assert (collection.accepted, len(collection.units)) == (1, 8)


def test_two_versions_are_undecided_and_neither_is_the_one_that_findings_are_of() -> None:
    collection = taken(handed(answered(report_of(FIRST), {GRANTED: "0"}), "a"), handed(other(report_of(FIRST)), "b"))

    assert states(collection) == {FIRST.id: State.UNDECIDED}
    assert not collection.units[0].findings
    assert collection.units[0].reason.endswith("。")


def test_what_was_read_by_labels_is_undecided_and_has_no_code_even_beside_a_good_file() -> None:
    collection = taken(Handed(Path("a"), "a", report_of(FIRST)), handed(report_of(FIRST), "b"))

    assert states(collection) == {FIRST.id: State.UNDECIDED}
    assert [bool(file.code) for file in collection.units[0].files] == [False, True]


def test_an_error_or_a_blank_makes_it_faulty() -> None:
    wrong = answered(report_of(FIRST), {GRANTED: "0"})
    blank = answered(report_of(SECOND), {"disclosure/permits/decisions": ""})
    collection = taken(handed(wrong, "a"), handed(blank, "b"))

    assert states(collection) == {FIRST.id: State.FAULTY, SECOND.id: State.FAULTY}
    assert all(one.findings for one in collection.units[:2])


def aside() -> Iterator[tuple[str, Handed]]:
    report = report_of(TOWN)
    neighbour = TOWN.name.replace("海州区", NEIGHBOUR)
    yield "year", handed(report_of(TOWN, YEAR - 1), "a")
    yield "district", handed(answered(report, {"cover/agency": neighbour}), "a")
    yield "sum", handed(answered(report, {"cover/kind": "aggregate"}), "a")
    yield "not counted", handed(report_of(next(unit for unit in ROSTER.units if not unit.counted)), "a")
    yield "changed", handed(report, "a", "a", "表三“本年新收”", "表三“予以公开”")
    yield "blank", handed(Report({ref: value for ref, value in report.values.items() if len(ref) == 2}), "a")
    yield "refused", Handed(Path("a"), "", refusal="读不出来。")


@pytest.mark.parametrize(("why", "file"), list(aside()))
def test_what_is_nobodys_hand_over_is_set_aside_with_a_sentence_of_its_own(why: str, file: Handed) -> None:
    collection = taken(file)
    [one] = collection.set_aside

    assert not states(collection)
    assert one.reason.endswith("。")
    assert [why for why, other_file in aside() if taken(other_file).set_aside[0].reason == one.reason] == [why]


def test_a_changed_workbook_names_its_cells() -> None:
    [one] = taken(handed(report_of(FIRST), "a", "a", *(f"第 {number} 格" for number in range(30)))).set_aside

    assert "第 0 格" in one.reason
    assert "30 处" in one.reason


def test_a_name_that_is_not_sure_is_asked_and_never_a_units() -> None:
    short = answered(report_of(FIRST), {"cover/agency": "区府办"})
    nobody = answered(report_of(SECOND), {"cover/agency": ""})
    collection = taken(handed(short, "a"), handed(nobody, "b"))

    assert [(one.agency, one.recognised.certainty) for one in collection.unknown] == [
        ("区府办", Certainty.UNKNOWN),
        ("", Certainty.UNKNOWN),
    ]
    assert not states(collection)


def test_an_alias_that_was_confirmed_is_as_good_as_the_name() -> None:
    roster = roster_of(unit._replace(aliases=("区府办",)) if unit == FIRST else unit for unit in ROSTER.units)
    short = answered(report_of(FIRST), {"cover/agency": "区府办"})

    assert states(taken(handed(short, "a"), roster=roster)) == {FIRST.id: State.ACCEPTED}


def test_a_roster_of_short_names_knows_full_ones_if_the_district_is_said() -> None:
    short = [unit._replace(name=unit.name.removeprefix(DISTRICT).removeprefix("海州区")) for unit in ROSTER.units]
    file = handed(report_of(TOWN), "a")

    assert states(taken(file, roster=roster_of(short))) == {TOWN.id: State.UNDECIDED}  # and missing no more
    assert states(taken(file, roster=roster_of(short, district_named(DISTRICT)))) == {TOWN.id: State.ACCEPTED}


def test_without_a_year_it_is_that_of_most_units_and_a_tie_is_not_guessed() -> None:
    now, before = report_of(FIRST), report_of(FIRST, YEAR - 1)
    twice = (handed(before, "a"), handed(before, "b"), handed(other(before), "c"))

    assert taken(*twice, handed(now, "d"), handed(report_of(SECOND), "e"), year=None).year == YEAR
    assert taken(handed(before, "a"), year=None).year == YEAR - 1
    assert taken(year=None).year is None
    with pytest.raises(UnclearYear, match=r"--year.*。$"):
        taken(handed(before, "a"), handed(now, "b"), year=None)


def test_the_order_of_the_files_changes_nothing() -> None:
    files = [handed(report_of(unit), unit.id) for unit in ROSTER.units]
    files += [
        handed(other(report_of(FIRST)), "x"),
        handed(report_of(SECOND), "y"),
        Handed(Path("z"), "", refusal="坏。"),
    ]
    files += [handed(answered(report_of(THIRD), {"cover/agency": name}), name) for name in ("甲", "乙")]
    once = taken(*files)

    assert Counter(one.state for one in once.units) == {State.ACCEPTED: 7, State.UNDECIDED: 1}
    for seed in range(5):
        assert taken(*Random(seed).sample(files, len(files))) == once  # noqa: S311  nothing is secret here


def test_what_only_lies_beside_a_good_file_is_told_from_what_is_somewhere_else() -> None:
    others = [Path(name) for name in ("a/年报.pdf", "a/别的.pdf", "a/说明.txt", "b/年报.pdf", "b/说明.txt", "年报.pdf")]

    assert only_beside(others, [Path("a/年报.xlsx")], {"说明.txt"}) == {Path("a/年报.pdf"), Path("a/说明.txt")}


# ------------------------------------------------------------ whose it is, by the ids of a task package


def of_task(unit: Unit, name: str = "", task: str = TASK_ID, agency: str = "") -> Handed:
    report = answered(report_of(unit), {"cover/agency": agency}) if agency else report_of(unit)
    return handed(of_a_task(report, unit.id, task), name or unit.id)


def test_an_id_that_fits_and_a_name_of_another_is_nobodys_and_both_are_told() -> None:
    at_odds = of_task(FIRST, "x", agency=SECOND.name)
    for others in ((), (of_task(THIRD),)):  # whether or not it is known which task is meant
        collection = taken(at_odds, *others)
        told = states(collection)

        assert (told[FIRST.id], told[SECOND.id]) == (State.UNDECIDED, State.UNDECIDED)
        assert [str(one.path) for one in collection.unknown] == ["x"]
        reason = next(one.reason for one in collection.units if one.unit == FIRST)
        assert FIRST.name in reason
        assert SECOND.name in reason


def test_one_that_is_at_odds_does_not_take_from_a_unit_what_it_has() -> None:
    assert states(taken(of_task(FIRST, "x", agency=SECOND.name), of_task(SECOND)))[SECOND.id] is State.ACCEPTED


def test_an_id_alone_is_sure_only_where_others_show_which_task_is_meant() -> None:
    renamed = of_task(FIRST, "x", agency="没人知道的名字")

    assert states(taken(renamed)) == {FIRST.id: State.UNDECIDED}
    assert states(taken(renamed, of_task(SECOND)))[FIRST.id] is State.ACCEPTED
    assert FIRST.id not in states(taken(renamed, of_task(SECOND, task=OTHER_TASK)))  # which is told as unknown


def test_what_was_filled_in_for_another_task_is_undecided() -> None:
    collection = taken(of_task(FIRST), of_task(SECOND), of_task(THIRD, task=OTHER_TASK))

    assert states(collection) == {
        FIRST.id: State.ACCEPTED,
        SECOND.id: State.ACCEPTED,
        THIRD.id: State.UNDECIDED,
    }


def test_ids_that_are_in_no_roster_leave_the_names() -> None:
    numbered = roster_of(unit._replace(id=f"n{unit.id}") for unit in ROSTER.units)

    assert states(taken(of_task(FIRST), roster=numbered)) == {f"n{FIRST.id}": State.ACCEPTED}


def test_versions_say_which_hand_over_they_are() -> None:
    one, two = handed(report_of(FIRST), "a"), handed(other(report_of(FIRST)), "b")
    [reason] = [
        one.reason
        for one in taken(one._replace(counter=1), two._replace(counter=2, before="ABCD-EFGH")).units
        if one.reason
    ]

    assert "第 1 次交付" in reason
    assert "前一次是 ABCD-EFGH" in reason
