"""Keys in a table, in the whole window with all its neighbours: none is lost, and none does what a button does."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import CellRef, TextRef
from models.report.next_year import carry_key, next_years
from models.report.report import Report
from tests.builders import balanced, cell
from tests.ui.clerk import (
    CARRIED_IN,
    BARE,
    CONTROL,
    NEW,
    SHIFT,
    Key,
    at,
    click,
    click_on,
    commit,
    focus,
    open_editors,
    press,
    shown,
    shows,
    type_text,
)
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
    section = view.parent()
    assert isinstance(section, TableSectionView)
    return section.findChildren(QPushButton)


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


def test_tab_walks_a_report_that_may_only_be_looked_at(
    window: MainWindow, store: DraftStore
) -> None:
    draft_id = store.save(balanced(2025))
    store.read_only = "王芳正在填。"
    window.open_draft(draft_id)
    page_of(window).reveal(cell(NEW))
    view = page_of(window).table
    assert view
    press(*[Key.Key_Tab] * 7)
    reached = view.current
    type_text("1")

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
            place = (self.row * columns + self.column + (1 if key == Key.Key_Tab else -1)) % (rows * columns)
            self.row, self.column = divmod(place, columns)
        elif key == Key.Key_Return and run:
            row, column = divmod(self.start, columns)
            self.row, self.column = (row + 1, column) if row + 1 < rows else (0, 0)
        elif key == Key.Key_Return:
            self.column, self.row = divmod((self.column * rows + self.row + 1) % (rows * columns), rows)
        elif key in {Key.Key_Up, Key.Key_Down}:
            self.row = min(max(self.row + (1 if key == Key.Key_Down else -1), 0), rows - 1)
        elif key == Key.Key_Left:
            self.column = max(self.column - 1, 0)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_key_of_a_long_row_of_keys_is_lost(desk: Desk, seed: int) -> None:
    view, clerk, dice = desk(BLANK, NEW), Clerk(), random.Random(seed)  # noqa: S311  # no secret
    moves = [Key.Key_Tab, Key.Key_Tab, Key.Key_Return, Key.Key_Return, Key.Key_Backtab, Key.Key_Up, Key.Key_Down]
    for _ in range(150):
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
