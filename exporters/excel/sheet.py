"""What all sheets share: styles, merged cells, heading lines, the draft mark, and the page they print on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from typing_extensions import override
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.release import Variant
from exporters.typeset.text_width import line_count, room
from models.importers.own.workbook_layout import visible
from models.report.report import Report

SheetLook = dict[str, object]
"""Properties of a format, as XlsxWriter names them."""

PORTRAIT, LANDSCAPE = 82, 122
"""What fits on A4 between the margins at full size, in digits of the default font.

Chosen: a little less than the 84 and 125 that 8 pixels a digit, 96 an inch, make of it.
"""

SQUEEZE = 1.3
"""How much too wide for a portrait page a sheet may be. Chosen: 11 points become 8.5, which stays readable."""

SIZE = 11
"""Points, of most texts; the default of spreadsheets."""

LINE, PADDING = 15, 7
"""Points: what a line of that size takes in a row, and the white a row has besides. Chosen by eye."""

_PORTRAIT_HEIGHT, _LANDSCAPE_HEIGHT = 720, 475
"""Points between the margins of A4. Chosen: about ten less than there are."""

_HEAD_HEIGHT = 80
"""Points; of the lines above the content. Chosen: a title of two lines is among them."""

_RED = "#C00000"
_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.75}
"""Inches; chosen by eye."""

_FOOTER = '&C&"宋体,常规"&9第 &P 页，共 &N 页'
_HEADER = '&R&"黑体,常规"&12&KC00000'
_ALLOWED = {"format_rows": True, "format_columns": True}

PLAIN: SheetLook = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
MARK: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 14, "font_color": _RED, "bold": True, "align": "center"}
TITLE: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 16, "align": "center"}


class Book(NamedTuple):
    """A workbook in the making.

    Attributes:
        styles: The formats that it has so far.
        code: The matching code it bears; empty on drafts.
    """

    workbook: Workbook
    report: Report
    variant: Variant
    styles: dict[frozenset[tuple[str, object]], Format]
    code: str = ""

    def style(self, look: SheetLook, **more: object) -> Format:
        """Return `look` with some properties more as a format of this workbook."""
        properties = {**look, **more}
        key = frozenset(properties.items())
        if key not in self.styles:
            self.styles[key] = self.workbook.add_format(properties)
        return self.styles[key]


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter says nowhere that it is annotated
    """A sheet whose formulas have no functions that are newer than Excel 2007, of which XlsxWriter seeks fifty."""

    @override
    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class Area(NamedTuple):
    """A rectangle of a sheet."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def put(sheet: Worksheet, area: Area, text: str, style: Format) -> None:
    """Write a text into an area, merged if it is more than a cell. No text is ever a formula or a link."""
    if area.row_span > 1 or area.column_span > 1:
        bottom, right = area.row + area.row_span - 1, area.column + area.column_span - 1
        sheet.merge_range(area.row, area.column, bottom, right, "", style)
    write = partial(sheet.write_string, area.row, area.column)
    write(_no_markup(visible(text)), style) if text else sheet.write_blank(area.row, area.column, None, style)


def _no_markup(text: str) -> str:
    """Keep XlsxWriter from taking a text for the XML of a rich text."""
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def add_sheet(book: Book, name: str, title: str, widths: Sequence[float]) -> Worksheet:
    """Return a new sheet with columns of these widths and its heading lines, protected, ready for A4."""
    sheet = book.workbook.add_worksheet(name, _Sheet)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _write_head(book, sheet, title, widths)
    _set_page(book, sheet)
    sheet.protect("", _ALLOWED)
    sheet.hide_gridlines(2)
    return sheet


def fit_pages(sheet: Worksheet, width: float, height: float, overhang: float) -> None:
    """Set how many A4 pages the content prints on, one page wide; what is too wide (in digits) lies across.

    The `overhang`, in pages, is squeezed onto the page before rather than left alone on the next.
    """
    landscape = width > PORTRAIT * SQUEEZE
    if landscape:
        sheet.set_landscape()
    scale = min(1, (LANDSCAPE if landscape else PORTRAIT) / width)
    pages = (height + _HEAD_HEIGHT) * scale / (_LANDSCAPE_HEIGHT if landscape else _PORTRAIT_HEIGHT)
    sheet.fit_to_pages(1, max(1, ceil(pages - overhang)))


def _write_head(book: Book, sheet: Worksheet, title: str, widths: Sequence[float]) -> None:
    agency, year = book.report.text("cover", "agency"), book.report.year
    lines = (
        (book.variant.mark, MARK, 22 if book.variant.mark else 6),
        (title, TITLE, line_count(title, room(sum(widths), 16)) * 24 + 12),
        (f"填报单位：{agency}　　年度：{year}年{f'　　核对码：{book.code}' if book.code else ''}", PLAIN, 22),
    )
    for row, (text, look, height) in enumerate(lines):
        put(sheet, Area(row, 0, 1, len(widths)), text, book.style(look))
        sheet.set_row(row, height)


def _set_page(book: Book, sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(_FOOTER)
    if book.variant.mark:
        sheet.set_header(_HEADER + book.variant.mark)
