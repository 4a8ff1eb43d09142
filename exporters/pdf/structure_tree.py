"""The structure tree of a tagged PDF: what the parts of the document are, and where on the pages they stand.

ISO 32000-1, 14.7. All of it is PDF 1.4 but the scope of headings in tables, which older readers leave alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject


class Mark(NamedTuple):
    """A stretch of a page that belongs to an element; pages count from 1, marks on each from 0."""

    page: int
    number: int


class Link(NamedTuple):
    """A link on a page; links count from 0, in the document."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A part of the document, with its parts in reading order; `Tag` says what the others are."""

    role: str
    scope: str = ""
    rows: int = 1
    columns: int = 1
    parent: Element | None = None
    parts: list[Element | Mark | Link] = field(default_factory=list)

    def everything(self) -> Iterator[Element]:
        """Yield it and all elements within it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.everything()


class Tree:
    """All that belongs to elements, while a document is drawn."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.pages: dict[int, list[Element]] = {}
        self.links: list[tuple[Element, PDFDictionary]] = []

    def mark(self, page: int, element: Element) -> int:
        """Begin a stretch of an element, and return its number on the page."""
        marks = self.pages.setdefault(page, [])
        element.parts.append(Mark(page, len(marks)))
        marks.append(element)
        return len(marks) - 1

    def unmark(self, page: int) -> bool:
        """Take back the last stretch of a page, in which nothing was drawn; tell whether its element has others."""
        element = self.pages[page].pop()
        element.parts.pop()
        if not element.parts and element.parent:
            element.parent.parts.pop()
        return bool(element.parts)

    def link(self, page: int, element: Element, annotation: PDFDictionary) -> str:
        """Add a link of an element, and return what the document is to call the annotation."""
        element.parts.append(Link(page, len(self.links)))
        self.links.append((element, annotation))
        return str(len(self.links) - 1)


def add_tree(document: Any, tree: Tree) -> None:  # noqa: ANN401  the stubs know only half of ReportLab's document
    """Add the tree to a document whose pages are all drawn."""
    pages = document.Pages.pages
    for at, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = at, PDFName("S")
    for at, (_, annotation) in enumerate(tree.links, len(pages)):
        annotation["StructParent"] = at
    writer = _Writer(document, tree)
    document.Catalog.StructTreeRoot = writer.written(len(pages))
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Written(PDFObject):
    """An object in the letters of the file: a report has some hundreds, which ReportLab would take long over."""

    def __init__(self) -> None:
        self.content = ""

    def format(self, _document: object) -> bytes:
        return self.content.encode("ascii")


class _Writer:
    """Writes the elements, each of which needs to know the numbers of others."""

    def __init__(self, document: Any, tree: Tree) -> None:  # noqa: ANN401  as above
        self._tree = tree
        self._document = document
        self._written = {element: _Written() for element in tree.root.everything()}
        self._elements = {element: self._number(written) for element, written in self._written.items()}
        self._pages = ["", *map(self._number, document.Pages.pages)]
        self._root = _Written()

    def written(self, pages: int) -> _Written:
        """Return the root of the tree, in a document of so many pages."""
        root = self._number(self._root)
        for element, written in self._written.items():
            written.content = self._element(element, self._elements[element.parent] if element.parent else root)
        parents = _Written()
        marks = {at: f"[{self._all(self._tree.pages.get(at + 1, []))}]" for at in range(pages)}
        links = {at: self._elements[element] for at, (element, _) in enumerate(self._tree.links, pages)}
        parents.content = f"<</Nums[{' '.join(f'{at} {of}' for at, of in {**marks, **links}.items())}]>>"
        self._root.content = (
            f"<</Type/StructTreeRoot/K {self._elements[self._tree.root]}"
            f"/ParentTree {self._number(parents)}/ParentTreeNextKey {pages + len(links)}>>"
        )
        return self._root

    def _element(self, element: Element, parent: str) -> str:
        page = next((part.page for part in element.parts if not isinstance(part, Element)), 0)
        there = f"/Pg {self._pages[page]}" if page else ""
        parts = " ".join(self._part(part, page) for part in element.parts)
        return f"<</S/{element.role}/P {parent}{there}/K[{parts}]{_attributes(element)}>>"

    def _part(self, part: Element | Mark | Link, page: int) -> str:
        match part:
            case Element():
                return self._elements[part]
            case Mark(where, number):
                return str(number) if where == page else f"<</Type/MCR/Pg {self._pages[where]}/MCID {number}>>"
            case Link(where, number):
                _, annotation = self._tree.links[number]
                return f"<</Type/OBJR/Pg {self._pages[where]}/Obj {self._number(annotation)}>>"

    def _number(self, thing: PDFObject) -> str:
        return str(self._document.Reference(thing).format(self._document), "ascii")

    def _all(self, elements: list[Element]) -> str:
        return " ".join(map(self._elements.__getitem__, elements))


def _attributes(element: Element) -> str:
    """Return what is said of a cell, or nothing of what is none."""
    said = (
        f"/Scope/{element.scope}" if element.scope else "",
        f"/RowSpan {element.rows}" if element.rows > 1 else "",
        f"/ColSpan {element.columns}" if element.columns > 1 else "",
    )
    return f"/A<</O/Table{''.join(said)}>>" if any(said) else ""
