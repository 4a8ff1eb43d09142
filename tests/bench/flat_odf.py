"""A report as a flat OpenDocument text, for the comparison with LibreOffice: the same words, page, type and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from models.form.cover import print_date
from models.form.figures import print_figure
from models.form.grid import Grid, GridCell, lay_out
from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.report import Report
from models.report.wording import heading, opening, signatory, signed_on, title
from models.text.outline import outline

SONG, HEI = "Noto Serif SC", "Noto Sans SC"

_AREA = 442.2
_STUB = 0.4  # of the width of a table
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)

# Name: font, size in points, attributes of the paragraph, attributes of the characters.
_BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold"'
_BODY = 'fo:text-indent="32pt" fo:line-height="28.99pt" fo:text-align="justify" fo:orphans="0" fo:widows="0"'
_STYLES = {
    "head": (SONG, 34, 'fo:text-align="center" fo:margin-top="35mm"', f'fo:color="#e60012" {_BOLD}'),
    "number": (SONG, 16, 'fo:text-align="center" fo:border-bottom="1.7pt solid #e60012"', ""),
    "title": (SONG, 22, 'fo:text-align="center" fo:margin-bottom="29pt"', _BOLD),
    "new-page": (SONG, 22, 'fo:text-align="center" fo:break-before="page"', _BOLD),
    "body": (SONG, 16, _BODY, ""),
    "section": (HEI, 16, f'{_BODY} fo:keep-with-next="always"', ""),
    "sub": (SONG, 16, f'{_BODY} fo:keep-with-next="always"', _BOLD),
    "right": (SONG, 16, 'fo:text-align="end" fo:margin-right="64pt" fo:line-height="28.99pt"', ""),
    "closing": (SONG, 14, 'fo:border-top="0.7pt solid #000000" fo:line-height="26pt"', ""),
    "cell": (SONG, 9, 'fo:text-align="center" fo:line-height="11.5pt"', ""),
    "row": (SONG, 9, 'fo:line-height="11.5pt"', ""),
    "foot": (SONG, 14, 'fo:text-align="center"', ""),
}


class Paragraph(NamedTuple):
    """Some text and the name of its style."""

    style: str
    text: str


def contents(report: Report) -> Iterator[Paragraph | Grid]:
    """Yield all that the report says, in order."""
    cover = {key: report.text("cover", key) for key in _COVER}
    yield Paragraph("head", cover["red_head"])
    yield Paragraph("number", cover["document_number"])
    yield Paragraph("title", cover["notice_title"])
    yield from _texts("body", cover["notice_addressee"], cover["notice_body"])
    yield from _texts("right", cover["notice_signatory"], print_date(cover["notice_date"]), cover["notice_open_mark"])
    yield Paragraph("new-page", title(report))
    yield from _texts("body", opening(report))
    yield from _sections(report)
    yield from _texts("right", signatory(report) if signed_on(report) else "", signed_on(report), cover["open_mark"])
    yield from _texts("closing", cover["copy_to"], cover["issuer"], print_date(cover["issue_date"]))


_COVER = (
    *("red_head", "document_number", "notice_title", "notice_addressee", "notice_body", "notice_signatory"),
    *("notice_date", "notice_open_mark", "open_mark", "copy_to", "issuer", "issue_date"),
)


def printed(report: Report, cell: GridCell) -> str:
    """Return what stands in a cell of a table."""
    if not isinstance(cell.content, CellRef):
        return cell.content
    note = report.note(cell.content)
    figure = print_figure(report.content(cell.content), report.form.cells[cell.content].kind)
    return f"{figure}（{note}）" if note else figure


def flat_odf(report: Report) -> str:
    """Return the report as the XML of a text document."""
    things = list(contents(report))
    grids = [thing for thing in things if isinstance(thing, Grid)]
    body = "".join(_table(report, grids.index(t), t) if isinstance(t, Grid) else _paragraph(*t) for t in things)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_faces()}'
        f"<office:styles>{''.join(map(_style, _STYLES))}</office:styles>"
        f"<office:automatic-styles>{_page()}{''.join(map(_columns, range(len(grids)), grids))}{_CELL}"
        f"</office:automatic-styles>{_FOOTER}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


def _texts(style: str, *texts: str) -> Iterator[Paragraph]:
    for text in texts:
        sub_headings = set(outline(text).split("\n")) if style == "body" else set()
        for line in filter(None, map(str.strip, text.split("\n"))):
            yield Paragraph("sub" if line in sub_headings else style, line)


def _sections(report: Report) -> Iterator[Paragraph | Grid]:
    for section in report.form.sections:
        yield Paragraph("section", heading(report, section))
        if isinstance(section.body, Table):
            yield lay_out(section.body)
        else:
            yield from _texts("body", report.text("texts", section.body.id))


def _faces() -> str:
    faces = "".join(f"<style:font-face style:name={quoteattr(f)} svg:font-family={quoteattr(f)}/>" for f in (SONG, HEI))
    return f"<office:font-face-decls>{faces}</office:font-face-decls>"


def _style(name: str) -> str:
    face, size, paragraph, characters = _STYLES[name]
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties {paragraph}/>'
        f'<style:text-properties style:font-name="{face}" style:font-name-asian="{face}" fo:font-size="{size}pt" '
        f'style:font-size-asian="{size}pt" fo:language="zh" fo:country="CN" style:language-asian="zh" '
        f'style:country-asian="CN" {characters}/></style:style>'
    )


def _page() -> str:
    return (
        '<style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="210mm" '
        'fo:page-height="297mm" fo:margin-top="37mm" fo:margin-left="28mm" fo:margin-right="26mm" '
        'fo:margin-bottom="20mm"/><style:footer-style><style:header-footer-properties fo:min-height="15mm" '
        'fo:margin-top="7mm"/></style:footer-style></style:page-layout>'
    )


_FOOTER = (
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"><style:footer>'
    '<text:p text:style-name="foot">— <text:page-number/> —</text:p></style:footer></style:master-page>'
    "</office:master-styles>"
)
_CELL = (
    '<style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties '
    'fo:border="0.5pt solid #000000" fo:padding="2.5pt" style:vertical-align="middle"/></style:style>'
)


def _columns(number: int, grid: Grid) -> str:
    stub = _STUB * _AREA / grid.stub_columns if grid.stub_columns else 0
    figures = (_AREA - stub * grid.stub_columns) / (grid.columns - grid.stub_columns)
    widths = {"stub": stub, "figure": figures}
    return "".join(
        f'<style:style style:name="{name}{number}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
        for name, width in widths.items()
    )


def _paragraph(style: str, text: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def _table(report: Report, number: int, grid: Grid) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{name}{number}" table:number-columns-repeated="{count}"/>'
        for name, count in {"stub": grid.stub_columns, "figure": grid.columns - grid.stub_columns}.items()
        if count
    )
    cells = {cell[:2]: cell for cell in grid.cells}
    rows = ["".join(_cell(report, cells.get((row, at))) for at in range(grid.columns)) for row in range(grid.rows)]
    lines = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    head, rest = "".join(lines[: grid.header_rows]), "".join(lines[grid.header_rows :])
    headed = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
    return f'<table:table table:name="table{number}">{columns}{headed}{rest}</table:table>'


def _cell(report: Report, cell: GridCell | None) -> str:
    if cell is None:
        return "<table:covered-table-cell/>"
    spans = f'table:number-rows-spanned="{cell.row_span}" table:number-columns-spanned="{cell.column_span}"'
    text = _paragraph("row" if cell.role.value == "row" else "cell", printed(report, cell))
    return f'<table:table-cell table:style-name="ruled" {spans}>{text}</table:table-cell>'
