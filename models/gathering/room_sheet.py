"""The sheet of a room: what is asked of it, line by line, as workbook and paper both lay it out, and its mark."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain, groupby
from typing import NamedTuple

from models.form.refs import CellRef
from models.form.vocabulary import THIS_COLUMN, Form, Heading, Section, Table
from models.gathering.gathering import Gathering, Room, Row
from models.report.report import Report
from models.text.safe_name import safe_name

SHEET_FORMAT = 1
"""Of the mark that a sheet carries."""

ROOM_SHEET = "收集表"
"""The sheet of a workbook that is filled in."""

ROOM_MARK = "收集表数据"
"""The hidden sheet with the mark, a piece of it a row in the first column."""

_MOST_COLUMNS = 6
"""Columns of figures beside each other. Chosen: those of the applicants; more are too narrow to write into by hand."""

_LONGEST_UNIT = 200
"""Characters of a name that comes from elsewhere. Chosen: far more than any unit's or cell's has."""

_ROOM_IN_NAME = "科室"
"""What a file is called by whose room has a name of which no file can have anything."""

_SENTENCE = re.compile("[^。]+。?")

_STEP = " › "
"""Between the labels of a path, from the outermost in."""


class Line(NamedTuple):
    """A line of a sheet.

    Attributes:
        label: The labels that it stands under in the form, all of them.
        cells: What is asked, in the order of the columns.
        meaning: What counts and what does not, in a few sentences.
    """

    label: str
    cells: tuple[CellRef, ...]
    meaning: str


class SheetTable(NamedTuple):
    """What of a table is asked.

    Attributes:
        columns: What stands over the figures.
        note: What counts in each of several columns; it is the same in all lines, and so is said once.
    """

    heading: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    note: str = ""

    @property
    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The columns by what stands over several of them; nothing stands below one that is alone."""
        parted = [column.partition("\n") for column in self.columns]
        found = groupby(parted, key=lambda one: one[0])
        return tuple((over, tuple(below for _, _, below in group if below)) for over, group in found)


class RoomOrder(NamedTuple):
    """All that the sheet of a room says.

    Attributes:
        room: Who is asked.
        unit: Whose report it is.
        year: Of the report.
        draft_id: The draft that it belongs to.
        due: By when it is to be back; None if nobody has said.
        tables: What is asked.
    """

    room: Room
    unit: str
    year: int
    draft_id: str
    due: date | None
    tables: tuple[SheetTable, ...]

    @property
    def title(self) -> str:
        """What stands above the sheet."""
        return f"{self.year}年政府信息公开年报收集表"

    @property
    def due_words(self) -> str:
        """By when it is to be back; empty if nobody has said."""
        return f"请在{self.due.month}月{self.due.day}日前交回" if self.due else ""

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """All that is asked, in reading order."""
        return tuple(ref for table in self.tables for line in table.lines for ref in line.cells)


class Mark(NamedTuple):
    """What a workbook says of itself, on a sheet that nobody sees: how it was when it was sent out.

    Attributes:
        draft_id, unit, year, room_id, room: As in the order.
        labels: What stands where and must not be changed, by row and column from 1.
        cells: Which figure stands where.
        remarks: Where words are written that belong to no figure, with what stands before them.
    """

    draft_id: str
    unit: str
    year: int
    room_id: str
    room: str
    labels: tuple[tuple[int, int, str], ...]
    cells: tuple[tuple[int, int, CellRef], ...]
    remarks: tuple[tuple[int, int, str], ...] = ()


class ReturnedCell(NamedTuple):
    """A cell of a workbook that has come back, as it is stored; rows and columns count from 1.

    Attributes:
        text: What stands in it, digit by digit; of a formula, its own words.
        is_formula: Whether it is worked out.
    """

    row: int
    column: int
    text: str
    is_formula: bool = False


