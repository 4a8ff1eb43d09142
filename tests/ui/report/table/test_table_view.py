from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from tests.builders import balanced, cell
from tests.invented import ALL_EDITIONS
from tests.ui.clerk import (
    CARRIED_IN,
    CONTROL,
    GRANTED,
    NEW,
    NEW_BUSINESS,
    NEW_TOTAL,
    SHIFT,
    Key,
    at,
    click_on_label,
    clipboard,
    press,
    put_on_clipboard,
    shows,
    table_view,
    type_text,
)
from ui.report.table.panes import body_area
from ui.report.table.table_view import TableView

pytestmark = pytest.mark.usefixtures("every_edition")
TABLES = [
    pytest.param(form.first_year, table.id, id=f"{form.id}-{table.id}")
    for form in ALL_EDITIONS
    for table in form.tables
]


# ---------------------------------------------------------------- what is seen


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_the_cells_are_merged_as_in_the_grid(qtbot: QtBot, year: int, table: str) -> None:
    view = table_view(qtbot, balanced(year), table)

    for one in view.figures.grid.cells:
        if area := body_area(view.figures.grid, one):
            assert area[2:] == (view.rowSpan(*area[:2]), view.columnSpan(*area[:2]))


@pytest.mark.parametrize(("year", "table"), TABLES)
def test_the_cursor_begins_on_the_first_figure(qtbot: QtBot, year: int, table: str) -> None:
    view = table_view(qtbot, balanced(year), table)

    assert view.current == next(iter(view.figures.grid.places))


@pytest.mark.parametrize(("width", "height"), [(1366, 640), (1366, 768), (1920, 1000), (800, 500)])
@pytest.mark.parametrize(("year", "table"), TABLES)
def test_a_table_is_never_wider_than_a_small_screen(
    qtbot: QtBot, year: int, table: str, width: int, height: int
) -> None:
    view = table_view(qtbot, balanced(year), table)

    view.resize(width, height)

    assert width < 1366 or not view.horizontalScrollBar().isVisible()


def test_table_three_fits_a_small_screen(full: TableView) -> None:
    full.resize(1366, 600)

    assert not full.verticalScrollBar().isVisible()
    assert not full.horizontalScrollBar().isVisible()


# ---------------------------------------------------------------- clipboard


def test_what_is_copied_can_be_pasted_elsewhere(full: TableView) -> None:
    at(full, "applications/granted/natural")
    press(Key.Key_Right, Key.Key_Down, held=SHIFT)
    press(Key.Key_C, held=CONTROL)

    at(full, "applications/unable_unclear/charity")
    press(Key.Key_V, held=CONTROL)

    assert clipboard() == "1\t2\r\n2\t3"
    assert shows(full, "applications/unable_unclear/charity") == "1"
    assert shows(full, "applications/declined_petition/legal") == "3"


def test_cut_clears_what_it_copies(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_X, held=CONTROL)

    assert clipboard() == "15"
    assert full.document.report.figure(cell(NEW)) is None


def test_a_block_from_a_spreadsheet_is_read(blank: TableView) -> None:
    put_on_clipboard("1,234\t１２\r\n\t5件\r\n")

    press(Key.Key_V, held=CONTROL)

    assert [shows(blank, one) for one in (NEW, NEW_BUSINESS, CARRIED_IN)] == ["1234", "12", ""]
    assert shows(blank, "applications/carried_in/business") == "5"
    assert blank.document.undo_stack.count() == 1


def test_a_block_that_is_too_large_is_cut_off_and_it_is_said(qtbot: QtBot, blank: TableView) -> None:
    at(blank, "applications/carried_out/other")
    put_on_clipboard("1\t2\t3\n4")

    with qtbot.waitSignal(blank.status_message) as told:
        press(Key.Key_V, held=CONTROL)

    [sentence] = told.args or []
    assert sentence.count("2 格") == 2
    assert "结转下年度·其他" in sentence
    assert "结转下年度·总计" in sentence


