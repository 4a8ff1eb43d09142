"""Words of a text that look different on screen: for one field, from several sides, by one owner."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.report.text.text_fields import units


class Layer(IntEnum):
    """Why words are marked; what comes later lies above."""

    ALIKE = 1
    FIELDS = 2
    FOUND = 3


class Mark(NamedTuple):
    """Words from character `start` up to `end` of what a field shows; none of it is part of the text.

    Attributes:
        tip: What the mouse is told over them, as plain text.
    """

    start: int
    end: int
    look: QTextCharFormat
    tip: str = ""


class TextMarks:
    """All marks of a field. Qt knows one list of them for each, and whoever sets it takes away the others'."""

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        self._layers: dict[Layer, tuple[Mark, ...]] = {}

    def put(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Show these marks of a layer, and no others of it."""
        before = self._layers.get(layer, ())
        self._layers[layer] = tuple(marks)
        if before or self._layers[layer]:
            text = self._field.toPlainText()
            shown = (mark for layer in sorted(self._layers) for mark in self._layers[layer])
            self._field.setExtraSelections([_selection(self._field, text, mark) for mark in shown])

    def of(self, layer: Layer) -> tuple[Mark, ...]:
        """Return the marks of a layer."""
        return self._layers.get(layer, ())

    def tip_at(self, point: QPoint) -> str:
        """Return what is told of the words at a point of the viewport; empty where none are marked."""
        cursor = self._field.cursorForPosition(point)
        letter = self._field.fontMetrics().height()
        if not self._field.cursorRect(cursor).adjusted(-letter, 0, letter, 0).contains(point):
            return ""
        at, text = cursor.position(), self._field.toPlainText()
        marks = (mark for layer in sorted(self._layers, reverse=True) for mark in self._layers[layer] if mark.tip)
        tips = [mark.tip for mark in marks if units(text[: mark.start]) <= at <= units(text[: mark.end])]
        return "\n\n".join(dict.fromkeys(tips))


def underline(colour: str) -> QTextCharFormat:
    """Return the look of words with a line under them."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(colour))
    return look


def mark_words(field: QPlainTextEdit, text: str, start: int, end: int) -> QTextCursor:
    """Return a cursor over the characters of `text`, which the field shows, from `start` up to `end`."""
    cursor = QTextCursor(field.document())
    cursor.setPosition(units(text[:start]))
    cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def characters(text: str, position: int) -> int:
    """Return how many characters of `text` stand before a position of Qt, which counts UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))


def _selection(field: QPlainTextEdit, text: str, mark: Mark) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = mark_words(field, text, mark.start, mark.end), mark.look
    return selection
