"""The two buttons above the drafts: which of them are shown, and in which order; each opens a menu."""

from __future__ import annotations

from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.kit.letters import lettered

C = TypeVar("C", bound=Enum)


class MenuChoice(QPushButton, Generic[C]):
    """Shows what is chosen, and opens a menu of what may be.

    Args:
        first: What is chosen at first; its kind has all that may be, in words.
        name: What is chosen by it.
        letter: By which Alt reaches it.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(self, first: C, name: str, letter: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen, self._name, self._letter = first, name, letter
        self.setAutoDefault(True)
        menu, group = QMenu(self), QActionGroup(self)
        menu.setAccessibleName(name)
        for number, one in enumerate(type(first), 1):
            action = menu.addAction(f"&{number}  {one.value}")
            action.setCheckable(True)
            action.setChecked(one is first)
            group.addAction(action)
            action.triggered.connect(lambda _=False, one=one: self.choose(one))
        self.setMenu(menu)
        self._tell()

    def choose(self, one: C) -> None:
        """Choose one of them."""
        self.menu().actions()[list(type(one)).index(one)].setChecked(True)
        if one is not self.chosen:
            self.chosen = one
            self._tell()
            self.changed.emit()

    def _tell(self) -> None:
        self.setText(lettered(str(self.chosen.value), self._letter))
        self.setAccessibleName(f"{self._name}：{self.chosen.value}")
