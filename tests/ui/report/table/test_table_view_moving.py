from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import balanced, cell, cells
from tests.ui.clerk import (
    CARRIED_IN,
    CONTROL,
    GRANTED,
    NEW,
    NEW_BUSINESS,
    SHIFT,
    Key,
    at,
    click,
    click_on_label,
    open_editors,
    press,
    shows,
    table_view,
    type_text,
)
from ui.report.table.table_view import TableView

# ---------------------------------------------------------------- going on


def test_enter_goes_down_and_shift_enter_up(full: TableView) -> None:
    at(full, NEW)

    type_text("1")
    press(Key.Key_Return)
    below = full.current
    press(Key.Key_Enter, held=SHIFT)

    assert below == cell(CARRIED_IN)
    assert full.current == cell(NEW)


def test_tab_skips_totals_and_goes_on_in_the_next_row(full: TableView) -> None:
    at(full, "applications/new/other")

    press(Key.Key_Tab)

    assert full.current == cell(CARRIED_IN)


def test_shift_tab_goes_back_over_totals(full: TableView) -> None:
    at(full, CARRIED_IN)

    press(Key.Key_Backtab, held=SHIFT)

    assert full.current == cell("applications/new/other")


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_the_last_figure_is_where_the_table_ends(full: TableView, key: Key) -> None:
    told: list[str] = []
    full.status_message.connect(told.append)
    at(full, "applications/carried_out/other")

    type_text("7")
    press(key)

    assert full.current == cell("applications/carried_out/other")
    assert shows(full, "applications/carried_out/other") == "7"
    assert "最后一格" in told[-1]


def test_that_nothing_is_below_is_not_called_the_end_of_the_table(full: TableView) -> None:
    told: list[str] = []
    full.status_message.connect(told.append)
    at(full, "applications/carried_out/natural")
    press(Key.Key_Tab)
    press(Key.Key_Return)

    assert full.current == cell("applications/carried_out/business")
    assert "下面没有" in told[-1]
    assert "最后一格" not in told[-1]


def test_the_first_figure_is_where_the_table_begins(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_Backtab, held=SHIFT)

    assert full.current == cell(NEW)


def test_tab_leaves_an_open_editor_too(full: TableView) -> None:
    at(full, NEW)

    type_text("3")
    press(Key.Key_Tab)
    type_text("4")
    press(Key.Key_Tab)

    assert (shows(full, NEW), shows(full, NEW_BUSINESS)) == ("3", "4")
    assert not open_editors(full)
    assert full.current == cell("applications/new/research")


def test_enter_after_a_run_of_tabs_returns_below_its_start(full: TableView) -> None:
    at(full, NEW)

    for figure in "345":
        type_text(figure)
        press(Key.Key_Tab)
    press(Key.Key_Return)

    assert full.current == cell(CARRIED_IN)


@pytest.mark.parametrize("leave", ["click", "arrow", "reveal"])
def test_a_run_of_tabs_ends_when_the_clerk_goes_elsewhere(full: TableView, leave: str) -> None:
    at(full, NEW)
    press(Key.Key_Tab, Key.Key_Tab)

    if leave == "click":
        click(full, cell("applications/granted/research"))
    elif leave == "reveal":
        full.reveal(cell("applications/granted/research"))
    else:
        press(Key.Key_Down, Key.Key_Down)
    press(Key.Key_Return)

    assert full.current == cell("applications/partial/research")


def test_home_and_end_go_to_the_ends_of_the_row(full: TableView) -> None:
    at(full, "applications/granted/charity")

    press(Key.Key_End)
    end = full.current
    press(Key.Key_Home)

    assert end == cell("applications/granted/total")
    assert full.current == cell(GRANTED)


def test_control_home_and_end_go_to_the_ends_of_the_table(full: TableView) -> None:
    press(Key.Key_End, held=CONTROL)
    last = full.current
    press(Key.Key_Home, held=CONTROL)

    assert last == cell("applications/carried_out/total")
    assert full.current == cell(NEW)


@pytest.mark.parametrize(
    ("arrow", "reached"),
    [
        (Key.Key_Up, "new/research"),
        (Key.Key_Down, "carried_out/research"),
        (Key.Key_Left, "granted/natural"),
        (Key.Key_Right, "granted/total"),
    ],
)
def test_control_arrows_go_to_the_edge(full: TableView, arrow: Key, reached: str) -> None:
    at(full, "applications/granted/research")

    press(arrow, held=CONTROL)

    assert full.current == cell(f"applications/{reached}")


@pytest.mark.parametrize("arrow", [Key.Key_Up, Key.Key_Left])
def test_arrows_stay_at_the_edge_of_the_figures(full: TableView, arrow: Key) -> None:
    press(arrow)

    assert full.current == cell(NEW)


def test_arrows_cross_from_one_block_into_the_next(qtbot: QtBot) -> None:
    view = table_view(qtbot, balanced(), "disclosure")
    view.reveal(cell("disclosure/normative/in_force"))

    press(Key.Key_Down)
    below = view.current
    press(Key.Key_Up)

    assert below == cell("disclosure/permits/decisions")
    assert view.current.row == "normative"


# ---------------------------------------------------------------- choosing


def test_shift_arrows_choose_a_block(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_Right, Key.Key_Down, held=SHIFT)

    assert full.chosen == cells("applications", ("new", "carried_in"), ("natural", "business"))


def test_shift_arrows_shrink_the_block_again(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_Right, Key.Key_Right, Key.Key_Left, held=SHIFT)

    assert full.chosen == (cell(NEW), cell(NEW_BUSINESS))


def test_control_shift_arrows_choose_to_the_edge(full: TableView) -> None:
    at(full, NEW)

    press(Key.Key_Right, held=CONTROL | SHIFT)

    assert len(full.chosen) == 7


def test_control_shift_arrows_go_on_from_where_shift_arrows_began(full: TableView) -> None:
    at(full, NEW)
    press(Key.Key_Down, held=SHIFT)

    press(Key.Key_Right, held=CONTROL | SHIFT)

    assert len(full.chosen) == 14


def test_a_click_begins_a_new_choice(full: TableView) -> None:
    at(full, NEW)
    press(Key.Key_Right, held=CONTROL | SHIFT)
    click(full, cell("applications/granted/legal"))

    press(Key.Key_Right, held=SHIFT)

    assert full.chosen == cells("applications", ("granted",), ("legal", "other"))


def test_shift_click_chooses_a_block(full: TableView) -> None:
    click(full, cell(NEW))

    click(full, cell("applications/carried_in/business"), SHIFT)

    assert len(full.chosen) == 4


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Key.Key_Return, SHIFT),
        (Key.Key_Backtab, SHIFT),
        (Key.Key_Home, CONTROL),
        (Key.Key_End, CONTROL),
        (Key.Key_Left, CONTROL),
        (Key.Key_Down, CONTROL),
    ],
)
def test_moving_with_shift_or_control_held_chooses_only_the_new_place(
    full: TableView, key: Key, held: Qt.KeyboardModifier
) -> None:
    at(full, "applications/granted/research")

    press(key, held=held)

    assert full.chosen == (full.current,)
    assert full.current != cell("applications/granted/research")


def test_control_a_chooses_every_figure(full: TableView) -> None:
    press(Key.Key_A, held=CONTROL)

    assert full.chosen == tuple(full.figures.grid.places)


def test_a_click_on_a_label_leaves_the_cursor_where_it_was(full: TableView) -> None:
    at(full, GRANTED)

    click_on_label(full, 5)

    assert full.current == cell(GRANTED)
    assert full.chosen == (cell(GRANTED),)
