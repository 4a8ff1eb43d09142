"""Good files of every kind, to begin with: the samples as others and this program write them, and small ones."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from functools import cache, partial
from io import BytesIO

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from exporters.clipboard_page import as_html as as_page
from exporters.release import Variant
from models.form.grid import lay_out
from models.form.vocabulary import Narrative
from models.report.copied_block import copied_block
from models.report.report import Report
from models.report.report_json import write_json
from models.report.wording import heading, opening, title
from tests.builders import balanced, sample
from tests.exporters.pdf.pages import SAMPLES, sample_content
from tests.exporters.word.documents import content as word_document
from tests.models.importers.own.workbooks import exported
from tests.models.importers.readers.builders import (
    as_docx,
    as_foreign_pdf,
    as_html,
    as_mht,
    as_page_of_a_site,
    as_xlsx,
    kept,
    rows,
    saved,
)

Seed = Callable[[], bytes]
Rows = tuple[tuple[str, ...], ...]


@cache
def small() -> tuple[str | Rows, ...]:
    """Return a short report: its title, a text and a table of each kind."""
    report = balanced()
    blocks: list[str | Rows] = [title(report), opening(report)]
    for section in report.form.sections[:3]:
        blocks.append(heading(report, section))
        is_text = isinstance(section.body, Narrative)
        blocks.append("本年工作均按规定落实。" if is_text else rows(report, lay_out(section.body)))
    return tuple(blocks)


def small_docx() -> bytes:
    document = Document()
    for block in small():
        if isinstance(block, str):
            document.add_paragraph(block, "List Number")
            continue
        table = document.add_table(len(block), len(block[0]), "Table Grid")
        for line, row in zip(table.rows, block, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text
    return saved(document)


def small_html() -> bytes:
    return f"<html><head><title>年报</title></head><body>{''.join(map(_markup, small()))}</body></html>".encode()


def _markup(block: str | Rows) -> str:
    if isinstance(block, str):
        return f"<p>{html.escape(block)}</p>"
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{text}</td>' for text in row) + '</tr>' for row in block)}</table>"


def small_txt(separator: str = "\t") -> bytes:
    lines = ((block,) if isinstance(block, str) else map(separator.join, block) for block in small())
    return "\n".join(line.replace("\n", "") for group in lines for line in group).encode()


def small_xlsx() -> bytes:
    book, thin = Workbook(), Side("thin")
    sheet = book.active
    assert sheet is not None
    for block in small():
        for row in [(block,)] if isinstance(block, str) else block:
            sheet.append(row)
        if not isinstance(block, str):
            sheet.cell(sheet.max_row, 1).border = Border(thin, thin, thin, thin)
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=2)
    return kept(book)


def small_pdf() -> bytes:
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=9, wordWrap="CJK")
    grid = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("FONT", (0, 0), (-1, -1), "STSong-Light", 7)]
    flow: list[Flowable] = [
        Paragraph(html.escape(block), style) if isinstance(block, str) else Drawn(block, style=grid)
        for block in small()[:-1]
    ]
    stream = BytesIO()
    SimpleDocTemplate(stream).build(flow)
    return stream.getvalue()


def _of_samples(make: Callable[[Report], bytes]) -> dict[str, Seed]:
    return {number: partial(_made, make, number) for number in SAMPLES}


def _made(make: Callable[[Report], bytes], number: str) -> bytes:
    return make(sample(number))


def _pdfs(release: Variant) -> dict[str, Seed]:
    return {f"{release.name} {number}": partial(sample_content, number, release) for number in SAMPLES}


def _pasted(separator: str) -> bytes:
    return "\r\n".join(separator.join(row) for block in small() if not isinstance(block, str) for row in block).encode()


def _copied() -> bytes:
    report = balanced()
    grid = lay_out(report.form.table("applications"))
    return copied_block(report, grid, list(grid.places)).encode()


SEEDS: Mapping[str, Mapping[str, Seed]] = {
    "json": {"small": lambda: write_json(Report.blank(2023)), **_of_samples(write_json)},
    "workbook": {"small": lambda: exported(Report.blank(2023)), **_of_samples(exported)},
    "docx": {
        "small": small_docx,
        "ours": lambda: word_document(sample("003")),
        "filing": lambda: word_document(sample("001"), Variant.FILING),
        **_of_samples(as_docx),
    },
    "xlsx": {"small": small_xlsx, **_of_samples(as_xlsx)},
    "pdf": {
        "small": small_pdf,
        "foreign": lambda: as_foreign_pdf(sample("002")),
        **_pdfs(Variant.PUBLIC),
        **_pdfs(Variant.FILING),
    },
    "html": {
        "small": small_html,
        "ours": lambda: as_page(sample("000")).encode(),
        "site": lambda: as_page_of_a_site(sample("004")),
        **_of_samples(as_html),
    },
    "mht": {"small": lambda: as_mht(Report.blank(2023)), **_of_samples(as_mht)},
    "txt": {
        "small": small_txt,
        "markdown": lambda: small_txt(" | "),
        "gb18030": lambda: small_txt().decode().encode("gb18030"),
        "utf-16": lambda: small_txt().decode().encode("utf-16"),
    },
    "paste": {"small": lambda: _pasted("\t"), "spaced": lambda: _pasted("   "), "copied": _copied},
}
"""By target; the small ones are first, since the everyday test has time for no others."""


@cache
def seed(target: str, name: str) -> bytes:
    """Return a good file, made once."""
    return SEEDS[target][name]()
