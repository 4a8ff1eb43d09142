"""What Word shows in its navigation pane, what it takes for the headings of tables, and what is bold."""

from __future__ import annotations

import ctypes

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from pypdfium2 import raw

from models.form.grid import lay_out
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, sample_content, squeezed
from tests.exporters.pdf.tagged import drawn
from tests.exporters.word.documents import document
from tests.thoroughness import few


def depth(paragraph: Paragraph) -> int:
    """Return how deep a paragraph is in the navigation pane, from 1; 0 if it is not in it."""
    own = paragraph._p.pPr.find(qn("w:outlineLvl")) if paragraph._p.pPr is not None else None
    level = own if own is not None else paragraph.style.element.pPr.find(qn("w:outlineLvl"))  # type: ignore[union-attr]
    return 0 if level is None else int(level.get(qn("w:val"))) + 1


def test_no_level_is_left_out_in_the_navigation_pane() -> None:
    report = answered(balanced(), {"texts/overview": "1.甲\n正文。\n2.乙\n（一）丙\n1.丁\n2.戊"})
    found = [(depth(one), one.text) for one in document(report).paragraphs if depth(one)]

    assert found[1:6] == [(2, "1.甲"), (2, "2.乙"), (2, "（一）丙"), (3, "1.丁"), (3, "2.戊")]


def test_signature_and_closing_block_are_apart_and_the_block_is_in_one_piece() -> None:
    word = document(sample("001"))
    block = word.tables[-1]
    above = [one for one in word.paragraphs if one.text][-1]

    assert [any(True for _ in row.iter(qn("w:keepNext"))) for row in block._tbl.tr_lst] == [True, False]
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in block._tbl.tr_lst)
    assert above.paragraph_format.space_after


def test_issuer_has_all_the_room_that_the_day_leaves() -> None:
    [*_, block] = document(answered(sample("001"), {"cover/issuer": "泉州市泉港区人民政府办公室文秘科"})).tables
    issuer, day = (int(one.get(qn("w:w"))) / 20 for one in block._tbl.tblGrid.gridCol_lst)

    assert issuer >= (len("泉州市泉港区人民政府办公室文秘科") + 1) * 14
    assert issuer + day == pytest.approx(156 / 25.4 * 72, abs=0.2)


def test_block_without_recipients_keeps_nothing_beside_it() -> None:
    [*_, block] = document(answered(balanced(), {"cover/issuer": "区政府办公室"})).tables

    assert not any(True for _ in block._tbl.iter(qn("w:keepNext")))


@pytest.mark.parametrize("year", [2020, 2023])
def test_headings_of_tables_are_marked_as_such(year: int) -> None:
    report = balanced(year)
    for table, asked in zip(document(report).tables, report.form.tables, strict=True):
        rows = [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst]
        look = table._tbl.tblPr.find(qn("w:tblLook"))

        assert rows == [at < lay_out(asked).header_rows for at in range(len(rows))]
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


@pytest.mark.parametrize("number", few(SAMPLES, 1))
def test_same_words_are_bold_as_in_the_pdf(number: str) -> None:
    assert bold_in_word(document(sample(number))) == bold_in_pdf(sample_content(number))


def bold_in_word(word: Document) -> str:
    runs = ((run, paragraph.style) for paragraph in word.paragraphs for run in paragraph.runs)
    return squeezed("".join(run.text for run, style in runs if run.bold or (style and style.font.bold)))


def bold_in_pdf(file: bytes) -> str:
    """Return what is drawn with a stroke, titles aside, whose type may be a stand-in."""
    found = ""
    for page in pypdfium2.PdfDocument(file):
        for thing, text in drawn(page):
            size = ctypes.c_float()
            raw.FPDFTextObj_GetFontSize(thing, size)
            is_bold = raw.FPDFTextObj_GetTextRenderMode(thing) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            found += text if is_bold and size.value < 17 else ""
    return squeezed(found)
