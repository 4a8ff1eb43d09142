"""The tables of a published report: every figure with its place, and what in them is no answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from models.form.figures import Figure, read_figure
from models.form.refs import CellRef, note_ref
from models.form.vocabulary import Axis, Balance, Block, FigureKind, Form
from models.importers.published.figure_columns import Header, PlacedFigure, Strain, Trust, place_figures, read_header
from models.importers.published.labels import Labels, labels_of
from models.importers.published.layouts import Layouts, witnesses
from models.importers.published.lines import SourceLine, looks_like_figure, out_of_brackets
from models.importers.published.reading import Found
from models.importers.published.rows import RowFound, find_rows, header_lines
from models.importers.published.spelling import number_of
from models.report.report import Value
from models.text.label_text import bare_label

_REMARK = re.compile(r"(?P<figure>[^（()）\d]*\d[^（()）]*)[（(](?P<remark>.+)[)）]", re.DOTALL)
_BRACKET = re.compile("[（(]")
_DIGIT = re.compile(r"\d")
_NOT_THESE = re.compile(
    r"[%％‰]|(?:单位[：:]|[（(])\s?[百千万亿]\s?[件个条份次宗项]|上一?年度?(?!度?结转)|去年|同期|计划数|预计"
    r"|累计|历年|样表|示例"
)
"""What is said above figures that are none of this year, or counted in another unit than the form wants."""

_YEAR = re.compile(r"(20[0-9]{2})年(?![0-9]{1,2}月)")
_LONGEST_CAPTION = 30
"""Characters of what says above a table which year it is of. Chosen: longer ones are sentences."""

_THOUSANDS = re.compile(r"\s*+[0-9]{1,3}(?:\.[0-9]{3})++\D*+")
"""What is thousands as some programs write them, or a whole number with decimals."""

_COUNTING = {"序号", "行次", "编号"}
"""Columns that number the rows."""

_KEPT, _BROKEN = -1, 10
"""Strain of a sum that figures make, and of one that they contradict.

