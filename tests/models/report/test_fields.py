from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.refs import CellRef
from models.report.fields import NOTHING, Typed, all_replaced, field, pieces, placed, printed, replaced, typed
from models.report.matching_code import matching_code
from models.report.next_year import next_years
from models.report.report_json import read_json, write_json
from tests.builders import answered, balanced, cell

TOTAL, OUT, STRANGE = cell("applications/new/total"), cell("applications/carried_out/total"), CellRef("a", "b", "c")
FIGURES = {TOTAL: "1", OUT: "11"}
PIECES = st.lists(st.text("1件\n{}𠮷", max_size=3) | st.sampled_from([TOTAL, OUT, STRANGE]).map(field), max_size=6)
TEXTS = PIECES.map("".join)


def show(ref: CellRef) -> str:
    return FIGURES.get(ref, "")


def test_a_field_prints_the_figure_of_its_cell() -> None:
    assert printed(f"收到{field(TOTAL)}件，{field(STRANGE)}", show) == f"收到1件，{NOTHING}"


@given(text=TEXTS)
def test_fields_stand_where_they_are_printed(text: str) -> None:
    shown = printed(text, show)

    assert [shown[one.start : one.end] for one in placed(text, show)] == [
        show(one.cell) or NOTHING for one in placed(text, show)
    ]
    assert [one.cell for one in placed(text, show)] == [one.cell for one in pieces(text) if one.cell]


@given(text=TEXTS, new=st.text("1件𠮷", max_size=3), at=st.tuples(st.integers(0, 20), st.integers(0, 20)))
def test_whatever_is_typed_is_what_is_printed(text: str, new: str, at: tuple[int, int]) -> None:
    before = printed(text, show)
    start, end = sorted(min(one, len(before)) for one in at)
    after = before[:start] + new + before[end:]
    edit = typed(before, after, start + len(new))
    kept = replaced(text, show, edit.span, edit.new)
    untouched = [one.cell for one in placed(text, show) if one.end <= start or one.start >= end]

    assert before[: edit.span[0]] + edit.new + before[edit.span[1] :] == after
    assert printed(kept, show) == after
    assert {one.cell for one in placed(kept, show)} >= set(untouched)


@given(text=TEXTS, ends=st.sets(st.integers(0, 20)), new=st.text("1件𠮷", max_size=3))
def test_several_changes_at_once_are_those_changes_one_by_one(text: str, ends: set[int], new: str) -> None:
    length = len(printed(text, show))
    places = sorted({min(end, length) for end in ends})
    changes = [Typed((start, end), new) for start, end in zip(places[::2], places[1::2], strict=False)]
    one_by_one = text
    for span, words in reversed(changes):
        one_by_one = replaced(one_by_one, show, span, words)

    assert all_replaced(text, show, changes) == one_by_one


def test_of_changes_that_meet_the_first_is_made() -> None:
    changes = [Typed((1, 4), "甲"), Typed((2, 3), "乙"), Typed((1, 4), "甲"), Typed((4, 5), "丙")]

    assert all_replaced("012345", show, changes) == "0甲丙5"


@pytest.mark.parametrize(
    ("cursor", "kept"),
    [(1, f"1{field(OUT)}"), (2, "111"), (3, f"{field(OUT)}1")],
    ids=["before", "inside", "behind"],
)
def test_the_cursor_tells_which_of_like_characters_is_new(cursor: int, kept: str) -> None:
    edit = typed("11", "111", cursor)

    assert edit == Typed((cursor - 1, cursor - 1), "1")
    assert replaced(field(OUT), show, edit.span, edit.new) == kept


def test_without_a_cursor_that_makes_sense_the_texts_tell() -> None:
    assert typed("一二三四", "一三四", 0) == Typed((1, 2), "")


def test_fields_read_back_exactly_and_follow_into_the_next_year() -> None:
    report = answered(balanced(), {"texts/overview": f"（一）办理申请{field(TOTAL)}件\n收到{field(TOTAL)}件。"})

    assert read_json(write_json(report)) == report
    assert matching_code(read_json(write_json(report))) == matching_code(report)
    assert next_years(report).text("texts", "overview") == f"（一）办理申请{field(TOTAL)}件"
