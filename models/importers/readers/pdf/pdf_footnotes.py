"""Footnotes of a page of a PDF: the lines at its foot that begin with a mark which stands elsewhere on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from models.importers.readers.pdf.pdf_frame import Box
from models.importers.readers.pdf.pdf_lines import GlyphLine, joined, most
from models.importers.readers.pdf.pdf_marks import Told

_SMALLER = 0.95
"""Of the size of the other lines: a footnote is smaller. Chosen: Word takes 9 of 10.5, LibreOffice 10 of 11 or 12."""

_PARTING = 30.0, 300.0
"""Points that the rule above footnotes is longer, and shorter, than. Chosen: Word takes 144, LibreOffice a quarter."""

_NEXT = 2.0
"""Of the size of type: lines of a footnote are no farther apart. Chosen: the number of the page is."""

_BESIDE = 1.5
"""Of the size of a line by which its mark may stand above and before it. Chosen: a mark is raised by half."""


class Noted(NamedTuple):
    """The lines of a page without its footnotes, these, and what else was taken apart."""

    lines: tuple[GlyphLine, ...]
    notes: tuple[str, ...]
    told: tuple[Told, ...]


def without_footnotes(
    lines: Sequence[GlyphLine], told: Sequence[Told], below: float, rules: Iterable[Box] = ()
) -> Noted:
    """Return the lines that are no footnotes.

    Args:
        lines: Of a page, from above.
        told: The marks of the page, also those in tables.
        below: Where the last table of the page ends; footnotes stand below it.
        rules: Of the page; a short one parts the footnotes from the text.
    """
    marks = {one.text for one in told if not one.is_before and not one.is_struck}
    usual = most([(line.size, len(line.text)) for line in lines]) if lines else 0.0
    shortest, longest = _PARTING
    parted = min((rule.top for rule in rules if rule.top > below and shortest < rule.width < longest), default=None)
    notes: list[list[GlyphLine]] = []
    kept: list[GlyphLine] = []
    used: list[Told] = []
    for line in lines:
        is_parted = parted is not None and line.top > parted
        is_foot = line.top >= below and (is_parted or line.size <= _SMALLER * usual)
        mark = next((one for one in told if one.text in marks and line.top >= below and _begins(one, line)), None)
        if mark or (is_foot and any(_is_marked(line.text, text) for text in marks)):
            notes.append([line._replace(text=f"{mark.text} {line.text}")] if mark else [line])
            used.extend([mark] if mark else [])
        elif notes and is_foot and _goes_on(notes[-1][-1], line):
            notes[-1].append(line)
        else:
            kept.append(line)
    texts = tuple(f"脚注：{joined([line.text for line in note])}" for note in notes)
    return Noted(tuple(kept), texts, tuple(one for one in told if one not in used))


def _is_marked(text: str, mark: str) -> bool:
    return text.startswith(mark) and len(text) > len(mark) + 1


def _goes_on(above: GlyphLine, line: GlyphLine) -> bool:
    return line.size == above.size and line.top - above.top < _NEXT * line.size


def _begins(mark: Told, line: GlyphLine) -> bool:
    """Return whether a mark stands at the beginning of a line."""
    reach = _BESIDE * line.size
    return mark.is_before and abs(mark.top - line.top) < reach and 0 <= line.x0 - mark.x0 < reach
