"""Short questions and news in a window of their own, whose words are never taken for markup."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox, QWidget
from typing_extensions import override

from models.system.program import NAME
from ui.kit.shown_text import several_lines, window_title


class Box(QMessageBox):
    """Says a sentence, and what else there is to say.

    Args:
        icon: How bad it is.
        sentence: What is wrong, where, what to do.
        more: Below it, quietly.
        parent: The window over which it stands.
        title: Of its window.
    """

    def __init__(
        self,
        icon: QMessageBox.Icon,
        sentence: str,
        more: str = "",
        parent: QWidget | None = None,
        title: str = NAME,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # before there is a text, or Qt would read it as markup once
        self.setIcon(icon)
        self.setWindowTitle(window_title(title))
        self.setText(sentence)
        self.setInformativeText(more)

    @override
    def setText(self, text: str) -> None:
        """Say these words, as far as there is room for them."""
        super().setText(several_lines(text))

    @override
    def setInformativeText(self, text: str) -> None:
        """Say these words below, as far as there is room for them."""
        super().setInformativeText(several_lines(text))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for button in self.buttons():
            if self.standardButton(button) == QMessageBox.StandardButton.Ok:  # Qt adds it where there is no other one
                button.setText("知道了(&O)")


def warn(parent: QWidget | None, sentence: str) -> None:
    """Say what could not be done, and wait until it is read."""
    Box(QMessageBox.Icon.Warning, sentence, parent=parent).exec()


def inform(parent: QWidget | None, sentence: str) -> None:
    """Say how things are, and wait until it is read."""
    Box(QMessageBox.Icon.Information, sentence, parent=parent).exec()


def speak_plainly(child: QObject) -> None:
    """Keep a box that a dialog of Qt's own puts up from taking a file's name for markup."""
    if isinstance(child, QMessageBox):
        child.setTextFormat(Qt.TextFormat.PlainText)
        child.setText(several_lines(child.text()))
