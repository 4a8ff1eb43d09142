"""Blocks of figures on the clipboard, as spreadsheets, word processors and web pages give and take them."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO
from itertools import takewhile, zip_longest
from typing import NamedTuple

from models.form.figures import print_figure, read_figure
from models.form.grid import CellRole, Direction, Grid
from models.form.refs import CellRef, Ref, note_ref
from models.form.vocabulary import FigureKind
from models.report.report import Report, Value
from models.text.label_text import bare_label

_LETTER = re.compile(r"[^\W\d_]")
_BEGINS_LIKE_A_FIGURE = re.compile(r"\s*[-+=＋－−]?[\d０-９]|\s*[-+=@]")
_WITH_REMARK = re.compile(r"\s*+(?P<figure>[^（(\s]++(?:\s++[^（(\s]++)*+)(?<=\d)\s*+[（(](?P<note>.+)[）)]\s*")
_COUNTING = {"甲", "乙", "丙", "栏次", "序号", "行次"}
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[+-]?[\d,，.]*\d|[-—－/]")
_NUMBERING = re.compile(r"\d+[.．、]\s*")
_LEAST_SPACED = 3
"""Figures on a line that are separated by spaces: two may be one with a space for its thousands."""


class Pasted(NamedTuple):
    """What a paste does.

    Attributes:
        answers: The new contents by cell, and the remarks that stood beside figures.
        outside: How many figures found no cell.
        words: How many lines and columns of words or of counting numbers were left out: headings, not figures.
        unknown: The labels of rows that this table does not have; their figures were left out.
    """

    answers: dict[Ref, Value | None]
    outside: int = 0
    words: int = 0
    unknown: tuple[str, ...] = ()


class _Target(NamedTuple):
    """Where a block goes.

    Attributes:
        start: The cell that the cursor stands on.
        columns: Which column each field belongs to, if the block says so; an empty id for none.
    """

    report: Report
    grid: Grid
    start: CellRef
    columns: list[str] | None


class _Line(NamedTuple):
    """A line of figures: the label in front of it, and its fields from the first that may be a figure on."""

    label: str
    fields: list[str]


def read_block(text: str) -> list[list[str]]:
    """Return the rows and columns of a block on the clipboard, without empty lines at the end.

    Spreadsheets, word processors and web pages separate with tabs; lines copied out of a PDF, with spaces.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = [fields or [""] for fields in csv.reader(StringIO(plain), dialect="excel-tab")]
    except csv.Error:  # a field beyond all measure, which no quotes can explain
        rows = [line.split("\t") for line in plain.split("\n")]
    rows = _without_blank_end(rows)
    return rows if "\t" in plain else [_spaced(*fields) for fields in rows]


def paste(report: Report, grid: Grid, start: CellRef, text: str) -> Pasted:
    """Return what pasting `text` does.

    Figures go from `start` to the right and down, and blank fields clear their cells. Labels of this table in front
    of the figures or above them say where the figures go; figures under labels that it does not have go nowhere.
    A column of figures that is longer than the table runs along its rows.
    """
    block = read_block(text)
    counted = _without_counting(block)
    lines, width = _lines(grid, counted)
    columns = _columns(report, grid, counted, width)
    words = width + len(block) - len(lines) + max(map(len, block), default=0) - max(map(len, counted), default=0)
    if any(line.label for line in lines):
        return _by_label(_Target(report, grid, start, columns), lines)._replace(words=words)
    fields = [line.fields for line in lines]
    down = [start, *_down(grid, start)]
    if len(fields) > len(down) and (len(down) == len(_firsts(grid)) == 1 or max(map(len, fields)) == 1):
        return _in_reading_order(report, grid, start, [field for row in fields for field in row])
    pasted = [_row(report, _cells(grid, line, columns), row) for line, row in zip(down, fields, strict=False)]
    outside = sum(map(_filled, fields[len(down) :])) + sum(one.outside for one in pasted)
    return Pasted({ref: value for one in pasted for ref, value in one.answers.items()}, outside, words)


def _firsts(grid: Grid) -> list[CellRef]:
    """Return the first figure of each row."""
    firsts = {(ref.table, ref.row): ref for ref in reversed(grid.places)}
    return list(reversed(firsts.values()))


