"""Finds words anywhere in a report: cover, headings, texts, labels of the tables, figures and remarks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from models.form.cover import COVER
from models.form.figures import print_figure
from models.form.grid import Grid, GridCell, lay_out
from models.form.refs import CellRef, Ref, TextRef
from models.form.vocabulary import Narrative, Section, Table
from models.report.places import place
from models.report.report import Report
from models.report.wording import OPENING, TITLE, heading, opening, particular_shown, title
from models.text.characters import compatible


class Hit(NamedTuple):
    """Words that were found.

    Attributes:
        ref: The place that shows them; of a label, the first figure that it heads.
        start, end: Between which characters of a text; both 0 where it is no text.
        label: The label of a table that has them; empty if it is none.
    """

    ref: Ref
    start: int = 0
    end: int = 0
    label: str = ""

    def told(self, report: Report) -> str:
        """Return where that is, for a sentence."""
        return f"标题格“{self.label}”" if self.label else place(report, self.ref)


def hits(report: Report, words: str) -> tuple[Hit, ...]:
    """Return all places with these words, in reading order.

    Full width and half width, capital and small letters are the same; nothing in the words has a meaning of its own.
    """
    wanted = _alike(words)
    return tuple(_hits(report, wanted)) if wanted.strip() else ()


def _hits(report: Report, wanted: str) -> Iterator[Hit]:
    first, *others = COVER
    for group in (first, None, *others):
        if group is None:
            yield from _in_text(TITLE, title(report), wanted)
            yield from _in_text(OPENING, report.printed(OPENING) or opening(report), wanted)
        else:
            for one in group.particulars:
                yield from _in_text(one.ref, particular_shown(report, one), wanted)
    for section in report.form.sections:
        yield from _in_section(report, section, wanted)


def _in_section(report: Report, section: Section, wanted: str) -> Iterator[Hit]:
    yield from _in_text(TextRef("headings", section.id), heading(report, section), wanted)
    if isinstance(section.body, Narrative):
        ref = TextRef("texts", section.body.id)
        yield from _in_text(ref, report.printed(ref), wanted)
    else:
        yield from _in_table(report, section.body, wanted)


def _in_text(ref: TextRef, text: str, wanted: str) -> Iterator[Hit]:
    searched, at = _alike(text), 0
    while (at := searched.find(wanted, at)) >= 0:
        yield Hit(ref, at, at + len(wanted))
        at += len(wanted)


def _in_table(report: Report, table: Table, wanted: str) -> Iterator[Hit]:
    grid = lay_out(table)
    for cell in sorted(grid.cells, key=lambda one: one[:2]):
        if isinstance(cell.content, CellRef):
            shown = print_figure(report.content(cell.content), report.form.cells[cell.content].kind)
            if wanted in _alike(shown) or wanted in _alike(report.note(cell.content)):
                yield Hit(cell.content)
        elif wanted in _alike(cell.content):
            yield Hit(_headed(grid, cell), label=cell.content)


def _headed(grid: Grid, label: GridCell) -> CellRef:
    """Return the first figure in the rows or under the columns of a label."""
    below = [ref for ref, one in grid.places.items() if one.row >= label.row and _beside(label, one)]
    return (below or list(grid.places))[0]


def _beside(label: GridCell, figure: GridCell) -> bool:
    in_row = label.row <= figure.row < label.row + label.row_span
    return in_row or not set(label.columns).isdisjoint(figure.columns)


@lru_cache(maxsize=64)
def _alike(text: str) -> str:
    """Return a text of the same length in which what means the same is the same character."""
    return text.translate({ord(one): _plain(one) for one in set(text)})


def _plain(one: str) -> str:
    """Return the plain form of a character; itself where that is several."""
    plain = compatible(one).casefold()
    return plain if len(plain) == 1 else one
