"""Word documents in which cells of a report are written otherwise, as people and programs do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO

from docx import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.form import vocabulary as form
from models.form.grid import lay_out
from models.form.refs import CellRef
from tests.builders import balanced
from tests.models.importers.own.workbooks import replaced
from tests.models.importers.readers.builders import as_docx, saved
from tests.models.importers.readers.hostile import package, swollen

NAMES = (
    nsdecls("w", "w14", "a", "m", "pic", "r", "wp")
    + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
RELATION = '<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
REPORT = balanced(2024)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + RELATION.format(id="rId1", kind="officeDocument")
    + ' Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships">'
    + "".join(
        RELATION.format(id=f"rId{kind}", kind=kind) + f' Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "settings")
    )
    + "</Relationships>",
    "word/styles.xml": f'<w:styles {NAMES}><w:style w:type="paragraph" w:styleId="ListNumber"><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
    "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start '
    'w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="1"/></w:num></w:numbering>',
    "word/settings.xml": f'<w:settings {NAMES}><w:zoom w:percent="100"/></w:settings>',
}
"""The parts of a small document; it has one style, which numbers paragraphs."""


def document(body: str) -> bytes:
    """Return a small Word document with this body, as XML."""
    whole = f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    return package({name: f"{_HEAD}{part}".encode() for name, part in {**_PARTS, "word/document.xml": whole}.items()})


@cache
def _plain() -> bytes:
    return as_docx(REPORT)


def with_cells(cells: Mapping[CellRef, str], styles: str = "", notes: Mapping[str, str] | None = None) -> bytes:
    """Return the report with other paragraphs in some of its cells.

    Args:
        cells: The paragraphs, as XML.
        styles: More styles, as XML.
        notes: More parts, as XML, by their kinds: ``footnotes``.
    """
    document = Document(BytesIO(_plain()))
    tables = iter(document.element.body.iter(qn("w:tbl")))
    for section in REPORT.form.sections:
        if isinstance(section.body, form.Table):
            places = dict(_places(next(tables)))
            for ref, spot in lay_out(section.body).places.items():
                if ref in cells:
                    _write(places[spot.row, spot.column], cells[ref])
    content = with_notes(saved(document), notes or {})
    return replaced(content, "word/styles.xml", "</w:styles>", f"{styles}</w:styles>")


def with_notes(content: bytes, notes: Mapping[str, str]) -> bytes:
    """Return a document with more parts, as XML, by their kinds."""
    for kind, xml in notes.items():
        relation = RELATION.format(id=f"rId{kind}", kind=kind.rstrip("0123456789")) + f' Target="{kind}.xml"/>'
        content = replaced(content, "word/_rels/document.xml.rels", "</Relationships>", f"{relation}</Relationships>")
        content = swollen(content, {f"word/{kind}.xml": xml.encode()})
    return content


def _places(table: Element) -> Iterator[tuple[tuple[int, int], Element]]:
    for y, row in enumerate(table.iter(qn("w:tr"))):
        x = 0
        for cell in row.iter(qn("w:tc")):
            yield (y, x), cell
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            x += 1 if span is None else int(span.get(qn("w:val"), "1"))


def _write(cell: Element, paragraphs: str) -> None:
    for old in cell.findall(qn("w:p")):
        cell.remove(old)
    for new in parse_xml(f"<w:tc {NAMES}>{paragraphs}</w:tc>"):
        cell.append(new)
