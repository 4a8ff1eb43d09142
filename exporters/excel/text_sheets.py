"""The sheets of words: the cover, and one for each text of the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exporters.excel.heading_lines import Locked, SheetHead, head_height
from exporters.excel.new_workbook import SIZE, SheetLook
from exporters.excel.sheet import PLAIN, PORTRAIT, Area, Book, put
from exporters.excel.sheet_pages import PrintedRow, add_sheet, break_pages
from exporters.manuscript import clean, headings_in
from exporters.typeset.text_width import line_count, room, text_pieces
from models.form.cover import COVER, Group
from models.form.refs import TextRef
from models.form.vocabulary import Narrative, Section
from models.importers.own.workbook_layout import COVER_SHEET, TOP
from models.report.report import Report
from models.report.wording import heading, opening, particular_shown, title

_LABELS = 13
"""Digits: seven characters; longer labels wrap. Chosen by eye."""

_ANSWERS = PORTRAIT - _LABELS
_WIDTHS = _LABELS, _ANSWERS

_COVER_OVERHANG, _OVERHANG = 0.3, 0.05
"""Pages, of the cover and of a text, that are squeezed onto the one before. Chosen: the cover is seen at one glance."""

_PADDING = 8
"""Points, that a row has besides its lines. Chosen by eye."""

_MOST_LINES = 20
"""Of a row. Chosen: at 17 points a line, well below the 409 points that spreadsheets allow."""

_INDENT = "　　"

_BODY: SheetLook = {**PLAIN, "font_name": "仿宋", "font_size": 12, "valign": "top"}
_GROUP: SheetLook = {**PLAIN, "font_name": "黑体", "bottom": 1, "valign": "bottom"}
_LABEL: SheetLook = {**PLAIN, "font_color": "#404040"}


class _Line(NamedTuple):
    """A row of words: a label and what it names, or one text across the sheet.

    Attributes:
        height: Of the row, in points.
        stays: Whether it is a heading, which is not parted from what follows when printed.
    """

    text: str
    look: SheetLook
    height: float
    label: str | None = None
    stays: bool = False


def write_cover(book: Book) -> None:
    """Add the sheet with everything on the cover that is filled in, and the opening paragraph."""
    report = book.report
    groups = [line for group in COVER for line in _group(report, group)]
    lines = [*groups, _head("报告开头"), *_paragraphs(opening(report))]
    _write(book, COVER_SHEET, SheetHead(title(report), _WIDTHS, Locked.WORDS, _COVER_OVERHANG), lines)


def write_narrative(book: Book, section: Section, narrative: Narrative) -> None:
    """Add the sheet of a text, a row a paragraph."""
    text = book.report.printed(TextRef("texts", narrative.id))
    head = SheetHead(heading(book.report, section), _WIDTHS, Locked.WORDS, _OVERHANG)
    _write(book, section.short, head, list(_paragraphs(text)))


def _write(book: Book, name: str, head: SheetHead, lines: Sequence[_Line]) -> None:
    """Add a sheet of two columns: LibreOffice does not shrink a single one to the width of the page."""
    sheet = add_sheet(book, name, head)
    for row, (text, look, height, label, _) in enumerate(lines, TOP):
        sheet.set_row(row, height)
        if label is not None:
            put(sheet, Area(row, 0), label, book.style(_LABEL))
        put(sheet, Area(row, 0, 1, 2) if label is None else Area(row, 1), text, book.style(look))
    above = PrintedRow(head_height(book, head), stays=True)
    break_pages(sheet, head, [above, *(PrintedRow(line.height, line.stays) for line in lines)])


def _group(report: Report, group: Group) -> list[_Line]:
    """Return what is filled in of a group, with its name above."""
    width = room(_ANSWERS, SIZE)
    lines = [
        _Line(piece, PLAIN, line_count(piece, width) * 15 + _PADDING, "" if number else particular.label)
        for particular in group.particulars
        for number, piece in enumerate(text_pieces(particular_shown(report, particular), width, _MOST_LINES))
    ]
    return [_head(group.label.partition("（")[0]), *lines] if lines else []


def _head(text: str) -> _Line:
    return _Line(text, _GROUP, 25, stays=True)


def _paragraphs(text: str) -> Iterator[_Line]:
    """Yield the rows of a text, indented as in print."""
    width, headings = room(PORTRAIT, 12), headings_in(text)
    for piece in text_pieces(text, width - len(_INDENT) * 2, _MOST_LINES):
        height = line_count(_INDENT + piece, width) * 17 + _PADDING
        yield _Line(_INDENT + piece, _BODY, height, stays=clean(piece).strip() in headings)
