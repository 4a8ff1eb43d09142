"""Where figures come from, noted with the keys in the whole window, kept with the draft, and printed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from exporters import PDF, let_out
from exporters.release import Variant
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.figure_sources import COMMON, Sources
from models.report.matching_code import matching_code
from models.report.next_year import next_years
from tests.builders import answered, balanced, cell
from tests.exporters.pdf.pages import squeezed
from tests.thoroughness import before_landing
from tests.ui.clerk import ALT, CONTROL, SHIFT, Key, press, report_page, type_text
from tests.ui.gathering.gathered import answered_by_two
from ui.kit.theme import colours
from ui.outgoing.preview import SheetPreview
from ui.report.section_view import TableSectionView
from ui.report.table.source_dialog import SourceDialog
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

NEW, BUSINESS, RESEARCH, TOTAL = (
    cell(f"applications/new/{column}") for column in ("natural", "business", "research", "total")
)
BOOK = "登记簿第3册"

_CLICK = 150
"""Milliseconds in which a button is seen to go down by its letter, and is done. Measured: Qt takes 100."""


@pytest.fixture
def draft_id(window: MainWindow, store: DraftStore) -> str:
    """Open a report with the cursor on a figure."""
    draft_id = store.save(balanced())
    window.open_draft(draft_id)
    report_page(window).widget.reveal(NEW)
    return draft_id


def table(window: MainWindow) -> TableView:
    found = report_page(window).widget.table
    assert found is not None
    return found


def answer(window: MainWindow, act: Callable[[SourceDialog], object], ask: Callable[[], object] | None = None) -> None:
    """Ask for the source with its key, or otherwise, and do something in the dialog that comes up."""
    seen: list[SourceDialog] = []

    def answer_it() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SourceDialog)
        seen.append(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer_it)
    (ask or (lambda: press(Key.Key_L, held=CONTROL)))()
    assert seen
    window.activateWindow()  # as a desktop does by itself when a dialog has gone
    QApplication.processEvents()


def typed(text: str, key: Key = Key.Key_Return) -> Callable[[SourceDialog], None]:
    """Return what types a source and presses a key."""

    def type_it(_dialog: SourceDialog) -> None:
        type_text(text)
        press(key)

    return type_it


def take_away(_dialog: SourceDialog) -> None:
    press(Key.Key_D, held=ALT)
    QTest.qWait(_CLICK)


def note(window: MainWindow, source: str) -> None:
    answer(window, typed(source))


def kept(window: MainWindow, store: DraftStore, draft_id: str) -> Sources:
    """Return what is kept with a draft once the report is left."""
    window.go_to_start()
    return DraftStore(store._path).sources.of(draft_id)


def focus_line(window: MainWindow) -> str:
    view = report_page(window).widget.tabs.currentWidget()
    assert isinstance(view, TableSectionView)
    assert view.focus_line.words is not None
    return view.focus_line.words.whole


def spoken(window: MainWindow, ref: CellRef) -> str:
    return str(table(window).figures.at(ref).data(Qt.ItemDataRole.AccessibleTextRole))


def corner(window: MainWindow, ref: CellRef) -> str:
    """Return the colour of the upper right corner of a cell."""
    view = table(window)
    rect = view.visualRect(view.figures.at(ref))
    QApplication.processEvents()
    return QColor(view.viewport().grab().toImage().pixelColor(rect.right() - 2, rect.top() + 1)).name()


def test_what_is_typed_is_kept_with_the_draft_seen_and_said_and_no_part_of_the_report(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    bare, code = corner(window, RESEARCH), matching_code(store.load(draft_id))
    note(window, BOOK)

    assert BOOK in focus_line(window)
    assert BOOK in spoken(window, NEW)
    assert BOOK not in spoken(window, BUSINESS)
    press(Key.Key_Right)
    assert BOOK not in focus_line(window)
    assert corner(window, NEW) == colours().quiet.lower() != bare == corner(window, RESEARCH)
    document = report_page(window).report.document
    assert document.report == balanced()
    for variant in PDF.variants:
        stream = BytesIO()
        PDF.write(let_out(document.report, variant, None, document.findings), stream)
        assert BOOK not in "".join(squeezed(page.extract_text()) for page in PdfReader(stream).pages)
    assert kept(window, store, draft_id) == {NEW: BOOK}
    assert matching_code(store.load(draft_id)) == code
    window.open_draft(draft_id)
    report_page(window).widget.reveal(NEW)
    assert BOOK in focus_line(window)


def test_ctrl_z_takes_a_source_back_where_it_was_and_ctrl_y_brings_it_again(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    note(window, BOOK)
    report_page(window).widget.reveal(BUSINESS)
    press(Key.Key_Z, held=CONTROL)
    assert table(window).current == NEW
    assert BOOK not in focus_line(window)
    press(Key.Key_Y, held=CONTROL)
    assert BOOK in focus_line(window)
    assert kept(window, store, draft_id) == {NEW: BOOK}


def test_the_arrows_choose_a_common_one_esc_leaves_all_and_an_empty_field_takes_away(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    answer(window, lambda _: press(Key.Key_Down, Key.Key_Down, Key.Key_Return))
    assert COMMON[1] in focus_line(window)
    answer(window, typed(BOOK, Key.Key_Escape))
    assert COMMON[1] in focus_line(window)
    answer(window, lambda _: press(Key.Key_Backspace, Key.Key_Return))
    assert COMMON[1] not in focus_line(window)
    assert kept(window, store, draft_id) == {}


def test_several_cells_get_one_source_and_keep_different_ones_unless_something_is_typed_or_all_are_taken_away(
    window: MainWindow, store: DraftStore, draft_id: str
) -> None:
    noted = report_page(window).report.document.sources
    note(window, BOOK)
    press(*[Key.Key_Right] * 6, held=SHIFT)
    assert TOTAL in table(window).chosen
    answer(window, lambda _: press(Key.Key_Return))
    assert noted.noted == {NEW: BOOK}
    note(window, "科室报送")
    row = set(balanced().form.rows[NEW[:2]]) - {TOTAL}
    assert noted.noted == dict.fromkeys(row, "科室报送")
    answer(window, take_away)
    assert kept(window, store, draft_id) == {}


def test_last_years_source_is_offered_and_not_taken_by_itself(window: MainWindow, store: DraftStore) -> None:
    last = store.save(balanced(2023))
    store.sources.keep(last, {NEW: BOOK})
    draft_id = store.save(next_years(balanced(2023)))
    window.open_draft(draft_id)
    report_page(window).widget.reveal(NEW)
    assert BOOK not in focus_line(window)
    answer(window, lambda _: press(Key.Key_Down, Key.Key_Return))
    assert kept(window, store, draft_id) == {NEW: BOOK}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("draft_id")
def test_the_menu_of_a_cell_leads_there_too_and_opens_where_the_mouse_is(window: MainWindow) -> None:
    view = table(window)
    point = view.visualRect(view.figures.at(BUSINESS)).center()
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.viewport().mapToGlobal(point))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert view.current == BUSINESS
    answer(window, typed(BOOK), lambda: QTest.keyClick(menu, Key.Key_L))
    assert report_page(window).report.document.sources.noted == {BUSINESS: BOOK}
    QApplication.sendEvent(
        view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 9_999), QPoint(2, 9_999))
    )
    assert QApplication.activePopupWidget() is None


@before_landing
def test_an_exercise_keeps_nothing_but_takes_its_sources_along_when_it_is_kept(
    window: MainWindow, store: DraftStore
) -> None:
    window.drafts.widget.wants_exercise.emit("samples/003_changle_office_2024.json")
    report_page(window).widget.reveal(NEW)
    note(window, BOOK)
    assert store.drafts() == ()
    report_page(window).keep_exercise()
    [draft] = store.drafts()
    assert report_page(window).report.document.sources.noted == {NEW: BOOK}
    assert store.sources.of(draft.id) == {NEW: BOOK}


@before_landing
def test_where_nothing_may_be_changed_the_sources_are_seen_and_stay(store: DraftStore, window: MainWindow) -> None:
    draft_id = store.save(balanced())
    store.sources.keep(draft_id, {NEW: BOOK})
    store.read_only = "王芳正在填。"
    window.open_draft(draft_id)
    report_page(window).widget.reveal(NEW)
    assert BOOK in focus_line(window)
    press(Key.Key_L, held=CONTROL)
    assert QApplication.activeModalWidget() is None
    assert report_page(window).report.document.sources.noted == {NEW: BOOK}


def test_what_cannot_be_kept_is_told_and_tried_again_when_the_report_is_left(
    window: MainWindow, store: DraftStore, draft_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    page = report_page(window)
    monkeypatch.setattr(type(page._shell), "complain", lambda _shell, sentence: told.append(sentence))
    store.read_only = "王芳正在填。"
    note(window, BOOK)
    page._shell.attempt(page._sources.finish)
    assert len(told) == 1
    store.read_only = ""
    assert kept(window, store, draft_id) == {NEW: BOOK}


def test_the_sheet_shows_what_is_noted_and_what_was_carried_over(window: MainWindow, store: DraftStore) -> None:
    store.save(balanced(2023))
    draft_id = store.save(answered(next_years(balanced(2023)), {str(NEW): "12"}))
    store.sources.keep(draft_id, {NEW: BOOK})
    store.gatherings.keep(draft_id, answered_by_two())
    window.open_draft(draft_id)
    report = report_page(window).report.document.report
    pages: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SheetPreview)
        pages.extend(text_of(dialog))
        dialog.reject()

    QTimer.singleShot(0, look)
    report_page(window).print_sources()

    page = "".join(pages)
    assert BOOK in page
    assert "30＋" in page, "what the rooms have answered"
    assert matching_code(report) in page
    assert page.count(squeezed("来自2023年报告的")) == len(report_page(window).report.document.locked)


def text_of(dialog: SheetPreview) -> list[str]:
    content, _ = dialog._make(Variant.DRAFT)
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.usefixtures("draft_id")
def test_passing_the_list_with_tab_changes_nothing_that_is_typed(window: MainWindow) -> None:
    seen: list[str] = []

    def type_and_pass(dialog: SourceDialog) -> None:
        type_text(BOOK)
        for _ in range(4):
            press(Key.Key_Tab)
            seen.append(dialog.source.text())
        dialog.list.setFocus()
        press(Key.Key_Down)
        seen.append(dialog.source.text())

    answer(window, type_and_pass)
    assert seen == [BOOK] * 4 + [COMMON[0]]
