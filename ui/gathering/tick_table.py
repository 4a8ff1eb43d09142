"""The grid of rows × rooms with its ticks, and the keys of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelection, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.form.vocabulary import Table
from models.gathering.gathering import Room, Row
from ui.gathering.open_gathering import OpenGathering
from ui.gathering.tick_model import TickModel
from ui.kit.copied_words import copying_words
from ui.kit.focus_ring import draw_ring
from ui.kit.item_models import Index
from ui.kit.spoken import tell_current
from ui.kit.theme import colours
from ui.report.table.frozen_grid import FrozenGrid

_BOX = 14
"""Pixels of a box to tick. Source: `QAbstractItemView::indicator` in app.qss, with its edge."""

_AROUND = 6
"""Pixels around it in which a click ticks it. Chosen: a hand hits it, and the rest of the cell only moves there."""

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TickTable(FrozenGrid):
    """Shows which room answers for which row.

    Signals:
        entered: The cursor stands in another row, or another column.
        wants_parts: The clerk wants to type what was answered for the row with the cursor.
    """

    entered = Signal()
    wants_parts = Signal()

    def __init__(self, gathered: OpenGathering, table: Table, parent: QWidget | None = None) -> None:
        self.ticks = TickModel(gathered, table)
        super().__init__(self.ticks, self.ticks.grid, parent)
        self.ticks.setParent(self)
        self._row = self.ticks.rows[0]
        self.setAccessibleName(f"{table.call}：哪一行由哪个科室报")
        self.setItemDelegate(_Ticks(self))
        self.setTabKeyNavigation(False)
        copying_words(self)
        self.ticks.modelReset.connect(self._on_new_rooms)
        self.ticks.headerDataChanged.connect(lambda *_: self._on_new_states())
        self.selectionModel().currentChanged.connect(self._on_moved)
        self._stand_somewhere()

    def _stand_somewhere(self) -> None:
        """Put the cursor into the row where it was, now that there are other rooms."""
        if self.ticks.columnCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.ticks.index(self.ticks.rows.index(self._row), 0))

    def _on_moved(self, index: Index) -> None:
        if index.isValid():
            self._row = self.ticks.rows[index.row()]
        self.entered.emit()

    @property
    def row(self) -> Row:
        """The row that the cursor stands in, or would if there were a room."""
        return self._row

    @property
    def room(self) -> Room | None:
        """The room in whose column the cursor stands; None if there are none."""
        at, rooms = max(self.currentIndex().column(), 0), self.ticks.value.rooms
        return rooms[at] if at < len(rooms) else None

    def stand_on(self, row: Row, room_id: str = "") -> None:
        """Put the cursor into a row, and into the column of a room."""
        rooms = [room.id for room in self.ticks.value.rooms]
        column = rooms.index(room_id) if room_id in rooms else max(self.currentIndex().column(), 0)
        if row not in self.ticks.rows:
            return
        self._row = row
        if rooms:
            self.setCurrentIndex(self.ticks.index(self.ticks.rows.index(row), column))

    def _on_new_rooms(self) -> None:
        self.grid, self._sizes = self.ticks.grid, None
        self.fit()
        self._stand_somewhere()
        self.entered.emit()

    def _on_new_states(self) -> None:
        self.grid = self.ticks.grid
        self.fit()
        self._over.viewport().update()

    @override
    def fit(self) -> None:
        if self.grid.columns > self.grid.stub_columns:  # without a room there is nothing to be seen
            super().fit()

    # ------------------------------------------------------------ keys and mouse

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and event.modifiers() & _CONTROL:
            self.ticks.turn_row(self.currentIndex().row())
        elif key == Qt.Key.Key_Space:
            self._turn()
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.wants_parts.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        """Tick what is chosen, or take the ticks away if the one under the cursor is ticked."""
        here = self.currentIndex()
        is_on = self.ticks.data(here, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.ticks.tick(self.selectedIndexes() or [here], on=not is_on)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_current(self)

    # ------------------------------------------------------------ painting

    @override
    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        """Let chosen cells keep their grounds."""
        super().initViewItemOption(option)
        option.showDecorationSelected = False
        option.palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, here = QPainter(self.viewport()), self.currentIndex()
        if here.isValid():
            whole = self.visualRect(here)
            painter.fillRect(QRect(0, whole.top(), self.horizontalHeader().length(), whole.height()), _veil())
        for index in self.selectedIndexes():
            if index.row() != here.row():
                painter.fillRect(self.visualRect(index), _veil())
        if self.hasFocus() and here.isValid():
            draw_ring(painter, self.visualRect(here).adjusted(0, 0, -1, -1), colours().accent)


def _veil() -> QColor:
    return QColor(colours().veil)


class _Ticks(QStyledItemDelegate):
    """Paints a box in the middle of its cell, and ticks it where it is clicked on."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        painter.fillRect(option.rect, ground)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        view = option.widget
        if state is None or view is None:
            return
        box = QStyleOptionViewItem(option)
        box.rect = _box(option.rect)
        on = QStyle.StateFlag.State_On if state == Qt.CheckState.Checked else QStyle.StateFlag.State_Off
        box.state = QStyle.StateFlag.State_Enabled | on
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, view)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_BOX, _BOX)

    @override
    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        near = _box(option.rect).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None or not near.contains(event.position().toPoint()):
            return False
        turned = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


def _box(cell: QRect) -> QRect:
    box = QRect(0, 0, _BOX, _BOX)
    box.moveCenter(cell.center())
    return box
