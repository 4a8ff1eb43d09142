"""Printing a finished PDF: every page at its exact size, with the printer's own dialog."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSettings
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ui.kit.boxes import Box
from ui.kit.letters import lettered
from ui.kit.waiting import waiting
from ui.outgoing.page_pictures import open_pages, picture

if TYPE_CHECKING:
    from exporters.pdf.raster import Pages

FINEST = 300
"""Dots an inch. Chosen: finer ones cost memory and cannot be seen in print."""

_NAME = "打印"
_SETTING = "printer"
_Duplex = QPrinter.DuplexMode


class Sides(Enum):
    """Which pages go to a printer that cannot turn the paper."""

    ALL = "全部打印（单面）"
    ODD = "只打单数页"
    EVEN = "只打双数页"

    def of(self, numbers: Iterable[int]) -> list[int]:
        """Return the page numbers that are wanted."""
        rests = {Sides.ALL: (0, 1), Sides.ODD: (1,), Sides.EVEN: (0,)}[self]
        return [number for number in numbers if number % 2 in rests]


def print_document(content: bytes, title: str, settings: QSettings, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print a PDF; say so if it cannot be.

    Args:
        content: The bytes of the PDF.
        title: What the queue of the printer shows.
        settings: Where the printer used last is remembered.
        parent: The window over which is asked.

    Returns:
        Whether pages went to a printer.
    """
    if not QPrinterInfo.availablePrinterNames():
        _say_there_is_none(parent)
        return False
    pages = open_pages(content)
    try:
        printer = proposed_printer(settings)
        printer.setDocName(title)
        return _ask(printer, len(pages), parent) and _print(printer, pages, settings, parent)
    finally:
        pages.close()


def proposed_printer(settings: QSettings) -> QPrinter:
    """Return the printer used last, or else the usual one, set to A4 and two-sided if it can be."""
    last = QPrinterInfo.printerInfo(str(settings.value(_SETTING, "")))
    info = QPrinterInfo.defaultPrinter() if last.isNull() else last
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    set_paper(printer)
    if turns_paper(QPrinterInfo(printer)):
        printer.setDuplex(_Duplex.DuplexLongSide)
    return printer


def turns_paper(info: QPrinterInfo) -> bool:
    """Return whether the printer prints both sides by itself."""
    return not {_Duplex.DuplexLongSide, _Duplex.DuplexAuto}.isdisjoint(info.supportedDuplexModes())


def set_paper(printer: QPrinter) -> None:
    """Set a printer to upright A4, measured from the edge of the paper and not from where it begins to print."""
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)


def _ask(printer: QPrinter, count: int, parent: QWidget | None) -> bool:
    """Let the clerk choose printer, pages and copies."""
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCollateCopies)
    return dialog.exec() == QPrintDialog.DialogCode.Accepted


def _print(printer: QPrinter, pages: Pages, settings: QSettings, parent: QWidget | None) -> bool:
    set_paper(printer)  # whatever the printer's driver has made of it meanwhile
    numbers = wanted_numbers(printer, len(pages))
    sides: Sides | None = Sides.ALL
    if len({number % 2 for number in numbers}) == 2 and not turns_paper(QPrinterInfo(printer)):
        sides = _ask_sides(parent)
    if sides is None:
        return False
    with waiting():
        printed = paint_pages(printer, pages, in_order(printer, sides.of(numbers)))
    if printed:
        settings.setValue(_SETTING, printer.printerName())
    else:
        _say_it_failed(printer, parent)
    return printed


def wanted_numbers(printer: QPrinter, count: int) -> list[int]:
    """Return the numbers of the pages that the clerk has asked for, of `count` pages, in the order asked for."""
    ranges, whole = printer.pageRanges(), printer.printRange() != QPrinter.PrintRange.PageRange
    numbers = [number for number in range(1, count + 1) if whole or ranges.isEmpty() or ranges.contains(number)]
    return numbers[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else numbers


def in_order(printer: QPrinter, numbers: list[int]) -> list[int]:
    """Return the pages to print one after the other, with copies if the printer does not make them itself."""
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def paint_pages(printer: QPrinter, pages: Pages, numbers: list[int]) -> bool:
    """Paint pages at their exact size, each on a sheet of its own; return whether the printer took them.

    Args:
        printer: Set to its paper, and measuring from the edge of it.
        pages: The PDF.
        numbers: Which pages, in the order of printing.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for place, number in enumerate(numbers):
        if place and not printer.newPage():
            printer.abort()
            return False
        _paint(painter, printer.resolution(), pages, number)
    return painter.end() and printer.printerState() != QPrinter.PrinterState.Error


def _paint(painter: QPainter, resolution: int, pages: Pages, number: int) -> None:
    width, height = pages.size(number)
    dots = resolution / 72
    painter.drawImage(QRectF(0, 0, width * dots, height * dots), picture(pages, number, min(resolution, FINEST) / 72))


# ------------------------------------------------------------ what is said


def _ask_sides(parent: QWidget | None) -> Sides | None:
    """Say how to print both sides by hand; return what is printed now, or None if nothing."""
    more = (
        "只打一面，请选“全部打印（单面）”。\n\n"
        "要打两面，分两次：先选“只打单数页”；打好后把纸翻面放回纸盒，再按一次“打印”，选“只打双数页”。"
        "总页数是单数的，打双数页以前先把最后一张拿掉。不知道纸怎么放，先拿第 1、2 页试一试。"
    )
    box = Box(Box.Icon.Information, "这台打印机不能自动双面打印。", more, parent, _NAME)
    buttons = {
        box.addButton(lettered(sides.value, str(number)), Box.ButtonRole.AcceptRole): sides
        for number, sides in enumerate(Sides, 1)
    }
    box.addButton("取消(&C)", Box.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(buttons)))
    box.exec()
    return next((sides for button, sides in buttons.items() if box.clickedButton() is button), None)


def _say_there_is_none(parent: QWidget | None) -> None:
    more = (
        "可以先导出 PDF 文件，存到 U 盘里，拿到能打印的电脑上打开、打印，版面不会变。\n\n"
        "要在这台电脑上打印，请找管理电脑的人装好打印机，再来按“打印”。"
    )
    box = Box(Box.Icon.Information, "这台电脑没有装打印机，现在打不了。", more, parent, _NAME)
    box.addButton("知道了(&O)", Box.ButtonRole.AcceptRole)
    box.exec()


def _say_it_failed(printer: QPrinter, parent: QWidget | None) -> None:
    name = f"“{printer.printerName()}”" if printer.printerName() else ""
    more = "请看看打印机是不是开着、连着、有纸，再打印一次。\n\n还是不行，可以导出 PDF 文件，拿到别的电脑上打印。"
    box = Box(Box.Icon.Warning, f"没有打印成：打印机{name}没有接收。", more, parent, _NAME)
    box.addButton("知道了(&O)", Box.ButtonRole.AcceptRole)
    box.exec()
