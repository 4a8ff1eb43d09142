"""Blocks of figures on the clipboard, and which cells they go into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from models.form.figures import read_figure
from models.form.grid import Direction, Grid
from models.form.refs import CellRef, Ref, note_ref
from models.form.vocabulary import Block
from models.report.pasted_labels import (
    NamedRow,
    TableLabels,
    columns_in_lines,
    columns_in_place,
    labels_of_table,
)
from models.report.pasted_rows import (
    WITH_REMARK,
    has_figure,
    is_word,
    read_block,
    without_blank_end,
    without_counting,
)
from models.report.report import Report, Value
from models.text.label_text import bare_label
from models.text.page_tables import PageTable, page_tables


class LeftRow(NamedTuple):
    """A line of the block of which figures found no cell.

    Attributes:
        label: In front of its figures; empty if there is none.
        line: Its number among the lines of figures, from 1 on.
        figures: Those that found none.
        why: Unless they were beyond the edge of the table.
    """

    label: str
    line: int
    figures: tuple[str, ...]
    why: str = ""


NO_SUCH_ROW, TWICE = "本表没有这一行", "这一行前面已经有了"


class Pasted(NamedTuple):
    """What a paste does.

    Attributes:
        answers: The new contents by cell, and the remarks that stood beside figures.
        outside: How many figures were beyond the edges of the table or under headings that it does not have.
        words: How many lines and columns of words or of counting numbers were left out: headings, not figures.
        left: Every line of which figures were left out.
        turned: Whether rows and columns were exchanged.
        raised: How many marks of footnotes beside figures were left out.
        crossed_out: In how many cells words were crossed out, which were left out.
        doubtful: In how many cells of the page something else may be seen than what was taken.
    """

    answers: dict[Ref, Value | None]
    outside: int = 0
    words: int = 0
    left: tuple[LeftRow, ...] = ()
    turned: bool = False
    raised: int = 0
    crossed_out: int = 0
    doubtful: int = 0

    @property
    def unknown(self) -> tuple[str, ...]:
        """The labels of rows that this table does not have."""
        return tuple(row.label for row in self.left if row.why == NO_SUCH_ROW)


class _Line(NamedTuple):
    """A line of figures: the labels in front of it, its fields from the first that may be a figure on, its headings."""

    labels: list[str]
    fields: list[str]
    headings: Sequence[Sequence[str]]


class _Lines(NamedTuple):
    """The lines of figures of a block.

    Attributes:
        width: How many columns at the left are labels.
        ragged: Whether its lines have no cells where one is merged, so that columns do not stand below each other.
    """

    lines: list[_Line]
    width: int
    ragged: bool


class _Target(NamedTuple):
    """Where a block goes: `start` is the cell that the cursor stands on."""

    report: Report
    grid: Grid
    start: CellRef


def paste(report: Report, grid: Grid, start: CellRef, text: str, page: str = "") -> Pasted:
    """Return what pasting does.

    Figures go from `start` to the right and down, and blank fields clear their cells. Labels of this table in front
    of the figures or above them say where the figures go; figures under labels that it does not have go nowhere.
    A column of figures that is longer than the table runs along its rows.

    Args:
        report: Has the contents.
        grid: The table.
        start: A cell of it.
        text: The block, separated by tabs or spaces.
        page: The same as a web page, if there is one: it tells what is merged, hidden and crossed out.
    """
    target = _Target(report, grid, start)
    ways = [(_pasted(target, one.rows), one) for one in page_tables(page)]
    if not ways:
        return _pasted(target, read_block(text))
    best = max(ways, key=lambda way: len(way[0].answers) - len(way[0].left))
    others = tuple(row for _, table in ways if table is not best[1] for row in _all_left(table))
    done, table = best
    left = (*done.left, *others)
    return done._replace(left=left, raised=table.raised, crossed_out=table.crossed_out, doubtful=table.doubtful)


def _all_left(table: PageTable) -> Iterable[LeftRow]:
    """Yield the lines of a table that was copied besides, and is another one."""
    for number, fields in enumerate(table.rows, 1):
        if has_figure(fields):
            figures = tuple(field for field in fields if has_figure([field]))
            yield LeftRow(next(filter(is_word, fields), ""), number, figures, NO_SUCH_ROW)


def _pasted(target: _Target, rows: list[list[str]]) -> Pasted:
    report, grid, start = target
    labels = labels_of_table(report.form.table(next(iter(grid.places)).table))
    block = _unbroken(without_blank_end(rows), labels)
    turned = _lies(block, labels)
    block = [list(fields) for fields in zip_longest(*block, fillvalue="")] if turned else block
    counted = without_counting(block)
    found = _lines(labels, counted)
    words = found.width + len(block) - len(found.lines) + _broadest(block) - _broadest(counted)
    if any(line.labels for line in found.lines):
        return _by_label(target, labels, found)._replace(words=words, turned=turned)
    fields = [line.fields for line in found.lines]
    down = [start, *_down(grid, start)]
    if len(fields) > len(down) and (len(down) == len(_firsts(grid)) == 1 or _broadest(fields) == 1):
        places = list(grid.places)
        every = [field for row in fields for field in row]
        done = _row(report, places[places.index(start) :], every)
        room = len(places) - places.index(start)
        beyond = [LeftRow("", at, (field,)) for at, field in enumerate(every[room:], room + 1) if field.strip()]
        return done._replace(left=tuple(beyond), turned=turned)
    return _downwards(target, found, down)._replace(words=words, turned=turned)


def _downwards(target: _Target, found: _Lines, down: Sequence[CellRef]) -> Pasted:
    """Return what a block without labels does, line by line."""
    answers: dict[Ref, Value | None] = {}
    left: list[LeftRow] = []
    outside = 0
    for number, line in enumerate(found.lines, 1):
        if number > len(down):
            lost = [field for field in line.fields if field.strip()]
        else:
            first = down[number - 1]
            columns = _columns(line, _block_of(target, first), found)
            done, lost = _row_and_lost(target.report, _cells(target.grid, first, columns), line.fields)
            answers |= done.answers
        outside += len(lost)
        left += [LeftRow("", number, tuple(lost))] if lost else []
    return Pasted(answers, outside, left=tuple(left))


def _block_of(target: _Target, ref: CellRef) -> Block:
    table = target.report.form.table(ref.table)
    return next(one for one in table.blocks if any(leaf.id == ref.row for leaf in one.row_leaves))


def _firsts(grid: Grid) -> list[CellRef]:
    """Return the first figure of each row."""
    firsts = {(ref.table, ref.row): ref for ref in reversed(grid.places)}
    return list(reversed(firsts.values()))


def _broadest(block: Sequence[Sequence[str]]) -> int:
    return max(map(len, block), default=0)


# ---------------------------------------------------------------- lines and their labels


def _unbroken(block: list[list[str]], labels: TableLabels) -> list[list[str]]:
    """Return the block with labels in one piece that plain text has broken over lines."""
    whole: list[list[str]] = []
    for fields in block:
        before = whole[-1] if whole else []
        joined = f"{before[-1]}{fields[0]}" if before and fields and not has_figure(before) else ""
        bare = bare_label(joined)
        if (
            joined
            and fields[0].strip()
            and bare_label(before[-1]) in labels.beginnings
            and (bare in labels.whole or bare in labels.beginnings)
        ):
            whole[-1] = [*before[:-1], joined, *fields[1:]]
        else:
            whole.append(fields)
    return whole


def _lies(block: list[list[str]], labels: TableLabels) -> bool:
    """Return whether the labels of columns stand in front of the figures, and those of the rows above them."""
    figures = [fields for fields in block if has_figure(fields)]
    if any(labels.knows(field) and not labels.names_columns([field]) for fields in figures for field in fields[:3]):
        return False
    named = sum(labels.names_columns(fields[:-1]) for fields in figures)
    above = any(labels.knows(field) for fields in block if not has_figure(fields) for field in fields)
    return named > 1 and (above or len(labels.rows) == 1)


def _lines(labels: TableLabels, block: list[list[str]]) -> _Lines:
    """Return the lines of figures, each with the headings above it."""
    figures = [fields for fields in block if has_figure(fields)]
    if not figures:
        return _Lines([_Line([], fields, ()) for fields in block], 0, ragged=False)
    widths = [_label_columns(fields, labels) for fields in figures]
    width = max(widths)
    ragged = any(any(map(str.strip, fields[own:width])) for fields, own in zip(figures, widths, strict=True))
    lines: list[_Line] = []
    headings: list[list[str]] = []
    groups: list[str] = []
    begun = False
    kept = [fields for fields in block if has_figure(fields) or not any(map(is_word, fields))]
    last = len(without_blank_end(kept))
    for fields in block:
        if not has_figure(fields) and any(map(is_word, fields)):
            if labels.names_columns(fields):
                headings = [*headings, fields] if not begun else [fields]
                begun = False
            else:
                groups = [field for field in fields if labels.group(field)] or groups
            continue
        begun = True
        if last <= len(lines):
            break
        own = _label_columns(fields, labels) if ragged else width
        named = [*groups, *(field for field in fields[:own] if field.strip())]
        groups = []
        lines.append(_Line(named, fields[own:], tuple(headings)))
    return _Lines(lines, width, ragged)


def _label_columns(fields: list[str], labels: TableLabels) -> int:
    """Return how many fields at the left of a line belong to its labels.

    An unknown word is one only at the very left, or behind a label: elsewhere it was typed where a figure belongs.
    """
    width = 0
    for at, field in enumerate(fields, 1):
        is_label = labels.knows(field) or (is_word(field) and (at == 1 or width > 0))
        if field.strip() and not is_label:
            break
        width = at if field.strip() else width
    return width if width < len(fields) else 0


def _columns(line: _Line, block: Block, found: _Lines) -> list[str] | None:
    """Return which column each field belongs to, if lines above the figures say so; an empty id for none."""
    too_short = _broadest(line.headings) < found.width + len(line.fields)
    if found.ragged or (too_short and len(line.headings) > 1):
        return columns_in_lines(line.headings, block)
    return columns_in_place(line.headings, block, found.width)


# ---------------------------------------------------------------- rows that are named


def _by_label(target: _Target, labels: TableLabels, found: _Lines) -> Pasted:
    """Return what a block does whose rows are named; rows of other names are left out."""
    firsts = {ref.row: ref for ref in _firsts(target.grid)}
    answers: dict[Ref, Value | None] = {}
    left: list[LeftRow] = []
    groups: list[str] = []
    seen: set[str] = set()
    outside = 0
    for number, line in enumerate(found.lines, 1):
        row, groups = _named(line.labels, groups, labels)
        label = line.labels[-1].replace("\n", "") if line.labels else ""
        lost = [field for field in line.fields if field.strip()]
        if row is None or row.id in seen:
            why = NO_SUCH_ROW if row is None else TWICE
            left += [LeftRow(label, number, tuple(lost), why)] if has_figure(line.fields) else []
            continue
        seen.add(row.id)
        done, lost = _named_row(target, firsts[row.id], line.fields, _columns(line, row.block, found))
        answers |= done.answers
        outside += len(lost)
        left += [LeftRow(label, number, tuple(lost))] if lost else []
    return Pasted(answers, outside, left=tuple(left))


def _named(labels: list[str], groups: list[str], known: TableLabels) -> tuple[NamedRow | None, list[str]]:
    """Return the row that a line names, and the groups that it is in."""
    for label in labels:
        if group := known.group(label):
            groups = [*groups[: known.groups[group]], group]
        elif label is not labels[-1]:
            groups = [bare_label(label)]
    return (known.row(labels, groups) if labels else None), groups


def _named_row(
    target: _Target, first: CellRef, fields: list[str], columns: list[str] | None
) -> tuple[Pasted, list[str]]:
    report, grid, start = target
    spare = len(fields) - len(columns or [])
    if columns and spare > 0 and not any(map(str.strip, fields[:spare])):
        fields = fields[spare:]  # the rest of a merged label
    if columns:
        return _row_and_lost(report, _cells(grid, first, columns), fields)
    cells = [first, *grid.ahead(first, Direction.RIGHT)]
    spare = len(fields) - len(cells)
    if spare > 0 and not any(map(str.strip, fields[:spare])):
        fields = fields[spare:]  # the rest of a merged label
    begin = CellRef(first.table, first.row, start.column)
    if spare < 0 and begin in grid.places:
        cells = [begin, *grid.ahead(begin, Direction.RIGHT)]
    return _row_and_lost(report, cells, fields)


def _cells(grid: Grid, line: CellRef, columns: list[str] | None) -> list[CellRef | None]:
    """Return which cells of a line take the fields; None where a field belongs to none."""
    if columns is None:
        return [line, *grid.ahead(line, Direction.RIGHT)]
    found = (CellRef(line.table, line.row, column) for column in columns)
    return [ref if ref in grid.places else None for ref in found]


def _row(report: Report, cells: Sequence[CellRef | None], fields: list[str]) -> Pasted:
    done, lost = _row_and_lost(report, cells, fields)
    return done._replace(outside=len(lost))


def _row_and_lost(report: Report, cells: Sequence[CellRef | None], fields: Sequence[str]) -> tuple[Pasted, list[str]]:
    """Return what a line of fields does, and the fields that find no cell."""
    answers: dict[Ref, Value | None] = {}
    for ref, field in zip(cells, fields, strict=False):
        if ref:
            answers |= _answer(report, ref, field)
    lost = [field for ref, field in zip_longest(cells, fields, fillvalue=None) if ref is None and field]
    return Pasted(answers), [field for field in lost if field.strip()]


def _answer(report: Report, ref: CellRef, field: str) -> dict[Ref, Value | None]:
    """Return the figure in a field, and the remark in brackets behind it, if there is one."""
    kind = report.form.cells[ref].kind
    found = WITH_REMARK.fullmatch(field)
    figure = read_figure(found["figure"], kind) if found else None
    if not found or isinstance(figure, str):
        return {ref: read_figure(field, kind)}
    return {ref: figure, note_ref(ref): found["note"].strip()}


def _down(grid: Grid, start: CellRef) -> Iterable[CellRef]:
    """Yield the cells below `start`, one a row."""
    here = start
    while (below := grid.step(here, Direction.DOWN)) != here:
        yield below
        here = below
