"""The line above the drafts in which the clerk types what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui.kit.file_drops import leave_files_to_window
from ui.kit.spoken import make_clearable

_WORDS, _FEW = "找单位、年度、核对码　Ctrl+F", "找报告　Ctrl+F"
"""What stands in the line while it is empty, and where there is little room."""

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
        self.setPlaceholderText(_WORDS)
        self.setAccessibleName("找报告")
        self.setFixedWidth(_WIDE)
        make_clearable(self)

    def fit(self, page: int) -> None:
        """Take the room that a page of so many pixels has for it."""
        is_cramped = page < _CRAMPED
        self.setFixedWidth(_SHORT if is_cramped else _WIDE)
        self.setPlaceholderText(_FEW if is_cramped else _WORDS)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not leave_files_to_window(event):
            super().dragEnterEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.wants_list.emit()
        elif event.key() in _TO_LIST:
            self.wants_list.emit()
        else:
            super().keyPressEvent(event)
