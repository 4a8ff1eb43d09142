"""The line above the drafts in which the clerk types what is looked for, and how they are sorted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from ui.kit.spoken import make_clearable, name_choice
from ui.window.draft_groups import Order, Wanted

_WIDE = 232
"""Pixels of the line. Source: the picture of the window; the words in it while it is empty fit."""

_TO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class SearchLine(QLineEdit):
    """Looks for drafts as the clerk types.

    Signals:
        wants_list: The keyboard is to go to the list.
    """

    wants_list = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("找单位、年度、核对码　Ctrl+F")
        self.setAccessibleName("找报告")
        self.setFixedWidth(_WIDE)
        make_clearable(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.wants_list.emit()
        elif event.key() in _TO_LIST:
            self.wants_list.emit()
        else:
            super().keyPressEvent(event)


class OrderChoice(QComboBox):
    """Asks in which order the drafts of a year stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_choice(self, "排列")
        for order in Order:
            self.addItem(order.value)

    @property
    def order(self) -> Order:
        """The order that is chosen."""
        return list(Order)[self.currentIndex()]


def wanted(line: SearchLine, choice: OrderChoice) -> Wanted:
    """Return what the clerk wants to see."""
    return Wanted(line.text().strip(), choice.order)
