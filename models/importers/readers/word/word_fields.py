"""Fields of a Word document: what they show is their result, and what they are told to do is on no page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from models.importers.readers.word.word_looks import OFF, child_value
from models.importers.readers.word.word_package import value_of

_MARK, _CODE = qn("w:fldChar"), qn("w:instrText")
_SHOWN = tuple(map(qn, ("w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym")))
_THINGS = tuple(map(qn, ("w:drawing", "w:pict", "w:object")))
_WITHOUT_RESULT = """XE TC TA RD SET ASK PRIVATE ADVANCE NEXT NEXTIF SKIPIF PRINT HYPERLINK PAGE NUMPAGES SECTION
SECTIONPAGES TOC INDEX TOA BIBLIOGRAPHY SEQ FORMTEXT FORMCHECKBOX FORMDROPDOWN ADDIN BARCODE
DATABASE STYLEREF PAGEREF"""
_SILENT = frozenset(_WITHOUT_RESULT.split())
"""Fields that show nothing of a report when they have no result (ECMA-376 part 1, 17.16.5)."""

_UNSHOWN = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE"})
"""Fields of which Word hides even the result."""

_LONGEST_CODE = 60
"""Characters of a field that are told. Chosen: enough to find it in the document."""


class Field:
    """A field that is written as marks between runs.

    Attributes:
        code: What it is told to do.
        has_result: Whether it has anything to show.
    """

    def __init__(self, begin: Element, at: int) -> None:
        self.code = ""
        self.has_result = False
        self._begin = begin
        self._at = at
        self._separate = -1

    def note(self, event: Element, at: int) -> None:
        """Take a part of the field into account."""
        if event.tag == _MARK:
            self._separate = at
        elif self._separate >= 0:
            self.has_result = self.has_result or event.tag != qn("w:t") or bool((event.text or "").strip())
        elif event.tag == _CODE and len(self.code) <= _LONGEST_CODE:
            self.code += event.text or ""

    def code_ends(self, end: int) -> tuple[int, int]:
        """Return where what is on no page begins and ends, in a field that ends at `end`: its code, or all of it."""
        if self.code.split()[:1] and self.code.split()[0].upper() in _UNSHOWN:
            return self._at, end
        return self._at, self._separate if self._separate >= 0 else end

    @property
    def is_open(self) -> bool:
        """Whether nothing yet has told where the result begins."""
        return self._separate < 0


class Fields:
    """The fields of a part of the document."""

    def __init__(self, root: Element) -> None:
        events = list(root.iter(_MARK, _CODE, *_SHOWN, *_THINGS)) if next(root.iter(_MARK), None) is not None else []
        self._fields: dict[Element, Field] = {}
        starts, stops = [0] * (len(events) + 1), [0] * (len(events) + 1)
        for start, stop in self._codes(events):
            starts[start] += 1
            stops[stop] += 1
        depth = 0
        self._unseen: set[Element] = set()
        for at, event in enumerate(events):
            depth -= stops[at]
            if depth:
                self._unseen.add(event)
            depth += starts[at]

    def _codes(self, events: list[Element]) -> Iterator[tuple[int, int]]:
        """Yield where the codes of fields begin and end; a mark without its end begins none."""
        inside: list[Field] = []
        for at, event in enumerate(events):
            kind = value_of(event, "w:fldCharType") if event.tag == _MARK else ""
            if kind == "begin":
                inside.append(self._fields.setdefault(event, Field(event, at)))
            elif inside and kind == "end":
                ended = inside.pop()
                yield ended.code_ends(at)
                if inside and ended.has_result and not inside[-1].is_open:
                    inside[-1].has_result = True
            elif inside and kind in {"", "separate"}:
                inside[-1].note(event, at)

    def is_code(self, element: Element) -> bool:
        """Return whether an element of a run belongs to what a field is told to do."""
        return element in self._unseen

    def begun(self, mark: Element) -> tuple[str, str, bool]:
        """Return what the field that begins with `mark` shows without a result, what to say of it, and if it is sure.

        Of anything else than the beginning of a field nothing is shown.
        """
        field = self._fields.get(mark)
        if field is None:
            return "", "", True
        data = mark.find(qn("w:ffData"))
        shown = "" if data is None else _of_a_form(data, field)
        said = "" if shown or field.has_result else lacking(field.code)
        return shown, said, not said and value_of(mark, "w:dirty") in {"", *OFF}


def _of_a_form(data: Element, field: Field) -> str:
    """Return what a field to fill in shows: the choice from a list, or a box with or without a tick."""
    choices, box = data.find(qn("w:ddList")), data.find(qn("w:checkBox"))
    if choices is not None and not field.has_result:
        chosen = child_value(choices, "w:result") or child_value(choices, "w:default") or "0"
        at = int(chosen) if chosen.isdecimal() and len(chosen) <= 2 else 0
        return next((value_of(one) for one in islice(choices.iter(qn("w:listEntry")), at, None)), "")
    if box is not None:
        ticked = next((one for name in ("w:checked", "w:default") if (one := box.find(qn(name))) is not None), None)
        return "□" if ticked is None or value_of(ticked) in OFF else "☑"
    return ""


def lacking(code: str) -> str:
    """Return what to say of a field without a result; nothing of one that shows none."""
    words = code.split()
    if not words or words[0].upper() in _SILENT:
        return ""
    what = "公式" if words[0].startswith("=") else "域"
    told = " ".join(words)[:_LONGEST_CODE]
    return f"{what}“{told}”没有算出结果；请用 Word 打开，全选后按 F9，存盘再导入，或者对照着填。"
