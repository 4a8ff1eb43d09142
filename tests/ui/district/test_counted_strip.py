"""n of N stands above everything, with its scope in full and without a switch."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from models.district.board import strip_of
from models.district.unit_state import UnitState
from tests.ui.clerk import shown
from tests.ui.district.boards import TODAY, tiles
from ui.district.counted_strip import CountedStrip, Scope, Term

BOARD = tiles()
ALL_IN = tuple(tile._replace(state=UnitState.ACCEPTED) for tile in BOARD[:76])


NO_DAY = Term(None, Scope.WHOLE)


def strip(qtbot: QtBot, term: Term = NO_DAY) -> CountedStrip:
    one = CountedStrip()
    one.resize(1366, 32)
    one.show_strip(strip_of(BOARD), term, TODAY)
    return shown(qtbot, one)


def test_it_says_how_many_of_how_many_and_who_is_not(qtbot: QtBot) -> None:
    one = strip(qtbot)
    assert one.counted.text() == "计入 43 / 76 个单位"
    assert one.missing.text().startswith("未计入 33：")
    one.show_strip(strip_of(ALL_IN), NO_DAY, TODAY)
    assert one.counted.text() == "计入 76 / 76 个单位"
    assert not one.missing.text()
    assert not one.names.isVisible()


@pytest.mark.parametrize(
    ("due", "told"),
    [(date(2026, 1, 20), "还有 1 天"), (TODAY, "就是今天"), (date(2026, 1, 17), "过了 2 天"), (None, "")],
)
def test_it_says_until_when(qtbot: QtBot, due: date | None, told: str) -> None:
    words = strip(qtbot, Term(due, Scope.DEPARTMENTS)).term.text()
    assert told in words
    assert words.endswith(Scope.DEPARTMENTS.value)


def test_no_scope_is_the_bare_word() -> None:
    assert not [one for one in Scope if one.value == "本级"]


def test_all_names_are_told(qtbot: QtBot) -> None:
    one, said = strip(qtbot), []

    def read() -> None:
        [box] = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    one.names.click()
    assert all(tile.name in said[0] for tile in BOARD if tile.state is UnitState.MISSING)


def test_in_a_narrow_window_the_words_are_there_and_the_bar_is_not(qtbot: QtBot) -> None:
    one = strip(qtbot)
    assert one.bar.isVisible()
    one.resize(683, 32)
    QApplication.processEvents()
    assert not one.bar.isVisible()
    assert one.missing.width() > one.missing.fontMetrics().horizontalAdvance("未计入 33")
