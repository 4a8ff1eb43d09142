"""A statutory table with the figures that were read, to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from models.form.vocabulary import Table
from ui.incoming.read_document import ReadDocument
from ui.report.table.table_model import TableModel
from ui.report.table.table_view import TableView

_LEAST = 150
"""Pixels that a table is high at least. Chosen: its headings, and three rows."""


class ReadTable(TableView):
    """Shows the figures of a table; Tab and Enter are those of the dialog.

    Signals:
        wants_out: The clerk does not want the chosen figures, or wants them again.
    """

    wants_out = Signal()

    def __init__(self, document: ReadDocument, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(TableModel(document, table), parent)
        self.figures.setParent(self)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(f"{table.call}里读到的数")
        self.setAccessibleDescription(document.read_only)
        self.setMinimumHeight(_LEAST)

    @override
    def clear(self, text: str = "") -> None:
        self.wants_out.emit()

    @override
    def cut(self) -> None:
        self.copy()

    @override
    def paste(self) -> None:
        self.status_message.emit(self.document.read_only)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
        else:
            super().keyPressEvent(event)
