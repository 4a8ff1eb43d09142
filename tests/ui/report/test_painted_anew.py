"""What a key paints anew: what it has changed, and not the whole report for a word beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from models.drafts.store import DraftStore
from tests.builders import balanced, cell, typed_out
from tests.ui.clerk import focus, press
from ui.report.table.frozen_headings import FrozenHeadings
from ui.window.main_window import MainWindow

GRANTED = cell("applications/granted/natural")


class Paints(QObject):
    """Counts what is painted of a widget."""

    seen = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() is QEvent.Type.Paint
        return False


def test_a_word_on_a_tab_paints_no_heading_of_the_table_anew(
    qtbot: QtBot, window: MainWindow, store: DraftStore
) -> None:
    window.open_draft(store.save(typed_out(balanced())))
    view = window.report_view
    assert view
    view.reveal(GRANTED)
    assert view.table
    press(Qt.Key.Key_F2, Qt.Key.Key_End, Qt.Key.Key_2)
    qtbot.wait(150)
    press(Qt.Key.Key_Backspace)
    qtbot.wait(150)
    bar, headings, tabs = view.tabs.tabBar(), Paints(), Paints()
    for one in view.table.findChildren(FrozenHeadings):
        one.viewport().installEventFilter(headings)
    bar.installEventFilter(tabs)
    before = [bar.tabText(at) for at in range(bar.count())]

    QTest.keyPress(focus(), Qt.Key.Key_2)
    qtbot.waitUntil(lambda: tabs.seen > 0)
    qtbot.wait(100)

    assert [bar.tabText(at) for at in range(bar.count())] != before
    assert headings.seen == 0
