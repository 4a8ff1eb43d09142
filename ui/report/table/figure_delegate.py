"""The editor in a number cell: live, with the keys that spreadsheets have taught."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QBrush,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.form.figures import print_figure, read_figure
from models.form.grid import Direction
from models.form.refs import CellRef, Ref
from models.form.vocabulary import FigureKind
from models.report.report import Value
from models.text.formulas import guarded
from ui.kit import colours
from ui.kit.item_models import Index
from ui.kit.undo import leave_undo_to_window
from ui.report.document import Document
from ui.report.table.cell_clipboard import put_cells, taken_cells
from ui.report.table.cell_marks import ground_of
from ui.report.table.cell_painting import paint_ring
from ui.report.table.table_model import TableModel

_MOVES = {
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
}
_IN_MENU = ("edit-copy", "edit-cut", "edit-paste")
"""What Qt calls copy, cut and paste in the menu of a field."""

_SIDEWAYS = {Direction.LEFT, Direction.RIGHT}


class Tab(Enum):
    """Where the Tab key leads: to the next or the previous cell to fill in."""

    FORWARD = 1
    BACK = -1


class FigureEditor(QLineEdit):
    """The editor of one cell; every keystroke is in the report at once.

    Attributes:
        typed_over: Whether it was opened by typing, so that the left and right arrows leave the cell.
    """

    def __init__(self, document: Document, ref: CellRef, parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self.ref = document, ref
        self.typed_over = False
        self._before = document.report.values.get(ref)
        self._run = document.new_run()
        self._typing = False
        self._acts: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Cut: self.cut,
            QKeySequence.StandardKey.Paste: self.paste,
        }
        self.setAutoFillBackground(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._show_figure()
        self.textEdited.connect(self._on_edited)
        document.changed.connect(self._on_changed)
        self._show_mark()

    @property
    def _kind(self) -> FigureKind:
        return self.document.report.form.cells[self.ref].kind

    def take_back(self) -> None:
        """Leave the cell as it was before the editor opened."""
        self.document.push({self.ref: self._before}, "填写", self._run)

    # ------------------------------------------------------------ clipboard

    @override
    def copy(self) -> None:
        """Put the chosen words on the clipboard, so that no spreadsheet works them out."""
        if words := self.selectedText():
            put_cells(words, guarded(words))

    @override
    def cut(self) -> None:
        """Do so, and take them away here."""
        self.copy()
        self.insert("")

    @override
    def paste(self) -> None:
        """Put in what is on the clipboard, as it was in one of our own cells."""
        self.insert(taken_cells())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        for keys, act in self._acts.items():
            if event.matches(keys):
                act()
                return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the menu do what the keys do: Qt's own would pass over it."""
        menu = self.createStandardContextMenu()
        for name, act in zip(_IN_MENU, self._acts.values(), strict=True):
            action = menu.findChild(QAction, name)
            if isinstance(action, QAction):
                action.triggered.disconnect()
                action.triggered.connect(act)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def _on_edited(self, text: str) -> None:
        answer: dict[Ref, Value | None] = {self.ref: read_figure(text, self._kind)}
        self._typing = not self.document.held(answer, self._run)
        self.document.push(answer, "填写", self._run)
        if not self._typing:
            self._show_figure()
        self._typing = False

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        """Show what others change; what is being typed stays as typed."""
        if self.ref in refs:
            self._show_mark()
            if not self._typing:
                self._show_figure()

    def _show_figure(self) -> None:
        self.setText(print_figure(self.document.report.content(self.ref), self._kind))

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)

    def _show_mark(self) -> None:
        """Colour the editor like its cell, which it covers."""
        mark = self.document.marks.get(self.ref)
        ground = ground_of(mark) if mark else QBrush(QColor(colours.PAPER))
        palette = QPalette(self.palette())
        if palette.brush(QPalette.ColorRole.Base) != ground:
            palette.setBrush(QPalette.ColorRole.Base, ground)
            self.setPalette(palette)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_ring(QPainter(self), self.rect())


class FigureDelegate(QStyledItemDelegate):
    """Opens editors and turns their keys into moves.

    Signals:
        left: An editor closes and the cursor goes on: a `Direction` or a `Tab`.
    """

    left = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.closeEditor.connect(_settle)

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        ref = model.ref(index) if isinstance(model, TableModel) else None
        if not isinstance(model, TableModel) or ref is None:
            return super().createEditor(parent, option, index)
        return FigureEditor(model.document, ref, parent)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Do nothing: the editor knows its cell, and the model's news must not disturb the typing."""

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Do nothing: what is typed is in the report already."""

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, FigureEditor) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                editor.take_back()
                self._close(editor)
                return True
            if (move := _move(editor, event)) is not None:
                self._close(editor)
                self.left.emit(move)
                return True
        return super().eventFilter(editor, event)

    def _close(self, editor: FigureEditor) -> None:
        editor.document.settle(editor.ref)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _settle(editor: QWidget) -> None:
    """Take back a reason that what was typed in a cell does not need after all, however the cell is left."""
    if isinstance(editor, FigureEditor) and editor.isModified():
        editor.document.settle(editor.ref)


def _move(editor: FigureEditor, event: QKeyEvent) -> Direction | Tab | None:
    """Return where a key leads out of the cell, or None if it stays with the text."""
    key, shift = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return Direction.UP if shift else Direction.DOWN
    if key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
        return Tab.FORWARD if key == Qt.Key.Key_Tab else Tab.BACK
    move = _MOVES.get(key)
    return None if move in _SIDEWAYS and not editor.typed_over else move
