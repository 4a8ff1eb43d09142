"""A field for words that are looked for: Enter and Shift+Enter go through the places, Esc ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ui.kit.undo import leave_undo_to_window

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindField(QLineEdit):
    """Takes Enter, Shift+Enter and Esc before any shortcut of the window can.

    Signals:
        wants: The next (1) or the previous (-1) place.
        ends: The clerk has found it, or gives up.
    """

    wants = Signal(int)
    ends = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return leave_undo_to_window(event) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTERS:
            self.wants.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.ends.emit()
        else:
            super().keyPressEvent(event)
