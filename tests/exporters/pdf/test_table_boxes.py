from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from exporters.manuscript import printed_table
from exporters.pdf.fonts import FaceRole, FontBook
from exporters.pdf.official_page import HEIGHT, LEADING, WIDTH
from exporters.pdf.table_boxes import Sheet, TableLook, sheet, table_with_notes
from exporters.release import Variant
from exporters.typeset.standard_page import AREA_HEIGHT, AREA_WIDTH
from exporters.typeset.table_layout import in_list
from models.form import editions
from models.form.grid import CellRole
from models.form.refs import Ref
from models.form.vocabulary import Block, Form, Heading, Section, Table
from models.report.report import Report, Value
from tests.builders import answered, typed_out
from tests.exporters.pdf.pages import lines, pdf, runs, squeezed, text_of
from tests.exporters.pdf.test_pdf_file import numbered
from tests.invented import ALL_EDITIONS
from tests.thoroughness import examples

FONTS = FontBook.discover()
PERMITS, FEES = "disclosure/permits/decisions", "disclosure/fees/collected"


def by_pdfium(file: bytes) -> str:
    """Return all text without white space, as a browser's own reader copies it."""
    return squeezed("".join(line for page in lines(file) for line in page))


def by_poppler(file: bytes) -> str:
    """Return all text without white space, in the order of the file."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("poppler is not installed")
    found = subprocess.run([program, "-raw", "-", "-"], input=file, capture_output=True, check=True)  # noqa: S603  found above
    return squeezed(found.stdout.decode())


EXTRACTORS = {"pdfium": by_pdfium, "poppler": by_poppler}


def applications(year: int = 2023) -> Sheet:
    report = typed_out(numbered(year))
    return sheet(printed_table(report, report.form.table("applications")), FONTS)


def text(table: Sheet, room: float) -> list[str]:
    """Return the text of the parts into which a table is cut, one a page."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(FaceRole.SONG).fontName)  # type: ignore[arg-type]
    rest: Sheet | None = table
    while rest:
        part, rest = rest.cut(room, anywhere=True)
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
        assert sum(one.layout.widths) == pytest.approx(AREA_WIDTH)


