from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from models.form.refs import Ref
from models.report.copied_block import copied_block
from models.report.report import Value
from models.text.formulas import guarded
from tests.builders import answered, balanced, cell
from tests.ui.clerk import (
    CONTROL,
    GRANTED,
    NEW,
    NEW_BUSINESS,
    Key,
    at,
    clipboard,
    edit_figure,
    editor,
    press,
    shows,
    table_view,
)
from ui.report.table.cell_clipboard import put_cells, taken_cells
from ui.report.table.table_view import TableView

FORMULA = "=cmd|'/C calc'!A0"


@pytest.fixture
def view(qtbot: QtBot) -> TableView:
    return table_view(qtbot, answered(balanced(), {NEW: FORMULA, NEW_BUSINESS: "-5"}))


def formats() -> list[str]:
    return [one for one in QApplication.clipboard().mimeData().formats() if one.startswith("text/")]


def test_no_formula_is_copied_and_our_own_cells_get_what_there_was(view: TableView) -> None:
    press(Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    view.selectRow(view.figures.at(cell(NEW)).row())
    view.copy()

    assert clipboard().split("\t")[:2] == [f"'{FORMULA}", "-5"]
    assert formats() == ["text/plain"]

    at(view, GRANTED).paste()
    assert (shows(view, GRANTED), shows(view, "applications/granted/business")) == (FORMULA, "-5")


def test_the_editor_of_a_cell_copies_no_formula_either(view: TableView) -> None:
    edit_figure(view, NEW)
    editor(view).selectAll()
    press(Key.Key_C, held=CONTROL)
    assert clipboard() == f"'{FORMULA}"

    press(Key.Key_X, held=CONTROL)
    assert (clipboard(), shows(view, NEW)) == (f"'{FORMULA}", "")

    press(Key.Key_V, held=CONTROL)
    press(Key.Key_V, held=CONTROL)
    assert shows(view, NEW) == FORMULA * 2
    assert formats() == ["text/plain"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_the_editor_does_what_the_keys_do(view: TableView) -> None:
    edit_figure(view, NEW)
    editor(view).selectAll()

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = menu.findChild(QAction, "edit-copy")
        assert isinstance(action, QAction)
        action.trigger()
        menu.close()

    seen: list[str] = []
    QApplication.clipboard().dataChanged.connect(lambda: seen.append(clipboard()))
    QTimer.singleShot(0, choose)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(editor(view), event)

    QApplication.clipboard().dataChanged.disconnect()
    assert seen == [f"'{FORMULA}"]
    assert formats() == ["text/plain"]


def test_what_others_have_put_there_is_pasted_as_it_is(view: TableView) -> None:
    QApplication.clipboard().setText("'=1")
    at(view, GRANTED).paste()

    assert shows(view, GRANTED) == "'=1"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.text("=＝@+-－1A甲|(\t\n'\" ", min_size=1), min_size=2, max_size=2))
def test_whatever_is_copied_is_no_formula_there_and_itself_here(view: TableView, contents: list[str]) -> None:
    report, refs = view.document.report, [cell(NEW), cell(NEW_BUSINESS)]
    typed: dict[Ref, Value | None] = {ref: text for ref, text in zip(refs, contents, strict=True) if text.strip()}
    block = copied_block(report.applied(report.edit(typed)), view.figures.grid, refs)
    put_cells(block, copied_block(report.applied(report.edit(typed)), view.figures.grid, refs, guarded))

    fields = [field for row in csv.reader(StringIO(clipboard(), newline=""), dialect="excel-tab") for field in row]
    assert not any(field.strip().startswith(("=", "＝", "@")) for field in fields)
    taken = taken_cells()
    assert taken
    assert taken.text == block
