"""The drafts are looked for as the clerk types, by keys alone, in the whole window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from tests.builders import answered, balanced
from tests.models.drafts.damage import DELIVERED
from tests.ui.clerk import CONTROL, Key, focus, press, report_page, type_text
from ui.window.draft_groups import Order
from ui.window.main_window import MainWindow
from ui.window.start_view import StartView


@pytest.fixture
def page(store: DraftStore, window: MainWindow) -> StartView:
    """The page with drafts of two years, and the keyboard in their list."""
    for name, year in (("甲", 2022), ("乙", 2022), ("甲", 2023), ("乙", 2023)):
        store.save(answered(balanced(year), {"cover/agency": f"{name}街道办事处"}), f"{name}{year}")
    window.go_to_start()
    return window.drafts.widget


def ids(page: StartView) -> list[str]:
    return [one.id for one in page.model.drafts]


def chosen(page: StartView) -> str:
    assert page.draft is not None
    return page.draft.id


def test_each_key_narrows_the_list_and_enter_opens_what_is_left(window: MainWindow, page: StartView) -> None:
    press(Key.Key_F, held=CONTROL)
    type_text("甲")
    assert (ids(page), chosen(page)) == (["甲2023", "甲2022"], "甲2023")
    type_text(" 2022")
    assert (ids(page), chosen(page), focus()) == (["甲2022"], "甲2022", page.search)
    press(Key.Key_Return)
    report = report_page(window).report.document.report
    assert (report.year, report.text("cover", "agency")) == (2022, "甲街道办事处")

    window.go_to_start()
    assert ids(page) == ["甲2022"], "what was looked for stays"


def test_escape_shows_all_again_and_stands_where_it_was(page: StartView) -> None:
    press(Key.Key_F, held=CONTROL)
    type_text("乙 2022")
    press(Key.Key_Escape)
    assert (len(ids(page)), chosen(page), focus()) == (4, "乙2022", page.list)

    press(Key.Key_F, held=CONTROL)
    type_text("丁")
    assert (ids(page), page.list.isVisible(), page.draft) == ([], False, None)
    press(Key.Key_Down)
    assert focus() is page.search
    press(Key.Key_Escape)
    assert (len(ids(page)), focus()) == (4, page.list)


def test_down_leads_into_the_list_and_the_rows_of_the_years_are_passed_over(page: StartView) -> None:
    press(Key.Key_F, held=CONTROL)
    press(Key.Key_Down)
    assert (focus(), chosen(page)) == (page.list, "乙2023")
    passed = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_PageUp, Key.Key_End, Key.Key_Home):
        press(key)
        passed.append(chosen(page))
    assert passed == ["甲2023", "乙2022", "甲2022", "甲2022", "乙2023", "甲2022", "乙2023"]
    years = [page.model.group(row) for row in range(page.model.rowCount())]
    assert [one.year for one in years if one] == [2023, 2022]


def test_what_needs_hands_first_is_sorted_once_it_is_known(qtbot: QtBot, store: DraftStore, page: StartView) -> None:
    store.delivered("乙2023", DELIVERED._replace(code="x"))
    store.save(answered(balanced(2023), {"cover/agency": "丙街道办事处"}), "丙2023")
    page.order.choose(Order.STANDING)
    page.show_drafts(store.drafts())
    qtbot.waitUntil(lambda: not page.model.pending)
    QApplication.processEvents()

    assert ids(page)[0] == "乙2023"
    page.order.choose(Order.NAME)
    assert ids(page) == sorted(
        ["乙2023", "乙2022", "丙2023", "甲2023", "甲2022"], key=lambda one: (one[0], -int(one[1:]))
    )


def test_the_row_of_a_year_is_told_whole_and_is_no_choice(page: StartView) -> None:
    first = page.model.index(0, 0)
    assert page.list.columnSpan(0, 0) == page.model.columnCount()
    assert "2023" in str(first.data())
    page.list.setCurrentIndex(QModelIndex())
    page.list.clicked.emit(first)
    page.list.activated.emit(first)
    assert page.draft is None


def test_the_year_is_told_while_its_row_is_out_of_sight(store: DraftStore, window: MainWindow) -> None:
    for number in range(40):
        store.save(answered(balanced(2022), {"cover/agency": f"{number}街道办事处"}))
    window.go_to_start()
    page, horizontal = window.drafts.widget, Qt.Orientation.Horizontal
    first = page.model.headerData(0, horizontal)
    press(Key.Key_End)
    assert "2022" in str(page.model.headerData(0, horizontal))
    assert "2022" not in str(page.model.headerData(1, horizontal))
    page.list.scrollToTop()
    assert page.model.headerData(0, horizontal) == first
