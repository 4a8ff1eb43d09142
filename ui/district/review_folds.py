"""Lines that unfold: a heading that says what matters, and below it what else there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.kit.dialogs import plain_label
from ui.kit.letters import lettered

_OPEN, _SHUT = "▾", "▸"
_INDENT = 20
"""Pixels before what is unfolded. Chosen by eye: below the words of its heading."""


class Fold(QWidget):
    """A heading with something below it; a click or its letter unfolds that.

    Args:
        letter: By which Alt reaches it.
        inside: What is below; words that `say` gives, without it.
    """

    def __init__(self, letter: str, inside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter, self._heading = letter, ""
        self.words = plain_label("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.inside = inside or self.words
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.setObjectName("fold")
        self.button.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.button)
        room = QVBoxLayout()
        room.setContentsMargins(_INDENT, 0, 4, 4)
        room.addWidget(self.inside)
        column.addLayout(room)
        self.inside.hide()

    def say(self, heading: str, words: str = "") -> None:
        """Say this in the heading and below it; where there is nothing below, it does not unfold."""
        self._heading = heading
        if self.inside is self.words:
            self.words.setText(words)
            self.button.setEnabled(bool(words))
            self.button.setChecked(self.button.isChecked() and bool(words))
        self._label()

    def unfold(self) -> None:
        """Show what is below."""
        self.button.setChecked(True)

    def _turn(self, is_open: bool) -> None:  # noqa: FBT001  of a signal
        self.inside.setVisible(is_open)
        self._label()

    def _label(self) -> None:
        mark = _OPEN if self.button.isChecked() else _SHUT
        self.button.setText(f"{mark} {lettered(f'{self._heading} ', self._letter)}")
        self.button.setAccessibleName(self._heading)
