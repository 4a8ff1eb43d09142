from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
from PIL import ImageChops
from PySide6.QtCore import QSettings
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.raster import Pages
from ui.kit.letters import without_letter
from ui.outgoing.printing import (
    Sides,
    in_order,
    paint_pages,
    print_document,
    proposed_printer,
    set_paper,
    turns_paper,
    wanted_numbers,
)

A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
COUNT = 3


def place(number: int) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of the black square on a page, in points from the upper left."""
    left, top = 100.0 * number - 90, 150.0 * number - 145
    return left, top, left + 80, top + 80


@pytest.fixture(scope="module")
def content() -> bytes:
    """Pages of A4, each with a square at a place of its own, the first near the edge of the paper."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number in range(1, COUNT + 1):
        left, top, right, bottom = place(number)
        canvas.rect(left, A4[1] - bottom, right - left, bottom - top, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    print_to(printer, tmp_path / "printed.pdf")
    set_paper(printer)
    return printer


def print_to(printer: QPrinter, path: Path) -> None:
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))


def printed(path: Path) -> list[int]:
    """Return which pages were printed, each recognised by its square, in its place to a third of a millimetre."""
    document = pypdfium2.PdfDocument(path)
    numbers = []
    for page in document:
        assert page.get_size() == pytest.approx(A4, abs=0.5)
        image = page.render(scale=2).to_pil().convert("L")
        box = ImageChops.invert(image).point(lambda grey: 255 if grey > 128 else 0).getbbox()
        assert box is not None
        found = [edge / 2 for edge in box]
        numbers += [number for number in range(1, COUNT + 1) if found == pytest.approx(place(number), abs=1)]
    document.close()
    return numbers


def choose(monkeypatch: pytest.MonkeyPatch, label: str) -> list[str]:
    """Let the clerk press the button with this label, and return what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(f"{box.text()}\n{box.informativeText()}")
        [button] = [one for one in box.buttons() if without_letter(one.text()) == label]
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def accept(monkeypatch: pytest.MonkeyPatch, path: Path, change: Callable[[QPrinter], None] = lambda _: None) -> None:
    """Let there be a printer, and the clerk accept the dialog after this change."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["前台打印机"]))

    def press(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        print_to(dialog.printer(), path)
        change(dialog.printer())
        return QPrintDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", press)


def only(printer: QPrinter, ranges: str) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString(ranges))


# ------------------------------------------------------------ painting


@pytest.mark.parametrize("resolution", [150, 1200])
def test_pages_are_printed_at_their_exact_size(
    printer: QPrinter, content: bytes, tmp_path: Path, resolution: int
) -> None:
    printer.setResolution(resolution)

    assert paint_pages(printer, Pages(content), [1, 3])
    assert printed(tmp_path / "printed.pdf") == [1, 3]


def test_pages_are_printed_in_the_order_given(printer: QPrinter, content: bytes, tmp_path: Path) -> None:
    assert paint_pages(printer, Pages(content), [3, 1, 3])
    assert printed(tmp_path / "printed.pdf") == [3, 1, 3]


@pytest.mark.no_qt_log
def test_a_printer_that_takes_nothing_is_noticed(printer: QPrinter, content: bytes, tmp_path: Path) -> None:
    print_to(printer, tmp_path / "no such folder" / "printed.pdf")

    assert not paint_pages(printer, Pages(content), [1])


def test_paper_is_upright_a4_up_to_its_edges(printer: QPrinter) -> None:
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(False)

    set_paper(printer)

    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert printer.paperRect(QPrinter.Unit.Millimeter).width() == pytest.approx(210, abs=0.2)
    assert printer.fullPage()


# ------------------------------------------------------------ which pages


def test_all_pages_are_wanted_unless_some_are_asked_for(printer: QPrinter) -> None:
    assert wanted_numbers(printer, 5) == [1, 2, 3, 4, 5]

    only(printer, "2,4-9")
    assert wanted_numbers(printer, 5) == [2, 4, 5]

    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert wanted_numbers(printer, 5) == [5, 4, 2]


def test_copies_that_a_printer_does_not_make_are_made_here(printer: QPrinter) -> None:
    assert not printer.supportsMultipleCopies()  # a file does not
    printer.setCopyCount(2)

    printer.setCollateCopies(True)
    assert in_order(printer, [1, 2, 3]) == [1, 2, 3, 1, 2, 3]

    printer.setCollateCopies(False)
    assert in_order(printer, [1, 2, 3]) == [1, 1, 2, 2, 3, 3]


