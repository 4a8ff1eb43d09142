from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from models.rules.catalogue import CATALOGUE
from tests.ui.clerk import shown, type_text
from ui.window.rules_page import RulesDialog, matching

IDS = 4


@pytest.fixture
def dialog(qtbot: QtBot) -> RulesDialog:
    return shown(qtbot, RulesDialog())


def ids(dialog: RulesDialog) -> list[str]:
    items = (dialog.table.item(row, IDS) for row in range(dialog.table.rowCount()))
    return [item.text() for item in items if item and item.text()]


def test_every_rule_is_listed_under_the_heading_of_its_part(dialog: RulesDialog) -> None:
    assert ids(dialog) == [entry.id for entry in CATALOGUE]
    assert dialog.table.columnSpan(0, 0) == dialog.table.columnCount()


def test_typing_a_word_leaves_the_rules_that_have_it(dialog: RulesDialog) -> None:
    type_text("t3-row")
    by_id = ids(dialog)
    dialog.search.setText("不会有的词")
    none = dialog.table.rowCount()
    dialog.search.clear()

    assert (by_id, none) == (["T3-ROW"], 0)
    assert len(ids(dialog)) == len(CATALOGUE)


def test_several_words_have_all_to_be_there() -> None:
    found = {entry.id for entry in matching("结转 去年")}

    assert "Y-CARRY" in found
    assert "T3-BAL" not in found


@pytest.mark.parametrize("width", [760, 1366])
def test_no_sentence_is_cut_off(qtbot: QtBot, dialog: RulesDialog, width: int) -> None:
    dialog.resize(width, 700)
    qtbot.wait(1)
    table = dialog.table

    assert table.horizontalScrollBar().maximum() == 0
    assert all(table.rowHeight(row) >= table.sizeHintForRow(row) for row in range(table.rowCount()))


def test_a_word_that_no_rule_has_is_said_to_have_none(dialog: RulesDialog) -> None:
    dialog.search.setText("没有的词")
    nothing = dialog.nothing.isVisible(), dialog.table.isVisible()
    dialog.search.clear()

    assert nothing == (True, False)
    assert (dialog.nothing.isVisible(), dialog.table.isVisible()) == (False, True)


def test_the_short_columns_never_break_their_words(dialog: RulesDialog) -> None:
    dialog.resize(10, 400)
    level = dialog.table.item(1, 1)
    assert level is not None

    need = dialog.fontMetrics().horizontalAdvance(level.text()) + dialog.table.iconSize().width()

    assert dialog.table.columnWidth(1) > need
