"""Word documents for tests, what can be read off them, and what LibreOffice makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table

from exporters.release import Release, Variant
from exporters.word import write_word
from models.report.report import Report
from tests.models.importers.office import converted


def content(report: Report, variant: Variant = Variant.PUBLIC) -> bytes:
    """Return the report as a Word document."""
    stream = BytesIO()
    write_word(Release(report, variant), stream)
    return stream.getvalue()


def document(report: Report, variant: Variant = Variant.PUBLIC) -> Document:
    return docx.Document(BytesIO(content(report, variant)))


def lines(document: Document) -> list[str]:
    """Return the text of the paragraphs outside tables."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def texts(table: Table) -> list[list[str]]:
    """Return the text at every place of the grid; merged places have the text of their cell."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def merges(document: Document) -> int:
    """Return how many cells are merged downwards."""
    marks = document.element.body.iter(qn("w:vMerge"))
    return sum(mark.get(qn("w:val")) == "restart" for mark in marks)


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDFs that LibreOffice makes of documents, by name."""
    return {name: paper for name, [paper] in converted(documents, "docx", "pdf", folder).items()}
