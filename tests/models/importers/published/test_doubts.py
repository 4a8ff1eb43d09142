"""What of a reading is to be looked at: as few lines as say it, and nothing called whole that is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.form.refs import CellRef, TextRef
from models.importers.published.doubts import account_of, doubts_of, is_all_sure, said, without_figure
from models.importers.published.reading import Found, Reading, Unread
from models.report.report import YEAR
from tests.builders import answered, balanced, cell

REPORT = balanced()
CELLS = {ref: content for ref in REPORT.form.cells if (content := REPORT.content(ref)) is not None}
NEW, GRANTED = cell("applications/new/natural"), cell("applications/granted/business")


def reading(is_unsure: Callable[[CellRef], bool], *unread: Unread) -> Reading:
    """Return a reading of which these figures are not sure."""
    figures = (
        Found(ref, value, f"第 {at} 格", str(value), not is_unsure(ref))
        for at, (ref, value) in enumerate(CELLS.items())
    )
    return Reading(REPORT, (Found(YEAR, "2023", "第 1 行", "2023 年"), *figures), unread)


def columns_of(table: str) -> set[str]:
    return {ref.column for ref in CELLS if ref.table == table}


def test_nothing_unsure_is_nothing_to_look_at() -> None:
    assert doubts_of(reading(lambda _: False)) == ()


def test_one_figure_is_one_line_by_its_place() -> None:
    [doubt] = doubts_of(reading(lambda ref: ref == NEW))

    assert [one.ref for one in doubt.found] == [NEW]
    assert "自然人" in doubt.called


def test_a_column_is_one_line() -> None:
    unsure = {ref for ref in CELLS if ref.table == "applications" and ref.column == "natural"}
    [doubt] = doubts_of(reading(unsure.__contains__))

    assert {one.ref for one in doubt.found} == unsure
    assert f"列的 {len(unsure)} 个数" in doubt.called


def test_a_row_is_one_line() -> None:
    unsure = {ref for ref in CELLS if ref[:2] == ("applications", "new")}
    [doubt] = doubts_of(reading(unsure.__contains__))

    assert {one.ref for one in doubt.found} == unsure
    assert f"行的 {len(unsure)} 个数" in doubt.called


def test_a_whole_table_is_one_line() -> None:
    [doubt] = doubts_of(reading(lambda ref: ref.table == "applications"))

    assert len(doubt.found) == sum(ref.table == "applications" for ref in CELLS)


def test_a_part_of_a_row_is_not_called_the_whole() -> None:
    unsure = {cell("applications/new/natural"), cell("applications/new/business")}
    [doubt] = doubts_of(reading(unsure.__contains__))

    assert "里的 2 个数" in doubt.called


@pytest.mark.parametrize("table", ["disclosure", "applications", "litigation"])
def test_every_unsure_figure_is_in_one_line_and_no_other_is(table: str) -> None:
    unsure = {ref for at, ref in enumerate(CELLS) if ref.table == table and at % 3}
    doubts = doubts_of(reading(unsure.__contains__))
    listed = [one.ref for doubt in doubts for one in doubt.found]

    assert sorted(map(str, listed)) == sorted(map(str, unsure))
    assert len(doubts) < len(unsure)


def test_texts_come_first_each_by_itself() -> None:
    agency = Found(TextRef("cover", "agency"), "甲街道", "第 1 行", "甲街道", sure=False)
    read = reading(lambda ref: ref == GRANTED)
    doubts = doubts_of(read._replace(found=(*read.found, agency)))

    assert [one.found[0].ref for one in doubts] == [agency.ref, GRANTED]


def test_a_kind_of_unit_is_said_in_words() -> None:
    assert said(REPORT, Found(TextRef("cover", "kind"), "street", "第 1 行", "某街道")) == "街道"


WHOLE = "都读进来了"


def test_all_is_said_to_be_read_only_where_it_is() -> None:
    blank = answered(REPORT, {"applications/new/natural": ""})

    sure = reading(lambda _: False)
    others = (reading(lambda ref: ref == NEW), reading(lambda _: False, Unread("第 9 行", "一张图片")))

    assert is_all_sure(sure)
    assert WHOLE in account_of(sure)
    for one in (*others, sure._replace(report=blank)):
        assert not is_all_sure(one)
        assert WHOLE not in account_of(one)


def test_blank_cells_are_counted_by_table() -> None:
    blank = answered(REPORT, {str(ref): "" for ref in CELLS if ref.table == "litigation"})

    assert without_figure(REPORT) == {}
    assert list(without_figure(blank)) == ["表四"]
    assert "表四整张" in account_of(reading(lambda _: False)._replace(report=blank))
