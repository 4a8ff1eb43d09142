"""What all sheets share: styles, merged cells, heading lines, the draft mark, and the page they print on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import partial
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from typing_extensions import override
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # annotated, but it says so nowhere
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from exporters.release import Variant
from exporters.typeset.text_width import line_count, room
from models.importers.own.workbook_layout import TOP, visible
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

_HEAD_HEIGHT = 95
"""Points; of the lines above the content. Chosen: a title of two lines is among them."""

_SURE = 0.97
"""How much of a page is filled. Chosen: what is printed is a little larger where a spreadsheet squeezes less."""

_HINT_SIZE, _HINT_LINE = 9, 13
"""Points: of the type that says why cells are locked, and from line to line. Chosen by eye."""

_RED = "#C00000"
_MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.75}
"""Inches; chosen by eye."""

_FOOTER = '&C&"宋体,常规"&9第 &P 页，共 &N 页'
_HEADER = '&R&"黑体,常规"&12&KC00000'
_ALLOWED = {"format_rows": True, "format_columns": True}

PLAIN: SheetLook = {"font_name": "宋体", "font_size": SIZE, "valign": "vcenter", "text_wrap": True}
MARK: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 14, "font_color": _RED, "bold": True, "align": "center"}
_HINT: SheetLook = {"font_name": "宋体", "font_size": _HINT_SIZE, "font_color": "#595959"}
TITLE: SheetLook = {**PLAIN, "font_name": "黑体", "font_size": 16, "align": "center"}


class Locked(Enum):
    """Which cells of a sheet are locked, and why: what the sheet says of it."""

    LABELS = "表头和算出来的合计锁住了，免得误改；别的格子可以改，改完导入程序。"
    WORDS = "这一页的文字锁住了，免得和程序里的不一致：请在程序里改，再导出一次。"
    FORMULAS = "这一页是用公式算出来的，所以都锁住了；数字请在各张表里改，这里跟着变。"
    EVERYTHING = ""


_UNLOCK = "一定要解锁的，不用密码：审阅 → 撤销工作表保护。"


class PrintedRow(NamedTuple):
    """A row as it takes part of a page.

    Attributes:
        height: In points.
        stays: Whether it must not be parted from the next, as a heading.
    """

    height: float
    stays: bool = False


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


def add_sheet(book: Book, name: str, title: str, widths: Sequence[float], locked: Locked) -> Worksheet:
    """Return a new sheet with columns of these widths and its heading lines, protected, ready for A4."""
    sheet = book.workbook.add_worksheet(name, _Sheet)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _write_head(book, sheet, title, widths, locked)
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


def break_pages(sheet: Worksheet, width: float, rows: Sequence[PrintedRow], overhang: float, above: float = 0) -> None:
    """Set where the pages of a portrait sheet end: no heading is parted from what follows.

    Args:
        sheet: Whose rows begin below the heading lines.
        width: In digits.
        rows: All of them.
        overhang: In pages; so much more than one is squeezed onto it.
        above: What is repeated on every page, in points.
    """
    scale = min(1, PORTRAIT / width)
    page = _PORTRAIT_HEIGHT / scale
    if _HEAD_HEIGHT + sum(row.height for row in rows) <= (1 + overhang) * page:
        sheet.fit_to_pages(1, 1)
    else:
        sheet.fit_to_pages(1, 0)
        sheet.set_h_pagebreaks([TOP + at for at in _page_ends(rows, _SURE * page, above)])


def _page_ends(rows: Sequence[PrintedRow], page: float, above: float) -> Iterator[int]:
    """Yield how many rows stand before each end of a page."""
    used, begun = float(_HEAD_HEIGHT), 0
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


def _write_head(book: Book, sheet: Worksheet, title: str, widths: Sequence[float], locked: Locked) -> None:
    width = sum(widths)
    lines = (
        (book.variant.mark, MARK, 22 if book.variant.mark else 6),
        (title, TITLE, line_count(title, room(width, 16)) * 24 + 12),
    )
    for row, (text, look, height) in enumerate(lines):
        put(sheet, Area(row, 0, 1, len(widths)), text, book.style(look))
        sheet.set_row(row, height)
    _write_particulars(book, sheet, widths, locked)


def _write_particulars(book: Book, sheet: Worksheet, widths: Sequence[float], locked: Locked) -> None:
    """Write whose report it is, its year and code, which are never broken or cut, and why cells are locked."""
    row, width = TOP - 1, sum(widths)
    named = _particulars(book, room(width, SIZE))
    why = locked.value + _UNLOCK if locked.value else ""
    put(sheet, Area(row, 0, 1, len(widths)), named, book.style(PLAIN))
    if why:
        styles = (book.style(PLAIN), book.style(_HINT))
        sheet.write_rich_string(row, 0, styles[0], f"{visible(named)}\n", styles[1], why, styles[0])
    height = line_count(named, room(width, SIZE)) * LINE + PADDING
    sheet.set_row(row, height + (line_count(why, room(width, _HINT_SIZE)) * _HINT_LINE if why else 0))


def _particulars(book: Book, width: float) -> str:
    """Return the lines; `width` in half characters of one."""
    agency = f"填报单位：{book.report.text('cover', 'agency')}"
    rest = f"年度：{book.report.year}年{f'　　核对码：{book.code}' if book.code else ''}"
    line = f"{agency}　　{rest}"
    return line if line_count(line, width) == 1 else f"{agency}\n{rest}"


def _set_page(book: Book, sheet: Worksheet) -> None:
    sheet.set_paper(9)
    sheet.set_margins(**_MARGINS)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(_FOOTER)
    if book.variant.mark:
        sheet.set_header(_HEADER + book.variant.mark)
