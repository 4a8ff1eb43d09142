"""A statutory table on screen: the printed form, with the keys of a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QInputDialog, QWidget
from typing_extensions import override

from models.form.grid import Direction
from models.form.refs import CellRef, note_ref
from models.report.next_year import carry_key
from models.report.paste import copied_block
from models.text.formulas import guarded
from ui.kit.boxes import LinesBox
from ui.kit.item_models import Index
from ui.report.document import Document
from ui.report.table import many_cells
from ui.report.table.cell_clipboard import put_cells, taken_cells
from ui.report.table.figure_delegate import FigureDelegate, FigureEditor, Tab
from ui.report.table.frozen_table import FrozenTable
from ui.report.table.table_model import TableModel

_Trigger = QAbstractItemView.EditTrigger
_Action = QAbstractItemView.CursorAction
_DIRECTIONS = {
    _Action.MoveUp: Direction.UP,
    _Action.MoveDown: Direction.DOWN,
    _Action.MoveLeft: Direction.LEFT,
    _Action.MoveRight: Direction.RIGHT,
}
_EDGES = {
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Home: Direction.LEFT,
    Qt.Key.Key_End: Direction.RIGHT,
}


class TableView(FrozenTable):
    """Shows one table, moves between its figures, edits, copies and pastes them.

    Signals:
        status_message: A sentence for the clerk about what just happened.
        entered_cell: The cursor stands on another figure, a `CellRef`.
    """

    status_message = Signal(str)
    entered_cell = Signal(object)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._tab_start: CellRef | None = None
        self._anchor: CellRef | None = None
        self._acts: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Cut: self.cut,
            QKeySequence.StandardKey.Paste: self.paste,
            QKeySequence.StandardKey.Delete: self.clear,
        }
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        delegate = FigureDelegate(self)
        delegate.left.connect(self._on_left)
        self.setItemDelegate(delegate)
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

    # ------------------------------------------------------------ clipboard and blocks

    def copy(self) -> None:
        """Put the selected figures on the clipboard."""
        cells = self.document.report, self.figures.grid, self.chosen
        put_cells(copied_block(*cells), copied_block(*cells, guarded))

    def cut(self) -> None:
        """Put the selected figures on the clipboard and clear their cells."""
        self.copy()
        self.clear("剪切")

    def clear(self, text: str = "清除") -> None:
        """Clear the selected cells; totals among them follow their parts again."""
        self.document.push(dict.fromkeys(self.chosen), text)

    def paste(self) -> None:
        """Paste the block on the clipboard at the upper left corner of the selection."""
        start = (self.chosen or (self.current,))[0]
        self.status_message.emit(many_cells.paste_block(self.document, self.figures.grid, start, taken_cells()))

    def fill_blanks(self) -> None:
        """Put 0 into every blank cell of the table."""
        self.status_message.emit(many_cells.fill_blanks(self.document, self.figures.table))

    def follow_totals(self) -> None:
        """Let every total of the table follow from its parts."""
        self.status_message.emit(many_cells.follow_totals(self.document, self.figures.table))

    def annotate(self) -> None:
        """Ask for the remark that is printed in brackets beside the current figure."""
        note = note_ref(self.current)
        present = self.document.report.text(*note)
        text, given = QInputDialog.getText(self, "加注", "印在数字后面的括号里，例如：其中修订16件", text=present)
        if given:
            self.document.push({note: text.strip() or None}, "加注")

    # ------------------------------------------------------------ keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for shortcut, act in self._acts.items():
            if event.matches(shortcut):
                act()
                return
        if not self._moved(event):
            super().keyPressEvent(event)

    def _moved(self, event: QKeyEvent) -> bool:
        """Follow a key that moves the cursor or opens the editor; return whether it was one."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not control:
            self._on_left(Direction.UP if shift else Direction.DOWN)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab} and not control:
            self._on_left(Tab.FORWARD if key == Qt.Key.Key_Tab else Tab.BACK)
        elif key == Qt.Key.Key_Backspace:
            self.edit(self.currentIndex(), _Trigger.AnyKeyPressed, event)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and control:
            places = list(self.figures.grid.places)
            self._go(places[0] if key == Qt.Key.Key_Home else places[-1], extend=shift)
        elif key in _EDGES and (control or key in {Qt.Key.Key_Home, Qt.Key.Key_End}):
            self._go(([self.current, *self.figures.grid.ahead(self.current, _EDGES[key])])[-1], extend=shift)
        elif key in _EDGES and shift:
            self._go(self.figures.grid.step(self.current, _EDGES[key]), extend=True)
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
        self._anchor = start if extend else None
        self.scrollTo(index)

    def _on_left(self, move: Direction | Tab) -> None:
        """Go on after Enter, Tab or an arrow: Enter after a run of Tabs returns below its start."""
        self.setFocus()
        if isinstance(move, Tab):
            start = self._tab_start or self.current
            self._go(self._input_beside(self.current, move))
            self._tab_start = start
        else:
            start = (self._tab_start if move is Direction.DOWN else None) or self.current
            self._go(self.figures.grid.step(start, move))

    def _input_beside(self, here: CellRef, move: Tab) -> CellRef:
        """Return the next cell to fill in, row by row; totals are passed over."""
        totals = self.document.report.form.totals
        inputs = [ref for ref in self.figures.grid.places if ref == here or ref not in totals]
        return inputs[(inputs.index(here) + move.value) % len(inputs)]

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        direction = _DIRECTIONS.get(action)
        if direction is None:
            return self.currentIndex()
        return self.figures.at(self.figures.grid.step(self.current, direction))

    @override
    def edit(  # type: ignore[override]  # Qt has two methods of this name
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = _Trigger.EditKeyPressed,
        event: QEvent | None = None,
    ) -> bool:
        ref = self.figures.ref(index)
        if ref and self.document.is_held(ref) and trigger & self.editTriggers() and not self._unlock(ref):
            return False
        opened = super().edit(index, trigger, event)  # type: ignore[arg-type]  # Qt takes none
        editor = self.indexWidget(index) if opened else None
        if isinstance(editor, FigureEditor):
            editor.typed_over = trigger == _Trigger.AnyKeyPressed
            if not editor.typed_over:
                editor.end(False)  # not selected: what is typed now adds to what is there
        return opened

    def _unlock(self, ref: CellRef) -> bool:
        """Ask for the reason why a carried figure has to be another one; return whether there is one."""
        if ref not in self.document.locked:
            self.status_message.emit(
                "这一格的合计来自去年报告带过来的数；要改请改各栏的数，并说明理由。按 Delete 恢复自动计算。"
            )
            return False
        asked = f"{self.document.origin(ref)}，一般不改。\n确实要改，请先写明理由（会印在报送确认单上）："
        reason = (LinesBox.ask("改结转数", asked, self) or "").strip()
        if reason:
            self.document.push({carry_key(ref): reason}, "说明理由")
        return bool(reason)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let a text that comes in one go begin the cell: Qt would open the editor, but lose the text."""
        whole = bool(event.commitString()) and self.state() != QAbstractItemView.State.EditingState
        if whole and self.edit(self.currentIndex(), _Trigger.AnyKeyPressed):
            QCoreApplication.sendEvent(self.indexWidget(self.currentIndex()), event)
        else:
            super().inputMethodEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._tab_start = None
        if ref := self.figures.ref(current):
            self.entered_cell.emit(ref)
