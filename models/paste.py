"""Blocks of figures on the clipboard, as spreadsheets, word processors and web pages give and take them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO
from itertools import chain, zip_longest
from typing import NamedTuple

from models.figures import print_figure, read_figure
from models.form import CellRef, Heading, Kind, Ref
from models.grid import Direction, Grid
from models.report import Report, Value

_WORD = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"[\W_]+")
_NUMBER = r"[+-]?[\d,，.]*\d"
_SPACED = re.compile(
    rf"(?P<label>\S*[^\W\d]\S*(?: \S*[^\W\d]\S*)*)?\s*?(?P<figures>(?<!\S){_NUMBER}(?:\s+{_NUMBER}){{2,}})"
)
"""At least three figures: two may be one with a space for its thousands."""


class Pasted(NamedTuple):
    """What a paste does.

    Attributes:
        answers: The new contents by cell.
        outside: How many figures found no cell to the right or below.
        words: How many lines and columns of words were left out, which are headings and not figures.
        unknown: The labels of rows that this table does not have; their figures were left out.
    """

    answers: dict[Ref, Value | None]
    outside: int = 0
    words: int = 0
    unknown: tuple[str, ...] = ()


def read_block(text: str) -> list[list[str]]:
    """Return the rows and columns of a block on the clipboard, without empty lines at the end.

    Spreadsheets, word processors and web pages separate with tabs; lines copied out of a PDF, with spaces.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = [fields or [""] for fields in csv.reader(StringIO(plain), dialect="excel-tab")]
    except csv.Error:  # a field beyond all measure, which no quotes can explain
        rows = [line.split("\t") for line in plain.split("\n")]
    while rows and not any(field.strip() for field in rows[-1]):
        rows.pop()
    return rows if "\t" in plain else [_spaced(*fields) for fields in rows]


def paste(report: Report, grid: Grid, start: CellRef, text: str) -> Pasted:
    """Return what pasting `text` does.

    Figures go from `start` to the right and down, and blank fields clear their cells. Headings around the figures
    are left out; where they are the labels of this table, they say to which row the figures go. A column of figures
    that is longer than the table runs along the row.
    """
    block, words = _figures_and_labels(read_block(text))
    if any(label for label, _ in block):
        by_label = _by_label(report, grid, start, block)
        if by_label.answers:
            return by_label._replace(words=words)
    rows = [fields for _, fields in block]
    lines = [start, *_down(grid, start)]
    if len(rows) > len(lines) and all(len(fields) == 1 for fields in rows):
        rows, lines = [[field for [field] in rows]], lines[:1]
    pasted = [_row(report, grid, line, fields) for line, fields in zip(lines, rows, strict=False)]
    outside = sum(map(_filled, rows[len(lines) :])) + sum(one.outside for one in pasted)
    return Pasted({ref: value for one in pasted for ref, value in one.answers.items()}, outside, words)


def _spaced(first: str = "", *others: str) -> list[str]:
    """Return the fields of a line whose figures are separated by spaces; one figure alone may hold spaces itself."""
    found = _SPACED.fullmatch(first.strip())
    return [found["label"] or "", *found["figures"].split()][not found["label"] :] if found else [first, *others]


def _figures_and_labels(block: list[list[str]]) -> tuple[list[tuple[str, list[str]]], int]:
    """Return each line of figures with the label in front of it, and how many lines and columns were words."""
    lines = [fields for fields in block if not _is_heading(fields)]
    if not any(map(_has_figure, lines)):
        return [("", fields) for fields in block], 0
    width = _label_columns([fields for fields in lines if _has_figure(fields)])
    labelled = [(next(filter(None, map(str.strip, reversed(fields[:width]))), ""), fields[width:]) for fields in lines]
    return labelled, width + len(block) - len(lines)


def _is_heading(fields: list[str]) -> bool:
    return not _has_figure(fields) and any(map(_is_word, fields))


def _has_figure(fields: list[str]) -> bool:
    return any(isinstance(read_figure(field, Kind.COUNT), Decimal) for field in fields)


def _is_word(field: str) -> bool:
    return len(_WORD.findall(field)) > 1


def _label_columns(lines: list[list[str]]) -> int:
    """Return how many columns at the left hold words in every line, or nothing."""
    columns = list(zip_longest(*lines, fillvalue=""))
    are_words = [all(_is_word(field) or not field.strip() for field in column) for column in columns]
    width = are_words.index(False) if False in are_words else 0
    return width if any(map(_is_word, chain.from_iterable(columns[:width]))) else 0


def _by_label(report: Report, grid: Grid, start: CellRef, block: list[tuple[str, list[str]]]) -> Pasted:
    """Return what a block does whose rows are named; rows of other names are left out."""
    rows = {_bare(row.label): ref for ref, row in _rows(report, grid).items()}
    answers: dict[Ref, Value | None] = {}
    outside, unknown = 0, []
    for label, fields in block:
        first = rows.get(_bare(label))
        if first is None:
            unknown += [label or "（没有标签的一行）"] if _has_figure(fields) else []
            continue
        whole = len(fields) >= len([first, *grid.ahead(first, Direction.RIGHT)])
        begin = first if whole else CellRef(first.table, first.row, start.column)
        pasted = _row(report, grid, begin if begin in grid.places else first, fields)
        answers |= pasted.answers
        outside += pasted.outside
    return Pasted(answers, outside, unknown=tuple(unknown))


def _rows(report: Report, grid: Grid) -> dict[CellRef, Heading]:
    """Return the heading of each row by its first cell."""
    firsts = {(ref.table, ref.row): ref for ref in reversed(grid.places)}
    return {ref: report.form.cells[ref].row for ref in firsts.values()}


def _row(report: Report, grid: Grid, start: CellRef, fields: list[str]) -> Pasted:
    cells = [start, *grid.ahead(start, Direction.RIGHT)]
    kinds = report.form.cells
    answers: dict[Ref, Value | None] = {
        ref: read_figure(field, kinds[ref].kind) for ref, field in zip(cells, fields, strict=False)
    }
    return Pasted(answers, _filled(fields[len(cells) :]))


def _bare(label: str) -> str:
    """Return what of a label is neither punctuation nor white space."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", label)).replace("及", "和")


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
