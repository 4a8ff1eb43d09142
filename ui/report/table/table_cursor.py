"""The cursor of a table: every key moves it inside the table, and no figure that is typed goes anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.form.grid import Direction
from models.form.next_cell import BACK, FORWARD, along_rows, below_row, by_arrow, down_columns
from models.form.refs import CellRef, Ref
from models.form.vocabulary import Form
from ui.kit.item_models import Index
from ui.kit.spoken import tell_current
from ui.report.document import Document
from ui.report.table.frozen_table import FrozenTable
from ui.report.table.table_keys import ARROWS, Move, move_of
from ui.report.table.table_model import TableModel

_Trigger = QAbstractItemView.EditTrigger
_Action = QAbstractItemView.CursorAction
_DIRECTIONS = {
    _Action.MoveUp: Direction.UP,
    _Action.MoveDown: Direction.DOWN,
    _Action.MoveLeft: Direction.LEFT,
    _Action.MoveRight: Direction.RIGHT,
}
_ENDS = {Qt.Key.Key_Home: Direction.LEFT, Qt.Key.Key_End: Direction.RIGHT}
_EDGES = {**{key: move.value for key, move in ARROWS.items()}, **_ENDS}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class TableCursor(FrozenTable):
    """A table in which the keys lead from figure to figure.

    Signals:
        entered_cell: The cursor stands on another figure, a `CellRef`.
    """

    entered_cell = Signal(object)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._tab_start: CellRef | None = None
        self._anchor: CellRef | None = None
        # Else Qt takes Tab to the next widget before the table hears of it, and what is typed then with it.
        self.setTabKeyNavigation(True)
        self.setCurrentIndex(model.at(next(iter(model.grid.places))))

    @property
    def document(self) -> Document:
        """The report it shows a table of."""
        return self.figures.document

    @property
    def current(self) -> CellRef:
        """The figure that the cursor stands on."""
        return self.figures.ref(self.currentIndex()) or next(iter(self.figures.grid.places))

    @property
    def chosen(self) -> tuple[CellRef, ...]:
        """The selected figures in reading order."""
        chosen = {ref for index in self.selectedIndexes() if (ref := self.figures.ref(index))}
        return tuple(ref for ref in self.figures.grid.places if ref in chosen)

    def reveal(self, ref: CellRef) -> None:
        """Put the cursor on a figure and bring it into sight."""
        self._go(ref)
        self.setFocus()

    def show_one_of(self, refs: Sequence[Ref]) -> None:
        """Scroll to the first of these figures of the table, unless one of them is in sight; the cursor stays."""
        places = [self.figures.at(ref) for ref in refs if isinstance(ref, CellRef) and ref in self.figures.grid.places]
        if places and not any(self.viewport().rect().contains(self.visualRect(one)) for one in places):
            self.scrollTo(places[0])

    def go_on(self, move: Move) -> None:
        """Go on from a cell that is done: Enter after a run of Tabs returns below its start."""
        self.setFocus()
        form, here, start, passed = self._form, self.current, self._tab_start, self.document.locked
        match move:
            case Move.TAB | Move.BACKTAB:
                self._go(along_rows(form, here, FORWARD if move is Move.TAB else BACK, passed))
                self._tab_start = start or here
            case Move.ENTER:
                below = below_row(form, start, here, passed) if start else down_columns(form, here, FORWARD, passed)
                self._go(below)
            case Move.SHIFT_ENTER:
                self._go(down_columns(form, here, BACK, passed))
            case _:
                self._go(by_arrow(form, self.figures.grid, here, move.value))

    @property
    def _form(self) -> Form:
        return self.document.report.form

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._moved(event):
            super().keyPressEvent(event)

    def _moved(self, event: QKeyEvent) -> bool:
        """Follow a key that moves the cursor or opens the editor; return whether it was one."""
        key, modifiers, grid = Qt.Key(event.key()), event.modifiers(), self.figures.grid
        control, shift, move = bool(modifiers & _CONTROL), bool(modifiers & _SHIFT), move_of(event)
        if key == Qt.Key.Key_Backspace and not control:
            self.edit(self.currentIndex(), _Trigger.AnyKeyPressed, event)
        elif key in _ENDS and control:
            places = list(grid.places)
            self._go(places[0] if key == Qt.Key.Key_Home else places[-1], extend=shift)
        elif key in _EDGES and (control or key in _ENDS):
            self._go(([self.current, *grid.ahead(self.current, _EDGES[key])])[-1], extend=shift)
        elif key in _EDGES and shift:
            self._go(grid.step(self.current, _EDGES[key]), extend=True)
        elif move:
            self.go_on(move)
        else:
            return False
        return True

    def _go(self, ref: CellRef, *, extend: bool = False) -> None:
        """Move the cursor; with `extend` the selection reaches from where it began to the new place."""
        index, anchor = self.figures.at(ref), self._anchor
        start = anchor if anchor and anchor in self.chosen else self.current
        if extend:
            block = QItemSelection(self.figures.at(start), index)
            self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            self.setCurrentIndex(index)
            # Qt itself would add to the selection while Shift or Ctrl is held.
            self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._anchor, self._tab_start = start if extend else None, None
        self.scrollTo(index)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        direction = _DIRECTIONS.get(action)
        if direction is None:
            return self.currentIndex()
        return self.figures.at(by_arrow(self._form, self.figures.grid, self.current, direction))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Stay: where nothing may be typed, Qt would go to a cell that begins with what was."""

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let a text that comes in one go begin the cell: Qt would open the editor, but lose the text."""
        if not event.commitString() or self.state() == QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
        elif self.edit(self.currentIndex(), _Trigger.AnyKeyPressed, None):  # type: ignore[call-overload]  # takes none
            QCoreApplication.sendEvent(self.indexWidget(self.currentIndex()), event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, lambda: tell_current(self))  # a key that closes an editor goes on from its cell

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tab_start = None
        if ref := self.figures.ref(current):
            self.entered_cell.emit(ref)
