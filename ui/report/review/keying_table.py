"""The statutory table, empty, to be keyed a second time with the same keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.form.vocabulary import Table
from ui.kit.item_models import Index
from ui.report.review.second_document import SecondDocument
from ui.report.table.figure_delegate import FigureEditor
from ui.report.table.table_model import TableModel
from ui.report.table.table_view import TableView

_Trigger = QAbstractItemView.EditTrigger
_NO_PASTE = "复核请照着原始材料一格一格录，不从别处粘贴。"


class KeyingTable(TableView):
    """A table of the second person's copy.

    Signals:
        keyed: Something was keyed and compared.
    """

    keyed = Signal()

    def __init__(self, second: SecondDocument, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(TableModel(second, table), parent)
        self.figures.setParent(self)
        self.second, self._is_typed = second, False
        self.setAccessibleName(f"{table.call}，第二次录入")
        self.itemDelegate().closeEditor.connect(self._on_closed)
        second.checked.connect(self.keyed)

    @override
    def edit(  # type: ignore[override]  # Qt has two methods of this name
        self,
        index: Index,
        trigger: QAbstractItemView.EditTrigger = _Trigger.EditKeyPressed,
        event: QEvent | None = None,
    ) -> bool:
        before, ref = self.second.typing, self.figures.ref(index)
        if ref and trigger & self.editTriggers():
            self.second.typing = ref  # the key that opens the editor is typed in it at once
        opened = super().edit(index, trigger, event)
        editor = self.indexWidget(index)
        if not isinstance(editor, FigureEditor):
            self.second.typing = before
        elif opened:
            self._is_typed = trigger == _Trigger.AnyKeyPressed
            editor.textEdited.connect(self._on_typed)
            editor.installEventFilter(self)
        return opened

    def _on_typed(self) -> None:
        self._is_typed = True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, FigureEditor):
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                self._is_typed = False  # it takes back what was typed
            return False
        return super().eventFilter(watched, event)

    def _on_closed(self, editor: QWidget) -> None:
        if isinstance(editor, FigureEditor):
            self.second.leave(editor.ref, typed=self._is_typed)
            self.keyed.emit()

    @override
    def paste(self) -> None:
        """Paste nothing: what was keyed before could be what is pasted."""
        self.status_message.emit(_NO_PASTE)

    @override
    def annotate(self) -> None:
        """Ask for no remark: those are the report's."""
