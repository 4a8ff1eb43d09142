"""A grid of merged cells on screen, of which only what is no label scrolls: headings that stay, sizes that fit."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget
from typing_extensions import override

from models.form.grid import CellRole, Grid, GridCell
from ui.kit.focus_ring import paint_own_ring
from ui.kit.item_models import Index
from ui.kit.theme import colours
from ui.report.table.frozen_headings import FrozenCorner, FrozenHeadings
from ui.report.table.label_painting import PlacedLabel
from ui.report.table.panes import Pane, first_headed
from ui.report.table.table_layout import ROW, Lettering, Sizes, fitted

_CLOSE = 1.45
"""Of the size of its letters, that a row is high at least. Chosen: Chinese letters fill theirs, and lines part them."""

_WHOLE = 100  # per cent


class FrozenGrid(QTableView):
    """Shows a grid; its model has what is no label.

    Attributes:
        grid: What is shown.
    """

    def __init__(self, model: QAbstractItemModel, grid: Grid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self._percent = _WHOLE
        self._letters = self.font().pointSizeF()
        self._sizes: Sizes | None = None
        self._over = FrozenHeadings(Qt.Orientation.Horizontal, self._labels, self)
        self._beside = FrozenHeadings(Qt.Orientation.Vertical, self._labels, self)
        self._corner = FrozenCorner(self._labels, self)
        self.setHorizontalHeader(self._over)
        self.setVerticalHeader(self._beside)
        self.setModel(model)
        self._set_up_scrolling()

    def _set_up_scrolling(self) -> None:
        self._lay_desk()
        # Under a style sheet Qt takes no ground for opaque, and paints the ten widgets that lie below at every key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        paint_own_ring(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def wear_theme(self) -> None:
        """Show the cells in the present theme."""
        self._lay_desk()

    def _lay_desk(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours().desk))
        self.setPalette(palette)

    # ------------------------------------------------------------ size

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def set_zoom(self, percent: int) -> None:
        """Show the table larger or smaller; 100 per cent is as the rest of the window."""
        self._percent = percent
        font = QFont(self.font())
        font.setPointSizeF(self._letters * percent / _WHOLE)
        self.setFont(font)
        self.fit()
        self.scrollTo(self.currentIndex())

    @property
    def _lettering(self) -> Lettering:
        font, scale = self.font(), self._percent / _WHOLE
        row = max(round(ROW * scale), round(QFontInfo(font).pixelSize() * _CLOSE))
        return Lettering(QFontMetrics(font).horizontalAdvance, row, scale)

    def fit(self) -> None:
        """Give columns and rows the sizes that show the table best in the present window."""
        grid, room = self.grid, self.contentsRect().size()
        bar = self.verticalScrollBar().sizeHint().width()
        sizes = fitted(grid, self._lettering, (room.width(), room.height()), bar)
        if sizes == self._sizes:
            return
        self._sizes = sizes
        for column, width in enumerate(sizes.widths[grid.stub_columns :]):
            self.setColumnWidth(column, width)
        for row, height in enumerate(sizes.heights[grid.header_rows :]):
            self.setRowHeight(row, height)
        self._over.setFixedHeight(sum(sizes.heights[: grid.header_rows]) + 1)
        self._beside.setFixedWidth(sum(sizes.widths[: grid.stub_columns]) + 1)
        self.updateGeometries()
        for pane in (self._over.viewport(), self._beside.viewport(), self._corner):
            pane.update()

    @override
    def updateGeometries(self) -> None:
        super().updateGeometries()
        inside = self.contentsRect()
        self._corner.setGeometry(inside.x(), inside.y(), self._beside.width(), self._over.height())
        self._corner.raise_()

    # ------------------------------------------------------------ headings

    def _labels(self, pane: Pane) -> Iterator[PlacedLabel]:
        """Yield the labels of a part that does not scroll, placed from the upper left corner of the table."""
        grid, sizes = self.grid, self._sizes
        for cell in grid.cells if sizes else ():
            if sizes and pane.holds(grid, cell):
                remark = self._remark(cell) if cell.role is CellRole.ROW and cell.row_span == 1 else ""
                yield PlacedLabel(cell, self._place(cell, sizes), sizes.short, remark)

    def _remark(self, _cell: GridCell) -> str:
        """Return what stands at the right of the label of a row."""
        return ""

    def _place(self, cell: GridCell, sizes: Sizes) -> QRect:
        grid = self.grid
        x, y = 1 + sum(sizes.widths[: cell.column]), 1 + sum(sizes.heights[: cell.row])
        if cell.column >= grid.stub_columns:
            x -= self._over.offset()
        if cell.row >= grid.header_rows:
            y -= self._beside.offset()
        width = sum(sizes.widths[cell.column : cell.columns.stop])
        height = sum(sizes.heights[cell.row : cell.rows.stop])
        return QRect(x, y, width, height)

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, with the headings right over it, where they scroll."""
        top = self.grid.header_rows
        first = first_headed(self.grid, index.row() + top) - top if index.isValid() else index.row()
        if first != index.row():
            shown = self.horizontalScrollBar().value()
            super().scrollTo(self.model().index(first, index.column()), hint)
            self.horizontalScrollBar().setValue(shown)
        super().scrollTo(index, hint)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        desk = QPainter(self.viewport())
        desk.setClipRegion(event.region())
        desk.fillRect(event.rect(), QColor(colours().desk))
        desk.end()
        super().paintEvent(event)
