"""Hands and eyes of the self-test: keys as the window hears them, and what can be seen then."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QImage, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from models.form.refs import CellRef
from ui.kit.colours import LIGHT
from ui.kit.theme import colours
from ui.report.table.table_view import TableView

_GLYPH = 48
"""Pixels, of the size at which a character is drawn to be compared. Chosen by eye."""


def type_figure(table: TableView, ref: CellRef, figure: object) -> None:
    """Type a figure over what is in a cell, key by key, and go on to the next cell."""
    table.reveal(ref)
    for digit in str(figure):
        _press(table, Qt.Key(ord(digit)), digit)
    _press(table, Qt.Key.Key_Return, "\r")
    QApplication.processEvents()


def _press(table: TableView, key: Qt.Key, text: str) -> None:
    """Press a key where it would be heard: in the editor if one is open."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        editor = table.indexWidget(table.currentIndex())
        hearing = table if editor is None else editor  # type: ignore[redundant-expr]  # Qt has None here
        QCoreApplication.sendEvent(hearing, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def hand_over(text: str, field: QWidget) -> None:
    """Do what an input method does when a text is decided."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)


def is_red(table: TableView, ref: CellRef) -> bool:
    """Return whether a cell is painted on the ground of an error, or of what has a part in one."""
    painted = table.viewport().grab(table.visualRect(table.figures.at(ref))).toImage()
    return any(share(painted, ground) > 0.3 for ground in (colours().error_ground, colours().error_light))


def share(image: QImage, colour: str) -> float:
    """Return how much of a picture has a colour."""
    counted = _counted(image)
    return counted[QColor(colour).rgb()] / (counted.total() or 1)


def colours_of(widget: QWidget) -> int:
    """Return how many colours a widget is painted in."""
    return len(_counted(widget.grab().toImage()))


def _counted(image: QImage) -> Counter[int]:
    """Return how many pixels of each colour there are."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(plain.constBits()).cast("B").cast("I"))


def drawn(font: QFont, character: str) -> bytes:
    """Return what a character looks like."""
    image = QImage(_GLYPH, _GLYPH, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.paper))
    large = QFont(font)
    large.setPixelSize(_GLYPH * 2 // 3)
    painter = QPainter(image)
    painter.setFont(large)
    painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    return bytes(image.constBits())