def drawn(one: Sheet) -> bytes:
    """Return a page with nothing but a table."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(FaceRole.SONG).fontName)  # type: ignore[arg-type]
    one.whole().draw(canvas, HEIGHT - 20)
    canvas.save()
    return stream.getvalue()


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_all_labels_and_figures_of_all_tables_have_one_size(form: Form) -> None:
    report = numbered(form.first_year)
    for table in report.form.tables:
        one = sheet(printed_table(report, table), FONTS)
        page = runs(PdfReader(BytesIO(drawn(one))).pages[0])

        assert len(page) > 8
        assert {run.size for run in page} == {10.5}


@pytest.mark.parametrize("year", [2020, 2023])
def test_tables_have_the_proportions_of_the_notice(year: int) -> None:
    report = numbered(year)
    first, third, _ = (sheet(printed_table(report, table), FONTS).layout for table in report.form.tables)
    labels = third.widths[: third.grid.stub_columns]
    natural, *others = third.widths[third.grid.stub_columns :]

    assert sum(labels) / AREA_WIDTH == pytest.approx(0.51, abs=0.01)
    assert {round(width / AREA_WIDTH, 2) for width in others} == {0.07}
    assert natural / AREA_WIDTH == pytest.approx(0.08, abs=0.005)
    assert first.widths[0] >= 0.25 * AREA_WIDTH


def test_long_figures_get_room_and_the_others_keep_their_size() -> None:
    blank = Report.blank(2023)
    long = {str(ref): "1234567" for ref in blank.form.cells if ref.column in {"natural", "total", "review_total"}}
    report = answered(blank, {**{str(ref): "1" for ref in blank.form.cells}, **long})
    for table in report.form.tables:
        one = sheet(printed_table(report, table), FONTS)
        page = runs(PdfReader(BytesIO(drawn(one))).pages[0])
        assert {run.size for run in page} == {10.5}
        assert one.height + LEADING <= AREA_HEIGHT


def test_where_all_figures_are_long_these_are_smaller_and_condensed_and_none_is_broken() -> None:
    blank = Report.blank(2023)
    report = answered(blank, {str(ref): "1234567" for ref in blank.form.cells})
    one = sheet(printed_table(report, blank.form.table("litigation")), FONTS)
    sizes = {run.text.strip(): run.size for run in runs(PdfReader(BytesIO(drawn(one))).pages[0])}

    assert sizes.pop("1234567") == 9
    assert set(sizes.values()) == {10.5}
    assert {0.6 < cell.scale < 1 for cell in one.layout.cells.values() if "1234567" in cell.lines} == {True}


@pytest.mark.parametrize("year", [2020, 2023])
def test_long_figures_in_four_columns_keep_their_size(year: int) -> None:
    blank = Report.blank(year)
    long = {"natural", "business", "research", "total"}
    report = answered(blank, {str(ref): "1234567" if ref.column in long else "12" for ref in blank.form.cells})
    one = sheet(printed_table(report, blank.form.table("applications")), FONTS)

    assert {cell.size for cell in one.layout.cells.values()} == {10.5}
    assert one.layout.is_even
    assert one.height + LEADING <= AREA_HEIGHT


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
@pytest.mark.parametrize("extract", EXTRACTORS)
def test_the_text_of_every_table_comes_out_row_by_row(form: Form, extract: str) -> None:
    report = numbered(form.first_year)
    for table in report.form.tables:
        one = sheet(printed_table(report, table), FONTS)
        said = EXTRACTORS[extract](drawn(one))
        head = sorted(
            (cell for cell in one.grid.cells if cell.row < one.grid.header_rows), key=attrgetter("column", "row")
        )
        body = sorted(
            (cell for cell in one.grid.cells if cell.row >= one.grid.header_rows), key=attrgetter("row", "column")
        )

        assert said == squeezed("".join(map(one.table.text, (*head, *body))))


def test_a_raised_mark_leads_to_the_note_below() -> None:
    long = "其中结转三件，其余为本年新收"
    report = answered(Report.blank(2023), {PERMITS: "12", f"notes/{PERMITS}": long, FEES: "1", f"notes/{FEES}": "补"})
    [box] = table_with_notes(printed_table(report, report.form.table("disclosure")), FONTS)
    assert isinstance(box, Sheet)
    page = runs(PdfReader(BytesIO(drawn(box))).pages[0])
    [figure, mark, note] = [run for run in page if run.text.strip() == "12" or "①" in run.text]

    assert squeezed(note.text) == f"①表二“行政许可”行“本年处理决定数量”列：{long}"
    assert mark.text == "①"
    assert mark.y > figure.y
    assert mark.size < figure.size == note.size
    assert mark.x - figure.x == pytest.approx(FONTS.width("12", box.style), abs=0.1)
    assert note.y < min(run.y for run in page if run is not note)
    assert "1（补）" in [run.text for run in page]


def test_notes_that_fill_a_page_follow_the_table() -> None:
    blank = Report.blank(2023)
    notes = {f"notes/{ref}": "其中结转" * 20 for ref in blank.form.cells if ref.table == "applications"}
    table, *below = table_with_notes(printed_table(answered(blank, notes), blank.form.table("applications")), FONTS)

    assert isinstance(table, Sheet)
    assert (table.notes, len(below) > len(notes)) == ((), True)


def test_banners_are_light_only_where_that_is_asked() -> None:
    report = numbered(2023)
    plain, tinted = (
        content_of_page(
            replace(sheet(printed_table(report, report.form.table("disclosure")), FONTS), look=TableLook(tinted=tinted))
        )
        for tinted in (False, True)
    )

    assert (plain.count(b" f* "), tinted.count(b" f* ")) == (0, 4)


def content_of_page(one: Sheet) -> bytes:
    found = PdfReader(BytesIO(drawn(one))).pages[0].get_contents()
    assert found is not None
    return found.get_data().replace(b"\n", b" ")


@pytest.mark.parametrize("room", [240, 300, 350, 400, 450, 500])
def test_a_cut_keeps_three_rows_of_a_group_together_and_says_so(room: float) -> None:
    table = applications()
    parts = text(table, room)
    for group in (cell for cell in table.grid.cells if cell.role is CellRole.ROW and cell.row_span > 1):
        rows = [cell for cell in table.grid.cells if in_list(cell) and cell.row in group.rows]
        counts = [sum(squeezed(table.table.text(row)) in part for row in rows) for part in parts]
        assert not [count for count in counts if 0 < count < min(3, len(rows))]

    assert [part.startswith("续表") for part in parts] == [False, *[True] * (len(parts) - 1)]


def test_a_table_of_blocks_is_cut_between_these() -> None:
    report = numbered(2023)
    table = sheet(printed_table(report, report.form.table("disclosure")), FONTS)
    part, rest = table.cut(table.height - 1)

    assert part is not None
    assert rest is not None
    assert "".join(one.table.text(cell) for one in [rest] for cell in one.grid.cells if cell.row == rest.first) == (
        "第二十条第（八）项"
    )
    assert table.cut(20) == (None, table)


@pytest.mark.parametrize("room", [170, 233, 400])
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
    assert table.cut(10, anywhere=True) == (None, table)


def test_blank_report_has_no_figures() -> None:
    report = Report.blank(2023)
    [part] = text(sheet(printed_table(report, report.form.table("litigation")), FONTS), AREA_HEIGHT)

    assert not re.search(r"\d", part)
