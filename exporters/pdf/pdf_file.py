"""The PDF of a whole report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO

from reportlab import rl_config

from exporters.pdf.archive import Properties, make_archival
from exporters.pdf.flow import Box, Break, FlowItem, FlowPage, paginate
from exporters.pdf.fonts import FaceRole, FontBook, font_book
from exporters.pdf.official_page import HEIGHT, TOP, WIDTH, draw_code, draw_mark, draw_page_number
from exporters.pdf.one_at_a_time import one_at_a_time
from exporters.pdf.open_points import open_points_page
from exporters.pdf.page_contents import Contents
from exporters.pdf.table_boxes import TableLook
from exporters.pdf.tags import ARTIFACT, Tag, TaggedCanvas
from exporters.release import Release, Variant
from exporters.typeset.standard_page import AREA_HEIGHT
from models.form.cover import read_date
from models.report.wording import signatory, title


@one_at_a_time
def write_pdf(release: Release, stream: IO[bytes], book: FontBook | None = None) -> tuple[str, ...]:
    """Write a report as an A4 document; the same release gives the same bytes.

    Args:
        release: The report, and which variant of it.
        stream: Where to; stays open.
        book: Which fonts; those of this computer unless given.

    Returns:
        Sentences for the clerk: why a page is blank, which fonts were used, and which stood in for others.
    """
    fonts = (book or font_book()).fresh()
    pages: list[FlowPage] = []
    pages += paginate(_items(release, fonts, pages), AREA_HEIGHT)
    canvas = begin(stream, fonts, _properties(release))
    for number, page in enumerate(pages, 1):
        _draw(canvas, fonts, page, number, release)
    canvas.save()
    return (*_left_blank(pages, release.variant), *fonts.account())


def _left_blank(pages: Sequence[FlowPage], variant: Variant) -> Iterator[str]:
    """Yield which pages are blank or nearly so, and why; what is not explained looks like a fault."""
    behind = "报送确认单" if variant is Variant.FILING else "“还没有办好的地方”"
    for number, page in enumerate(pages, 1):
        if _is_foot_alone(page) and pages[number - 2].boxes:
            yield f"第 {number} 页只有版记：按公文格式，版记印在双数页的最下面。"
        elif not page.boxes and _is_foot_alone(pages[number]):
            yield f"第 {number} 页是空白页，不用管：按公文格式，版记印在双数页的最下面。"
        elif not page.boxes:
            yield f"第 {number} 页是空白页，不用管：{behind}从另一张纸开始，双面打印也不会印在正文背面。"


def _is_foot_alone(page: FlowPage) -> bool:
    """Return whether nothing stands on a page but the closing block: whatever else there is begins at the top."""
    return len(page.boxes) == 1 and page.boxes[0].offset > 0


def begin(stream: IO[bytes], fonts: FontBook, properties: Properties) -> TaggedCanvas:
    """Return the canvas of an A4 document that is written to a stream once it is saved."""
    canvas = TaggedCanvas(
        stream,
        pagesize=(WIDTH, HEIGHT),
        initialFontName=fonts.face(FaceRole.SONG).fontName,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 4),
        lang="zh-CN",
    )
    rl_config.useA85 = 0  # pages as text would be a quarter larger
    make_archival(canvas, properties)
    return canvas


def _items(release: Release, fonts: FontBook, pages: Sequence[FlowPage]) -> Iterator[FlowItem]:
    """Yield the report, and after the one to file a sheet of its own to sign; after a draft, what is open in it.

    Args:
        release: The report, and which variant of it.
        fonts: The faces to draw in.
        pages: All that come of it, once they are there.
    """
    yield from Contents(release.manuscript, fonts, TableLook(release.is_tinted, release.wrong)).items()
    if release.variant is Variant.FILING:
        from exporters.pdf.sign_off import sign_off_sheet  # noqa: PLC0415  ReportLab's bar codes are slow to load

        yield Break(sheet=True)
        yield from sign_off_sheet(release, fonts, lambda number: sum(bool(one.boxes) for one in pages[: number - 1]))
    elif release.variant is Variant.DRAFT:
        yield Break(sheet=True)
        yield from open_points_page(release, fonts)


def _properties(release: Release) -> Properties:
    """Return what the document says of itself; it depends on nothing but the report."""
    report, code = release.report, release.code
    day = read_date(report.text("cover", "date")) or date(report.year, 12, 31)
    subject = f"{release.variant.value}（{release.variant.purpose}）"
    return Properties(title(report), signatory(report), subject, f"核对码 {code}" if code else "", day)


def _draw(canvas: TaggedCanvas, fonts: FontBook, page: FlowPage, number: int, release: Release) -> None:
    canvas.turn_to(ARTIFACT)
    if release.variant.mark:
        draw_mark(canvas, fonts, release.variant.mark)
    draw_boxes(canvas, page)
    canvas.turn_to(ARTIFACT)
    if page.numbered:
        draw_page_number(canvas, fonts, number)
    if release.code:
        draw_code(canvas, fonts, number, release.code)
    canvas.showPage()


def draw_boxes(canvas: TaggedCanvas, page: FlowPage) -> None:
    """Draw what stands on a page, where it stands."""
    for offset, box in page.boxes:
        if not box.blank:
            _draw_box(canvas, TOP - offset, box)


def _draw_box(canvas: TaggedCanvas, top: float, box: Box) -> None:
    """Draw a box as part of what it is; the lines of a paragraph are one stretch of the page."""
    if box.entry:
        key = f"{canvas.getPageNumber()} {top:.1f}"
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=top, zoom=0)
        canvas.addOutlineEntry(box.entry, key)
    canvas.turn_to(box.tag or Tag("P"))
    box.draw(canvas, top)
