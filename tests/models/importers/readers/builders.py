"""One report in every kind of file, as offices send them, and what has to be read out of each."""

from __future__ import annotations

import html
import quopri
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from exporters import PDF
from exporters.release import Release, Variant
from models.form import vocabulary as form
from models.form.figures import print_figure
from models.form.grid import Grid, GridCell, lay_out
from models.form.refs import CellRef
from models.importers.source import RawTable, Source
from models.importers.source import SourceParagraph as Read
from models.report.report import Report
from models.report.wording import heading, opening, signatory, signed_on, title

Part = str | Grid
"""A paragraph, or a table of the form."""


def parts(report: Report) -> Iterator[Part]:
    """Yield what the report prints, from its title to the date."""
    yield title(report)
    yield opening(report)
    for section in report.form.sections:
        yield heading(report, section)
        if isinstance(section.body, form.Table):
            yield lay_out(section.body)
        else:
            yield from filter(None, map(str.strip, report.text("texts", section.body.id).split("\n")))
    if day := signed_on(report):
        yield signatory(report)
        yield day


def printed(report: Report, cell: GridCell) -> str:
    """Return what stands in a cell on paper."""
    if not isinstance(cell.content, CellRef):
        return cell.content
    note = report.note(cell.content)
    figure = print_figure(report.content(cell.content), report.form.cells[cell.content].kind)
    return f"{figure}（{note}）" if note else figure


def rows(report: Report, grid: Grid) -> tuple[tuple[str, ...], ...]:
    """Return the table as it has to be read."""
    texts = {cell[:2]: printed(report, cell) for cell in grid.cells}
    return tuple(tuple(texts.get((row, column), "") for column in range(grid.columns)) for row in range(grid.rows))


def bare_label(text: str) -> str:
    """Return a text without white space, of which formats keep more or less."""
    return "".join(text.split())


def expected(report: Report) -> list[object]:
    """Return the paragraphs and tables of the report, without white space."""
    return [bare_label(part) if isinstance(part, str) else _bare_rows(rows(report, part)) for part in parts(report)]


def found(source: Source) -> list[object]:
    """Return what has been read, without white space."""
    return [_bare_rows(block.rows) if isinstance(block, RawTable) else bare_label(block.text) for block in source]


