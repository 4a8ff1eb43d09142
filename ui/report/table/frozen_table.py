"""How a table is seen: headings that stay in sight, sizes that fit the window, and what is painted over the figures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTableView, QWidget
from typing_extensions import override

from models.checks.marks import Strength
from models.form.grid import CellRole, GridCell
from models.form.refs import CellRef
from ui.kit.focus_ring import draw_ring, paint_own_ring
from ui.kit.item_models import Index
from ui.kit.level_looks import LevelLook, look_of
from ui.kit.theme import colours
from ui.report.table.cell_marks import BAR
from ui.report.table.cell_painting import (
    ROOM_OF_SIGN,
    LastYearsFigure,
    paint_corners,
    paint_last_year,
    paint_signs,
    room_beside,
    small,
)
from ui.report.table.frozen_headings import FrozenCorner, FrozenHeadings
from ui.report.table.label_painting import PlacedLabel
from ui.report.table.panes import Pane, body_area, first_headed
from ui.report.table.table_layout import COMPARED, ROW, Lettering, Sizes, fitted
from ui.report.table.table_model import CARRIED_ROLE, LAST_YEAR_ROLE, LONG, TableModel

_CLOSE = 1.45
"""Of the size of its letters, that a row is high at least. Chosen: Chinese letters fill theirs, and lines part them."""

_WHOLE = 100  # per cent


class FrozenTable(QTableView):
    """Shows one table, of which only the figures scroll."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = model
        self._percent, self._comparing = _WHOLE, False
        self._letters = self.font().pointSizeF()
        self._small = small(self.font())
        self._sizes: Sizes | None = None
        self._over = FrozenHeadings(Qt.Orientation.Horizontal, self._labels, self)
        self._beside = FrozenHeadings(Qt.Orientation.Vertical, self._labels, self)
        self._corner = FrozenCorner(self._labels, self)
        self.setHorizontalHeader(self._over)
        self.setVerticalHeader(self._beside)
        self.setModel(model)
        self._set_up_scrolling()
        for cell in model.grid.cells:
            area = body_area(model.grid, cell)
            if area and (area.row_span > 1 or area.column_span > 1):
                self.setSpan(*area)

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
        """Show the cells in the present theme; an open editor goes on."""
        self.figures.renew_looks()
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
        self._small = small(font)
        self.fit()
        self.scrollTo(self.currentIndex())

    @property
    def _lettering(self) -> Lettering:
        font, scale = self.font(), self._percent / _WHOLE
        row = max(round(ROW * scale), round(QFontInfo(font).pixelSize() * _CLOSE))
        return Lettering(QFontMetrics(font).horizontalAdvance, row, scale)

    def fit(self) -> None:
        """Give columns and rows the sizes that show the table best in the present window."""
        grid, room = self.figures.grid, self.contentsRect().size()
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
        grid, sizes = self.figures.grid, self._sizes
        for cell in grid.cells if sizes else ():
            if sizes and pane.holds(grid, cell):
                remark = self._remark(cell) if cell.role is CellRole.ROW and cell.row_span == 1 else ""
                yield PlacedLabel(cell, self._place(cell, sizes), sizes.short, remark)

    def _remark(self, cell: GridCell) -> str:
        row = cell.row - self.figures.grid.header_rows
        return self.figures.headerData(row, Qt.Orientation.Vertical, CARRIED_ROLE) or ""

    def _place(self, cell: GridCell, sizes: Sizes) -> QRect:
        grid = self.figures.grid
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
        top = self.figures.grid.header_rows
        first = first_headed(self.figures.grid, index.row() + top) - top if index.isValid() else index.row()
        if first != index.row():
            shown = self.horizontalScrollBar().value()
            super().scrollTo(self.figures.index(first, index.column()), hint)
            self.horizontalScrollBar().setValue(shown)
        super().scrollTo(index, hint)

    # ------------------------------------------------------------ over the figures

    def compare(self, *, on: bool) -> None:
        """Show or hide last year's figure in each cell."""
        self._comparing = on
        self.figures.compare(on=on)
        self.viewport().update()

    def last_year_left_out(self, ref: CellRef) -> str:
        """Return last year's figure that is to be compared and has no room in its cell; empty if there is none."""
        index = self.figures.at(ref)
        last = str(index.data(LAST_YEAR_ROLE) or "")
        return last if self._comparing and not self._has_room(index, last, QFontMetrics(self._small)) else ""

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Let chosen cells keep their grounds, and the one with the cursor the ink of its figure, too."""
        super().initViewItemOption(option)
        alone = len(self.selectedIndexes()) == 1
        ink = self.currentIndex().data(Qt.ItemDataRole.ForegroundRole) if alone else None
        option.showDecorationSelected = False
        option.palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        option.palette.setBrush(QPalette.ColorRole.HighlightedText, ink or QBrush(QColor(colours().ink)))

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the cell with the cursor again: its veil hangs on how many others are chosen."""
        super().selectionChanged(selected, deselected)
        self.update(self.currentIndex())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        desk = QPainter(self.viewport())
        desk.setClipRegion(event.region())
        desk.fillRect(event.rect(), QColor(colours().desk))
        desk.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_signs(painter, self._signs())
        paint_corners(painter, self._sourced(event.region()))
        if self._comparing:
            paint_last_year(painter, self._last_year(event.region()), self._small)
        chosen = self.selectedIndexes()
        # While words are looked for, say, the keyboard is elsewhere, and no ring shows where the cursor is.
        for index in chosen if len(chosen) > 1 or not self.hasFocus() else ():
            painter.fillRect(self.visualRect(index), QColor(colours().veil))
        if self.hasFocus():
            draw_ring(painter, self._ringed, colours().accent)

    @property
    def _ringed(self) -> QRect:
        """Around what the ring lies: beside the bar of a lightly marked cell, on which it would not be seen."""
        ref = self.figures.ref(self.currentIndex())
        mark = self.figures.document.last_marks.get(ref) if ref else None
        bar = BAR if mark and mark.strength is Strength.LIGHT else 0
        return self.visualRect(self.currentIndex()).adjusted(bar, 0, -1, -1)

    def _signs(self) -> Iterator[tuple[QRect, LevelLook]]:
        """Yield where signs are; what of them is not new, Qt does not paint."""
        grid = self.figures.grid
        full = [
            (ref, mark)
            for ref, mark in self.figures.document.last_marks.items()
            if isinstance(ref, CellRef) and ref in grid.places and mark.strength is Strength.FULL
        ]
        if not full:
            return
        lefts = [self.columnViewportPosition(column) for column in range(self.figures.columnCount())]
        tops = [self.rowViewportPosition(row) for row in range(self.figures.rowCount())]
        for ref, mark in full:
            cell = grid.places[ref]
            row, column = cell.row - grid.header_rows, cell.column - grid.stub_columns
            rect = QRect(
                lefts[column], tops[row], self.columnWidth(column), self.rowHeight(row)
            )  # or more, to the right
            if self._leaves_room_for_sign(str(self.figures.index(row, column).data() or ""), rect.width()):
                yield rect, look_of(mark.finding.level)

    def _sourced(self, region: QRegion) -> Iterator[QRect]:
        """Yield the cells whose figures have a source."""
        places = self.figures.grid.places
        for ref in self.figures.document.sources.noted:
            if ref in places and region.intersects(rect := self.visualRect(self.figures.at(ref))):
                yield rect

    def _leaves_room_for_sign(self, shown: str, width: int) -> bool:
        """Return whether a marked figure, which is bold, does not touch a sign at the left of its cell."""
        if len(shown) < LONG:
            return True
        bold = QFont(self.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(shown) <= width - ROOM_OF_SIGN

    def _last_year(self, region: QRegion) -> Iterator[LastYearsFigure]:
        metrics = QFontMetrics(self._small)
        for ref in self.figures.grid.places:
            index = self.figures.at(ref)
            rect = self.visualRect(index)
            last = str(index.data(LAST_YEAR_ROLE) or "") if region.intersects(rect) else ""
            if last and self._has_room(index, last, metrics):
                yield LastYearsFigure(rect, last)

    def _has_room(self, index: Index, last: str, metrics: QFontMetrics) -> bool:
        """Return whether last year's figure stands in a cell without touching this year's."""
        width = self.columnWidth(index.column())
        shown = self.fontMetrics().horizontalAdvance(str(index.data() or ""))
        enough = width >= self._lettering.pixels(COMPARED)
        return enough and metrics.horizontalAdvance(last) <= room_beside(shown, self.visualRect(index).width())
