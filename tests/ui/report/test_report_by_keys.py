"""The open report by its keys, in the whole window: problems, checking, finding, saving, size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import CellRef, TextRef
from models.report.report import Report
from tests.builders import answered, balanced, cell, sample
from tests.ui.clerk import (
    ALT,
    CONTROL,
    SHIFT,
    Key,
    boxes_read,
    click_on,
    clipboard,
    focus,
    open_editors,
    press,
    type_text,
)
from ui.report.report_view import ReportView
from ui.report.table.table_view import TableView
from ui.report.zoom import kept_zoom
from ui.window.main_window import MainWindow
from ui.window.status_bar import StatusBar

NEW = cell("applications/new/natural")
LITIGATION = cell("litigation/cases/review_total")
OTHER = TextRef("texts", "other")

Open = Callable[[Report], ReportView]


@pytest.fixture
def open_report(window: MainWindow, store: DraftStore) -> Open:
    """Open a report, with the cursor in the first cell of table 3."""

    def open_(report: Report) -> ReportView:
        window.resize(1366, 690)
        window.open_draft(store.save(report))
        assert window.report_view is not None
        window.report_view.reveal(NEW)
        return window.report_view

    return open_


def table_of(page: ReportView) -> TableView:
    assert page.table is not None
    return page.table


def strip_of(window: MainWindow) -> StatusBar:
    bar = window.findChild(StatusBar)
    assert bar is not None
    return bar


def current(page: ReportView) -> CellRef:
    return table_of(page).current


# ---------------------------------------------------------------- folding


def test_the_problems_unfold_by_f8_or_a_click_and_fold_when_a_figure_is_typed(
    qtbot: QtBot, window: MainWindow, open_report: Open
) -> None:
    page = open_report(answered(balanced(), {str(LITIGATION): "9", "texts/problems": ""}))
    first = page.folded, page.aside.startswith("有 ")
    press(Key.Key_F8)
    by_key = page.folded, focus() is table_of(page)
    qtbot.waitUntil(lambda: page.aside.startswith("从头数第 1 处，共 "))
    page.reveal(NEW)
    type_text("12")
    typing = page.folded, str(page.document.report.content(NEW)), [one.text() for one in open_editors(table_of(page))]
    press(Key.Key_Escape)
    taken_back = str(page.document.report.content(NEW)), focus() is table_of(page)
    click_on(strip_of(window).verdict)
    by_click = page.folded, focus() is page.problems
    press(Key.Key_Escape)

    assert first == (True, True)
    assert by_key == by_click == (False, True)
    assert typing == (True, "12", ["12"])
    assert taken_back == ("15", True)
    assert (page.folded, focus() is table_of(page)) == (True, True)


def test_folding_from_the_list_gives_the_keyboard_back_to_the_cell(open_report: Open) -> None:
    page = open_report(answered(balanced(), {str(LITIGATION): "9"}))
    page.unfold()
    page.problems.setFocus()

    press(Key.Key_Escape)

    assert (page.folded, focus() is table_of(page), current(page)) == (True, True, NEW)


def test_with_its_problems_folded_table_three_has_the_room_it_needs(window: MainWindow, open_report: Open) -> None:
    page = open_report(balanced())
    QApplication.processEvents()

    assert [window.menuBar().height(), page.tabs.tabBar().height(), strip_of(window).height()] == [26, 32, 40]
    assert table_of(page).height() >= 28 * 19 + 1


# ---------------------------------------------------------------- F8 and F5


def test_f8_goes_on_from_the_cursor_and_shift_f8_back(window: MainWindow, open_report: Open) -> None:
    blank = [cell(f"disclosure/{one}") for one in ("regulations/repealed", "normative/issued", "permits/decisions")]
    report = balanced().applied(balanced().edit(dict.fromkeys(blank)))
    page = open_report(report.applied(report.edit({TextRef("headings", "problems"): "五、小结"})))
    page.reveal(cell("disclosure/regulations/issued"))
    seen = []
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, SHIFT):
        press(Key.Key_F8, held=held)
        seen.append((page.tabs.currentIndex(), page.problems.finding and page.problems.finding.required))
    back = current(page)
    table_of(page).reveal(blank[1])
    press(Key.Key_F8)
    from_the_second = current(page)
    page.reveal(OTHER)
    press(Key.Key_F8)

    assert seen[0] == seen[2] == (2, True)
    assert seen[1][0] == 5
    assert (back, from_the_second) == (blank[0], blank[1])
    assert (page.tabs.currentIndex(), "从头" in window.status_message) == (2, True)


def test_where_nothing_is_found_that_is_said(window: MainWindow, open_report: Open) -> None:
    page = open_report(balanced())
    press(Key.Key_F8)
    nothing = window.status_message
    press(Key.Key_F5)
    ready = window.status_message

    assert "没有查出问题" in nothing
    assert "没有错误" in ready
    assert "空" not in ready, "some of the cover may be blank"
    assert current(page) == NEW


def test_f5_leads_to_the_first_that_blocks_and_says_how_many_do(window: MainWindow, open_report: Open) -> None:
    page = open_report(answered(sample("003"), {"texts/other": ""}))
    blocking = [one for one in page.document.findings if one.blocks]
    press(Key.Key_F5)
    stood = page.problems.finding
    page.document.restore({**dict.fromkeys(page.document.report.values), **balanced().values}, "恢复")
    page.document.push({TextRef("texts", "problems"): "宣传还不够，明年加强。"}, "修改文字")
    press(Key.Key_F5)

    assert stood is not None
    assert stood.blocks
    assert len(blocking) > 1
    assert "1 处提醒" in window.status_message


def test_what_the_list_shows_beside_it_is_mended_by_alt_enter_at_once(open_report: Open) -> None:
    page = open_report(answered(balanced(), {str(LITIGATION): "9"}))
    press(Key.Key_F8)
    shown = page.panel.mending.fix.isVisible()
    press(Key.Key_Return, held=ALT)

    assert shown
    assert page.document.report.figures == balanced().figures
    assert (focus() is table_of(page), current(page)) == (True, LITIGATION)


# ---------------------------------------------------------------- what is said


def test_what_was_said_goes_when_it_fits_no_longer(qtbot: QtBot, window: MainWindow, open_report: Open) -> None:
    page = open_report(balanced())
    type_text("16")
    press(Key.Key_Return)
    press(Key.Key_Z, held=CONTROL)
    qtbot.wait(1)
    undone = window.status_message
    press(Key.Key_Right)
    moved = window.status_message
    type_text("7")
    edited = window.status_message
    press(Key.Key_Return)
    page.problems.chosen.emit(page.document.findings[0])
    qtbot.wait(1)
    pointing = window.status_message
    press(Key.Key_Left if page.table else Key.Key_Right)
    press(Key.Key_Up)

    assert undone == moved
    assert undone.startswith("已撤销")
    assert edited == ""
    assert "Ctrl+F8" in pointing
    assert window.status_message == ""


def test_what_stands_below_is_read_in_full_by_its_key(
    window: MainWindow, open_report: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_report(balanced())
    long = "很长的一句话，" * 40
    window.show_status(long)
    read = boxes_read(monkeypatch)

    press(Key.Key_F1, held=SHIFT)

    [told] = read
    assert told.endswith(long)
    assert "收到的申请" in told, "what is said of the cell, too"
    assert focus() is table_of(page)


def test_ctrl_s_says_that_it_is_on_the_disk_once_it_is(
    window: MainWindow, open_report: Open, store: DraftStore
) -> None:
    page = open_report(balanced())
    type_text("16")

    press(Key.Key_S, held=CONTROL)

    [draft] = store.drafts()
    assert draft.report is not None
    assert draft.report.figure(NEW) == 16
    assert window.status_message == f"{window.saving}。"
    assert window.saving.startswith("已自动保存 ")
    assert focus() is table_of(page)


# ---------------------------------------------------------------- finding, and size


def test_ctrl_f_leads_through_the_whole_report_and_back(open_report: Open) -> None:
    page = open_report(
        answered(balanced(), {"cover/prepared_by": "甲乙丙", "texts/other": "找甲乙丙。甲乙丙没有收费。"})
    )
    press(Key.Key_F, held=CONTROL)
    field = focus()
    type_text("甲乙丙")
    counted = page.find_bar.told.text()
    seen = []
    for held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, SHIFT):
        press(Key.Key_Return, held=held)
        seen.append((page.tabs.currentIndex(), focus() is field))
    press(Key.Key_Escape)
    text = focus()

    assert counted == "共 3 处"
    assert seen == [(6, True), (6, True), (6, True)]
    assert isinstance(text, QPlainTextEdit)
    assert text.textCursor().selectedText() == "甲乙丙"
    assert (page.find_bar.isVisible(), page.document.report.text(*OTHER)) == (False, "找甲乙丙。甲乙丙没有收费。")


def test_the_size_is_changed_by_keys_and_wheel_and_remembered(open_report: Open, settings: QSettings) -> None:
    page = open_report(balanced())
    usual = table_of(page).font().pointSizeF()
    for key in (Key.Key_Equal, Key.Key_Plus, Key.Key_Minus):
        press(key, held=CONTROL)
    larger = round(table_of(page).font().pointSizeF() / usual, 2), kept_zoom(settings)
    _turn_wheel(table_of(page), 120)
    wheel = kept_zoom(settings)
    for _ in range(30):
        press(Key.Key_Plus, held=CONTROL)
    most = kept_zoom(settings)
    press(Key.Key_0, held=CONTROL)

    assert larger == (1.1, 110)
    assert (wheel, most, page.zoom, kept_zoom(settings)) == (120, 200, 100, 100)


def _turn_wheel(table: TableView, by: int) -> None:
    at = QPointF(table.viewport().rect().center())
    turn = QWheelEvent(
        at,
        table.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(table.viewport(), turn)


@pytest.mark.parametrize("kept", ["", "abc", "-50", "9999999", "٣٠", "50"])
def test_a_damaged_size_is_one_that_can_be_shown(settings: QSettings, kept: str) -> None:
    settings.setValue("zoom", kept)

    assert 80 <= kept_zoom(settings) <= 200


def test_esc_ends_the_search_from_each_of_its_parts(open_report: Open) -> None:
    page = open_report(balanced())
    for tabs in range(4):
        press(Key.Key_F, held=CONTROL)
        press(*[Key.Key_Tab] * tabs)
        assert page.find_bar.isAncestorOf(focus())

        press(Key.Key_Escape)

        assert (page.find_bar.isVisible(), focus()) == (False, table_of(page))


def test_esc_in_the_table_ends_the_search_before_it_folds_the_problems(open_report: Open) -> None:
    page = open_report(answered(balanced(), {"applications/new/natural": "9999"}))
    press(Key.Key_F8)
    press(Key.Key_F, held=CONTROL)
    table_of(page).setFocus()
    seen = []
    for _ in range(2):
        press(Key.Key_Escape)
        seen.append((page.find_bar.isVisible(), page.folded))

    assert seen == [(False, False), (False, True)]


def test_enter_on_a_button_of_the_search_does_what_it_says(open_report: Open) -> None:
    page = open_report(balanced())
    press(Key.Key_F, held=CONTROL)
    type_text("5")
    counted = page.find_bar.told.text()
    press(Key.Key_Tab, Key.Key_Tab)

    press(Key.Key_Return)

    assert page.find_bar.told.text() != counted


def test_ctrl_f8_leads_from_what_the_cursor_stands_on(open_report: Open) -> None:
    page = open_report(balanced())
    type_text("9999")
    press(Key.Key_Return)
    page.reveal(NEW)
    assert (page.problems.finding, page.finding is not None) == (None, True)

    press(Key.Key_F8, held=CONTROL)

    assert page.problems.finding == page.finding
    assert current(page) != NEW


def test_a_problem_is_copied_from_the_list_and_not_the_cell_above_it(open_report: Open) -> None:
    page = open_report(answered(balanced(), {"applications/new/natural": "9999"}))
    press(Key.Key_F8)
    page.problems.setFocus()

    press(Key.Key_C, held=CONTROL)

    assert clipboard().startswith("错误")
