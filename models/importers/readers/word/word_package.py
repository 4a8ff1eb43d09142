"""The package that a Word document is: parts that refer to each other, whatever they are called.

Only what is asked for is unpacked and parsed: a lost picture makes no document unreadable. Documents saved as
"Strict Open XML" name everything otherwise; they are told in the usual names.
"""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from lxml import etree  # type: ignore[import-untyped]  # has no stubs

from models.system.errors import UnreadableReport

_STRICT, _USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_OTHERWISE = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/diagram": b"drawingml/2006/diagram",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
}
"""How strict documents end the names of formats (ISO/IEC 29500-1 against 29500-4, annex A), and how all others do."""

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_XML = (".xml", ".rels")
_MAIN_KINDS = ("wordprocessingml", "ms-word")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


class _Relation(NamedTuple):
    """What a part refers to; a target outside of the package has no name."""

    kind: str
    target: str


class Part:
    """A part of a package, parsed when it is asked for."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name

    @cached_property
    def content(self) -> bytes:
        """The bytes."""
        return self._package.bytes_of(self._name)

    @cached_property
    def root(self) -> Element:
        """The content, parsed."""
        return self._package.parsed(self._name)

    @cached_property
    def _relations(self) -> dict[str, _Relation]:
        folder, _, name = self._name.rpartition("/")
        return self._package.relations(join(folder, "_rels", f"{name}.rels"), self._name)

    def related(self, kind: str) -> list[Part]:
        """Return the parts that this refers to as one of a kind: ``styles``, ``footnotes``."""
        found = (one.target for one in self._relations.values() if one.kind.rpartition("/")[2] == kind)
        return [Part(self._package, target) for target in found if self._package.has(target)]

    def first(self, kind: str) -> Element | None:
        """Return the content of the first part of a kind."""
        return next((part.root for part in self.related(kind)), None)

    def referred(self, number: str) -> Part | None:
        """Return the part that this calls by an id of its own; None for one that is not in the package."""
        found = self._relations.get(number)
        return Part(self._package, found.target) if found and self._package.has(found.target) else None


class Package:
    """The parts of a document by name, in small letters: names differ in these on some systems only."""

    def __init__(self, content: bytes) -> None:
        self._archive = ZipFile(BytesIO(content))
        self._names = {_plain(info.filename): info for info in self._archive.infolist() if not info.is_dir()}

    def has(self, name: str) -> bool:
        """Return whether there is such a part."""
        return name in self._names

    def bytes_of(self, name: str) -> bytes:
        """Return a part; KeyError if there is none."""
        return self._archive.read(self._names[name])

    def parsed(self, name: str) -> Element:
        """Return the content of a part in the usual names.

        Raises:
            ValueError: It is not called as XML is, and nobody has looked into it yet.
        """
        if not name.endswith(_XML):
            raise ValueError(name)
        return _parsed(self.bytes_of(name))

    def relations(self, name: str, source: str) -> dict[str, _Relation]:
        """Return what the part `source` refers to by ids, as the part `name` tells."""
        if not self.has(name):
            return {}
        return {
            one.get("Id", ""): _Relation(
                one.get("Type", ""),
                "" if one.get("TargetMode") == "External" else _target(source, one.get("Target", "")),
            )
            for one in self.parsed(name).iter(_RELATION)
        }

    def main(self) -> Part:
        """Return the part that is the document.

        Raises:
            UnreadableReport: The package holds something else.
        """
        kinds = {
            _plain(one.get("PartName", "")): one.get("ContentType", "")
            for one in self.parsed("[content_types].xml").iter(_OVERRIDE)
        }
        relations = self.relations("_rels/.rels", "").values()
        name = next(one.target for one in relations if one.kind == f"{_RELATIONS}officeDocument")
        if not any(kind in kinds.get(name, _MAIN_KINDS[0]) for kind in _MAIN_KINDS):
            raise UnreadableReport("这不是 Word 文档，没有读取；请核对选的文件。")
        return Part(self, name)

    def data(self) -> frozenset[tuple[str, str]]:
        """Return what stands in the data and the properties that controls show: names of elements and their texts."""
        names = [one for one in self._names if one.startswith(("customxml/item", "docprops/")) and one.endswith(".xml")]
        elements = (element for name in names for element in self.parsed(name).iter("*"))
        return frozenset((etree.QName(one).localname, (one.text or "").strip()) for one in elements)


def _parsed(content: bytes) -> Element:
    root = parse_xml(content)
    if _STRICT not in content.replace(b"\0", b""):
        return root
    plain: bytes = etree.tostring(root, encoding="utf-8")
    for strict, usual in _OTHERWISE.items():
        plain = plain.replace(_STRICT + strict, _USUAL + usual)
    return parse_xml(plain)


def _plain(name: str) -> str:
    return unquote(name.replace("\\", "/")).lstrip("/").lower()


def _target(source: str, target: str) -> str:
    if target.startswith("/"):
        return _plain(target)
    return normpath(join(dirname(source), _plain(target)))


def value_of(element: Element, name: str = "w:val") -> str:
    """Return an attribute; nothing if there is none."""
    return str(element.get(qn(name), ""))