class ReturnedSheet(NamedTuple):
    """A workbook that has come back, as it was read; nothing of it is judged yet.

    Attributes:
        mark: What it says of itself.
        cells: What stands on it, blanks left out.
        others: The names of other sheets that hold something.
        saved: When it was saved last, as it says, in ISO form; empty if it does not.
    """

    mark: Mark
    cells: tuple[ReturnedCell, ...]
    others: tuple[str, ...] = ()
    saved: str = ""


def order_for(gathering: Gathering, report: Report, draft_id: str, room_id: str) -> RoomOrder:
    """Return the sheet of a room.

    Args:
        gathering: What it is asked for.
        report: Whose, and of which year; its figures are none of the sheet.
        draft_id: The draft of the report.
        room_id: The room.

    Raises:
        KeyError: There is no room of this id.
    """
    room = gathering.room(room_id)
    if room is None:
        raise KeyError(room_id)
    form, wanted = report.form, gathering.asked.get(room_id, frozenset())
    tables = tuple(table for section in form.sections for table in _tables(form, section, wanted))
    return RoomOrder(room, unit_name(report), report.year, draft_id, gathering.due, tables)


def unit_name(report: Report) -> str:
    """Return whose report it is, as a sheet says it: all that a cell can hold of it."""
    return report.text("cover", "agency").encode(errors="ignore").decode()[:_LONGEST_UNIT]


def file_name(order: RoomOrder, suffix: str) -> str:
    """Return what the file of a sheet is called, whatever the room is called; `suffix` with its point."""
    return f"{order.year}年收集表 {safe_name(order.room.name) or _ROOM_IN_NAME}{suffix}"


def file_names(orders: tuple[RoomOrder, ...], suffix: str) -> tuple[str, ...]:
    """Return what the files of several sheets are called, each another: Windows takes large letters for small ones."""
    taken: set[str] = set()
    names = []
    for order in orders:
        name, number = file_name(order, suffix), 1
        while name.casefold() in taken:
            number += 1
            name = f"{file_name(order, '')}（{number}）{suffix}"
        taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def row_path(form: Form, row: Row) -> str:
    """Return the labels that a row stands under in the form, from the outermost in; empty if the form has none."""
    found = (
        _STEP.join(one.label for one in path if one.label)
        for table in form.tables
        if table.id == row.table
        for block in table.blocks
        for path in _paths(block.rows)
        if path[-1].id == row.row
    )
    return next(found, "")


def cell_name(form: Form, ref: CellRef) -> str:
    """Return how a sentence names a cell: its table, row and column."""
    cell = form.cells.get(ref)
    if cell is None:
        return str(ref)[:_LONGEST_UNIT]
    return " · ".join(filter(None, (cell.table.call, cell.row.called if cell.row.label else "", cell.column.called)))


# ---------------------------------------------------------------- lines


def _tables(form: Form, section: Section, wanted: frozenset[Row]) -> Iterator[SheetTable]:
    if not isinstance(section.body, Table):
        return
    table, inputs = section.body, frozenset(form.inputs(section.body))
    for block in table.blocks:
        rows = [path for path in _paths(block.rows) if Row(table.id, path[-1].id) in wanted]
        columns = [
            path
            for path in _paths(block.columns)
            if any(CellRef(table.id, row[-1].id, path[-1].id) in inputs for row in rows)
        ]
        if rows and columns:
            heading = f"{section.heading}{f'　{block.banner}' if block.banner else ''}"
            make = _across if len(columns) <= _MOST_COLUMNS else _down
            yield make(table, heading, rows, columns)


_Path = tuple[Heading, ...]


def _across(table: Table, heading: str, rows: list[_Path], columns: list[_Path]) -> SheetTable:
    """Return a table whose columns stand beside each other."""
    lines = tuple(
        Line(
            _STEP.join(one.label for one in row if one.label),
            tuple(CellRef(table.id, row[-1].id, column[-1].id) for column in columns),
            _meaning(row, columns),
        )
        for row in rows
    )
    return SheetTable(heading, tuple(_column_labels(columns)), lines, _said_of(columns) if len(columns) > 1 else "")


