"""Notes below a table that say whose they are, as this program prints them: ①表三“本年新收”行“总计”列，and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from models.form.refs import CellRef, note_ref
from models.form.vocabulary import Form
from models.importers.published.lines import SourceLine
from models.importers.published.reading import Found
from models.report.places import place
from models.report.report import Report, Value
from models.text.label_text import bare_label

_MARK = re.compile(r"(?:[①-⑳]|\[[0-9]{1,3}\])(?=表[一二三四五六七八九十]“)")
"""What stands before a note, and raised behind its figure."""

_LONGEST = 150
"""Characters, of the name of a cell before its colon. Chosen: the longest of the forms has 60."""


class PrintedNote(NamedTuple):
    """A note that was found.

    Attributes:
        at: The number of its line.
        mark: What leads to it.
    """

    at: int
    mark: str
    found: Found


def printed_notes(lines: Sequence[SourceLine], form: Form, figures: Mapping[CellRef, Value]) -> Iterator[PrintedNote]:
    """Yield the notes on figures.

    Args:
        lines: Of the file.
        form: Of the report.
        figures: What was read in the cells; where that is but the mark, what stands below is in place of the figure.
    """
    places = _places(form)
    for at, line in enumerate(lines):
        text = line.text if line.is_paragraph else ""
        starts = [found.start() for found in _MARK.finditer(text)]
        if starts and not text[: starts[0]].strip():
            for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
                yield from _note(at, line, text[start:stop], places, figures)


def _note(
    at: int, line: SourceLine, text: str, places: Mapping[str, CellRef], figures: Mapping[CellRef, Value]
) -> Iterator[PrintedNote]:
    found = _MARK.match(text)
    mark = found[0] if found else ""
    for colon in re.finditer("：", text[:_LONGEST]):
        ref = places.get(bare_label(text[len(mark) : colon.start()]))
        said = text[colon.end() :].strip()
        if ref and said:
            is_figure = figures.get(ref) == mark
            answer = Found(ref if is_figure else note_ref(ref), said, line.where(), text)
            yield PrintedNote(at, mark, answer._replace(sure=line.is_sure(0) and not is_figure))
            return


@lru_cache(maxsize=8)
def _places(form: Form) -> Mapping[str, CellRef]:
    """Return the cells of a form by what a sentence calls them."""
    blank = Report.blank(form.first_year)
    return {bare_label(place(blank, ref)): ref for ref in form.cells}
