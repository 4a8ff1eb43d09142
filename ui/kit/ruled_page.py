"""Lines of words in ruled columns on a page to read, with headings that go all the way across."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from ui.kit.plain_widgets import PlainPage
from ui.kit.text_looks import ground
from ui.kit.theme import colours

_PADDING = 5
"""Pixels within the cells. Chosen by eye, as where two states stand side by side."""


class Line(NamedTuple):
    """What stands in a line: words for each column, or for all of them together."""

    words: tuple[str, ...]


class Column(NamedTuple):
    """A column.

    Attributes:
        share: Of the width, in percent.
    """

    heading: str
    share: int


def show_ruled(page: PlainPage, columns: Sequence[Column], lines: Sequence[Line]) -> None:
    """Lay lines out as a table on an empty page; words are put in as words, never as markup."""
    page.write(partial(_lay_out, page, tuple(columns), tuple(lines)))


def _lay_out(page: PlainPage, columns: tuple[Column, ...], lines: tuple[Line, ...]) -> None:
    page.document().clear()
    headings = tuple(column.heading for column in columns)
    table = page.textCursor().insertTable(len(lines) + 1, len(columns), _look(columns))
    for row, line in enumerate((Line(headings), *lines)):
        across = len(line.words) == 1
        if across:
            table.mergeCells(row, 0, 1, len(headings))
        for column, words in enumerate(line.words):
            _put(table, row, column, words, bold=across or not row)
            if across or not row:
                table.cellAt(row, column).setFormat(ground(colours().heading))
    page.moveCursor(QTextCursor.MoveOperation.Start)


def _look(columns: tuple[Column, ...]) -> QTextTableFormat:
    look, share = QTextTableFormat(), QTextLength.Type.PercentageLength
    look.setWidth(QTextLength(share, 100))
    look.setColumnWidthConstraints([QTextLength(share, column.share) for column in columns])
    look.setCellPadding(_PADDING)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderBrush(QColor(colours().line))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    look.setHeaderRowCount(1)
    return look


def _put(table: QTextTable, row: int, column: int, words: str, *, bold: bool) -> None:
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    table.cellAt(row, column).firstCursorPosition().insertText(words, look)
