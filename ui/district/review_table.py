"""A statutory table of a unit, to be looked at: what is new since the version before is marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.form.refs import CellRef
from models.form.vocabulary import Table
from ui.district.looked_at_table import LookedAtTable
from ui.district.review_document import ReviewDocument
from ui.kit.theme import colours

_CORNER = 8
"""Pixels, of the corner of a cell that is another one than in the version before. Source: the design."""


class ReviewTable(LookedAtTable):
    """Shows one table. What is chosen can be copied; there is no other command."""

    def __init__(self, document: ReviewDocument, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(document, table, "单位报的数", parent)
        self._changed = [ref for ref in self.figures.grid.places if ref in document.submission.changed]

    @property
    def changed(self) -> tuple[CellRef, ...]:
        """The cells that are others than in the version before."""
        return tuple(self._changed)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().accent))
        for ref in self._changed:
            cell = self.visualRect(self.figures.at(ref))
            x, y = cell.left(), cell.top()
            painter.drawPolygon(QPolygon([QPoint(x, y), QPoint(x + _CORNER, y), QPoint(x, y + _CORNER)]))
