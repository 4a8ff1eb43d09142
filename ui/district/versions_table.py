"""The cells in which versions differ, in lines; the marks of the versions stand above their columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFont
from typing_extensions import override

from models.district.version_differences import CellLine
from ui.kit.item_models import Index
from ui.kit.shown_text import one_line, tool_tip
from ui.kit.spoken import spoken_cell_of_row
from ui.kit.theme import colours

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class VersionsTable(QAbstractTableModel):
    """Shows lines as they are handed over."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CellLine] = ()
        self._headings: Sequence[str] = ()
        self._has_before = self._has_by = False

    def show_lines(self, lines: Sequence[CellLine], marks: Sequence[str], before: str = "") -> None:
        """Show these.

        Args:
            lines: In the order of the form.
            marks: Of the versions, in the order of their values.
            before: What the version before is called; blank where none is known.
        """
        self.beginResetModel()
        self._lines, self._has_before, self._has_by = lines, bool(before), len(marks) == 2
        by = [f"{marks[1]}比{marks[0]}"] if self._has_by else []
        self._headings = ["格", *([before] if before else []), *marks, *by]
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        words = self._words(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one_line(words)
            case Qt.ItemDataRole.ToolTipRole:
                return tool_tip(words)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_cell_of_row(index)
            case _:
                return self._look(index.column(), role)

    def _look(self, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and column:
            return _RIGHT
        if role == Qt.ItemDataRole.BackgroundRole and self._is_version(column):
            return QColor(colours().warning_light)
        return _bold() if role == Qt.ItemDataRole.FontRole and self._is_version(column) else None

    def _words(self, index: Index) -> str:
        line = self._lines[index.row()]
        before = (line.before,) if self._has_before else ()
        every = [line.place, *before, *line.values, *((line.by,) if self._has_by else ())]
        return str(every[index.column()])

    def _is_version(self, column: int) -> bool:
        first = 2 if self._has_before else 1
        return first <= column < len(self._headings) - self._has_by


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
