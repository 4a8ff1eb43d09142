"""What the readers of all formats share: tidy text, and tables out of cells that span rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from models.importers.source import RawTable
from models.system.errors import UnreadableReport
from models.text.characters import with_plain_line_ends

_MOST_CELLS = 25_000
"""Of a table; those of the form have up to some 300. Chosen: a whole sheet of a workbook (`spreadsheet.py`) fits."""

_SPACES = re.compile("[ \t\xa0\u2000-\u200a\u202f]+")
_IDLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
"""What no text has, and what only says where a line may break; other marks that nobody sees stay, to be told."""


class Spot(NamedTuple):
    """The upper left corner of a cell, which may span others, with the text of all of it.

    Attributes:
        sure: Whether the page shows just this.
    """

    row: int
    column: int
    text: str
    sure: bool = True


def raw_table(spots: Iterable[Spot], where: str) -> RawTable:
    """Return the table that cells make. Rows and columns in which no cell begins are but marks of the format.

    Raises:
        UnreadableReport: It is no table of a report: too large.
    """
    found = tuple(islice(spots, _MOST_CELLS + 1))
    rows, columns = sorted({spot.row for spot in found}), sorted({spot.column for spot in found})
    ensure_few(max(len(found), len(rows) * len(columns)))
    texts = {spot[:2]: spot.text for spot in found}
    down, across = ({at: number for number, at in enumerate(side)} for side in (rows, columns))
    doubtful = frozenset((down[spot.row], across[spot.column]) for spot in found if not spot.sure)
    return RawTable(tuple(tuple(texts.get((row, column), "") for column in columns) for row in rows), where, doubtful)


def ensure_few(cells: int) -> None:
    """Refuse a table of so many cells if none of a report has as many.

    Raises:
        UnreadableReport: None has.
    """
    if cells > _MOST_CELLS:
        raise UnreadableReport("文件里有一张特别大的表，不像是年报里的表，没有读取；请核对选的文件。")


def lines(text: str) -> list[str]:
    """Return the lines of a text that have something in them, without white space around."""
    clean = _IDLE.sub("", with_plain_line_ends(text))
    return list(filter(None, map(str.strip, _SPACES.sub(" ", clean).split("\n"))))


def one_cell(texts: Iterable[str]) -> str:
    """Return what stands in a cell: its paragraphs, a line each."""
    return "\n".join(line for text in texts for line in lines(text))
