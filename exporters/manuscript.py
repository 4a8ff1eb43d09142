"""What a report says, in order, as paragraphs and tables: one manuscript for paper, Word and the web.

Texts are without characters that print nothing or that XML cannot hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from exporters.notes import NoteRoom, printed_figures
from models.form.cover import print_date
from models.form.grid import Grid, GridCell, lay_out
from models.form.refs import TextRef
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
    """Who signs when, and the remark below, in brackets; each may be blank."""

    name: str
    day: str
    mark: str


class Closing(NamedTuple):
    """Who else receives the paper, and who issued it when; each may be blank."""

    recipients: str
    issuer: str
    day: str


class PrintedTable(NamedTuple):
    """A table of the report, whole.

    Attributes:
        texts: What stands in each cell, by its row and column; what stands behind a figure is in a line of its own.
        notes: What has no room in the cells; the manuscript has them again as the paragraphs that follow.
    """

    grid: Grid
    texts: Mapping[tuple[int, int], str]
    notes: tuple[str, ...]

    def text(self, cell: GridCell) -> str:
        """Return what stands in a cell of the grid."""
        return self.texts[cell[:2]]


_SUB_HEADINGS = (
    (ParagraphKind.SECTION, re.compile(r"（[一二三四五六七八九十]+）[^。；：]*[。；：]?")),
    (ParagraphKind.POINT, re.compile(r"[0-9]{1,2}[.．、](?!\d)[^。；：]*[。；：]?")),
)
_LONGEST_SUB_HEADING = 30
"""Characters. Chosen: a line of 28 and a bit; what is longer is a sentence that happens to be numbered."""

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
    yield from _ending(name, day, _cover(report, "open_mark"))
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


_LONGEST_IN_CELL = 20
"""Characters of a text in the place of a figure, and of a note behind one.

Chosen: 含转来2件 is read at a glance; 20 and their brackets are ten lines of the narrowest column there is, 25.5 points
of table 3 at 9 points, and already part that table between two pages.
"""

_PAPER = NoteRoom(
    clean,
    holds=lambda figure: len(figure) <= _LONGEST_IN_CELL,
    holds_both=lambda _ref, _figure, note: len(note) <= _LONGEST_IN_CELL,
    mark="（注{}）",
    label="注{}：",
)


def printed_table(report: Report, table: Table) -> PrintedTable:
    """Return a table of the report as it is printed."""
    grid = lay_out(table)
    figures = printed_figures(report, grid.places, _PAPER)
    texts = {
        cell[:2]: clean(cell.content) if isinstance(cell.content, str) else figures[cell.content].text
        for cell in grid.cells
    }
    return PrintedTable(grid, texts, tuple(filter(None, (figure.below for figure in figures.values()))))


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
    yield from _ending(name, _day(report, "notice_date"), mark)


def _body(report: Report) -> Iterator[Item]:
    yield from _paragraphs(opening(report))
    for section in report.form.sections:
        yield _whole(ParagraphKind.PART, clean(heading(report, section)).strip() or section.heading)
        if isinstance(section.body, Table):
            printed = printed_table(report, section.body)
            yield printed
            yield from (_whole(ParagraphKind.TEXT, note) for note in printed.notes)
        else:
            yield from _paragraphs(report.printed(TextRef("texts", section.body.id)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    yield from map(_paragraph, filter(None, map(str.strip, clean(text).split("\n"))))


def is_heading(line: str) -> bool:
    """Tell whether a line of a text is nothing but a sub-heading."""
    return bool(line) and _paragraph(clean(line)).kind is not ParagraphKind.TEXT


def _paragraph(text: str) -> Paragraph:
    """Return a paragraph: a sub-heading on a line of its own, or text that a sub-heading may begin."""
    for kind, pattern in _SUB_HEADINGS:
        found = pattern.match(text)
        if found and found.end() <= _LONGEST_SUB_HEADING:
            if found.end() == len(text) and text[-1] not in "。；：":
                return _whole(kind, text)
            runs = Run(kind, found[0]), Run(ParagraphKind.TEXT, text[found.end() :])
            return Paragraph(ParagraphKind.TEXT, tuple(run for run in runs if run.text))
    return _whole(ParagraphKind.TEXT, text)


def _ending(name: str, day: str, mark: str) -> Iterator[Ending]:
    bare = mark.removeprefix("（").removesuffix("）") if mark.startswith("（") else mark
    ending = Ending(name, day, f"（{bare}）" if mark else "")
    if any(ending):
        yield ending


def _closing(report: Report) -> Iterator[Closing]:
    recipients = _LABEL.sub("", _cover(report, "copy_to")).rstrip("。.")
    day = _day(report, "issue_date").removesuffix("印发")
    closing = Closing(f"{recipients}。" if recipients else "", _cover(report, "issuer"), f"{day}印发" if day else "")
    if any(closing):
        yield closing
