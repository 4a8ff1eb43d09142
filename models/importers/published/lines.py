"""The lines of a source: its paragraphs and the rows of its tables alike, and what in them looks like figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from models.importers.safe_package import too_large
from models.importers.source import LeftOut, RawTable, Source, SourceParagraph
from models.text.characters import compatible, unspaced

_FIGURE = re.compile(r"[+\-±−]?[0-9][0-9,、. ]*(件|个|条|份|次|宗|项|元|万元|亿元)?[^\w(]{0,2}(\(.*\))?")
_IN_BRACKETS = re.compile(r"\(([+\-−]?[0-9][0-9,、. ]*(件|个|条|份|次|宗|项|元|万元|亿元)?)\)")
_PAGE_NUMBER = re.compile(r"[-—–－·~～]+\d{1,3}[-—–－·~～]+|第?\d{1,3}页?[/，,]?共\d{1,3}页|第\d{1,3}页")
_NO_FIGURE = frozenset("无 暂无 没有 同上 同左 同前 零 〇 未统计 无数据 不详 不适用 略 N/A".split())  # noqa: SIM905  shorter to read
"""Words that people put there."""

_FAR_APART = re.compile(r"\s{2,}|\t")
_SIGNS = re.compile(r"(?:(?![。，；：！（）()《》“”‘’\"',.;:!])[^\w\s]){1,6}|\.{3,6}")
"""What people put in the place of a figure: a tick, a circle, a dash, a mark that repeats what is above."""

LONGEST_LABEL = 80
"""Characters, but for blanks, in a row of a table that is no text. Chosen: twice the form's longest label (37)."""

_FEWEST_LABELS, _LONG = 3, 40
"""Labels that make a line of more characters a row, and characters in each. Chosen: a header; prose has no gaps."""

_MOST_LINES, _MOST_CELLS, _MOST_CHARACTERS = 3_000, 60_000, 600_000
"""Of a file; a report of twenty pages has some 1,000 lines. Lines are compared with each other, which takes long.

Chosen: three times as many lines, and as many cells and characters as go with these.
"""


class Slot(NamedTuple):
    """A cell that is not blank, with its column."""

    column: int
    text: str


class Split(NamedTuple):
    """The cells of a line as label and figures."""

    label: tuple[Slot, ...]
    figures: tuple[Slot, ...]


