"""The editor in a number cell: live, with the keys that spreadsheets have taught."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QBrush,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
)
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from models.form.figures import print_figure, read_figure
from models.form.refs import CellRef, Ref
from models.form.vocabulary import FigureKind
from models.report.report import Value
from models.text.characters import without_marks
from models.text.formulas import guarded
from ui.kit.item_models import Index
from ui.kit.theme import colours
from ui.kit.undo import leave_undo_to_window
from ui.report.document import Document
from ui.report.table.cell_clipboard import put_cells, taken_words
from ui.report.table.cell_marks import ground_of
from ui.report.table.spoken_editor import SpokenEditor
from ui.report.table.table_keys import Move, fill_of, move_of
from ui.report.table.table_model import TableModel

_IN_MENU = ("edit-copy", "edit-cut", "edit-paste")
"""What Qt calls copy, cut and paste in the menu of a field."""

_SIDEWAYS = {Move.LEFT, Move.RIGHT}


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
        self._composing = ""
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
        self._spoken = SpokenEditor(self, document, ref)
        self.wear_theme()

    @property
    def _kind(self) -> FigureKind:
        return self.document.report.form.cells[self.ref].kind

    def take_back(self) -> None:
        """Leave the cell as it was before the editor opened."""
        self._composing = ""
        QGuiApplication.inputMethod().reset()
        self.document.push({self.ref: self._before}, "填写", self._run)

    def withdraw(self) -> dict[Ref, Value | None]:
        """Take back what was typed and return it, for a step that it is to be part of."""
        typed: dict[Ref, Value | None] = {self.ref: self.document.report.values.get(self.ref)}
        self.take_back()
        return typed

    def take_in(self) -> None:
        """Take in digits that an input method still holds; words that it has not decided on are no answer."""
        QGuiApplication.inputMethod().commit()
        words, self._composing = self._composing, ""
        if any(map(str.isdigit, words)):
            event = QInputMethodEvent()
            event.setCommitString(words)
            QCoreApplication.sendEvent(self, event)

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
        """Put in what is on the clipboard, as it was in one of our own cells, without marks that nobody sees."""
        self.insert(without_marks(taken_words()))

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

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = event.preeditString()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take_in()
        self._spoken.finish()
        super().focusOutEvent(event)

    def _on_edited(self, text: str) -> None:
        answer: dict[Ref, Value | None] = {self.ref: read_figure(text, self._kind)}
        self._typing = not self.document.held(answer, self._run)
        self.document.push(answer, "填写", self._run)
        if not self._typing:
            self._show_figure()
        self._typing = False

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        """Show what others change; what is being typed stays as typed."""
        if self.ref in refs and self.ref in self.document.report.form.cells:  # else another year has another form
            self.wear_theme()
            if not self._typing:
                self._show_figure()

    def _show_figure(self) -> None:
        self.setText(print_figure(self.document.report.content(self.ref), self._kind))

    @override
    def event(self, event: QEvent) -> bool:
        return leave_undo_to_window(event) or super().event(event)

    def wear_theme(self) -> None:
        """Colour the editor like its cell, which it covers."""
        mark = self.document.last_marks.get(self.ref)
        ground = ground_of(mark) if mark else QBrush(QColor(colours().paper))
        if self.palette().brush(QPalette.ColorRole.Base) != ground:
            palette = QPalette()
            palette.setBrush(QPalette.ColorRole.Base, ground)
            self.setPalette(palette)


class FigureDelegate(QStyledItemDelegate):
    """Opens editors and turns their keys into moves.

    Signals:
        left: An editor closes and the cursor goes on, a `Move`.
        filled: Cells are to be filled with what stands in another one, a `Fill`.
    """

    left = Signal(object)
    filled = Signal(object)

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
            if how := fill_of(event):
                self.filled.emit(how)
                return True
            move = move_of(event)
            if move and (editor.typed_over or move not in _SIDEWAYS):
                editor.take_in()
                self._close(editor)
                self.left.emit(move)
                return True
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            return False  # the clerk looks at another window, and comes back to a figure that is half typed
        return super().eventFilter(editor, event)

    def _close(self, editor: FigureEditor) -> None:
        editor.document.settle(editor.ref)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)


def _settle(editor: QWidget) -> None:
    """Take back a reason that what was typed in a cell does not need after all, however the cell is left."""
    if isinstance(editor, FigureEditor) and editor.isModified():
        editor.document.settle(editor.ref)
