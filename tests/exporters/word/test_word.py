from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from exporters.manuscript import manuscript
from exporters.release import Variant
from models.form import editions
from models.form.figures import print_figure
from models.form.grid import lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.report.report import Report, Value
from models.report.wording import heading, opening, signatory, signed_on, title
from tests import ROOT
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, squeezed
from tests.exporters.pdf.test_pdf_file import numbered
from tests.exporters.pdf.test_table_boxes import invented as long_form
from tests.exporters.word.documents import content, document, lines, merges, texts
from tests.invented import FORM as INVENTED
from tests.thoroughness import examples, few

MM = 1440 / 25.4
"""In twips."""

FEE = "disclosure/fees/collected"
NEW = "applications/new/natural"
HOSTILE = "<b>粗</b> &amp; ]]> <w:t>甲</w:t> =1+1 { PAGE } %s \\n 乙"


@cache
def plain() -> Document:
    """Return the document of a report without oddities, to be read only."""
    return document(balanced())


def shown(report: Report, content: str | CellRef) -> str:
    """Return what stands in a cell without a remark."""
    if isinstance(content, str):
        return content
    return print_figure(report.content(content), report.form.cells[content].kind)


def styles(document: Document) -> dict[str, str]:
    return {paragraph.text: str(paragraph.style.name) for paragraph in document.paragraphs if paragraph.style}


def part(packed: bytes, name: str) -> str:
    with ZipFile(BytesIO(packed)) as archive:
        return archive.read(name).decode()


# ---------------------------------------------------------------- contents


@pytest.mark.parametrize("report", [numbered(2020), numbered(2023), *map(sample, SAMPLES)])
def test_every_label_and_every_figure_stands_at_its_place(report: Report) -> None:
    word = document(report)
    tables = word.tables[: len(report.form.tables)]
    grids = [lay_out(table) for table in report.form.tables]

    for grid, table in zip(grids, map(texts, tables), strict=True):
        assert (len(table), {len(row) for row in table}) == (grid.rows, {grid.columns})
        for cell in grid.cells:
            value = shown(report, cell.content)
            places = [
                table[row][column] for row in range(cell.row, cell.row + cell.row_span) for column in cell.columns
            ]
            assert {squeezed(place) for place in places} == {squeezed(value)}
    assert merges(word) == sum(cell.row_span > 1 for grid in grids for cell in grid.cells)


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_every_paragraph_is_there_in_order(number: str) -> None:
    report = sample(number)
    sections = [
        part
        for section in report.form.sections
        for part in (heading(report, section), report.text("texts", section.body.id))
    ]
    cover = [report.text("cover", key) for key in ("red_head", "document_number", "notice_title", "notice_body")]
    signature = (signatory(report), signed_on(report)) if signed_on(report) else ()
    said = [*cover, title(report), opening(report), *sections, *signature]
    expected = [line.strip() for text in said for line in text.split("\n") if line.strip()]

    found = iter(squeezed(line) for line in lines(document(report)))
    assert [line for line in expected if squeezed(line) not in found] == []


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_the_document_says_no_more_than_the_manuscript(number: str) -> None:
    said = squeezed("".join(text for item in manuscript(sample(number)) for text in strings(item)))

    assert sorted(squeezed("".join(lines(document(sample(number)))))) == sorted(said)


def strings(item: object) -> list[str]:
    """Return what stands in paragraphs outside tables."""
    name = type(item).__name__
    if name == "Paragraph":
        return [item.text]  # type: ignore[attr-defined]
    return [str(text) for text in item] if name in {"Head", "Ending"} else []  # type: ignore[attr-defined]


def test_figures_print_as_typed_and_with_their_remarks() -> None:
    answers = {FEE: "7730.20", f"notes/{FEE}": "含罚款", NEW: "约三", "applications/new/total": "99"}
    report = answered(answered(balanced(), answers), {"litigation/cases/direct_other": ""})
    [disclosure, applications, litigation] = map(texts, document(report).tables)

    assert squeezed(disclosure[-1][-1]) == "7730.20（含罚款）"
    assert [applications[3][3], applications[3][9]] == ["约三", "99"]
    assert "" in litigation[-1]


def test_blank_report_has_its_tables_and_no_figures() -> None:
    tables = document(Report.blank(2023)).tables

    assert len(tables) == 3
    assert not re.search("[0-9]", "".join(texts(tables[2])[-1]))


def test_the_closing_block_is_the_last_table() -> None:
    block = document(sample("001")).tables[-1]

    assert texts(block) == [["抄送：市政府办公室。"] * 2, ["泉港区人民政府办公室", "2024年1月10日印发"]]
    assert len(document(sample("002")).tables) == 3


