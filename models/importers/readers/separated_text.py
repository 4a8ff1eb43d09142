"""Text files of spreadsheets (.csv, and .txt with tabs) as a source: rows of cells that a sign separates."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby
from typing import NamedTuple

from models.importers.readers.cells import ensure_few, one_cell
from models.importers.source import RawTable, SourceBlock, SourceParagraph
from models.text.characters import FROM_RIGHT

_SEPARATORS = ",;\t"
_TOLD = re.compile(r"\s{0,3}\"?sep=([,;\t])\"?\s*")
"""The first line by which a file tells Excel what separates its cells."""

_FEWEST_ROWS = 3
"""Rows with a figure that make a text rows of cells. Chosen: more than prose has by chance, fewer than any table."""

_FEWEST_USUAL = 0.6
"""Share of rows that have a figure, or a single cell that is not blank. Chosen: all but headers; prose has few."""

_LONGEST = 2_000_000
"""Characters of a text that are taken apart. Chosen: five times as many as a report may have (`lines.py`)."""

_FIGURE = re.compile(r"\s*+[+\-]?\d[\d,.]*+\s*+")
_WORD = re.compile(r"[^\W\d_]")


class _Row(NamedTuple):
    """The cells of a row, and the line that it begins in, from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)

    @property
    def is_words(self) -> bool:
        """Whether it has one cell that is not blank, and this no figure."""
        return len(self.filled) == 1 and _WORD.search(self.filled[0]) is not None


def read_separated(text: str) -> tuple[SourceBlock, ...]:
    """Return what a text holds whose cells are separated; nothing if it is no such text.

    A row with a single cell that is not blank is a paragraph, what stands between such rows a table.

    Args:
        text: With line feeds as line ends.
    """
    told = _TOLD.match(text.partition("\n")[0])
    for separator in [told[1]] if told else _SEPARATORS:
        rows = _rows(text, separator) if separator in text and len(text) <= _LONGEST else []
        rows = rows[1:] if told else rows
        if _are_cells(rows, separator, is_quoted='"\t"' in text):
            return tuple(_blocks(rows, separator))
    return ()


def _rows(text: str, separator: str) -> list[_Row]:
    """Return the rows that are not blank; none if they cannot be told."""
    rows: list[_Row] = []
    reader = csv.reader(StringIO(text), delimiter=separator)
    begin = 1
    try:
        for fields in reader:
            row = _Row(begin, tuple(map(one_cell, ([field] for field in fields))))
            rows += [row] if row.filled else []
            begin = reader.line_num + 1
    except csv.Error:  # a cell beyond all measure, which no quotes can explain
        return []
    return rows


def _are_cells(rows: Sequence[_Row], separator: str, *, is_quoted: bool) -> bool:
    figures = sum(any(_FIGURE.fullmatch(cell) for cell in row.cells[1:]) for row in rows)
    others = sum(row.is_words for row in rows)
    if separator == "\t" and not (is_quoted or _is_padded(rows)):
        return False
    return figures >= _FEWEST_ROWS and figures + others >= _FEWEST_USUAL * len(rows)


def _is_padded(rows: Sequence[_Row]) -> bool:
    """Return whether rows of words have as many cells as those of a table, as only a spreadsheet writes them."""
    width = max((len(row.cells) for row in rows), default=0)
    return width > 1 and any(row.is_words and len(row.cells) == width for row in rows)


def _blocks(rows: Sequence[_Row], separator: str) -> Iterator[SourceBlock]:
    for is_words, run in groupby(rows, key=lambda row: row.is_words):
        if is_words:
            for row in run:
                yield from (SourceParagraph(line, f"第 {row.line} 行") for line in row.filled[0].split("\n"))
        else:
            yield _table(list(run), separator)


def _table(rows: Sequence[_Row], separator: str) -> RawTable:
    """Return a table. Rows that have more cells than the others may hold figures with commas that are none of these."""
    widths = Counter(len(row.cells) for row in rows)
    width, usual = max(widths), max(widths, key=lambda one: (widths[one], one))
    ensure_few(width * len(rows))
    cells = tuple((*row.cells, *[""] * (width - len(row.cells))) for row in rows)
    doubtful = frozenset(
        (y, x)
        for y, row in enumerate(rows)
        for x, cell in enumerate(row.cells)
        if len(row.cells) > usual or (separator == ";" and "," in cell) or "\ufffd" in cell or FROM_RIGHT.search(cell)
    )
    return RawTable(cells, f"第 {rows[0].line} 行起的表格", doubtful)
