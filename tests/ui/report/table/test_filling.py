"""Ctrl+Enter, Ctrl+D and Ctrl+R put a figure into many cells at once, in one step; totals and carried figures stay."""

from __future__ import annotations

import pytest

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.report.next_year import next_years
from models.report.report import Report
from tests.builders import answered, balanced, cell, cells
from tests.ui.clerk import CARRIED_IN, CONTROL, NEW, NEW_BUSINESS, SHIFT, Key, open_editors, press, shows, type_text
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

BLANK = Report.blank(2025)
ENTERS = [Key.Key_Return, Key.Key_Enter]


def opened(window: MainWindow, store: DraftStore, report: Report, address: str) -> TableView:
    window.open_draft(store.save(report))
    assert window.report_view
    window.report_view.reveal(cell(address))
    assert window.report_view.table
    return window.report_view.table


def steps(view: TableView) -> int:
    return view.document.undo_stack.count()


@pytest.mark.parametrize("enter", ENTERS)
def test_control_enter_fills_what_is_chosen_with_what_is_typed(
    window: MainWindow, store: DraftStore, enter: Key
) -> None:
    view = opened(window, store, BLANK, "applications/other_rest/natural")
    press(Key.Key_Down, Key.Key_Down, Key.Key_Right, held=SHIFT)
    chosen = view.chosen
    type_text("3")
    press(enter, held=CONTROL)

    filled = cells("applications", ("other_rest", "carried_out"), ("natural", "business"))
    report = view.document.report
    assert len(chosen) == 6
    assert {ref for ref in report.values if ref in report.form.cells} == set(filled)
    assert all(report.figure(ref) == 3 for ref in filled)
    assert (steps(view), view.chosen, open_editors(view)) == (1, chosen, [])
    assert "合计" in window.status_message
    view.document.undo_stack.undo()
    assert view.document.report == BLANK


def test_control_enter_on_one_cell_leaves_it_filled_and_stays(window: MainWindow, store: DraftStore) -> None:
    view = opened(window, store, BLANK, NEW)
    type_text("3")
    press(Key.Key_Return, held=CONTROL)

    assert (shows(view, NEW), view.current, open_editors(view)) == ("3", cell(NEW), [])
    assert not window.status_message


def test_control_d_and_r_fill_from_the_first_of_what_is_chosen_or_from_the_cell_before(
    window: MainWindow, store: DraftStore
) -> None:
    start = answered(BLANK, {NEW: "7", "applications/new/business": "8"})
    view = opened(window, store, start, NEW)
    press(Key.Key_Down, Key.Key_Right, Key.Key_Right, held=SHIFT)
    press(Key.Key_D, held=CONTROL)
    down = [shows(view, f"applications/carried_in/{column}") for column in ("natural", "business", "research")]
    press(Key.Key_R, held=CONTROL)
    right = [shows(view, f"applications/{row}/research") for row in ("new", "carried_in")]
    press(Key.Key_Down)
    press(Key.Key_D, held=CONTROL)
    type_text("5")
    press(Key.Key_Right)
    press(Key.Key_R, held=CONTROL)

    assert (down, right) == (["7", "8", ""], ["7", "7"])
    assert steps(view) == 5
    assert view.document.report.figure(view.current) == 5
    while view.document.undo_stack.canUndo():
        view.document.undo_stack.undo()
    assert view.document.report == start


def test_filling_down_passes_over_totals_and_carried_figures_and_says_so(window: MainWindow, store: DraftStore) -> None:
    old = balanced(2024)
    store.save(old)
    start = next_years(old)
    view = opened(window, store, start, NEW)
    type_text("9")
    press(Key.Key_Return)
    view.reveal(cell(NEW))
    press(Key.Key_Down, held=CONTROL | SHIFT)
    press(Key.Key_D, held=CONTROL)

    report = view.document.report
    assert report.figure(cell("applications/carried_out/natural")) == 9
    assert report.figure(cell(CARRIED_IN)) == start.figure(cell(CARRIED_IN))
    assert not report.values.keys() & report.form.totals.keys()
    assert "跳过 1 格合计" in window.status_message
    assert "1 格是从去年报告带过来的" in window.status_message


def test_where_nothing_can_be_filled_nothing_is_cleared_and_it_is_said(window: MainWindow, store: DraftStore) -> None:
    start = answered(BLANK, {CARRIED_IN: "7"})
    view = opened(window, store, start, CARRIED_IN)
    said = []
    for key in (Key.Key_Return, Key.Key_D, Key.Key_R):
        press(key, held=CONTROL)
        said.append(window.status_message)
    press(Key.Key_Up)
    press(Key.Key_Down, held=SHIFT)
    press(Key.Key_D, held=CONTROL)

    assert len(set(said)) == 3
    assert all(sentence.startswith("没有填") for sentence in said)
    assert view.document.report == start


def test_filling_that_changes_nothing_counts_no_cell(window: MainWindow, store: DraftStore) -> None:
    start = answered(BLANK, {NEW: "3", NEW_BUSINESS: "3"})
    view = opened(window, store, start, NEW_BUSINESS)
    press(Key.Key_R, held=CONTROL)

    assert window.status_message.startswith("没有填")
    assert (view.document.report, steps(view)) == (start, 0)


def test_a_heading_that_has_the_keyboard_is_not_the_table(window: MainWindow, store: DraftStore) -> None:
    view = opened(window, store, answered(BLANK, {NEW: "7"}), CARRIED_IN)
    assert window.report_view
    window.report_view.reveal(TextRef("headings", "received"))
    press(Key.Key_D, held=CONTROL)
    window.report_view.problems.setFocus()
    press(Key.Key_D, held=CONTROL)

    assert shows(view, CARRIED_IN) == ""


def test_the_corners_of_what_was_filled_are_told(window: MainWindow, store: DraftStore) -> None:
    opened(window, store, BLANK, NEW)
    press(Key.Key_Right, Key.Key_Down, held=SHIFT)
    type_text("6")
    press(Key.Key_Return, held=CONTROL)

    first, last = (f"{BLANK.form.cells[cell(one)].column.called}”" for one in (NEW, NEW_BUSINESS))
    assert "3 格" in window.status_message
    assert window.status_message.index(first) < window.status_message.index(last)
