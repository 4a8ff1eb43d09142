from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from resources import read_text
from tests.builders import balanced, cell
from tests.ui.clerk import ALT, CONTROL, SHIFT, Key, clipboard, focus, open_editors, press, put_on_clipboard, type_text
from tests.ui.window.test_menu_bar import ALWAYS
from ui.kit.letters import without_letter
from ui.report.report_view import ReportView
from ui.report.table.note_dialog import NoteDialog
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

NEW = cell("applications/new/natural")


def actions(window: MainWindow) -> Iterator[QAction]:
    for menu in (one.menu() for one in window.menuBar().actions()):
        assert isinstance(menu, QMenu)
        yield from (one for one in menu.actions() if not one.isSeparator())


def action(window: MainWindow, label: str) -> QAction:
    [found] = [one for one in actions(window) if without_letter(one.text()) == label]
    return found


@pytest.fixture
def page(window: MainWindow, store: DraftStore) -> ReportView:
    window.open_draft(store.save(balanced()))
    assert window.report_view is not None
    window.report_view.reveal(NEW)
    return window.report_view


@pytest.fixture
def table(page: ReportView) -> TableView:
    assert page.table is not None
    return page.table


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [key.toString() for one in actions(window) for key in one.shortcuts() if not key.isEmpty()]

    assert len(set(keys)) == len(keys)


IN_CHINESE = {"Alt+Return": "Alt+回车", "Ctrl+Return": "Ctrl+回车", "Ctrl+PgDown": "Ctrl+PgDn"}
"""What the help calls keys that Qt calls otherwise."""


def test_every_key_that_a_menu_shows_is_in_the_table_of_the_help(window: MainWindow) -> None:
    table = {key for line in read_text("help.md").splitlines() if line.startswith("|") for key in _keys(line)}
    shown = [one.shortcut().toString() for one in actions(window) if not one.shortcut().isEmpty()]

    assert [key for key in shown if IN_CHINESE.get(key, key) not in table] == []
    assert len(shown) > 20


def _keys(line: str) -> list[str]:
    """Return the keys that a line of the table is about."""
    return [key.partition("（")[0].strip() for key in line.split("|")[1].split("、")]


def test_what_needs_a_report_waits_for_one(window: MainWindow, store: DraftStore) -> None:
    before = [without_letter(one.text()) for one in actions(window) if one.isEnabled()]
    window.open_draft(store.save(balanced()))
    opened = [without_letter(one.text()) for one in actions(window) if not one.isEnabled()]
    window.go_to_start()

    assert before == [entry.partition(" | ")[0] for entry in ALWAYS]
    assert opened == ["另存为我的报告"]  # which it is already
    assert [without_letter(one.text()) for one in actions(window) if one.isEnabled()] == before


def test_undo_and_redo_from_the_keyboard(page: ReportView) -> None:
    type_text("99")
    press(Key.Key_Return)

    press(Key.Key_Z, held=CONTROL)
    undone = page.document.report
    press(Key.Key_Y, held=CONTROL)

    assert undone == balanced()
    assert page.document.report.figure(NEW) == 99


def test_undo_from_an_open_cell_is_undo_of_the_report(page: ReportView, table: TableView) -> None:
    press(Key.Key_Delete)
    press(Key.Key_F2)

    press(Key.Key_Z, held=CONTROL)

    assert page.document.report == balanced()
    assert all(editor.text() == "15" for editor in open_editors(table))


def test_undo_from_a_text_is_undo_of_the_report(page: ReportView) -> None:
    press(Key.Key_Delete)
    page.reveal(TextRef("texts", "problems"))

    press(Key.Key_Z, held=CONTROL)

    assert page.document.report == balanced()
    assert page.table is not None


def test_undo_from_the_year_is_undo_of_the_report(page: ReportView) -> None:
    page.reveal(TextRef("cover", "year"))
    press(Key.Key_Up)

    press(Key.Key_Z, held=CONTROL)

    assert page.document.report == balanced()


