"""A file that is dropped on the window comes in, wherever it falls: it never becomes text of a field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from models.drafts.store import DraftStore
from models.report.of_task import task_of
from tests.builders import balanced
from tests.models.exchange.tasks import STREET, TASK_ID, a_task
from tests.ui.clerk import report_page
from tests.ui.window.questions import clerk
from tests.ui.window.test_task_packages import chosen, saved
from ui.window.draft_search import SearchLine
from ui.window.main_window import MainWindow


def carried(*paths: Path, text: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    else:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def dropped(on: QWidget, mime: QMimeData) -> None:
    """Drag something there, and let go; Qt itself finds out who takes it."""
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(QPointF(5, 5), *how))
    QTest.qWait(20)


def fields(window: MainWindow) -> Iterator[QWidget]:
    """Yield a line, paragraphs on the cover, and the paragraphs of a section."""
    cover, section = (report_page(window).widget.tabs.widget(at) for at in (0, 1))
    assert cover
    assert section
    yield cover.findChildren(QLineEdit)[0]
    yield cover.findChildren(QPlainTextEdit)[0].viewport()
    yield section.findChildren(QPlainTextEdit)[0].viewport()


def test_on_the_window_while_a_report_is_open(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    window.open_draft(store.save(balanced()))
    with clerk(chosen(STREET)):
        dropped(window, carried(saved(tmp_path, a_task())))

    assert task_of(report_page(window).report.document.report) == TASK_ID


@pytest.mark.parametrize("at", range(3))
def test_on_a_field_for_text(window: MainWindow, store: DraftStore, tmp_path: Path, at: int) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    field = list(fields(window))[at]
    with clerk(chosen(STREET)):
        dropped(field, carried(saved(tmp_path, a_task())))

    assert store.load(draft_id) == balanced()
    assert task_of(report_page(window).report.document.report) == TASK_ID


def test_on_the_line_in_which_drafts_are_looked_for(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    store.save(balanced())
    window.go_to_start()
    line = window.findChild(SearchLine)
    assert isinstance(line, SearchLine)
    with clerk(chosen(STREET)):
        dropped(line, carried(saved(tmp_path, a_task())))

    assert line.text() == ""
    assert task_of(report_page(window).report.document.report) == TASK_ID


def test_words_can_still_be_dropped_on_a_field(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    line = next(fields(window))
    assert isinstance(line, QLineEdit)

    dropped(line, carried(text="新"))

    assert "新" in line.text()


def test_two_files_at_once_are_not_taken(window: MainWindow, store: DraftStore, tmp_path: Path) -> None:
    path = saved(tmp_path, a_task())

    dropped(window, carried(path, path))

    assert "一个一个" in window.status_message
    assert store.drafts() == ()
