"""The button of what is done next: with one key from the empty form to the stick."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from models.drafts.store import DraftStore
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.ui.clerk import Key, press, report_page, see_what_follows
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.preview import PreviewDialog
from ui.window.main_window import MainWindow
from ui.window.status_bar import NEXT_KEY, StatusBar

NEW = "applications/new/natural"


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


def strip(window: MainWindow) -> StatusBar:
    found = window.findChild(StatusBar)
    assert found is not None
    return found


def offered(window: MainWindow) -> str:
    see_what_follows()
    button = strip(window).next
    assert not button.isHidden()
    return button.text().removesuffix(f"　{NEXT_KEY}")


def closed(window: MainWindow, kind: type[QDialog]) -> list[str]:
    """Press the key, and close the dialog of this kind that it opens; return its title."""
    titles = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            titles.append(dialog.windowTitle())
            dialog.close()

    looking = QTimer()
    looking.timeout.connect(close)
    looking.start(10)
    press(Key.Key_F4)
    looking.stop()
    window.activateWindow()  # as a desktop does by itself when a dialog has gone
    QApplication.processEvents()
    return titles


def test_the_key_leads_to_what_is_blank_and_what_is_wrong(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(Report.blank(2024)))
    assert offered(window) == "开始填：封面"

    window.open_draft(store.save(answered(balanced(), {NEW: "999"})))
    assert offered(window) == "去改：三、申请办理"
    press(Key.Key_F4)
    view = report_page(window).widget
    assert view.table is not None
    assert view.finding is not None
    assert view.finding.blocks


def test_when_all_is_right_the_key_leads_to_paper_and_then_to_the_stick(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    assert offered(window) == "预览和打印"

    assert closed(window, PreviewDialog)
    assert offered(window) == "交付到 U 盘"
    assert closed(window, HandOverDialog)

    page = report_page(window)
    page.report.document.push({cell(NEW): Decimal(999)}, "填写")
    assert offered(window) == "去改：三、申请办理"
    page.widget.undo()
    assert offered(window) in {"预览和打印", "交付到 U 盘"}


def test_an_exercise_and_the_start_page_offer_nothing(window: MainWindow) -> None:
    assert strip(window).next.isHidden()

    window.drafts.widget.wants_exercise.emit("samples/003_changle_office_2024.json")
    see_what_follows()

    assert strip(window).next.isHidden()
    press(Key.Key_F4)


def test_typing_leaves_the_button_where_it_is(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(answered(balanced(), {NEW: "999"})))
    before, button = offered(window), strip(window).next
    view = report_page(window).widget
    view.reveal(cell(NEW))
    assert view.table is not None
    hidden = Hidden(button)

    press(Key.Key_7, Key.Key_Return)

    assert offered(window) == before
    assert not hidden.times
