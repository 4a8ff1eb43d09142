"""The official page of GB/T 9704-2012 in Word: margins, grid, page numbers, and the mark of a draft."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from exporters.typeset.standard_page import (
    AREA_HEIGHT,
    AREA_WIDTH,
    BELOW_AREA_MM,
    BODY_SIZE,
    HEIGHT_MM,
    LEFT_MM,
    MM,
    PITCH,
    TOP_MM,
    WIDTH_MM,
)
from exporters.word.markup import Element, built, field, paragraph, run, twips, w
from exporters.word.styles import FOOTER, HEADER, LINE

_HEADER = 18
"""Millimetres from the edge of the paper to the mark of a draft, which is ours: in the middle of the white above."""


def set_page(document: Document, mark: str) -> None:
    """Give the only section its page; `mark` stands above the text of every page."""
    section = document.sections[0]
    _set_margins(section)
    grid = w("docGrid", type="linesAndChars", linePitch=twips(LINE), charSpace=round((PITCH - BODY_SIZE) * 4096))
    properties = document.element.body.sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.extend(built(grid))
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.part.element[:] = built(_page_number(align))
    for header in (section.header, section.even_page_header) if mark else ():
        header.part.element[:] = built(paragraph(HEADER.id, run(mark)))


def _set_margins(section: Section) -> None:
    bottom = HEIGHT_MM - TOP_MM - AREA_HEIGHT / MM
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(bottom)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(WIDTH_MM - LEFT_MM - AREA_WIDTH / MM)
    section.header_distance = Mm(_HEADER)
    section.footer_distance = Pt((bottom - BELOW_AREA_MM) * MM - (FOOTER.line + FOOTER.size) / 2)
    section.gutter = Mm(0)


def _page_number(align: str) -> Element:
    """Return the number between dashes, on the outer side of a page printed on both sides."""
    return paragraph(FOOTER.id, run("— "), *field("PAGE"), run(" —"), properties=(w("jc", val=align),))
