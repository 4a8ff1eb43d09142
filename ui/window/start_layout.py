"""Where everything stands on the page of the drafts: a pane beside the list, or in a narrow window a row below it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ui.kit.wrapping_row import WrappingRow
from ui.window.detail_pane import WIDE, DetailPane

_MARGIN, _GAP = 16, 8
"""Pixels around the page, and between its lines. Chosen: steps of the scale of the design."""

NARROW = 1100
"""Pixels. Source: the rules beside the pictures; below this, the pane gives way, and so does the room around all."""

TALL = 400
"""Pixels of the page from which a row of buttons more has room. Chosen: the list keeps its lines on every screen."""


class StartLayout:
    """Lays the page out.

    Args:
        page: The page.
        above: What stands over the list.
        parts: What stands below each other, the list first, which takes the room that is over.
        on_draft: The buttons of what can be done with the chosen draft.
        apart: The others.

    Attributes:
        pane: Tells of the chosen draft.
        is_beside: Whether the pane is there.
        is_tall: Whether the page has room for a row of buttons more.
    """

    def __init__(
        self,
        page: QWidget,
        above: QLayout,
        parts: Iterable[QWidget],
        on_draft: Iterable[QPushButton],
        apart: Iterable[QPushButton],
    ) -> None:
        self._page, self.pane, self.is_beside = page, DetailPane(), False
        self.is_tall = True
        self._on_draft, self._apart = _row_of(on_draft), _row_of(apart)
        first, *others = parts
        left = self._left = QVBoxLayout()
        left.addLayout(above)
        left.addWidget(first, 1)
        for one in others:
            left.addWidget(one)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(_GAP)
        left.addLayout(self._foot)
        self._right, self._below = QWidget(), QFrame()
        self._below.setObjectName("card")
        below = self._at_right = QVBoxLayout(self._below)
        below.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self.pane, 1)
        right.addWidget(self._below)
        self._right.setFixedWidth(WIDE)
        self._columns = QHBoxLayout(page)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        self._right.hide()
        self._put()

    def fit(self, *, is_empty: bool) -> bool:
        """Put everything where there is room for it, the keyboard staying where it is; return whether anything moved.

        Args:
            is_empty: Whether there is no draft to be told of.
        """
        is_narrow = self._page.width() < NARROW
        across, along = (_GAP, _GAP // 2) if is_narrow else (_MARGIN, _MARGIN)
        self._columns.setContentsMargins(across, along, across, along)
        self._columns.setSpacing(_MARGIN)
        self._left.setSpacing(_GAP // 2 if is_narrow else _GAP)
        has_room = not (is_narrow or is_empty)
        was_tall, self.is_tall = self.is_tall, self._page.height() >= TALL
        if has_room is self.is_beside:
            return was_tall is not self.is_tall
        self.is_beside, before = has_room, QApplication.focusWidget()
        self._put()
        self._right.setVisible(has_room)
        if before and self._page.isAncestorOf(before):
            before.setFocus()
        return True

    def show_rows(self) -> None:
        """Show the rows in which there are buttons."""
        for row in (self._on_draft, self._apart):
            row.setVisible(any(not button.isHidden() for button in row.findChildren(QPushButton)))

    def _put(self) -> None:
        if self.is_beside:
            self.pane.acts.addWidget(self._on_draft)
            self._at_right.addWidget(self._apart)
        else:
            self._foot.addWidget(self._on_draft, 1)
            self._foot.addWidget(self._apart)
        self.show_rows()  # Qt hides what gets another parent


def _row_of(buttons: Iterable[QPushButton]) -> QWidget:
    row = QWidget()
    row.setLayout(WrappingRow(buttons))
    return row


def in_tab_order(*widgets: QWidget) -> None:
    """Let Tab go from one to the next."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
