from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from exporters.manuscript import printed_table
from exporters.pdf.fonts import FaceRole, FontBook
from exporters.pdf.official_page import HEIGHT, LEADING, WIDTH
from exporters.pdf.table_boxes import Sheet, sheet
from exporters.release import Variant
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from models.form import editions
from models.form.grid import CellRole
from models.form.refs import Ref
from models.form.vocabulary import Block, Form, Heading, Section, Table
from models.report.report import Report, Value
from tests.builders import typed_out
from tests.exporters.pdf.pages import pdf, runs, squeezed, text_of
from tests.exporters.pdf.test_pdf_file import numbered
from tests.invented import ALL_EDITIONS
from tests.thoroughness import examples

FONTS = FontBook.discover()


def applications(year: int = 2023) -> Sheet:
    report = typed_out(numbered(year))
    return sheet(printed_table(report, report.form.table("applications")), FONTS)


def text(table: Sheet, room: float) -> list[str]:
    """Return the text of the parts into which a table is cut, one a page."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(FaceRole.SONG).fontName)  # type: ignore[arg-type]
    rest: Sheet | None = table
    while rest:
        part, rest = rest.cut(room)
        assert part is not None
        assert part.height <= room
        part.draw(canvas, HEIGHT - 20)
        canvas.showPage()
    canvas.save()
    return ["".join(page.extract_text().split()) for page in PdfReader(stream).pages]


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_each_statutory_table_fits_one_page_under_its_heading(form: Form) -> None:
    report = numbered(form.first_year)
    for table in report.form.tables:
        one = sheet(printed_table(report, table), FONTS)
        assert one.height + LEADING <= AREA_HEIGHT
        assert sum(one.widths) == pytest.approx(AREA_WIDTH)


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_no_label_is_smaller_than_its_table(form: Form) -> None:
    report = numbered(form.first_year)
    for table in report.form.tables:
        one = sheet(printed_table(report, table), FONTS)
        labels = [cell for cell in one.grid.cells if cell.role is not CellRole.FIGURE and one.table.text(cell)]
        stream = BytesIO()
        canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(FaceRole.SONG).fontName)  # type: ignore[arg-type]
        one.whole().draw(canvas, HEIGHT - 20)
        canvas.save()
        sizes = {run.size for run in runs(PdfReader(stream).pages[0]) if not re.fullmatch(r"[\d.]+", run.text)}

        assert len(labels) > 4
        assert sizes == {one.style.size}


@pytest.mark.parametrize("room", [125, 140, 233, 400])
def test_cut_table_keeps_every_figure_once_and_repeats_its_heading(room: float) -> None:
    table = applications()
    parts = text(table, room)

    figures = [found for part in parts for found in re.findall(r"1\d{3}", part)]
    assert len(parts) > 1
    assert sorted(figures) == sorted(map(table.table.text, table.grid.places.values()))
    assert all("商业企业" in part for part in parts)


def test_label_over_a_cut_stands_on_both_parts() -> None:
    parts = text(applications(), 300)

    assert all("三、本年度办理结果" in part for part in parts[:2])


def invented(rows: int, columns: int, labels: str) -> Form:
    """Return a form with one table of so many rows in groups, and so many columns."""
    leaves = [Heading(f"r{at}", f"{at}行{labels[at % len(labels) :][:12]}") for at in range(rows)]
    groups = [Heading(f"g{at}", f"组{at}", tuple(leaves[at : at + 5])) for at in range(0, rows, 5)]
    block = Block(tuple(groups), tuple(Heading(f"c{at}", f"列{at}") for at in range(columns)), corner="项目")
    table = Section("part", "一、表", "一、表", Table("t", "表一", "X-INT", (block,)))
    return Form("2041", 2041, "《通知》", "年度报告", (table,))


@examples(6, 250)
@given(
    st.integers(1, 120),
    st.integers(1, 9),
    st.text("政府信息公开工作年度报告（）、；件", min_size=1, max_size=30),
    st.decimals(0, 9_999_999, places=6),
)
def test_tables_of_any_size_print_every_row_and_every_figure(
    rows: int, columns: int, labels: str, odd: Decimal
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        form = invented(rows, columns, labels)
        patch.setattr(editions, "EDITIONS", (form,))
        figures: dict[Ref, Value] = {ref: Decimal(1_000_000 + at) for at, ref in enumerate(form.cells)}
        report = Report({**Report.blank(2041).values, **figures, next(iter(form.cells)): odd})
        reader = pdf(report, Variant.DRAFT)

    printed = text_of(reader)
    drawn = Counter(run.text.strip() for page in reader.pages for run in runs(page))

    for leaf in form.tables[0].blocks[0].row_leaves:
        assert squeezed(leaf.label) in printed
    for value in list(figures.values())[1:]:
        assert drawn[f"{value}"] == 1
    assert report.shown(next(iter(form.cells))) in printed


def test_too_little_room_leaves_the_table_whole() -> None:
    table = applications()

    assert table.cut(10) == (None, table)


def test_blank_report_has_no_figures() -> None:
    report = Report.blank(2023)
    [part] = text(sheet(printed_table(report, report.form.table("litigation")), FONTS), AREA_HEIGHT)

    assert not re.search(r"\d", part)
