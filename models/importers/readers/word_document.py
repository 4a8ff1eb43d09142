"""Word documents (.docx, also of WPS) as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.package import Package

from models.importers.readers.cells import Spot, lines, one_cell, raw_table
from models.importers.readers.damage import damage_named
from models.importers.readers.word_numbering import Numbering, whole_number
from models.importers.safe_package import ensure_harmless
from models.importers.source import Source, SourceBlock, SourceParagraph

_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = map(qn, ("w:p", "w:tbl", "w:tr", "w:tc", "w:txbxContent"))
_APART = frozenset((_TABLE, _BOX))
_LEFT_OUT = frozenset(
    (
        *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr", "w:rt")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # says again what stands before it
    )
)
_MARKS = {
    **dict.fromkeys(map(qn, ("w:br", "w:cr")), "\n"),
    **dict.fromkeys(map(qn, ("w:tab", "w:ptab")), "\t"),
    qn("w:noBreakHyphen"): "-",
}
_NARROW = 60
"""Twentieths of a point: narrower columns are where the borders of rows miss each other.

Chosen: 3 points, in which no character can be read.
"""

_USUAL = 4 * _NARROW
"""Twentieths of a point that columns must have on average to be measured by that; less is no measure.

Chosen: a column of a table is wider than a character, which takes some 200.
"""

_OFF = frozenset(("0", "false", "off"))


def read_docx(content: bytes) -> Source:
    """Return what stands in a Word document, without headers, footers and footnotes.

    Raises:
        UnreadableReport: It is damaged, protected by a password, or unsafe to open.
    """
    with damage_named("Word 文档"):
        ensure_harmless(content)
        main = Package.open(BytesIO(content)).main_document_part
        numbering = Numbering(_related(main, RELATIONSHIP_TYPE.NUMBERING), _related(main, RELATIONSHIP_TYPE.STYLES))
        return tuple(_Walk(numbering.label).blocks(_root(main)))


def _root(part: Part) -> Element:
    """Return the content of a part; those of documents with macros and of templates are not parsed yet."""
    return part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def _related(main: Part, kind: str) -> Element | None:
    parts = (one.target_part for one in main.rels.values() if one.reltype == kind and not one.is_external)
    return next(map(_root, parts), None)


class _Walk:
    """A walk through a document, which counts as it goes."""

    def __init__(self, label: Callable[[Element], str]) -> None:
        self._label = label
        self._paragraphs = count(1)
        self._tables = count(1)

    def blocks(self, container: Element) -> Iterator[SourceBlock]:
        """Yield paragraphs and tables in their order; boxes follow the paragraph that they hang on."""
        text = ""
        for element in _parts(container, _PARAGRAPH, _TABLE):
            if element.tag == _TABLE:
                yield from self._table(element)
                continue
            text += self._printed(element)
            if not _has(element, "w:pPr/w:rPr/w:del"):  # whose end is deleted runs on in the next
                yield from self._lines(text)
                text = ""
            for box in _parts(element, _BOX):
                yield from self.blocks(box)
        yield from self._lines(text)

    def _printed(self, paragraph: Element) -> str:
        label, text = self._label(paragraph), "".join(_texts(paragraph))
        return f"{label}{text}" if text.strip() else text

    def _lines(self, text: str) -> Iterator[SourceParagraph]:
        if found := lines(text):
            where = f"第 {next(self._paragraphs)} 段"
            yield from (SourceParagraph(line, where) for line in found)

    def _table(self, table: Element) -> Iterator[SourceBlock]:
        """Yield a table, and after it the boxes and tables that stand in its cells."""
        inside: list[Element] = []
        read = raw_table(self._spots(table, inside), "")
        if any(text for row in read.rows for text in row):
            yield read._replace(where=f"第 {next(self._tables)} 个表")
        for element in inside:
            yield from self._table(element) if element.tag == _TABLE else self.blocks(element)

    def _spots(self, table: Element, inside: list[Element]) -> Iterator[Spot]:
        """Yield the cells of a table; what stands in them apart is added to `inside`."""
        rows, place = (row for row in _parts(table, _ROW) if not _has(row, "w:trPr/w:del")), _places(table)
        for y, row in enumerate(rows):
            x = _number(row, "w:trPr/w:gridBefore")
            for cell in _parts(row, _CELL):
                if not _continues(cell):
                    yield Spot(y, place.get(x, x), one_cell(map(self._printed, _parts(cell, _PARAGRAPH))))
                inside += _parts(cell, *_APART)
                x += max(1, _number(cell, "w:tcPr/w:gridSpan"))


def _parts(container: Element, *wanted: str) -> Iterator[Element]:
    """Yield the nearest wanted elements in `container`, whatever the marks of the format that wrap them."""
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag not in _LEFT_OUT and child.tag not in _APART:
            yield from _parts(child, *wanted)


def _texts(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph as printed: with insertions, without deletions and hidden text."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag not in _APART and not _has(child, "w:rPr/w:vanish"):
            yield from _texts(child)


def _places(table: Element) -> dict[int, int]:
    """Return which column those stand for that are hardly wide enough to be seen: rows miss each other by them."""
    widths = [whole_number(one.get(qn("w:w"), "")) for one in table.iterfind(_qualified("w:tblGrid/w:gridCol"))]
    if sum(widths) < _USUAL * len(widths):
        return {}
    places: dict[int, int] = {}
    for at, before in enumerate(widths[:-1], 1):
        places[at] = places.get(at - 1, at - 1) if before < _NARROW else at
    return places


def _continues(cell: Element) -> bool:
    """Return whether a cell is but the continuation of one above it or to its left."""
    marks = (_find(cell, path) for path in ("w:tcPr/w:vMerge", "w:tcPr/w:hMerge"))
    return any(mark is not None and mark.get(qn("w:val"), "continue") == "continue" for mark in marks)


def _has(element: Element, path: str) -> bool:
    mark = _find(element, path)
    return mark is not None and mark.get(qn("w:val"), "") not in _OFF


def _number(element: Element, path: str) -> int:
    mark = _find(element, path)
    return 0 if mark is None else whole_number(mark.get(qn("w:val"), ""))


def _find(element: Element, path: str) -> Element | None:
    found: Element | None = element.find(_qualified(path))
    return found


@cache
def _qualified(path: str) -> str:
    return "/".join(map(qn, path.split("/")))
