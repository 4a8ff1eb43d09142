"""Texts that spreadsheets write (.csv, and .txt with tabs): rows of cells that a sign separates."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple

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


class SeparatedRow(NamedTuple):
    """The cells of a row, and the line that it begins in, from 1."""

    line: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not blank."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def is_words(self) -> bool:
        """Whether it has one cell that is not blank, and this no figure."""
        return len(self.filled) == 1 and _WORD.search(self.filled[0]) is not None


class Separated(NamedTuple):
    """The rows that are not blank, and what separates their cells."""

    rows: tuple[SeparatedRow, ...] = ()
    separator: str = ""


def separated_rows(text: str) -> Separated:
    """Return the rows of a text whose cells are separated; none if it is no such text.

    Args:
        text: With line feeds as line ends.
    """
    told = _TOLD.match(text.partition("\n")[0])
    for separator in [told[1]] if told else _SEPARATORS:
        rows = _rows(text, separator) if separator in text and len(text) <= _LONGEST else []
        rows = rows[1:] if told else rows
        if _are_cells(rows, separator, is_quoted='"\t"' in text):
            return Separated(tuple(rows), separator)
    return Separated()


def _rows(text: str, separator: str) -> list[SeparatedRow]:
    """Return the rows that are not blank; none if they cannot be told."""
    rows: list[SeparatedRow] = []
    reader = csv.reader(StringIO(text), delimiter=separator)
    begin = 1
    try:
        for fields in reader:
            row = SeparatedRow(begin, tuple(map(str.strip, fields)))
            rows += [row] if row.filled else []
            begin = reader.line_num + 1
    except csv.Error:  # a cell beyond all measure, which no quotes can explain
        return []
    return rows


def _are_cells(rows: Sequence[SeparatedRow], separator: str, *, is_quoted: bool) -> bool:
    figures = sum(any(_FIGURE.fullmatch(cell) for cell in row.cells[1:]) for row in rows)
    others = sum(row.is_words for row in rows)
    if separator == "\t" and not (is_quoted or _is_padded(rows)):
        return False
    return figures >= _FEWEST_ROWS and figures + others >= _FEWEST_USUAL * len(rows)


def _is_padded(rows: Sequence[SeparatedRow]) -> bool:
    """Return whether rows of words have as many cells as those of a table, as only a spreadsheet writes them."""
    width = max((len(row.cells) for row in rows), default=0)
    return width > 1 and any(row.is_words and len(row.cells) == width for row in rows)
