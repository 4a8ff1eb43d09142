"""The board by keys alone: arrows, Enter, Space, Alt with a digit, F4, Ctrl+F."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.district.board import Tile
from models.district.reminders import may_be_reminded
from models.district.unit_state import TURNS, Turn, UnitState
from tests.ui.clerk import ALT, CONTROL, Key, focus, press, shown, type_text
from tests.ui.district.boards import TODAY, facts, tiles
from ui.district.board_model import DIM_ROLE
from ui.district.board_view import BoardView

BOARD = tiles()


@pytest.fixture
def view(qtbot: QtBot) -> BoardView:
    view = BoardView(TODAY, facts)
    view.show_tiles(BOARD)
    view.resize(1366, 700)
    shown(qtbot, view).setFocus()
    return view


def here(view: BoardView) -> Tile:
    assert view.tile
    return view.tile


def test_arrows_lead_over_the_tiles_as_they_are_seen(view: BoardView) -> None:
    ids = view.model.ids
    assert here(view).id == ids[0]
    press(Key.Key_Right)
    assert here(view).id == ids[1]
    press(Key.Key_Down)
    assert here(view).id == ids[10]
    press(Key.Key_Up)
    press(Key.Key_Left)
    assert here(view).id == ids[0]
    press(Key.Key_Left)
    assert here(view).id == ids[0]
    press(Key.Key_End)
    assert here(view).id == ids[-1]


def test_every_tile_can_be_seen_and_clicked(view: BoardView) -> None:
    pane = view.list.viewport()
    for row, unit in enumerate(view.model.ids):
        place = view.list.visualRect(view.model.index(row))
        assert pane.rect().contains(place)
        QTest.mouseClick(pane, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place.center())
        assert here(view).id == unit
    assert not view.list.indexAt(QPoint(2, 2)).isValid()


def test_enter_and_a_double_click_open_the_unit(qtbot: QtBot, view: BoardView) -> None:
    press(Key.Key_Right)
    with qtbot.waitSignal(view.opened) as opened:
        press(Key.Key_Return)
    assert opened.args == [view.model.ids[1]]
    place = view.list.visualRect(view.model.index(5)).center()
    with qtbot.waitSignal(view.opened) as opened:
        QTest.mouseDClick(view.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened.args == [view.model.ids[5]]


def test_f4_goes_from_one_of_ours_to_the_next_and_round(view: BoardView) -> None:
    ours = [tile.id for tile in view.model.tiles if TURNS[tile.state] is Turn.OURS]
    seen = []
    for _ in range(len(ours) + 1):
        press(Key.Key_F4)
        seen.append(here(view).id)
    assert sorted(seen[:-1]) == sorted(ours)
    assert seen[-1] == seen[0]


def test_f4_with_nothing_of_ours_says_so_and_stays(qtbot: QtBot, view: BoardView) -> None:
    view.show_tiles(tile._replace(state=UnitState.ACCEPTED) for tile in BOARD)
    before = here(view)
    with qtbot.waitSignal(view.status_message):
        press(Key.Key_F4)
    assert here(view) == before


def test_alt_and_a_digit_look_for_a_state_and_nothing_moves(qtbot: QtBot, view: BoardView) -> None:
    before = [view.list.visualRect(view.model.index(row)) for row in range(view.model.rowCount())]
    for number, state in enumerate(view.filters.buttons, start=1):
        with qtbot.waitSignal(view.filters.chosen):  # Qt shows a button pressed for a moment before it is
            press(Key(Key.Key_0 + number), held=ALT)
        assert view.filters.states == {state}
        lit = {tile.state for tile in BOARD if not view.model.at(tile.id).data(DIM_ROLE)}
        assert lit == {state}
        with qtbot.waitSignal(view.filters.chosen):
            press(Key(Key.Key_0 + number), held=ALT)
        assert not view.filters.states
    assert before == [view.list.visualRect(view.model.index(row)) for row in range(view.model.rowCount())]


def test_words_are_looked_for_and_escape_ends(view: BoardView) -> None:
    wanted = next(tile for tile in view.model.tiles[::-1] if tile.short.endswith("镇"))
    press(Key.Key_F, held=CONTROL)
    assert focus() is view.field
    type_text(wanted.short)
    press(Key.Key_Return)
    assert here(view).id == wanted.id
    press(Key.Key_Escape)
    assert focus() is view.list
    assert not view.field.text()
    assert not any(view.model.index(row).data(DIM_ROLE) for row in range(view.model.rowCount()))


def test_space_ticks_for_a_reminder_only_who_owes_something(qtbot: QtBot, view: BoardView) -> None:
    owing = next(tile for tile in view.model.tiles if may_be_reminded(tile))
    ours = next(tile for tile in view.model.tiles if tile.turn is Turn.OURS)
    view.list.stand_on(owing.id)
    press(Key.Key_Space)
    view.list.stand_on(ours.id)
    with qtbot.waitSignal(view.status_message):
        press(Key.Key_Space)
    assert view.model.ticked == {owing.id}
    with qtbot.waitSignal(view.reminded) as told:
        view.remind.click()
    assert told.args
    assert [one.id for one in told.args[0]] == [owing.id]
    assert owing.name in QApplication.clipboard().text()


def test_without_a_tick_all_who_owe_something_are_reminded_and_nobody_else(qtbot: QtBot, view: BoardView) -> None:
    with qtbot.waitSignal(view.reminded) as told:
        view.copy_reminders()
    assert told.args
    assert {one.id for one in told.args[0]} == {tile.id for tile in BOARD if may_be_reminded(tile)}
    with qtbot.waitSignal(view.list_asked) as listed:
        view.print.click()
    assert listed.args == told.args


def test_where_nobody_owes_anything_nobody_is_reminded(qtbot: QtBot, view: BoardView) -> None:
    view.show_tiles(tile._replace(state=UnitState.TO_REVIEW) for tile in BOARD)
    for act in (view.remind, view.print, view.panel.remind):
        with qtbot.assertNotEmitted(view.reminded), qtbot.assertNotEmitted(view.list_asked):
            act.click()


def test_the_cursor_stays_on_its_unit_in_another_order_and_after_news(view: BoardView) -> None:
    unit = view.model.ids[30]
    view.list.stand_on(unit)
    view.order.click()
    assert here(view).id == unit
    view.show_tiles(BOARD[5:])
    assert here(view).id == unit
    view.show_tiles(tile for tile in BOARD if tile.id != unit)
    assert view.tile
    view.show_tiles(())
    assert view.tile is None
    press(Key.Key_Right)
    press(Key.Key_Return)


def test_what_is_known_of_the_unit_stands_beside(view: BoardView) -> None:
    view.list.stand_on(view.model.ids[3])
    assert view.panel.name.text() == here(view).name
    assert here(view).state.value in view.panel.state.text()
    assert view.panel.remind.isEnabled() == may_be_reminded(here(view))


def test_a_small_window_scrolls_and_the_cursor_is_in_sight(view: BoardView) -> None:
    view.resize(683, 384)
    QApplication.processEvents()
    press(Key.Key_End)
    place = view.list.visualRect(view.list.currentIndex())
    assert view.list.viewport().rect().intersects(place)
    assert view.list.verticalScrollBar().value() > 0
