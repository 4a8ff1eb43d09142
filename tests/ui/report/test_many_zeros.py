"""Nobody fills a table with zeros by the way: it is asked which cells, and told what they have shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from models.checks.findings import Level
from tests.builders import answered, balanced, cell
from tests.ui.clerk import ALT, Key, focus, press, report_page, see_what_follows
from tests.ui.report.test_problem_choice import click_on_verdict
from tests.ui.report.test_skeletons import opened
from ui.kit.plain_widgets import PlainPage
from ui.report.fix_dialog import FixDialog
from ui.report.problem_words import aside
from ui.window.main_window import MainWindow

LEFT = ("disclosure/permits/decisions", "disclosure/fees/collected")
MISSING = answered(balanced(), dict.fromkeys(LEFT, ""))


def answer(*, agree: bool) -> list[str]:
    """Answer the next dialog by a key; return what it shows of the change, once it has been there."""
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FixDialog)
        seen.append(dialog.findChild(PlainPage).toPlainText())  # type: ignore[union-attr]  # there is one
        assert "填 0" in dialog.agree.text()
        if agree:
            QTest.keyClick(dialog.agree, Key.Key_Return)
        else:
            QTest.keyClick(dialog, Key.Key_Return)  # what a hurried clerk presses

    QTimer.singleShot(200, look)
    return seen


@pytest.mark.parametrize("agree", [False, True])
def test_blanks_become_zeros_only_once_their_cells_were_named(window: MainWindow, qtbot: QtBot, *, agree: bool) -> None:
    window.resize(1366, 768)  # where what a fix changes stands beside the list already
    opened(window, MISSING)
    page = report_page(window).widget
    click_on_verdict(window)
    assert page.finding
    assert page.finding.required
    qtbot.waitUntil(lambda: page.panel.mending.shows(page.finding))
    assert "填 0" in aside(page.finding)
    seen = answer(agree=agree)

    press(Key.Key_Return, held=ALT)

    [named] = seen
    assert all(word in named for word in ("行政许可", "行政事业性收费"))
    report = page.document.report
    assert [report.shown(cell(ref)) for ref in LEFT] == (["0", "0"] if agree else ["", ""])
    assert not isinstance(QApplication.activeModalWidget(), QDialog)
    assert page.tabs.place == cell(LEFT[0])


def test_after_zeros_the_error_is_told_that_they_have_shown(window: MainWindow) -> None:
    known = {"applications/new/natural": "14", "applications/granted/natural": "15"}
    blank = {str(ref): "" for ref in balanced().form.cells if ref.table == "applications"}
    opened(window, answered(balanced(), {**blank, **known}))
    page = report_page(window).widget
    page.reveal(cell("applications/new/natural"))
    press(Key.Key_F7)

    [error] = [one for one in page.document.findings if one.level is Level.ERROR]
    assert error.message in window.status_message
    assert error.usual in window.status_message


def test_the_rows_that_became_zero_are_named_while_they_are_few(window: MainWindow) -> None:
    opened(window, MISSING)
    report_page(window).widget.reveal(cell(LEFT[0]))
    press(Key.Key_F7)

    assert "行政许可、行政事业性收费" in window.status_message


def test_the_list_of_problems_leaves_one_of_the_marked_cells_in_sight(window: MainWindow) -> None:
    window.resize(1100, 520)
    opened(window, answered(balanced(), {"applications/new/total": "999"}))
    page = report_page(window).widget
    page.reveal(cell("applications/carried_out/other"))
    see_what_follows()
    click_on_verdict(window)
    see_what_follows()

    table, finding = page.table, page.finding
    assert table
    assert finding
    assert focus() is page.problems
    rects = [table.visualRect(table.figures.at(ref)) for ref in finding.refs if ref in table.figures.grid.places]
    assert any(table.viewport().rect().contains(rect) for rect in rects)


def test_where_nothing_is_left_the_list_says_so_and_what_comes_next(window: MainWindow) -> None:
    opened(window, balanced())
    page = report_page(window).widget
    click_on_verdict(window)

    told = page.panel.mending.told.text()
    assert "没有查出问题" in told
    assert "没有去年的报告" in told
    assert "F4" in told
