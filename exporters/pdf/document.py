"""The PDF of a whole report."""

from __future__ import annotations

from typing import IO

from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.contents import Contents
from exporters.pdf.flow import Page, paginate
from exporters.pdf.fonts import FontBook, Role, font_book
from exporters.pdf.page import AREA_HEIGHT, HEIGHT, TOP, WIDTH, draw_mark, draw_page_number
from exporters.release import Copy, Release
from models.wording import signatory, title


def write_pdf(release: Release, stream: IO[bytes]) -> tuple[str, ...]:
    """Write a report as an A4 document; the same release gives the same bytes.

    Args:
        release: The report, and which copy of it.
        stream: Where to; stays open.

    Returns:
        Sentences for the clerk: which types were replaced by others.
    """
    report, fonts = release.report, font_book()
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
        _draw(canvas, fonts, page, number, release.copy)
    canvas.save()
    return ()


def _draw(canvas: Canvas, fonts: FontBook, page: Page, number: int, copy: Copy) -> None:
    if copy.mark:
        draw_mark(canvas, fonts, copy.mark)
    for offset, box in page:
        box.draw(canvas, TOP - offset)
    draw_page_number(canvas, fonts, number)
    canvas.showPage()
