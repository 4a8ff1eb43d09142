"""What a report says, in order, as paragraphs and tables: one manuscript for paper, Word and the web.

Texts are without characters that print nothing or that XML cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from exporters.notes import NoteRoom, printed_figures
from exporters.sub_headings import POINT, SECTION, SubHeading, sub_headings
from exporters.typeset.table_layout import CellTexts
from models.form.cover import UNSEALED, print_date
from models.form.grid import Grid, GridCell, lay_out
from models.form.refs import CellRef, TextRef
from models.form.vocabulary import Table
from models.report.report import Report
from models.report.wording import heading, opening, signatory, signed_on, title
from models.text.characters import printable

_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")

_LABEL = re.compile("^抄送[：:][：: ]*")
"""Of those who also receive the paper; it is printed whether or not somebody typed it."""


class ParagraphKind(Enum):
    """What a paragraph, or the beginning of one, is."""

    TITLE = "标题"
    ADDRESSEE = "主送机关"
    PART = "一、"
    SECTION = "（一）"
    POINT = "1."
    TEXT = "正文"
    NOTE = "表注"


class Run(NamedTuple):
    """A stretch of text; a sub-heading that begins a paragraph is one of its own."""

    kind: ParagraphKind
    text: str


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes:
        turns: Whether it begins a new page.
    """

    kind: ParagraphKind
    runs: tuple[Run, ...]
    turns: bool = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(run.text for run in self.runs)


class Head(NamedTuple):
    """The red name of the office and the number of the document; one of them may be blank."""

    name: str
    number: str


class Ending(NamedTuple):
    """Who signs when, and the remark below, in brackets; each may be blank. There will be a seal upon name and day."""

    name: str
    day: str
    mark: str

    @property
    def is_sealed(self) -> bool:
        """Whether it is one with a seal."""
        return not isinstance(self, Unsealed)


class Unsealed(Ending):
    """The same without a seal."""


class Closing(NamedTuple):
    """Who else receives the paper, and who issued it when; each may be blank."""

    recipients: str
    issuer: str
    day: str


class PrintedTable(NamedTuple):
    """A table of the report, whole.

    Attributes:
        texts: What stands in each cell, by its row and column; what stands behind a figure is in a line of its own.
        marks: What of these leads to a note, and is raised.
        notes: What has no room in the cells; the manuscript has them again as the paragraphs that follow.
    """

    grid: Grid
    texts: Mapping[tuple[int, int], str]
    marks: Mapping[tuple[int, int], str]
    notes: tuple[str, ...]

    @property
    def said(self) -> CellTexts:
        """What stands in all its cells."""
        return CellTexts(self.grid, self.texts, self.marks)

    def text(self, cell: GridCell) -> str:
        """Return what stands in a cell of the grid."""
        return self.texts[cell[:2]]

    def parted(self, cell: GridCell) -> tuple[str, str]:
        """Return what stands in a cell of the grid, and what is raised behind it."""
        return self.said.parted(cell)


_KINDS = {SECTION: ParagraphKind.SECTION, POINT: ParagraphKind.POINT}

Item = Head | Paragraph | PrintedTable | Ending | Closing


def manuscript(report: Report) -> Iterator[Item]:
    """Yield everything the report says, from the red head to the closing block."""
    head = Head(_cover(report, "red_head"), _cover(report, "document_number"))
    if any(head):
        yield head
    has_notice = any(_cover(report, key) for key in ("notice_title", "notice_body"))
    if has_notice:
        yield from _notice(report)
    yield _whole(ParagraphKind.TITLE, clean(title(report)))._replace(turns=has_notice)
    yield from _body(report)
    day = clean(signed_on(report)).strip()
    name = clean(signatory(report)).strip() if day else _cover(report, "signatory")
    yield from _ending(report, name, day, _cover(report, "open_mark"))
    yield from _closing(report)


_LEVELS = {
    kind: level
    for level, kind in enumerate((ParagraphKind.TITLE, ParagraphKind.PART, ParagraphKind.SECTION, ParagraphKind.POINT))
}
"""What is a heading of a heading above."""


def heading_levels(items: Iterable[Item]) -> Iterator[int]:
    """Yield the level of each item as a heading, from 1, none of which is left out; 0 for what is no heading."""
    above: list[int] = []
    for item in items:
        level = _LEVELS.get(item.kind) if isinstance(item, Paragraph) else None
        if level is None:
            yield 0
        else:
            above = [*(one for one in above if one < level), level]
            yield len(above)


def clean(text: str) -> str:
    """Return `text` without characters that print nothing, or that XML has no place for."""
    return _NO_CHARACTER.sub("", printable(text))


_LONGEST_IN_CELL = 6
"""Characters of a note behind a figure, and of a text in place of one: 含转来2件. Chosen: three lines of table 3."""

_LONGEST_BESIDE = 8
"""The same in a table of few columns: 其中修订16件. Chosen: it stands on the line of the figure."""

_LONGEST_FIGURE = 20
"""Characters of a figure, which is never broken but set smaller. Chosen: the longest that is read has 15 digits."""

_FEW_COLUMNS = 6
"""Chosen: in a table with more, a note makes its row higher."""

