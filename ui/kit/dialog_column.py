"""The room of a dialog: what it says, scrolled on a low screen, above its answers, which are always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui.kit.dialogs import within_screen
from ui.kit.screen_room import largest
from ui.kit.scrolling import FollowingScrollArea

_LINES = 4
"""Of what a dialog says, so many are in sight on the lowest screen. Chosen: a sentence, and that there is more."""

_APART = 10
"""Pixels between what a page of a dialog says. Chosen: half a line."""


def lay_out(dialog: QDialog, said: QVBoxLayout, answers: QWidget | QLayout) -> None:
    """Put together a dialog that has no layout yet.

    Args:
        dialog: Whose widgets these become, in this order for Tab.
        said: What it says and asks, scrolled where the screen is low.
        answers: The buttons.
    """
    said.setContentsMargins(0, 0, 0, 0)
    content = _Said()
    content.setLayout(said)
    whole = QVBoxLayout(dialog)
    whole.addWidget(_SaidArea(content), 1)
    if isinstance(answers, QWidget):
        whole.addWidget(answers)
    else:
        whole.addLayout(answers)


def fit_to_words(dialog: QDialog, width: int) -> None:
    """Make a dialog as high as what it says, as far as the screen allows.

    Args:
        dialog: As `lay_out` has put it together.
        width: In pixels.
    """
    whole, area = dialog.layout(), dialog.findChild(_SaidArea)
    if not whole or not area:
        return
    width = min(width, largest(dialog).width())
    area.updateGeometry()  # Qt tells nothing of what is shown or hidden in it before it is itself
    edges = whole.contentsMargins()
    said = area.content.heightForWidth(width - edges.left() - edges.right())
    rest = whole.totalSizeHint().height() - area.sizeHint().height()
    within_screen(dialog, width, said + rest)


class _Said(QWidget):
    """Asks for the least height in which all can be read; lists and pages in it take more where there is more."""

    @override
    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else -1


class _SaidArea(FollowingScrollArea):
    """Is as large as what it shows, if there is room."""

    def __init__(self, content: _Said) -> None:
        super().__init__()
        self.content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("说明")
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def _on_range(self, _least: int, most: int) -> None:
        """Let Tab reach what has to be scrolled: there may be nothing else in it that takes the keyboard."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys of what is in it to the dialog; scroll by those that are meant for this."""
        if self.hasFocus():
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def sizeHint(self) -> QSize:
        layout, wanted = self.content.layout(), self.content.sizeHint()
        if layout and layout.hasHeightForWidth():
            wanted.setHeight(max(wanted.height(), layout.heightForWidth(wanted.width())))
        return wanted

    @override
    def minimumSizeHint(self) -> QSize:
        least = self.content.minimumSizeHint()
        return QSize(least.width(), min(least.height(), _LINES * self.fontMetrics().lineSpacing()))


def page_of(widgets: Sequence[QWidget | None]) -> QWidget:
    """Return widgets one under the other, with room where None stands."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(_APART)
    for widget in widgets:
        if widget:
            column.addWidget(widget)
        else:
            column.addStretch()
    return page
