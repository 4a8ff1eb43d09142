"""The line above the drafts in which the clerk types what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.kit.spoken import make_clearable

_WIDE = 232
"""Pixels of the line. Source: the picture of the window; the words in it while it is empty fit."""

_SHORT, _CRAMPED = 160, 760
"""Pixels of the line, and of the page below which it is so short. Chosen: all above the list then stands in one line
on a screen of 1366 × 768 at 200 %, and the end of a unit's name can be seen as it is typed."""

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

    def fit(self, page: int) -> None:
        """Take the room that a page of so many pixels has for it."""
        self.setFixedWidth(_SHORT if page < _CRAMPED else _WIDE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.wants_list.emit()
        elif event.key() in _TO_LIST:
            self.wants_list.emit()
        else:
            super().keyPressEvent(event)