_MOST_IN_CELLS = 2
"""Rows of a table of many columns with notes in their cells. Chosen: with more, table 3 would not fit a page."""

_CIRCLED = 20
"""Unicode has ① to ⑳ in one row, and every font of the office the first ten."""


def printed_table(report: Report, table: Table) -> PrintedTable:
    """Return a table of the report as it is printed."""
    grid = lay_out(table)
    figures = printed_figures(report, grid.places, _room(report, grid))
    texts = {
        cell[:2]: clean(cell.content) if isinstance(cell.content, str) else figures[cell.content].text
        for cell in grid.cells
    }
    marks = {grid.places[ref][:2]: figure.mark for ref, figure in figures.items() if figure.mark}
    return PrintedTable(grid, texts, marks, tuple(filter(None, (figure.below for figure in figures.values()))))


def _room(report: Report, grid: Grid) -> NoteRoom:
    """Return what the cells of a table have room for, on paper and in Word."""
    noted = {cell.row for ref, cell in grid.places.items() if clean(report.note(ref))}
    longest = _LONGEST_IN_CELL if len(noted) <= _MOST_IN_CELLS else 0
    if grid.columns <= _FEW_COLUMNS:
        longest = _LONGEST_BESIDE

    def holds_both(_ref: CellRef, _figure: str, note: str) -> bool:
        return len(note) <= longest

    return NoteRoom(clean, _holds, holds_both, _mark, "{}")


def _holds(figure: str) -> bool:
    """Return whether a text in the place of a figure has room there; what is never broken is set smaller."""
    return len(figure) <= (_LONGEST_FIGURE if figure.isascii() or re.search("[0-9]", figure) else _LONGEST_IN_CELL)


def _mark(number: int) -> str:
    """Return what stands raised behind a figure, and cannot be taken for a part of it where it is copied."""
    return chr(ord("①") + number - 1) if number <= _CIRCLED else f"[{number}]"


def _cover(report: Report, key: str) -> str:
    return clean(report.text("cover", key)).strip()


def _day(report: Report, key: str) -> str:
    return clean(print_date(report.text("cover", key))).strip()


def _whole(kind: ParagraphKind, text: str) -> Paragraph:
    return Paragraph(kind, (Run(kind, text.strip()),))


def _notice(report: Report) -> Iterator[Item]:
    if text := _cover(report, "notice_title"):
        yield _whole(ParagraphKind.TITLE, text)
    if addressee := _cover(report, "notice_addressee"):
        yield _whole(ParagraphKind.ADDRESSEE, f"{addressee.rstrip('：:、，, ')}：")
    yield from _paragraphs(report.text("cover", "notice_body"))
    name, mark = _cover(report, "notice_signatory"), _cover(report, "notice_open_mark")
    yield from _ending(report, name, _day(report, "notice_date"), mark)


def _body(report: Report) -> Iterator[Item]:
    yield from _paragraphs(opening(report))
    for section in report.form.sections:
        yield _whole(ParagraphKind.PART, clean(heading(report, section)).strip() or section.heading)
        if isinstance(section.body, Table):
            printed = printed_table(report, section.body)
            yield printed
            yield from (_whole(ParagraphKind.NOTE, note) for note in printed.notes)
        else:
            yield from _paragraphs(report.printed(TextRef("texts", section.body.id)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    lines = list(filter(None, map(str.strip, clean(text).split("\n"))))
    yield from map(_paragraph, lines, sub_headings(lines))


def headings_in(text: str) -> frozenset[str]:
    """Return the lines of a text that are nothing but a sub-heading."""
    return frozenset(one.text for one in _paragraphs(text) if one.kind is not ParagraphKind.TEXT)


def _paragraph(text: str, headings: Sequence[SubHeading]) -> Paragraph:
    """Return a paragraph: a sub-heading on a line of its own, or text with sub-headings in it."""
    if headings and headings[0].end == len(text) and text[-1] not in "。：":
        return _whole(_KINDS[headings[0].level], text)
    ends = [0, *(end for _, *ends in headings for end in ends), len(text)]
    kinds = [ParagraphKind.TEXT, *(kind for level, *_ in headings for kind in (_KINDS[level], ParagraphKind.TEXT))]
    runs = (Run(kind, text[start:end]) for kind, (start, end) in zip(kinds, pairwise(ends), strict=True))
    return Paragraph(ParagraphKind.TEXT, tuple(run for run in runs if run.text))


def _ending(report: Report, name: str, day: str, mark: str) -> Iterator[Ending]:
    bare = mark.removeprefix("（").removesuffix("）") if mark.startswith("（") else mark
    kind = Unsealed if report.text("cover", "seal") == UNSEALED else Ending
    ending = kind(name, day, f"（{bare}）" if mark else "")
    if any(ending):
        yield ending


def _closing(report: Report) -> Iterator[Closing]:
    recipients = _LABEL.sub("", _cover(report, "copy_to")).rstrip("。.")
    day = _day(report, "issue_date").removesuffix("印发")
    closing = Closing(f"{recipients}。" if recipients else "", _cover(report, "issuer"), f"{day}印发" if day else "")
    if any(closing):
        yield closing