def test_the_report_begins_a_page_after_the_notice() -> None:
    titles = [paragraph for paragraph in document(sample("001")).paragraphs if style_of(paragraph) == "Title"]

    assert [paragraph.paragraph_format.page_break_before for paragraph in titles] == [None, True]


def style_of(paragraph: object) -> str:
    return str(paragraph.style.name)  # type: ignore[attr-defined]


# ---------------------------------------------------------------- look


def test_headings_are_headings() -> None:
    report = answered(
        balanced(), {"texts/problems": "（一）问题\n1.人手不够\n人手不够。\n（二）改进。加强。\n2.培训。多学。"}
    )
    found = styles(document(report))

    assert found[title(report).replace("年政", "年\n政")] == "Title"
    assert {found[heading(report, section)] for section in report.form.sections} == {"Heading 1"}
    assert (found["（一）问题"], found["1.人手不够"], found["人手不够。"]) == ("Heading 2", "Heading 3", "Body Text")
    assert found["（二）改进。加强。"] == found["2.培训。多学。"] == "Body Text"


def test_a_sub_heading_before_text_has_its_own_type() -> None:
    word = document(answered(balanced(), {"texts/problems": "（二）改进。加强。\n2.培训。多学。"}))
    runs = {run.text: run for paragraph in word.paragraphs for run in paragraph.runs}

    assert fonts_of(runs["（二）改进。"])["eastAsia"] == "楷体_GB2312"
    assert fonts_of(runs["加强。"]) == {"hint": "eastAsia"}
    assert (runs["2.培训。"].bold, runs["多学。"].bold) == (True, None)


def fonts_of(run: object) -> dict[str, str]:
    found = run.element.rPr.find(qn("w:rFonts"))  # type: ignore[attr-defined]
    return {key.partition("}")[2]: value for key, value in found.items()}


@pytest.mark.parametrize(
    ("name", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("表格文字", "宋体", 10.5),
        ("Footer", "宋体", 14),
    ],
)
def test_styles_have_the_official_types(name: str, font: str, size: float) -> None:
    word = plain()
    style = word.styles[name]

    assert fonts_of(style)["eastAsia"] == font
    assert style.font.size == Pt(size)
    assert str(style.font.color.rgb) == "000000"
    assert f'<w:font w:name="{font}">' in part(content(balanced()), "word/fontTable.xml")


def test_the_page_is_that_of_the_standard() -> None:
    section = plain().sections[0]
    grid, size, margins = (section._sectPr.find(qn(f"w:{name}")) for name in ("docGrid", "pgSz", "pgMar"))
    width, height = (int(size.get(qn(f"w:{key}"))) / MM for key in ("w", "h"))
    top, right, bottom, left = (int(margins.get(qn(f"w:{key}"))) / MM for key in ("top", "right", "bottom", "left"))

    assert (width, height, top, left) == pytest.approx((210, 297, 37, 28), abs=0.05)
    assert (width - left - right, height - top - bottom) == pytest.approx((156, 225), abs=0.05)
    assert [grid.get(qn(f"w:{key}")) for key in ("type", "linePitch", "charSpace")] == ["linesAndChars", "579", "-848"]


def test_text_has_exact_lines_and_begins_two_characters_in() -> None:
    word = plain()
    layout = word.styles["Normal"].paragraph_format
    indent = word.styles["Body Text"].element.pPr.find(qn("w:ind"))

    assert layout.line_spacing == Pt(28.95)
    assert indent.get(qn("w:firstLineChars")) == "200"


def test_page_numbers_stand_outside() -> None:
    word = plain()
    section = word.sections[0]

    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        [paragraph] = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert [code.text for code in footer.part.element.iter(qn("w:instrText"))] == [" PAGE "]
        assert paragraph.paragraph_format.element.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_tables_repeat_their_heading_and_cut_no_row() -> None:
    report = balanced()
    for table, asked in zip(document(report).tables, report.form.tables, strict=True):
        properties = [row.find(qn("w:trPr")) for row in table._tbl.tr_lst]
        assert sum(one.find(qn("w:tblHeader")) is not None for one in properties) == lay_out(asked).header_rows
        assert all(one.find(qn("w:cantSplit")) is not None for one in properties)
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.gridCol_lst]
        assert sum(widths) == pytest.approx(156 / 25.4 * 1440, abs=len(widths))


def kept(table: Table) -> list[bool]:
    """Return of every row whether it stays with the next."""
    return [any(True for _ in row.iter(qn("w:keepNext"))) for row in table._tbl.tr_lst]


