"""The page of the drafts while there is none: three cards, each a button by mouse, by keys and by its letter."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from models.drafts.store import DraftStore
from models.report.due import default_year
from models.report.report_json import report_to_json
from tests.builders import answered, balanced
from tests.ui.clerk import Key, click_on, press, report_page
from ui.incoming.file_choice import OpenDialog
from ui.window.main_window import MainWindow

DUE = default_year(datetime.now().astimezone().date())


def choose(year: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clerk choose a file with the report of a year."""
    path, report = folder / "report.json", answered(balanced(DUE - 1), {"cover/year": str(year)})
    path.write_text(json.dumps(report_to_json(report)), encoding="utf-8")
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)


def years(store: DraftStore) -> set[int]:
    return {draft.report.year for draft in store.drafts() if draft.report}


def test_last_years_report_begins_this_years_by_its_card(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(DUE - 1, tmp_path, monkeypatch)

    press(Key.Key_Down, Key.Key_Return)

    assert years(store) == {DUE - 1, DUE}
    assert report_page(window).report.document.report.year == DUE


def test_an_older_report_is_only_brought_in(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(DUE - 2, tmp_path, monkeypatch)

    click_on(window.drafts.widget.begin.last_years, QPoint(4, 4))

    assert (years(store), window.shown) == ({DUE - 2}, window.drafts)
    assert window.focusWidget() is window.drafts.widget.list


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_card_of_the_exercises_opens_their_menu_and_one_of_them(window: MainWindow) -> None:
    press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Return)

    assert report_page(window).is_exercise


def test_what_can_be_done_with_a_list_is_there_once_there_is_one(window: MainWindow, store: DraftStore) -> None:
    page = window.drafts.widget
    assert (page.begin.isVisible(), page.list.isVisible(), page.is_empty) == (True, False, True)
    draft_id = store.save(balanced())
    window.go_to_start()
    assert (page.begin.isVisible(), page.list.isVisible(), page.is_empty) == (False, True, False)
    store.bin(draft_id)
    window.go_to_start()
    assert page.begin.isVisible()

    store.read_only = "王芳正在填。"
    page.set_read_only(store.read_only)
    assert not page.begin.isVisible(), "nothing can be begun"
