from __future__ import annotations

import os
import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from exporters.release import Variant
from models.form.grid import lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import FigureKind
from models.report.report import Report, Value
from models.report.wording import heading, opening, title
from tests import ROOT
from tests.builders import answered, balanced, sample
from tests.exporters.pdf.pages import SAMPLES, content, content_and_account, pdf, sample_pdf, squeezed, text_of
from tests.thoroughness import examples, few


def numbered(year: int) -> Report:
    """Return a report with another number in every cell, totals too."""
    blank = Report.blank(year)
    return Report({**blank.values, **{ref: Decimal(1001 + at) for at, ref in enumerate(blank.form.cells)}})


def places(reader: PdfReader) -> dict[str, tuple[int, float, float]]:
    """Return where each four-digit number stands, as (page, x, y)."""
    found: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(reader.pages):

        def visit(text: str, _cm: object, tm: list[float], _font: object, _size: object, number: int = number) -> None:
            if text.strip().lstrip("+").isdigit() and len(text.strip().lstrip("+")) == 4:
                found[text.strip().lstrip("+")] = (number, tm[4], tm[5])

        page.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize("year", [2020, 2023])
def test_every_figure_stands_in_its_row_and_column(year: int) -> None:
    report = numbered(year)
    found = places(pdf(report))

    for table in report.form.tables:
        grid = lay_out(table)
        at = {ref: found[f"{report.figures[ref]:f}"] for ref in grid.places if isinstance(report.figures[ref], Decimal)}
        for ref, cell in grid.places.items():
            for other, beside in grid.places.items():
                if cell.row == beside.row and cell.column < beside.column:
                    assert at[ref][2] == pytest.approx(at[other][2])
                    assert at[ref][1] < at[other][1]
                if cell.row < beside.row:
                    assert (at[ref][0], -at[ref][2]) < (at[other][0], -at[other][2])


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_whole_sample_is_in_the_pdf(number: str) -> None:
    report = sample(number)
    text = text_of(sample_pdf(number))

    assert squeezed(title(report)) in text
    assert squeezed(opening(report)) in text
    for section in report.form.sections:
        assert squeezed(heading(report, section)) in text
    for narrative in report.form.narratives:
        assert squeezed(report.text("texts", narrative.id)) in text
    for table in report.form.tables:
        for cell in lay_out(table).cells:
            if isinstance(cell.content, str):
                assert squeezed(cell.content) in text


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_all_fonts_are_embedded(number: str) -> None:
    reader = sample_pdf(number)

    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile3" in descendant["/FontDescriptor"] or "/FontFile2" in descendant["/FontDescriptor"]


@pytest.mark.parametrize("number", few(SAMPLES, 2))
def test_pages_are_numbered_from_one(number: str) -> None:
    for at, page in enumerate(sample_pdf(number).pages, 1):
        assert f"— {at} —" in page.extract_text()


def test_draft_says_so_on_every_page_and_nothing_else_does() -> None:
    for page in sample_pdf("003", Variant.DRAFT).pages:
        assert Variant.DRAFT.mark in page.extract_text()
    for page in sample_pdf("002").pages:
        assert "草稿" not in page.extract_text()


def test_same_report_gives_the_same_bytes_with_and_without_the_accelerator_of_reportlab() -> None:
    report = sample("001")
    backwards = Report(dict(reversed(list(report.values.items()))))
    program = (
        "import sys; sys.modules['_rl_accel'] = None;"
        "from tests.builders import sample; from tests.exporters.pdf.pages import content;"
        "from exporters.release import Variant; sys.stdout.buffer.write(content(sample('001'), Variant.FILING))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/New_York"}
    elsewhere = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout

    assert content(report, Variant.FILING) == content(backwards, Variant.FILING) == elsewhere


def test_title_and_author_are_in_the_properties() -> None:
    report = sample("002")
    properties = sample_pdf("002").metadata

    assert properties is not None
    assert properties.title == title(report)
    assert properties.author == report.text("cover", "signatory")


def test_closing_block_stands_at_the_foot_of_the_last_page() -> None:
    last = sample_pdf("001").pages[-1].extract_text()

    assert "抄送：市政府办公室。" in last
    assert "2024年1月10日印发" in last


def test_empty_report_prints_its_form() -> None:
    text = text_of(pdf(Report.blank(2025), Variant.DRAFT))

    assert "三、收到和处理政府信息公开申请情况" in text


def test_remark_is_printed_in_brackets_beside_its_figure() -> None:
    report = answered(
        balanced(), {"disclosure/normative/issued": "22", "notes/disclosure/normative/issued": "其中修订16件"}
    )

    assert "22（其中修订16件）" in text_of(pdf(report))


def test_widest_figures_are_not_clipped_and_not_broken() -> None:
    report = balanced()
    wide: dict[Ref, Value] = {ref: Decimal(9_999_999) for ref in report.form.cells}
    money = CellRef("disclosure", "fees", "collected")
    report = Report({**report.values, **wide, money: Decimal("1234567.123456")})

    text = pdf(report)
    assert "1234567.123456" in text_of(text)
    assert text_of(text).count("9999999") == len(wide) - 1


@examples(4, 150)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Mn", "Me", "Zs", "Zl", "Zp"])
    )
)
def test_what_is_typed_is_never_taken_for_markup_and_never_fails(typed: str) -> None:
    report = balanced()
    report = report.applied(report.edit({TextRef("texts", "overview"): f"<b>{typed}&amp;</b> <img src='/x'/>"}))

    assert squeezed("</b> <img src='/x'/>") in text_of(pdf(report))


def test_kinds_of_figures_print_as_typed() -> None:
    answers = {
        FigureKind.COUNT: "7",
        FigureKind.SIGNED: "-18",
        FigureKind.MONEY: "149.876378",
        FigureKind.AMOUNT: "3.54万元",
    }
    report = balanced(2020)
    report = answered(report, {str(ref): answers[cell.kind] for ref, cell in report.form.cells.items()})

    text = text_of(pdf(report, Variant.DRAFT))
    assert "-18" in text
    assert "3.54万元" in text


def left_blank(report: Report, variant: Variant) -> tuple[list[int], list[int]]:
    """Return the pages that are said to be blank, or to have the closing block alone, and those that have few words."""
    file, account = content_and_account(report, variant=variant)
    said = [int(found[1]) for one in account if (found := re.match("第 ([0-9]+) 页(?:是空白页|只有版记)", one))]
    return said, [at for at, page in enumerate(pdf_pages(file), 1) if page <= 60]


def pdf_pages(file: bytes) -> list[int]:
    """Return how many characters stand on each page."""
    return [len(squeezed(page.extract_text())) for page in PdfReader(BytesIO(file)).pages]


@pytest.mark.parametrize("variant", Variant)
@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_a_page_that_is_nearly_blank_is_explained_by_its_number(number: str, variant: Variant) -> None:
    said, few_words = left_blank(sample(number), variant)

    assert said == few_words


def test_a_page_that_is_blank_for_the_closing_block_is_explained_by_that() -> None:
    long = {"cover/copy_to": "市政府办公室，" * 30, "texts/other": "\n".join(["无。"] * 63)}
    file, account = content_and_account(answered(sample("001"), long))
    blank = pdf_pages(file).index(0) + 1

    assert [one for one in account if "页" in one] == [
        f"第 {blank} 页是空白页，不用管：按公文格式，版记印在双数页的最下面。"
    ]