def test_redo_from_a_text(page: ReportView) -> None:
    page.reveal(TextRef("texts", "problems"))
    type_text("1")
    changed = page.document.report
    press(Key.Key_Z, held=CONTROL)

    press(Key.Key_Z, held=CONTROL | SHIFT)

    assert page.document.report == changed


@pytest.mark.parametrize("by_menu", [True, False])
def test_the_clipboard_goes_through_the_table(
    window: MainWindow,
    page: ReportView,
    *,
    by_menu: bool,
) -> None:
    def do(label: str, key: Key) -> None:
        action(window, label).trigger() if by_menu else press(key, held=CONTROL)

    do("复制", Key.Key_C)
    copied = clipboard()
    do("剪切", Key.Key_X)
    cut = page.document.report.figure(NEW)
    put_on_clipboard("47")
    do("粘贴", Key.Key_V)

    assert (copied, cut) == ("15", None)
    assert page.document.report.figure(NEW) == 47


def test_the_clipboard_goes_to_the_text_that_has_the_keyboard(window: MainWindow, page: ReportView) -> None:
    page.reveal(TextRef("cover", "phone"))
    put_on_clipboard("0595-22783514")

    action(window, "粘贴").trigger()

    assert page.document.report.text("cover", "phone") == "0595-22783514"


def test_the_clipboard_goes_to_the_open_cell(window: MainWindow, page: ReportView) -> None:
    type_text("4")
    put_on_clipboard("7")

    action(window, "粘贴").trigger()

    assert page.document.report.figure(NEW) == 47


def test_a_table_is_needed_for_what_is_done_to_a_table(window: MainWindow, page: ReportView) -> None:
    page.reveal(TextRef("cover", "agency"))

    action(window, "本表空格填 0").trigger()

    assert "没有表格" in window.status_message


def test_a_remark_is_asked_for_by_its_key(page: ReportView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoteDialog, "ask", lambda *_: "其中修订1件")

    press(Key.Key_F2, held=SHIFT)

    assert page.document.report.text("notes", str(NEW)) == "其中修订1件"


def test_the_next_problem_by_its_key_even_from_an_open_cell(page: ReportView) -> None:
    page.document.push({cell("litigation/cases/review_total"): "无"}, "粘贴")
    type_text("9")

    press(Key.Key_F8)
    press(Key.Key_F8, held=SHIFT)

    assert page.problems.finding == page.document.findings[-1]


def test_going_back_through_the_problems_chooses_one_cell_only(page: ReportView) -> None:
    """Shift is held, which Qt takes for a wish to choose a block."""
    page.document.push({cell("applications/granted/total"): "9", cell("applications/partial/total"): "9"}, "粘贴")

    press(Key.Key_F8, held=SHIFT)
    press(Key.Key_F8, held=SHIFT)

    assert page.table is not None
    assert page.table.chosen == (page.table.current,)


def test_the_tabs_by_their_keys_even_from_an_open_cell(page: ReportView, table: TableView) -> None:
    type_text("9")

    press(Key.Key_PageDown, held=CONTROL)
    after = page.tabs.currentIndex()
    press(Key.Key_PageUp, held=CONTROL)

    assert after == 4
    assert focus() is table
    assert not open_editors(table)


@pytest.mark.parametrize("held", [ALT, ALT | Qt.KeyboardModifier.KeypadModifier])
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_alt_and_either_enter_mend_even_from_an_open_cell(
    page: ReportView, key: Key, held: Qt.KeyboardModifier
) -> None:
    typed: list[str] = []
    page.status_message.connect(typed.append)
    type_text("9")

    press(key, held=held)

    assert page.document.report.figure(NEW) == 9
    assert [told[:9] for told in typed] == ["这一处要自己改，程"]


def test_help_and_about_are_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    monkeypatch.setattr(QMessageBox, "about", lambda _, title, __: shown.append(title))

    for label in ("使用说明", "核对规则", "关于"):
        action(window, label).trigger()

    assert shown == ["使用说明", "核对规则", "关于"]
