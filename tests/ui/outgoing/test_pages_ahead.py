"""Pages that were made while nothing was typed are those of the very report that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from exporters.pdf.pdf_file import write_pdf
from models.drafts.store import DraftStore
from tests.builders import balanced, cell
from tests.exporters.test_release import calls
from tests.ui.clerk import CONTROL, Key, press
from ui.outgoing import pages_ahead
from ui.outgoing.preview import PreviewDialog
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow

FIGURE = cell("disclosure/permits/decisions")


@pytest.fixture
def page(window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> ReportView:
    monkeypatch.setattr(pages_ahead, "_QUIET", 30)
    window.open_draft(store.save(balanced()))
    assert window.report_view is not None
    return window.report_view


class Reader(QObject):
    """Reads what the preview shows once it stands, and closes it."""

    text = ""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, PreviewDialog) and event.type() is QEvent.Type.Show:
            content = watched._made[watched.variant][0]
            self.text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
            QTimer.singleShot(0, watched.reject)
        return False


@pytest.fixture
def previewed() -> Callable[[], str]:
    """Ctrl+P, and the text of what is shown."""

    def previewed() -> str:
        reader, application = Reader(), QApplication.instance()
        assert application
        application.installEventFilter(reader)
        press(Key.Key_P, held=CONTROL)
        application.removeEventFilter(reader)
        return reader.text

    return previewed


def settled(qtbot: QtBot, page: ReportView) -> None:
    """Wait until the pages are there that the report asks for."""
    ahead = page.findChild(pages_ahead.PagesAhead)
    assert ahead
    qtbot.waitUntil(lambda: ahead._begun is not None and ahead._begun.release.report == page.document.report)
    assert ahead._begun
    ahead._begun.made.result(5)


def test_pages_that_are_there_are_not_made_again(qtbot: QtBot, page: ReportView, previewed: Callable[[], str]) -> None:
    settled(qtbot, page)

    assert calls(previewed, write_pdf) == [0]


def test_a_figure_typed_since_stands_on_the_pages(qtbot: QtBot, page: ReportView, previewed: Callable[[], str]) -> None:
    settled(qtbot, page)
    page.document.push({FIGURE: Decimal(98_765)}, "输入")

    assert "98765" in previewed()


def test_pages_are_made_again_after_a_change(qtbot: QtBot, page: ReportView, previewed: Callable[[], str]) -> None:
    settled(qtbot, page)
    page.document.push({FIGURE: Decimal(98_765)}, "输入")
    settled(qtbot, page)

    assert calls(previewed, write_pdf) == [0]


def test_money_typed_with_another_nought_is_printed_as_typed(
    qtbot: QtBot, page: ReportView, previewed: Callable[[], str]
) -> None:
    fee = cell("disclosure/fees/collected")
    page.document.push({fee: Decimal("3.5")}, "输入")
    settled(qtbot, page)
    page.document.push({fee: Decimal("3.50")}, "输入")

    assert "3.50" in previewed()
