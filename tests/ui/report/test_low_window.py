"""What gives way in a low or narrow window, and how what has given way is reached all the same."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from models.drafts.store import DraftStore
from models.report.report import Report
from tests.ui.clerk import Key, focus, press, type_text
from ui.report.report_view import ReportView
from ui.report.section_frame import SectionView
from ui.window.main_window import MainWindow
from ui.window.status_bar import StatusBar

LOW, USUAL = (683, 334), (1366, 698)
"""Pixels of windows: 1366 × 768 at 200 % and at 100 %."""


@pytest.fixture
def view(window: MainWindow, store: DraftStore) -> ReportView:
    window.open_draft(store.save(Report.blank(2023)))
    window.resize(*LOW)
    assert window.report_view
    window.report_view.tabs.setCurrentIndex(3)
    QApplication.processEvents()
    return window.report_view


def section(view: ReportView) -> SectionView:
    found = view.tabs.currentWidget()
    assert isinstance(found, SectionView)
    return found


def choose(view: ReportView, letter: str) -> None:
    """Choose, in the menu of what stands above a section in a higher window, the entry with a letter."""
    menu = view.tabs.tools.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()  # without a screen, a menu that is open could not have the keyboard
    [entry] = [one for one in menu.actions() if f"&{letter}" in one.text()]
    entry.trigger()


def test_what_gives_way_comes_back_in_a_higher_window(view: ReportView, window: MainWindow) -> None:
    [strip] = window.findChildren(StatusBar)

    def seen() -> tuple[bool, bool, int, str, str]:
        QApplication.processEvents()
        tabs = view.tabs
        return (
            section(view).row.isVisible(),
            tabs.tools.isVisible(),
            strip.height(),
            tabs.tabText(1),
            tabs.tabToolTip(1),
        )

    low = seen()
    view.unfold()
    QApplication.processEvents()
    assert view.table
    assert view.panel.height() < 80
    assert view.table.viewport().height() > 40

    window.resize(*USUAL)
    usual = seen()
    assert (low[:2], usual[:2]) == ((False, True), (True, False))
    assert low[2] < usual[2]
    assert low[3].startswith("一")
    assert "总体情况" not in low[3]
    assert "总体情况" in usual[3]
    assert usual[3] in low[4]
    assert view.panel.height() > 100


def test_what_has_given_way_is_reached_by_the_menu(view: ReportView) -> None:
    choose(view, "Z")
    assert len(view.document.report.figures) > 100
    assert focus() is view.table

    choose(view, "H")
    heading = section(view).heading
    assert (focus(), heading.isVisible()) == (heading, True)
    type_text("x")
    press(Key.Key_Return)
    assert focus() is view.table
    assert view.document.report.text("headings", section(view).section.id)
    assert not section(view).row.isVisible()
