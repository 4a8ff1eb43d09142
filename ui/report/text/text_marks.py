"""Words of a text that look different on screen: for one field, from several sides, by one owner."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.kit.text_looks import Look
from ui.report.text.text_fields import units

_ALL, _MOST, _MOST_TIPS = 50, 500, 10
"""Marks that are drawn wherever they are; of more, how many of those in sight; tips that are told at one place.

Chosen: a section in order has fewer than the first, and a screen has no room for the others.
"""


class Layer(IntEnum):
    """Why words are marked; what comes later lies above."""

    ALIKE = 1
    FIELDS = 2
    FOUND = 3
    DRAFTED = 4


class Mark(NamedTuple):
    """Words from character `start` up to `end` of what a field shows; none of it is part of the text.

    Attributes:
        tip: What the mouse is told over them, as plain text.
    """

    start: int
    end: int
    look: Look
    tip: str = ""


_PAIR = re.compile("[\U00010000-\U0010ffff]")
"""What takes two units of UTF-16."""


class Utf16:
    """The places of a text as Qt counts them, in UTF-16 units, where thousands of them are asked for."""

    def __init__(self, text: str) -> None:
        self._pairs = [found.start() for found in _PAIR.finditer(text)]

    def of(self, at: int) -> int:
        """Return how many units stand before a character."""
        return at + bisect_left(self._pairs, at)


class TextMarks:
    """All marks of a field. Qt knows one list of them for each, and whoever sets it takes away the others'.

    Of many marks only those in sight are drawn: Qt takes long over thousands, at every key.
    """

    def __init__(self, field: QPlainTextEdit) -> None:
        self._field = field
        self._layers: dict[Layer, tuple[Mark, ...]] = {}
        self._drawn, self._is_drawing, self._has_moved = "", False, False
        field.verticalScrollBar().valueChanged.connect(lambda _: self._on_moved())
        field.verticalScrollBar().rangeChanged.connect(lambda _from, _to: self._on_moved())

    def put(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Show these marks of a layer, and no others of it."""
        before, text = self._layers.get(layer, ()), self._field.toPlainText()
        self._layers[layer] = tuple(marks)
        if before != self._layers[layer] or (before and text != self._drawn):
            self._draw(text)

    def renew(self) -> None:
        """Show all marks in the present theme."""
        self._draw(self._field.toPlainText())

    def _on_moved(self) -> None:
        if self._is_drawing:
            self._has_moved = True
        elif sum(map(len, self._layers.values())) > _ALL:
            self._draw(self._field.toPlainText())

    def _draw(self, text: str) -> None:
        """Draw the marks; once more where Qt has laid the text out over that, and another part of it is in sight.

        A list of marks that is set while Qt still goes through another one would be read after it is gone.
        """
        self._drawn, self._is_drawing, self._has_moved = text, True, False
        self._set_selections(text)
        if self._has_moved:
            self._set_selections(text)
        self._is_drawing = False

    def _set_selections(self, text: str) -> None:
        """Draw the marks that the text has room for: after a key, those of one layer are newer than another's."""
        marks = [mark for layer in sorted(self._layers) for mark in self._layers[layer] if mark.end <= len(text)]
        if len(marks) > _ALL:
            first, last = self._in_sight(text)
            marks = [mark for mark in marks if mark.start <= last and mark.end >= first][-_MOST:]
        places = Utf16(text)
        looks = {look: look() for look in {mark.look for mark in marks}}
        self._field.setExtraSelections([_selection(self._field, places, mark, looks[mark.look]) for mark in marks])

    def _in_sight(self, text: str) -> tuple[int, int]:
        """Return between which characters of the text what can be seen of it stands."""
        corners = self._field.viewport().rect().topLeft(), self._field.viewport().rect().bottomRight()
        first, last = (characters(text, self._field.cursorForPosition(one).position()) for one in corners)
        return first, last

    def of(self, layer: Layer) -> tuple[Mark, ...]:
        """Return the marks of a layer."""
        return self._layers.get(layer, ())

    def tip_at(self, point: QPoint) -> str:
        """Return what is told of the words at a point of the viewport; empty where none are marked."""
        cursor = self._field.cursorForPosition(point)
        letter = self._field.fontMetrics().height()
        if not self._field.cursorRect(cursor).adjusted(-letter, 0, letter, 0).contains(point):
            return ""
        at = characters(self._field.toPlainText(), cursor.position())
        marks = (mark for layer in sorted(self._layers, reverse=True) for mark in self._layers[layer] if mark.tip)
        tips = islice(dict.fromkeys(mark.tip for mark in marks if mark.start <= at <= mark.end), _MOST_TIPS)
        return "\n\n".join(tips)


def mark_words(field: QPlainTextEdit, text: str, start: int, end: int) -> QTextCursor:
    """Return a cursor over the characters of `text`, which the field shows, from `start` up to `end`."""
    return _cursor(field, units(text[:start]), units(text[:end]))


def characters(text: str, position: int) -> int:
    """Return how many characters of `text` stand before a position of Qt, which counts UTF-16 units."""
    return len(text.encode("utf-16-le")[: 2 * position].decode("utf-16-le", "ignore"))


def _selection(field: QPlainTextEdit, places: Utf16, mark: Mark, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = _cursor(field, places.of(mark.start), places.of(mark.end)), look
    return selection


def _cursor(field: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(field.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
