"""Keys in a table, in the whole window with all its neighbours: none is lost, and none does what a button does."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.next_year import carry_key, next_years
from models.report.report import Report
from tests.builders import balanced, cell
from tests.ui.clerk import (
    BARE,
    CARRIED_IN,
    CONTROL,
    NEW,
    SHIFT,
    Key,
    click,
    click_on,
    commit,
    focus,
    press,
    shown,
    shows,
    type_text,
)
from ui.report.reason_dialog import ReasonDialog
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

Desk = Callable[[Report, str], TableView]
BLANK = Report.blank(2025)
TABLE_TWO = [f"disclosure/{row}/{column}" for row in ("regulations", "normative") for column in ("issued", "repealed")]


@pytest.fixture
def desk(window: MainWindow, store: DraftStore) -> Desk:
    """Open a report on a table in the window."""

    def open_on(report: Report, address: str) -> TableView:
        window.open_draft(store.save(report))
        page = page_of(window)
        page.reveal(cell(address))
        assert page.table
        return page.table

    return open_on


def page_of(window: MainWindow) -> ReportView:
    assert window.report_view
    return window.report_view


def buttons(view: TableView) -> list[QPushButton]:
    """Return the buttons above a table that do something in it; those that open a window end in dots."""
    section = view.parent()
    assert isinstance(section, TableSectionView)
    return [one for one in section.findChildren(QPushButton) if one.isVisible() and not one.text().endswith("…")]


def come_back(qtbot: QtBot, view: TableView) -> None:
    """Let the window be the active one again, which without a desktop nobody else sees to."""
    with qtbot.waitActive(view.window()):
        view.window().activateWindow()


def in_table(view: TableView) -> bool:
    return focus() is view or view.isAncestorOf(focus())


# ---------------------------------------------------------------- Tab and Enter


@pytest.mark.parametrize("open_first", [True, False])
def test_tab_stays_in_the_table_whether_or_not_a_cell_is_open(desk: Desk, *, open_first: bool) -> None:
    view = desk(BLANK, TABLE_TWO[0])
    if open_first:
        type_text("0")
    press(Key.Key_Tab, Key.Key_Tab)
    type_text("7")
    press(Key.Key_Tab)

    assert view.document.report.figure(cell("disclosure/regulations/in_force")) == 7
    assert len(view.document.report.figures) == 1 + open_first
    assert in_table(view)
    press(Key.Key_Backtab, Key.Key_Backtab, held=SHIFT)
    assert view.current == cell("disclosure/regulations/repealed")


def test_tab_walks_a_report_that_may_only_be_looked_at(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced(2025))
    store.read_only = "王芳正在填。"
    window.open_draft(draft_id)
    page_of(window).reveal(cell(NEW))
    view = page_of(window).table
    assert view
    press(*[Key.Key_Tab] * 7)
    reached = view.current
    type_text("3")

    assert reached == view.current == cell("applications/carried_in/business")
    assert in_table(view)


def test_a_column_typed_with_enter_fills_every_input_and_no_total(desk: Desk) -> None:
    view = desk(BLANK, NEW)
    form = BLANK.form
    column = [ref for ref in form.inputs(view.figures.table) if ref.column == "natural"]
    for count in range(len(column)):
        type_text(str(count + 10))
        press(Key.Key_Enter if count % 2 else Key.Key_Return)

    values = view.document.report.values
    assert [values.get(ref) for ref in column] == [count + 10 for count in range(len(column))]
    assert not values.keys() & form.totals.keys()
    assert view.current == cell("applications/new/business")


def test_down_passes_over_a_total_and_a_total_is_overwritten_on_purpose_only(desk: Desk, window: MainWindow) -> None:
    view = desk(BLANK, "applications/other_rest/natural")
    type_text("3")
    press(Key.Key_Down)
    type_text("4")
    press(Key.Key_Up)
    assert view.current == cell("applications/other_rest/natural")
    assert shows(view, "applications/handled/natural") == "3"

    click(view, cell("applications/handled/natural"))
    type_text("5")
    assert "合计" in window.status_message
    press(Key.Key_Return)
    assert shows(view, "applications/handled/natural") == "5"


# ---------------------------------------------------------------- no key is lost

DOWN = [ref for ref in BLANK.form.inputs(BLANK.form.table("applications")) if ref.column == "natural"]
ROWS = [ref.row for ref in DOWN]
COLUMNS = ["natural", "business", "research", "charity", "legal", "other"]


class Clerk:
    """Knows what a sheet of paper with the inputs of table 3 looks like after each key."""

    def __init__(self) -> None:
        self.figures: dict[CellRef, str] = {}
        self.row, self.column, self.start, self.typed = 0, 0, 0, ""
        self.run = False

    @property
    def at(self) -> CellRef:
        return CellRef("applications", ROWS[self.row], COLUMNS[self.column])

    def type(self, digit: str) -> None:
        self.typed += digit
        self.figures[self.at] = str(int(self.typed))

    def press(self, key: Key) -> None:
        rows, columns, run = len(ROWS), len(COLUMNS), self.run
        self.typed, self.run = "", key in {Key.Key_Tab, Key.Key_Backtab}
        if self.run:
            self.start = self.start if run else self.row * columns + self.column
            place = self.row * columns + self.column + (1 if key == Key.Key_Tab else -1)
            place = min(max(place, 0), rows * columns - 1)
            self.row, self.column = divmod(place, columns)
        elif key == Key.Key_Return and run:
            row, column = divmod(self.start, columns)
            self.row, self.column = (row + 1, column) if row + 1 < rows else (self.row, self.column)
        elif key == Key.Key_Return:
            self.column, self.row = divmod(min(self.column * rows + self.row + 1, rows * columns - 1), rows)
        elif key in {Key.Key_Up, Key.Key_Down}:
            self.row = min(max(self.row + (1 if key == Key.Key_Down else -1), 0), rows - 1)
        elif key == Key.Key_Left:
            self.column = max(self.column - 1, 0)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_key_of_a_long_row_of_keys_is_lost(desk: Desk, seed: int) -> None:
    view, clerk, dice = desk(BLANK, NEW), Clerk(), random.Random(seed)  # noqa: S311  # no secret
    moves = [Key.Key_Tab, Key.Key_Tab, Key.Key_Return, Key.Key_Return, Key.Key_Backtab, Key.Key_Up, Key.Key_Down]
    for _ in range(100):
        if dice.random() < 0.5:
            digit = dice.choice("0123456789")
            (commit if dice.random() < 0.2 else type_text)(digit)
            clerk.type(digit)
        else:
            key = dice.choice([*moves, Key.Key_Left])
            press(key, held=SHIFT if key == Key.Key_Backtab else BARE)
            clerk.press(key)
        assert view.current == clerk.at
        assert in_table(view)

    report = view.document.report
    inputs = report.form.inputs(view.figures.table)
    assert {ref: report.shown(ref) for ref in inputs if ref in report.values} == clerk.figures
    assert not report.values.keys() & report.form.totals.keys()


def test_digits_that_an_input_method_still_holds_are_taken_in_and_words_are_not(desk: Desk) -> None:
    view = desk(BLANK, NEW)
    commit("1")
    commit("", preedit="23")
    press(Key.Key_Tab)
    commit("45")
    commit("", preedit="qi")
    press(Key.Key_Tab)
    commit("6", preedit="7")
    click(view, cell(CARRIED_IN))

    assert [shows(view, f"applications/new/{column}") for column in COLUMNS[:4]] == ["123", "45", "67", ""]
    commit("8", preedit="9")
    press(Key.Key_Escape)
    assert shows(view, CARRIED_IN) == ""


def test_a_figure_that_is_half_typed_goes_on_after_a_look_at_another_window(qtbot: QtBot, desk: Desk) -> None:
    view = desk(BLANK, NEW)
    type_text("1")
    other = shown(qtbot, QLineEdit())
    other.setFocus()
    come_back(qtbot, view)
    type_text("2")

    assert shows(view, NEW) == "12"


# ---------------------------------------------------------------- buttons


def test_after_a_click_on_a_button_figures_go_to_the_cell(desk: Desk, window: MainWindow) -> None:
    view = desk(BLANK, NEW)
    page_of(window).unfold()
    for button in buttons(view):
        page_of(window).problems.setFocus()
        click_on(button)
        assert focus() is view
    type_text("7")
    for button in buttons(view):
        click_on(button)
    type_text("8")
    press(Key.Key_Return)

    assert shows(view, NEW) == "78"
    assert view.document.report.figure(cell(CARRIED_IN)) == 0


def test_the_key_of_the_button_fills_the_blanks_from_an_open_cell_too(desk: Desk) -> None:
    view = desk(BLANK, NEW)
    type_text("7")
    press(Key.Key_F7)
    type_text("8")

    assert shows(view, NEW) == "78"
    assert view.document.report.figure(cell(CARRIED_IN)) == 0
    assert "F7" in buttons(view)[0].text()


# ---------------------------------------------------------------- a carried figure asks for a reason

OLD = balanced(2024)
CARRIED = next_years(OLD)


_MOMENT = 5
"""Milliseconds after which to look for the dialog again. Chosen: short."""


class Reasons:
    """Types into each dialog that asks for a reason, and counts them."""

    def __init__(self, *keys: tuple[Key, Qt.KeyboardModifier], words: str = "") -> None:
        self.count, self.keys, self.words = 0, keys, words

    def answer_next(self) -> None:
        QTimer.singleShot(_MOMENT, lambda: self._answer())  # noqa: PLW0108  # it keeps this alive

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ReasonDialog) or not dialog.isActiveWindow():
            self.answer_next()
            return
        self.count += 1
        type_text(self.words)
        for key, held in self.keys:
            press(key, held=held)


@pytest.fixture
def carried(window: MainWindow, store: DraftStore) -> TableView:
    store.save(OLD)
    window.open_draft(store.save(CARRIED))
    page_of(window).reveal(cell(CARRIED_IN))
    view = page_of(window).table
    assert view
    return view


@pytest.mark.parametrize(
    "keys", [[(Key.Key_Return, CONTROL)], [(Key.Key_Enter, CONTROL)], [(Key.Key_Tab, BARE), (Key.Key_Space, BARE)]]
)
def test_the_reason_for_a_carried_figure_is_given_by_keys_and_the_figure_goes_on(
    qtbot: QtBot, carried: TableView, keys: list[tuple[Key, Qt.KeyboardModifier]]
) -> None:
    Reasons(*keys, words="so").answer_next()
    type_text("4")
    come_back(qtbot, carried)
    type_text("2")
    press(Key.Key_Tab)

    report = carried.document.report
    assert report.figure(cell(CARRIED_IN)) == 42
    assert report.text(*carry_key(cell(CARRIED_IN))) == "so"
    assert focus() is carried


def test_who_turns_back_is_asked_once_and_stays(qtbot: QtBot, carried: TableView) -> None:
    turned_back = Reasons((Key.Key_Escape, BARE))
    turned_back.answer_next()
    commit("1")
    come_back(qtbot, carried)

    assert turned_back.count == 1
    assert focus() is carried
    assert carried.current == cell(CARRIED_IN)
    assert carried.document.report == CARRIED


def test_where_nothing_may_be_typed_a_key_says_so(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced())
    store.read_only = "王芳正在填。"
    window.open_draft(draft_id)
    page_of(window).reveal(cell(NEW))
    said = []
    for key in (Key.Key_5, Key.Key_F2, Key.Key_Backspace):
        window.show_status("")
        press(key)
        said.append(window.status_message)

    assert said == [store.read_only] * 3
    assert page_of(window).document.report == balanced()
