"""What can be read off each kind of file that is exported: a reader a suffix."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from pypdf import PdfReader

from tests.exporters.pdf import pages

_LITERAL = re.compile('"([^"]*)"')
"""What a number format shows beside the number."""

_FIELD = re.compile('<w:instrText[^>]*>([^<]*)|<w:fldSimple([^>]*)>|Target="([a-z]+:[^"]*)')
"""What Word works out or leads to: fields, and links."""


_TEXTS, _ACTIVE = {"h1", "h2", "h3", "p", "td", "th"}, {"script", "link", "iframe", "object", "a"}
_ATTRIBUTES = {"href", "src", "onload", "onclick"}


class FileReader(NamedTuple):
    """How a kind of file is read.

    Attributes:
        pages: Returns the text of each page or sheet, headers too, but no page numbers; a file without pages has one.
        formulas: Returns everything in a file that a program works out when it opens it.
    """

    pages: Callable[[bytes], list[str]]
    formulas: Callable[[bytes], list[str]]


def _pdf_pages(content: bytes) -> list[str]:
    """Return the lines without the number of the page, which would part a paragraph."""
    return [
        "\n".join(line for line in lines if line != f"— {number} —")
        for number, lines in enumerate(pages.lines(content), 1)
    ]


def _pdf_formulas(content: bytes) -> list[str]:
    """Return what can be clicked on; the rest of a page is drawn."""
    links = (link for page in PdfReader(BytesIO(content)).pages for link in page.get("/Annots", ()))
    return [str(link.get_object()) for link in links]


def _word_pages(content: bytes) -> list[str]:
    """Return an odd and an even page: where pages end is up to Word."""
    document = docx.Document(BytesIO(content))
    body = [Paragraph(one, document).text for one in document.element.body.iter(qn("w:p"))]
    headers = [header for one in document.sections for header in (one.header, one.even_page_header)]
    return ["\n".join((*(paragraph.text for paragraph in header.paragraphs), *body)) for header in headers]


def _word_formulas(content: bytes) -> list[str]:
    with ZipFile(BytesIO(content)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]
    return [code for part in parts for code in map("".join, _FIELD.findall(part))]


def _cells(book: Workbook) -> Iterator[list[Cell]]:
    """Yield the cells of each sheet that can be seen."""
    for sheet in book:
        if sheet.sheet_state == "visible":
            yield [cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell)]


def _sheets(content: bytes) -> list[str]:
    return ["\n".join(map(_shown, cells)) for cells in _cells(load_workbook(BytesIO(content), data_only=True))]


def _shown(cell: Cell) -> str:
    return "" if cell.value is None else f"{cell.value}{''.join(_LITERAL.findall(cell.number_format))}"


def _sheet_formulas(content: bytes) -> list[str]:
    book = load_workbook(BytesIO(content))
    return [str(cell.value) for cells in _cells(book) for cell in cells if cell.data_type == "f" or cell.hyperlink]


def _web_texts(content: bytes) -> list[str]:
    """Return what stands in each heading, paragraph and cell, as a spreadsheet takes them."""
    body = ET.fromstring(content).find("body")  # noqa: S314  our own output
    assert body is not None
    return ["".join(one.itertext()) for one in body.iter() if one.tag in _TEXTS]


def _web_formulas(content: bytes) -> list[str]:
    """Return what a spreadsheet would work out, and what leads elsewhere or is run."""
    page = ET.fromstring(content)  # noqa: S314  our own output
    active = [str(ET.tostring(one)) for one in page.iter() if one.tag in _ACTIVE or _ATTRIBUTES & {*one.keys()}]
    return [*active, *(text for text in _web_texts(content) if text[:1] in set("=+-@"))]


READERS = {
    ".pdf": FileReader(_pdf_pages, _pdf_formulas),
    ".xlsx": FileReader(_sheets, _sheet_formulas),
    ".docx": FileReader(_word_pages, _word_formulas),
    ".html": FileReader(lambda content: ["\n".join(_web_texts(content))], _web_formulas),
}
