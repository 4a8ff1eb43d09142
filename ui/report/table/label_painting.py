"""How a label of a table is painted: its ground, its lines, and its words in what can be seen of it."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from models.form.grid import CellRole, GridCell
from ui.kit.signs import SIZE, lock
from ui.kit.theme import colours
from ui.report.table.label_words import downward, is_downward, shown_label
from ui.report.table.table_layout import PADDING

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter

_REMARK = 0.92
"""Of the size of a label, in which is written where its row comes from. Source: the design (12 beside 13)."""

_LINES_APART = 0.9
"""Of the height of its letters, that a line of a broken label takes. Chosen by eye: closer than a font has it."""


class PlacedLabel(NamedTuple):
    """A label where it stands.

    Attributes:
        cell: What it says, and of what.
        rect: All that it covers, in pixels of the widget, also what cannot be seen.
        short: Whether a row goes by its short name.
        remark: Where the figures of its row come from; empty for most.
    """

    cell: GridCell
    rect: QRect
    short: bool
    remark: str = ""


def paint_label(painter: QPainter, label: PlacedLabel, seen: QRect) -> None:
    """Paint a label.

    Args:
        painter: Of the widget, with its font.
        label: The label.
        seen: What can be seen of the widget: there the words are, as long as a part of the label is.
    """
    rect, cell = label.rect, label.cell
    painter.fillRect(rect, QColor(colours().stub if cell.role is CellRole.ROW else colours().heading))
    painter.setPen(QColor(colours().line))
    painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    room = rect.intersected(seen).adjusted(0, 0, -1, -1)
    if room.isEmpty() or cell.role is CellRole.BANNER:  # its words stand among the figures, in the middle
        return
    painter.save()
    painter.setClipRect(room)
    painter.setPen(QColor(colours().ink))
    if is_downward(cell):
        _write_lines(painter, downward(str(cell.content)), room)
    else:
        _write(painter, label, room)
    painter.restore()


def _write(painter: QPainter, label: PlacedLabel, room: QRect) -> None:
    words = shown_label(label.cell, short=label.short)
    metrics = painter.fontMetrics()
    inner = room.adjusted(PADDING, 0, -PADDING, 0)
    needed = metrics.horizontalAdvance(words)
    in_row = label.cell.role is CellRole.ROW and label.cell.row_span == 1
    if needed > inner.width() and _fitting(inner, metrics) > 1:
        lines = _broken(words, inner.width(), metrics)
        _write_lines(painter, lines if in_row else _evened(words, len(lines)), inner, left=in_row)
        return
    align = _LEFT if in_row else _CENTRE
    painter.drawText(inner, align, metrics.elidedText(words, Qt.TextElideMode.ElideRight, inner.width()))
    if label.remark:
        _write_remark(painter, label.remark, inner.adjusted(needed + PADDING, 0, 0, 0))


def _write_remark(painter: QPainter, remark: str, room: QRect) -> None:
    """Write where a row comes from, with a lock; the lock alone where there is no room for more."""
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * _REMARK)
    painter.setFont(font)
    painter.setPen(QColor(colours().quiet))
    if room.width() >= SIZE:
        painter.drawPixmap(room.right() - SIZE + 1, room.center().y() - SIZE // 2, lock(colours().quiet))
    beside = room.adjusted(0, 0, -SIZE - PADDING, 0)
    if painter.fontMetrics().horizontalAdvance(remark) <= beside.width():
        painter.drawText(beside, _RIGHT, remark)


def _write_lines(painter: QPainter, lines: list[str], room: QRect, *, left: bool = False) -> None:
    """Write as many lines as there is room for, in its middle; the last one says so if there are more."""
    metrics = painter.fontMetrics()
    height = _line_height(metrics)
    fitting = _fitting(room, metrics)
    shown = lines if len(lines) <= fitting else [*lines[: fitting - 1], "…"]
    top = room.top() + (room.height() - height * len(shown)) // 2
    for at, line in enumerate(shown):
        place = QRect(room.left(), top + at * height, room.width(), height)
        painter.drawText(place, (_LEFT if left else _CENTRE) | Qt.TextFlag.TextDontClip, line)


def _line_height(metrics: QFontMetrics) -> int:
    return round(metrics.height() * _LINES_APART)


def _fitting(room: QRect, metrics: QFontMetrics) -> int:
    """Return how many lines have room, at least one."""
    return max(1, room.height() // _line_height(metrics))


def _broken(words: str, width: int, metrics: QFontMetrics) -> list[str]:
    """Return words in lines that are no wider than `width`, broken between any two characters."""
    lines = [""]
    for character in words:
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def _evened(words: str, lines: int) -> list[str]:
    """Return words in so many lines of the same length."""
    length = ceil(len(words) / lines)
    return [words[start : start + length] for start in range(0, len(words), length)]
