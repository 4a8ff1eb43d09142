"""How a table is seen: headings that stay in sight, sizes that fit the window, and what is painted over the figures."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelection, QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.checks.marks import Strength
from models.form.grid import GridCell
from models.form.refs import CellRef
from ui.kit.focus_ring import draw_ring
from ui.kit.item_models import Index
from ui.kit.level_looks import LevelLook, look_of
from ui.kit.theme import colours
from ui.report.table.cell_marks import BAR
from ui.report.table.cell_painting import (
    ROOM_OF_SIGN,
    LastYearsFigure,
    paint_corners,
    paint_feet,
    paint_last_year,
    paint_signs,
    room_beside,
    small,
)
from ui.report.table.frozen_grid import FrozenGrid
from ui.report.table.panes import body_area
from ui.report.table.table_layout import COMPARED
from ui.report.table.table_model import CARRIED_ROLE, LAST_YEAR_ROLE, LONG, TableModel


class FrozenTable(FrozenGrid):
    """Shows one table, of which only the figures scroll."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        self.figures, self._comparing = model, False
        super().__init__(model, model.grid, parent)
        self._small = small(self.font())
        for cell in model.grid.cells:
            area = body_area(model.grid, cell)
            if area and (area.row_span > 1 or area.column_span > 1):
                self.setSpan(*area)

    @override
    def wear_theme(self) -> None:
        """Show the cells in the present theme; an open editor goes on."""
        self.figures.renew_looks()
        super().wear_theme()

    @override
    def set_zoom(self, percent: int) -> None:
        super().set_zoom(percent)
        self._small = small(self.font())

    @override
    def _remark(self, cell: GridCell) -> str:
        row = cell.row - self.grid.header_rows
        return self.figures.headerData(row, Qt.Orientation.Vertical, CARRIED_ROLE) or ""

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
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paint_signs(painter, self._signs())
        paint_corners(painter, self._sourced(event.region()))
        paint_feet(painter, self._added_up(event.region()))
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

    def _added_up(self, region: QRegion) -> Iterator[tuple[QRect, str]]:
        """Yield the cells that were added up from parts, with the colour of their sign."""
        theme = colours()
        for ref, parts in self.figures.parts.items():
            rect = self.visualRect(self.figures.at(ref))
            if region.intersects(rect):
                yield rect, theme.warning if parts.differs else theme.control_edge

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
