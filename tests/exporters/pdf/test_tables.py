from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.fonts import FontBook, Role
from exporters.pdf.page import AREA_HEIGHT, AREA_WIDTH, HEIGHT, LEADING, WIDTH
from exporters.pdf.tables import Sheet, sheet
from models.forms import EDITIONS
from models.grid import lay_out
from models.report import Report
from tests.builders import typed_out
from tests.exporters.pdf.test_document import numbered

FONTS = FontBook.discover()


def applications(year: int = 2023) -> Sheet:
    report = typed_out(numbered(year))
    return sheet(lay_out(report.form.table("applications")), report, FONTS)


def text(table: Sheet, room: float) -> list[str]:
    """Return the text of the parts into which a table is cut, one a page."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(Role.SONG).fontName)  # type: ignore[arg-type]
    rest: Sheet | None = table
    while rest:
        part, rest = rest.cut(room)
        assert part is not None
        assert part.height <= room
        part.draw(canvas, HEIGHT - 20)
        canvas.showPage()
    canvas.save()
    return ["".join(page.extract_text().split()) for page in PdfReader(stream).pages]


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: form.id)
def test_each_statutory_table_fits_one_page_under_its_heading(form: object) -> None:
    report = numbered(getattr(form, "first_year"))  # noqa: B009
    for table in report.form.tables:
        one = sheet(lay_out(table), report, FONTS)
        assert one.height + LEADING <= AREA_HEIGHT
        assert sum(one.widths) == pytest.approx(AREA_WIDTH)


@pytest.mark.parametrize("room", [110, 140, 233, 400])
def test_cut_table_keeps_every_figure_once_and_repeats_its_heading(room: float) -> None:
    table = applications()
    parts = text(table, room)

    figures = [found for part in parts for found in re.findall(r"1\d{3}", part)]
    assert len(parts) > 1
    assert sorted(figures) == sorted(f"{table.report.figures[ref]:f}" for ref in table.grid.places)
    assert all("商业企业" in part for part in parts)


def test_label_over_a_cut_stands_on_both_parts() -> None:
    parts = text(applications(), 300)

    assert all("三、本年度办理结果" in part for part in parts[:2])


def test_too_little_room_leaves_the_table_whole() -> None:
    table = applications()

    assert table.cut(10) == (None, table)


def test_blank_report_has_no_figures() -> None:
    report = Report.blank(2023)
    [part] = text(sheet(lay_out(report.form.table("litigation")), report, FONTS), AREA_HEIGHT)

    assert not re.search(r"\d", part)
