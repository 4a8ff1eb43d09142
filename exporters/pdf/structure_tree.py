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

    def unmark(self, page: int, element: Element) -> None:
        """Take back the last stretch of the page, in which nothing was drawn; it is of this element."""
        self.pages[page].pop()
        element.parts.pop()

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
    def __init__(self, document: Any, tree: Tree) -> None:  # noqa: ANN401  as above
        self._document, self._tree = document, tree
        self._elements = {element: _Written() for element in tree.root.everything()}
        self._root, self._parents = _Written(), _Written()
        for written in (self._root, self._parents, *self._elements.values()):
            document.Reference(written)

    def written(self, pages: int) -> _Written:
        """Return the root of the tree, in a document of so many pages."""
        for element, written in self._elements.items():
            written.content = self._element(element)
        marks = {at - 1: f"[{self._all(elements)}]" for at, elements in sorted(self._tree.pages.items())}
        links = {at: self._to(element) for at, (element, _) in enumerate(self._tree.links, pages)}
        self._parents.content = f"<</Nums[{' '.join(f'{at} {of}' for at, of in {**marks, **links}.items())}]>>"
        self._root.content = (
            f"<</Type/StructTreeRoot/K {self._to(self._tree.root)}"
            f"/ParentTree {self._at(self._parents)}/ParentTreeNextKey {pages + len(links)}>>"
        )
        return self._root

    def _element(self, element: Element) -> str:
        parent = self._elements[element.parent] if element.parent else self._root
        marks = [part for part in element.parts if not isinstance(part, Element)]
        page = marks[0].page if marks else 0
        there = f"/Pg {self._page(page)}" if page else ""
        parts = " ".join(self._part(part, page) for part in element.parts)
        return f"<</S/{element.role}/P {self._at(parent)}{there}/K[{parts}]{_attributes(element)}>>"

    def _part(self, part: Element | Mark | Link, page: int) -> str:
        match part:
            case Element():
                return self._to(part)
            case Mark():
                there = f"/Pg {self._page(part.page)}"
                return f"{part.number}" if part.page == page else f"<</Type/MCR{there}/MCID {part.number}>>"
            case Link():
                _, annotation = self._tree.links[part.number]
                return f"<</Type/OBJR/Pg {self._page(part.page)}/Obj {self._at(annotation)}>>"

    def _to(self, element: Element) -> str:
        return self._at(self._elements[element])

    def _all(self, elements: list[Element]) -> str:
        return " ".join(map(self._to, elements))

    def _page(self, number: int) -> str:
        return self._at(self._document.Pages.pages[number - 1])

    def _at(self, thing: PDFObject) -> str:
        return str(self._document.Reference(thing).format(self._document), "ascii")


def _attributes(element: Element) -> str:
    """Return what is said of a cell, or nothing of what is none."""
    said = (
        f"/Scope/{element.scope}" if element.scope else "",
        f"/RowSpan {element.rows}" if element.rows > 1 else "",
        f"/ColSpan {element.columns}" if element.columns > 1 else "",
    )
    return f"/A<</O/Table{''.join(said)}>>" if any(said) else ""
