"""What a clerk does with the keyboard and the mouse, and what can be seen then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import TypeVar

from models.form.refs import CellRef
from models.report.report import Report
from tests.builders import cell
from ui.report.document import Document
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_model import TableModel
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow
from ui.window.report_page import ReportPage

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BARE = Qt.KeyboardModifier.NoModifier

BLANK = Report.blank(2023)
NEW = "applications/new/natural"
NEW_BUSINESS = "applications/new/business"
NEW_TOTAL = "applications/new/total"
CARRIED_IN = "applications/carried_in/natural"
GRANTED = "applications/granted/natural"

W = TypeVar("W", bound=QWidget)
V = TypeVar("V", bound=TableView, default=TableView)


def shown(qtbot: QtBot, widget: W) -> W:
    """Return `widget` on the screen, in the active window.

    It lives until it is closed, as windows do: else Python may collect it in the middle of what a timer of it does.
    """

    def keep(closed: QWidget) -> None:
        assert closed is widget

    qtbot.addWidget(widget, before_close_func=keep)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def table_view(
    qtbot: QtBot,
    report: Report,
    table: str = "applications",
    kind: type[V] = TableView,  # type: ignore[assignment]
) -> V:
    """Return the view of a table on the screen, with the focus."""
    view = kind(TableModel(Document(report), report.form.table(table)))
    view.document.setParent(view)
    view.resize(1366, 700)
    shown(qtbot, view).setFocus()
    return view


def report_page(window: MainWindow) -> ReportPage:
    """Return the page of the open report."""
    assert isinstance(window.shown, ReportPage)
    return window.shown


def focus() -> QWidget:
    """Return the widget that hears the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Key, held: Qt.KeyboardModifier = BARE) -> None:
    """Press keys one after the other, wherever the focus is."""
    for key in keys:
        QTest.keyClick(focus(), key, held)


def see_what_follows() -> None:
    """Look again after three frames: what was typed is checked, and the window says how far the report is."""
    QTest.qWait(50)
    QApplication.processEvents()  # on a busy computer all of the time may have gone by at once


def type_text(text: str) -> None:
    """Type characters, wherever the focus is."""
    for character in text:
        if character.isascii():
            QTest.keyClicks(focus(), character)
        else:
            commit(character)


def commit(text: str, preedit: str = "") -> None:
    """Let an input method hand over `text` and show `preedit` as not yet decided."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(focus(), event)


def click(view: QAbstractItemView, at: CellRef | tuple[int, int], held: Qt.KeyboardModifier = BARE) -> None:
    """Click on a figure, or on the cell at a row and column."""
    if isinstance(at, CellRef):
        assert isinstance(view, TableView)
        index = view.figures.at(at)
    else:
        index = view.model().index(*at)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, view.visualRect(index).center())


def click_on_label(view: TableView, row: int) -> None:
    """Click on the label of a row."""
    header = view.verticalHeader()
    place = QPoint(header.width() // 2, header.sectionViewportPosition(row) + header.sectionSize(row) // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, BARE, place)


def click_on(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, BARE, at or widget.rect().center())


def editor(view: TableView) -> FigureEditor:
    """Return the editor that is open in the table."""
    [found] = open_editors(view)
    return found


def open_editors(view: TableView) -> list[FigureEditor]:
    return [one for one in view.viewport().findChildren(FigureEditor) if one.isVisible()]


def boxes_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the clerk read every box and close it; return what they have said so far."""
    read: list[str] = []

    def close(box: QMessageBox) -> int:
        read.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", close)
    return read


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def shows(view: TableView, address: str) -> str:
    """Return what a cell of the table shows."""
    return str(view.figures.at(cell(address)).data() or "")


def bury() -> None:
    """Let Qt delete what was said to be deleted later."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def at(view: TableView, address: str) -> TableView:
    """Return the view with the cursor on a cell."""
    view.reveal(cell(address))
    return view


def edit_figure(view: TableView, address: str) -> None:
    at(view, address)
    press(Key.Key_F2)
