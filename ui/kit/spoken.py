"""What a screen reader says beside what stands on the screen: of rows, and of what happens."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QToolButton, QTreeWidgetItem, QWidget

from ui.kit.item_models import Index
from ui.kit.shown_text import several_lines

_SETTLED = 800
"""Milliseconds after the last change before it is said. Chosen: longer than between two keys of a figure."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_Politeness = QAccessible.AnnouncementPoliteness


def announce(widget: QWidget, sentence: str, *, urgent: bool = False) -> None:
    """Have a sentence said; an urgent one breaks off what is being said. Nothing where nobody listens."""
    if not sentence or not QAccessible.isActive():
        return
    event = QAccessibleAnnouncementEvent(widget, several_lines(sentence))
    event.setPoliteness(_Politeness.Assertive if urgent else _Politeness.Polite)
    QAccessible.updateAccessibility(event)


def tell_current(view: QAbstractItemView) -> None:
    """Have said what the cursor of a list or table stands on: Qt says only which of them has the keyboard."""
    if not QAccessible.isActive():
        return
    told = QAccessible.queryAccessibleInterface(view)
    if (current := told.focusChild()) is not None:
        event = QAccessibleEvent(view, QAccessible.Event.Focus)
        event.setChild(told.indexOfChild(current))
        QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Has said what changes beside a widget, once it stays as it is; what is said already is not said again.

    Args:
        widget: What it is about.
        said: What is known already.
    """

    def __init__(self, widget: QWidget, said: str = "") -> None:
        super().__init__(widget)
        self._widget, self._said, self._next = widget, said, said
        self._pause = QTimer(self, singleShot=True, interval=_SETTLED)
        self._pause.timeout.connect(self.finish)

    def say(self, sentence: str) -> None:
        """Have this said in a moment, unless something else is to be said then."""
        if sentence != self._next:
            self._next = sentence
            self._pause.start()

    def finish(self) -> None:
        """Have it said now: nothing else will follow."""
        self._pause.stop()
        if self._next != self._said:
            self._said = self._next
            announce(self._widget, self._said)


def make_clearable(field: QLineEdit) -> None:
    """Give a field a button that clears it, which has a picture only, with a name."""
    field.setClearButtonEnabled(True)
    for button in field.findChildren(QToolButton):
        button.setAccessibleName("清空")


def name_choice(choice: QComboBox, name: str) -> None:
    """Name a choice, and what it lists once it is open."""
    choice.setAccessibleName(name)
    choice.view().setAccessibleName(f"{name}的选项")


def sentence_of(parts: Iterable[str]) -> str:
    """Return words as one sentence: those that are empty are left out."""
    return "，".join(filter(None, parts))


def spoken_cell_of_row(index: Index) -> str:
    """Return what is said of a cell of a table of rows: of the first one, the whole row."""
    model, row = index.model(), index.row()
    if index.column():
        return _with_heading(model, row, index.column()) or f"{_heading(model, index.column())} 空"
    others = (_with_heading(model, row, column) for column in range(1, model.columnCount()))
    return sentence_of((str(index.data(_DISPLAY) or ""), *others))


def _with_heading(model: QAbstractItemModel, row: int, column: int) -> str:
    words = str(model.index(row, column).data(_DISPLAY) or "")
    return f"{_heading(model, column)} {words}" if words else ""


def _heading(model: QAbstractItemModel, column: int) -> str:
    return str(model.headerData(column, Qt.Orientation.Horizontal, _DISPLAY))


def speak_as_row(item: QTreeWidgetItem) -> None:
    """Let the first cell of a line say the whole line."""
    words = (item.text(column) for column in range(item.columnCount()))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, sentence_of(words))
