"""A statutory table to be looked at: nothing is typed, what is chosen can be copied, Tab goes on to the next part."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from models.form.vocabulary import Table
from models.report.copied_block import copied_block
from models.text.formulas import guarded
from ui.report.document import Document
from ui.report.table.cell_clipboard import put_cells
from ui.report.table.table_cursor import TableCursor
from ui.report.table.table_model import TableModel

_LEAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
"""Keys that are no step from figure to figure where nothing is filled in."""


class LookedAtTable(TableCursor):
    """Shows one table of a document that may only be read; last year's figures stand beside where there are any.

    Args:
        whose: Whose figures these are, for who cannot see it.
    """

    def __init__(self, document: Document, table: Table, whose: str, parent: QWidget | None = None) -> None:
        super().__init__(TableModel(document, table), parent)
        self.figures.setParent(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(f"{table.call}，{whose}")
        self.setAccessibleDescription(document.read_only)
        self.setObjectName("reviewed")
        self.compare(on=document.previous is not None)

    def copy(self) -> None:
        """Put what is chosen on the clipboard, guarded where a spreadsheet would take it for a formula."""
        cells = self.document.report, self.figures.grid, self.chosen
        put_cells(copied_block(*cells), copied_block(*cells, guarded))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _LEAVING or event.key() == Qt.Key.Key_Backspace:
            event.ignore()
        else:
            super().keyPressEvent(event)
