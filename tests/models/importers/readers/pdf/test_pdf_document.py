from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from exporters.release import Variant
from models.importers.readers.pdf.pdf_document import read_pdf
from models.importers.readers.pdf.pdf_lines import joined
from models.report.report import Report
from models.system.errors import UnreadableReport
from tests.builders import answered, balanced, sample
from tests.models.importers.readers.builders import as_foreign_pdf, as_pdf, expected, found, texts
from tests.models.importers.readers.hostile import CATALOGUE, drawn, pdf
from tests.thoroughness import few

_ROWS = ("granted", "refused_law", "other_rest", "unable_not_held", "carried_out", "declined_mass")
LONG = answered(
    balanced(),
    {
        f"applications/{row}/{column}": "约3件，上年结转一件，本年新收两件"
        for row in _ROWS
        for column in ("natural", "other")
    },
)
"""Table 3 takes two pages."""


@cache
def plain() -> bytes:
    """Return the PDF of a report without oddities."""
    return as_pdf(balanced())


def of(content: bytes, report: Report) -> list[object]:
    """Return what has been read of the report itself, from its title to its date."""
    blocks = found(read_pdf(content))
    start = blocks.index(expected(report)[0])
    return blocks[start : start + len(expected(report))]


@pytest.mark.parametrize("copy", few(Variant, 2))
@pytest.mark.parametrize("report", [sample("001"), LONG])
def test_our_own_files_are_read_as_they_were_written(report: Report, copy: Variant) -> None:
    assert of(as_pdf(report, copy), report) == expected(report)


@pytest.mark.parametrize("report", few([sample("000"), sample("002"), sample("003"), sample("004"), balanced(2020)], 2))
def test_both_editions_are_read_as_they_were_written(report: Report) -> None:
    assert of(as_pdf(report), report) == expected(report)


def test_page_numbers_codes_and_marks_are_left_out() -> None:
    everything = "".join(
        texts(read_pdf(as_pdf(balanced(), Variant.FILING)) + read_pdf(as_pdf(balanced(), Variant.DRAFT)))
    )

    assert not re.search(r"— \d+ —|核对码|草稿|不得报送", everything)


def test_blocks_know_their_page() -> None:
    source = read_pdf(plain())

    assert source[0].where == "第 1 页"
    assert {block.where for block in source} >= {"第 2 页的表", "第 3 页的表"}


@pytest.mark.parametrize("report", few([sample("000"), sample("001"), balanced(2020)], 2))
def test_files_of_other_programs_are_read_too(report: Report) -> None:
    assert found(read_pdf(as_foreign_pdf(report))) == expected(report)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["政府信息", "公开"], "政府信息公开"),
        (["Open", "Data"], "Open Data"),
        (["http://www.", "qzlc.gov.cn"], "http://www.qzlc.gov.cn"),
        (["约12", "34件"], "约1234件"),
        ([], ""),
    ],
)
def test_lines_are_joined_as_they_were_broken(lines: list[str], text: str) -> None:
    assert joined(lines) == text


def locked(content: bytes, password: str) -> bytes:
    writer, stream = PdfWriter(PdfReader(BytesIO(content))), BytesIO()
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def blank_pages(count: int) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream)
    for _ in range(count):
        canvas.rect(1, 1, 99, 99)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_file_that_must_not_be_changed_can_be_read() -> None:
    assert found(read_pdf(locked(plain(), ""))) == found(read_pdf(plain()))


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (blank_pages(2), "扫描"),
        (blank_pages(61), "60 页"),
        (locked(plain(), "secret"), "密码"),
        (plain()[:-2_000], "不完整"),
        (plain()[:1_000], "不完整"),
        (pdf(()), "已损坏"),
        (pdf((CATALOGUE, b"<</Type /Pages /Kids [] /Count 0>>")), "一页也没有"),
        (drawn(b""), "扫描"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_of_its_own(content: bytes, word: str) -> None:
    with pytest.raises(UnreadableReport, match=word):
        read_pdf(content)
