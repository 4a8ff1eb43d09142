from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.form.refs import CellRef
from tests.builders import answered, balanced, cell
from tests.ui.clerk import (
    BLANK,
    CARRIED_IN,
    CONTROL,
    GRANTED,
    NEW,
    NEW_BUSINESS,
    NEW_TOTAL,
    SHIFT,
    Key,
    at,
    click,
    click_on_label,
    commit,
    edit_figure,
    editor,
    focus,
    open_editors,
    press,
    see_what_follows,
    shows,
    table_view,
    type_text,
)
from ui.kit.theme import colours
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_view import TableView

# ---------------------------------------------------------------- typing


def test_typing_replaces_what_was_there(full: TableView) -> None:
    at(full, NEW)

    type_text("47")

    assert full.document.report.figure(cell(NEW)) == 47
    assert editor(full).text() == "47"


def test_each_key_is_checked_by_itself(full: TableView) -> None:
    at(full, NEW)
    rules: list[set[str]] = []
    full.document.checked.connect(lambda: rules.append({one.rule for one in full.document.findings}))

    for act in (partial(type_text, "1"), partial(type_text, "5"), partial(press, Key.Key_Backspace)):
        act()
        see_what_follows()

    assert rules == [{"T3-BAL"}, set(), {"T3-BAL"}]


def test_typing_in_one_cell_is_one_step_back(full: TableView) -> None:
    before = full.document.report
    at(full, NEW)

    type_text("120")
    press(Key.Key_Return)
    full.document.undo_stack.undo()

    assert full.document.report == before


@pytest.mark.parametrize(("typed", "kept"), [("１２", "12"), ("1,234", "1234"), ("１，２３４件", "1234"), (" 7 ", "7")])
def test_a_figure_is_written_properly_once_the_cell_is_left(blank: TableView, typed: str, kept: str) -> None:
    type_text(typed)
    open_text = editor(blank).text()
    press(Key.Key_Return)

    assert open_text == typed
    assert shows(blank, NEW) == kept


def test_what_is_no_figure_stays_and_is_marked(blank: TableView) -> None:
    type_text("abc")
    see_what_follows()
    while_open = editor(blank).palette().color(QPalette.ColorRole.Base).name().upper()
    press(Key.Key_Return)

    assert while_open == colours().error_ground
    assert shows(blank, NEW) == "abc"
    assert cell(NEW) in blank.document.marks


def test_an_input_method_writes_into_the_cell(blank: TableView) -> None:
    commit("１２")
    press(Key.Key_Return)

    assert shows(blank, NEW) == "12"


def test_an_input_method_replaces_what_was_there(full: TableView) -> None:
    at(full, NEW)

    commit("七")
    press(Key.Key_Return)

    assert shows(full, NEW) == "七"


def test_an_input_method_composes_in_the_cell(full: TableView) -> None:
    at(full, NEW)

    commit("", preedit="qi")
    commit("七")
    type_text("8")
    press(Key.Key_Return)

    assert shows(full, NEW) == "七8"


def test_what_an_input_method_has_not_decided_is_no_answer_yet(blank: TableView) -> None:
    press(Key.Key_F2)

    commit("", preedit="qi")

    assert blank.document.report == BLANK


def test_the_label_of_a_cell_cannot_be_typed_over(blank: TableView) -> None:
    click_on_label(blank, 5)

    type_text("9")

    assert not str(blank.model().headerData(5, Qt.Orientation.Vertical)).startswith("9")


# ---------------------------------------------------------------- editing what is there


