"""Where the button of what is done next stands while its words change."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from models.drafts.store import DraftStore
from models.report.due import default_year
from models.report.report import Report
from tests.builders import answered, cell
from tests.ui.clerk import Key, press, report_page
from tests.ui.window.test_next_step import NEW, WHOLE, offered, strip
from ui.window.main_window import MainWindow


class Hidden(QObject):
    """Counts how often a widget is hidden."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Hide
        return False


def test_the_button_is_where_it_was_when_its_words_get_shorter(window: MainWindow, store: DraftStore) -> None:
    done = WHOLE
    window.open_draft(store.save(done.applied(done.edit({cell(NEW): None}))))
    longer, button = offered(window), strip(window).next
    left = button.mapTo(window, QPoint(0, 0)).x()

    report_page(window).report.document.push({cell(NEW): done.figure(cell(NEW))}, "填写")

    assert len(offered(window)) < len(longer)
    assert button.mapTo(window, QPoint(0, 0)).x() <= left


def test_typing_leaves_the_button_where_it_is(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(answered(WHOLE, {NEW: "999"})))
    before, button = offered(window), strip(window).next
    view = report_page(window).widget
    view.reveal(cell(NEW))
    assert view.table is not None
    hidden = Hidden(button)

    press(Key.Key_7, Key.Key_Return)

    assert offered(window) == before
    assert not hidden.times


def test_a_long_name_on_the_start_page_takes_no_room_in_the_report(
    window: MainWindow, store: DraftStore, qtbot: QtBot
) -> None:
    this = default_year(datetime.now().astimezone().date())
    draft_id = store.save(
        answered(Report.blank(this), {"cover/agency": "某某综合保障和公共服务协调管理中心街道办事处"})
    )
    window.go_to_start()
    button = strip(window).next
    qtbot.waitUntil(lambda: "综合" in button.text())
    window.open_draft(draft_id)
    assert "综合" not in offered(window)
    assert button.minimumWidth() <= button.sizeHint().width()
