"""Paragraphs of a Word document as they are printed, and what hangs on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.word.word_fields import Fields, lacking
from models.importers.readers.word.word_looks import OFF, Around, Layers, Look, Looks
from models.importers.readers.word.word_marks import Piece
from models.importers.readers.word.word_package import value_of
from models.importers.readers.word.word_symbols import signs, symbol
from models.importers.readers.word.word_things import APART, BOX, MATHS, children, formula, parts, thing

_RUN, _TEXT, _MARK, _PROPERTIES = map(qn, ("w:r", "w:t", "w:fldChar", "w:rPr"))
_FROM_RIGHT = tuple(map(qn, ("w:bidi", "w:rtl", "w:dir")))
_SEVERAL = re.compile(r"\d\D++\d")
_SIMPLE_FIELD, _CONTROL, _SYMBOL, _TURNED = map(qn, ("w:fldSimple", "w:sdt", "w:sym", "w:bdo"))
_DRAWINGS = frozenset(map(qn, ("w:drawing", "w:pict", "w:object")))
_NOTES = {qn(f"w:{kind}Reference"): kind for kind in ("footnote", "endnote", "comment")}
_SIGNS = {
    **dict.fromkeys(map(qn, ("w:br", "w:cr")), "\n"),
    **dict.fromkeys(map(qn, ("w:tab", "w:ptab")), "\t"),
    qn("w:noBreakHyphen"): "-",
}
_WORKED_OUT = frozenset(
    map(qn, [f"w:{name}{how}" for name in ("day", "month", "year") for how in ("Short", "Long")] + ["w:pgNum"])
)
"""Numbers of pages and of today, which no file holds."""

_RIGHT_TO_LEFT = "\u202e"
_ESCAPED = "_x000D_"
"""A line end as workbooks write it; Word shows these very letters."""

_UNKNOWN_SIGN = "符号字体里的字，认不出来；请打开原文件，对照着填。"
_FAINT = "看不见的字（太小，或者和底色一样），没有读进来："

Data = frozenset[tuple[str, str]]
"""What is in the data of a package, by the names of elements."""

SayNote = Callable[[str, str], str]
"""Returns what to say of a note, by its kind and number; nothing if that has been said."""


class Printed(NamedTuple):
    """What a paragraph prints.

    Attributes:
        pieces: Its text in its order.
        said: What to say of what is no text: pictures, notes.
        boxes: The boxes that hang on it.
    """

    pieces: list[Piece]
    said: list[str]
    boxes: list[Element]


class Paragraphs:
    """Reads the paragraphs of one part of a document."""

    def __init__(self, root: Element, looks: Looks, say_note: SayNote, known: Data) -> None:
        self._looks = looks
        self.say_note = say_note
        self.fields = Fields(root)
        self.unsettled = {one for one in root.iter(_CONTROL) if not _is_settled(one, known)}

    def printed(self, paragraph: Element, around: Around) -> Printed:
        """Return what a paragraph prints."""
        layers = self._looks.paragraph(paragraph.find(qn("w:pPr")), around)
        found = Printed([], [], [])
        line = _Line(self, self._looks, (layers, around.in_cell), found)
        line.walk(paragraph, self._looks.run(None, layers))
        if faint := "".join(line.faint).strip():
            found.said.append(_FAINT + faint)
        if _has_parts_from_right(paragraph) and _SEVERAL.search("".join(one.text for one in found.pieces)):
            _doubt(found.pieces, 0)
        if self.unsettled and any(one in self.unsettled for one in paragraph.iterancestors(_CONTROL)):
            _doubt(found.pieces, 0)
        return found

    def is_seen(self, properties: Element | None, around: Around) -> bool:
        """Return whether a paragraph ends where its mark is: one that is hidden or deleted lets it run on."""
        mark = None if properties is None else properties.find(_PROPERTIES)
        if mark is None:
            return True
        look = self._looks.run(mark, self._looks.paragraph(properties, around))
        is_separator = mark.find(qn("w:specVanish")) is not None
        return (look.shown or is_separator) and not any(
            mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom")
        )


class _Line:
    """A walk through a paragraph."""

    def __init__(self, paragraphs: Paragraphs, looks: Looks, around: tuple[Layers, bool], found: Printed) -> None:
        self._paragraphs = paragraphs
        self._looks = looks
        self._layers, self._in_cell = around
        self._found = found
        self.faint: list[str] = []

    def walk(self, element: Element, look: Look) -> None:
        """Take in what an element holds, in its order."""
        for child in children(element):
            if child.tag in _NOTES:
                self._say(self._paragraphs.say_note(_NOTES[child.tag], value_of(child, "w:id")))
                if value_of(child, "w:customMarkFollows") not in {"", *OFF}:
                    return
            elif child.tag == _RUN:
                self._run(child)
            elif child.tag not in APART and not self._paragraphs.fields.is_code(child):
                self._take(child, look)

    def _run(self, run: Element) -> None:
        look = self._looks.run(run.find(_PROPERTIES), self._layers)
        if look.shown:
            self.walk(run, look)

    def _take(self, child: Element, look: Look) -> None:
        if child.tag == _TEXT:
            self._text(child.text or "", look)
        elif child.tag in _SIGNS:
            self._add(_SIGNS[child.tag], look)
        elif child.tag in _WORKED_OUT:
            self._add("", look, sure=False)
        elif child.tag == _SYMBOL:
            self._sign(*symbol(value_of(child, "w:font"), value_of(child, "w:char")), look)
        elif child.tag == _MARK:
            text, said, sure = self._paragraphs.fields.begun(child)
            self._add(text, look, sure=sure)
            self._say(said)
        elif child.tag in _DRAWINGS:
            self._thing(child)
        elif child.tag in MATHS:
            text, said = formula(child)
            self._add(text, look, sure=False)
            self._say(said)
        else:
            self._within(child, look)

    def _thing(self, child: Element) -> None:
        """Take in a drawing; what stands beside one in its line, or in its cell, may be but a part of what is seen."""
        drawn = thing(child)
        if drawn is None:
            return
        self._found.said.extend(drawn.said)
        self._found.boxes.extend(parts(child, BOX))
        if self._in_cell or (drawn.said and not drawn.floats):
            self._found.pieces.append(Piece("", sure=False))

    def _within(self, child: Element, look: Look) -> None:
        """Take in what stands in marks around runs; of some of these it is doubtful what they show."""
        start = len(self._found.pieces)
        self.walk(child, look)
        if child.tag == _SIMPLE_FIELD and not any(one.text.strip() for one in self._found.pieces[start:]):
            self._say(said := lacking(value_of(child, "w:instr")))
            self._add("", look, sure=not said)
        if child in self._paragraphs.unsettled or (child.tag == _TURNED and value_of(child) == "rtl"):
            _doubt(self._found.pieces, start)

    def _text(self, text: str, look: Look) -> None:
        if look.font:
            self._sign(*signs(look.font, text), look)
            return
        self._add(text.replace(_ESCAPED, "\n"), look, sure=_ESCAPED not in text and _RIGHT_TO_LEFT not in text)

    def _sign(self, text: str, is_known: bool, look: Look) -> None:  # noqa: FBT001  just what the table of signs says
        self._add(text, look, sure=is_known)
        if not is_known and _UNKNOWN_SIGN not in self._found.said:
            self._say(_UNKNOWN_SIGN)

    def _add(self, text: str, look: Look, *, sure: bool = True) -> None:
        if look.faint:
            self.faint.append(text)
        else:
            self._found.pieces.append(Piece(text, look.struck, look.raised, look.size, sure and look.sure))

    def _say(self, said: str) -> None:
        if said:
            self._found.said.append(said)


def _has_parts_from_right(paragraph: Element) -> bool:
    """Return whether some of a paragraph runs from right to left, so that figures that blanks part change places."""
    return any(value_of(one) not in OFF and value_of(one) != "ltr" for one in paragraph.iter(*_FROM_RIGHT))


def _doubt(pieces: list[Piece], start: int) -> None:
    pieces[start:] = [one._replace(sure=False) for one in pieces[start:]]


def _is_settled(control: Element, known: Data) -> bool:
    """Return whether a control shows what stands in it: no hint what to type, and nothing that Word fetches anew."""
    properties = control.find(qn("w:sdtPr"))
    binding = None if properties is None else properties.find(qn("w:dataBinding"))
    if properties is None or binding is None:
        return properties is None or properties.find(qn("w:showingPlcHdr")) is None
    name = value_of(binding, "w:xpath").rpartition("/")[2].partition("[")[0].rpartition(":")[2]
    return (name, "".join(one.text or "" for one in control.iter(_TEXT)).strip()) in known
