"""The tiles as Qt wants them: what changes in a unit changes in its place, and the cursor stays on its unit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.district.board import Filter, Order
from models.district.reminders import may_be_reminded
from models.district.unit_state import UnitState
from tests.ui.district.boards import TODAY, tiles
from ui.district.board_model import DIM_ROLE, TICK_ROLE, BoardModel

BOARD = tiles()


def test_it_is_a_model_whatever_becomes_of_it(qtmodeltester: ModelTester) -> None:
    model = BoardModel(TODAY)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_tiles(BOARD)
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.put_in_order(Order.DUE)
    model.look_for(Filter(frozenset({UnitState.MISSING})))
    model.show_tiles(tiles(8))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.rowCount() == 10


def test_another_state_of_a_unit_changes_it_in_its_place(qtbot: QtBot) -> None:
    model = BoardModel(TODAY)
    model.show_tiles(BOARD)
    before = model.ids
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show_tiles([BOARD[0]._replace(state=UnitState.TO_REVIEW, detail="第 9 版"), *BOARD[1:]])
    assert model.ids == before
    assert told.args
    assert told.args[0].row() == told.args[1].row() == before.index(BOARD[0].id)


def test_only_who_owes_something_is_ticked_and_loses_the_tick_with_that() -> None:
    model = BoardModel(TODAY)
    model.show_tiles(BOARD)
    done = {tile.id: model.turn_tick(model.at(tile.id)) for tile in BOARD}

    assert done == {tile.id: may_be_reminded(tile) for tile in BOARD}
    assert model.ticked == {unit for unit, is_ticked in done.items() if is_ticked}
    assert all(model.at(unit).data(TICK_ROLE) for unit in model.ticked)
    model.show_tiles(tile._replace(state=UnitState.TO_REVIEW) for tile in BOARD)
    assert not model.ticked


def test_what_is_not_looked_for_is_dim_and_said_to_be_and_stays_in_its_place() -> None:
    model = BoardModel(TODAY)
    model.show_tiles(BOARD)
    before = model.ids
    model.look_for(Filter(frozenset({UnitState.MISSING})))

    dim = {tile.id: bool(model.at(tile.id).data(DIM_ROLE)) for tile in BOARD}
    assert dim == {tile.id: tile.state is not UnitState.MISSING for tile in BOARD}
    assert model.ids == before
    spoken = {tile.id: model.at(tile.id).data(Qt.ItemDataRole.AccessibleTextRole) for tile in BOARD}
    assert all(("不在筛选里" in spoken[unit]) == is_dim for unit, is_dim in dim.items())
