"""The list of the tiles on screen: all of a district at once, group by group, and its keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ui.district.board_delegate import TileDelegate
from ui.district.board_model import BoardModel
from ui.district.board_places import GAP, HEAD, TILE, Cell, Places, left_of, nearest, placed
from ui.kit.copied_words import copying_words
from ui.kit.focus_ring import draw_ring, paint_own_ring
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line
from ui.kit.spoken import tell_current
from ui.kit.theme import colours

_Action = QAbstractItemView.CursorAction
# In tiles, along a row and round its end.
_STEPS = {_Action.MoveLeft: -1, _Action.MovePrevious: -1, _Action.MoveRight: 1, _Action.MoveNext: 1}
_DOWN = {_Action.MoveUp: -1, _Action.MoveDown: 1}
"""Tiles, and rows of them, that the arrows go on."""

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_LEAST = (240, 120)
"""Pixels that the board is wide and high at least. Chosen: a label, one column, two rows."""


class BoardList(QListView):
    """Shows the tiles; arrows lead over them as they are seen.

    Signals:
        opened: The clerk wants to look at a unit, by its id.
        ticking: The clerk ticks the unit with the cursor, or takes the tick away.
        stands_on: The cursor is on a unit, by its id.
    """

    opened = Signal(str)
    ticking = Signal()
    stands_on = Signal(str)

    def __init__(self, board: BoardModel, parent: QWidget | None = None) -> None:
        self.board = board
        self._places, self._unit = Places((), (), 0), ""
        super().__init__(parent)
        copying_words(self)
        paint_own_ring(self)
        self.setModel(board)
        self.setItemDelegate(TileDelegate(self))
        self.setAccessibleName("单位")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setObjectName("board")
        self.setMinimumSize(*_LEAST)
        board.modelReset.connect(self._on_reset)

    # ------------------------------------------------------------ where everything stands

    def lay_out(self) -> None:
        """Give all tiles their places in the present room."""
        room = self.viewport().size()
        self._places = placed([len(group.tiles) for group in self.board.groups], room.width(), room.height())
        self.updateGeometries()
        self.viewport().update()

    def _place(self, cell: Cell) -> QRect:
        """Return where a place is on the screen."""
        top = self._places.tops[cell.row] - self.verticalOffset()
        return QRect(left_of(cell.column), top, TILE if cell.column >= 0 else HEAD, self._places.height)

    @override
    def visualRect(self, index: Index) -> QRect:
        cells = self._places.cells
        return self._place(cells[index.row()]) if 0 <= index.row() < len(cells) else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        at = next((row for row, cell in enumerate(self._places.cells) if self._place(cell).contains(point)), -1)
        return self.board.index(at) if at >= 0 else QModelIndex()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(self._places.height + GAP)
        bar.setRange(0, max(0, self._places.bottom - room))

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        place, bar, room = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if place.top() < 0:
            bar.setValue(bar.value() + place.top())
        elif place.bottom() >= room:
            bar.setValue(bar.value() + place.bottom() - room + 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.center()), command)

    # ------------------------------------------------------------ how it is painted

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        painter.fillRect(event.rect(), QColor(colours().desk))
        self._paint_labels(painter)
        delegate = self.itemDelegate()
        for row, cell in enumerate(self._places.cells):
            option.rect = self._place(cell)
            if event.region().intersects(option.rect):
                delegate.paint(painter, option, self.board.index(row))
        if self.currentIndex().isValid():
            ring = colours().accent if self.hasFocus() else colours().control_edge
            draw_ring(painter, self.visualRect(self.currentIndex()).adjusted(0, 0, -1, -1), ring)

    def _paint_labels(self, painter: QPainter) -> None:
        """Write what the tiles of each group have in common, and how many of them are done."""
        bold = QFont(self.font())
        bold.setBold(True)
        for group, at in zip(self.board.groups, self._places.groups, strict=False):
            place = self._place(at.label).adjusted(2, 4, 0, 0)
            line = painter.fontMetrics().lineSpacing()
            for words, font, ink, top in (
                (group.label, bold, colours().ink, 0),
                (group.remark, self.font(), colours().quiet, line),
            ):
                painter.setFont(font)
                painter.setPen(QColor(ink))
                painter.drawText(place.adjusted(0, top, 0, line), Qt.AlignmentFlag.AlignLeft, one_line(words))

    # ------------------------------------------------------------ keys and the mouse

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, here = self.board.rowCount() - 1, self.currentIndex().row()
        if last < 0:
            return QModelIndex()
        if here < 0 or action is _Action.MoveHome:
            return self.board.index(0)
        if action is _Action.MoveEnd:
            return self.board.index(last)
        if action in _DOWN:
            return self.board.index(nearest(self._places.cells, here, _DOWN[action]))
        return self.board.index(min(last, max(0, here + _STEPS.get(action, 0))))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        tile = self.board.tile(self.currentIndex())
        if tile and event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.opened.emit(tile.id)
        elif event.key() == Qt.Key.Key_Space:
            self.ticking.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if tile := self.board.tile(self.indexAt(event.position().toPoint())):
            self.opened.emit(tile.id)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if tile := self.board.tile(current):
            self._unit = tile.id
            self.stands_on.emit(tile.id)
            tell_current(self)

    def stand_on(self, unit: str) -> None:
        """Put the cursor on a unit and bring it into sight."""
        if (index := self.board.at(unit)).isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def wear_theme(self) -> None:
        """Paint all in the present theme."""
        self.viewport().update()

    def _on_reset(self) -> None:
        """Stay on the same unit; on the first, where it is gone."""
        self.lay_out()
        self.stand_on(self._unit if self.board.at(self._unit).isValid() else next(iter(self.board.ids), ""))
