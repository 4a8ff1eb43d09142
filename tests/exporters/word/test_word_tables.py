"""Statutory tables in Word: one size, labels that break by meaning, notes below, light banners."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from exporters.release import Release, Variant
from exporters.word import write_word
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import squeezed
from tests.exporters.pdf.test_pdf_file import numbered
from tests.exporters.word.documents import document, texts

NEW = "applications/new/natural"


@pytest.mark.parametrize("report", [sample("002"), sample("004"), numbered(2023)])
def test_tables_are_set_in_one_size_of_ten_points_at_least_and_labels_break_by_meaning(report: Report) -> None:
    tables = document(report).tables[:3]
    sizes = {int(size.get(qn("w:val"))) / 2 for table in tables for size in table._tbl.iter(qn("w:sz"))}
    labels = {squeezed(text): text for row in texts(tables[1]) for text in row}

    assert sizes == {10.5}
    assert labels["（三）不予公开"] == "（三）\n不予公开"
    assert labels["三、本年度办理结果"] == "三、\n本年度\n办理\n结果"
    assert labels["自然人"] == "自然人"


def test_banners_of_a_document_for_the_web_site_may_be_light() -> None:
    stream = BytesIO()
    write_word(Release(balanced(), Variant.PUBLIC, light_banners=True), stream)
    shades = [one.get(qn("w:fill")) for one in docx.Document(stream).element.body.iter(qn("w:shd"))]

    assert shades == ["DEEAF6"] * 4
    assert not list(document(balanced()).element.body.iter(qn("w:shd")))


def test_a_long_remark_stands_below_the_table() -> None:
    word = document(answered(balanced(), {f"notes/{NEW}": "其中" * 20}))
    [note] = [paragraph for paragraph in word.paragraphs if paragraph.text.startswith("①")]
    [figure, mark] = word.tables[1].cell(3, 3).paragraphs[0].runs

    assert (figure.text, figure.font.superscript) == ("15", None)
    assert (mark.text, mark.font.superscript) == ("①", True)
    assert note.text.endswith("其中" * 20)
    assert note.style is not None
    assert note.style.name == "表注"
    assert note.style.font.size == Pt(10.5)
