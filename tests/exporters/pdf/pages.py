"""PDFs for tests, and what can be read off them."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]  # ships no annotations
from pypdf import PageObject, PdfReader

from exporters.pdf.fonts import FontBook
from exporters.pdf.pdf_file import write_pdf
from exporters.release import Release, Variant
from models.report.report import Report
from models.rules import check
from tests.builders import sample

SAMPLES = ("000", "001", "002", "003", "004")


class Run(NamedTuple):
    """A stretch of text that was drawn at once, the origin of its first character in points."""

    text: str
    x: float
    y: float
    size: float


def content(report: Report, variant: Variant = Variant.PUBLIC, book: FontBook | None = None) -> bytes:
    """Return the report as a PDF."""
    return content_and_account(report, book, variant)[0]


def content_and_account(
    report: Report, book: FontBook | None = None, variant: Variant = Variant.PUBLIC
) -> tuple[bytes, tuple[str, ...]]:
    """Return the report as a PDF, and what the clerk is told of it."""
    stream = BytesIO()
    account = write_pdf(Release(report, variant, check(report), is_checked=True), stream, book)
    return stream.getvalue(), account


def pdf(report: Report, variant: Variant = Variant.PUBLIC) -> PdfReader:
    return PdfReader(BytesIO(content(report, variant)))


@cache
def sample_content(number: str, variant: Variant = Variant.PUBLIC) -> bytes:
    """Return a sample as a PDF, made once for all tests."""
    return content(sample(number), variant)


@cache
def sample_pdf(number: str, variant: Variant = Variant.PUBLIC) -> PdfReader:
    """Return a sample as a PDF, to be read only."""
    return PdfReader(BytesIO(sample_content(number, variant)))


def lines(file: bytes) -> list[list[str]]:
    """Return the lines of each page, by a reader that is far quicker than pypdf and tells no places."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    return [[line.strip() for line in text.splitlines()] for text in pages]


def runs(page: PageObject) -> list[Run]:
    """Return what was drawn on a page, in order."""
    found: list[Run] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            found.append(Run(text.strip("\n"), x, y, size))

    page.extract_text(visitor_text=visit)
    return found


def text_of(reader: PdfReader) -> str:
    """Return all text without white space and page numbers, which stand between lines of one paragraph."""
    pages = [
        "".join(page.extract_text().split()).replace(f"—{number}—", "") for number, page in enumerate(reader.pages, 1)
    ]
    return "".join(pages)


def squeezed(text: str) -> str:
    return "".join(text.split())
