"""The page of the drafts while there is none: three cards, each a button by mouse, by keys and by its letter."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from exporters.release import Release, Variant
from exporters.web_page import write_web_page
from models.checks.standing import Standing
from models.checks.verdict import READY
from models.drafts.store import DraftStore
from models.report.due import default_year
from models.report.next_year import next_years
from models.report.report_json import report_to_json
from tests.builders import answered, balanced
from tests.ui.clerk import Key, click_on, press, report_page, see_what_follows
from ui.incoming.file_choice import OpenDialog
from ui.incoming.import_preview import ReadingDialog
from ui.report.open_report import KeptDraft
from ui.window.main_window import MainWindow
from ui.window.status_bar import StatusBar

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


def test_an_older_report_begins_the_one_that_follows_it(
    qtbot: QtBot, window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(DUE - 2, tmp_path, monkeypatch)

    click_on(window.drafts.widget.begin.last_years, QPoint(4, 4))

    begun = report_page(window).report.document.report
    assert (years(store), begun.year) == ({DUE - 2, DUE - 1}, DUE - 1)
    assert all(part in window.status_message for part in (f"{DUE - 2} 年", f"{DUE - 1} 年", "供对照", "封面", "结转"))
    window.go_to_start()
    model = window.drafts.widget.model
    qtbot.waitUntil(lambda: not model.pending)
    told = {draft.stored.unit_year.year: model.standing(draft) for draft in model.drafts}
    assert told == {DUE - 2: Standing.READ_IN, DUE - 1: Standing.NOT_BEGUN}
    words = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert f"读入的 {DUE - 2} 年报告，供对照" in words


def test_this_years_report_is_only_brought_in(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(DUE, tmp_path, monkeypatch)

    click_on(window.drafts.widget.begin.last_years, QPoint(4, 4))

    assert (years(store), window.shown) == ({DUE}, window.drafts)
    assert window.focusWidget() is window.drafts.widget.list
    assert not any(draft.read_in for draft in store.drafts())


def test_what_follows_is_opened_where_it_is_there_already(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = store.save(next_years(balanced(DUE - 1)))
    choose(DUE - 1, tmp_path, monkeypatch)

    window.drafts.begin_from_last_years()

    opened = report_page(window).report
    assert isinstance(opened, KeptDraft)
    assert opened.draft_id == there
    assert len(store.drafts()) == 2
    assert "没有另建" in window.status_message


def published(year: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clerk choose the page of a web site on which the report of a year was published."""
    report = answered(balanced(year), {"cover/year": str(year)})
    path = folder / "report.html"
    with path.open("wb") as stream:
        write_web_page(Release(report, Variant.PUBLIC), stream)
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)


def taken(window: MainWindow, act: Callable[[], object]) -> list[str]:
    """Look at all that is to be looked at, and take it; return what is said of what becomes of it."""
    said = []

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReadingDialog):
            said.append(dialog.fate.text() if dialog.fate.isVisible() else "")
            while not dialog.take.isEnabled():
                dialog.step(1)
            dialog.accept()

    looking = QTimer(window)
    looking.timeout.connect(take)
    looking.start(20)
    act()
    looking.stop()
    return said


def test_the_preview_says_what_becomes_of_the_figures(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(DUE - 1, tmp_path, monkeypatch)

    [fate] = taken(window, lambda: press(Key.Key_Down, Key.Key_Return))

    assert all(part in fate for part in (f"{DUE - 1} 年", "供对照", f"{DUE} 年", "结转"))
    assert report_page(window).report.document.report.year == DUE
    assert {draft.report.year: draft.read_in for draft in store.drafts() if draft.report} == {
        DUE - 1: True,
        DUE: False,
    }


def test_what_is_imported_beside_others_waits_to_be_copied_for_the_next_year(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(answered(balanced(DUE - 1), {"cover/agency": "开元街道办事处"}))
    window.go_to_start()
    published(DUE - 1, tmp_path, monkeypatch)

    assert taken(window, window.drafts.import_report) == [""]

    assert window.shown is window.drafts
    read = next(draft for draft in store.drafts() if draft.read_in)
    offer = window.drafts.widget.offer
    assert (offer.draft_id, offer.follows) == (read.id, True)
    window.open_draft(read.id)
    see_what_follows()
    assert str(DUE - 1) in window.verdict
    assert READY not in window.verdict
    strip = window.findChild(StatusBar)
    assert strip is not None
    assert strip.next.isHidden(), "nothing is to be done with it"


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