def _down(table: Table, heading: str, rows: list[_Path], columns: list[_Path]) -> SheetTable:
    """Return a table with too many columns: a line for each figure."""
    lines = tuple(
        Line(
            _STEP.join(one.label for one in (*row, *column) if one.label),
            (CellRef(table.id, row[-1].id, column[-1].id),),
            _meaning(row, [column]),
        )
        for row in rows
        for column in columns
    )
    return SheetTable(heading, ("件数",), lines)


def _column_labels(columns: list[_Path]) -> Iterator[str]:
    """Yield what stands over each column, without what stands over all of them."""
    shared = 0
    if len(columns) > 1:
        while all(len(path) > shared + 1 and path[shared] is columns[0][shared] for path in columns):
            shared += 1
    for path in columns:
        yield "\n".join(one.label for one in path[shared:] if one.label)


def _meaning(row: _Path, columns: list[_Path]) -> str:
    """Return what counts in a line: of a column that is alone, too."""
    alone = columns[0] if len(columns) == 1 else ()
    return "".join(f"{one.counts}{one.excludes}" for one in (*row, *alone))


def _said_of(columns: list[_Path]) -> str:
    """Return what counts in each of several columns, and once, last, what is said of more than one of them."""
    said = {one.label: _sentences(one) for path in columns for one in path if one.counts or one.excludes}
    often = Counter(chain.from_iterable(said.values()))
    own = "".join(f"{label}：{''.join(one for one in every if often[one] == 1)}" for label, every in said.items())
    return own + "".join(one for one, times in often.items() if times > 1)


def _sentences(heading: Heading) -> tuple[str, ...]:
    return tuple(_SENTENCE.findall(heading.counts.removeprefix(THIS_COLUMN) + heading.excludes))


def _paths(headings: tuple[Heading, ...], above: _Path = ()) -> Iterator[_Path]:
    for heading in headings:
        path = (*above, heading)
        if heading.children:
            yield from _paths(heading.children, path)
        else:
            yield path


# ---------------------------------------------------------------- the mark


def mark_json(mark: Mark) -> str:
    """Return a mark as it is written into a workbook."""
    return json.dumps(
        {
            "format": SHEET_FORMAT,
            "draft": mark.draft_id,
            "unit": mark.unit,
            "year": mark.year,
            "room": mark.room_id,
            "name": mark.room,
            "labels": mark.labels,
            "cells": [[row, column, str(ref)] for row, column, ref in mark.cells],
            "remarks": mark.remarks,
        }
    )


def mark_of(text: str) -> Mark:
    """Return the mark that a workbook carries.

    Raises:
        ValueError: It is none, or damaged.
    """
    try:
        found = json.loads(text)
        labels, remarks = (tuple(_placed(one) for one in found[name]) for name in ("labels", "remarks"))
        cells = tuple((row, column, CellRef(*_three(name))) for row, column, name in map(_placed, found["cells"]))
        draft, unit, room, name = (_words(found[key]) for key in ("draft", "unit", "room", "name"))
        return Mark(draft, unit, _number(found["year"]), room, name, labels, cells, remarks)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise ValueError("no mark") from error


def format_of(text: str) -> int:
    """Return the format that a mark says it has; 0 if it does not."""
    try:
        return _number(json.loads(text)["format"])
    except (LookupError, TypeError, ValueError, RecursionError):
        return 0


def _placed(one: list[object]) -> tuple[int, int, str]:
    row, column, words = one
    return _number(row), _number(column), _words(words)


def _three(name: str) -> tuple[str, str, str]:
    table, row, column = name.split("/")
    return table, row, column


def _number(found: object) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        raise TypeError
    return found


def _words(found: object) -> str:
    if not isinstance(found, str):
        raise TypeError
    return found
