"""What can wait until the screen shows what the clerk has just done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from typing_extensions import override

_AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""The priority of an event that comes once all that is due has been painted: Qt paints at a low one."""

_DUE = QEvent.Type.User


class Afterwards(QObject):
    """Does something once what is due on the screen has been painted; asked several times until then, it does it once.

    Args:
        act: What it does.
        parent: Without which nothing is done any more.
    """

    def __init__(self, act: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._act, self._is_due = act, False

    def ask(self) -> None:
        """Have it done soon."""
        if not self._is_due:
            self._is_due = True
            QCoreApplication.postEvent(self, QEvent(_DUE), _AFTER_PAINTING)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() != _DUE:
            return super().event(event)
        self._is_due = False
        self._act()
        return True
