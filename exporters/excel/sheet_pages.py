"""A new sheet, and the pages of A4 that it is printed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from typing_extensions import override
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # annotated, but it says so nowhere

from exporters.excel.heading_lines import SheetHead, write_head
from exporters.excel.sheet import PORTRAIT, Book
from models.importers.own.workbook_layout import TOP

_PORTRAIT_HEIGHT, _LANDSCAPE_HEIGHT = 720, 475
"""Points between the margins of A4. Chosen: about ten less than there are."""

_SURE = 0.97
"""How much of a page is filled. Chosen: what is printed is a little larger where a spreadsheet squeezes less."""

_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.75}
"""Inches; chosen by eye."""

_FOOTER = '&C&"宋体,常规"&9第 &P 页，共 &N 页'
_HEADER = '&R&"黑体,常规"&12&KC00000'
_ALLOWED = {"format_rows": True, "format_columns": True}


class PrintedRow(NamedTuple):
    """A row as it takes part of a page.

    Attributes:
        height: In points.
        stays: Whether it must not be parted from the next, as a heading.
    """

    height: float
    stays: bool = False


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter says nowhere that it is annotated
    """A sheet whose formulas have no functions that are newer than Excel 2007, of which XlsxWriter seeks fifty."""

    @override
    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def add_sheet(book: Book, name: str, head: SheetHead) -> Worksheet:
    """Return a new sheet with its columns and heading lines, protected, ready for A4."""
    sheet = book.workbook.add_worksheet(name, _Sheet)
    for column, width in enumerate(head.widths):
        sheet.set_column(column, column, width)
    write_head(book, sheet, head)
    _set_page(book, sheet)
    sheet.protect("", _ALLOWED)
    sheet.hide_gridlines(2)
    return sheet


def fit_pages(sheet: Worksheet, head: SheetHead, height: float) -> None:
    """Set how many A4 pages a sheet prints on, one page wide; `height` is that of its content and heading lines."""
    if head.lies_across:
        sheet.set_landscape()
    pages = height * head.squeezed / (_LANDSCAPE_HEIGHT if head.lies_across else _PORTRAIT_HEIGHT)
    sheet.fit_to_pages(1, max(1, ceil(pages - head.overhang)))


def break_pages(sheet: Worksheet, head: SheetHead, rows: Sequence[PrintedRow], above: float = 0) -> None:
    """Set where the pages of a portrait sheet end: no heading is parted from what follows.

    Args:
        sheet: It is as wide as its columns.
        head: What stands above its content.
        rows: All of them; the first is all of the heading lines.
        above: What is repeated on every page, in points.
    """
    page = _PORTRAIT_HEIGHT / min(1, PORTRAIT / sum(head.widths))
    if sum(row.height for row in rows) <= (1 + head.overhang) * page:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks([TOP - 1 + at for at in _page_ends(rows, _SURE * page, above)])


def _page_ends(rows: Sequence[PrintedRow], page: float, above: float) -> Iterator[int]:
    """Yield how many rows stand before each end of a page."""
    used, begun = 0.0, 0
    for at, row in enumerate(rows):
        together = row.height
        for before, following in pairwise(rows[at:]):
            if not before.stays:
                break
            together += following.height
        is_led = at > 0 and rows[at - 1].stays
        if used + together > page and at > begun and not is_led:
            yield at
            used, begun = above, at
        used += row.height


def _set_page(book: Book, sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(_FOOTER)
    if book.variant.mark:
        sheet.set_header(_HEADER + book.variant.mark)
