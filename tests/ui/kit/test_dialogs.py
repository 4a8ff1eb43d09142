from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from models.report.due import default_year
from models.report.report import Report
from tests.ui.clerk import focus, shown
from ui.kit.dialogs import SaveDialog, within_screen
from ui.kit.help_dialog import HelpDialog
from ui.report.reason_dialog import ReasonDialog
from ui.window.new_report_dialog import NewReportDialog

Answer = QDialog.DialogCode


def answer(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], code: QDialog.DialogCode) -> None:
    monkeypatch.setattr(kind, "exec", lambda _: code)


def test_a_new_report_is_about_the_year_that_is_due_and_the_agency_of_before(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, NewReportDialog, Answer.Accepted)

    report = NewReportDialog.ask("开元街道办事处")

    assert isinstance(report, Report)
    assert report.year == default_year(datetime.now().astimezone().date())
    assert report.text("cover", "agency") == "开元街道办事处"
    assert report.text("cover", "kind") == "street"


def test_turning_back_gives_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, NewReportDialog, Answer.Rejected)

    assert NewReportDialog.ask("") is None


def test_what_is_filled_in_is_in_the_report(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_in(dialog: NewReportDialog) -> QDialog.DialogCode:
        qtbot.addWidget(dialog)
        dialog.agency.setText(" 浮桥街道办事处 ")
        dialog.kind.setCurrentIndex(1)
        dialog.year.setValue(2020)
        return Answer.Accepted

    monkeypatch.setattr(NewReportDialog, "exec", fill_in)

    report = NewReportDialog.ask("")

    assert isinstance(report, Report)
    assert (report.text("cover", "agency"), report.text("cover", "kind")) == ("浮桥街道办事处", "town")
    assert report.form.id == "2019"


@pytest.mark.parametrize("year", [1999, 2018, 2100])
def test_a_year_without_a_form_cannot_be_chosen(qtbot: QtBot, year: int) -> None:
    dialog = NewReportDialog("")
    qtbot.addWidget(dialog)

    dialog.year.setValue(year)

    assert 2019 <= dialog.year.value() <= 2099


def test_a_file_is_proposed_by_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, SaveDialog, Answer.Accepted)

    assert SaveDialog.ask(tmp_path / "开元街道办事处_2023.1.pdf", "PDF 文件") == tmp_path / "开元街道办事处_2023.1.pdf"


def test_turning_back_from_saving_names_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, SaveDialog, Answer.Rejected)

    assert SaveDialog.ask(tmp_path / "a.pdf", "PDF 文件") is None


def test_the_help_is_shown_with_its_tables(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    page = dialog.findChild(QTextBrowser)

    assert page is not None
    assert "一份报告怎么填" in page.toPlainText()
    assert "|" not in page.toPlainText()


def test_a_long_sentence_is_wrapped_and_never_markup(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ReasonDialog("<b>对不上</b>" * 60, "去年也是", None))

    assert dialog.width() < 800
    assert dialog.sentence.textFormat() is Qt.TextFormat.PlainText
    assert focus() is dialog.reason
    assert dialog.reason.toPlainText() == "去年也是"


def test_a_dialog_is_never_larger_than_the_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)

    within_screen(dialog, 10_000, 10_000)

    assert dialog.screen().availableGeometry().contains(dialog.rect())