def _without_blank_end(rows: list[list[str]]) -> list[list[str]]:
    last = max((at for at, row in enumerate(rows, 1) if any(field.strip() for field in row)), default=0)
    return rows[:last]


def _spaced(first: str = "", *others: str) -> list[str]:
    """Return the fields of a line whose figures are separated by spaces; one figure alone may hold spaces itself."""
    words = [*_WORD.finditer(first)]
    figures = [*takewhile(lambda word: _FIGURE.fullmatch(word[0]), reversed(words))][::-1]
    label = first[: figures[0].start()].strip() if figures else ""
    if len(figures) < _LEAST_SPACED or not _is_label(label):
        return [first, *others]
    return [*filter(None, [label]), *(figure[0] for figure in figures)]


def _is_label(text: str) -> bool:
    """Return whether words, a space between each two, have a letter each, behind a number if there is one."""
    numbering = _NUMBERING.match(text)
    words = text[numbering.end() if numbering else 0 :].split(" ")
    return not text or all(word.split() == [word] and _LETTER.search(word) for word in words)


def _without_counting(block: list[list[str]]) -> list[list[str]]:
    """Return the block without a line and without a first column that only count: 1, 2, 3."""
    kept = [fields for fields in block if len(block) == 1 or not _counts(fields)]
    column = [fields[0] for fields in kept if len(fields) > 1 and _is_word(fields[1])]
    if len(column) > 1 and _counts(["甲", *column]):
        return [fields[1:] for fields in kept]
    return kept


def _counts(fields: list[str]) -> bool:
    """Return whether fields hold 1, 2, 3 … up to 3 at least, or so many after 甲 or 栏次."""
    bare = [field.strip() for field in fields if field.strip()]
    numbers = [field for field in bare if field not in _COUNTING]
    enough = len(numbers) > (1 if len(numbers) < len(bare) else 4)
    return enough and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _lines(grid: Grid, block: list[list[str]]) -> tuple[list[_Line], int]:
    """Return the lines of figures, and how many columns at their left are labels."""
    figures = [fields for fields in block if _has_figure(fields)]
    if not figures:
        return [_Line("", fields) for fields in block], 0
    known = {
        bare_label(cell.content) for cell in grid.cells if cell.role is CellRole.ROW and isinstance(cell.content, str)
    }
    width = max(_label_columns(fields, known) for fields in figures)
    kept = _without_blank_end([fields for fields in block if not _is_heading(fields)])
    return [_Line(_label(fields[:width]), fields[width:]) for fields in kept], width


def _label(fields: list[str]) -> str:
    return next(filter(None, map(str.strip, reversed(fields))), "")


def _label_columns(fields: list[str], known: set[str]) -> int:
    """Return how many fields at the left of a line belong to its labels.

    An unknown word is one only at the very left, or behind a label: elsewhere it was typed where a figure belongs.
    """
    width = 0
    for at, field in enumerate(fields, 1):
        is_label = bare_label(field) in known or (_is_word(field) and (at == 1 or width > 0))
        if field.strip() and not is_label:
            break
        width = at if field.strip() else width
    return width if width < len(fields) else 0


def _is_heading(fields: list[str]) -> bool:
    return not _has_figure(fields) and any(map(_is_word, fields))


def _has_figure(fields: list[str]) -> bool:
    return any(isinstance(read_figure(_figure_of(field), FigureKind.COUNT), Decimal) for field in fields)


def _figure_of(field: str) -> str:
    found = _WITH_REMARK.fullmatch(field)
    return found["figure"] if found else field


def _is_word(field: str) -> bool:
    """Return whether a field is a label; 5（其中3件） and =SUM(A1) are none."""
    return len(_LETTER.findall(field)) > 1 and not _BEGINS_LIKE_A_FIGURE.match(field)


def _columns(report: Report, grid: Grid, block: list[list[str]], width: int) -> list[str] | None:
    """Return which column each field belongs to, if a line above the figures says so; an empty id for none."""
    table = report.form.table(next(iter(grid.places)).table)
    labels = [(leaf.label, leaf.id) for one in table.blocks for leaf in one.column_leaves]
    names = {bare_label(label): id_ for label, id_ in labels}
    if len(names) < len(labels):
        return None  # 结果维持 stands three times in table 4
    named: dict[int, str] = {}
    for fields in filter(_is_heading, block):
        named |= {at - width: names[bare_label(field)] for at, field in enumerate(fields) if bare_label(field) in names}
    return [named.get(at, "") for at in range(max(named) + 1)] if named and min(named) >= 0 else None


