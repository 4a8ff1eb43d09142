"""What stands beside the text of a Word document: footnotes, remarks, what is printed at the head of each page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.cells import lines
from models.importers.readers.word.word_looks import OFF, Around, Looks, child_value
from models.importers.readers.word.word_marks import put_together
from models.importers.readers.word.word_package import Part, value_of
from models.importers.readers.word.word_text import Paragraphs
from models.importers.readers.word.word_things import PARAGRAPH
from models.importers.source import LeftOut
from models.text.characters import unspaced

_KINDS = {"footnote": "脚注", "endnote": "尾注", "comment": "批注"}
_PLACES = {"header": "页眉", "footer": "页脚"}
_LONGEST = 500
"""Characters of a note that are told. Chosen: several lines; the rest stands in the document."""

_PAGE_NUMBER = re.compile(r"[-—－–·•.~/\d\sPpage第页共of０-９一二三四五六七八九十]*")
"""Numbers of pages and of how many there are."""


class Notes:
    """The notes of a document, each of which is told once."""

    def __init__(self, main: Part, looks: Looks) -> None:
        self._looks = looks
        self._notes: dict[tuple[str, str], Element] = {}
        self._paragraphs: dict[str, Paragraphs] = {}
        for kind in _KINDS:
            root = main.first(f"{kind}s")
            if root is not None:
                self._paragraphs[kind] = Paragraphs(root, looks, _nothing, frozenset())
                self._notes |= {(kind, value_of(one, "w:id")): one for one in root.iter(qn(f"w:{kind}"))}

    def say(self, kind: str, number: str) -> str:
        """Return the words of a note behind what it is; nothing if it has none, or has been told."""
        note = self._notes.pop((kind, number), None)
        words = "" if note is None else words_of(note, self._paragraphs[kind])
        return f"{_KINDS[kind]}：{words}" if words else ""


def furniture(main: Part, looks: Looks, body: str) -> Iterator[LeftOut]:
    """Yield what the head and the foot of the pages say beyond numbers of pages and what stands in the text, too.

    Args:
        main: The document.
        looks: Its styles.
        body: All of its text, without white space.
    """
    settings = main.first("settings")
    has_even = settings is not None and _holds(settings, "w:evenAndOddHeaders")
    told: set[str] = set()
    seen: set[str] = set()
    for section in main.root.iter(qn("w:sectPr")):
        kinds = {"default", *(("first",) if _holds(section, "w:titlePg") else ()), *(("even",) if has_even else ())}
        for kind, place in _PLACES.items():
            for mark in section.iterchildren(qn(f"w:{kind}Reference")):
                number = value_of(mark, "r:id")
                if value_of(mark, "w:type") not in kinds or number in seen:
                    continue
                seen.add(number)
                for words in _said(main.referred(number), looks):
                    plain = unspaced(words)
                    if plain not in told and plain not in body and not _PAGE_NUMBER.fullmatch(plain):
                        told.add(plain)
                        yield LeftOut(f"{place}：{words}", place)


def _said(part: Part | None, looks: Looks) -> Iterator[str]:
    if part is None:
        return
    paragraphs = Paragraphs(part.root, looks, _nothing, frozenset())
    words = words_of(part.root, paragraphs)
    yield from (words,) if words else ()
    for paragraph in part.root.iter(PARAGRAPH):
        yield from paragraphs.printed(paragraph, Around()).said


def words_of(element: Element, paragraphs: Paragraphs) -> str:
    """Return the words of all paragraphs in an element, as far as they are told."""
    found: list[str] = []
    for paragraph in element.iter(PARAGRAPH):
        found += lines(put_together(paragraphs.printed(paragraph, Around()).pieces).text)
        if sum(map(len, found)) > _LONGEST:
            break
    text = " ".join(found)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _holds(owner: Element, name: str) -> bool:
    mark = owner.find(qn(name))
    return mark is not None and child_value(owner, name) not in OFF


def _nothing(_kind: str, _number: str) -> str:
    return ""