Chosen: the sums of a row that come out right must never outweigh one that does not.
"""


class Cells(NamedTuple):
    """What was read out of tables.

    Attributes:
        found: The figures and the remarks beside them.
        rows: The lines that are rows of the form.
        used: The cells that were read, as (line, column).
    """

    found: tuple[Found, ...]
    rows: frozenset[int]
    used: frozenset[tuple[int, int]]


class _Reader(NamedTuple):
    """A file and the labels to read it by.

    Attributes:
        counting: The columns that number the rows, each with the block it is in.
        year: Of the report; 0 if it is not known.
    """

    lines: Sequence[SourceLine]
    labels: Labels
    counting: frozenset[tuple[int, int]]
    year: int = 0


def read_tables(lines: Sequence[SourceLine], form: Form, elsewhere: Collection[int], year: int = 0) -> Cells:
    """Return the figures of every table of `form` that `lines` hold.

    Args:
        lines: The lines of the file.
        form: The edition of the form.
        elsewhere: Paragraphs that belong to texts.
        year: Of the report; 0 if it is not known.
    """
    reader = _Reader(lines, labels_of(form), frozenset(_counting(lines)), year)
    rows = find_rows(lines, reader.labels, elsewhere)
    taken = frozenset(at for row in rows for at in row.lines)
    rows = tuple(_alone(lines, row, taken) for row in rows)
    found: list[Found] = []
    used: set[tuple[int, int]] = set()
    for _, group in groupby(rows, key=lambda row: id(reader.labels.rows[row.row].block)):
        for row, placed in _block(reader, list(group), taken):
            found += _answers(reader, row, placed)
            used |= {(row.at, each.slot.column) for each in placed} | set(_label_cells(reader, row))
    return Cells(tuple(found), taken, frozenset(used))


def _alone(lines: Sequence[SourceLine], row: RowFound, taken: Collection[int]) -> RowFound:
    """Return a row, no longer sure if its label may stand for a line of figures beside it, too, that has none."""
    beside = [at for at in (row.lines.start - 1, row.lines.stop) if 0 <= at < len(lines) and at not in taken]
    is_shared = any(lines[at].block == lines[row.at].block and _has_figures_alone(lines[at], row) for at in beside)
    return row._replace(match=row.match._replace(sure=False)) if is_shared and row.figures else row


def _has_figures_alone(line: SourceLine, row: RowFound) -> bool:
    """Return whether a row of a table has figures where another has them, and no words; 1, 2, 3 number columns."""
    texts = [slot.text.strip() for slot in line.slots]
    counts = len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]
    columns = {slot.column for slot in line.slots}
    return (
        not line.is_paragraph
        and bool(texts)
        and not counts
        and all(map(looks_like_figure, texts))
        and columns <= {slot.column for slot in row.figures}
    )


def _block(
    reader: _Reader, rows: Sequence[RowFound], taken: Collection[int]
) -> Iterator[tuple[RowFound, tuple[PlacedFigure, ...]]]:
    """Yield the rows of one block with their figures in place."""
    block = reader.labels.rows[rows[0].row].block
    leaves = len(block.column_leaves)
    own = "\n".join(bare_label(leaf.label) for leaf in block.column_leaves)
    above = header_lines(reader.lines, min(row.lines.start for row in rows), taken)
    counted = [_without_counting(reader, row) for row in rows]
    header = read_header(above, block)
    said = (cell for line in above for cell in line.cells if bare_label(cell) not in own)
    are_others = any(_is_of_others(cell, reader.year) for cell in said)
    counted = [row._replace(match=row.match._replace(sure=row.sure and not are_others)) for row in counted]
    trust, strain = _trust(header, counted, leaves), _strain(block)
    layouts = Layouts(leaves, witnesses(reader.lines, counted, leaves), header, strain)
    for row in counted:
        by_layout = layouts.place(reader.lines[row.at], row.figures)
        yield row, place_figures(row.figures, leaves, header, strain, trust) if by_layout is None else by_layout


def _is_of_others(words: str, year: int) -> bool:
    """Return whether words above figures say that they are none of this year, or of another unit."""
    if _NOT_THESE.search(words):
        return True
    return year > 0 and len(words) <= _LONGEST_CAPTION and any(one != str(year) for one in _YEAR.findall(words))


def _counting(lines: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    return ((line.block, slot.column) for line in lines for slot in line.slots if bare_label(slot.text) in _COUNTING)


def _without_counting(reader: _Reader, row: RowFound) -> RowFound:
    block = reader.lines[row.at].block
    return row._replace(figures=tuple(slot for slot in row.figures if (block, slot.column) not in reader.counting))


def _trust(header: Header, rows: Sequence[RowFound], leaves: int) -> Trust:
    """Return whether the labels of the columns stand exactly above the figures, as far as full rows tell."""
    full = [[slot.column for slot in row.figures] for row in rows if len(row.figures) == leaves]
    if not header or any(columns != list(header)[:leaves] for columns in full):
        return Trust.NONE
    return Trust.TRIED if full else Trust.UNTRIED


def _strain(block: Block) -> Strain:
    """Return the measure of how badly the figures of a row contradict its sums."""
    leaves = [leaf.id for leaf in block.column_leaves]
    kinds = [leaf.kind for leaf in block.column_leaves]
    balances = [balance for balance in block.balances if balance.axis is Axis.COLUMNS]

    def strain(placed: Sequence[PlacedFigure]) -> int:
        figures = {leaves[each.leaf]: read_figure(each.slot.text, kinds[each.leaf]) for each in placed}
        return sum(_strained(balance, figures) for balance in balances)

    return strain


def _strained(balance: Balance, figures: Mapping[str, Figure | str | None]) -> int:
    left, right = ([figures.get(part) for part in side] for side in (balance.left, balance.right))
    sums = [sum((value for value in side if isinstance(value, Decimal)), Decimal(0)) for side in (left, right)]
    if not any(isinstance(value, Decimal) for value in right):
        return 0
    if sums[0] == sums[1]:
        return _KEPT if sums[0] else 0
    return _BROKEN


def _answers(reader: _Reader, row: RowFound, placed: Sequence[PlacedFigure]) -> Iterator[Found]:
    table, block, leaf, _ = reader.labels.rows[row.row]
    line = reader.lines[row.at]
    complete = len(placed) == len(block.column_leaves)
    for each in placed:
        sure = row.sure and each.sure and complete and line.is_sure(each.slot.column)
        column = block.column_leaves[each.leaf]
        ref = CellRef(table.id, leaf.id, column.id)
        value, remark = _read(each.slot.text, column.kind)
        where, raw = line.where(each.slot.column), each.slot.text
        if value is not None:
            yield Found(ref, value, where, raw, sure and not _is_odd(value, raw, column.kind))
        if remark:
            yield Found(note_ref(ref), remark, where, raw, sure)


def _read(text: str, kind: FigureKind) -> tuple[Value | None, str]:
    """Return the figure in a cell, and the remark in brackets behind it."""
    value = read_figure(out_of_brackets(text) or " ".join(text.split()), kind)
    if isinstance(value, str) and (parts := _REMARK.fullmatch(text.strip())):
        figure = read_figure(parts["figure"], kind)
        if figure is not None and not isinstance(figure, str):
            return figure, parts["remark"].strip()
    return value, ""


def _is_odd(value: Value, raw: str, kind: FigureKind) -> bool:
    """Return whether a cell may mean another figure: (12) is 12 or a loss of 12, 1.142 or 1、142 are 1142 or a slip.

    12.000 is 12 or 12000. What cannot be less than nothing may have a dash before it, or the mark of a list.
    """
    counted = kind in {FigureKind.COUNT, FigureKind.SIGNED}
    has_decimals = counted and isinstance(value, Decimal) and value != value.to_integral_value()
    shown = _BRACKET.split(raw, maxsplit=1)[0]
    is_thousands = counted and _THOUSANDS.fullmatch(shown) is not None
    is_less = isinstance(value, Decimal) and value < 0 and kind is not FigureKind.SIGNED
    return (
        is_less or isinstance(value, str) or has_decimals or is_thousands or "、" in shown or bool(out_of_brackets(raw))
    )


def _label_cells(reader: _Reader, row: RowFound) -> Iterator[tuple[int, int]]:
    """Yield the cells of its lines that are the label, or number the row."""
    number = number_of(reader.labels.rows[row.row].leaf.label)
    first = row.figures[0].column if row.figures else 0
    for at in row.lines:
        line = reader.lines[at]
        for slot in line.slots:
            is_label = at != row.at or slot.column < first
            if at == row.at and slot in row.spare and _DIGIT.search(slot.text):
                continue
            is_odd = not row.sure and reader.labels.has_figure(slot.text)
            is_name = not (is_odd or looks_like_figure(slot.text)) or bare_label(slot.text) == number
            if (line.block, slot.column) in reader.counting or (is_label and is_name):
                yield at, slot.column
