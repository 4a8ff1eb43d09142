"""F6 goes from area to area and Ctrl+Tab from section to section, out of every table and every text."""

from __future__ import annotations

import pytest

from models.drafts.store import DraftStore
from tests.builders import answered, balanced, cell
from tests.ui.clerk import CONTROL, SHIFT, Key, focus, press, type_text
from ui.report.report_view import ReportView
from ui.report.section_frame import SectionView
from ui.window.main_window import MainWindow

WRONG = answered(balanced(2025), {"applications/new/natural": "99"})


@pytest.fixture
def page(window: MainWindow, store: DraftStore) -> ReportView:
    window.open_draft(store.save(WRONG))
    assert window.report_view
    return window.report_view


def place(page: ReportView) -> str:
    """Return the area in which the keyboard is."""
    view = page.tabs.currentWidget()
    areas = {"problems": page.problems, "tabs": page.tabs.tabBar()}
    found = [name for name, widget in areas.items() if widget.hasFocus()]
    if not found and page.table and (page.table.hasFocus() or page.table.isAncestorOf(focus())):
        return "table"
    return (found or ["above" if isinstance(view, SectionView) and view.row.isAncestorOf(focus()) else "body"])[0]


@pytest.mark.parametrize(("tab", "body", "inner"), [(0, "body", []), (1, "body", ["above"]), (3, "table", ["above"])])
def test_f6_goes_round_through_the_areas_and_back(page: ReportView, tab: int, body: str, inner: list[str]) -> None:
    page.tabs.setCurrentIndex(tab)
    page.unfold()
    there, back = [], []
    for _ in range(4):
        press(Key.Key_F6)
        there.append(place(page))
    for _ in range(4):
        press(Key.Key_F6, held=SHIFT)
        back.append(place(page))
    while place(page) != body:
        press(Key.Key_F6)

    assert there == [*inner, "problems", "tabs", body, *inner, "problems", "tabs"][:4]
    assert back == [*there[-2::-1], body][:4]
    assert page.tabs.currentIndex() == tab


def test_f6_leaves_an_open_cell_keeps_its_figure_and_comes_back_to_it(page: ReportView) -> None:
    page.reveal(cell("applications/new/natural"))
    type_text("15")
    press(Key.Key_F6)
    away = place(page)
    press(Key.Key_F6, held=SHIFT)

    assert (away, place(page)) == ("above", "table")
    assert page.document.report == balanced(2025)
    type_text("7")
    assert page.document.report.figure(cell("applications/new/natural")) == 7


def test_f6_comes_back_to_the_field_of_the_cover_where_it_left(page: ReportView) -> None:
    page.tabs.setCurrentIndex(0)
    press(Key.Key_Tab, Key.Key_Tab)
    field = focus()
    press(Key.Key_F6)
    away = place(page)
    press(Key.Key_F6)

    assert away == "tabs"  # the problems are folded
    assert focus() is field


def test_control_tab_goes_through_the_sections_out_of_tables_texts_and_open_cells(page: ReportView) -> None:
    page.tabs.setCurrentIndex(0)
    seen = []
    for _ in range(page.tabs.count()):
        press(Key.Key_Tab, held=CONTROL)
        seen.append((page.tabs.currentIndex(), place(page)))
        if place(page) == "table":
            press(Key.Key_F2)
    press(Key.Key_Backtab, held=CONTROL | SHIFT)

    texts, tables = {1, 5, 6}, {2, 3, 4}
    assert seen == [(at, "table" if at in tables else "body") for at in [1, 2, 3, 4, 5, 6, 0]]
    assert page.tabs.currentIndex() in texts
    assert page.document.report == WRONG


def test_a_figure_typed_on_a_button_goes_to_the_cell(page: ReportView) -> None:
    page.reveal(cell("applications/new/natural"))
    press(Key.Key_F6)
    on_button = place(page)
    type_text("15")

    assert (on_button, place(page)) == ("above", "table")
    assert page.document.report == balanced(2025)


def test_a_button_pressed_by_key_gives_the_keyboard_back(page: ReportView) -> None:
    page.reveal(cell("applications/new/natural"))
    press(Key.Key_Delete, Key.Key_F6)
    press(Key.Key_Space)
    filled = page.document.report.figure(cell("applications/new/natural"))
    type_text("15")

    assert filled == 0
    assert page.document.report == balanced(2025)
