"""What each mark on a page is: headings, paragraphs and cells for those who have a page read to them.

Everything is drawn as part of a `Tag`, or as an artifact, which nobody needs to hear: rules, page numbers, what is
repeated. `structure_tree.py` writes the tags into the file. ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.structure_tree import Element, Tree, add_tree
from exporters.pdf.web_addresses import WebAddress


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """A part of the document; no other is equal.

    Attributes:
        role: What it is, as the standard calls it (ISO 32000-1, 14.8.4).
        within: What it is a part of; None for the document.
        scope: Of a heading in a table: ``Row`` or ``Column``.
        rows, columns: That a cell spans.
    """

    role: str
    within: Tag | None = None
    scope: str = ""
    rows: int = 1
    columns: int = 1


ARTIFACT = Tag("Artifact")
"""What is no part of the document."""

_DOCUMENT = Tag("Document")
_CELLS = frozenset({"TH", "TD"})
"""What has a stretch of the page even if nothing is drawn: readers look for the cells of a row on the page."""

_PRINTED = 4
"""The flag of a link that is also there in print (ISO 32000-1, table 165); archival files ask for it."""

Rectangle = tuple[float, float, float, float]
"""Left, lower, right and upper edge, in points."""


class TaggedCanvas(Canvas):
    """A canvas that knows what is drawn on it."""

    def __init__(self, stream: IO[bytes], **options: Any) -> None:  # noqa: ANN401  as ReportLab takes them
        super().__init__(stream, **options)
        self._tag: Tag | None = None
        self._opened = 0
        self._elements = {_DOCUMENT: Element("Document")}
        self._tree = Tree(self._elements[_DOCUMENT])
        self._links: dict[tuple[Tag | None, int], Tag] = {}
        self._lines: dict[tuple[Tag | None, int, float], tuple[float, PDFDictionary]] = {}

    @property
    def tag(self) -> Tag | None:
        """What is being drawn."""
        return self._tag

    def turn_to(self, tag: Tag | None) -> None:
        """Let what is drawn from now on be part of `tag`; of nothing, before and after all that is drawn."""
        if tag is self._tag:
            return
        code: list[str] = self._code  # type: ignore[attr-defined]  # the stubs know only half of it
        if self._tag and (len(code) > self._opened or self._tag.role in _CELLS):
            code.append("EMC")
        elif self._tag:
            code.pop()
            if self._tag is not ARTIFACT and not self._tree.unmark(self.getPageNumber()):
                del self._elements[self._tag]
        if tag:
            number = None if tag is ARTIFACT else self._tree.mark(self.getPageNumber(), self._element(tag))
            code.append("/Artifact BMC" if number is None else f"/{tag.role} <</MCID {number}>> BDC")
        self._tag, self._opened = tag, len(code)

    def link_at(self, start: int) -> Tag:
        """Return the link that begins at a character of what is being drawn, to draw the pieces of it."""
        return self._links.setdefault((self._tag, start), Tag("Link", self._tag))

    def link(self, uri: str, area: Rectangle) -> None:
        """Let a click into an area open an address; what is being drawn is what it shows, piece after piece."""
        left, lower, right, upper = (round(edge, 2) for edge in area)
        line = self._tag, self.getPageNumber(), lower
        if line in self._lines:
            begun, annotation = self._lines[line]
            annotation["Rect"] = PDFArray([begun, lower, right, upper])
            return
        annotation = _link(uri)
        annotation["Rect"] = PDFArray([left, lower, right, upper])
        self._lines[line] = left, annotation
        name = self._tree.link(self.getPageNumber(), self._element(self._tag or _DOCUMENT), annotation)
        self._addAnnotation(annotation, name)  # type: ignore[attr-defined]  # as above

    def showPage(self) -> None:  # noqa: N802  ReportLab's spelling
        """End the page."""
        self.turn_to(None)
        super().showPage()

    def save(self) -> None:
        """Write the file, with what its marks are."""
        if self._code:  # type: ignore[attr-defined]  # as above
            self.showPage()
        add_tree(self._doc, self._tree)  # type: ignore[attr-defined]  # as above
        super().save()

    def _element(self, tag: Tag) -> Element:
        element = self._elements.get(tag)
        if not element:
            parent = self._element(tag.within or _DOCUMENT)
            element = self._elements[tag] = Element(tag.role, tag.scope, tag.rows, tag.columns, parent)
            parent.parts.append(element)
        return element


def _link(uri: str) -> PDFDictionary:
    action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(uri)})
    kind = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": _PRINTED, "Border": PDFArray([0, 0, 0])}
    return PDFDictionary({**kind, "A": action, "Contents": PDFString(uri)})


@contextmanager
def within(canvas: Canvas, tag: Tag) -> Iterator[None]:
    """Draw something as part of `tag`, then go on with what was drawn before."""
    if not isinstance(canvas, TaggedCanvas):
        yield
        return
    before = canvas.tag
    canvas.turn_to(tag)
    yield
    canvas.turn_to(before)


@contextmanager
def linked(canvas: Canvas, address: WebAddress | None, area: Rectangle) -> Iterator[None]:
    """Draw a web address, or a line of it, as a link within what is being drawn; other text as it is."""
    if address is None or not isinstance(canvas, TaggedCanvas):
        yield
        return
    with within(canvas, canvas.link_at(address.start)):
        canvas.link(address.uri, area)
        yield