def test_a_table_stays_on_one_page_unless_it_is_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(kept(table) == [True] * (len(table.rows) - 1) + [False] for table in plain().tables)

    monkeypatch.setattr(editions, "EDITIONS", (long_form(80, 7, "政府信息公开"),))
    [table] = document(Report.blank(2041)).tables
    assert kept(table) == [True, *[True, True, True, True, False] * 16]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话：0595-22783514；传真：010-12345678-801。", 3),
        ("请拨400-123-4567或者22783514-8012咨询。", 3),
        ("见http://x.gov.cn/0595-22783514和A0595-22783514。", 0),
        ("2023-01-09起，1-3月、10-12月，第12345678-901234567号", 0),
    ],
)
def test_telephone_numbers_are_not_broken_and_read_as_typed(text: str, kept: int) -> None:
    word = document(answered(balanced(), {"texts/overview": text}))
    [found] = [paragraph for paragraph in word.paragraphs if paragraph.text == text]

    assert len(list(found._p.iter(qn("w:noBreakHyphen")))) == kept


# ---------------------------------------------------------------- the file


def test_a_draft_is_marked_on_every_page() -> None:
    section = document(balanced(), Variant.DRAFT).sections[0]

    for header in (section.header, section.even_page_header):
        [paragraph] = header.paragraphs
        assert paragraph.text == Variant.DRAFT.mark
        assert style_of(paragraph) == "Header"
    assert str(plain().styles["Header"].font.color.rgb) == "E60012"
    assert not section.different_first_page_header_footer


def test_a_public_copy_says_nothing_of_drafts() -> None:
    packed = content(balanced())
    with ZipFile(BytesIO(packed)) as archive:
        assert not any("草稿" in archive.read(name).decode() for name in archive.namelist())
    assert all(section.header.is_linked_to_previous for section in plain().sections)


_HASH = """
import hashlib
from exporters.release import Variant
from tests.builders import sample
from tests.exporters.pdf.test_table_boxes import invented as long_form
from tests.exporters.word.documents import content
print(hashlib.sha256(content(sample("001"), Variant.DRAFT)).hexdigest())
"""


def test_the_same_release_gives_the_same_bytes() -> None:
    command = [sys.executable, "-W", "ignore", "-c", _HASH]
    other = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603  our own code

    assert other.stdout.strip() == sha256(content(sample("001"), Variant.DRAFT)).hexdigest()


def test_the_document_says_what_it_is() -> None:
    properties = document(sample("002")).core_properties

    assert (properties.title, properties.author) == (title(sample("002")), "鲤城区人民政府开元街道办事处")
    assert (properties.language, properties.subject) == ("zh-CN", "公开版（上网公开）")
    assert properties.created == properties.modified == datetime(2024, 1, 9, tzinfo=UTC)


def test_nothing_of_the_template_is_left() -> None:
    with ZipFile(BytesIO(content(balanced()))) as archive:
        names = set(archive.namelist())

    parts = {f"word/{name}.xml" for name in ("document", "styles", "settings", "fontTable", "footer1", "footer2")}
    assert {name for name in names if "rels" not in name} == {"[Content_Types].xml", "docProps/core.xml", *parts}


def test_what_is_typed_is_never_markup() -> None:
    report = answered(balanced(), {"texts/other": HOSTILE, "headings/overview": HOSTILE, NEW: "=1+1 <b>"})
    word = document(report)

    assert lines(word).count(HOSTILE) == 2
    assert texts(word.tables[1])[3][3] == "=1+1 <b>"
    assert not list(word.element.body.iter(qn("w:instrText"), qn("w:fldSimple"), qn("w:hyperlink")))


def test_characters_that_xml_has_no_place_for_are_dropped() -> None:
    texts_ = {"cover/agency": "甲\x00乙\x0b丙\ufffe", "texts/other": "一\x1b二\ud800三\u200b四", NEW: "约\x073"}
    word = document(answered(balanced(), texts_))

    assert "一二三四" in lines(word)
    assert texts(word.tables[1])[3][3] == "约3"
    assert word.core_properties.author == "甲乙 丙"


@examples(5, 150)
@given(st.text(max_size=60), st.text(max_size=300))
def test_any_text_makes_a_document(short: str, long: str) -> None:
    report = balanced()
    keys = ("agency", "red_head", "document_number", "notice_title", "notice_addressee", "date", "open_mark", "copy_to")
    typed: dict[Ref, Value] = {**{TextRef("cover", key): short for key in keys}, TextRef("texts", "other"): long}
    values = {ref: text for ref, text in typed.items() if text}

    assert document(Report({**report.values, **values})).paragraphs


def test_a_very_long_text_is_kept() -> None:
    report = answered(balanced(), {"texts/overview": "国" * 100_000, "cover/agency": "长" * 400})
    word = document(report)

    assert "国" * 100_000 in lines(word)
    assert len(word.core_properties.author) == 255


def test_an_invented_form_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "EDITIONS", (*editions.EDITIONS, INVENTED))
    [table] = document(Report.blank(2090)).tables

    assert texts(table)[1][0] == "公开方式"
