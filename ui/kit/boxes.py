"""Short questions and news in a window of their own, whose words are never taken for markup."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from models.system.program import NAME
from ui.kit.screen_room import largest
from ui.kit.scrolling import FollowingScrollArea
from ui.kit.shown_text import several_lines, window_title

_LABELS = ("qt_msgbox_label", "qt_msgbox_informativelabel")
"""What Qt calls the words of a box. Source: `qmessagebox.cpp` of Qt 6."""


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
        self._scrolled: QSize | None = None
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
        self._mark_primary()
        for button in self.buttons():
            if self.standardButton(button) == QMessageBox.StandardButton.Ok:  # Qt adds it where there is no other one
                button.setText("知道了(&O)")
        if self.height() > largest(self).height():
            self._scroll_words()

    @override
    def event(self, event: QEvent) -> bool:
        if self._scrolled and event.type() == QEvent.Type.LayoutRequest:
            return QDialog.event(self, event)  # a box of Qt's own would grow again
        return super().event(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._scrolled:  # after another theme, too, it would be as high as all that it says
            self.setFixedSize(self._scrolled)

    def _mark_primary(self) -> None:
        """Let what Enter answers look as it does in other dialogs."""
        buttons = self.findChildren(QPushButton)
        for first in [*(one for one in buttons if one.isDefault()), *buttons][:1]:
            self.setDefaultButton(first)
            first.setObjectName("primary")
            first.style().polish(first)

    def _scroll_words(self) -> None:
        """Scroll what is said, where the screen is too low for all of it; the answers stay in sight."""
        grid = self.layout()
        labels = [one for name in _LABELS for one in self.findChildren(QLabel, name)]
        if self._scrolled or not isinstance(grid, QGridLayout) or not labels:
            return
        row, column, *_ = cast("tuple[int, ...]", grid.getItemPosition(grid.indexOf(labels[0])))
        words, area = QWidget(), FollowingScrollArea()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        for label in labels:
            grid.removeWidget(label)
            label.setWordWrap(True)
            lines.addWidget(label)
        area.setWidget(words)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName("说明")
        grid.addWidget(area, row, column, len(labels), 1)
        bar = QSize(area.verticalScrollBar().sizeHint().width(), 0)
        self._scrolled = (self.size() + bar).boundedTo(largest(self))
        self.setFixedSize(self._scrolled)


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
