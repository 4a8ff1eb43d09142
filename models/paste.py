"""Blocks of figures on the clipboard: tab-separated, as spreadsheets give and take them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import NamedTuple

from models.figures import print_figure, read_figure
from models.form import CellRef, Ref
from models.grid import Direction, Grid
from models.report import Report, Value


class Pasted(NamedTuple):
    """What a paste does.

    Attributes:
        answers: The new contents by cell.
        outside: How many figures found no cell to the right or below.
    """

    answers: dict[Ref, Value | None]
    outside: int


def read_block(text: str) -> list[list[str]]:
    """Return the rows and columns of a tab-separated block, without empty lines at the end."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = [fields or [""] for fields in csv.reader(StringIO(plain), dialect="excel-tab")]
    except csv.Error:  # a field beyond all measure, which no quotes can explain
        rows = [line.split("\t") for line in plain.split("\n")]
    while rows and not any(field.strip() for field in rows[-1]):
        rows.pop()
    return rows


def paste(report: Report, grid: Grid, start: CellRef, text: str) -> Pasted:
    """Return what pasting `text` with its upper left corner at `start` does. Blank fields clear their cells."""
    block = read_block(text)
    lines = [start, *_down(grid, start)]
    answers: dict[Ref, Value | None] = {}
    outside = sum(map(_filled, block[len(lines) :]))
    for line, fields in zip(lines, block, strict=False):
        cells = [line, *grid.ahead(line, Direction.RIGHT)]
        outside += _filled(fields[len(cells) :])
        for ref, field in zip(cells, fields, strict=False):
            answers[ref] = read_figure(field, report.form.cells[ref].kind)
    return Pasted(answers, outside)


def _filled(fields: Iterable[str]) -> int:
    return sum(bool(field.strip()) for field in fields)


def _down(grid: Grid, start: CellRef) -> Iterable[CellRef]:
    """Yield the cells below `start`, one a row."""
    here = start
    while (below := grid.step(here, Direction.DOWN)) != here:
        yield below
        here = below


def copy(report: Report, grid: Grid, refs: Iterable[CellRef]) -> str:
    """Return the contents of `refs` as a tab-separated block, in reading order."""
    rows: dict[int, list[str]] = {}
    for ref in sorted(refs, key=lambda ref: grid.places[ref][:2]):
        shown = print_figure(report.content(ref), report.form.cells[ref].kind)
        rows.setdefault(grid.places[ref].row, []).append(shown)
    block = StringIO()
    csv.writer(block, dialect="excel-tab", lineterminator="\r\n").writerows(rows.values())
    return block.getvalue().removesuffix("\r\n")
