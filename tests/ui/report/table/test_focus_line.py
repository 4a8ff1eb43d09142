"""The line under the table, in the whole window."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import note_ref
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.ui.clerk import ALT, Key, click_on, press, see_what_follows, shown, type_text
from ui.kit.theme import colours
from ui.report.document import Document
from ui.report.fix_dialog import FixDialog
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView
from ui.report.table.focus_line import FocusLine
from ui.window.main_window import MainWindow

NEW, TOTAL = cell("applications/new/natural"), cell("applications/new/total")


def opened(window: MainWindow, store: DraftStore, report: Report) -> ReportView:
    window.open_draft(store.save(report))
    page = window.report_view
    assert page is not None
    page.reveal(NEW)
    QApplication.processEvents()
    return page


def line_of(page: ReportView) -> FocusLine:
    view = page.tabs.currentWidget()
    assert isinstance(view, TableSectionView)
    return view.focus_line


def read(label: QLabel) -> str:
    """Return what can be read of a label: nothing if it does not show all its words."""
    if not label.isVisible():
        return ""
    one_line = QFontMetrics(label.font()).horizontalAdvance(label.text()) <= label.width()
    wrapped = label.wordWrap() and label.heightForWidth(label.width()) <= label.height()
    return label.text() if one_line or wrapped else ""


def test_what_is_wrong_stands_before_what_belongs_there(window: MainWindow, store: DraftStore) -> None:
    page = opened(window, store, balanced())
    line = line_of(page)
    meaning = read(line.found)
    here = page.document.report.form.cells[NEW]
    before = line.sign.isVisible(), line.fix.isVisible(), meaning == here.row.counts + here.column.counts

    type_text("51")  # for 15, in the open editor
    mark = page.document.marks[NEW]
    message = mark.finding.message.split("\n")

    assert before == (False, False, True)
    assert line.sign.isVisible()
    assert line.where.font().bold()
    assert all(part in read(line.found) for part in message)
    assert line.found.palette().color(QPalette.ColorRole.WindowText) == QColor(colours().error)
    assert meaning in (read(line.beside), read(line.below))
    assert line.accessibleDescription().index(message[0]) < line.accessibleDescription().index(meaning)

    press(Key.Key_Backspace, Key.Key_Backspace)
    type_text("15")
    see_what_follows()
    assert not line.sign.isVisible()
    assert read(line.found) == meaning


def test_the_fix_is_told_and_made_with_the_mouse(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FixDialog, "accepts", lambda *_: True)
    page = opened(window, store, answered(balanced(), {str(TOTAL): "241"}))
    page.reveal(TOTAL)
    line = line_of(page)
    told = line.fix.text()

    click_on(line.fix)

    assert "142" in told
    assert "Alt+回车" in told
    assert page.document.report.figure(TOTAL) == 142
    assert not line.fix.isVisible()
    assert page.table is not None
    assert page.table.hasFocus()


def test_of_two_errors_of_a_total_the_one_that_can_be_mended_is_told(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the line would say that nobody knows what to do, and the list that Alt+Enter does it."""
    monkeypatch.setattr(FixDialog, "accepts", lambda *_: True)
    handled = cell("applications/handled/natural")
    page = opened(window, store, answered(balanced(), {str(TOTAL): "150", str(handled): "99"}))
    page.reveal(handled)
    fix = line_of(page).fix
    told = fix.isVisible(), fix.text()

    press(Key.Key_Return, held=ALT)

    assert told[0]
    assert "15" in told[1]
    assert page.document.report.figure(handled) == 15


def test_a_blank_cell_says_first_what_belongs_there_and_then_that_it_is_missing(
    window: MainWindow, store: DraftStore
) -> None:
    page = opened(window, store, Report.blank(2023))
    line = line_of(page)
    missing = [one.message for one in page.document.findings if NEW in one.refs]

    assert NEW not in page.document.marks
    assert read(line.found).startswith(page.document.report.form.cells[NEW].row.counts)
    assert line.found.palette().color(QPalette.ColorRole.WindowText) == QColor(colours().ink)
    assert line.beside.text() in missing
    assert line.words
    assert line.words.whole.endswith(line.beside.text())


@pytest.mark.parametrize("blank", [True, False])
def test_what_belongs_into_a_cell_takes_one_line_and_none_from_the_table(
    window: MainWindow, store: DraftStore, *, blank: bool
) -> None:
    """The longest of all at the width of the smallest screen."""
    window.resize(1366, 720)
    page = opened(window, store, Report.blank(2023) if blank else balanced())
    line, form = line_of(page), page.document.report.form
    refs = form.inputs(form.table("applications"))
    told = []

    for ref in refs:
        page.reveal(ref)
        told.append((form.cells[ref].row.counts in read(line.found), line.height(), line.below.isVisible()))

    assert set(told) == {(True, told[0][1], False)}


def test_what_too_many_cases_mostly_come_from_is_read_in_the_cell(window: MainWindow, store: DraftStore) -> None:
    page = opened(window, store, answered(balanced(), {str(NEW): "14"}))
    [finding] = [one for one in page.document.findings if one.adds_up]

    assert finding.usual
    assert finding.usual in read(line_of(page).found)


def test_a_long_line_lets_the_window_become_narrow(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    page = opened(window, store, answered(balanced(), {str(NEW): "5123456"}))
    message = read(line_of(page).found)

    qtbot.wait(1)  # until the window has heard how much room its parts want
    window.resize(800, 480)
    qtbot.wait(1)

    assert window.width() == 800
    assert message
    assert read(line_of(page).found) == message


def test_what_is_beside_a_figure_and_a_reason_are_told_at_once(window: MainWindow, store: DraftStore) -> None:
    page = opened(window, store, answered(balanced(), {str(NEW): "51", str(TOTAL): "241"}))
    document = page.document
    document.push({note_ref(NEW): "其中修订十六件"}, "加注")
    QApplication.processEvents()
    noted = line_of(page).words
    page.reveal(cell("disclosure/regulations/issued"))
    document.push({page.table.current: Decimal(3)} if page.table else {}, "填写")
    [finding] = [one for one in document.findings if one.rule == "T2-REG"]
    document.push({finding.key: "本机关有规章制定权"}, "说明理由")
    QApplication.processEvents()
    explained = line_of(page).words

    assert noted
    assert "其中修订十六件" in noted.meaning
    assert explained
    assert "已说明理由：本机关有规章制定权" in explained.found


def test_all_of_it_can_be_read_in_a_small_window(qtbot: QtBot) -> None:
    note = "其中修订十六件，另有三件由本机关和其他机关联合制作"
    document = Document(answered(balanced(), {str(NEW): "51", str(note_ref(NEW)): note}))
    page = shown(qtbot, ReportView(document))
    document.setParent(page)
    page.tabs.setMinimumWidth(1)
    page.resize(520, 420)
    page.reveal(NEW)
    QApplication.processEvents()
    line = line_of(page)

    assert line.width() < 620
    assert line.found.wordWrap()
    assert read(line.where)
    assert all(part in read(line.found) for part in page.document.marks[NEW].finding.message.split("\n"))
    assert note in read(line.below)
    assert page.table is not None
    assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()))
