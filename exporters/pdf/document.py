"""The PDF of a whole report."""

from __future__ import annotations

from functools import cache
from typing import IO

from reportlab.pdfgen.canvas import Canvas

from exporters.copies import Copy
from exporters.pdf.contents import Contents
from exporters.pdf.flow import Page, paginate
from exporters.pdf.fonts import FontBook, Role
from exporters.pdf.page import AREA_HEIGHT, HEIGHT, TOP, WIDTH, draw_mark, draw_page_number
from models.report import Report
from models.wording import signatory, title


def write_pdf(report: Report, copy: Copy, stream: IO[bytes]) -> None:
    """Write `report` as an A4 document; the same report gives the same bytes.

    Args:
        report: The report, finished or not.
        copy: Which copy; a draft says so on every page.
        stream: Where to; stays open.
    """
    fonts = _fonts()
    pages = paginate(Contents(report, fonts).items(), AREA_HEIGHT)
    canvas = Canvas(
        stream,
        pagesize=(WIDTH, HEIGHT),
        initialFontName=fonts.face(Role.SONG).fontName,  # type: ignore[arg-type]  # the stub is wrong
        invariant=1,
        pageCompression=1,
        lang="zh-CN",
    )
    canvas.setTitle(title(report))
    canvas.setAuthor(signatory(report))
    canvas.setCreator("年报填报")
    for number, page in enumerate(pages, 1):
        _draw(canvas, fonts, page, number, copy)
    canvas.save()


def _draw(canvas: Canvas, fonts: FontBook, page: Page, number: int, copy: Copy) -> None:
    if copy.mark:
        draw_mark(canvas, fonts, copy.mark)
    for offset, box in page:
        box.draw(canvas, TOP - offset)
    draw_page_number(canvas, fonts, number)
    canvas.showPage()


@cache
def _fonts() -> FontBook:
    """Return this computer's fonts; looked up once."""
    return FontBook.discover()
