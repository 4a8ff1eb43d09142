"""A roster pasted as text: what each line would do is said before anything is done."""

from __future__ import annotations

import pytest

from models.district.roster import Roster, RosterFault, Unit, roster_of
from models.district.roster_paste import Mark, preview
from tests.district import district

ROSTER = roster_of(
    (
        Unit("1", "海州区解放街道办事处", "street"),
        Unit("7", "海州区石桥镇人民政府", "town", aliases=("石桥",)),
        Unit("9", "海州区税务局", "department", counted=False, reason="省垂管"),
    )
)


def marks(text: str, roster: Roster = ROSTER) -> list[tuple[int, Mark]]:
    return [(line.line, line.mark) for line in preview(text, roster).lines]


def test_a_column_of_names_is_new_same_or_double() -> None:
    seen = preview("海州区教育局\n\n解放街道办\n教育局\n云台镇\n石桥", ROSTER)

    assert [(line.line, line.mark) for line in seen.lines] == [
        (1, Mark.NEW),
        (3, Mark.CHANGED),  # is called otherwise now
        (4, Mark.DOUBLE),
        (5, Mark.NEW),
        (6, Mark.SAME),
    ]
    assert sum(seen.number(mark) for mark in Mark) == 5
    assert [unit.kind for unit in seen.taken_over().units] == ["street", "town", "department", "department", "town"]


def test_what_is_taken_over_is_what_was_shown() -> None:
    rows = (
        "单位 类别 计入 原因",
        "海州区税务局 部门 计入 ",
        "海州区气象局 部门 不计 垂直管理",
        "海州区石桥镇人民政府   ",
    )
    text = "\n".join(rows).replace(" ", "\t")
    after = preview(text, ROSTER).taken_over()

    assert marks(text) == [(2, Mark.CHANGED), (3, Mark.NEW), (4, Mark.SAME)]
    assert after.units[:2] == ROSTER.units[:2]
    assert after.units[2] == Unit("9", "海州区税务局", "department")
    assert after.units[3] == Unit("2", "海州区气象局", "department", counted=False, reason="垂直管理")


def test_pasting_the_same_again_changes_nothing() -> None:
    roster = district()
    text = "\n".join(f"{unit.name}\t{unit.kind}\t{'计入' if unit.counted else '不计'}" for unit in roster.units)

    assert {mark for _, mark in marks(text, roster)} == {Mark.SAME}
    assert preview(text, roster).taken_over() == roster


def test_into_a_blank_roster_all_is_new() -> None:
    roster = district()
    text = "\n".join(unit.name for unit in roster.counted)
    after = preview(text, Roster(())).taken_over()

    assert [(unit.id, unit.name, unit.kind) for unit in after.units] == [
        (str(at), unit.name, unit.kind) for at, unit in enumerate(roster.counted, 1)
    ]
    assert after.district == roster.district


def test_an_id_that_was_used_is_not_given_again() -> None:
    [line] = preview("海州区教育局", ROSTER, used=("2", "3")).lines

    assert line.unit
    assert line.unit.id == "4"


def test_who_counts_is_asked_where_the_column_is_there_and_blank() -> None:
    text = "海州区教育局\t部门\t\n海州区财政局\t部门\t不计：试点\n"

    assert marks(text) == [(1, Mark.UNDECIDED), (2, Mark.NEW)]
    assert [unit.name for unit in preview(text, ROSTER).taken_over().units[3:]] == ["海州区财政局"]


@pytest.mark.parametrize(
    "line",
    ["海州区教育局\t局", "海州区教育局\t部门\t也许", "\t部门\t计入", f"{'长' * 201}\t部门\t计入"],
)
def test_a_line_that_is_wrong_does_nothing_and_is_told(line: str) -> None:
    seen = preview(f"海州区财政局\t部门\t计入\n{line}", ROSTER)

    assert [(one.line, one.mark) for one in seen.lines] == [(1, Mark.NEW), (2, Mark.FAULTY)]
    assert seen.lines[1].told.endswith("。")
    assert len(seen.taken_over().units) == 4


def test_an_id_of_one_unit_with_the_name_of_another_is_wrong() -> None:
    assert marks("编号\t名称\n1\t海州区石桥镇人民政府") == [(2, Mark.FAULTY)]
    assert marks("编号\t名称\n1\t海州区解放新街道办事处") == [(2, Mark.CHANGED)]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(RosterFault):
        preview('"海州区', ROSTER)
