"""Taking over reports from files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QTableView, QTabWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.importers.own.imported import ChangedByHand
from models.importers.published.reading import Found, Reading, Unread
from models.report.report import YEAR, Report
from tests import ROOT
from tests.builders import answered, balanced, cell, sample
from tests.models.importers.own.workbooks import exported, retyped
from tests.ui.clerk import boxes_read, shown
from ui.incoming.import_preview import DifferencesDialog, OpenDialog, ReadingDialog, ReadingModel
from ui.window.main_window import MainWindow

NEW = cell("applications/new/natural")
CHECK = Qt.ItemDataRole.CheckStateRole


def reading() -> Reading:
    report = answered(Report.blank(2023), {"applications/new/natural": "5", "cover/agency": "开元街道办事处"})
    found = (
        Found(YEAR, "2023", "第 1 行", "2023年"),
        Found(TextRef("cover", "agency"), "开元街道办事处", "第 1 行", "开元街道办事处"),
        Found(NEW, report.values[NEW], "第 9 行第 2 列", "５", sure=False),
    )
    return Reading(report, found, (Unread("第 30 行", "编辑：张三"),))


def test_what_is_not_sure_comes_first_and_is_marked(qtmodeltester: ModelTester) -> None:
    model = ReadingModel(reading())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]

    assert model.rows[0].ref == NEW
    assert model.index(0, 4).data() == "请核对"
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.index(1, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert model.index(0, 3).data() == "第 9 行第 2 列"
    assert "５" in model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)


def test_what_is_not_wanted_is_left_out() -> None:
    model = ReadingModel(reading())
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, CHECK)
    assert NEW not in model.taken.values
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked, CHECK)

    assert model.taken == reading().report


def test_the_year_cannot_be_left_out() -> None:
    model = ReadingModel(reading())
    [year] = [row for row, found in enumerate(model.rows) if found.ref == YEAR]

    assert not model.setData(model.index(year, 0), Qt.CheckState.Unchecked, CHECK)
    assert model.taken.year == 2023


def test_dialog_says_how_much_was_read_and_what_was_not(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ReadingDialog(reading(), "去年.docx"))
    tabs = dialog.findChild(QTabWidget)
    assert tabs is not None
    summary = dialog.findChildren(QLabel)[0].text()

    assert "去年.docx" in dialog.windowTitle()
    assert [tabs.tabText(at)[-3:] for at in range(2)] == ["（3）", "（1）"]
    assert "有 1 项没有把握" in summary


def test_changed_figures_are_listed_before_and_after(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    report = balanced()
    dialog = shown(qtbot, DifferencesDialog(report, (ChangedByHand(NEW, report.values[NEW], None),)))
    view = dialog.findChild(QTableView)
    assert view is not None
    qtmodeltester.check(view.model())  # type: ignore[no-untyped-call]

    assert [view.model().index(0, column).data() for column in (1, 2)] == [str(report.values[NEW]), "空"]


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[QDialog]:
    """Every dialog that is shown, accepted at once."""
    seen: list[QDialog] = []

    def accept(dialog: QDialog) -> QDialog.DialogCode:
        seen.append(dialog)
        return QDialog.DialogCode.Accepted

    for kind in (ReadingDialog, DifferencesDialog):
        monkeypatch.setattr(kind, "exec", accept)
    return seen


def imported(window: MainWindow, store: DraftStore, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    monkeypatch.setattr(OpenDialog, "ask", lambda *_: path)
    window.drafts.import_report()
    return [draft.report for draft in store.drafts() if draft.report]


def test_our_workbook_is_imported_exactly(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(exported(sample("002")))

    assert imported(window, store, path, monkeypatch) == [sample("002")]
    assert accepted == []


def test_changes_by_hand_are_shown_before_they_are_imported(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(retyped(balanced(), {"applications/new/natural": 123}))
    [report] = imported(window, store, path, monkeypatch)

    assert report.values[NEW] == 123
    assert [type(dialog) for dialog in accepted] == [DifferencesDialog]


def test_published_report_is_shown_before_it_is_imported(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accepted: list[QDialog]
) -> None:
    path = tmp_path / "a.txt"
    samples = ROOT / "tests" / "models" / "importers" / "published" / "samples"
    path.write_bytes(next(samples.glob("002*")).read_bytes())
    [report] = imported(window, store, path, monkeypatch)

    assert [type(dialog) for dialog in accepted] == [ReadingDialog]
    assert report.figures.items() <= sample("002").figures.items()
    assert len(report.figures) > 190


def test_unreadable_file_is_told(
    window: MainWindow, store: DraftStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = boxes_read(monkeypatch)
    path = tmp_path / "a.doc"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 9)

    assert imported(window, store, path, monkeypatch) == []
    assert len(told) == 1
