"""What other programs put on the clipboard goes into the cells as it is seen there, and what does not fit is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from exporters.clipboard_page import as_html
from models.drafts.store import DraftStore
from models.form.refs import CellRef
from models.report.report import Report
from tests.builders import cell, sample
from tests.ui.clerk import (
    CARRIED_IN,
    CONTROL,
    GRANTED,
    NEW,
    NEW_BUSINESS,
    NEW_TOTAL,
    Key,
    press,
    put_on_clipboard,
    report_page,
)
from ui.report.document import Document
from ui.report.report_view import ReportView
from ui.report.table.left_rows_dialog import LeftRowsDialog
from ui.report.table.table_view import TableView
from ui.window.main_window import MainWindow

CLIPBOARDS = Path(__file__).parent / "clipboards"
BLANK = Report.blank(2024)
LAST = cell("applications/carried_out/total")
REPORT = sample("000")


@pytest.fixture
def document(window: MainWindow, store: DraftStore) -> Document:
    window.open_draft(store.save(BLANK))
    return report_page(window).report.document


def saved_page(name: str) -> str:
    return (CLIPBOARDS / f"{name}.html").read_text("utf-8")


def put(page: str, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    if page:
        data.setHtml(page)
    QGuiApplication.clipboard().setMimeData(data)


def reveal(window: MainWindow, start: CellRef) -> None:
    view = window.findChild(ReportView)
    assert view is not None
    window.activateWindow()  # as a desktop does by itself when a dialog has gone
    QApplication.processEvents()
    view.reveal(start)


def pasted(window: MainWindow, start: CellRef, page: str, text: str = "9\t9\t9") -> list[str]:
    """Paste with the keys at a cell; return the rows that the window then says were left out."""
    document = report_page(window).report.document
    document.push(dict.fromkeys(ref for ref in document.report.values if isinstance(ref, CellRef)), "清除")
    put(page, text)
    reveal(window, start)
    told: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, LeftRowsDialog):
            told.extend(dialog.rows.toPlainText().split("\n"))
            QTest.keyClick(dialog.rows, Key.Key_Escape)

    reading = QTimer()
    reading.timeout.connect(read)
    reading.start(5)
    press(Key.Key_V, held=CONTROL)
    reading.stop()
    return told


def test_whole_tables_of_other_programs_are_placed(window: MainWindow, document: Document) -> None:
    for name, start in (
        ("libreoffice_calc_table_3", LAST),
        ("libreoffice_writer_table_4", cell("litigation/cases/review_total")),
    ):
        assert pasted(window, start, saved_page(name)) == []
        places = [ref for ref in BLANK.form.cells if ref.table == start.table]
        assert [document.report.content(ref) for ref in places] == [REPORT.content(ref) for ref in places]


def test_of_a_whole_report_the_table_is_placed_and_the_rows_of_others_are_told(
    window: MainWindow, document: Document
) -> None:
    told = pasted(window, LAST, as_html(REPORT))

    places = [ref for ref in BLANK.form.cells if ref.table == LAST.table]
    assert [document.report.content(ref) for ref in places] == [REPORT.content(ref) for ref in places]
    assert len(told) == 7  # rows of the tables 2 and 4 with figures
    assert any("行政许可" in line for line in told)


def test_what_is_seen_counts(window: MainWindow, document: Document) -> None:
    pasted(window, LAST, saved_page("excel_hidden_rows"))
    shown = {address: document.report.shown(cell(address)) for address in (NEW, NEW_BUSINESS, NEW_TOTAL, GRANTED)}

    assert shown == {NEW: "1234", NEW_BUSINESS: "7", NEW_TOTAL: "1241", GRANTED: "6"}
    assert document.report.content(cell(CARRIED_IN)) is None
    assert document.report.content(cell("applications/granted/business")) is None
    assert document.report.content(cell("applications/granted/total")) == 6

    pasted(window, cell(NEW), saved_page("word_remark"))
    given = {str(ref): value for ref, value in document.report.values.items() if isinstance(ref, CellRef)}
    assert given == {GRANTED: 53, "applications/refused_secret/natural": 3}


def test_a_block_of_a_word_processor_is_placed_in_its_rows(window: MainWindow, document: Document) -> None:
    page = "<td><p>3</p><p><br/></p></td><td><p>4</p></td><td><p>5</p></td></tr><tr><td>6<td>7<td>8"
    pasted(window, cell(NEW), f"<table><tr>{page}</table>", "3\n\n4\n5\n6\n7\n8\n")
    rows = [
        [f"applications/{row}/{column}" for column in ("natural", "business", "research")]
        for row in ("new", "carried_in")
    ]

    assert [[document.report.shown(cell(one)) for one in row] for row in rows] == [["3", "4", "5"], ["6", "7", "8"]]


@pytest.mark.parametrize(
    ("figure", "count"),
    [
        ("12", 0),
        ("<p style='display:flex;flex-direction:row-reverse'><b>2</b><b>1</b></p>", 1),
        ("<b>1</b><b style='margin-left:40px'>2</b>", 1),
    ],
)
@pytest.mark.usefixtures("document")
def test_what_may_be_seen_otherwise_is_told(window: MainWindow, figure: str, count: int) -> None:
    told: list[str] = []
    for view in window.findChildren(TableView):
        view.status_message.connect(told.append)
    pasted(window, cell(NEW), f"<table><tr><td>{figure}<td>4</table>", "12\t4")

    assert [part for one in told for part in one.split("；") if "网页上" in part] == [
        f"{count} 格在网页上看到的可能不是这样，请核对。"
    ] * count


SINGLE = [
    ("", "\u202d142\u202c", 142),
    ("", "1\u200b4\ufe0f2\xad", 142),
    ("", "\u202e241\u202c", "\u202e241"),
    ("<p>12<sup>1</sup></p>", "121", 12),
    ("<p>没有表</p>", "5", 5),
    ("<table><tr><td><span style='font-size:0'>9</span>7</table>", "97", 7),
    ("Version:0.9\r\nStartHTML:1\r\n<table><tr><td>8<td hidden>1</table>", "81", 8),
    ("<table><tr><td>4</td></tr></table>", "5", 4),
]
"""A page, the same as text, and what is in the cell then."""


@pytest.mark.parametrize("keys", [(), (Key.Key_F2,)])
def test_a_single_figure(window: MainWindow, document: Document, keys: tuple[Key, ...]) -> None:
    for page, text, value in SINGLE:
        if not keys:
            pasted(window, cell(NEW), page, text)
        else:
            pasted(window, cell(NEW), "", "")
            put(page, text)
            press(*keys)
            press(Key.Key_V, held=CONTROL)
            press(Key.Key_Return)

        assert document.report.content(cell(NEW)) == value


def test_every_row_that_was_not_placed_is_told(window: MainWindow, document: Document) -> None:
    unknown = [f"别的第{number}样事情{'很长' * 9}" for number in "一二三四五六七八九"]
    block = "\n".join(f"{label}\t{at}" for at, label in enumerate(unknown, 100))
    told = pasted(window, cell(NEW), "", f"{block}\n（一）予以公开\t4")

    assert [label in line and str(at) in line for at, (label, line) in enumerate(zip(unknown, told, strict=True), 100)]
    assert document.report.content(cell(GRANTED)) == 4

    told = pasted(window, cell("applications/carried_out/natural"), "", "1\t2\n3\t4\n5\t6\n7\t8")
    assert [line[:5] for line in told] == ["第 2 行", "第 3 行", "第 4 行"]


def test_a_clipboard_without_words_changes_nothing_and_says_so(window: MainWindow, document: Document) -> None:
    picture, files = QMimeData(), QMimeData()
    picture.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    files.setUrls([QUrl.fromLocalFile(str(CLIPBOARDS))])
    pasted(window, cell(NEW), "", "7")
    for data in (picture, files, QMimeData()):
        QGuiApplication.clipboard().setMimeData(data)
        press(Key.Key_V, held=CONTROL)

        assert document.report.content(cell(NEW)) == 7
        assert "没有粘贴" in window.status_message


@pytest.mark.parametrize("text", ["予以公开\n部分公开", "bb\nbb"])
def test_lines_of_words_alone_change_nothing_and_are_told(window: MainWindow, document: Document, text: str) -> None:
    pasted(window, cell(NEW), "", "7")
    put_on_clipboard(text)
    press(Key.Key_V, held=CONTROL)

    assert document.report.content(cell(NEW)) == 7
    assert all(one in window.status_message for one in ("没有粘贴", "2 行"))


@pytest.mark.parametrize("text", ["3\n\n4\n5\n6\n7\n8\n", "3\n4\n5\n6\n7\n8\n", "3 4 5\n6 7 8"])
def test_words_without_cells_go_nowhere_until_as_many_cells_are_selected(
    window: MainWindow, document: Document, text: str
) -> None:
    told = pasted(window, cell(NEW), "", text)

    assert not [ref for ref in document.report.values if isinstance(ref, CellRef)]
    figures = [figure for line in told for figure in line.partition("：")[2].partition("（")[0].split("、")]
    assert figures == list("345678")

    reveal(window, cell(NEW))
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        press(key, held=Qt.KeyboardModifier.ShiftModifier)
    press(Key.Key_V, held=CONTROL)
    assert {str(ref): value for ref, value in document.report.values.items() if isinstance(ref, CellRef)} == {
        f"applications/{row}/{column}": value
        for row, values in (("new", (3, 4, 5)), ("carried_in", (6, 7, 8)))
        for column, value in zip(("natural", "business", "research"), values, strict=True)
    }
