from __future__ import annotations

import pytest
from hypothesis import given
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.drafts.versions import Why
from models.report.report import Report
from tests.builders import answered, balanced, cell
from tests.models.strategies import REPORTS
from tests.ui.clerk import report_page
from ui.report.report_view import ReportView
from ui.restoring.history_dialog import HistoryDialog
from ui.restoring.ways_back import answers_between
from ui.window.main_window import MainWindow

COUNTER = "applications/new/natural"


def numbered(number: int) -> Report:
    return answered(balanced(), {COUNTER: str(number)})


def page_of(window: MainWindow, draft_id: str) -> ReportView:
    window.open_draft(draft_id)
    assert window.report_view is not None
    return window.report_view


@pytest.fixture
def draft_id(store: DraftStore) -> str:
    """A draft that was 1, is 2, and has 1 in its history."""
    draft_id = store.save(numbered(1))
    store.keep(draft_id, numbered(1), Why.TIMED)
    return store.save(numbered(2), draft_id)


@pytest.fixture
def _wants_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    def choose(dialog: HistoryDialog) -> int:
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        assert dialog.restore.isEnabled()
        return QDialog.DialogCode.Accepted.value

    monkeypatch.setattr(HistoryDialog, "exec", choose)


def whys(store: DraftStore, draft_id: str) -> list[Why]:
    return [version.why for version in store.versions(draft_id)]


@pytest.mark.usefixtures("_wants_the_oldest")
def test_an_open_report_becomes_an_earlier_version_and_both_are_kept(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    document = page_of(window, draft_id).document

    report_page(window).history()

    assert document.report == numbered(1)
    assert whys(store, draft_id) == [Why.RESTORED, Why.REPLACED, Why.TIMED]
    assert [version.report for version in store.versions(draft_id)] == [numbered(1), numbered(2), numbered(1)]
    document.undo_stack.undo()
    assert document.report == numbered(2)


@pytest.mark.usefixtures("_wants_the_oldest")
def test_a_stored_report_becomes_an_earlier_version_and_both_are_kept(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    window.drafts.widget.wants_history.emit(draft_id)

    assert store.load(draft_id) == numbered(1)
    assert whys(store, draft_id) == [Why.RESTORED, Why.REPLACED, Why.TIMED]


def test_turning_back_changes_nothing(
    window: MainWindow, store: DraftStore, draft_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HistoryDialog, "exec", lambda _: QDialog.DialogCode.Rejected.value)
    document = page_of(window, draft_id).document

    report_page(window).history()

    assert document.report == numbered(2)
    assert whys(store, draft_id) == [Why.TIMED]


def test_versions_are_compared_with_the_present(qtbot: QtBot, store: DraftStore, draft_id: str) -> None:
    store.keep(draft_id, numbered(2), Why.EXPORTED)
    looked: list[Report] = []
    dialog = HistoryDialog(store.versions(draft_id), numbered(2), lambda report, _: looked.append(report))
    qtbot.addWidget(dialog)

    assert not dialog.restore.isEnabled()
    assert dialog.page.toPlainText() == ""

    dialog.list.setCurrentRow(1)
    dialog.whole.click()

    assert dialog.restore.isEnabled()
    assert "自然人" in dialog.page.toPlainText()
    assert looked == [numbered(1)]


def test_a_damaged_version_can_be_neither_seen_nor_restored(qtbot: QtBot, store: DraftStore, draft_id: str) -> None:
    [version] = store.versions(draft_id)
    damaged = version._replace(report=None, saved=None, fault="坏了。")
    dialog = HistoryDialog([damaged], numbered(2), lambda *_: None)
    qtbot.addWidget(dialog)

    assert not dialog.restore.isEnabled()
    assert not dialog.whole.isEnabled()
    assert "打不开" in dialog.list.item(0).text()


def test_without_versions_it_says_so(qtbot: QtBot) -> None:
    dialog = HistoryDialog([], balanced(), lambda *_: None)
    qtbot.addWidget(dialog)

    assert dialog.chosen is None
    assert not dialog.restore.isEnabled()
    assert dialog.page.toPlainText()


@given(REPORTS, REPORTS)
def test_any_report_becomes_any_other(present: Report, wanted: Report) -> None:
    after = present.applied(present.edit(answers_between(present, wanted)))

    assert after.figures == wanted.figures
    assert {ref: value for ref, value in after.values.items() if ref not in wanted.form.totals} == {
        ref: value for ref, value in wanted.values.items() if ref not in wanted.form.totals
    }


def test_exports_and_the_figure_are_kept(window: MainWindow, store: DraftStore, draft_id: str) -> None:
    page_of(window, draft_id)

    report_page(window).report.exported()

    assert whys(store, draft_id) == [Why.EXPORTED, Why.TIMED]
    assert store.versions(draft_id)[0].report.figure(cell(COUNTER)) == 2  # type: ignore[union-attr]
