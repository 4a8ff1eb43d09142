"""The package of a workbook: its parts, what they refer to, and its sheets in order. Also of Strict Open XML."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element, iterparse
from zipfile import ZipFile

from models.system.errors import UnreadableReport

_WORKBOOK = "xl/workbook.xml"
_NOT_SEEN = {"hidden", "veryHidden"}


class Relation(NamedTuple):
    """What a part refers to: worksheet, drawing, comments …, and the name of that part."""

    kind: str
    target: str


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it.

    Attributes:
        name: As its tab shows it.
        kind: worksheet, chartsheet, dialogsheet …
        part: The name of its part.
        state: visible, hidden or veryHidden.
    """

    name: str
    kind: str
    part: str
    state: str


@dataclass(frozen=True)
class WorkbookPackage:
    """The parts of a workbook. Names are compared without regard to case, as Windows has it."""

    archive: ZipFile

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {_tidy(name): name for name in self.archive.namelist()}

    def part(self, name: str) -> bytes | None:
        """Return what is in a part; nothing if there is none of this name."""
        found = self._names.get(_tidy(name))
        return None if found is None else self.archive.read(found)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """Return what a part refers to within the package, by id."""
        folder, _, name = part.rpartition("/")
        content = self.part(f"{folder}/_rels/{name}.rels")
        found = {}
        for one in elements(content or b"<none/>", ("Relationship",)):
            if one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                target = one.get("Target", "").replace("\\", "/")
                found[one.get("Id", "")] = Relation(kind, _tidy(posixpath.join("/", folder, target)))
        return found

    @cached_property
    def main(self) -> str:
        """The name of the part that lists the sheets."""
        roots = (one.target for one in self.relations("").values() if one.kind == "officeDocument")
        return next((name for name in roots if self.part(name) is not None), _WORKBOOK)

    def related(self, kind: str) -> bytes | None:
        """Return the part of this kind that the workbook refers to; nothing if there is none."""
        targets = (one.target for one in self.relations(self.main).values() if one.kind == kind)
        return next((part for target in targets if (part := self.part(target)) is not None), None)

    @cached_property
    def _book(self) -> tuple[Element, ...]:
        content = self.part(self.main)
        if content is None:
            raise _incomplete()
        return tuple(elements(content, ("sheet", "workbookPr", "calcPr")))

    @property
    def sheets(self) -> Sequence[SheetEntry]:
        """The sheets in order; of several that show the same part, the last."""
        relations = self.relations(self.main)
        found = {}
        for one in self._book:
            if local(one) == "sheet":
                relation = relations.get(attribute_of(one, "id"))
                if not relation:
                    raise _incomplete()
                entry = SheetEntry(one.get("name", ""), *relation, one.get("state") or "visible")
                found[relation.target, entry.state in _NOT_SEEN] = entry
        if not found:
            raise _incomplete()
        return tuple(found.values())

    @cached_property
    def from_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return any(local(one) == "workbookPr" and is_on(one.get("date1904")) for one in self._book)

    @cached_property
    def calculates_at_start(self) -> bool:
        """Whether a program that opens the workbook works out all formulas anew: the results in it may be none."""
        return any(local(one) == "calcPr" and is_on(one.get("fullCalcOnLoad")) for one in self._book)


def _incomplete() -> UnreadableReport:
    return UnreadableReport("工作簿不完整，里面的工作表不见了；请重新拷贝，或者用 Excel、WPS 打开、另存一份后再试。")


def opened(content: bytes) -> WorkbookPackage:
    """Return a package in memory."""
    return WorkbookPackage(ZipFile(BytesIO(content)))


def _tidy(name: str) -> str:
    return posixpath.normpath(unquote(name.replace("\\", "/"))).lstrip("/").lower()


def elements(content: bytes, names: Sequence[str]) -> Iterator[Element]:
    """Yield the outermost elements of these names, without regard to namespaces, each complete.

    What lies between them is dropped as soon as it is read, so that a large part takes little memory.
    """
    wanted, path = frozenset(names), list[Element]()
    inside = 0
    for event, one in iterparse(BytesIO(content), ("start", "end")):  # noqa: S314  whoever opens it has refused all declarations
        if event == "start":
            inside += bool(inside or local(one) in wanted)
            path.append(one)
            continue
        path.pop()
        inside -= bool(inside)
        if not inside:
            if local(one) in wanted:
                yield one
            if path:
                del path[-1][:]


def local(one: Element) -> str:
    """Return the name of an element without its namespace: Strict Open XML has others than the usual one."""
    return str(one.tag).rpartition("}")[2]


def children(one: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of this name."""
    return (child for child in (one if one is not None else ()) if local(child) == name)


def child(one: Element | None, *names: str) -> Element | None:
    """Return the first child of this name, and of that one the first of the next name …; nothing if there is none."""
    for name in names:
        one = next(children(one, name), None)
    return one


def attribute_of(one: Element | None, name: str) -> str:
    """Return an attribute without regard to its namespace, or nothing."""
    if one is None:
        return ""
    return next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == name), "")


def is_on(value: str | None) -> bool:
    """Return whether an attribute says yes."""
    return (value or "").lower() in {"1", "true", "on"}
