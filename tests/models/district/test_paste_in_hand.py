"""A pasted roster while it is looked at: all lines are there, open ones first, and nothing is merged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.district.paste_in_hand import PasteInHand, RowKind, Verdict, counted_kinds, look_alikes, rows_of
from models.district.roster import Roster, Unit
from models.district.roster_paste import preview
from models.district.unit_names import NOWHERE
from tests.district import district, lookalikes

NAMES = st.sampled_from(["教育局", "民政局", "新东街道", "合计", "总计", "财政局", "", "教育局"])
COUNTED = st.sampled_from(["计入", "不计：垂直管理", "", "看不懂"])
LINES = st.lists(st.tuples(NAMES, COUNTED), max_size=12)


def paste_of(lines: list[tuple[str, str]], roster: Roster | None = None) -> PasteInHand:
    text = "\n".join(["单位名称\t计入", *("\t".join(line) for line in lines)])
    return PasteInHand(preview(text, roster or Roster(())))


@given(LINES)
def test_counts_add_up_to_the_pasted_lines_whatever_is_answered(lines: list[tuple[str, str]]) -> None:
    paste = paste_of(lines)
    pasted = len(paste.preview.lines)
    while paste.open:
        rows = paste.rows()
        assert all(row.answers for row in rows[: paste.open])
        assert sum(counted_kinds(rows).values()) == len(rows) == pasted
        paste = paste.answered(int(rows[0].key), rows[0].answers[-1])
    assert sum(counted_kinds(paste.rows()).values()) == pasted
    assert len(paste.taken_over().units) <= pasted


def test_answers_become_the_roster() -> None:
    paste = paste_of([("教育局", "计入"), ("民政局", ""), ("财政局", ""), ("合计", "计入"), ("新局", "看不懂")])
    by_name = {row.unit.name if row.unit else "": int(row.key) for row in paste.rows()}
    for name, verdict in (
        ("民政局", Verdict.NOT_COUNTED),
        ("财政局", Verdict.COUNTED),
        ("合计", Verdict.LEFT_OUT),
        ("", Verdict.LEFT_OUT),
    ):
        paste = paste.answered(by_name[name], verdict)

    assert paste.open == 0
    assert [(unit.name, unit.counted) for unit in paste.taken_over().units] == [
        ("教育局", True),
        ("民政局", False),
        ("财政局", True),
    ]
    assert counted_kinds(paste.rows()) == {RowKind.NEW: 3, RowKind.LEFT_OUT: 2}


def test_a_sum_may_be_a_unit_if_somebody_says_so() -> None:
    paste = paste_of([("合计", "计入")])
    [row] = paste.rows()

    assert [unit.name for unit in paste.answered(int(row.key), Verdict.A_UNIT).taken_over().units] == ["合计"]


def test_look_alikes_of_one_character_are_named_and_never_merged() -> None:
    pairs = [(one, other) for one, other in lookalikes() if abs(len(one) - len(other)) == 1 and one[:2] in other]
    for number, (one, other) in enumerate(pairs):
        units = (Unit(f"{number}a", one, "street"), Unit(f"{number}b", other, "street"))
        told = look_alikes(units, NOWHERE)
        if len(other) == len(one) + 1 and any(other[:at] + other[at + 1 :] == one for at in range(len(other))):
            assert set(told) == {unit.id for unit in units}
            assert len(rows_of(Roster(units))) == 2


def test_a_district_of_usual_size_has_no_look_alikes_of_its_own_length() -> None:
    roster = district()

    assert len(rows_of(roster)) == len(roster.units)
    assert {row.kind for row in rows_of(roster)} == {RowKind.LISTED}
