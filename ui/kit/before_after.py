"""Two states of a report side by side, place by place, what differs being marked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

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

from models.report.differences import ChangedPlace, Shown
from ui.kit.plain_widgets import PlainPage
from ui.kit.text_looks import ground
from ui.kit.theme import colours

_SHARES = (30, 35, 35)
"""Of the width, in percent. Chosen by eye."""


def show_lines(page: PlainPage, shown: tuple[ChangedPlace, ...], headings: tuple[str, str, str]) -> None:
    """Lay differences out as a table on an empty page; words are put in as words, never as markup."""
    page.write(partial(_lay_out, page, shown, headings))


def _lay_out(page: PlainPage, shown: tuple[ChangedPlace, ...], headings: tuple[str, str, str]) -> None:
    page.document().clear()
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in _SHARES])
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setBorder(1)
    look.setBorderBrush(QColor(colours().line))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    table = page.textCursor().insertTable(len(shown) + 1, len(headings), look)
    for column, heading in enumerate(headings):
        _put(table, (0, column), Shown(heading), QTextCharFormat())
        table.cellAt(0, column).setFormat(ground(colours().heading))
    for row, line in enumerate(shown, start=1):
        _put(table, (row, 0), Shown(line.place), QTextCharFormat())
        _put(table, (row, 1), line.before, _marked(colours().error))
        _put(table, (row, 2), line.after, _marked(colours().ready))
    page.moveCursor(QTextCursor.MoveOperation.Start)


def _put(table: QTextTable, at: tuple[int, int], shown: Shown, mark: QTextCharFormat) -> None:
    cursor = table.cellAt(*at).firstCursorPosition()
    for words, look in _stretches(shown, mark):
        cursor.insertText(words, look)


def _stretches(shown: Shown, mark: QTextCharFormat) -> Iterator[tuple[str, QTextCharFormat]]:
    words, start, end = shown
    yield words[:start], QTextCharFormat()
    yield words[start:end], mark
    yield words[end:], QTextCharFormat()


def _marked(ink: str) -> QTextCharFormat:
    """Return the look of words that change: by colour, by weight and by a line below."""
    look = QTextCharFormat()
    look.setForeground(QColor(ink))
    look.setFontWeight(QFont.Weight.Bold)
    look.setFontUnderline(True)
    return look