class SourceLine(NamedTuple):
    """A paragraph, or a row of a table.

    Attributes:
        block: The position of its block in the source.
        row: Its row in the table; 0 for a paragraph.
    """

    cells: tuple[str, ...]
    source: SourceParagraph | RawTable
    block: int
    row: int = 0

    @property
    def is_paragraph(self) -> bool:
        """Whether it stands outside of tables."""
        return isinstance(self.source, SourceParagraph)

    @property
    def text(self) -> str:
        """The text, if it is a paragraph or has just one cell that is not blank."""
        if isinstance(self.source, SourceParagraph):
            return self.source.text
        return self.slots[0].text if len(self.slots) == 1 else ""

    @property
    def words(self) -> tuple[str, ...]:
        """The texts of its cells; a paragraph is one."""
        return (self.text,) if self.text else tuple(slot.text for slot in self.slots)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The cells that are not blank."""
        return _slots(self.cells)

    @property
    def is_long(self) -> bool:
        """Whether it is a paragraph that is too long for a label."""
        return self.is_paragraph and len(self.cells) == 1 and len(unspaced(self.cells[0])) > LONGEST_LABEL

    def is_sure(self, column: int) -> bool:
        """Return whether the page is sure to show just this in a cell; of a paragraph, in all of it."""
        if isinstance(self.source, SourceParagraph):
            return self.source.sure
        return (self.row, column) not in self.source.doubtful

    @property
    def shows_all(self) -> bool:
        """Return whether the page is sure to show just this in all its cells."""
        return all(self.is_sure(slot.column) for slot in self.slots)

    def where(self, column: int = 0) -> str:
        """Return where a cell stands, for the clerk."""
        return self.source.where if isinstance(self.source, SourceParagraph) else self.source.place(self.row, column)


def lines_of(source: Source) -> tuple[SourceLine, ...]:
    """Return the lines of `source` that are not blank and can be read, without the numbers of pages.

    Raises:
        UnreadableReport: There are far more than in any report.
    """
    found: list[SourceLine] = []
    cells = characters = 0
    for position, block in enumerate(source):
        for line in _lines(position, block) if not isinstance(block, LeftOut) else ():
            cells += len(line.cells)
            characters += sum(map(len, line.cells))
            found += [line] if line.slots else []
            if len(found) > _MOST_LINES or cells > _MOST_CELLS or characters > _MOST_CHARACTERS:
                raise too_large()
    return tuple(found)


def _lines(position: int, block: SourceParagraph | RawTable) -> Iterator[SourceLine]:
    if isinstance(block, SourceParagraph):
        if _PAGE_NUMBER.fullmatch(unspaced(block.text)):
            return
        yield SourceLine(_columns(block.text), block, position)
        return
    for row, cells in enumerate(block.rows):
        yield SourceLine(cells, block, position, row)


def _columns(text: str) -> tuple[str, ...]:
    """Return a paragraph as cells, if it looks like a row: labels far apart, or a label and the figures behind it."""
    words = text.split()
    label = len(words)
    while label and looks_like_figure(words[label - 1]):
        label -= 1
    if label < len(words):
        is_row = sum(map(len, words[:label])) <= LONGEST_LABEL
        return (" ".join(words[:label]), *words[label:]) if is_row else (text,)
    parts = tuple(_FAR_APART.split(text.strip()))
    is_row = sum(map(len, words)) <= LONGEST_LABEL or (len(parts) >= _FEWEST_LABELS and max(map(len, parts)) <= _LONG)
    return parts if is_row else (text,)


@lru_cache(maxsize=4096)  # asked several times for each cell
def _slots(cells: tuple[str, ...]) -> tuple[Slot, ...]:
    return tuple(Slot(column, text) for column, text in enumerate(cells) if text.strip())


@lru_cache(maxsize=4096)
def looks_like_figure(text: str) -> bool:
    """Return whether a cell holds a figure, or what stands for one."""
    plain = compatible(text).strip()
    return plain in _NO_FIGURE or any(one.fullmatch(plain) for one in (_FIGURE, _SIGNS, _IN_BRACKETS))


def out_of_brackets(text: str) -> str:
    """Return the figure that a cell holds in brackets and nothing else; nothing if it does not."""
    found = _IN_BRACKETS.fullmatch(compatible(text).strip())
    return found[1] if found else ""


def splits(line: SourceLine) -> tuple[Split, ...]:
    """Return how the line can be taken as label and figures, the likeliest first."""
    return _splits(line.slots)


@lru_cache(maxsize=4096)  # asked for every line that may be the rest of a broken label
def _splits(slots: tuple[Slot, ...]) -> tuple[Split, ...]:
    marks = [looks_like_figure(slot.text) for slot in slots]
    if not any(marks):
        return (Split(slots, ()),)
    end = len(slots) if marks[-1] or len(slots) == 1 else len(slots) - 1
    start = end
    while start and marks[start - 1]:
        start -= 1
    found = [Split(slots[:start], slots[start:end])] if start < end else []
    first = next((at for at, mark in enumerate(marks) if not mark), 0)
    after = next((at for at in range(first, len(marks)) if marks[at]), len(marks))
    if after < len(marks) and (after, len(marks)) != (start, end):
        found.append(Split(slots[:after], slots[after:]))
    return tuple(found) or (Split(slots, ()),)


def label_texts(slots: tuple[Slot, ...]) -> tuple[str, ...]:
    """Return the texts of label cells; a merged label that is repeated in every cell counts once."""
    return tuple(text for text, _ in groupby(slot.text for slot in slots))
