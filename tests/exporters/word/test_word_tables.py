"""Statutory tables in Word: one size, labels that break by meaning, notes below, light banners."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import Table

from exporters.release import Release, Variant
from exporters.word import write_word
from models.report.report import Report
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import squeezed
from tests.exporters.pdf.test_pdf_file import numbered
from tests.exporters.word.documents import document, texts
from tests.exporters.word.test_word import kept

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


class Shown(NamedTuple):
    """How a figure stands in its cell: its size and width in points, how far it is condensed, and its room."""

    size: float
    width: float
    scale: float
    room: float


def shown(table: Table, figure: str) -> list[Shown]:
    """Return how each place of a figure in a table looks, measured in digits as wide as any other font has them."""
    margins = table._tbl.tblPr.find(qn("w:tblCellMar"))
    sides = sum(int(margins.find(qn(f"w:{side}")).get(qn("w:w"))) for side in ("left", "right")) / 20
    return [
        Shown(size, len(figure) * 0.64 * size * scale, scale, width_of(cell) - sides)
        for cell in table._tbl.iter(qn("w:tc"))
        if "".join(str(one.text) for one in cell.iter(qn("w:t"))) == figure
        for size, scale in [(number(cell, "w:sz", 0) / 2, number(cell, "w:w", 100) / 100)]
    ]


def number(cell: BaseOxmlElement, tag: str, otherwise: int) -> int:
    """Return what a property of the type in a cell says."""
    found = cell.find(f".//{qn('w:rPr')}/{qn(tag)}")
    return otherwise if found is None else int(found.get(qn("w:val")))


def width_of(cell: BaseOxmlElement) -> float:
    return int(cell.find(f".//{qn('w:tcW')}").get(qn("w:w"))) / 20


def seven_digits(year: int, columns: frozenset[str]) -> Report:
    """Return a report with seven digits in some columns, and two in the others."""
    blank = Report.blank(year)
    figures = {ref: 9_999_999 if ref.column in columns else 12 for ref in blank.form.cells}
    return Report({**blank.values, **{ref: Decimal(figure) for ref, figure in figures.items()}})


@pytest.mark.parametrize("year", [2020, 2023])
def test_all_figures_of_a_table_have_one_size_however_long_they_are(year: int) -> None:
    every = frozenset(ref.column for ref in Report.blank(year).form.cells)
    for at, table in enumerate(document(seven_digits(year, every)).tables):
        found = shown(table, "9999999")

        assert len({(one.size, one.scale) for one in found}) == 1
        assert all(one.size >= 9 and one.scale >= 0.6 and one.width <= one.room + 0.1 for one in found)
        assert at == 2 or found[0].scale == 1
        assert kept(table) == [True] * (len(table.rows) - 1) + [False]


@pytest.mark.parametrize("year", [2020, 2023])
def test_long_figures_in_some_columns_are_hardly_smaller(year: int) -> None:
    long = frozenset({"natural", "business", "research", "total", "review_total"})
    for table in document(seven_digits(year, long)).tables:
        found = [*shown(table, "9999999"), *shown(table, "12")]

        assert {(one.size >= 10, one.scale) for one in found} == {(True, 1)}
        assert len({one.size for one in found}) == 1
        assert all(one.width <= one.room + 0.1 for one in found)
