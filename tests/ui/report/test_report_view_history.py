from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.checks.findings import Finding, Level
from models.form.refs import TextRef
from models.report.report import YEAR
from tests.builders import balanced, cell, sample
from tests.thoroughness import before_landing
from tests.ui.clerk import CONTROL, SHIFT, Key, bury, commit, focus, press, type_text
from tests.ui.report.test_report_view import page_of
from ui.report.document import Document
from ui.report.reason_dialog import ReasonDialog
from ui.report.report_view import ReportView
from ui.report.section_view import TableSectionView

REGULATIONS = cell("disclosure/regulations/issued")
NEW = cell("applications/new/natural")
TABLE_THREE = 3

# ---------------------------------------------------------------- back and forth


def test_undo_shows_the_tab_of_what_it_takes_back(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(NEW)
    type_text("99")
    press(Key.Key_Return)
    page.tabs.setCurrentIndex(0)

    page.undo()
    there = page.tabs.currentIndex()
    page.tabs.setCurrentIndex(0)
    page.redo()

    assert there == TABLE_THREE
    assert page.tabs.currentIndex() == TABLE_THREE
    assert page.document.report.figure(NEW) == 99


def test_undo_puts_the_cursor_on_the_cell_it_changes(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(cell("applications/new/natural"))
    page.document.push({cell("applications/carried_out/other"): None}, "清除")
    page.undo()

    assert page.table is not None
    assert page.table.current == cell("applications/carried_out/other")


def test_undo_with_nothing_to_undo_does_nothing(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    page.undo()
    page.redo()

    assert page.tabs.currentIndex() == 0


def test_undo_while_a_cell_is_open_takes_the_typing_back(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(NEW)
    type_text("99")

    page.undo()
    press(Key.Key_Return)

    assert page.document.report == balanced()


def test_undo_while_the_heading_is_written(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(TextRef("headings", "received"))
    commit("改")

    page.undo()

    assert page.document.report == balanced()


# ---------------------------------------------------------------- another year


def test_another_form_brings_other_tabs_and_stays_where_the_clerk_is(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced(2020))
    before = table_rows(page)
    page.tabs.setCurrentIndex(0)

    page.document.push({YEAR: "2021"}, "修改年度")
    after = table_rows(page)
    page.undo()

    assert before != after
    assert table_rows(page) == before
    assert page.document.report == balanced(2020)


def table_rows(page: ReportView) -> list[int]:
    views = [page.tabs.widget(at) for at in range(page.tabs.count())]
    return [view.table.figures.grid.rows for view in views if isinstance(view, TableSectionView)]


def test_undoing_the_year_from_a_table_of_the_new_form(qtbot: QtBot) -> None:
    """A cell of the form that goes is open, and its view with it."""
    page = page_of(qtbot, balanced(2020))
    page.document.push({YEAR: "2021"}, "修改年度")
    page.reveal(NEW)
    press(Key.Key_F2)

    page.undo()
    bury()

    assert page.tabs.currentIndex() == 0
    assert page.document.report == balanced(2020)


@before_landing
def test_going_from_form_to_form_leaves_nothing_behind(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced(2020))
    sizes = []

    for _ in range(8):
        page.document.push({YEAR: "2021"}, "修改年度")
        page.undo()
        bury()
        sizes.append((len(page.findChildren(QObject)), receivers(page.document)))

    assert len(set(sizes[1:])) == 1


def receivers(document: Document) -> int:
    return sum(document.receivers(signal) for signal in ("2changed(PyObject)", "2checked()", "2form_changed()"))


def test_the_receivers_are_counted_at_all(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    assert receivers(page.document) > 10


# ---------------------------------------------------------------- reasons


@pytest.fixture
def excusable(qtbot: QtBot) -> ReportView:
    page = page_of(qtbot, balanced())
    page.document.push({REGULATIONS: Decimal(1)}, "填写")
    return page


def answer(monkeypatch: pytest.MonkeyPatch, text: str, *, given: bool = True) -> None:
    def write(dialog: ReasonDialog) -> QDialog.DialogCode:
        dialog.reason.setPlainText(text)
        return QDialog.DialogCode.Accepted if given else QDialog.DialogCode.Rejected

    monkeypatch.setattr(ReasonDialog, "exec", write)


def test_a_reason_settles_a_finding(excusable: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, " 设区的市 ")
    excusable.go_to_problem(1)
    sentences: list[str] = []
    excusable.status_message.connect(sentences.append)

    excusable.explain()

    [finding] = excusable.document.findings
    assert "报送确认单" in sentences[-1]
    assert (finding.level, finding.reason) == (Level.WARNING, "设区的市")
    assert excusable.problems.finding == finding


def test_an_empty_reason_unsettles_it_again(excusable: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "设区的市")
    excusable.go_to_problem(1)
    excusable.explain()
    answer(monkeypatch, " ")

    excusable.explain()

    assert [one.level for one in excusable.document.findings] == [Level.ERROR]


def test_turning_back_from_a_reason_changes_nothing(excusable: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "设区的市", given=False)
    excusable.go_to_problem(1)

    excusable.explain()

    assert [one.level for one in excusable.document.findings] == [Level.ERROR]


def test_a_reason_cannot_settle_a_sum(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    page.problems.show_finding(page.document.findings[0])

    with qtbot.waitSignal(page.status_message) as told:
        page.explain()

    assert told.args == ["这一处不用说明理由：错误请改正，提示供参考。"]


def test_a_reason_needs_a_finding(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())

    with qtbot.waitSignal(page.status_message) as told:
        page.explain()

    assert told.args == ["请先按 F8 到一处问题，或者在问题列表里选一处。"]


def test_what_a_section_tells_is_told_on(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(NEW)
    assert page.table is not None

    with qtbot.waitSignal(page.status_message):
        page.table.fill_blanks()


def test_findings_are_values(qtbot: QtBot) -> None:
    page = page_of(qtbot, sample("003"))
    page.go_to_problem(1)

    assert isinstance(page.problems.finding, Finding)


def test_the_clipboard_keys_reach_the_text_that_is_edited(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(TextRef("texts", "problems"))

    press(Key.Key_A, Key.Key_X, held=CONTROL)

    assert page.document.report.text("texts", "problems") == ""


@pytest.mark.parametrize("held", [CONTROL, CONTROL | SHIFT])
def test_control_tab_never_puts_the_keyboard_into_a_heading(qtbot: QtBot, held: Qt.KeyboardModifier) -> None:
    page = page_of(qtbot, balanced())
    page.reveal(NEW)

    for _ in range(page.tabs.count()):
        press(Key.Key_Tab, held=held)
        type_text("1")

    assert not any(isinstance(ref, TextRef) and ref.part == "headings" for ref in page.document.report.values)


def test_the_arrows_go_from_tab_to_tab_while_the_tabs_have_the_keyboard(qtbot: QtBot) -> None:
    page = page_of(qtbot, balanced())
    page.tabs.tabBar().setFocus()

    press(Key.Key_Right, Key.Key_Right)

    assert page.tabs.currentIndex() == 2
    assert focus() is page.tabs.tabBar()
