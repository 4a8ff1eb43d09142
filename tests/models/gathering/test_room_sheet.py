"""What the sheet of a room says: what it is asked and nothing else, and a mark that is read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.form.editions import form_for
from models.form.refs import CellRef
from models.form.vocabulary import Form
from models.gathering.gathering import Gathering, Row, askable, cells_asked
from models.gathering.room_sheet import Mark, cell_name, file_names, format_of, mark_json, mark_of, order_for, row_path
from models.report.report import Report
from tests.invented import ALL_EDITIONS
from tests.models.gathering.gathered import GRANTED_ROW, NEW, OFFICE, SQUAD, UNIT, asked, gatherings, report
from tests.models.strategies import CELLS
from tests.thoroughness import examples


@examples(9, 300)
@given(gatherings(), st.sampled_from([2020, 2025]))
def test_a_sheet_asks_what_the_room_is_asked(gathering: Gathering, year: int) -> None:
    for room in gathering.rooms:
        order = order_for(gathering, Report.blank(year), "d", room.id)
        assert order.cells == cells_asked(gathering, form_for(year), room.id)
        for table in order.tables:
            assert all(len(line.cells) == len(table.columns) and line.label for line in table.lines)


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_labels_tell_all_lines_apart(form: Form) -> None:
    gathering = Gathering().with_room("党政办")
    for row in askable(form):
        gathering = gathering.with_row(OFFICE, row)
    for table in order_for(gathering, Report.blank(form.first_year), "d", OFFICE).tables:
        labels = [line.label for line in table.lines]
        assert len(set(labels)) == len(labels)
        assert len(table.columns) <= 6
        assert [text for over, below in table.groups for text in (below or (over,))] == [
            column.rpartition("\n")[2] for column in table.columns
        ]


def test_a_line_says_its_whole_path_and_what_counts() -> None:
    order = order_for(asked(), report(), "d", SQUAD)
    assert (order.unit, order.year, order.room.name) == (UNIT, 2025, "综合执法队")
    [table] = order.tables
    assert [line.label for line in table.lines] == [
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果 › （一）予以公开",
    ]
    assert "一份申请算一件" in table.lines[0].meaning
    assert "电话咨询" in table.lines[0].meaning
    assert table.note.startswith("自然人：以个人名义")
    assert [table.note.count(said) for said in ("不要猜", "商业企业：公司", "法律服务机构：律师事务所")] == [1, 1, 1]
    assert table.note.endswith("请问上级主管部门。")
    assert not any("自然人：" in line.meaning for line in table.lines)  # what all lines share is said once
    form = report().form
    assert row_path(form, GRANTED_ROW) == table.lines[1].label
    assert row_path(form, Row("applications", "nothing")) == ""
    assert cell_name(form, NEW) == "表三 · 本年新收 · 自然人"
    with pytest.raises(KeyError):
        order_for(asked(), report(), "d", "room9")


def test_names_of_files_are_names_whatever_rooms_are_called() -> None:
    rooms = Gathering()
    for name in ("../../etc/passwd", "=CMD()", "A", "a", "b", "B", "\u202e\u2066"):
        rooms = rooms.with_room(name)
    names = file_names(tuple(order_for(rooms, report(), "d", room.id) for room in rooms.rooms), ".xlsx")
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(set(name) & set('\\/:*?"<>|') for name in names)
    assert all(name.startswith("2025年收集表 ") and name.endswith(".xlsx") for name in names)


_WORDS = st.text(max_size=9)
_PLACED = st.tuples(st.integers(1, 99), st.integers(1, 9), _WORDS)
MARKS = st.builds(
    Mark,
    _WORDS,
    _WORDS,
    st.integers(2019, 2050),
    _WORDS,
    _WORDS,
    st.lists(_PLACED, max_size=5).map(tuple),
    st.lists(st.tuples(st.integers(1, 99), st.integers(1, 9), st.sampled_from(CELLS)), max_size=5).map(tuple),
    st.lists(_PLACED, max_size=3).map(tuple),
)


@given(MARKS)
def test_a_mark_is_read_back(mark: Mark) -> None:
    assert mark_of(mark_json(mark)) == mark
    assert format_of(mark_json(mark)) == 1


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "1", "{}", "[" * 100_000, '{"format": true}'),
        mark_json(Mark("d", "u", 2025, "r", "n", (), ((1, 2, CellRef("a", "b", "c/d")),))),
        mark_json(Mark("d", "u", 2025, "r", "n", ((1, True, "x"),), ())),
    ],
)
def test_what_is_no_mark_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no mark"):
        mark_of(text)
