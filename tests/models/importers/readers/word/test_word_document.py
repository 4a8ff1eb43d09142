from __future__ import annotations

from collections.abc import Sequence

import pytest
from docx import Document

from models.importers.readers.word.word_document import read_docx
from models.importers.source import SourceParagraph
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import balanced, sample
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import as_docx, expected, found, saved, tables, texts
from tests.models.importers.readers.hostile import document, swollen

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
NUMBERS = """<w:abstractNum w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1-%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>
<w:num w:numId="92"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="12"/>
</w:lvlOverride></w:num>"""


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def cell(text: str, properties: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}{more}</w:tc>"


def table(*rows: Sequence[str], widths: Sequence[int] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def read(body: str) -> list[str]:
    return texts(read_docx(document(body)))


def rows(body: str) -> tuple[tuple[str, ...], ...]:
    [found_] = tables(read_docx(document(body)))
    return found_.rows


@pytest.mark.parametrize("report", [sample("001"), sample("004"), balanced(2020), balanced()])
def test_every_paragraph_and_cell_is_read_at_its_place(report: Report) -> None:
    assert found(read_docx(as_docx(report))) == expected(report)


def test_blocks_know_where_they_stand() -> None:
    source = read_docx(document(paragraph(run("甲")) + table([cell("1"), cell("2")]) + paragraph(run("乙"))))

    assert [block.where for block in source] == ["第 1 段", "第 1 个表", "第 2 段"]


def test_runs_are_joined_and_soft_breaks_end_a_line() -> None:
    body = paragraph(run("2023"), run("年"), "<w:r><w:br/></w:r>", run("　报告 "), "<w:r><w:tab/></w:r>") + paragraph()

    assert read_docx(document(body)) == (SourceParagraph("2023年", "第 1 段"), SourceParagraph("报告", "第 1 段"))


def test_insertions_are_text_and_deletions_are_not() -> None:
    body = paragraph(
        run("留"),
        f"<w:ins>{run('加')}</w:ins>",
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('走')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>",
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>露</w:t></w:r>",
    )
    joined = paragraph(run("前"), properties="<w:rPr><w:del/></w:rPr>") + paragraph(run("后"))

    assert read(body + joined) == ["留加来露", "前后"]


def test_a_deleted_row_is_none() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>"

    assert rows(table([cell("甲"), cell("1")], [deleted, cell("乙"), cell("2")])) == (("甲", "1"),)


def test_fields_controls_and_links_hold_text() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>' + run("7")
    link = f"<w:hyperlink>{run('网址')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('控件'))}</w:sdtContent></w:sdt>"

    assert read(paragraph(field, link) + control) == ["7网址", "控件"]


def test_numbers_that_word_puts_are_text() -> None:
    def listed(text: str, level: int, number: int = 91) -> str:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return paragraph(run(text), properties=place)

    content = document(
        listed("甲", 0) + listed("乙", 1) + listed("丙", 1) + listed("丁", 2) + listed("戊", 0) + listed("己", 0, 92)
        + listed("庚", 0, 99)
    )  # fmt: skip
    numbered = replaced(content, "word/numbering.xml", "<w:abstractNum ", NUMBERS + "<w:abstractNum ")

    assert texts(read_docx(numbered)) == ["一、甲", "一-1.乙", "一-2.丙", "丁", "二、戊", "十二、己", "庚"]


def test_a_style_may_number() -> None:
    document_ = Document()
    document_.add_paragraph("甲", "List Number")
    document_.add_paragraph("乙", "List Number")
    document_.add_paragraph("丙", "List Bullet")

    assert texts(read_docx(saved(document_))) == ["1.甲", "2.乙", "丙"]


def test_merged_cells_are_resolved() -> None:
    down, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = table([cell("甲", down), cell("宽", wide)], [cell("", on), cell("1"), cell("2")])

    assert rows(body) == (("甲", "宽", ""), ("", "1", "2"))


def test_rows_may_begin_late_and_columns_too_narrow_to_see_are_none() -> None:
    late = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    wide = '<w:gridSpan w:val="2"/>'

    assert rows(table([cell("甲"), cell("乙")], [late, cell("1")])) == (("甲", "乙"), ("", "1"))
    assert rows(table([cell("甲", wide), cell("乙")], [cell("1"), cell("2", wide)], widths=(999, 2, 999))) == (
        ("甲", "乙"),
        ("1", "2"),
    )


def test_inner_tables_and_boxes_follow() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('框'))}</w:txbxContent></w:pict></w:r>"
    inner = table([cell("内"), cell("1")])
    source = read_docx(document(paragraph(run("前"), box) + table([cell("外"), cell("2", more=inner)])))

    assert texts(source) == ["前", "框"]
    assert [one.rows for one in tables(source)] == [(("外", "2"),), (("内", "1"),)]


def test_headers_and_footers_are_left_out() -> None:
    document_ = Document()
    document_.sections[0].header.paragraphs[0].text = "页眉"
    document_.sections[0].footer.paragraphs[0].text = "页脚"
    document_.add_paragraph("正文")

    assert texts(read_docx(saved(document_))) == ["正文"]


def test_a_document_with_macros_is_read_without_them() -> None:
    content = replaced(as_docx(balanced()), "[Content_Types].xml", MAIN, WITH_MACROS)

    assert found(read_docx(swollen(content, {"word/vbaProject.bin": b"\xd0\xcf"}))) == expected(balanced())


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
def test_a_damaged_document_is_a_sentence(part: str) -> None:
    with pytest.raises(UnreadableReport):
        read_docx(replaced(as_docx(balanced()), part, "<?xml", "<"))