@pytest.mark.parametrize("key", [Key.Key_F2, "double click"])
def test_editing_adds_to_what_is_there(full: TableView, key: Key | str) -> None:
    at(full, NEW)
    if isinstance(key, str):
        place = full.visualRect(full.currentIndex()).center()
        QTest.mouseClick(full.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(full.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        press(key)

    type_text("7")

    assert full.document.report.figure(cell(NEW)) == 157


def test_arrows_stay_in_a_cell_that_is_edited(full: TableView) -> None:
    edit_figure(full, NEW)

    press(Key.Key_Left)
    type_text("7")

    assert full.document.report.figure(cell(NEW)) == 175
    assert full.current == cell(NEW)


@pytest.mark.parametrize(
    ("arrow", "reached"),
    [(Key.Key_Right, "new/research"), (Key.Key_Left, "new/natural"), (Key.Key_Down, "carried_in/business")],
)
def test_arrows_leave_a_cell_that_was_typed_over(full: TableView, arrow: Key, reached: str) -> None:
    at(full, NEW_BUSINESS)

    type_text("3")
    press(arrow)

    assert full.current == cell(f"applications/{reached}")
    assert not open_editors(full)
    assert shows(full, NEW_BUSINESS) == "3"


def test_up_and_down_leave_a_cell_even_when_it_is_edited(full: TableView) -> None:
    edit_figure(full, CARRIED_IN)

    press(Key.Key_Up)

    assert full.current == cell(NEW)


def test_escape_brings_the_old_figure_back_and_leaves_no_step(full: TableView) -> None:
    before = full.document.report
    at(full, NEW)

    type_text("99")
    press(Key.Key_Escape)

    assert full.document.report == before
    assert full.document.undo_stack.count() == 0
    assert not open_editors(full)
    assert focus() is full


def test_escape_lets_a_total_follow_again(full: TableView) -> None:
    at(full, NEW_TOTAL)

    type_text("99")
    press(Key.Key_Escape)

    assert cell(NEW_TOTAL) not in full.document.report.values


def test_backspace_clears_the_cell_and_goes_on_typing(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_Backspace)
    cleared = full.document.report.figure(cell(NEW))
    type_text("8")

    assert cleared is None
    assert full.document.report.figure(cell(NEW)) == 8


def test_escape_after_backspace_brings_the_old_figure_back(full: TableView) -> None:
    before = full.document.report
    at(full, NEW)

    press(Key.Key_Backspace, Key.Key_Escape)

    assert full.document.report == before
    assert full.document.undo_stack.count() == 0


def test_delete_clears_all_that_is_chosen(full: TableView) -> None:
    at(full, NEW)
    press(Key.Key_Right, held=SHIFT)

    press(Key.Key_Delete)

    assert not {cell(NEW), cell(NEW_BUSINESS)} & full.document.report.figures.keys()
    assert full.document.undo_stack.count() == 1


# ---------------------------------------------------------------- the editor and the rest of the world


def test_undo_from_elsewhere_shows_in_the_open_editor(full: TableView) -> None:
    at(full, NEW)
    type_text("99")

    full.document.undo_stack.undo()

    assert editor(full).text() == "15"


def test_what_is_typed_after_undo_is_a_step_of_its_own(full: TableView) -> None:
    at(full, NEW)
    type_text("99")
    full.document.undo_stack.undo()

    type_text("9")
    press(Key.Key_Return)
    full.document.undo_stack.undo()

    assert full.document.report == balanced()


def test_clearing_a_total_while_editing_does_not_write_the_sum_under_the_cursor(full: TableView) -> None:
    edit_figure(full, NEW_TOTAL)

    press(Key.Key_A, held=CONTROL)
    press(Key.Key_Backspace)

    assert editor(full).text() == ""
    assert cell(NEW_TOTAL) not in full.document.report.values


def test_revealing_another_cell_closes_the_editor_and_keeps_the_figure(full: TableView) -> None:
    at(full, NEW)
    type_text("9")

    full.reveal(cell(GRANTED))

    assert not open_editors(full)
    assert shows(full, NEW) == "9"
    assert focus() is full


def test_a_click_on_another_cell_closes_the_editor_and_keeps_the_figure(full: TableView) -> None:
    at(full, NEW)
    type_text("9")

    click(full, cell(GRANTED))

    assert not open_editors(full)
    assert shows(full, NEW) == "9"
    assert full.current == cell(GRANTED)


def test_a_click_on_nothing_closes_the_editor_and_keeps_the_figure(full: TableView) -> None:
    at(full, NEW)
    type_text("9")

    QTest.mouseClick(full.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))

    assert shows(full, NEW) == "9"
    assert full.document.undo_stack.count() == 1


def test_editors_are_cleared_away(qtbot: QtBot, full: TableView) -> None:
    for _ in range(20):
        type_text("1")
        press(Key.Key_Return)

    qtbot.waitUntil(lambda: not full.viewport().findChildren(FigureEditor))


def test_the_cell_under_the_cursor_is_told(qtbot: QtBot, full: TableView) -> None:
    with qtbot.waitSignal(full.entered_cell) as told:
        press(Key.Key_Down)

    assert told.args == [cell(CARRIED_IN)]


def test_money_is_kept_as_typed(qtbot: QtBot) -> None:
    view = table_view(qtbot, BLANK, "disclosure")
    fees = CellRef("disclosure", "fees", "collected")
    view.reveal(fees)

    type_text("149.50")
    press(Key.Key_Return)

    assert shows(view, str(fees)) == "149.50"


def test_answers_of_the_builder_are_what_typing_gives(blank: TableView) -> None:
    type_text("12")

    assert blank.document.report == answered(BLANK, {NEW: "12"})
