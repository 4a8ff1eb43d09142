"""Blocks of plain text without tabs, which have lost their cells: what they prove about where their figures go.

Word processors and readers of PDF put every cell on a line of its own, or all of a row on one, with spaces between
them and nothing for a blank cell. What proves nothing goes nowhere, and is told line by line.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from models.form.grid import Direction
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Block, Heading, Table
from models.report.pasted_answers import (
    NO_LABEL,
    NO_SUCH_ROW,
    OTHER_COLUMNS,
    TWICE,
    UNPROVEN,
    LeftRow,
    Pasted,
    Target,
    other_count,
    row_and_lost,
)
from models.report.pasted_labels import NamedRow, TableLabels, labels_of_table, unbroken
from models.report.pasted_rows import has_figure, is_word
from models.report.report import Value
from models.text.label_text import bare_label

_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[+-]?[\d,，.]*\d|[-—－/]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*+")
_LETTER = re.compile(r"[^\W\d_]")
_CORNERS = ("项目", "信息内容", "单位件", "申请人情况", "序号", "内容")
"""What offices print above the labels of rows, and says nothing about the columns."""


def without_notes(target: Target, lines: Sequence[str]) -> list[str]:
    """Return lines without words behind the last figure or label, and a single one without blank ones before it."""
    knows = labels_of_table(target.report.form.table(target.start.table)).knows
    tell = (at for at, line in enumerate(lines, 1) if _taken_apart(line)[1] or knows(line) or _DIGITS.search(line))
    last = max(tell, default=0)
    last = last or max((at for at, line in enumerate(lines, 1) if line.strip()), default=0)
    filled = [line for line in lines[:last] if line.strip()]
    return filled if len(filled) == 1 else [*lines[:last]]


def is_single(lines: Sequence[str]) -> bool:
    """Return whether a block is the content of one cell: one line that is neither a row nor a label with figures."""
    label, figures = _taken_apart(lines[0]) if lines else ("", [])
    return len(lines) <= 1 and len(figures) <= (0 if label else 1)


def pasted_plainly(target: Target, lines: Sequence[str], chosen: Sequence[CellRef]) -> Pasted:
    """Return what lines of words and figures do, none of them at the end blank.

    Args:
        target: Where they go.
        lines: At least one.
        chosen: The cells that the clerk has selected, in reading order: as many as figures prove where each goes.
    """
    apart = [_taken_apart(line) for line in lines]
    if not any(figures for _, figures in apart):
        return Pasted({}, words=sum(bool(line.strip()) for line in lines))
    if any(label for label, _ in apart):
        return _named(target, [[label, *figures] for label, figures in apart])
    rows = [figures for _, figures in apart]
    cells = _proven(target, rows, chosen)
    if cells is None:
        return Pasted({}, left=tuple(LeftRow("", at, tuple(row), UNPROVEN) for at, row in enumerate(rows, 1) if row))
    figures = [field for row in rows for field in row]
    return row_and_lost(target.report, cells, figures if len(cells) == len(figures) else _with_blanks(rows))[0]


def _taken_apart(line: str) -> tuple[str, list[str]]:
    """Return the label at the left of a line and the figures behind it; one field of neither kind is a figure."""
    words = [*_WORD.finditer(line)]
    figures = [*takewhile(lambda word: _FIGURE.fullmatch(word[0]), reversed(words))][::-1]
    label = line[: figures[0].start()].strip() if figures else line.strip()
    if not label:
        return "", [figure[0] for figure in figures]
    if not (is_word(label) or (figures and _LETTER.search(label))):
        return "", [line.strip()]
    return label, [figure[0] for figure in figures]


# ---------------------------------------------------------------- figures without labels


def _with_blanks(rows: Sequence[Sequence[str]]) -> list[str]:
    return [field for row in rows for field in (row or [""])]


def _proven(target: Target, rows: Sequence[Sequence[str]], chosen: Sequence[CellRef]) -> Sequence[CellRef] | None:
    """Return the cells that figures go into, one after the other; None if they do not prove it."""
    count = sum(map(len, rows))
    if len(chosen) > 1 and len(chosen) in {count, len(_with_blanks(rows))}:
        return chosen
    if not all(rows):  # a blank cell, or a blank paragraph within one
        return None
    along = target.along
    if len(target.firsts) == 1 and max(map(len, rows)) == 1:
        return along[:count] if count <= len(along) else None
    if count == len(along) and (count > len(target.down) or len(target.firsts) == 1):
        return along
    return _in_column(target, rows) if max(map(len, rows)) == 1 else _in_rows(target, rows)


def _in_column(target: Target, rows: Sequence[Sequence[str]]) -> list[CellRef] | None:
    """Return the cells of figures that stand a line each, if it is the same whether they were a column or a row."""
    down, along = target.down[: len(rows)], target.along[: len(rows)]
    return down if down == along and len(down) == len(rows) else None


def _in_rows(target: Target, rows: Sequence[Sequence[str]]) -> list[CellRef] | None:
    """Return the cells of figures that stand a row on a line, if no line can have a blank cell."""
    down = target.down
    if len(rows) > len(down):
        return None
    lines = [[first, *target.grid.ahead(first, Direction.RIGHT)] for first in down[: len(rows)]]
    fits = all(len(row) == len(cells) for row, cells in zip(rows, lines, strict=True))
    one_figure = any(len(row) > 1 and has_figure([" ".join(row)]) for row in rows)
    return [cell for cells in lines for cell in cells] if fits and not one_figure else None


# ---------------------------------------------------------------- figures behind labels


class _Lines(NamedTuple):
    """All labels since the figures before, and the figures that follow them."""

    labels: list[str]
    figures: list[str]


def _named(target: Target, block: list[list[str]]) -> Pasted:
    """Return what a block does that has labels: a row is placed that has as many figures as the table has cells.

    Args:
        target: Where it goes.
        block: A line each: its label, an empty text for none, and its figures.
    """
    table = target.report.form.table(target.start.table)
    firsts = {ref.row: ref for ref in target.firsts}
    answers: dict[Ref, Value | None] = {}
    left: list[LeftRow] = []
    groups: list[str] = []
    seen: set[str] = set()
    strange = False
    for number, lines in enumerate(_lines(unbroken(block, labels_of_table(table))), 1):
        begin = _end_of_headings(table, lines.labels, groups)
        row, groups = _meant(table, lines.labels[begin:], groups)
        strange = _are_strange(table, row, lines.labels[:begin]) if begin else strange
        cells = [firsts[row.id], *target.grid.ahead(firsts[row.id], Direction.RIGHT)] if row else []
        why = _fault(lines, row, len(cells), strange=strange, twice=bool(row and row.id in seen))
        if row is None or why:
            label = (lines.labels or [""])[-1].replace("\n", "")
            left.append(LeftRow(label, number, tuple(lines.figures), why))
            continue
        seen.add(row.id)
        answers |= row_and_lost(target.report, cells, lines.figures)[0].answers
    return Pasted(answers, left=(*left, *_other_words(block, labels_of_table(table), {row.label for row in left})))


def _other_words(block: Sequence[Sequence[str]], labels: TableLabels, told: Container[str]) -> Iterator[LeftRow]:
    """Yield lines of words with a number in them, which is none that could be placed."""
    for at, (label, *figures) in enumerate(block, 1):
        numbers = tuple(_DIGITS.findall(label))
        if numbers and not (figures or labels.knows(label) or label in told):
            yield LeftRow(label, at, numbers, NO_SUCH_ROW)


def _lines(block: Sequence[Sequence[str]]) -> Iterator[_Lines]:
    labels: list[str] = []
    figures: list[str] = []
    for label, *others in block:
        if label and figures:
            yield _Lines(labels, figures)
            labels, figures = [], []
        labels += [label] if label else []
        figures += others
    if figures:
        yield _Lines(labels, figures)


def _meant(table: Table, names: list[str], groups: list[str]) -> tuple[NamedRow | None, list[str]]:
    only = table.blocks[0]
    if len(table.blocks) == len(only.row_leaves) == 1:
        return NamedRow(only.row_leaves[0].id, only, (), ""), groups
    return labels_of_table(table).named(names, groups)


def _fault(lines: _Lines, row: NamedRow | None, width: int, *, strange: bool, twice: bool) -> str:
    """Return why figures go nowhere; an empty text if they do not."""
    if row is None:
        return NO_SUCH_ROW if lines.labels else NO_LABEL
    if strange or twice:
        return TWICE if twice else OTHER_COLUMNS
    return "" if len(lines.figures) == width else other_count(width)


def _end_of_headings(table: Table, names: Sequence[str], groups: list[str]) -> int:
    """Return how many labels in front of those of a row are headings of columns, or are none of this table."""
    labels = labels_of_table(table)
    own = len([*takewhile(labels.knows, reversed(names))])
    if len(table.blocks) == len(table.blocks[0].row_leaves) == 1:
        return len(names)
    first = min(len(names) - own, max(len(names) - 1, 0))
    for end in range(first, len(names)):
        row, _ = _meant(table, [*names[end:]], groups)
        if row and not _are_strange(table, row, names[:end]):
            return end
    return first


def _are_strange(table: Table, row: NamedRow | None, headings: Sequence[str]) -> bool:
    """Return whether headings say anything else than the columns of the table in their order."""
    bare = "".join(map(bare_label, headings))
    return not any(_says_columns(bare, block) for block in ([row.block] if row else table.blocks))


def _says_columns(bare: str, block: Block) -> bool:
    """Return whether words without spaces are the headings of a block, read along the lines or down the columns."""
    before = [*filter(None, map(bare_label, (block.banner, block.corner, *_CORNERS)))]
    while (known := next((word for word in before if bare.startswith(word)), "")) and known:
        bare = bare.removeprefix(known)
    levels = [*_levels(block.columns)]
    leaves = "".join(bare_label(leaf.label) for leaf in block.column_leaves)
    along = ["".join(levels[at:]) for at in range(len(levels))]
    return bare in {"", leaves, "".join(_downwards(block.columns)), *along}


def _levels(headings: Sequence[Heading]) -> Iterator[str]:
    level = [*headings]
    while level:
        yield "".join(bare_label(one.label) for one in level)
        level = [child for one in level for child in one.children]


def _downwards(headings: Sequence[Heading]) -> Iterator[str]:
    for one in headings:
        yield bare_label(one.label)
        yield from _downwards(one.children)