def _bare_rows(table: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [list(map(bare_label, row)) for row in table]


def tables(source: Source) -> list[RawTable]:
    return [block for block in source if isinstance(block, RawTable)]


def texts(source: Source) -> list[str]:
    return [block.text for block in source if isinstance(block, Read)]


# ---------------------------------------------------------------- Word


def as_docx(report: Report) -> bytes:
    document = Document()
    for part in parts(report):
        if isinstance(part, Grid):
            _draw(document, report, part)
        else:
            document.add_paragraph(part)
    return saved(document)


def saved(document: Word) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _draw(document: Word, report: Report, grid: Grid) -> None:
    """Draw the cells merged as in the official form."""
    table = document.add_table(grid.rows, grid.columns, "Table Grid")
    places = [list(row.cells) for row in table.rows]
    for cell in grid.cells:
        start = places[cell.row][cell.column]
        end = places[cell.row + cell.row_span - 1][cell.column + cell.column_span - 1]
        (start.merge(end) if start is not end else start).text = printed(report, cell)


# ---------------------------------------------------------------- web pages

PLAIN = "<html><head><meta charset='{charset}'><title>年报</title></head><body>{body}</body></html>"
OF_A_SITE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1.dtd">
<html><head><META http-equiv=Content-Type content="text/html; charset={charset}"><title>某某政府网</title>
<style>td {{ color: red }}</style><script>var a = "<table><tr><td>1</td></tr></table>";</script></head>
<body><nav><a href="/">首页</a></nav>
<table width="1000" align=center><tr><td><!-- 头 --><script>write("x")</script></td></tr>
<tr><td><table width="100%"><tr><td valign=top>
<div class="content"><div class="TRS_Editor">{body}</div></div></td></tr></table></td></tr></table></body></html>"""


def as_html(report: Report) -> bytes:
    """Return the page as a person would write it."""
    body = "".join(
        f"<p>{html.escape(part)}</p>" if isinstance(part, str) else _html_table(report, part, "{}")
        for part in parts(report)
    )
    return PLAIN.format(charset="utf-8", body=body).encode()


def as_page_of_a_site(report: Report, charset: str = "gb2312") -> bytes:
    """Return the page as the editor of a government site makes it of a Word document."""
    body = "".join(
        f'<p style="text-indent: 2em"\n class=MsoNormal><span\n lang=EN-US style="font-size: 16pt">&nbsp;&nbsp;</span>'
        f"<span>{_wrapped(html.escape(part))}<o:p>&nbsp;</o:p></span></p>\n"
        if isinstance(part, str)
        else _html_table(report, part, '<p class=MsoNormal align=center>\n<span style="mso-x: 1">{}</span></p>&nbsp;')
        for part in parts(report)
    )
    return OF_A_SITE.format(charset=charset, body=body).encode("gb18030" if charset == "gb2312" else charset)


def _wrapped(text: str) -> str:
    """Return a text broken into lines between Chinese characters, as Word saves it."""
    return "".join(f"{one}\n" if at % 40 == 39 and one > "一" else one for at, one in enumerate(text))


def _html_table(report: Report, grid: Grid, inner: str) -> str:
    lines = []
    for row in range(grid.rows):
        cells = sorted((cell for cell in grid.cells if cell.row == row), key=lambda cell: cell.column)
        lines.append("".join(_html_cell(cell, inner.format(html.escape(printed(report, cell)))) for cell in cells))
    return "<table border=1>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def _html_cell(cell: GridCell, text: str) -> str:
    return f'<td rowspan="{cell.row_span}" colspan={cell.column_span}>{text}</td>'


def as_mht(report: Report) -> bytes:
    """Return the page as browsers save it in a single file with its pictures."""
    page = as_page_of_a_site(report, "utf-8")
    head = (
        b'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        b'\tboundary="----Bound--ary"\r\n\r\n\r\n------Bound--ary\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    )
    picture = b"\r\n------Bound--ary\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    return head + quopri.encodestring(page) + picture + b"------Bound--ary--\r\n"


# ---------------------------------------------------------------- PDF


def as_pdf(report: Report, copy: Variant = Variant.PUBLIC) -> bytes:
    """Return the PDF of this program."""
    stream = BytesIO()
    PDF.write(Release(report, copy), stream)
    return stream.getvalue()


def as_foreign_pdf(report: Report) -> bytes:
    """Return a PDF of another program: other type, no indentation, tables cut by pages, running titles."""
    if "STSong-Light" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("body", fontName="STSong-Light", fontSize=12, leading=20, wordWrap="CJK", spaceAfter=6)
    flow = [
        Paragraph(html.escape(part), style) if isinstance(part, str) else _platypus(report, part, style)
        for part in parts(report)
    ]
    stream = BytesIO()
    SimpleDocTemplate(stream, topMargin=60).build(flow, onFirstPage=_furnish, onLaterPages=_furnish)
    return stream.getvalue()


def _platypus(report: Report, grid: Grid, style: ParagraphStyle) -> Flowable:
    small = ParagraphStyle("small", style, fontSize=7, leading=9, spaceAfter=0)
    content: list[list[object]] = [[""] * grid.columns for _ in range(grid.rows)]
    spans: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("PADDING", (0, 0), (-1, -1), 2)]
    for cell in grid.cells:
        content[cell.row][cell.column] = Paragraph(html.escape(printed(report, cell)), small)
        last = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
        spans.append(("SPAN", (cell.column, cell.row), last))
    stubs = [70.0] * grid.stub_columns
    figures = [(440 - sum(stubs)) / (grid.columns - len(stubs))] * (grid.columns - len(stubs))
    return Table(content, [*stubs, *figures], style=spans)


def _furnish(canvas: object, document: object) -> None:
    """Draw a running title and the number of the page."""
    canvas.setFont("STSong-Light", 9)  # type: ignore[attr-defined]
    canvas.drawString(200, 800, "某某街道办事处文件")  # type: ignore[attr-defined]
    canvas.drawString(280, 30, f"第 {document.page} 页 共 9 页")  # type: ignore[attr-defined]


# ---------------------------------------------------------------- workbooks

_THIN = Side(style="thin")
RULED = Border(_THIN, _THIN, _THIN, _THIN)


def as_xlsx(report: Report, changes: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook as clerks keep it: all on one sheet, under each other."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    top = 1
    for part in parts(report):
        if isinstance(part, Grid):
            _fill(sheet, report, part, top)
            top += part.rows + 1
        else:
            sheet.cell(top, 1, (changes or {}).get(part, part))
            sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=15)
            top += 1
    return kept(book)


def _fill(sheet: Worksheet, report: Report, grid: Grid, top: int) -> None:
    for cell in grid.cells:
        text = printed(report, cell)
        value = float(text) if text.replace(".", "", 1).isdecimal() else text
        spot = sheet.cell(top + cell.row, cell.column + 1, value)
        spot.alignment = Alignment(wrap_text=True)
        end = (top + cell.row + cell.row_span - 1, cell.column + cell.column_span)
        for y in range(top + cell.row, end[0] + 1):
            for x in range(cell.column + 1, end[1] + 1):
                sheet.cell(y, x).border = RULED
        if cell.row_span * cell.column_span > 1:
            first = f"{get_column_letter(cell.column + 1)}{top + cell.row}"
            sheet.merge_cells(f"{first}:{get_column_letter(end[1])}{end[0]}")


def kept(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