def test_pasting_begins_at_the_upper_left_of_what_is_chosen(full: TableView) -> None:
    at(full, "applications/carried_in/business")
    press(Key.Key_Left, Key.Key_Up, held=SHIFT)
    put_on_clipboard("77")

    press(Key.Key_V, held=CONTROL)

    assert shows(full, NEW) == "77"


def test_pasting_after_a_click_on_a_label_goes_where_the_cursor_is(full: TableView) -> None:
    at(full, GRANTED)
    click_on_label(full, 5)
    put_on_clipboard("77")

    press(Key.Key_V, held=CONTROL)

    assert shows(full, GRANTED) == "77"
    assert shows(full, NEW) == "15"


def test_a_pasted_total_that_differs_stays_and_is_marked_until_delete(full: TableView) -> None:
    at(full, NEW_TOTAL)
    put_on_clipboard("999")
    press(Key.Key_V, held=CONTROL)
    pasted, marked = shows(full, NEW_TOTAL), cell(NEW_TOTAL) in full.document.marks

    press(Key.Key_Delete)

    assert (pasted, marked) == ("999", True)
    assert shows(full, NEW_TOTAL) == "142"
    assert cell(NEW_TOTAL) not in full.document.marks


def test_a_pasted_total_that_agrees_goes_on_following(full: TableView) -> None:
    at(full, NEW_TOTAL)
    put_on_clipboard("142")

    press(Key.Key_V, held=CONTROL)

    assert cell(NEW_TOTAL) not in full.document.report.values


# ---------------------------------------------------------------- filling


def test_zeros_fill_the_blanks_of_this_table_only(blank: TableView) -> None:
    type_text("3")
    press(Key.Key_Return)

    blank.fill_blanks()

    report = blank.document.report
    assert report.figure(cell(NEW)) == 3
    assert all(report.figure(ref) is not None for ref in report.form.inputs(blank.figures.table))
    assert report.figure(cell("disclosure/normative/issued")) is None


def test_typed_totals_can_all_be_made_to_follow(full: TableView) -> None:
    full.document.push({cell(NEW_TOTAL): Decimal(9), cell("applications/granted/total"): Decimal(9)}, "粘贴")

    full.follow_totals()

    assert full.document.report == balanced()


def in_dialog(act: Callable[[], object]) -> None:
    """Do this as soon as a dialog is open, and see that it closes it."""

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog
        dialog.activateWindow()
        QApplication.processEvents()
        act()
        asks = dialog.isVisible()
        dialog.close()
        assert not asks

    QTimer.singleShot(0, go_on)


@pytest.mark.parametrize(("answer", "note"), [(Key.Key_Return, "16"), (Key.Key_Escape, "")])
def test_a_remark_is_asked_for(full: TableView, answer: Key, note: str) -> None:
    def answer_it() -> None:
        type_text(" 16 ")
        press(answer)

    in_dialog(answer_it)
    full.annotate()

    assert full.document.report.text("notes", NEW) == note
    assert shows(full, NEW) == (f"15（{note}）" if note else "15")


def test_a_remark_is_taken_off_again(full: TableView) -> None:
    full.document.push({TextRef("notes", NEW): "其中修订16件"}, "加注")
    in_dialog(lambda: press(Key.Key_Backspace, Key.Key_Return))

    full.annotate()

    assert full.document.report == balanced()


def test_nothing_is_printed_beside_a_figure_that_is_not_there(full: TableView) -> None:
    """A remark that was left behind can still be taken off."""
    full.document.push({cell(NEW): None}, "清除")
    said: list[str] = []
    full.status_message.connect(said.append)
    QTimer.singleShot(0, QApplication.closeAllWindows)  # of a dialog that opens all the same
    full.annotate()
    assert len(said) == 1

    QApplication.processEvents()
    full.document.push({TextRef("notes", NEW): "其中修订16件"}, "加注")
    in_dialog(lambda: press(Key.Key_Backspace, Key.Key_Return))
    full.annotate()
    assert (len(said), full.document.report.text("notes", NEW)) == (1, "")
