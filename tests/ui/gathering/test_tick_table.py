"""The grid of rooms and rows: ticked by keys and clicks, with rows that nobody answers for in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from models.gathering.gathering import Gathering, Row
from tests.builders import balanced
from tests.ui.clerk import BLANK, CONTROL, SHIFT, Key, press, shown
from tests.ui.gathering.gathered import (
    CITY,
    GRANTED_ROW,
    NAMES,
    NEW_ROW,
    OFFICE,
    WELFARE,
    answered_by_two,
    asked,
    gathered_for,
)
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.tick_table import TickTable
from ui.kit.theme import colours

PARTIAL_ROW = Row("applications", "partial")


@pytest.fixture
def gathered() -> OpenGathering:
    return gathered_for(BLANK, asked())


@pytest.fixture
def table(qtbot: QtBot, gathered: OpenGathering) -> TickTable:
    table = TickTable(gathered, gathered.form.table("applications"))
    table.resize(900, 700)
    gathered.setParent(table)
    shown(qtbot, table).setFocus()
    return table


def ticks(value: Gathering, row: Row) -> list[str]:
    return [room.id for room in value.rooms_asked(row)]


def test_space_ticks_and_takes_the_tick_away(table: TickTable) -> None:
    table.stand_on(GRANTED_ROW, WELFARE)
    press(Key.Key_Space)
    assert ticks(table.ticks.value, GRANTED_ROW) == [OFFICE, CITY, WELFARE]
    press(Key.Key_Space)
    assert ticks(table.ticks.value, GRANTED_ROW) == [OFFICE, CITY]


def test_a_figure_that_does_not_count_without_its_tick_is_told(table: TickTable, gathered: OpenGathering) -> None:
    gathered.change(answered_by_two(), "")
    [office, *_] = gathered.value.rooms
    before = table.ticks.told(GRANTED_ROW, office)
    table.stand_on(GRANTED_ROW, OFFICE)
    press(Key.Key_Space)
    told = table.ticks.told(GRANTED_ROW, office)
    assert "30" in told
    assert told != before


def test_a_block_is_ticked_as_one_step(table: TickTable, gathered: OpenGathering) -> None:
    table.stand_on(GRANTED_ROW, WELFARE)
    press(Key.Key_Down, held=SHIFT)
    press(Key.Key_Space)
    assert WELFARE in ticks(table.ticks.value, GRANTED_ROW)
    assert ticks(table.ticks.value, PARTIAL_ROW) == [WELFARE]
    gathered.undo()
    assert table.ticks.value == asked()


def test_control_and_space_ticks_a_row_for_all_and_for_none(table: TickTable) -> None:
    table.stand_on(GRANTED_ROW)
    press(Key.Key_Space, held=CONTROL)
    assert ticks(table.ticks.value, GRANTED_ROW) == [*NAMES]
    press(Key.Key_Space, held=CONTROL)
    assert ticks(table.ticks.value, GRANTED_ROW) == []


def test_a_click_ticks_on_the_box_and_only_moves_beside_it(table: TickTable) -> None:
    index = table.ticks.index(table.ticks.rows.index(GRANTED_ROW), 2)
    box = table.visualRect(index)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(4, 4))
    assert table.currentIndex() == index
    assert WELFARE not in ticks(table.ticks.value, GRANTED_ROW)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert WELFARE in ticks(table.ticks.value, GRANTED_ROW)


def test_a_total_is_nobodys_and_a_row_without_a_room_stands_out(table: TickTable) -> None:
    total = Row("applications", "handled")
    grounds = {
        row: table.ticks.index(table.ticks.rows.index(row), 0).data(Qt.ItemDataRole.BackgroundRole).color().name()
        for row in (NEW_ROW, PARTIAL_ROW, total)
    }
    theme = colours()
    assert list(grounds.values()) == [one.lower() for one in (theme.paper, theme.blank, theme.total)]
    table.stand_on(total)
    press(Key.Key_Space)
    press(Key.Key_Space, held=CONTROL)
    assert ticks(table.ticks.value, total) == []


def test_what_is_heard_names_row_room_and_answer(table: TickTable) -> None:
    heard = table.ticks.index(table.ticks.rows.index(GRANTED_ROW), 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "（一）予以公开" in heard
    assert NAMES[CITY] in heard


def test_the_model_is_a_model_of_qt_also_when_rooms_come_and_go(gathered: OpenGathering) -> None:
    for table in gathered.form.tables:
        shown_table = TickTable(gathered, table)
        QAbstractItemModelTester(shown_table.ticks, QAbstractItemModelTester.FailureReportingMode.Fatal)
        gathered.change(gathered.value.with_room("司法所"), "")
        gathered.change(Gathering(), "")
        gathered.undo()
        assert shown_table.ticks.columnCount() == len(NAMES) + 1
        gathered.undo()
        shown_table.deleteLater()


def test_rows_of_every_table_of_every_edition_stand_in_their_order() -> None:
    for year in (2020, 2023):
        gathered = gathered_for(balanced(year), asked())
        for table in gathered.form.tables:
            grid = TickTable(gathered, table)
            rows = [Row(ref.table, ref.row) for ref in grid.grid.places]
            assert list(dict.fromkeys(rows)) == list(grid.ticks.rows)
            grid.deleteLater()
