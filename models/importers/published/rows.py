"""Which lines of a file are which rows of a form: by their labels, and by their order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from models.importers.published.figure_columns import read_header
from models.importers.published.labels import Labels, Match
from models.importers.published.lines import LONGEST_LABEL, Slot, SourceLine, Split, label_texts, splits
from models.text.characters import unspaced
from models.text.label_text import bare_label

_MOST_HEADER_LINES = 12
"""Lines above a row in which its header is looked for.

Chosen: a header of the form is three cells tall, and where a reader knows no cells each can take several lines.
"""

_MOST_LINES = 3
"""Of a row: the one with its figures, and those before and after it that its label is broken over (`_broken`)."""

_NEAR = 0.1
"""Scores that differ by less do not tell two lines apart. Chosen: more than a line too many costs (`_PER_LINE`)."""

_PER_LINE = 0.02
"""What each further line takes from the score of a broken label. Chosen: of two equal matches the shorter wins."""

_LEAST_HEADER = 0.5
"""Share of a block's columns above which a header stands for its only row, which has no label. Chosen: most of them."""


_MANY = 10
"""Figures on a line that are a row without label and header. Chosen: no other row of the form has as many."""


class RowFound(NamedTuple):
    """Lines that are a row of the form.

    Attributes:
        row: The position of the row in the form.
        lines: The positions of its lines: one, or more if the label is broken.
        at: The line with the figures.
        figures: They, and what stands among them or just left of them instead of a figure.
        spare: The cells between label and figures that are neither.
    """

    row: int
    lines: range
    at: int
    figures: tuple[Slot, ...]
    match: Match
    spare: tuple[Slot, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether label and line belong together beyond doubt."""
        return self.match.sure


def find_rows(lines: Sequence[SourceLine], labels: Labels, elsewhere: Collection[int]) -> tuple[RowFound, ...]:
    """Return the rows of figures that `lines` hold, at most one for each row of the form.

    Args:
        lines: The lines of the file.
        labels: The labels of the form.
        elsewhere: Paragraphs that belong to texts.
    """
    every = [found for at in range(len(lines)) if at not in elsewhere for found in _candidates(lines, at, labels)]
    kept: list[RowFound] = []
    taken: set[int] = set()
    for rows in _rows_of_tables(labels):
        free = [found for found in every if found.row in rows and not taken & set(found.lines)]
        row_chain = _chain(sorted(free, key=lambda found: (found.lines.stop, found.lines.start)))
        kept += [_doubted(found, free, row_chain) for found in row_chain]
        taken |= {at for found in row_chain for at in found.lines}
    return tuple(kept)


def header_lines(lines: Sequence[SourceLine], first: int, taken: Collection[int]) -> tuple[SourceLine, ...]:
    """Return the lines of labels above the first row of a block, from top to bottom."""
    above: list[SourceLine] = []
    for at in range(first - 1, max(-1, first - 1 - _MOST_HEADER_LINES), -1):
        if at in taken or lines[at].is_long:
            break
        if not splits(lines[at])[0].figures:
            above.insert(0, lines[at])
    return tuple(above)


def _rows_of_tables(labels: Labels) -> Iterator[range]:
    tables = list(dict.fromkeys(row.table for row in labels.rows))
    for table in tables:
        places = [position for position, row in enumerate(labels.rows) if row.table is table]
        yield range(places[0], places[-1] + 1)


class _Way(NamedTuple):
    """A way to take lines as a row: label, and figures in one of them."""

    lines: range
    at: int
    split: Split
    spare: tuple[Slot, ...] = ()


def _candidates(lines: Sequence[SourceLine], at: int, labels: Labels) -> Iterator[RowFound]:
    """Yield the rows that the figures of one line can belong to."""
    ways = [_without_spare(_Way(range(at, at + 1), at, split), labels) for split in splits(lines[at]) if split.figures]
    named = [found for way in ways for found in _named(way, label_texts(way.split.label), labels)]
    if not any(found.sure for found in named):
        named += [found for way in ways[:1] for found in _broken(lines, way, labels)]
    yield from named
    for way in ways[:1] if not named or len(ways[0].split.figures) >= _MANY else ():
        yield from _unlabelled(lines, way, labels)


def _named(way: _Way, label: tuple[str, ...], labels: Labels) -> Iterator[RowFound]:
    """Yield the rows that a label stands for; the fewer lines it takes, the better."""
    less = _PER_LINE * (len(way.lines) - 1)
    for row, match in labels.matches(label).items() if label else ():
        figures, spare = way.split.figures, way.spare
        if len(spare) + len(figures) <= len(labels.rows[row].block.column_leaves):
            figures, spare = (*spare, *figures), ()
        yield RowFound(row, way.lines, way.at, figures, match._replace(score=match.score - less), spare)


def _without_spare(way: _Way, labels: Labels) -> _Way:
    """Return the way without the last cells of its label that are no label, if the others name a row."""
    label = way.split.label
    count = len(label)
    while count > 1 and not labels.is_known(label[count - 1].text):
        count -= 1
    named = labels.matches(label_texts(label[:count])) if count < len(label) else {}
    if not any(match.sure for match in named.values()):
        return way
    return way._replace(split=way.split._replace(label=label[:count]), spare=label[count:])


def _broken(lines: Sequence[SourceLine], way: _Way, labels: Labels) -> Iterator[RowFound]:
    """Yield the rows whose label begins in lines before, or ends in lines after, the figures."""
    for before, after in ((1, 0), (0, 1), (1, 1), (2, 0), (0, 2)):
        span = range(way.at - before, way.at + after + 1)
        others = [lines[other] for other in span if 0 <= other < len(lines) and other != way.at]
        if len(others) < before + after or not all(_may_be_part(line, way.split, labels) for line in others):
            continue
        parts = [line.slots for line in others]
        parts.insert(before, way.split.label)
        for label in sorted({_by_column(parts), tuple(slot.text for part in parts for slot in part)}):
            yield from _named(way._replace(lines=span), label, labels)


def _may_be_part(line: SourceLine, split: Split, labels: Labels) -> bool:
    """Return whether a line has nothing but (a part of) a label in it."""
    text = unspaced("".join(slot.text for slot in line.slots))
    if len(text) > LONGEST_LABEL or splits(line)[0].figures:
        return False
    return not split.label or bare_label(text) not in labels.exact


def _by_column(parts: Sequence[Sequence[Slot]]) -> tuple[str, ...]:
    """Return broken labels, each put together again in its column."""
    cells: dict[int, str] = {}
    for slot in (slot for part in parts for slot in part):
        cells[slot.column] = cells.get(slot.column, "") + slot.text
    return tuple(cells[column] for column in sorted(cells))


def _unlabelled(lines: Sequence[SourceLine], way: _Way, labels: Labels) -> Iterator[RowFound]:
    """Yield the rows that have no label in the form, if the header above them is there."""
    for position, row in enumerate(labels.rows):
        if not any(row.path):
            above = header_lines(lines, way.at, ())
            leaves = len(row.block.column_leaves)
            header = read_header(above, row.block)
            share = len({column.leaf for column in header.values()}) / leaves
            if share > _LEAST_HEADER:
                label = [slot for slot in way.split.label if slot.column not in header]
                under = tuple(slot for slot in way.split.label if slot.column in header)
                figures = (*under, *way.split.figures)
                kept = figures if len(figures) <= leaves else way.split.figures
                match = Match(share, sure=not label and len(kept) == len(figures))
                yield RowFound(position, way.lines, way.at, kept, match)
            elif not way.split.label and len(way.split.figures) == leaves >= _MANY:
                yield RowFound(position, way.lines, way.at, way.split.figures, Match(_LEAST_HEADER, sure=False))


def _chain(candidates: Sequence[RowFound]) -> tuple[RowFound, ...]:
    """Return the best candidates, in the order of their last lines, that follow each other in file and form alike."""
    best: list[tuple[float, RowFound, int]] = []
    last: dict[int, tuple[float, int]] = {}  # of each row the best above, since there may be thousands of lines
    above = 0
    for found in candidates:
        while above < len(best) and best[above][1].lines.stop <= found.lines.stop - _MOST_LINES:
            total, other, _ = best[above]
            last[other.row] = max(last.get(other.row, (0.0, 1)), (total, -above))
            above += 1
        near = (
            (total, -at)
            for at, (total, other, _) in enumerate(best[above:], above)
            if other.lines.stop <= found.lines.start and other.row < found.row
        )
        far = (one for row, one in last.items() if row < found.row)
        before = max(chain(far, near), default=(0.0, 1))
        best.append((before[0] + found.match.score, found, -before[1]))
    at = max(range(len(best)), key=lambda position: (best[position][0], -position), default=-1)
    kept: list[RowFound] = []
    while at >= 0:
        _, found, at = best[at]
        kept.append(found)
    return tuple(reversed(kept))


def _doubted(found: RowFound, free: Sequence[RowFound], others: Sequence[RowFound]) -> RowFound:
    """Return the row, no longer sure if another line that is no row itself would do as well."""
    used = {at for other in others for at in other.lines}
    rivals = [
        other
        for other in free
        if other.row == found.row and not used & set(other.lines) and other.match.score > found.match.score - _NEAR
    ]
    return found._replace(match=found.match._replace(sure=False)) if rivals else found
