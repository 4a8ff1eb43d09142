"""Figures that came on paper: typed room by room, kept at every key, added up beside what the report says."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from models.gathering.gathering import How
from tests.builders import answered, cell
from tests.ui.clerk import BLANK, CONTROL, Key, press, put_on_clipboard, shown, type_text
from tests.ui.gathering.gathered import (
    CITY,
    GRANTED,
    GRANTED_ROW,
    NAMES,
    NEW_ROW,
    OFFICE,
    answered_by_two,
    asked,
    gathered_for,
)
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.parts_model import PartsModel
from ui.gathering.row_panel import RowPanel

BUSINESS = cell("applications/granted/business")


@pytest.fixture
def gathered() -> OpenGathering:
    return gathered_for(answered(BLANK, {"applications/granted/natural": "45"}), asked())


@pytest.fixture
def panel(qtbot: QtBot, gathered: OpenGathering) -> RowPanel:
    panel = RowPanel(gathered, GRANTED_ROW)
    gathered.setParent(panel)
    panel.resize(560, 500)
    shown(qtbot, panel)
    panel.table.begin()
    return panel


def typed(gathered: OpenGathering, room: str, ref: object = GRANTED) -> object:
    return {key: part.value for key, part in gathered.value.parts.items()}.get((room, ref))  # type: ignore[arg-type]


def test_enter_goes_down_the_rooms_and_every_key_is_kept(panel: RowPanel, gathered: OpenGathering) -> None:
    type_text("3")
    assert typed(gathered, OFFICE) == Decimal(3)
    type_text("0")
    press(Key.Key_Return)
    type_text("15")
    press(Key.Key_Return)
    type_text("2")
    assert [typed(gathered, OFFICE), typed(gathered, CITY)] == [Decimal(30), Decimal(15)]
    assert typed(gathered, OFFICE, BUSINESS) == Decimal(2)
    part = gathered.value.part(OFFICE, GRANTED)
    assert part
    assert part.how is How.TYPED
    assert panel.asked is None
    for _ in range(3):
        gathered.undo()
    assert not gathered.value.parts


def test_esc_takes_back_what_was_typed(panel: RowPanel, gathered: OpenGathering) -> None:
    type_text("30")
    press(Key.Key_Return, Key.Key_Up)
    type_text("99")
    press(Key.Key_Escape)
    assert typed(gathered, OFFICE) == Decimal(30)
    press(Key.Key_Delete)
    assert typed(gathered, OFFICE) is None
    assert panel.isVisible()


def test_a_0_for_a_room_that_never_answered_is_doubted(panel: RowPanel) -> None:
    said: list[str] = []
    panel.told_of.connect(said.append)
    type_text("3")
    panel.fill_blanks()
    assert NAMES[CITY] in said[0]
    assert NAMES[OFFICE] not in said[0]


@pytest.mark.parametrize("begun", ["", "9"])
@pytest.mark.usefixtures("panel")
def test_a_block_is_pasted_as_one_step(gathered: OpenGathering, begun: str) -> None:
    type_text(begun)
    put_on_clipboard("30\t1,200\r\n\t４\r\n")
    press(Key.Key_V, held=CONTROL)
    pasted = [typed(gathered, room, ref) for room in (OFFICE, CITY) for ref in (GRANTED, BUSINESS)]
    assert pasted == [Decimal(30), Decimal(1200), None, Decimal(4)]
    gathered.undo()
    assert typed(gathered, OFFICE) == (Decimal(9) if begun else None)
    assert typed(gathered, CITY, BUSINESS) is None


@pytest.mark.parametrize("text", ["党政办\t3", "1\n2\n3", "1\t2\t3\t4\t5\t6\t7", "-3", "", "1\n约2"])
def test_a_block_that_does_not_fit_or_is_no_figures_is_not_pasted_at_all(
    panel: RowPanel, gathered: OpenGathering, text: str
) -> None:
    said: list[str] = []
    panel.told_of.connect(said.append)
    put_on_clipboard(text)
    press(Key.Key_V, held=CONTROL)
    assert (dict(gathered.value.parts), len(said)) == ({}, 1)


def test_tab_goes_along_the_figures_and_out_behind_the_last(panel: RowPanel) -> None:
    model = panel.table.parts
    panel.table.setCurrentIndex(model.index(1, len(model.cells) - 2))
    press(Key.Key_Tab)
    assert panel.table.hasFocus()
    press(Key.Key_Tab)
    assert not panel.table.hasFocus()


def test_a_sum_that_differs_is_taken_over_or_explained(gathered: OpenGathering, panel: RowPanel) -> None:
    type_text("30")
    press(Key.Key_Return)
    type_text("16")
    press(Key.Key_Return)
    assert panel.asked == GRANTED
    panel.why.setFocus()
    type_text("1")
    assert gathered.parts_of(GRANTED).differs is False
    assert gathered.value.reasons[GRANTED].word == "1"
    panel.take_sum()
    assert gathered.report.figure(GRANTED) == Decimal(46)
    assert panel.asked is None
    gathered.undo()
    assert gathered.report.figure(GRANTED) == Decimal(45)
    gathered.redo()
    assert gathered.report.figure(GRANTED) == Decimal(46)


def test_blanks_of_a_row_become_0_and_words_are_told(panel: RowPanel, gathered: OpenGathering) -> None:
    type_text("约3")
    press(Key.Key_Return)
    panel.fill_blanks()
    assert typed(gathered, OFFICE) == "约3"
    assert typed(gathered, CITY) == Decimal(0)
    assert gathered.parts_of(BUSINESS).words
    told = panel.table.parts.index(2, 0).data()
    assert told != "0"


def test_the_model_is_a_model_of_qt(gathered: OpenGathering) -> None:
    model = PartsModel(gathered, NEW_ROW, gathered)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_row(GRANTED_ROW)
    gathered.change(answered_by_two(), "")
    gathered.change(gathered.value.without_row(CITY, GRANTED_ROW), "")
    gathered.change(gathered.value.without_row_of_all(GRANTED_ROW), "")
    assert model.rowCount() == 0
