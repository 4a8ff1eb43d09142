"""Cards of what many units have in common: copied, looked at, put away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.district.common import Common
from tests.ui.clerk import Key, press, shown
from tests.ui.district.commons import common
from ui.district.common_view import CommonView

FOUND = common()


@pytest.fixture
def view(qtbot: QtBot) -> CommonView:
    view = CommonView()
    view.show_common(FOUND)
    view.resize(1366, 640)
    return shown(qtbot, view)


def test_the_text_for_the_notice_is_copied_as_words(qtbot: QtBot, view: CommonView) -> None:
    with qtbot.waitSignal(view.status_message):
        view.cards.copy.click()
    assert QApplication.clipboard().text() == FOUND.failures[0].notice


def test_the_units_of_a_card_are_asked_for_and_a_card_is_put_away(qtbot: QtBot, view: CommonView) -> None:
    with qtbot.waitSignal(view.units_asked) as told:
        view.cards.units.click()
    assert told.args == [tuple(FOUND.failures[0].units)]
    with qtbot.waitSignal(view.dismissed) as told:
        view.cards.away.click()
    assert told.args == [FOUND.failures[0]]


def test_enter_leads_from_a_line_to_its_units(qtbot: QtBot, view: CommonView) -> None:
    view.pairs.setFocus()
    view.pairs.selectRow(1)
    with qtbot.waitSignal(view.pair_asked) as told:
        press(Key.Key_Return)
    assert told.args == [FOUND.pairs[1]]
    view.unusual.setFocus()
    view.unusual.selectRow(2)
    with qtbot.waitSignal(view.figure_asked) as told:
        press(Key.Key_Return)
    assert told.args == [FOUND.unusual[2]]


def test_with_nothing_in_common_nothing_can_be_pressed(view: CommonView) -> None:
    view.show_common(Common())
    assert view.cards.failure is None
    assert not any(one.isEnabled() for one in (view.cards.copy, view.cards.units, view.cards.away))
    assert view.pairs.model().rowCount() == view.unusual.model().rowCount() == 0
    view.show_common(FOUND)
    assert view.cards.failure == FOUND.failures[0]
