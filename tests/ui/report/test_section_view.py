from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from models.form.refs import TextRef
from models.form.vocabulary import Section
from models.report.report import Report
from tests.builders import balanced, cell
from tests.invented import ALL_EDITIONS
from tests.ui.clerk import CONTROL, Key, focus, press, shown, type_text
from ui.kit.letters import without_letter
from ui.report.document import Document
from ui.report.section_view import TableSectionView, TextSectionView, section_view

pytestmark = pytest.mark.usefixtures("every_edition")
SECTIONS = [
    pytest.param(form.first_year, section, id=f"{form.id}-{section.id}")
    for form in ALL_EDITIONS
    for section in form.sections
]


def view_of(qtbot: QtBot, report: Report, section: str) -> TableSectionView | TextSectionView:
    document = Document(report)
    [found] = [one for one in report.form.sections if one.id == section]
    view = section_view(document, found)
    document.setParent(view)
    view.resize(1366, 640)
    return shown(qtbot, view)


def table_section(qtbot: QtBot, report: Report) -> TableSectionView:
    view = view_of(qtbot, report, "received")
    assert isinstance(view, TableSectionView)
    return view


def text_section(qtbot: QtBot, report: Report) -> TextSectionView:
    view = view_of(qtbot, report, "problems")
    assert isinstance(view, TextSectionView)
    return view


def press_button(view: TableSectionView, label: str) -> None:
    [button] = [one for one in view.findChildren(QPushButton) if without_letter(one.text()) == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("year", "section"), SECTIONS)
def test_every_section_has_its_official_heading(qtbot: QtBot, year: int, section: Section) -> None:
    view = view_of(qtbot, balanced(year), section.id)

    assert view.heading.text() == section.heading


@pytest.mark.parametrize(("year", "section"), SECTIONS)
def test_its_heading_can_be_revealed(qtbot: QtBot, year: int, section: Section) -> None:
    view = view_of(qtbot, balanced(year), section.id)

    view.reveal(TextRef("headings", section.id))

    assert focus() is view.heading


def test_a_heading_may_be_rewritten_and_comes_back_when_it_is_cleared(qtbot: QtBot) -> None:
    view = text_section(qtbot, balanced())
    official = view.heading.text()
    view.heading.setFocus()
    press(Key.Key_A, held=CONTROL)
    type_text("X")
    press(Key.Key_Backspace)

    view.text.setFocus()

    assert view.heading.text() == official
    assert view.document.report == balanced()


def test_the_line_below_says_which_cell_the_cursor_is_on(qtbot: QtBot) -> None:
    view = table_section(qtbot, balanced())

    view.reveal(cell("applications/declined_petition/legal"))

    assert "信访举报投诉类申请" in view.focus_line.where.text()
    assert "法律服务机构" in view.focus_line.where.text()
    assert "第三十九条" in view.focus_line.found.text()


def test_the_line_below_never_moves_the_table(qtbot: QtBot) -> None:
    view = table_section(qtbot, balanced())
    view.resize(1366, 640)
    heights = set()

    for ref in view.table.figures.grid.places:
        view.reveal(ref)
        heights.add((view.table.height(), view.focus_line.height()))

    assert len(heights) == 1


def test_the_buttons_fill_blanks_and_let_totals_follow(qtbot: QtBot) -> None:
    view = table_section(qtbot, Report.blank(2023))
    total = cell("applications/new/total")
    view.document.push({total: Decimal(5)}, "粘贴")

    press_button(view, "空格填 0　F7")
    filled = view.document.report.figure(cell("applications/new/natural"))
    press_button(view, "合计自动计算")

    assert filled == 0
    assert total not in view.document.report.values


def test_a_button_leaves_the_keyboard_with_the_table(qtbot: QtBot) -> None:
    view = table_section(qtbot, Report.blank(2023))
    view.setFocus()

    press_button(view, "空格填 0　F7")

    assert focus() is view.table


def test_a_button_pressed_while_a_cell_is_open_is_heard_by_its_editor(qtbot: QtBot) -> None:
    view = table_section(qtbot, Report.blank(2023))
    view.setFocus()
    type_text("7")

    press_button(view, "空格填 0　F7")
    press(Key.Key_Return)

    assert view.document.report.figure(cell("applications/new/natural")) == 7
    assert view.document.report.figure(cell("applications/new/business")) == 0


def test_what_the_table_tells_is_told_on(qtbot: QtBot) -> None:
    view = table_section(qtbot, balanced())

    with qtbot.waitSignal(view.status_message) as told:
        press_button(view, "空格填 0　F7")

    assert told.args == ["本表没有空格。"]


def test_the_length_of_a_text_follows_the_typing(qtbot: QtBot) -> None:
    view = text_section(qtbot, Report.blank(2023))
    view.setFocus()

    type_text("12 3")

    assert "3 字" in [label.text() for label in view.findChildren(QLabel)]


def test_a_text_is_revealed(qtbot: QtBot) -> None:
    view = text_section(qtbot, balanced())
    view.heading.setFocus()

    view.reveal(TextRef("texts", "problems"))

    assert focus() is view.text


@pytest.mark.parametrize("section", ["proactive", "received", "disputes"])
def test_which_keys_lead_on_is_told_beside_the_heading_and_is_so(qtbot: QtBot, section: str) -> None:
    view = view_of(qtbot, balanced(), section)
    assert isinstance(view, TableSectionView)
    line, first = view.row.keys, view.table.current
    view.table.setFocus()
    press(Key.Key_Tab)
    assert view.table.current != first
    assert view.table.current.row == first.row
    press(Key.Key_Backtab)
    press(Key.Key_Return)

    assert (view.table.current.row != first.row) is ("回车向下" in line.text())
    assert line.isVisible()
    view.resize(500, 640)
    assert not line.isVisible()
    view.resize(1366, 640)
    view.fold_row(on=True)
    assert not line.isVisible()
