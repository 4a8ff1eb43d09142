"""What a PDF says its marks are, to those who have it read to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
from pypdf import PdfReader
from pypdfium2 import raw

from exporters.manuscript import Closing, Ending, Head, Paragraph, ParagraphKind, PrintedTable, printed_table
from exporters.pdf.fonts import FaceRole, FontBook
from exporters.pdf.official_page import HEIGHT, WIDTH
from exporters.pdf.table_boxes import Sheet, sheet
from exporters.pdf.tags import ARTIFACT, Tag, TaggedCanvas, within
from exporters.pdf.tags import linked as linked_area
from exporters.pdf.web_addresses import Addresses, WebAddress
from exporters.release import Release, Variant
from models.form.grid import CellRole, GridCell
from models.form.vocabulary import Form
from models.report.report import Report
from tests.builders import answered, balanced, sample, typed_out
from tests.exporters.pdf.pages import SAMPLES, content, pdf, sample_content, squeezed
from tests.exporters.pdf.tagged import Part, document, marks
from tests.exporters.pdf.test_pdf_file import numbered
from tests.invented import ALL_EDITIONS
from tests.thoroughness import few

FONTS = FontBook.discover()


def everything(file: bytes) -> list[Part]:
    return [part for page in document(file) for root in page for part in root.everything()]


def top(file: bytes) -> list[Part]:
    """Return the parts of the document, those that go over two pages once for each."""
    return [part for page in document(file) for part in page]


def said(release: Release) -> Iterator[str]:
    """Yield what the manuscript says, in order, tables row by row."""
    for item in release.manuscript:
        match item:
            case Head() | Ending():
                yield from item
            case Paragraph():
                yield item.text
            case Closing():
                yield "抄送：" if item.recipients else ""
                yield from item
            case PrintedTable():
                yield from (item.text(cell) for cell in sorted(item.grid.cells, key=lambda cell: cell[:2]))


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("number", few(SAMPLES, 1))
def test_every_mark_is_part_of_the_document_or_says_that_it_is_none(number: str, variant: Variant) -> None:
    release = Release(sample(number), variant)
    mark = variant.mark.partition("，")[0]
    pages = [marks(page) for page in pypdfium2.PdfDocument(sample_content(number, variant))]

    assert not any(page.stray for page in pages)
    for at, page in enumerate(pages, 1):
        allowed = {f"— {at} —", f"核对码 {release.code}", variant.mark, mark}
        assert {text.strip() for text in page.artifacts} <= allowed
        assert variant.mark in [text.strip() for text in page.artifacts] or not variant.mark


@pytest.mark.parametrize("number", few(SAMPLES, 1))
def test_document_is_read_in_the_order_of_the_manuscript(number: str) -> None:
    release = Release(sample(number), Variant.PUBLIC)
    read = squeezed("".join(part.text for part in top(sample_content(number))))

    assert read == squeezed("".join(said(release)))


@pytest.mark.parametrize("number", few(SAMPLES, 1))
def test_titles_parts_and_sub_headings_are_headings_and_no_level_is_left_out(number: str) -> None:
    paragraphs = [item for item in Release(sample(number), Variant.PUBLIC).manuscript if isinstance(item, Paragraph)]
    headings = [(part.role, squeezed(part.text)) for part in top(sample_content(number)) if part.role[0] == "H"]
    kinds = {ParagraphKind.TITLE: "H1", ParagraphKind.PART: "H2"}
    expected = [(kinds[item.kind], squeezed(item.text)) for item in paragraphs if item.kind in kinds]

    assert [heading for heading in headings if heading[0] in {"H1", "H2"}] == expected
    for (above, _), (below, _) in pairwise(headings):
        assert int(below[1:]) <= int(above[1:]) + 1


def test_points_of_a_part_are_of_one_level_whether_or_not_a_section_is_above() -> None:
    report = answered(balanced(), {"texts/overview": "1.甲\n正文。\n2.乙\n（一）丙\n1.丁\n2.戊"})
    headings = [(part.role, squeezed(part.text)) for part in top(content(report)) if part.role[0] == "H"]

    assert headings[2:7] == [("H3", "1.甲"), ("H3", "2.乙"), ("H3", "（一）丙"), ("H4", "1.丁"), ("H4", "2.戊")]


def rows(table: Part) -> list[list[Part]]:
    assert {row.role for row in table.parts} == {"TR"}
    return [list(row.parts) for row in table.parts]


def cell(table: PrintedTable, one: GridCell) -> Part:
    """Return what a cell of the grid has to be."""
    scope = {CellRole.FIGURE: "", CellRole.ROW: "Row"}.get(one.role, "Column")
    role = "TH" if scope else "TD"
    return Part(role, squeezed(table.text(one)), (), scope, one.row_span, one.column_span)


@pytest.mark.usefixtures("every_edition")
@pytest.mark.parametrize("form", ALL_EDITIONS, ids=lambda form: form.id)
def test_tables_are_read_row_by_row_with_their_headings(form: Form) -> None:
    report = numbered(form.first_year)
    tables = [part for part in top(content(report, Variant.DRAFT)) if part.role == "Table"]
    printed = [printed_table(report, table) for table in report.form.tables]

    for table, expected in zip(tables, printed, strict=True):
        in_order = sorted(expected.grid.cells, key=lambda one: one[:2])
        grid = [
            [cell(expected, one) for one in in_order if one.row == row] for row in sorted({one.row for one in in_order})
        ]
        assert [[one._replace(text=squeezed(one.text)) for one in row] for row in rows(table)] == grid


def cut(table: Sheet, room: float) -> bytes:
    """Return the parts into which a table is cut, one a page."""
    stream = BytesIO()
    canvas = TaggedCanvas(
        stream, pagesize=(WIDTH, HEIGHT), initialFontName=FONTS.face(FaceRole.SONG).fontName, invariant=1
    )
    rest: Sheet | None = table
    while rest:
        part, rest = rest.cut(room)
        assert part is not None
        canvas.turn_to(part.tag)
        part.draw(canvas, HEIGHT - 20)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_cut_table_stays_one_and_what_is_repeated_is_not_read_again() -> None:
    report = typed_out(numbered(2023))
    table = sheet(printed_table(report, report.form.table("applications")), FONTS)
    file = cut(table, 300)
    pages = [marks(page) for page in pypdfium2.PdfDocument(file)]
    root: Any = PdfReader(BytesIO(file)).trailer["/Root"]
    trees = root["/StructTreeRoot"]["/K"]["/K"]

    assert len(pages) > 1
    assert pages[0].artifacts == []
    assert "申请人情况" in squeezed("".join(pages[1].artifacts))
    assert "三、本年度办理结果" in squeezed("".join(pages[1].artifacts))
    assert [tree["/S"] for tree in trees] == ["/Table"]
    assert len(trees[0]["/K"]) == table.grid.rows
    read = squeezed("".join(text for page in pages for text in page.texts.values()))
    assert read.count("申请人情况") == 1
    assert len(read) == len(squeezed("".join(table.table.texts.values())))


def test_blank_cells_are_cells_too() -> None:
    tables = [part for part in top(content(Report.blank(2025), Variant.DRAFT)) if part.role == "Table"]

    assert [len(rows(table)[-1]) for table in tables] == [2, 8, 15]


_COUNTED = ["联系人", "联系电话", "勾稽关系", "报告页数"]


def test_sign_off_sheet_is_headed_and_its_labels_name_what_is_beside_them() -> None:
    sheet_parts = document(sample_content("000", Variant.FILING))[-1]
    tables = [part for part in sheet_parts if part.role == "Table"]
    labels = [one.text.strip() for one in tables[0].everything() if one.role == "TH"]

    assert (sheet_parts[0].role, sheet_parts[0].text.strip()) == ("H1", "政府信息公开工作年度报告报送确认单")
    assert labels == ["填报单位", "报告年度", "单位类别", "成文日期", "文号", *_COUNTED]
    assert {sum(one.columns for one in row) for row in rows(tables[0])} == {4}


# ---------------------------------------------------------------- links


def linked(text: str) -> list[tuple[str, str]]:
    """Return what is a link in a text of the report, as (what is shown, where it leads)."""
    file = content(answered(balanced(), {"texts/overview": text}))
    shown = [part.text for part in everything(file) if part.role == "Link"]
    found: list[str] = []
    for page in PdfReader(BytesIO(file)).pages:
        for one in page.get("/Annots", []):
            annotation: Any = one.get_object()
            assert annotation["/A"]["/S"] == "/URI"
            assert annotation["/F"] == 4
            found.append(annotation["/A"]["/URI"])
    return list(zip([squeezed(one) for one in shown], dict.fromkeys(found), strict=True))


def test_web_addresses_are_links_to_themselves() -> None:
    text = "见http://www.qzlc.gov.cn/（首页）、www.fujian.gov.cn。以及https://a.gov.cn/b?c=1&d=%E5%B9%B4，等。"

    assert linked(text) == [
        ("http://www.qzlc.gov.cn/", "http://www.qzlc.gov.cn/"),
        ("www.fujian.gov.cn", "http://www.fujian.gov.cn"),
        ("https://a.gov.cn/b?c=1&d=%E5%B9%B4", "https://a.gov.cn/b?c=1&d=%E5%B9%B4"),
    ]


HARMFUL = (
    "javascript:alert(1)",
    "file:///C:/Windows/win.ini",
    "http://www.gov.cn@evil.example/",
    "http://user:word@evil.example/",
    "http:///etc/passwd",
    "http://localhost/",
    "ftp://www.gov.cn/",
    "mailto:a@www.gov.cn",
    "<a href='http:'>",
)


def test_nothing_else_is_a_link() -> None:
    assert not linked("\n".join(f"见{text}" for text in HARMFUL))


def test_address_over_two_lines_is_one_link_with_an_area_on_each() -> None:
    address = "http://www.qzlc.gov.cn/" + "zwgk/" * 20
    file = content(answered(balanced(), {"texts/overview": f"见{address}。"}))
    links = [part for part in everything(file) if part.role == "Link"]
    areas = [one.get_object()["/Rect"] for page in PdfReader(BytesIO(file)).pages for one in page.get("/Annots", [])]

    assert [squeezed(link.text) for link in links] == [address]
    assert len({area[1] for area in areas}) == len(areas) > 2
    assert all(area[0] < area[2] <= WIDTH for area in areas)


def test_pieces_of_an_address_on_a_line_are_one_area() -> None:
    stream, address = BytesIO(), WebAddress(0, 15, "http://a.gov.cn")
    canvas = TaggedCanvas(stream, initialFontName=FONTS.face(FaceRole.SONG).fontName)
    with within(canvas, Tag("P")):
        for left, right in ((10, 20), (20, 45)):
            with linked_area(canvas, address, (left, 10, right, 20)):
                canvas.rect(left, 10, right - left, 10)
    canvas.save()
    page: Any = PdfReader(stream).pages[0]
    [annotation] = page["/Annots"]

    assert annotation.get_object()["/Rect"] == [10, 10, 45, 20]


def test_area_of_a_link_lies_over_its_words() -> None:
    page = pypdfium2.PdfDocument(sample_content("000"))
    for one in page:
        texts = one.get_textpage()
        for at in range(raw.FPDFPage_GetAnnotCount(one)):
            area = raw.FS_RECTF()
            annotation = raw.FPDFPage_GetAnnot(one, at)
            raw.FPDFAnnot_GetRect(annotation, area)
            raw.FPDFPage_CloseAnnot(annotation)
            assert re.fullmatch(r"[!-~]+", texts.get_text_bounded(area.left, area.bottom, area.right, area.top).strip())


def test_many_addresses_are_cut_out_in_time() -> None:
    text = "http://a.gov.cn/ " * 3_000
    addresses = Addresses(text)

    pieces = [
        piece for start in range(0, len(text), 28) for piece in addresses.within(start, 0, text[start : start + 28])
    ]
    assert "".join(piece for piece, _ in pieces) == text
    assert {address.uri for _, address in pieces if address} == {"http://a.gov.cn/"}


# ---------------------------------------------------------------- what the document says of itself


def test_document_says_that_it_is_tagged_and_shows_its_title() -> None:
    root: Any = pdf(balanced()).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/StructTreeRoot"]["/K"]["/S"] == "/Document"


def test_parents_of_marks_and_links_are_where_the_pages_say() -> None:
    reader = PdfReader(BytesIO(sample_content("000", Variant.FILING)))
    root: Any = reader.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents: dict[int, Any] = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

    for at, page in enumerate(reader.pages):
        pages: Any = page
        assert pages["/StructParents"] == at
        for annotation in pages.get("/Annots", []):
            assert parents[annotation.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
        for number, element in enumerate(parents[at]):
            parts = [part.get_object() for part in element.get_object()["/K"]]
            assert any(number in (part, part.get("/MCID") if isinstance(part, dict) else None) for part in parts)


def test_stretch_in_which_nothing_is_drawn_is_left_out() -> None:
    stream = BytesIO()
    canvas = TaggedCanvas(stream, pageCompression=0, initialFontName=FONTS.face(FaceRole.SONG).fontName)
    for tag in (ARTIFACT, Tag("P"), None):
        canvas.turn_to(tag)
    canvas.rect(1, 1, 1, 1)
    canvas.save()
    root: Any = PdfReader(stream).trailer["/Root"]

    assert b"Artifact" not in stream.getvalue()
    assert root["/StructTreeRoot"]["/K"]["/K"] == []
