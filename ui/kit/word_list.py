"""Rows of words, each told whole to the mouse and to who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from ui.kit.copied_words import copying_words
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row


class ListModel(QAbstractTableModel):
    """Rows of words under headings."""

    def __init__(self, headings: Sequence[str], rows: Sequence[Sequence[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings, self._rows = headings, rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._headings[section] if shown else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case _:
                return None


def row_view(name: str, model: QAbstractItemModel, *wide: int, copies: bool = True) -> QTableView:
    """Return a view of rows, some columns of which share the room that is left.

    Args:
        name: What it is called for who cannot see it.
        model: The rows.
        wide: Those columns.
        copies: Whether Ctrl+C copies a line; where not, what it stands in has to do something else with these keys.
    """
    view = copying_words(QTableView()) if copies else QTableView()
    view.setModel(model)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setWordWrap(False)
    view.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    for column in wide:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return view
