"""What the clerk is asked before a report goes out with warnings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from exporters import PDF
from exporters.release import Variant
from models.drafts.store import DraftStore
from models.form.refs import TextRef
from models.rules import check
from tests.builders import answered, balanced, cell
from tests.exporters.test_release import calls
from tests.ui.clerk import report_page, see_what_follows
from ui.kit.dialogs import SaveDialog
from ui.kit.letters import without_letter
from ui.outgoing.file_export import released
from ui.outgoing.hand_over_dialog import HandOverDialog
from ui.outgoing.preview import PreviewDialog
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow

WARNED = answered(balanced(), {"texts/problems": "宣传还不够，明年加强。"})
"""Its only finding is a warning: section 五 is short."""

REASON = TextRef("reasons", "S-FIVE texts/problems")
LOOK = "先去看看"


@pytest.fixture
def page(window: MainWindow, store: DraftStore) -> ReportView:
    window.open_draft(store.save(WARNED))
    assert window.report_view is not None
    return window.report_view


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "导出"
    path.mkdir()
    monkeypatch.setattr(SaveDialog, "ask", lambda proposed, *_: path / proposed.name)
    return path


def answer(monkeypatch: pytest.MonkeyPatch, *labels: str) -> list[str]:
    """Let the clerk press the button with one of these labels, where there is one; return what was said."""
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        said.append(f"{box.text()}\n{box.informativeText()}")
        for button in [one for one in box.buttons() if without_letter(one.text()) in labels]:
            button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return said


def test_the_verdict_counts_the_warnings_without_a_reason(page: ReportView, window: MainWindow) -> None:
    warned = window.verdict
    page.document.push({REASON: "本年没有别的问题"}, "说明理由")
    see_what_follows()

    assert (warned, window.verdict) == ("可以报送（1 处提醒）", "可以报送")


def test_looking_first_leads_to_the_warning_and_writes_nothing(
    page: ReportView, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, LOOK)
    report_page(window).out.export(PDF, Variant.PUBLIC)

    [finding] = page.document.findings
    assert len(said) == 1
    assert finding.message in said[0]
    assert page.problems.finding == finding
    assert page.tabs.tabText(page.tabs.currentIndex()).startswith("五")
    assert not list(folder.iterdir())


def test_insisting_once_is_enough_until_there_is_another_warning(
    page: ReportView, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, "仍然导出")
    report_page(window).out.export(PDF, Variant.PUBLIC)
    report_page(window).out.export(PDF, Variant.FILING)
    once = sum("提醒" in one for one in said)
    page.document.push({TextRef("cover", "date"): "某日"}, "修改文字")
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert len(list(folder.iterdir())) == 2
    assert (once, sum("提醒" in one for one in said)) == (1, 2)


def test_a_reason_or_a_draft_asks_nothing(
    page: ReportView, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch)
    report_page(window).out.export(PDF, Variant.DRAFT)
    page.document.push({REASON: "本年没有别的问题"}, "说明理由")
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert not [one for one in said if "提醒" in one]
    assert len(list(folder.iterdir())) == 2


def test_a_blank_is_told_before_a_warning(
    page: ReportView, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = answer(monkeypatch, "先去改", LOOK)
    page.document.push({cell("applications/new/natural"): None}, "清除")
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert [one[:2] for one in said] == ["还差"]
    assert not list(folder.iterdir())


def test_the_preview_takes_what_the_window_has_found(page: ReportView, settings: QSettings) -> None:
    assert calls(lambda: released(page.document, settings, Variant.FILING), check) == [0]


@pytest.mark.parametrize("label", [LOOK, "仍然交付"])
def test_a_hand_over_is_asked_about(
    page: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    said, begun = answer(monkeypatch, label), []
    monkeypatch.setattr(HandOverDialog, "ask", lambda *_: begun.append(page))
    report_page(window).out.hand_over()

    assert (len(said), len(begun)) == (1, 0 if label == LOOK else 1)


def test_printing_a_formal_copy_is_asked_about(
    page: ReportView, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[PreviewDialog] = []

    def press_print(dialog: PreviewDialog) -> None:
        shown.append(dialog)
        dialog.show()
        dialog.print()
        qtbot.wait(1)

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(PreviewDialog, "exec", press_print)
    first = answer(monkeypatch, LOOK)
    report_page(window).preview()
    stood = shown[0].isVisible(), page.problems.finding
    second = answer(monkeypatch, "仍然打印")
    report_page(window).preview()

    assert (len(first), stood) == (1, (False, page.document.findings[0]))
    assert ["提醒" in one for one in second] == [True, False]  # and then that there is no printer
