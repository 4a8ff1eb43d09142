"""Rooms: a whole list pasted, called otherwise, taken away with what they have answered only when asked twice."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.gathering.gathering import Gathering
from tests.ui.clerk import CONTROL, Key, focus, press, put_on_clipboard, shown, type_text
from tests.ui.gathering.gathered import GRANTED, NAMES, OFFICE, answered_by_two
from ui.gathering.rooms_dialog import RoomsDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> RoomsDialog:
    return shown(qtbot, RoomsDialog(answered_by_two()))


def names(value: Gathering) -> list[str]:
    return [room.name for room in value.rooms]


def test_a_list_is_pasted_and_names_that_are_there_stay_in_the_field(dialog: RoomsDialog) -> None:
    put_on_clipboard("司法所\n党政办\n\n综合执法队\t 财政所 ")
    press(Key.Key_V, held=CONTROL)
    press(Key.Key_Return, held=CONTROL)
    assert names(dialog.value) == [*NAMES.values(), "司法所", "综合执法队", "财政所"]
    assert dialog.names.toPlainText() == "党政办"
    assert dialog.isVisible()
    dialog.names.clear()
    press(Key.Key_Return, held=CONTROL)
    assert dialog.result() == dialog.DialogCode.Accepted


def test_a_room_keeps_its_answers_under_another_name(dialog: RoomsDialog) -> None:
    dialog.list.setFocus()
    press(Key.Key_F2)
    type_text("城建办")
    press(Key.Key_Return)
    QApplication.processEvents()  # Qt takes in what was typed a moment later
    assert names(dialog.value) == [*NAMES.values()]
    press(Key.Key_F2)
    type_text("办公室")
    press(Key.Key_Return)
    QApplication.processEvents()  # Qt takes in what was typed a moment later
    assert names(dialog.value)[0] == "办公室"
    assert dialog.value.part(OFFICE, GRANTED)
    assert focus() is dialog.list


def test_a_room_that_has_answered_is_taken_away_when_asked_twice(dialog: RoomsDialog) -> None:
    dialog.list.setFocus()
    press(Key.Key_Delete)
    assert names(dialog.value) == [*NAMES.values()]
    press(Key.Key_Delete)
    assert names(dialog.value) == [*NAMES.values()][1:]
    assert not dialog.value.part(OFFICE, GRANTED)
    press(Key.Key_Down)
    press(Key.Key_Delete)
    assert names(dialog.value) == [NAMES["room2"]]


def test_what_is_done_stands_before_what_is_not_as_in_every_dialog(dialog: RoomsDialog) -> None:
    assert dialog.accept_button.x() < dialog.cancel.x()
