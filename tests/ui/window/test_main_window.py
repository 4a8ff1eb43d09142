from __future__ import annotations

import os
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QRadioButton
from pytestqt.qtbot import QtBot

from exporters import EXCEL, PDF, WORD
from exporters.release import Variant
from models.drafts.store import DraftStore
from models.importers import read_file
from models.report.matching_code import matching_code
from models.report.report import YEAR, Report
from tests.builders import balanced, cell, sample
from tests.ui.clerk import CONTROL, Key, boxes_read, bury, focus, press, report_page, type_text
from ui.kit.dialogs import SaveDialog
from ui.outgoing.preview import PreviewDialog
from ui.report.report_view import ReportView
from ui.window.main_window import MainWindow
from ui.window.new_report_dialog import NewReportDialog
from ui.window.start_view import StartView


def start_page(window: MainWindow) -> StartView:
    page = window.findChild(StartView)
    assert page is not None
    return page


def drafts_listed(window: MainWindow) -> list[tuple[str, ...]]:
    model = start_page(window).model
    rows = (model.row_of(draft) for draft in model.drafts)
    return [tuple(str(model.index(row, column).data()) for column in range(3)) for row in rows]


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path the clerk chooses in every file dialog; notices are waved through."""
    path = tmp_path / "导出"
    path.mkdir()

    monkeypatch.setattr(SaveDialog, "ask", lambda proposed, *_: path / proposed.name)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: 0)
    return path


def test_opens_on_the_drafts(window: MainWindow) -> None:
    assert window.report_view is None
    assert drafts_listed(window) == []


def test_new_report_is_a_draft_at_once(window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NewReportDialog, "ask", lambda *_: balanced())
    window.drafts.new_report()

    assert window.report_view is not None
    assert [draft.report for draft in store.drafts()] == [balanced()]


def test_turning_back_from_a_new_report_changes_nothing(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NewReportDialog, "ask", lambda *_: None)
    window.drafts.new_report()

    assert window.report_view is None
    assert store.drafts() == ()


def test_what_is_typed_is_stored_when_the_report_is_left(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    assert window.report_view is not None
    window.report_view.document.push({cell("applications/new/natural"): None}, "清除")
    edited = window.report_view.document.report
    window.go_to_start()

    assert store.load(draft_id) == edited
    qtbot.waitUntil(lambda: not start_page(window).model.pending)
    assert drafts_listed(window)[0][2].startswith("还差")


def test_closing_the_window_stores_what_is_typed(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    assert window.report_view is not None
    window.report_view.document.push({cell("applications/new/natural"): None}, "清除")
    edited = window.report_view.document.report
    window.close()

    assert store.load(draft_id) == edited


def test_copy_becomes_next_years_report(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced(2023))
    window.go_to_start()
    start_page(window).wants_next_years.emit(draft_id)

    years = sorted(draft.report.year for draft in store.drafts() if draft.report)
    assert years == [2023, 2024]
    assert len(drafts_listed(window)) == 2
    assert report_page(window).report.document.report.year == 2024


def test_last_years_report_of_the_same_unit_is_at_hand(window: MainWindow, store: DraftStore) -> None:
    store.save(balanced(2022))
    window.open_draft(store.save(balanced(2023)))

    assert window.report_view is not None
    assert window.report_view.document.previous == balanced(2022)


def test_deleted_report_lies_in_the_bin_and_comes_back(window: MainWindow, store: DraftStore) -> None:
    draft_id = store.save(balanced())
    page = start_page(window)
    page.wants_bin.emit(draft_id)
    assert drafts_listed(window) == []
    assert store.load(draft_id) == balanced()

    page.wants_restore.emit(draft_id)
    assert len(drafts_listed(window)) == 1


def test_exercise_is_not_stored(window: MainWindow, store: DraftStore) -> None:
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")

    assert window.report_view is not None
    assert window.report_view.document.report == sample("003")
    window.report_view.document.push({cell("applications/new/natural"): None}, "清除")
    window.go_to_start()
    assert store.drafts() == ()


def test_finished_report_is_exported_formally(window: MainWindow, store: DraftStore, chosen: Path) -> None:
    window.open_draft(store.save(balanced()))
    report_page(window).out.export(PDF, Variant.PUBLIC)
    report_page(window).out.export(EXCEL, Variant.FILING)

    pdf, workbook = sorted(chosen.iterdir())
    assert (pdf.suffix, workbook.suffix) == (".pdf", ".xlsx")
    assert Variant.DRAFT.mark not in "".join(page.extract_text() for page in PdfReader(pdf).pages)
    assert read_file(workbook).report == balanced()


def test_files_of_several_reports_of_one_unit_and_year_have_names_of_their_own(
    window: MainWindow, store: DraftStore, chosen: Path
) -> None:
    for draft_id in [store.save(balanced()) for _ in range(3)]:
        window.open_draft(draft_id)
        report_page(window).out.export(EXCEL, Variant.FILING)

    assert sorted(path.stem.partition("（第")[2] for path in chosen.iterdir()) == ["", "2份）", "3份）"]


def test_unfinished_report_is_not_exported_formally(window: MainWindow, chosen: Path) -> None:
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert list(chosen.iterdir()) == []


def test_unfinished_report_is_exported_as_a_draft_if_asked(
    window: MainWindow, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: next(iter(box.buttons())))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).out.export(PDF, Variant.PUBLIC)

    [pdf] = chosen.iterdir()
    assert "（草稿）" in pdf.name
    assert all(Variant.DRAFT.mark in page.extract_text() for page in PdfReader(pdf).pages)


def previewed(window: MainWindow) -> list[Variant]:
    """Open the preview and return which copies it shows when asked for each it offers."""
    seen: list[Variant] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PreviewDialog)
        seen.append(dialog.variant)
        for button in dialog.findChildren(QRadioButton):
            button.click()
            seen.append(dialog.variant)
        dialog.reject()

    QTimer.singleShot(0, look)
    report_page(window).preview()
    return seen


def test_the_pages_that_are_filed_say_what_comes_after_them(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[Variant, str]] = []

    def look(dialog: PreviewDialog) -> None:
        after = dialog.after
        told.append((dialog.variant, after.text() if after.isVisibleTo(dialog) else ""))

    monkeypatch.setattr(PreviewDialog, "exec", look)
    for report in (balanced(), Report.blank(2023)):
        window.open_draft(store.save(report))
        report_page(window).preview()

    assert [variant for variant, _ in told] == [Variant.FILING, Variant.DRAFT]
    assert "交付到 U 盘" in told[0][1]
    assert told[1][1] == ""


def test_preview_of_a_finished_report_shows_both_copies(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))

    assert previewed(window) == [Variant.FILING, Variant.FILING, Variant.PUBLIC]


def test_preview_of_an_unfinished_report_shows_a_draft(window: MainWindow) -> None:
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")

    assert previewed(window) == [Variant.DRAFT]


def test_copy_in_sight_is_exported_as_it_is(window: MainWindow, chosen: Path) -> None:
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).out.export(PDF, Variant.DRAFT)

    [pdf] = chosen.iterdir()
    assert "（草稿）" in pdf.name


def test_filing_copy_has_another_name_and_the_code(window: MainWindow, store: DraftStore, chosen: Path) -> None:
    window.open_draft(store.save(balanced()))
    report_page(window).out.export(PDF, Variant.PUBLIC)
    report_page(window).out.export(PDF, Variant.FILING)

    filing, public = sorted(chosen.iterdir(), key=lambda path: "报送版" not in path.name)
    assert matching_code(balanced()) in PdfReader(filing).pages[0].extract_text()
    assert matching_code(balanced()) not in PdfReader(public).pages[0].extract_text()


def test_finished_report_is_copied_for_the_web(window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    report_page(window).out.copy_as_web_page()

    html = QGuiApplication.clipboard().mimeData().html()
    assert "<table" in html
    assert "三、收到和处理政府信息公开申请情况" in html


def test_unfinished_report_is_not_copied_for_the_web(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("原来的内容")
    start_page(window).wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).out.copy_as_web_page()

    assert QGuiApplication.clipboard().text() == "原来的内容"
    assert "还差" in window.status_message


def test_report_becomes_a_word_document(window: MainWindow, store: DraftStore, chosen: Path) -> None:
    window.open_draft(store.save(balanced()))
    report_page(window).out.export(WORD, Variant.PUBLIC)

    [document] = chosen.iterdir()
    assert document.suffix == ".docx"


def test_failed_export_is_told_and_leaves_the_old_file(
    window: MainWindow, store: DraftStore, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_draft(store.save(balanced()))
    report_page(window).out.export(PDF, Variant.PUBLIC)
    [pdf] = chosen.iterdir()
    before = pdf.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    told = boxes_read(monkeypatch)
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert len(told) == 1
    assert [one.read_bytes() for one in chosen.iterdir()] == [before]
    monkeypatch.undo()


def test_missing_draft_is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told = boxes_read(monkeypatch)
    window.open_draft("nowhere")

    assert len(told) == 1
    assert window.report_view is None


def test_title_and_verdict_follow_the_report(qtbot: QtBot, window: MainWindow, store: DraftStore) -> None:
    window.open_draft(store.save(balanced()))
    assert window.report_view is not None
    document = window.report_view.document
    assert "鲤城区人民政府开元街道办事处2023年" in window.windowTitle()
    assert window.verdict == "可以报送"

    document.push({cell("applications/new/natural"): None}, "清除")
    qtbot.waitUntil(lambda: window.verdict.startswith("还差"))


# ---------------------------------------------------------------- the keyboard


def opened(window: MainWindow, store: DraftStore) -> tuple[str, ReportView]:
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    assert window.report_view is not None
    return draft_id, window.report_view


def test_the_keyboard_is_on_the_cover_when_a_report_opens(window: MainWindow, store: DraftStore) -> None:
    _, page = opened(window, store)
    press(Key.Key_End)
    type_text("1")

    assert page.document.report.text("cover", "agency") == "鲤城区人民政府开元街道办事处1"


def test_the_keyboard_is_in_the_list_of_drafts_after_a_report_is_left(window: MainWindow, store: DraftStore) -> None:
    opened(window, store)
    window.go_to_start()

    assert focus() is start_page(window).list


def test_the_keyboard_goes_back_to_the_cell_after_a_dialog(window: MainWindow, store: DraftStore, chosen: Path) -> None:
    _, page = opened(window, store)
    page.reveal(cell("applications/new/natural"))
    report_page(window).out.export(PDF, Variant.PUBLIC)

    assert focus() is page.table
    assert len(list(chosen.iterdir())) == 1


@pytest.mark.parametrize("leave", ["close", "go_to_start"])
def test_a_cell_that_is_still_open_is_stored(window: MainWindow, store: DraftStore, leave: str) -> None:
    draft_id, page = opened(window, store)
    page.reveal(cell("applications/new/natural"))
    type_text("99")
    getattr(window, leave)()
    bury()

    assert store.load(draft_id).figure(cell("applications/new/natural")) == 99


@pytest.mark.parametrize("leave", ["close", "go_to_start"])
def test_a_year_that_is_still_being_typed_is_stored(window: MainWindow, store: DraftStore, leave: str) -> None:
    draft_id, page = opened(window, store)
    page.reveal(YEAR)
    press(Key.Key_A, held=CONTROL)
    type_text("2020")
    getattr(window, leave)()

    assert store.load(draft_id).year == 2020


def test_staying_because_the_disk_is_full_keeps_the_report_open(
    window: MainWindow, store: DraftStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, page = opened(window, store)
    page.document.push({cell("applications/new/natural"): None}, "清除")
    monkeypatch.setattr(QMessageBox, "exec", lambda _: 0)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        window.close()
        stayed = window.isVisible(), window.report_view is page

    assert stayed == (True, True)


def test_the_busy_cursor_goes_even_when_an_export_breaks(window: MainWindow, store: DraftStore, chosen: Path) -> None:
    def broken(*_: object) -> tuple[str, ...]:
        raise ZeroDivisionError

    opened(window, store)
    with pytest.raises(ZeroDivisionError):
        report_page(window).out.export(PDF._replace(write=broken), Variant.PUBLIC)

    assert QApplication.overrideCursor() is None
    assert list(chosen.iterdir()) == []
