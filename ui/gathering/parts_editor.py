"""How a figure of a room is typed in its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    Qt,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from ui.kit.item_models import Index
from ui.kit.undo import leave_undo_to_window
from ui.report.table.cell_clipboard import taken_cells

if TYPE_CHECKING:
    from ui.gathering.parts_table import PartsTable

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FigureEditing(QStyledItemDelegate):
    """What is typed is kept at every key; Esc takes it back."""

    def __init__(self, table: PartsTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor, parts = FigureField(parent), self._table.parts
        parts.run = object()
        editor.before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        row, column = index.row(), index.column()
        editor.textEdited.connect(lambda text: parts.setData(parts.index(row, column), text))
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what stands in the cell, once; what is being typed stays as typed."""
        if isinstance(editor, FigureField) and not editor.is_filled:
            editor.is_filled = True
            editor.setText(editor.before)

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Do nothing: what is typed is kept already."""

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, FigureField) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if event.matches(QKeySequence.StandardKey.Paste) and len(copied_figures().split()) > 1:
                self._close(editor)
                self._table.paste()
                return True
            if key == Qt.Key.Key_Escape:
                index = self._table.currentIndex()
                self._table.parts.setData(index, editor.before)
                self._close(editor)
                return True
            if key in ENTER or key == Qt.Key.Key_Down:
                self._close(editor)
                self._table.go_down()
                return True
            if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._close(editor)
                self._table.focusNextPrevChild(key == Qt.Key.Key_Tab)
                return True
        return super().eventFilter(editor, event)

    def _close(self, editor: QWidget) -> None:
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._table.setFocus()


def copied_figures() -> str:
    """Return the words of the cells that were copied; empty if there are none."""
    block = taken_cells()
    return block.text if block else ""


class FigureField(QLineEdit):
    """The editor of a figure.

    Attributes:
        before: What stood in the cell.
        is_filled: Whether it shows that already.
    """

    before, is_filled = "", False

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)
