"""Rows and columns of a block on the clipboard, and which of its fields are words, figures or counting numbers."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO

from models.form.figures import read_figure
from models.form.vocabulary import FigureKind
from models.text.characters import with_plain_line_ends, without_marks

_LETTER = re.compile(r"[^\W\d_]")
_BEGINS_LIKE_A_FIGURE = re.compile(r"\s*[-+=＋－−]?[\d０-９]|\s*[-+=@]")
_NUMBERED_WORDS = re.compile(r"\s*+(?:[0-9０-９]{1,2}+\s*+[.．、,，)）]|[①-⒇])\s*+(?=[^\W\d_]{2})")
WITH_REMARK = re.compile(r"\s*+(?P<figure>[^（(\s]++(?:\s++[^（(\s]++)*+)(?<=\d)\s*+[(（](?P<note>.+)[）)]\s*")
"""A figure with a remark in brackets behind it."""

_COUNTING = {"甲", "乙", "丙", "栏次", "序号", "行次"}


def read_block(text: str) -> list[list[str]]:
    """Return the rows and columns of a block on the clipboard, without empty lines at the end.

    Spreadsheets, word processors and web pages separate with tabs. Word processors end paragraphs within cells as they
    end rows.
    """
    plain = with_plain_line_ends(without_marks(text))
    try:
        rows = [fields or [""] for fields in csv.reader(StringIO(plain), dialect="excel-tab")]
    except csv.Error:  # a field beyond all measure, which no quotes can explain
        rows = [line.split("\t") for line in plain.split("\n")]
    rows = without_blank_end(rows)
    return _without_broken_cells(rows) if "\t" in plain else rows


def _without_broken_cells(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows, those put together again that lines within a cell have broken: all rows are equally long.

    Two figures in a cell stay two lines, which are no figure. Whether words go on in the next row, labels tell.
    """
    width = max(map(len, rows), default=0)
    whole: list[list[str]] = []
    for fields in rows:
        before = whole[-1] if whole else []
        is_rest = before and len(before) < width and len(before) + len(fields) - 1 <= width
        pieces = [field for field in (before[-1], fields[0]) if field.strip()] if is_rest else []
        if is_rest and (len(pieces) < 2 or all(has_figure([piece]) for piece in pieces)):
            whole[-1] = [*before[:-1], "\n".join(pieces), *fields[1:]]
        else:
            whole.append(fields)
    return whole


def without_blank_end(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without blank ones at the end."""
    last = max((at for at, row in enumerate(rows, 1) if any(field.strip() for field in row)), default=0)
    return rows[:last]


def without_counting(block: list[list[str]]) -> list[list[str]]:
    """Return the block without a line and without a first column that only count: 1, 2, 3."""
    kept = [fields for fields in block if len(block) == 1 or not _counts(fields)]
    column = [fields[0] for fields in kept if len(fields) > 1 and is_word(fields[1])]
    if len(column) > 1 and _counts(["甲", *column]):
        return [fields[1:] for fields in kept]
    return kept


def _counts(fields: list[str]) -> bool:
    """Return whether fields hold 1, 2, 3 … up to 3 at least, or so many after 甲 or 栏次."""
    bare = [field.strip() for field in fields if field.strip()]
    numbers = [field for field in bare if field not in _COUNTING]
    enough = len(numbers) > (1 if len(numbers) < len(bare) else 4)
    return enough and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def has_figure(fields: list[str]) -> bool:
    """Return whether one of the fields is a figure, with a remark behind it or without."""
    return any(isinstance(read_figure(_figure_of(field), FigureKind.COUNT), Decimal) for field in fields)


def _figure_of(field: str) -> str:
    found = WITH_REMARK.fullmatch(field)
    return found["figure"] if found else field


def is_word(field: str) -> bool:
    """Return whether a field is a label; 5（其中3件） and =SUM(A1) are none."""
    if len(_LETTER.findall(field)) < 2:
        return False
    return not _BEGINS_LIKE_A_FIGURE.match(field) or bool(_NUMBERED_WORDS.match(field))
