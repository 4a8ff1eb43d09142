"""A statutory table of a unit, to be looked at: what is new since the version before is marked, nothing is typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.form.refs import CellRef
from models.form.vocabulary import Table
from models.report.copied_block import copied_block
from models.text.formulas import guarded
from ui.district.review_document import ReviewDocument
from ui.kit.theme import colours
from ui.report.table.cell_clipboard import put_cells
from ui.report.table.table_cursor import TableCursor
from ui.report.table.table_model import TableModel

_CORNER = 8
"""Pixels, of the corner of a cell that is another one than in the version before. Source: the design."""

_LEAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
"""Keys that are no step from figure to figure where nothing is filled in: Tab goes on to the next part."""


class ReviewTable(TableCursor):
    """Shows one table. What is chosen can be copied; there is no other command."""

    def __init__(self, document: ReviewDocument, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(TableModel(document, table), parent)
        self.figures.setParent(self)
        self._changed = [ref for ref in self.figures.grid.places if ref in document.submission.changed]
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(f"{table.call}，单位报的数")
        self.setAccessibleDescription(document.read_only)
        self.setObjectName("reviewed")
        self.compare(on=document.previous is not None)

    @property
    def changed(self) -> tuple[CellRef, ...]:
        """The cells that are others than in the version before."""
        return tuple(self._changed)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            cells = self.document.report, self.figures.grid, self.chosen
            put_cells(copied_block(*cells), copied_block(*cells, guarded))
        elif event.key() in _LEAVING or event.key() == Qt.Key.Key_Backspace:
            event.ignore()
        else:
            super().keyPressEvent(event)

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
