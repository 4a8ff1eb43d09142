"""The headings and row labels of a table, which stay in sight: they are the headers of Qt's view, with merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget
from typing_extensions import override

from ui.kit.theme import colours
from ui.report.table.label_painting import PlacedLabel, paint_label
from ui.report.table.panes import Pane

Labels = Callable[[Pane], Iterable[PlacedLabel]]
"""The labels of a part of a table, with their places counted from the upper left corner of the table."""

_LEAST = 8
"""Pixels, of a row or column. Chosen: none is as small."""


class FrozenHeadings(QHeaderView):
    """The heading rows over a table, or the columns of labels beside it.

    Args:
        orientation: Horizontal for the headings, vertical for the labels.
        labels: The labels of the table.
        table: The table.
    """

    def __init__(self, orientation: Qt.Orientation, labels: Labels, table: QTableView) -> None:
        super().__init__(orientation, table)
        self._labels, self._table = labels, table
        self.setMinimumSectionSize(_LEAST)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setFont(self._table.font())
        over = self.orientation() == Qt.Orientation.Horizontal
        beside, above = self._table.verticalHeader().width(), self._table.horizontalHeader().height()
        origin, pane = (QPoint(beside, 0), Pane.HEADINGS) if over else (QPoint(0, above), Pane.LABELS)
        _paint(painter, self._labels(pane), origin, self.viewport().rect(), event.rect())
        painter.setPen(QColor(colours().control_edge))
        bottom, right = self.viewport().height() - 1, self.viewport().width() - 1
        if over:
            painter.drawLine(0, bottom, min(right, self.length() - 1), bottom)
        else:
            painter.drawLine(right, 0, right, min(bottom, self.length() - self.offset() - 1))


class FrozenCorner(QWidget):
    """What stands over the labels and beside the headings."""

    def __init__(self, labels: Labels, table: QTableView) -> None:
        super().__init__(table)
        self._labels, self._table = labels, table

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._table.font())
        _paint(painter, self._labels(Pane.CORNER), QPoint(0, 0), self.rect(), event.rect())
        painter.setPen(QColor(colours().control_edge))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())


def _paint(painter: QPainter, labels: Iterable[PlacedLabel], origin: QPoint, seen: QRect, dirty: QRect) -> None:
    """Paint the labels of which something is new, in a widget whose corner is at `origin` of the table."""
    painter.fillRect(dirty, QColor(colours().desk))
    edges = QRect()
    for label in labels:
        rect = label.rect.translated(-origin)
        if rect.intersects(seen):
            edges = edges.united(rect.intersected(seen))
            if rect.intersects(dirty):
                paint_label(painter, label._replace(rect=rect), seen)
    painter.setPen(QColor(colours().line))
    if origin.y() == 0:
        painter.drawLine(seen.left(), 0, edges.right(), 0)
    if origin.x() == 0:
        painter.drawLine(0, seen.top(), 0, edges.bottom())