def _by_label(target: _Target, lines: list[_Line]) -> Pasted:
    """Return what a block does whose rows are named; rows of other names are left out."""
    rows = {bare_label(target.report.form.cells[ref].row.label): ref for ref in _firsts(target.grid)}
    answers: dict[Ref, Value | None] = {}
    outside, unknown = 0, []
    for line in lines:
        first = rows.get(bare_label(line.label))
        if first is None:
            unknown += [line.label or "（没有标签的一行）"] if _has_figure(line.fields) else []
            continue
        pasted = _named_row(target, first, line.fields)
        answers |= pasted.answers
        outside += pasted.outside
    return Pasted(answers, outside, unknown=tuple(unknown))


def _named_row(target: _Target, first: CellRef, fields: list[str]) -> Pasted:
    report, grid, start, columns = target
    if columns:
        return _row(report, _cells(grid, first, columns), fields)
    cells = [first, *grid.ahead(first, Direction.RIGHT)]
    spare = len(fields) - len(cells)
    if spare > 0 and not _filled(fields[:spare]):
        fields = fields[spare:]  # the rest of a merged label
    begin = CellRef(first.table, first.row, start.column)
    if spare < 0 and begin in grid.places:
        cells = [begin, *grid.ahead(begin, Direction.RIGHT)]
    return _row(report, cells, fields)


def _cells(grid: Grid, line: CellRef, columns: list[str] | None) -> list[CellRef | None]:
    """Return which cells of a line take the fields; None where a field belongs to none."""
    if columns is None:
        return [line, *grid.ahead(line, Direction.RIGHT)]
    found = (CellRef(line.table, line.row, column) for column in columns)
    return [ref if ref in grid.places else None for ref in found]


def _in_reading_order(report: Report, grid: Grid, start: CellRef, fields: list[str]) -> Pasted:
    places = list(grid.places)
    return _row(report, places[places.index(start) :], fields)


def _row(report: Report, cells: Sequence[CellRef | None], fields: list[str]) -> Pasted:
    answers: dict[Ref, Value | None] = {}
    for ref, field in zip(cells, fields, strict=False):
        if ref:
            answers |= _answer(report, ref, field)
    lost = [field for ref, field in zip_longest(cells, fields, fillvalue=None) if ref is None and field]
    return Pasted(answers, _filled(lost))


def _answer(report: Report, ref: CellRef, field: str) -> dict[Ref, Value | None]:
    """Return the figure in a field, and the remark in brackets behind it, if there is one."""
    kind = report.form.cells[ref].kind
    found = _WITH_REMARK.fullmatch(field)
    figure = read_figure(found["figure"], kind) if found else None
    if not found or isinstance(figure, str):
        return {ref: read_figure(field, kind)}
    return {ref: figure, note_ref(ref): found["note"].strip()}


def _filled(fields: Iterable[str]) -> int:
    return sum(bool(field.strip()) for field in fields)


def _down(grid: Grid, start: CellRef) -> Iterable[CellRef]:
    """Yield the cells below `start`, one a row."""
    here = start
    while (below := grid.step(here, Direction.DOWN)) != here:
        yield below
        here = below


def copied_block(report: Report, grid: Grid, refs: Iterable[CellRef], spelt: Callable[[str], str] = str) -> str:
    """Return the contents of `refs` as a tab-separated block, in reading order.

    Args:
        report: Has the contents.
        grid: The table.
        refs: Cells of it.
        spelt: How each content is written there; as it is unless given.
    """
    rows: dict[int, list[str]] = {}
    for ref in sorted(refs, key=lambda ref: grid.places[ref][:2]):
        shown = print_figure(report.content(ref), report.form.cells[ref].kind)
        rows.setdefault(grid.places[ref].row, []).append(spelt(shown))
    block = StringIO()
    csv.writer(block, dialect="excel-tab", lineterminator="\r\n").writerows(rows.values())
    return block.getvalue().removesuffix("\r\n")
