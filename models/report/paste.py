"""Blocks of figures on the clipboard, and which cells they go into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from models.form.grid import Direction, Grid
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Block
from models.report.pasted_answers import NO_SUCH_ROW, TWICE, LeftRow, Pasted, Target, row_and_lost
from models.report.pasted_labels import TableLabels, columns_in_lines, columns_in_place, labels_of_table, unbroken
from models.report.pasted_plainly import is_single, pasted_plainly, without_notes
from models.report.pasted_rows import has_figure, is_word, read_block, without_blank_end, without_counting
from models.report.report import Report, Value
from models.text.page_tables import PageTable, page_tables


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


class PastedBlock(NamedTuple):
    """A block on the clipboard.

    Attributes:
        text: Separated by tabs; by spaces or line ends if its program has not kept the cells.
        page: The same as a web page, if there is one: it tells what is merged, hidden and crossed out.
        is_ours: Whether it was copied out of a table of this program, so that each line is a row.
    """

    text: str
    page: str = ""
    is_ours: bool = False


def paste(report: Report, grid: Grid, start: CellRef, block: PastedBlock, chosen: Sequence[CellRef] = ()) -> Pasted:
    """Return what pasting does.

    Figures go from `start` to the right and down, and blank fields clear their cells. Labels of this table in front
    of the figures or above them say where the figures go; figures under labels that it does not have go nowhere.
    A column of figures that is longer than the table runs along its rows.

    Args:
        report: Has the contents.
        grid: The table.
        start: A cell of it.
        block: What is pasted.
        chosen: The selected cells in reading order.
    """
    target = Target(report, grid, start)
    ways = [(_pasted(target, one.rows), one) for one in page_tables(block.page)]
    if not ways:
        rows = read_block(block.text)
        has_cells = block.is_ours or any(len(fields) > 1 for fields in rows)
        return _pasted(target, rows) if has_cells else _plainly(target, [fields[0] for fields in rows], chosen)
    best = max(ways, key=lambda way: len(way[0].answers) - len(way[0].left))
    others = tuple(row for _, table in ways if table is not best[1] for row in _all_left(table))
    done, table = best
    left = (*done.left, *others)
    return done._replace(left=left, raised=table.raised, crossed_out=table.crossed_out, doubtful=table.doubtful)


def _plainly(target: Target, lines: list[str], chosen: Sequence[CellRef]) -> Pasted:
    figures = without_notes(target, lines)
    if is_single(figures):
        return _pasted(target, [[figures[-1]]] if figures else [])
    return pasted_plainly(target, figures, chosen)


def _all_left(table: PageTable) -> Iterable[LeftRow]:
    """Yield the lines of a table that was copied besides, and is another one."""
    for number, fields in enumerate(table.rows, 1):
        if has_figure(fields):
            figures = tuple(field for field in fields if has_figure([field]))
            yield LeftRow(next(filter(is_word, fields), ""), number, figures, NO_SUCH_ROW)


def _pasted(target: Target, rows: list[list[str]]) -> Pasted:
    report, grid, _ = target
    labels = labels_of_table(report.form.table(next(iter(grid.places)).table))
    block = unbroken(without_blank_end(rows), labels)
    turned = _lies(block, labels)
    block = [list(fields) for fields in zip_longest(*block, fillvalue="")] if turned else block
    counted = without_counting(block)
    found = _lines(labels, counted)
    words = found.width + len(block) - len(found.lines) + _broadest(block) - _broadest(counted)
    if any(line.labels for line in found.lines):
        return _by_label(target, labels, found)._replace(words=words, turned=turned)
    fields = [line.fields for line in found.lines]
    down = target.down
    if len(fields) > len(down) and (len(down) == len(target.firsts) == 1 or _broadest(fields) == 1):
        every = [field for row in fields for field in row]
        done = _row(report, target.along, every)
        room = len(target.along)
        beyond = [LeftRow("", at, (field,)) for at, field in enumerate(every[room:], room + 1) if field.strip()]
        return done._replace(left=tuple(beyond), turned=turned)
    return _downwards(target, found, down)._replace(words=words, turned=turned)


def _downwards(target: Target, found: _Lines, down: Sequence[CellRef]) -> Pasted:
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
            done, lost = row_and_lost(target.report, _cells(target.grid, first, columns), line.fields)
            answers |= done.answers
        outside += len(lost)
        left += [LeftRow("", number, tuple(lost))] if lost else []
    return Pasted(answers, outside, left=tuple(left))


def _block_of(target: Target, ref: CellRef) -> Block:
    table = target.report.form.table(ref.table)
    return next(one for one in table.blocks if any(leaf.id == ref.row for leaf in one.row_leaves))


def _broadest(block: Sequence[Sequence[str]]) -> int:
    return max(map(len, block), default=0)


# ---------------------------------------------------------------- lines and their labels


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


def _by_label(target: Target, labels: TableLabels, found: _Lines) -> Pasted:
    """Return what a block does whose rows are named; rows of other names are left out."""
    firsts = {ref.row: ref for ref in target.firsts}
    answers: dict[Ref, Value | None] = {}
    left: list[LeftRow] = []
    groups: list[str] = []
    seen: set[str] = set()
    outside = 0
    for number, line in enumerate(found.lines, 1):
        row, groups = labels.named(line.labels, groups)
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


def _named_row(
    target: Target, first: CellRef, fields: list[str], columns: list[str] | None
) -> tuple[Pasted, list[str]]:
    report, grid, start = target
    spare = len(fields) - len(columns or [])
    if columns and spare > 0 and not any(map(str.strip, fields[:spare])):
        fields = fields[spare:]  # the rest of a merged label
    if columns:
        return row_and_lost(report, _cells(grid, first, columns), fields)
    cells = [first, *grid.ahead(first, Direction.RIGHT)]
    spare = len(fields) - len(cells)
    if spare > 0 and not any(map(str.strip, fields[:spare])):
        fields = fields[spare:]  # the rest of a merged label
    begin = CellRef(first.table, first.row, start.column)
    if spare < 0 and begin in grid.places:
        cells = [begin, *grid.ahead(begin, Direction.RIGHT)]
    return row_and_lost(report, cells, fields)


def _cells(grid: Grid, line: CellRef, columns: list[str] | None) -> list[CellRef | None]:
    """Return which cells of a line take the fields; None where a field belongs to none."""
    if columns is None:
        return [line, *grid.ahead(line, Direction.RIGHT)]
    found = (CellRef(line.table, line.row, column) for column in columns)
    return [ref if ref in grid.places else None for ref in found]


def _row(report: Report, cells: Sequence[CellRef | None], fields: list[str]) -> Pasted:
    done, lost = row_and_lost(report, cells, fields)
    return done._replace(outside=len(lost))