def test_odd_and_even_pages_are_all_pages() -> None:
    assert Sides.ODD.of([2, 3, 4, 5]) == [3, 5]
    assert Sides.EVEN.of([2, 3, 4, 5]) == [2, 4]
    assert Sides.ALL.of([2, 3, 4, 5]) == [2, 3, 4, 5]


def test_both_sides_are_proposed_where_the_printer_turns_paper(
    monkeypatch: pytest.MonkeyPatch, settings: QSettings
) -> None:
    proposed: list[QPrinter.DuplexMode] = []
    monkeypatch.setattr(QPrinter, "setDuplex", lambda _, mode: proposed.append(mode))
    proposed_printer(settings)
    assert not proposed

    monkeypatch.setattr(QPrinterInfo, "supportedDuplexModes", lambda _: [QPrinter.DuplexMode.DuplexLongSide])
    proposed_printer(settings)
    assert proposed == [QPrinter.DuplexMode.DuplexLongSide]


def test_a_printer_that_is_not_there_does_not_turn_paper() -> None:
    assert not turns_paper(QPrinterInfo())


# ------------------------------------------------------------ the whole way


def test_without_a_printer_it_is_said_what_to_do(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    asked = choose(monkeypatch, "知道了")

    assert not print_document(content, "年报", settings)
    assert len(asked) == 1
    assert all(word in asked[0] for word in ("没有装打印机", "导出 PDF", "U 盘"))


@pytest.mark.parametrize(
    ("answer", "numbers"), [("全部打印（单面）", [1, 2, 3]), ("只打单数页", [1, 3]), ("只打双数页", [2])]
)
def test_both_sides_can_be_printed_by_hand(  # noqa: PLR0913, PLR0917  fixtures and parameters
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    settings: QSettings,
    tmp_path: Path,
    answer: str,
    numbers: list[int],
) -> None:
    accept(monkeypatch, tmp_path / "printed.pdf")
    asked = choose(monkeypatch, answer)

    assert print_document(content, "年报", settings)
    assert printed(tmp_path / "printed.pdf") == numbers
    assert len(asked) == 1
    assert "不能自动双面打印" in asked[0]


def test_a_single_page_has_no_second_side(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    accept(monkeypatch, tmp_path / "printed.pdf", lambda printer: only(printer, "3"))
    asked = choose(monkeypatch, "取消")

    assert print_document(content, "年报", settings)
    assert printed(tmp_path / "printed.pdf") == [3]
    assert not asked


def test_a_printer_that_turns_paper_is_not_asked_about(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    accept(monkeypatch, tmp_path / "printed.pdf")
    monkeypatch.setattr(QPrinterInfo, "supportedDuplexModes", lambda _: [QPrinter.DuplexMode.DuplexAuto])
    asked = choose(monkeypatch, "取消")

    assert print_document(content, "年报", settings)
    assert printed(tmp_path / "printed.pdf") == [1, 2, 3]
    assert not asked


def test_other_paper_does_not_change_the_size(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    def change(printer: QPrinter) -> None:
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        only(printer, "2")

    accept(monkeypatch, tmp_path / "printed.pdf", change)

    assert print_document(content, "年报", settings)
    assert printed(tmp_path / "printed.pdf") == [2]


def test_turning_back_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    accept(monkeypatch, tmp_path / "printed.pdf")
    choose(monkeypatch, "取消")

    assert not print_document(content, "年报", settings)

    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QPrintDialog.DialogCode.Rejected)

    assert not print_document(content, "年报", settings)
    assert not (tmp_path / "printed.pdf").exists()
    assert settings.value("printer") is None


@pytest.mark.no_qt_log
def test_it_is_said_when_the_printer_takes_nothing(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    accept(monkeypatch, tmp_path / "no such folder" / "printed.pdf", lambda printer: only(printer, "1"))
    asked = choose(monkeypatch, "知道了")

    assert not print_document(content, "年报", settings)
    assert "没有接收" in asked[0]


def test_the_printer_is_remembered_and_looked_for(
    monkeypatch: pytest.MonkeyPatch, content: bytes, settings: QSettings, tmp_path: Path
) -> None:
    looked_for: list[str] = []

    def look(name: str) -> QPrinterInfo:
        looked_for.append(name)
        return QPrinterInfo()

    accept(monkeypatch, tmp_path / "printed.pdf", lambda printer: only(printer, "1"))
    monkeypatch.setattr(QPrinter, "printerName", lambda _: "前台打印机")
    monkeypatch.setattr(QPrinterInfo, "printerInfo", look)

    assert print_document(content, "年报", settings)
    assert settings.value("printer") == "前台打印机"
    assert print_document(content, "年报", settings)
    assert looked_for == ["", "前台打印机"]
